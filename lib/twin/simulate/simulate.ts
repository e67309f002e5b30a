import type { GroupDefinition } from '../template/read-groups';
import type { Stack } from '../template/read-stack';
import { Engine } from './engine';
import type { Run } from './run';
import { defaultTwinParameters, type TwinParameters } from './twin-parameters';

/** A stack, a load, and what neither of them tells. */
export interface SimulateOptions {
  readonly stack: Stack;
  /** Logical id or name of the group. @default - the only one */
  readonly group?: string;
  /** Offered load of each minute, in instance-capacities. */
  readonly demand: Float64Array;
  /** When the load begins. Seconds since 1970, on a full minute. */
  readonly start: number;
  /** @default defaultTwinParameters */
  readonly parameters?: Partial<TwinParameters>;
  /** Decides when in the minute alarms are evaluated, and when instances report with basic monitoring. @default 1 */
  readonly seed?: number;
  /** Requests a minute that one instance-capacity stands for. @default - not known, so no request metric */
  readonly requestsPerCapacity?: number;
  /** Told now and then how much of the run is done, from 0 to 1. */
  readonly progress?: (share: number) => void;
}

/**
 * What a group of the stack does under a load. The group begins at the template's desired capacity, its instances warm.
 * Pure: the same options give the same run, for ever. Takes time and memory linear in the length of the load.
 *
 * @throws RangeError for a group that is not there, an empty load, a minute that is not a number of at least 0, or a
 * parameter below 0
 * @example simulate({ stack: readStack(template), demand: Float64Array.of(1, 2, 3), start: 0 }).actions
 */
export function simulate(options: SimulateOptions): Run {
  const { stack, demand, start, seed = 1, requestsPerCapacity } = options;
  checkDemand(demand);
  if (!Number.isInteger(start) || start % 60 !== 0) {
    throw new RangeError(`start must be on a full minute, got ${start}`);
  }
  const parameters = { ...defaultTwinParameters, ...options.parameters };
  checkParameters(parameters);
  return new Engine({
    stack,
    definition: findGroup(stack, options.group),
    demand,
    start,
    parameters,
    seed,
    requestsPerCapacity,
    progress: options.progress,
  }).run();
}

/**
 * The group that is meant: by logical id or name, or the only one.
 *
 * @throws RangeError when there is no such group, or several and none is named
 */
export function findGroup({ groups }: Stack, wanted?: string): GroupDefinition {
  const found = groups.filter(({ logicalId, name }) => wanted === undefined || wanted === logicalId || wanted === name);
  if (found.length !== 1) {
    const known = groups.map(({ logicalId }) => logicalId).join(', ');
    throw new RangeError(`group must be one of ${known}, got ${wanted ?? 'none'}`);
  }
  return found[0]!;
}

function checkDemand(demand: Float64Array): void {
  if (demand.length === 0) {
    throw new RangeError('demand must have at least one minute, got none');
  }
  const minute = demand.findIndex((value) => !(value >= 0 && value < Number.POSITIVE_INFINITY));
  if (minute >= 0) {
    throw new RangeError(`demand must be a number of at least 0 in every minute, got ${demand[minute]} at ${minute}`);
  }
}

function checkParameters(parameters: TwinParameters): void {
  for (const [name, value] of Object.entries(parameters)) {
    if (typeof value === 'number' && !(value >= 0 && value < Number.POSITIVE_INFINITY)) {
      throw new RangeError(`${name} must be a number of at least 0, got ${value}`);
    }
  }
}
