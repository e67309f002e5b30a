import type { StepAdjustment } from '../../../scaling/step-adjustment';
import type { Finding, PropertyReader } from '../../template/property-reader';

type Bounds = Required<Pick<StepAdjustment, 'lowerBound' | 'upperBound'>>;

/** The bounds of a step adjustment; one that is missing is infinite. */
export function boundsOf(step: PropertyReader): Bounds {
  return {
    lowerBound: step.number('MetricIntervalLowerBound') ?? Number.NEGATIVE_INFINITY,
    upperBound: step.number('MetricIntervalUpperBound') ?? Number.POSITIVE_INFINITY,
  };
}

/**
 * Reports step bounds that AWS refuses.
 *
 * @param path of the StepAdjustments
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scaling-simple-step.html
 */
export function reportBounds(steps: readonly Bounds[], path: string, report: (finding: Finding) => void): void {
  const sorted = [...steps].sort((one, other) => (one.lowerBound < other.lowerBound ? -1 : 1));
  for (const [index, step] of sorted.entries()) {
    const problem = problemOf(step, sorted[index + 1]);
    if (problem !== undefined) {
      report({ path, message: `${problem}: taken as written, the first step that holds the metric counts` });
    }
  }
}

function problemOf(step: Bounds, next: Bounds | undefined): string | undefined {
  const { lowerBound, upperBound } = step;
  if (lowerBound === Number.NEGATIVE_INFINITY && upperBound === Number.POSITIVE_INFINITY) {
    return 'a step must have a lower or an upper bound, got neither';
  }
  if (!(lowerBound < upperBound)) {
    return `the lower bound of a step must be below its upper bound, got ${shown(step)}`;
  }
  return next === undefined || next.lowerBound === upperBound
    ? undefined
    : `steps must neither overlap nor leave a gap, got ${shown(step)} and ${shown(next)}`;
}

function shown({ lowerBound, upperBound }: Bounds): string {
  const from = Number.isFinite(lowerBound) ? `from ${lowerBound} ` : '';
  return Number.isFinite(upperBound) ? `${from}to ${upperBound}` : `${from}on`;
}
