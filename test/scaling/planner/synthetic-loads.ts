import type { LoadSample } from '../../../lib/scaling/load-sample';
import { observe } from '../../../lib/scaling/planner/observe';
import { planCapacity } from '../../../lib/scaling/planner/plan-capacity';
import type { PlannerPolicy } from '../../../lib/scaling/planner/planner-policy';
import { emptyPlanner } from '../../../lib/scaling/planner/planner-state';
import { seededRandom } from '../../../lib/twin/load/random';

export const MINUTE = 60_000;

/** Metric delay 1, boot 3: known at the start of minute t is t - 2, and a launch serves from t + 3. */
export const POLICY: PlannerPolicy = { quality: 0.05, bound: 0.85, bootMinutes: 3, leadMinutes: 5, holdMinutes: 0 };
const DELAY = POLICY.leadMinutes - POLICY.bootMinutes;

/** A daily cycle with noise, in instance-capacities. */
export function dailyLoad(days: number, mean: number, noise: number, seed = 1): number[] {
  const { normal } = seededRandom(seed);
  return Array.from({ length: days * 1440 }, (_, minute) =>
    Math.max(0, mean * (1 + 0.5 * Math.sin((2 * Math.PI * minute) / 1440)) * (1 + noise * normal())),
  );
}

/** Loads as samples of consecutive minutes, the first one ending a minute after `start`. */
export function samplesOf(loads: readonly number[], start = 0): LoadSample[] {
  return loads.map((offeredLoad, index) => ({ at: start + (index + 1) * MINUTE, offeredLoad }));
}

/** The capacity that is wanted after each load of a fresh planner. */
export function capacitiesFor(loads: readonly number[], policy = POLICY): number[] {
  const state = emptyPlanner();
  return loads.map((load, index) => {
    observe(state, index + 1, load, policy);
    return planCapacity(state)!;
  });
}

/** Share of minutes from `start` on in which the load is above `bound` times what serves, had every plan been carried out. */
export function violationShare(loads: readonly number[], policy: PlannerPolicy, start: number): number {
  const capacities = capacitiesFor(loads, policy);
  let violations = 0;
  for (let minute = start; minute < loads.length; minute++) {
    const wanted = capacities.slice(minute - DELAY - policy.bootMinutes, minute - DELAY + 1);
    violations += loads[minute]! > policy.bound * Math.min(...wanted) ? 1 : 0;
  }
  return violations / (loads.length - start);
}
