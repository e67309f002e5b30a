import { balancerGuide } from './aws-pages';
import { type Check, each, type Problem } from './check';
import { outOfRange } from './range';
import { TARGET_GROUP } from './resource-types';
import type { TemplateReader } from './template-reader';
import { TemplateValue } from './template-value';

const ATTRIBUTES_PAGE = balancerGuide('edit-target-group-attributes');
const ALGORITHM = 'load_balancing.algorithm.type';
const LISTENERS = ['AWS::ElasticLoadBalancingV2::Listener', 'AWS::ElasticLoadBalancingV2::ListenerRule'];

/** Target groups, and how listeners share requests among them. */
export const TARGET_GROUP_CHECKS: readonly Check[] = [
  {
    id: 'slow-start-algorithm',
    severity: 'error',
    what: 'Slow start with an algorithm that has none',
    why: 'slow start works with round_robin only, and the balancer refuses it with any other',
    fix: 'set slow_start.duration_seconds to 0, or the algorithm to round_robin',
    source: ATTRIBUTES_PAGE,
    rule: '7.3',
    find: each(TARGET_GROUP, function* ({ properties }) {
      const seconds = slowStartOf(properties) ?? 0;
      const algorithm = attribute(properties, ALGORITHM).text ?? 'round_robin';
      yield seconds > 0 &&
        algorithm !== 'round_robin' && [
          PLACE,
          `slow_start.duration_seconds must be 0 for ${algorithm}, got ${seconds}`,
        ];
    }),
  },
  {
    id: 'slow-start-range',
    severity: 'error',
    what: 'The duration of slow start is neither 0 nor between 30 and 900 seconds',
    why: 'the balancer refuses it',
    fix: 'give 0, or 30 to 900 seconds',
    source: ATTRIBUTES_PAGE,
    rule: '7.3',
    find: each(TARGET_GROUP, function* ({ properties }) {
      yield ranged(properties, 'slow_start.duration_seconds', 30, 900, [0]);
    }),
  },
  {
    id: 'stickiness-with-weighted-random',
    severity: 'error',
    what: 'Sticky sessions with the algorithm `weighted_random`',
    why: 'the algorithm picks a target for each request, and the balancer refuses both together',
    fix: 'set stickiness.enabled to false, or another algorithm',
    source: balancerGuide('load-balancer-target-groups'),
    find: each(TARGET_GROUP, function* ({ properties }) {
      const isRandom = attribute(properties, ALGORITHM).text === 'weighted_random';
      yield isRandom &&
        attribute(properties, 'stickiness.enabled').isTrue && [
          PLACE,
          'stickiness.enabled must be false for weighted_random, got true',
        ];
    }),
  },
  {
    id: 'anomaly-mitigation-algorithm',
    severity: 'error',
    what: 'Anomaly mitigation with an algorithm other than `weighted_random`',
    why: 'only weighted_random has weights that could be lowered for an instance that misbehaves',
    fix: 'set the algorithm to weighted_random, or anomaly mitigation to off',
    source: balancerGuide('load-balancer-target-groups'),
    find: each(TARGET_GROUP, function* ({ properties }) {
      const isOn = attribute(properties, 'load_balancing.algorithm.anomaly_mitigation').text === 'on';
      const value = attribute(properties, ALGORITHM);
      const algorithm = value.isAbsent ? 'round_robin' : value.text;
      yield isOn &&
        algorithm !== undefined &&
        algorithm !== 'weighted_random' && [
          PLACE,
          `load_balancing.algorithm.anomaly_mitigation must be off for ${algorithm}, got on`,
        ];
    }),
  },
  {
    id: 'deregistration-delay-range',
    severity: 'error',
    what: 'The deregistration delay is not between 0 and 3600 seconds',
    why: 'the balancer refuses it',
    fix: 'give 0 to 3600 seconds',
    source: ATTRIBUTES_PAGE,
    find: each(TARGET_GROUP, function* ({ properties }) {
      yield ranged(properties, 'deregistration_delay.timeout_seconds', 0, 3600);
    }),
  },
  {
    id: 'forward-weight-range',
    severity: 'error',
    what: 'The weight of a target group in a listener is not between 0 and 999',
    why: 'the balancer refuses it',
    fix: 'give 0 to 999',
    source: balancerGuide('load-balancer-listeners'),
    rule: '7.10',
    find: findForwardWeights,
  },
];

const PLACE = 'Properties.TargetGroupAttributes';

/** An attribute by its key; not known as soon as one of the keys is not. */
/** How long a new target gets less than its share, in seconds. */
export function slowStartOf(properties: TemplateValue): number | undefined {
  return attribute(properties, 'slow_start.duration_seconds').number;
}

function attribute(properties: TemplateValue, key: string): TemplateValue {
  const all = properties.at('TargetGroupAttributes').certainList;
  const found = all?.filter((entry) => entry.at('Key').text === key).at(-1);
  const isCertain = all?.every((entry) => entry.at('Key').text !== undefined) ?? false;
  return found?.at('Value') ?? (isCertain ? new TemplateValue(undefined) : TemplateValue.unknown);
}

function ranged(properties: TemplateValue, key: string, min: number, max: number, alsoAllowed?: readonly number[]) {
  const problem = outOfRange(attribute(properties, key), key, min, max, alsoAllowed);
  const [, message] = problem ?? [];
  const last = key.slice(key.lastIndexOf('.') + 1);
  return message === undefined ? undefined : ([PLACE, message.replace(last, key)] as const);
}

function* findForwardWeights(template: TemplateReader): Iterable<Problem> {
  for (const resource of template.ofType(...LISTENERS)) {
    const actions = ['DefaultActions', 'Actions'].flatMap((name) => resource.properties.at(name).list ?? []);
    for (const target of actions.flatMap((action) => action.at('ForwardConfig', 'TargetGroups').list ?? [])) {
      const problem = outOfRange(target.at('Weight'), 'Properties.Actions.Weight', 0, 999);
      if (problem) {
        yield { resource, message: problem[1] };
      }
    }
  }
}
