import { isoSeconds } from '../iso-time';

/** A scaling activity: one instance coming or going. Times in seconds since 1970. */
export interface Activity {
  readonly id: string;
  readonly description: string;
  /** Why, in AWS's words. */
  readonly cause: string;
  readonly startTime: number;
  /** Undefined while it is in progress. */
  readonly endTime?: number;
  readonly statusCode: 'PreInService' | 'WaitingForELBConnectionDraining' | 'InProgress' | 'Successful';
  /** Percent. */
  readonly progress: number;
  /** JSON, as the API returns it. */
  readonly details: string;
}

/**
 * The sentences of a cause, worded as the service words them (two spaces between sentences).
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_Activity.html
 */
export const causes = {
  created: (at: number, desired: number) =>
    `At ${isoSeconds(at)} a user request created an AutoScalingGroup changing the desired capacity from 0 to ${desired}.`,
  setDesired: (at: number, from: number, to: number) =>
    `At ${isoSeconds(at)} a user request explicitly set group desired capacity changing the desired capacity from ${from} to ${to}.`,
  updated: (at: number, group: { min: number; max: number; desired: number }, from: number) =>
    `At ${isoSeconds(at)} a user request update of AutoScalingGroup constraints to min: ${group.min}, max: ${group.max}, desired: ${group.desired} changing the desired capacity from ${from} to ${group.desired}.`,
  started: (at: number, from: number, to: number) =>
    `At ${isoSeconds(at)} an instance was started in response to a difference between desired and actual capacity, increasing the capacity from ${from} to ${to}.`,
  takenOut: (at: number, from: number, to: number, instanceId: string) =>
    `At ${isoSeconds(at)} an instance was taken out of service in response to a difference between desired and actual capacity, shrinking the capacity from ${from} to ${to}.  At ${isoSeconds(at)} instance ${instanceId} was selected for termination.`,
};

/** The activity with its end: successful, at a time. */
export function finished(activity: Activity, endTime: number): Activity {
  return {
    ...activity,
    description: activity.description.replace(/ - Waiting For ELB Connection Draining\.$/, ''),
    endTime,
    statusCode: 'Successful',
    progress: 100,
  };
}
