import { observe } from '../../../lib/scaling/planner/observe';
import { planCapacity } from '../../../lib/scaling/planner/plan-capacity';
import { emptyPlanner } from '../../../lib/scaling/planner/planner-state';
import { BOUND, type Contract } from './contract';
import type { NamedPolicy } from './policy';

/** The planner, asked for a share of minutes above the bound. */
export function planner(name: string, quality: number, { boot, metricDelay, hold }: Contract): NamedPolicy {
  const policy = {
    quality,
    bound: BOUND,
    bootMinutes: boot,
    leadMinutes: metricDelay + 1 + boot,
    holdMinutes: hold,
  };
  return {
    name,
    start() {
      const state = emptyPlanner();
      return {
        see: (minute, load) => observe(state, minute, load, policy),
        decide: (fleet) => planCapacity(state) ?? fleet.desired,
      };
    },
  };
}
