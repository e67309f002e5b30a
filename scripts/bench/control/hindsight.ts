import type { Contract } from './contract';
import { feedForward } from './feed-forward';
import { type Quality, qualityOf } from './quality';
import { runPolicy } from './run-policy';
import { targetTracking } from './target-tracking';

const FAMILIES = { 'target tracking': targetTracking, 'feed-forward': feedForward } as const;

/** Targets that hindsight may choose from, in 2.5-point steps. */
const TARGETS = Array.from({ length: 35 }, (_, index) => 0.1 + index * 0.025);

/** The best setting of a family of policies for one trace, found with hindsight. */
export interface Hindsight {
  readonly family: string;
  readonly against: string;
  readonly target: number;
  /** Share of instance-hours that the planner saves against it. */
  readonly saved: number;
}

/**
 * What the planner saves against every family at its cheapest target with no more minutes above 85 %. A family without
 * such a target on this trace is left out.
 */
export function hindsightOf(
  planners: ReadonlyArray<readonly [name: string, quality: Quality]>,
  demand: Float64Array,
  optimum: Int32Array,
  contract: Contract,
): Hindsight[] {
  return Object.entries(FAMILIES).flatMap(([family, policyAt]) => {
    const settings = TARGETS.map((target) => ({
      target,
      ...qualityOf(runPolicy(policyAt(family, target), demand, contract), optimum),
    })).sort((a, b) => a.hours - b.hours);
    return planners.flatMap(([against, { hours, above85 }]) => {
      const best = settings.find((setting) => setting.above85 <= above85);
      return best === undefined ? [] : [{ family, against, target: best.target, saved: 1 - hours / best.hours }];
    });
  });
}
