import { templateReference, userGuide } from './aws-pages';
import { type Check, each } from './check';
import { POLICY } from './resource-types';

/** What each kind of scaling policy needs, and what it has no use for. */
export const POLICY_KIND_CHECKS: readonly Check[] = [
  {
    id: 'policy-part-missing',
    severity: 'error',
    what: 'A scaling policy lacks what its `PolicyType` needs',
    why: 'Auto Scaling refuses it; a policy without PolicyType is one of simple scaling',
    fix: 'set PolicyType to the kind that is meant, and give what it needs',
    source: templateReference('aws-resource-autoscaling-scalingpolicy'),
    find: each(POLICY, function* ({ properties }) {
      const kind = properties.at('PolicyType').isAbsent ? 'SimpleScaling' : properties.at('PolicyType').text;
      const missing = (NEEDED_BY[kind ?? ''] ?? []).filter((name) => properties.at(name).isAbsent);
      const shown = properties.at('PolicyType').isAbsent ? 'SimpleScaling, the default,' : kind;
      yield missing.length > 0 && [
        'Properties.PolicyType',
        `PolicyType ${shown} must come with ${missing.join(' and ')}, got none`,
      ];
    }),
  },
  {
    id: 'cooldown-without-effect',
    severity: 'error',
    what: '`Cooldown` is given for a policy that is not of simple scaling',
    why: 'target tracking and step scaling wait for the warm-up of instances instead, and pay no heed to a cooldown',
    fix: 'leave Cooldown out, and set DefaultInstanceWarmup of the group',
    source: userGuide('ec2-auto-scaling-scaling-cooldowns'),
    rule: '2.12',
    find: each(POLICY, function* ({ properties }) {
      const [kind, cooldown] = [properties.at('PolicyType').text ?? 'SimpleScaling', properties.at('Cooldown')];
      yield kind !== 'SimpleScaling' &&
        cooldown.isGiven && [
          'Properties.Cooldown',
          `Cooldown must be left out for ${kind}, got ${cooldown.text ?? 'a value'}`,
        ];
    }),
  },
];

const NEEDED_BY: Readonly<Record<string, readonly string[]>> = {
  SimpleScaling: ['AdjustmentType', 'ScalingAdjustment'],
  StepScaling: ['AdjustmentType', 'StepAdjustments'],
  TargetTrackingScaling: ['TargetTrackingConfiguration'],
  PredictiveScaling: ['PredictiveScalingConfiguration'],
};
