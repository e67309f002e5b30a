import { apiReference, userGuide } from './aws-pages';
import { type Check, each } from './check';
import { POLICY } from './resource-types';
import type { TemplateValue } from './template-value';

const STEP_SCALING = userGuide('as-scaling-simple-step');
const STEPS = 'Properties.StepAdjustments';

/** Step and simple scaling: the steps, and by how much. */
export const STEP_SCALING_CHECKS: readonly Check[] = [
  {
    id: 'step-without-bounds',
    severity: 'error',
    what: 'A step of several has neither a lower nor an upper bound, or has them the wrong way round',
    why: 'Auto Scaling refuses such a step',
    fix: 'give the upper bound of the step above the lower one, or leave one of them out at the end',
    source: STEP_SCALING,
    find: each(POLICY, function* ({ properties }) {
      for (const [index, { lower, upper }] of boundsOf(properties).entries()) {
        const name = 'MetricIntervalUpperBound must be above MetricIntervalLowerBound';
        yield lower >= upper && [`${STEPS}.${index}`, `${name}, got ${upper} and ${lower}`];
        yield lower === Number.NEGATIVE_INFINITY &&
          upper === Number.POSITIVE_INFINITY && [
            `${STEPS}.${index}`,
            'MetricIntervalLowerBound or MetricIntervalUpperBound must be given, got none',
          ];
      }
    }),
  },
  {
    id: 'steps-with-gap',
    severity: 'error',
    what: 'The steps of a policy overlap, or leave a gap',
    why: 'Auto Scaling refuses such steps, since for some figures it would not know what to do',
    fix: 'let each step begin where the one before ends',
    source: STEP_SCALING,
    find: each(POLICY, function* ({ properties }) {
      const steps = [...boundsOf(properties)].sort((a, b) => a.lower - b.lower || a.upper - b.upper);
      for (const [index, { lower }] of steps.entries()) {
        const before = steps[index - 1]?.upper;
        yield before !== undefined &&
          before !== lower && [
            STEPS,
            `StepAdjustments must follow each other without a gap, got a step up to ${before} and one from ${lower}`,
          ];
      }
    }),
  },
  {
    id: 'steps-without-end',
    severity: 'error',
    what: 'No step is open to the side on which the alarm is in breach',
    why: 'Auto Scaling refuses steps that end: beyond a positive upper bound, or below a negative lower bound, there must be a step',
    fix: 'leave out the upper bound of the highest step, or the lower bound of the lowest',
    source: STEP_SCALING,
    find: each(POLICY, function* ({ properties }) {
      const steps = boundsOf(properties);
      const highest = Math.max(...steps.map(({ upper }) => upper));
      const lowest = Math.min(...steps.map(({ lower }) => lower));
      yield steps.length > 0 &&
        highest > 0 &&
        highest < Number.POSITIVE_INFINITY && [
          STEPS,
          `MetricIntervalUpperBound must be left out for the highest step, got ${highest}`,
        ];
      yield steps.length > 0 &&
        lowest < 0 &&
        lowest > Number.NEGATIVE_INFINITY && [
          STEPS,
          `MetricIntervalLowerBound must be left out for the lowest step, got ${lowest}`,
        ];
    }),
  },
  {
    id: 'exact-capacity-below-zero',
    severity: 'error',
    what: 'An adjustment to an exact capacity is negative',
    why: 'Auto Scaling refuses it, since ExactCapacity is the capacity itself and not a change of it',
    fix: 'give a capacity of at least 0, or ChangeInCapacity',
    source: STEP_SCALING,
    find: each(POLICY, function* ({ properties }) {
      const isExact = properties.at('AdjustmentType').text === 'ExactCapacity';
      const steps = (properties.at('StepAdjustments').list ?? []).map((step) => step.at('ScalingAdjustment'));
      for (const { number } of [properties.at('ScalingAdjustment'), ...steps]) {
        yield isExact &&
          number !== undefined &&
          number < 0 && [
            'Properties.AdjustmentType',
            `ScalingAdjustment must be at least 0 for ExactCapacity, got ${number}`,
          ];
      }
    }),
  },
  {
    id: 'min-adjustment-without-percent',
    severity: 'warning',
    what: '`MinAdjustmentMagnitude` is given for an adjustment that is not in percent',
    why: 'the least number of instances counts for PercentChangeInCapacity only',
    fix: 'leave MinAdjustmentMagnitude out',
    source: apiReference('API_PutScalingPolicy'),
    rule: '2.3',
    find: each(POLICY, function* ({ properties }) {
      const [kind, least] = [properties.at('AdjustmentType').text, properties.at('MinAdjustmentMagnitude')];
      yield least.isGiven &&
        kind !== undefined &&
        kind !== 'PercentChangeInCapacity' && [
          'Properties.MinAdjustmentMagnitude',
          `MinAdjustmentMagnitude must be left out for ${kind}, got ${least.text ?? 'a value'}`,
        ];
    }),
  },
];

interface Bounds {
  readonly lower: number;
  readonly upper: number;
}

/** The bounds of all steps; none when one of them is not known. */
function boundsOf(properties: TemplateValue): readonly Bounds[] {
  const steps = properties.at('StepAdjustments').certainList?.map((step) => ({
    lower: step.at('MetricIntervalLowerBound').numberOr(Number.NEGATIVE_INFINITY),
    upper: step.at('MetricIntervalUpperBound').numberOr(Number.POSITIVE_INFINITY),
  }));
  const isKnown = (step: Partial<Bounds>): step is Bounds => step.lower !== undefined && step.upper !== undefined;
  return steps?.every(isKnown) ? (steps as readonly Bounds[]) : [];
}
