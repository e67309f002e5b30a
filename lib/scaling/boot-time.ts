/** A launch that succeeded, as a scaling activity tells it. Times are in milliseconds since the epoch, UTC. */
export interface Launch {
  /** `StartTime` of the activity. */
  readonly startedAt: number;
  /** `EndTime` of the activity. */
  readonly endedAt: number;
}

/** The newest launches, which count. */
const NEWEST = 100;
/** Launches before anything can be said. */
const ENOUGH = 3;
/** The longest that is believed, in seconds: also the default timeout of a lifecycle hook. */
const LONGEST = 3600;

/**
 * How long a launch takes, in seconds: the nearest-rank 90th percentile of the newest 100,
 *
 *     the ceil(0.9 * n)-th shortest of n
 *
 * A launch activity begins when the group asks for the instance and ends, by logs of 2024 to 2026, when the instance is
 * InService: it covers `Pending`, the lifecycle hooks for launching (`Pending:Wait`, `Pending:Proceed`) and the
 * registration with load balancers. In a log of 2018 it lasts until the warm-up is over (`WaitingForInstanceWarmup`). It
 * does not cover an application that still starts, until the load balancer finds it healthy: add that where no hook waits
 * for it. A launch from a warm pool is shorter than a cold one; both count alike.
 *
 * @param launches in any order; one that is negative, longer than an hour, or not a number is ignored
 * @returns undefined for fewer than 3 launches; 3600 at most
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_Activity.html
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-lifecycle.html
 * @see https://en.wikipedia.org/wiki/Percentile#The_nearest-rank_method
 * @example learnedBootTime([40, 60, 50].map((s) => ({ startedAt: 0, endedAt: s * 1000 }))) // 60
 */
export function learnedBootTime(launches: readonly Launch[]): number | undefined {
  const durations = launches
    .filter((launch) => isBelievable(secondsOf(launch)))
    .sort((one, other) => other.startedAt - one.startedAt)
    .slice(0, NEWEST)
    .map(secondsOf)
    .sort((one, other) => one - other);
  return durations.length < ENOUGH ? undefined : durations[Math.ceil((9 * durations.length) / 10) - 1];
}

function secondsOf({ startedAt, endedAt }: Launch): number {
  return (endedAt - startedAt) / 1000;
}

function isBelievable(seconds: number): boolean {
  return seconds >= 0 && seconds <= LONGEST;
}
