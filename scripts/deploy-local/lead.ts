import { CheckError, checkEqual } from './check';
import { LOAD_NOW } from './day-of-load';
import { leaseIn } from './scheduled-actions';
import type { Target } from './target';
import { baselineOf } from './template';
import { afterQuarter, readControlled, staysTheSame, tick } from './ticks';

/** For so long no floor is to come into force while the controller leads, in milliseconds. */
const GRACE = 15 * 60_000;

/** Mode lead: a tick sets desired capacity for the load, and puts the floors off. */
export async function leadGroup(target: Target): Promise<string> {
  const controlled = await readControlled(target);
  await afterQuarter();

  const startedAt = Date.now();
  const first = await tick(target, controlled);
  const { desired, scheduledActions } = await staysTheSame(target, controlled, first);

  checkEqual('desired capacity, read back', desired, first.plan[0]?.capacity);
  if (!(desired > LOAD_NOW)) {
    throw new CheckError(`desired capacity is ${desired}, not enough for a load of ${LOAD_NOW}`);
  }
  const lease = leaseIn(scheduledActions, baselineOf(target.template));
  checkEqual('the lease, read back', lease, first.plan.slice(1));
  const early = lease.filter(({ from }) => from < startedAt + GRACE);
  checkEqual('floors while the controller leads', early, []);
  return `desired ${first.desiredCapacity.before} to ${desired}; again and after a kill: same plan, no writes`;
}
