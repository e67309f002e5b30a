import type { Finding } from './property-reader';
import { type ReadableResource, resourcesOf } from './resource-reader';
import type { Scope } from './scope';
import { set } from './set';

/** The launch configuration that a group starts instances from. */
export interface LaunchConfigurationUse {
  readonly name: string;
  readonly instanceType?: string;
  /** Whether instances report every minute rather than every five. @default true */
  readonly detailedMonitoring: boolean;
}

/**
 * The launch configuration of a group, undefined without one. One of another stack is reported, and taken to have
 * detailed monitoring, which a launch configuration has unless it says otherwise.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/enable-as-instance-metrics.html
 */
export function launchConfigurationOf(
  group: ReadableResource,
  scope: Scope,
  report: (finding: Finding) => void,
): LaunchConfigurationUse | undefined {
  const name = group.properties.text('LaunchConfigurationName');
  if (name === undefined) {
    return undefined;
  }
  const properties = resourcesOf('AWS::AutoScaling::LaunchConfiguration', scope, report).find(
    (configuration) => configuration.name === name,
  )?.properties;
  if (properties === undefined) {
    report({
      path: `${group.path}.Properties.LaunchConfigurationName`,
      message: `${name} is not in the template: the instance type is not known, monitoring is taken as detailed`,
    });
  }
  if (properties?.text('SpotPrice') !== undefined) {
    report({ path: `${properties.path}.SpotPrice`, message: 'SpotPrice: priced as On-Demand and never interrupted' });
  }
  return {
    name,
    ...set('instanceType', properties?.text('InstanceType')),
    detailedMonitoring: properties?.flag('InstanceMonitoring') ?? true,
  };
}
