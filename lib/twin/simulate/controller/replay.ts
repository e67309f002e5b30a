import type { GroupModel } from '../model/group-model';
import { LeaseMemo } from './lease-memo';
import { isPutOff, noLease } from './lease-put-off';
import { SimulatedController } from './simulated-controller';
import { tellControl } from './tell-control';
import type { Ticks } from './ticks';

/** Seconds between two reports of progress. */
const PROGRESS_EVERY = 4096 * 60;

/** Lets a model run to the end of its load, with its controller at each tick. */
export function replay(model: GroupModel, ticks: Ticks | undefined, progress?: (share: number) => void): void {
  const end = 60 * model.options.demand.length;
  const controller = ticks && startController(ticks, model);
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
}

function startController({ controller, interval }: Ticks, model: GroupModel): SimulatedController | undefined {
  const policy = tellControl(controller, model);
  if (policy === undefined) {
    return undefined;
  }
  const renew = isPutOff(model, policy, interval) ? noLease : new LeaseMemo().renewalOf;
  return new SimulatedController(controller, policy, model, renew);
}
