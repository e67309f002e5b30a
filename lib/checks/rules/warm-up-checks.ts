import { userGuide } from './aws-pages';
import { type Check, each } from './check';
import { namesOf } from './names-of';
import { outOfRange } from './range';
import { GROUP, POLICY } from './resource-types';
import { slowStartOf } from './target-group-checks';
import type { Resource } from './template-reader';

const WARM_UP = userGuide('ec2-auto-scaling-default-instance-warmup');

/** How long a new instance is left out of what scaling looks at. */
export const WARM_UP_CHECKS: readonly Check[] = [
  {
    id: 'no-default-warm-up',
    severity: 'warning',
    what: 'A group with scaling policies has no `DefaultInstanceWarmup`',
    why: 'policies fall back to the cooldown of 300 seconds, and instances launched on a forecast count at once',
    fix: 'set DefaultInstanceWarmup to the time until an instance works as it should, even if that is 0',
    source: WARM_UP,
    rule: '1.4.1',
    find: each(GROUP, function* (group, template) {
      const { properties } = group;
      const policies = template.attachedTo(group, POLICY).filter(hasNoWarmUp);
      yield properties.at('DefaultInstanceWarmup').isAbsent &&
        properties.at('Cooldown').isAbsent &&
        policies.length > 0 && [
          'Properties.DefaultInstanceWarmup',
          `DefaultInstanceWarmup must be given for ${namesOf(policies)}, got none`,
        ];
    }),
  },
  {
    id: 'slow-start-beyond-warm-up',
    severity: 'warning',
    what: 'Instances get fewer requests than the others for longer than their warm-up lasts',
    why: 'after the warm-up their low figures count in full, so that policies believe that there are instances enough',
    fix: 'set DefaultInstanceWarmup to at least slow_start.duration_seconds of the target group',
    source: WARM_UP,
    rule: '7.3',
    find: each(GROUP, function* (group, template) {
      const warmUp = group.properties.at('DefaultInstanceWarmup').number;
      const policies = template.attachedTo(group, POLICY).filter(waitsForDefault);
      for (const reference of group.properties.at('TargetGroupARNs').list ?? []) {
        const targetGroup = template.targetOf(reference);
        const slowStart = targetGroup && slowStartOf(targetGroup.properties);
        yield slowStart !== undefined &&
          warmUp !== undefined &&
          warmUp >= 0 &&
          slowStart > warmUp &&
          policies.length > 0 && [
            'Properties.DefaultInstanceWarmup',
            `DefaultInstanceWarmup must be at least slow_start.duration_seconds of ${targetGroup?.name}, got ${warmUp} and ${slowStart}`,
          ];
      }
    }),
  },
  {
    id: 'warm-up-range',
    severity: 'error',
    what: 'A warm-up is negative, or the default warm-up of a group is above an hour',
    why: 'Auto Scaling takes 0 to 3600 seconds, or -1 to unset it',
    fix: 'give 0 to 3600 seconds',
    source: WARM_UP,
    rule: '1.4.1',
    find: each([GROUP, POLICY], function* ({ properties }) {
      yield outOfRange(properties.at('DefaultInstanceWarmup'), 'Properties.DefaultInstanceWarmup', 0, 3600, [-1]);
      const own = properties.at('EstimatedInstanceWarmup');
      yield outOfRange(own, 'Properties.EstimatedInstanceWarmup', 0, Number.POSITIVE_INFINITY);
    }),
  },
];

function hasNoWarmUp(policy: Resource): boolean {
  return policy.properties.at('PolicyType').text === 'PredictiveScaling' || waitsForDefault(policy);
}

function waitsForDefault({ properties }: Resource): boolean {
  const waits = ['TargetTrackingScaling', 'StepScaling'].includes(properties.at('PolicyType').text ?? '');
  return waits && properties.at('EstimatedInstanceWarmup').isAbsent;
}
