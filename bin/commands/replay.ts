import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { withLocalTimes, writesTable } from './answer-text';
import { fileProblem } from './file-problem';
import { timeIn } from './plan-table';
import { print } from './print';
import { type Difference, type ReplayedTick, replayTick } from './replay-tick';
import { findTicks } from './tick-lines';

interface ReplayArguments {
  readonly json: boolean;
}

/**
 * Runs `headroom replay`: decides again what the controller's log says that it decided, and compares.
 *
 * @param path of the log; `-` is standard input
 * @returns the exit code: 0; 1 when a decision differs, or the log has none
 * @throws Error with one line for a file that cannot be read
 */
export async function replayCommand(path: string, { json }: ReplayArguments): Promise<number> {
  const { ticks, others } = findTicks(await read(path));
  const replayed = ticks.map(replayTick);
  const different = replayed.filter(({ isSame }) => !isSame).length;
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  print(
    json
      ? [JSON.stringify({ ticks: replayed.map(asJson), different, others }, null, 2)]
      : [...replayed.flatMap((tick) => textOf(tick, timeZone)), summary(replayed.length, different, others)],
  );
  return different > 0 || ticks.length === 0 ? 1 : 0;
}

async function read(path: string): Promise<string> {
  try {
    return await (path === '-' ? text(process.stdin) : readFile(path, 'utf8'));
  } catch (error) {
    throw new Error(`${path}: ${fileProblem(error)}`, { cause: error });
  }
}

function asJson({ tick: { group, now, plan, actions, reasons }, isSame, differences, error }: ReplayedTick) {
  return { group, now, isSame, plan, actions, reasons, differences, ...(error !== undefined && { error }) };
}

function textOf({ tick, differences, isSame, error }: ReplayedTick, timeZone: string): readonly string[] {
  const { group, now, policy, snapshot, actions, reasons } = tick;
  const title = `${timeIn(timeZone, now)} ${timeZone}  ${group}, mode ${policy.mode}: ${isSame ? 'the same' : 'DIFFERS'}`;
  const size = `minimum ${snapshot.range.min}, desired capacity ${snapshot.desiredCapacity}`;
  const lines = [
    size,
    ...reasons.map(({ message }) => withLocalTimes(message, timeZone)),
    ...writesTable(actions, timeZone).map((write) => `> ${write}`),
    ...differences.flatMap(differenceText),
    ...(error === undefined ? [] : [`it cannot be decided again: ${error}`]),
  ];
  return [title, ...lines.map((line) => `  ${line}`), ''];
}

function differenceText({ field, logged, replayed }: Difference): readonly string[] {
  const told = (sign: string, elements: readonly unknown[]) =>
    elements.map((element) => `${sign} ${JSON.stringify(element)}`);
  return [`${field} in the log (-), and decided again (+):`, ...told('-', logged), ...told('+', replayed)];
}

function summary(count: number, different: number, others: number): string {
  const rest = others === 0 ? '' : `; lines of something else: ${others}`;
  if (count === 0) {
    return `no line of a tick that decided something${rest}`;
  }
  return `ticks decided again: ${count}, the same: ${count - different}, different: ${different}${rest}`;
}
