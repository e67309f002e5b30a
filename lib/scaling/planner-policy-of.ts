import type { ControllerPolicy } from './controller-policy';
import type { PlannerPolicy } from './planner/planner-policy';

/** Utilisation that counts as too high. */
export const BOUND = 0.85;

/** Minutes until a load can be read, and the one that is under way when it is. */
const METRIC_DELAY = 1;
const UNDER_WAY = 1;

/** What a controller's policy asks of the planner. */
export function plannerPolicyOf({ quality, bootMinutes, minimumHold }: ControllerPolicy): PlannerPolicy {
  return {
    quality,
    bound: BOUND,
    bootMinutes,
    leadMinutes: METRIC_DELAY + UNDER_WAY + bootMinutes,
    holdMinutes: Math.ceil(minimumHold / 60),
  };
}
