import type { LargestStep } from './step-of';
import type { Summary } from './summarize';

/** A number of a summary that a condition can be about. */
interface Measure {
  readonly value: (summary: Summary) => number;
  /** What 100 % of it is. Undefined when a percentage means nothing. */
  readonly whole?: (summary: Summary) => number;
}

/** By the names that `--fail-if` takes. */
export const measures: { readonly [name: string]: Measure } = {
  minutesAbove85: { value: ({ minutesAbove85 }) => minutesAbove85, whole: ({ minutes }) => minutes },
  minutesAbove100: { value: ({ minutesAbove100 }) => minutesAbove100, whole: ({ minutes }) => minutes },
  minutesOverProvisioned: {
    value: ({ elasticity, minutes }) => Math.round(elasticity.overProvisionedTime * minutes),
    whole: ({ minutes }) => minutes,
  },
  minutesToRecover: { value: ({ largestStep }) => minutesToRecover(largestStep) },
  lostDemand: { value: ({ lostHours }) => lostHours, whole: ({ demandHours }) => demandHours },
  instanceHours: { value: ({ instanceHours }) => instanceHours, whole: ({ oracle }) => oracle.instanceHours },
  scalingActions: { value: ({ scaleOuts, scaleIns }) => scaleOuts + scaleIns },
  peakCapacity: { value: ({ peakCapacity }) => peakCapacity },
};

/** How much of the whole something is; nothing of nothing is nothing. */
export function share(part: number, whole: number): number {
  return part === 0 ? 0 : part / whole;
}

/** No time without a step, and all of it when the group did not recover. */
function minutesToRecover(step: LargestStep | undefined): number {
  return step === undefined ? 0 : (step.minutesToRecover ?? Number.POSITIVE_INFINITY);
}
