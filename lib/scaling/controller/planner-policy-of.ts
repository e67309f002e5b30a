import type { PlannerPolicy } from '../planner/planner-policy';
import type { ControllerPolicy } from './controller-policy';
import { minutesToSettle } from './load-source';

/** Utilisation that counts as too high. */
const BOUND = 0.85;

/** Minutes until a load can be read, and the one that is under way when it is. */
const METRIC_DELAY = 1;
const UNDER_WAY = 1;

/** Minutes until a floor that is written now can come into force: AWS takes none for a minute that has begun. */
const FLOOR_DELAY = 2;

/** What a controller's policy asks of the planner. A floor takes longer to become an instance than a desired capacity. */
export function plannerPolicyOf({
  mode,
  source,
  quality,
  bootMinutes: boot,
  minimumHold,
}: ControllerPolicy): PlannerPolicy {
  const bootMinutes = boot + (mode === 'floor' ? FLOOR_DELAY : 0);
  return {
    quality,
    bound: BOUND,
    bootMinutes,
    leadMinutes: METRIC_DELAY + minutesToSettle(source) + UNDER_WAY + bootMinutes,
    holdMinutes: Math.ceil(minimumHold / 60),
  };
}
