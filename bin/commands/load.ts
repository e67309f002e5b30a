import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { isoSeconds } from '../../lib/twin/iso-time';
import { type DemandScale, demandOf } from '../../lib/twin/load/demand';
import { generateTrace, parseGenerator } from '../../lib/twin/load/generators';
import { readTrace } from '../../lib/twin/load/read-trace';
import type { Trace, TraceUnit } from '../../lib/twin/load/trace';
import { fileProblem } from './file-problem';
import type { OnProgress, Progress } from './progress';

/** What a command is told of the load, as it was given. */
export interface LoadArguments {
  readonly trace?: string;
  readonly load?: string;
  readonly days: number;
  readonly unit?: TraceUnit;
  readonly capacityPerInstance?: number;
  readonly peak?: number;
  readonly seed: number;
}

/** A load: as it was recorded or generated, and in instance-capacities. */
export interface Load {
  readonly trace: Trace;
  readonly demand: Float64Array;
}

/**
 * Reads or generates the load that a command is told.
 *
 * @throws Error with one line that says what is wrong and where
 */
export async function readLoad(given: LoadArguments, progress: Progress): Promise<Load> {
  const scale = scaleOf(given);
  const trace = await traceOf(given, progress);
  return { trace, demand: demandOf(trace, scale) };
}

/** For example `7 days from 2026-01-05T00:00:00Z`. */
export function extentOf({ start, perMinute }: Trace): string {
  const hours = perMinute.length / 60;
  const length = hours < 48 ? `${Math.round(hours * 10) / 10} hours` : `${Math.round(hours / 2.4) / 10} days`;
  return `${length} from ${isoSeconds(start)}`;
}

async function traceOf({ trace, load, days, unit, seed }: LoadArguments, progress: Progress): Promise<Trace> {
  if (load !== undefined) {
    return generateTrace({ ...parseGenerator(load), minutes: days * 1440, seed, ...(unit && { unit }) });
  }
  return readFrom(trace!, unit, progress.of(`reading ${basename(trace!)}`));
}

async function readFrom(path: string, unit: TraceUnit | undefined, progress: OnProgress): Promise<Trace> {
  try {
    return readTrace(await readFile(path, 'utf8'), { progress, ...(unit && { unit }) });
  } catch (error) {
    throw new Error(`${path}: ${fileProblem(error)}`, { cause: error });
  }
}

/** Checked before a long file is read. */
function scaleOf({ trace, load, unit, capacityPerInstance, peak }: LoadArguments): DemandScale | undefined {
  if ((trace === undefined) === (load === undefined)) {
    throw new Error('give either --trace or --load');
  }
  if (capacityPerInstance !== undefined && peak !== undefined) {
    throw new Error('give either --capacity-per-instance or --peak');
  }
  if (capacityPerInstance !== undefined) {
    return { capacityPerInstance };
  }
  if (peak !== undefined) {
    return { peak };
  }
  const counted = unit ?? (trace === undefined ? 'instance-capacities' : 'unitless');
  if (counted !== 'instance-capacities') {
    throw new Error(`a load in ${counted} needs --capacity-per-instance or --peak`);
  }
  return undefined;
}
