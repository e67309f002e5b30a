import { readStack } from '../../../lib/twin/template/read-stack';
import { plainGroup } from './fixtures';

const policyArn = 'arn:aws:autoscaling:us-east-1:000000000000:scalingPolicy:1:autoScalingGroupName/g:policyName/p';

/** What is found in a template, as lines. */
function findingsOf(properties: object, resources: object = {}, template: object = {}): readonly string[] {
  const { findings } = readStack({ ...template, ...plainGroup(properties, resources) });
  return findings.map(({ path, message }) => `${path} ${message}`);
}

describe('what has no effect', () => {
  test.each<[object, string]>([
    [{ LoadBalancerNames: ['web'] }, 'classic load balancers are not modelled: instances do not drain'],
    [
      { AvailabilityZoneDistribution: { CapacityDistributionStrategy: 'balanced-only' } },
      'taken as balanced-best-effort',
    ],
    [{ AvailabilityZoneImpairmentPolicy: { ZonalShiftEnabled: true } }, 'no zone is ever impaired'],
    [{ DesiredCapacityType: 'vcpu' }, 'sizes are taken as numbers of instances'],
    [{ InstanceId: 'i-1' }, 'the instance that the group takes after is not read: its type is not known'],
    [
      { InstanceLifecyclePolicy: { RetentionTriggers: { TerminateHookAbandon: 'retain' } } },
      'an instance whose hook is abandoned is terminated, not retained',
    ],
    [
      { TerminationPolicies: ['NewestInstance', 'Default'] },
      'taken as Default: the oldest instance of the fullest zone goes first',
    ],
  ])('of a group is reported: %j', (properties, message) => {
    const [key] = Object.keys(properties);

    expect(findingsOf(properties)).toEqual([`Resources.Group.Properties.${key} ${key}: ${message}`]);
  });

  test.each<[object]>([
    [{ LoadBalancerNames: [] }],
    [{ AvailabilityZoneDistribution: { CapacityDistributionStrategy: 'balanced-best-effort' } }],
    [{ AvailabilityZoneImpairmentPolicy: { ZonalShiftEnabled: false } }],
    [{ DesiredCapacityType: 'units' }],
    [{ TerminationPolicies: ['OldestLaunchTemplate', 'OldestInstance', 'Default'] }],
    [{ CapacityRebalance: true, MaxInstanceLifetime: 604800 }],
    [{ VPCZoneIdentifier: { Ref: 'AWS::NoValue' }, InstanceId: { Ref: 'AWS::NoValue' } }],
  ])('is not reported where nothing is lost: %j', (properties) => {
    expect(findingsOf(properties)).toEqual([]);
  });

  test.each([
    ['AWS::AutoScalingPlans::ScalingPlan', /scaling plans are not modelled/],
    ['AWS::CloudFormation::Stack', /nested stacks are not read/],
    ['AWS::CloudWatch::AnomalyDetector', /anomaly detection is not modelled/],
    ['AWS::ECS::CapacityProvider', /capacity providers are not modelled/],
  ])('is reported of %s', (Type, message) => {
    expect(findingsOf({}, { Other: { Type } })).toEqual([expect.stringMatching(message)]);
  });

  test.each(['LifecycleHook', 'ScalingPolicy', 'ScheduledAction', 'WarmPool'])(
    'is reported of a %s for a group of another stack',
    (type) => {
      const properties = { AutoScalingGroupName: 'far', LifecycleTransition: 'autoscaling:EC2_INSTANCE_LAUNCHING' };

      expect(findingsOf({}, { Other: { Type: `AWS::AutoScaling::${type}`, Properties: properties } })).toEqual([
        'Resources.Other.Properties.AutoScalingGroupName no effect: AutoScalingGroupName must name a group of the template, got far',
      ]);
    },
  );

  test.each([
    [policyArn, ['Resources.Any.Properties.AlarmActions no effect: a composite alarm cannot scale a group']],
    ['arn:aws:sns:us-east-1:000000000000:pager', []],
  ])('is reported of a composite alarm only when it would scale: %s', (action, expected) => {
    const alarm = { Type: 'AWS::CloudWatch::CompositeAlarm', Properties: { AlarmActions: [action] } };

    expect(findingsOf({}, { Any: alarm })).toEqual(expected);
  });

  test('is reported of what another tool has yet to expand', () => {
    const loop = { 'Fn::ForEach::Pools': ['Name', ['a', 'b'], {}], Broken: { Properties: {} } };

    expect(findingsOf({}, loop, { Transform: ['AWS::LanguageExtensions'] })).toEqual([
      'Resources.Fn::ForEach::Pools left out: Fn::ForEach is not expanded',
      'Resources.Broken left out: a resource must have a Type',
      'Transform AWS::LanguageExtensions is not applied: what it would add is not read',
    ]);
  });
});
