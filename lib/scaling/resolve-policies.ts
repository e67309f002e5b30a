interface Proposals {
  /** Desired capacity now, in instances. */
  readonly desired: number;
  /** Desired capacities that policies which scale out propose. */
  readonly scaleOut: readonly number[];
  /** Desired capacities that target tracking policies which scale in propose. */
  readonly scaleIn: readonly number[];
  /** Whether every target tracking policy that may scale in is ready to. */
  readonly everyTrackerReady: boolean;
  /**
   * Desired capacities that step and simple policies which scale in propose: these do not wait for the trackers.
   *
   * @default - none
   */
  readonly stepScaleIn?: readonly number[];
}

/**
 * Desired capacity, in instances, after several policies of a group fired together: the largest proposal wins, also
 * among those that scale in. Target tracking scales out if any policy is ready to, and in only if all are.
 *
 * Total: a proposal that is not above (scale-out) or below (scale-in) desired capacity changes nothing.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scale-based-on-demand.html
 * @example resolvePolicies({ desired: 8, scaleOut: [], scaleIn: [6, 5], everyTrackerReady: true }) // 6
 */
export function resolvePolicies(proposals: Proposals): number {
  const { desired, scaleOut, scaleIn, everyTrackerReady, stepScaleIn = [] } = proposals;
  const out = Math.max(desired, ...scaleOut);
  if (out > desired) {
    return out;
  }
  const ready = everyTrackerReady ? [...scaleIn, ...stepScaleIn] : stepScaleIn;
  return ready.length === 0 ? desired : Math.min(desired, Math.max(...ready));
}
