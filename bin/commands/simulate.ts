import { readFile } from 'node:fs/promises';
import { loadStack } from '../../lib/local-aws/main-job/load-stack';
import { costOf } from '../../lib/twin/cost/cost-of';
import { defaultPrices } from '../../lib/twin/cost/prices';
import { usageOf } from '../../lib/twin/cost/usage-of-run';
import { isoSeconds } from '../../lib/twin/iso-time';
import { type DemandScale, demandOf } from '../../lib/twin/load/demand';
import { generateTrace, parseGenerator } from '../../lib/twin/load/generators';
import { readTrace } from '../../lib/twin/load/read-trace';
import type { Trace, TraceUnit } from '../../lib/twin/load/trace';
import { parseCondition } from '../../lib/twin/simulate/report/fail-if';
import { formatSummary } from '../../lib/twin/simulate/report/format-summary';
import { runCsv } from '../../lib/twin/simulate/report/run-csv';
import { runJson } from '../../lib/twin/simulate/report/run-json';
import { summarize } from '../../lib/twin/simulate/report/summarize';
import { requestsPerCapacityOf } from '../../lib/twin/simulate/requests-per-capacity';
import { findGroup, simulate } from '../../lib/twin/simulate/simulate';
import { writeFiles } from './write-files';

/** Arguments of `headroom simulate`, as they were given. */
export interface SimulateArguments {
  readonly trace?: string;
  readonly load?: string;
  readonly days: number;
  readonly unit?: TraceUnit;
  readonly capacityPerInstance?: number;
  readonly peak?: number;
  readonly group?: string;
  /** Of the template, each as `name=value`. */
  readonly parameter?: readonly string[];
  readonly seed: number;
  readonly boot?: number;
  readonly json?: string;
  readonly csv?: string;
  readonly failIf?: readonly string[];
}

/**
 * Runs `headroom simulate`: reads, simulates, prints, writes.
 *
 * @returns the exit code: 0, or 1 when a --fail-if holds
 * @throws Error with one line for input that cannot be used; nothing is written then
 */
export async function simulateCommand(templatePath: string, given: SimulateArguments): Promise<number> {
  const conditions = (given.failIf ?? []).map(parseCondition);
  const stack = await loadStack(templatePath, parametersOf(given.parameter));
  const group = findGroup(stack, given.group);
  const trace = await traceOf(given);
  const demand = demandOf(trace, scaleOf(given));
  print([`${stack.name}, group ${group.logicalId}, ${extent(trace)}, seed ${given.seed}`, '']);
  const requestsPerCapacity = requestsPerCapacityOf(trace, demand);
  const run = simulate({
    stack,
    group: group.logicalId,
    demand,
    start: trace.start,
    seed: given.seed,
    ...(given.boot !== undefined && { parameters: { applicationBoot: given.boot } }),
    ...(requestsPerCapacity !== undefined && { requestsPerCapacity }),
  });
  const summary = summarize(run);
  const cost = costOf(usageOf(group, run), defaultPrices);
  await writeFiles([
    ...(given.json === undefined ? [] : [{ path: given.json, content: [runJson(run, summary)] }]),
    ...(given.csv === undefined ? [] : [{ path: given.csv, content: runCsv(run) }]),
  ]);
  print(formatSummary(summary, cost.total));
  print(section('About the load', trace.findings));
  const notUnderstood = run.findings.map(({ path, message }) => `${path}: ${message}`);
  print(section('About the cost', cost.findings));
  print(section('Not understood or not modelled', notUnderstood));
  const failed = conditions.filter(({ holds }) => holds(summary)).map(({ text }) => text);
  print(section('Failed', failed));
  return failed.length > 0 ? 1 : 0;
}

function parametersOf(texts: readonly string[] = []): { readonly [name: string]: string } {
  return Object.fromEntries(
    texts.map((text) => {
      const [, name, value] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
      if (name === undefined || value === undefined) {
        throw new Error(`--parameter must be like Name=value, got '${text}'`);
      }
      return [name, value];
    }),
  );
}

async function traceOf({ trace, load, days, unit, seed }: SimulateArguments): Promise<Trace> {
  if ((trace === undefined) === (load === undefined)) {
    throw new Error('give either --trace or --load');
  }
  if (load !== undefined) {
    return generateTrace({ ...parseGenerator(load), minutes: days * 1440, seed, ...(unit && { unit }) });
  }
  try {
    return readTrace(await readFile(trace!, 'utf8'), unit ? { unit } : {});
  } catch (error) {
    throw new Error(`${trace}: ${reasonOf(error)}`, { cause: error });
  }
}

function scaleOf({ capacityPerInstance, peak }: SimulateArguments): DemandScale | undefined {
  if (capacityPerInstance !== undefined && peak !== undefined) {
    throw new Error('give either --capacity-per-instance or --peak');
  }
  return capacityPerInstance !== undefined ? { capacityPerInstance } : peak !== undefined ? { peak } : undefined;
}

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return code === 'ENOENT' ? 'no such file' : (message ?? String(error));
}

function extent({ start, perMinute }: Trace): string {
  const hours = perMinute.length / 60;
  const length = hours < 48 ? `${Math.round(hours * 10) / 10} hours` : `${Math.round(hours / 2.4) / 10} days`;
  return `${length} from ${isoSeconds(start)}`;
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
}

function print(lines: readonly string[]): void {
  process.stdout.write(lines.map((line) => `${line}\n`).join(''));
}
