import type { Stack } from '../template/read-stack';
import { loadProblems } from './check-load';
import { parameterProblems } from './check-parameters';
import { replay } from './controller/replay';
import { ticksOf } from './controller/ticks';
import { findGroup } from './find-group';
import { GroupModel } from './model/group-model';
import { ownLoad } from './own-load';
import { refuse } from './refuse';
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
  /** Whether the stack's own capacity controller runs. @default true */
  readonly controller?: boolean;
  /**
   * Whether the run keeps every minute, action and alarm change. Without them there are its totals alone, and memory does
   * not grow with the length of the load.
   *
   * @default true
   */
  readonly timeline?: boolean;
  /** Told now and then how much of the run is done, from 0 to 1. */
  readonly progress?: (share: number) => void;
}

/**
 * What a group of the stack does under a load. The group begins at the template's desired capacity, its instances warm.
 * Pure: the same options give the same run, for ever. Takes time linear in the length of the load, and memory for the
 * timeline.
 *
 * @throws RangeError for a group that is not there; and with all of it in one line for an empty load, a minute that is not
 * a number of at least 0, a start within a minute, and parameters that are not in their ranges
 * @example simulate({ stack: readStack(template), demand: Float64Array.of(1, 2, 3), start: 0 }).actions
 */
export function simulate(options: SimulateOptions): Run {
  const { stack, demand, start, seed = 1, requestsPerCapacity } = options;
  const parameters = { ...defaultTwinParameters, ...options.parameters };
  refuse([...loadProblems(options), ...parameterProblems(parameters)]);
  const definition = findGroup(stack, options.group);
  const own = ownLoad(definition, demand);
  const newModel = () => {
    const model = new GroupModel({
      stack,
      definition,
      demand: own.demand,
      start,
      parameters,
      seed,
      requestsPerCapacity,
      keepsTimeline: options.timeline ?? true,
    });
    own.findings.forEach(model.findings.report);
    return model;
  };
  const isControlled = options.controller !== false;
  const ticks = isControlled ? ticksOf(stack, { groupName: definition.name, seed, parameters }) : undefined;
  return replay(newModel, ticks, options.progress).finish();
}
