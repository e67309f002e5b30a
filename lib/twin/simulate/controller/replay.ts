import type { GroupModel } from '../model/group-model';
import { LeaseMemo } from './lease-memo';
import { isPutOff, LeaseNeededError, noLease } from './lease-put-off';
import { SimulatedController } from './simulated-controller';
import { tellControl } from './tell-control';
import type { Ticks } from './ticks';

/** Seconds between two reports of progress. */
const PROGRESS_EVERY = 4096 * 60;

/**
 * Lets a model run to the end of its load, with its controller at each tick. A lease that is put off at every tick is left
 * out; where it turns out that it was not, a new model runs with it.
 *
 * @returns the model that ran to the end
 */
export function replay(
  newModel: () => GroupModel,
  ...rest: [Ticks | undefined, ((share: number) => void)?]
): GroupModel {
  try {
    return replayOnce(newModel(), true, ...rest);
  } catch (error) {
    if (error instanceof LeaseNeededError) {
      return replayOnce(newModel(), false, ...rest);
    }
    throw error;
  }
}

function replayOnce(
  model: GroupModel,
  mayLeaveOut: boolean,
  ticks: Ticks | undefined,
  progress?: (share: number) => void,
): GroupModel {
  const end = 60 * model.options.demand.length;
  const controller = ticks && startController(ticks, model, mayLeaveOut);
  const interval = controller ? ticks.interval : PROGRESS_EVERY;
  let told = 0;
  for (let time = ticks?.first ?? 0; time < end; time += interval) {
    model.advanceTo(time);
    controller?.tick();
    if (progress && time >= told) {
      progress(time / end);
      told = time + PROGRESS_EVERY;
    }
  }
  return model;
}

function startController(
  { controller, interval }: Ticks,
  model: GroupModel,
  mayLeaveOut: boolean,
): SimulatedController | undefined {
  const policy = tellControl(controller, model);
  if (policy === undefined) {
    return undefined;
  }
  const renew = mayLeaveOut && isPutOff(model, policy, interval) ? noLease : new LeaseMemo().renewalOf;
  return new SimulatedController(controller, policy, model, renew);
}
