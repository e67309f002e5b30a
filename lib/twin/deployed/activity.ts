/** A scaling activity: one instance coming or going. Times in seconds since 1970. */
export interface Activity {
  readonly id: string;
  readonly description: string;
  /** Why, in AWS's words. */
  readonly cause: string;
  readonly startTime: number;
  /** Undefined while it is in progress. */
  readonly endTime?: number;
  readonly statusCode: ActivityStatus;
  /** Percent. */
  readonly progress: number;
  /** JSON, as the API returns it. */
  readonly details: string;
}

/** @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_Activity.html */
type ActivityStatus =
  | 'PreInService'
  | 'InProgress'
  | 'WaitingForELBConnectionDraining'
  | 'MidLifecycleAction'
  | 'Successful'
  | 'Cancelled';

const DRAINING = ' - Waiting For ELB Connection Draining.';

/** What an activity says when it begins. */
export type Beginning = Pick<Activity, 'description' | 'statusCode' | 'progress'>;

/** @param pool where from or to, if it is not started for the group alone */
export function launchOf(instanceId: string, pool?: 'into' | 'from'): Beginning {
  const where = pool ? ` ${pool} warm pool` : '';
  return {
    description: `Launching a new EC2 instance${where}: ${instanceId}`,
    statusCode: 'PreInService',
    progress: 30,
  };
}

export function terminationOf(instanceId: string, { drains = false, fromPool = false }): Beginning {
  const where = fromPool ? ' from warm pool' : '';
  return {
    description: `Terminating EC2 instance${where}: ${instanceId}${drains ? DRAINING : ''}`,
    statusCode: drains ? 'WaitingForELBConnectionDraining' : 'InProgress',
    progress: 50,
  };
}

/** The activity with its end. */
export function ended(activity: Activity, endTime: number, statusCode: 'Successful' | 'Cancelled'): Activity {
  const description = activity.description.replace(DRAINING, '');
  return { ...activity, description, endTime, statusCode, progress: 100 };
}
