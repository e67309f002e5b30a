import type { Answer } from '../../lambda/capacity-controller/answer';
import type { Action } from '../../lib/scaling/controller/decision';
import { aligned, planTable, timeIn } from './plan-table';
import { section } from './print';

/** An answer of the controller for a person: what was done, why, and the plan. */
export function answerText(answer: Answer, timeZone: string): readonly string[] {
  const { group, reasons, writes, plan, mode, dryRun } = answer;
  return [
    `${group}: ${headline(answer)}`,
    ...section(
      'why',
      reasons.map(({ message }) => withLocalTimes(message, timeZone)),
    ),
    ...section(dryRun ? 'would be written' : 'written', writesTable(writes, timeZone)),
    ...section('plan', plan === undefined || plan.length === 0 ? [] : planTable(plan, mode, timeZone)),
  ];
}

/** For example `changed, desired capacity 3 instead of 2`. */
function headline({ command, outcome, dryRun, desiredCapacity, floor, range }: Answer): string {
  const sizes = [sizeText('desired capacity', desiredCapacity), sizeText('floor', floor)].filter((text) => text !== '');
  if (outcome === 'changed') {
    const verb = dryRun ? 'would change' : 'changed';
    return sizes.length > 0 ? [verb, ...sizes].join(', ') : `${verb} its scheduled actions`;
  }
  const said = command === 'plan' ? 'nothing would change' : outcome;
  return `${said}, desired capacity ${desiredCapacity.before} between ${range.min} and ${range.max}`;
}

function sizeText(name: string, change: Answer['floor'] | undefined): string {
  return change === undefined || change.before === change.after
    ? ''
    : `${name} ${change.after} instead of ${change.before}`;
}

/** Writes as a table: the call, what it is about, when. */
export function writesTable(writes: readonly Action[], timeZone: string): readonly string[] {
  return writes.length === 0 ? [] : aligned(writes.map((write) => rowOf(write, timeZone)));
}

function rowOf(write: Action, timeZone: string): readonly string[] {
  switch (write.api) {
    case 'SetDesiredCapacity':
      return [write.api, `desired capacity ${write.desiredCapacity}`, ''];
    case 'DeleteScheduledAction':
      return [write.api, write.name, ''];
    case 'PutScheduledUpdateGroupAction':
      return [write.api, write.name, `minimum ${write.minSize} at ${timeText(write.at, timeZone)}`];
  }
}

/** Times in sentences of the controller, which are ISO 8601 in UTC, as a reader's clock shows them. */
export function withLocalTimes(text: string, timeZone: string): string {
  return text.replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z/g, (time) => timeText(Date.parse(time), timeZone));
}

function timeText(time: number, timeZone: string): string {
  const utc = `${timeIn('UTC', time)} UTC`;
  return timeZone === 'UTC' ? utc : `${timeIn(timeZone, time)} (${utc})`;
}
