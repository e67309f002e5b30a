import { CheckError, checkEqual } from './check';
import { LOAD_NOW, publishDayOfLoad } from './day-of-load';
import { leaseIn } from './scheduled-actions';
import type { Target } from './target';
import { baselineOf } from './template';
import { afterQuarter, readControlled, staysTheSame, tick } from './ticks';

/** Mode floor: with a day of load in CloudWatch, a tick writes the floors of the next, and none but a minimum. */
export async function leaseFloors(target: Target): Promise<string> {
  const controlled = await readControlled(target);
  await publishDayOfLoad(target, controlled.group);
  await afterQuarter();

  const first = await tick(target, controlled);
  const written = await staysTheSame(target, controlled, first);

  const lease = leaseIn(written.scheduledActions, baselineOf(target.template));
  checkEqual('the lease, read back', lease, first.plan.slice(1));
  checkEqual('desired capacity in mode floor', written.desired, first.desiredCapacity.before);
  const floors = lease.slice(0, -1).map(({ capacity }) => capacity);
  const [least, most] = [Math.min(...floors), Math.max(...floors)];
  if (!(floors[0]! > LOAD_NOW && least < LOAD_NOW)) {
    throw new CheckError(`the floors do not follow a load of ${LOAD_NOW} that falls and rises: ${floors.join(', ')}`);
  }
  return `${floors.length} of ${least} to ${most}, then release; again and after a kill: same plan, no writes`;
}
