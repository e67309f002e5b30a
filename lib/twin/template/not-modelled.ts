import type { Finding } from './property-reader';
import { resourcesOf } from './resource-reader';
import type { Scope } from './scope';

/** Resource types that change how a group scales but have no effect here, with what happens instead. */
const types: { readonly [type: string]: string } = {
  'AWS::AutoScaling::LifecycleHook': 'lifecycle hooks are not modelled: instances do not wait',
  'AWS::AutoScaling::WarmPool': 'warm pools are not modelled: every launch is cold',
};

/** Properties of a group that have no effect here. */
const groupProperties: { readonly [property: string]: string } = {
  AvailabilityZoneDistribution: 'taken as balanced-best-effort',
  CapacityRebalance: 'Spot interruptions are not modelled',
  InstanceMaintenancePolicy: 'instances are not replaced, so that it has no effect',
  LaunchConfigurationName: 'launch configurations are not read: the instance type is not known',
  LifecycleHookSpecificationList: 'lifecycle hooks are not modelled: instances do not wait',
  LoadBalancerNames: 'classic load balancers are not modelled: instances do not drain',
  MaxInstanceLifetime: 'instances are not replaced by age',
  TerminationPolicies: 'taken as Default: the oldest instance of the fullest zone goes first',
  MixedInstancesPolicy: 'every instance is On-Demand, of the launch template’s type and of weight 1',
};

/** Reports what is in the template and has no effect here, so that nobody believes it was tried. */
export function findNotModelled(scope: Scope, report: (finding: Finding) => void): void {
  for (const [type, message] of Object.entries(types)) {
    for (const { path } of resourcesOf(type, scope, report)) {
      report({ path, message });
    }
  }
  for (const { path, properties } of resourcesOf('AWS::AutoScaling::AutoScalingGroup', scope, report)) {
    for (const key of properties.keys().filter((name) => Object.hasOwn(groupProperties, name))) {
      report({ path: `${path}.Properties.${key}`, message: `${key}: ${groupProperties[key]}` });
    }
  }
}
