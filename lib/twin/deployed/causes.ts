import type { CapacityRange } from '../../scaling/capacity-range';
import { isoSeconds } from '../iso-time';
import type { CapacityChange } from '../simulate/fleet/journal';
import type { Cause } from '../simulate/model/group';

/** Sizes of a group, in capacity units. */
interface Sizes extends CapacityRange {
  readonly desired: number;
}

/** The sentence in which a cause tells a change of sizes: who changed them to what. */
const constraints = (at: number, who: string, { min, max, desired }: Sizes, from: number) =>
  `At ${isoSeconds(at)} a ${who} update of AutoScalingGroup constraints to min: ${min}, max: ${max}, desired: ${desired} changing the desired capacity from ${from} to ${desired}.`;

const takenOut = (at: number, why: string) =>
  `At ${isoSeconds(at)} an instance was taken out of service in response to ${why}.`;

/**
 * The sentences of an activity's cause, worded as the service words them. Times in seconds since 1970. The words for
 * predictive scaling and for the maximum lifetime are ours: AWS publishes none.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_Activity.html
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/ts-as-healthchecks.html
 */
export const causes = {
  created: (at: number, desired: number) =>
    `At ${isoSeconds(at)} a user request created an AutoScalingGroup changing the desired capacity from 0 to ${desired}.`,
  setDesired: (at: number, from: number, to: number) =>
    `At ${isoSeconds(at)} a user request explicitly set group desired capacity changing the desired capacity from ${from} to ${to}.`,
  updated: (at: number, sizes: Sizes, from: number) => constraints(at, 'user request', sizes, from),
  scheduled: (at: number, sizes: Sizes, from: number) => constraints(at, 'scheduled action', sizes, from),
  predicted: (at: number, sizes: Sizes, from: number) => constraints(at, 'predictive scaling', sizes, from),
  policy: (at: number, alarm: string, policy: string, from: number, to: number) =>
    `At ${isoSeconds(at)} a monitor alarm ${alarm} in state ALARM triggered policy ${policy} changing the desired capacity from ${from} to ${to}.`,
  started: (at: number, from: number, to: number) =>
    `At ${isoSeconds(at)} an instance was started in response to a difference between desired and actual capacity, increasing the capacity from ${from} to ${to}.`,
  takenOut: (at: number, from: number, to: number, instanceId: string) =>
    `${takenOut(at, `a difference between desired and actual capacity, shrinking the capacity from ${from} to ${to}`)}  At ${isoSeconds(at)} instance ${instanceId} was selected for termination.`,
  failed: (at: number) => takenOut(at, 'an EC2 health check indicating it has been terminated or stopped'),
  unhealthy: (at: number) => takenOut(at, 'an ELB system health check failure'),
  tooOld: (at: number) => takenOut(at, 'the maximum instance lifetime'),
};

/** The sentence for a change of desired capacity at a time. */
export function sentenceOf(cause: Cause, { from, to }: CapacityChange, range: CapacityRange, at: number): string {
  const sizes = { ...range, desired: to };
  const { alarm, policy } = cause;
  const sentences: { readonly [by in Cause['by']]: () => string } = {
    creation: () => causes.created(at, to),
    schedule: () => causes.scheduled(at, sizes, from),
    policy: () =>
      alarm === undefined ? causes.predicted(at, sizes, from) : causes.policy(at, alarm, policy, from, to),
    controller: () => causes.setDesired(at, from, to),
    SetDesiredCapacity: () => causes.setDesired(at, from, to),
    UpdateAutoScalingGroup: () => causes.updated(at, sizes, from),
  };
  return sentences[cause.by]();
}
