// biome-ignore-all lint/suspicious/noTemplateCurlyInString: CloudFormation writes variables so
import fc from 'fast-check';
import type { Json } from '../../../lib/twin/template/json';
import { resourceTypes } from '../../../lib/twin/template/resource-types';

const names = [
  'Ref',
  'Fn::Join',
  'Fn::Select',
  'Fn::Split',
  'Fn::Sub',
  'Fn::If',
  'Fn::GetAtt',
  'Fn::FindInMap',
  'Fn::And',
  'Fn::Not',
  'Fn::Equals',
  'Fn::Base64',
  'Fn::GetAZs',
  'Condition',
  'Group',
  'Other',
  'IsProd',
  'AWS::NoValue',
  '__proto__',
  'constructor',
  'toString',
  'valueOf',
  'toJSON',
];

/** Where a template and its resources keep what is read of them. */
const sections = ['Parameters', 'Mappings', 'Conditions'];
const properties = [
  'Actions',
  'AlarmActions',
  'AutoScalingGroupName',
  'AvailabilityZones',
  'Code',
  'DefaultActions',
  'DesiredCapacity',
  'Environment',
  'ForwardConfig',
  'InstanceMaintenancePolicy',
  'LaunchConfigurationName',
  'LaunchTemplate',
  'LaunchTemplateData',
  'LaunchTemplateSpecification',
  'LifecycleHookSpecificationList',
  'ListenerArn',
  'LoadBalancerArn',
  'MetricsCollection',
  'MixedInstancesPolicy',
  'NewInstancesProtectedFromScaleIn',
  'Overrides',
  'Tags',
  'TargetGroupARNs',
  'TargetGroupArn',
  'TargetGroupAttributes',
  'TargetGroups',
  'TargetTrackingConfiguration',
  'TerminationPolicies',
  'Threshold',
  'TrafficSources',
  'Type',
  'VPCZoneIdentifier',
  'Weight',
];

/** JSON that is full of intrinsic functions with arguments that do not fit. */
export const garbage = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom<Json>(...names, '${Group}', '${', '${a.b.c}', '', 'forward', 0, -1, 1.5, true, null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...names), tie('value'), { maxKeys: 2 }),
    fc.dictionary(fc.constantFrom(...properties), tie('value'), { maxKeys: 3 }),
  ),
})).value;

const garbageUnder = (keys: readonly string[]) => fc.dictionary(fc.constantFrom(...keys), garbage, { maxKeys: 3 });

const otherResource = fc.record(
  {
    Type: fc.constantFrom(...Object.keys(resourceTypes)),
    Properties: fc.oneof(garbage, garbageUnder([...properties, ...names])),
    Metadata: garbage,
    Condition: garbage,
    DependsOn: garbage,
  },
  { requiredKeys: ['Type'] },
);

/** A template with a group whose sizes can be read, and garbage everywhere else. */
export const garbageTemplate = fc
  .record({
    sections: fc.dictionary(fc.constantFrom(...sections), fc.oneof(garbage, garbageUnder(names))),
    group: garbageUnder([...properties, ...names]),
    others: fc.dictionary(fc.constantFrom('Other', ...names), fc.oneof(otherResource, garbage), { maxKeys: 4 }),
  })
  .map(({ sections, group, others }): object => ({
    ...sections,
    Resources: {
      ...others,
      Group: { Type: 'AWS::AutoScaling::AutoScalingGroup', Properties: { MinSize: '1', MaxSize: '2', ...group } },
    },
  }));
