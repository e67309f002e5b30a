import { readFile } from 'node:fs/promises';
import { isoSeconds } from '../../lib/twin/iso-time';
import { type DemandScale, demandOf } from '../../lib/twin/load/demand';
import { generateTrace, parseGenerator } from '../../lib/twin/load/generators';
import { readTrace } from '../../lib/twin/load/read-trace';
import type { Trace, TraceUnit } from '../../lib/twin/load/trace';

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
export async function readLoad(given: LoadArguments): Promise<Load> {
  const trace = await traceOf(given);
  return { trace, demand: demandOf(trace, scaleOf(given)) };
}

/** For example `7 days from 2026-01-05T00:00:00Z`. */
export function extent({ start, perMinute }: Trace): string {
  const hours = perMinute.length / 60;
  const length = hours < 48 ? `${Math.round(hours * 10) / 10} hours` : `${Math.round(hours / 2.4) / 10} days`;
  return `${length} from ${isoSeconds(start)}`;
}

async function traceOf({ trace, load, days, unit, seed }: LoadArguments): Promise<Trace> {
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

function scaleOf({ capacityPerInstance, peak }: LoadArguments): DemandScale | undefined {
  if (capacityPerInstance !== undefined && peak !== undefined) {
    throw new Error('give either --capacity-per-instance or --peak');
  }
  return capacityPerInstance !== undefined ? { capacityPerInstance } : peak !== undefined ? { peak } : undefined;
}

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return code === 'ENOENT' ? 'no such file' : (message ?? String(error));
}
