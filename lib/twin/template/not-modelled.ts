import type { Finding, PropertyReader } from './property-reader';
import { resourcesOf } from './resource-reader';
import type { Scope } from './scope';

/** Resource types that change how a group scales but have no effect here, with what happens instead. */
const types: { readonly [type: string]: string } = {
  'AWS::AutoScalingPlans::ScalingPlan': 'scaling plans are not modelled: the policies that it would create do not run',
  'AWS::CloudFormation::Stack': 'nested stacks are not read: give their own templates',
  'AWS::CloudWatch::AnomalyDetector': 'anomaly detection is not modelled: an alarm on its band does not fire',
  'AWS::ECS::CapacityProvider': 'capacity providers are not modelled: the policy of managed scaling does not run',
};

/** A property of a group that has no effect here: what happens instead, and when nothing is lost. */
interface NotModelled {
  readonly message: string;
  readonly unless?: (group: PropertyReader) => boolean;
}

const policies = ['Default', 'OldestInstance', 'OldestLaunchTemplate'];

const groupProperties: { readonly [property: string]: NotModelled } = {
  AvailabilityZoneDistribution: {
    message: 'taken as balanced-best-effort',
    unless: (group) =>
      group.object('AvailabilityZoneDistribution')?.text('CapacityDistributionStrategy') === 'balanced-best-effort',
  },
  AvailabilityZoneImpairmentPolicy: {
    message: 'no zone is ever impaired',
    unless: (group) => group.object('AvailabilityZoneImpairmentPolicy')?.flag('ZonalShiftEnabled') === false,
  },
  DesiredCapacityType: {
    message: 'sizes are taken as numbers of instances',
    unless: (group) => group.text('DesiredCapacityType') === 'units',
  },
  InstanceId: { message: 'the instance that the group takes after is not read: its type is not known' },
  InstanceLifecyclePolicy: { message: 'an instance whose hook is abandoned is terminated, not retained' },
  LoadBalancerNames: {
    message: 'classic load balancers are not modelled: instances do not drain',
    unless: (group) => group.names('LoadBalancerNames').length === 0,
  },
  TerminationPolicies: {
    message: 'taken as Default: the oldest instance of the fullest zone goes first',
    unless: (group) => group.texts('TerminationPolicies').every((policy) => policies.includes(policy)),
  },
};

/** Reports what is in the template and has no effect here, so that nobody believes it was tried. */
export function findNotModelled(scope: Scope, report: (finding: Finding) => void): void {
  for (const [type, message] of Object.entries(types)) {
    for (const { path } of resourcesOf(type, scope, report)) {
      report({ path, message });
    }
  }
  for (const { path, properties } of resourcesOf('AWS::AutoScaling::AutoScalingGroup', scope, report)) {
    for (const [key, { message, unless }] of Object.entries(groupProperties)) {
      if (properties.keys().includes(key) && !unless?.(properties)) {
        report({ path: `${path}.Properties.${key}`, message: `${key}: ${message}` });
      }
    }
  }
}
