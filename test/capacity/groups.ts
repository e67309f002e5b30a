import type { Stack } from 'aws-cdk-lib';
import type { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { CapacitySource, ElasticGroup, type ElasticGroupProps, type MixedInstancesOptions } from '../../lib';
import { importedVpc, templateOf } from '../support/template';

export const GROUP = 'AWS::AutoScaling::AutoScalingGroup';

type GroupProps = Partial<ElasticGroupProps>;

/** A group on its own, as CloudFormation sees it. */
export function groupWith(props: GroupProps | ((stack: Stack) => GroupProps)): Template {
  return templateOf((stack) => {
    const given = typeof props === 'function' ? props(stack) : props;
    new ElasticGroup(stack, 'Group', { vpc: importedVpc(stack), ...given });
  });
}

/** The properties of the one group of a template. */
export function propertiesOf(template: Template): Readonly<Record<string, never>> {
  return Object.values(template.findResources(GROUP))[0]!.Properties;
}

export const type = (name: string) => new ec2.InstanceType(name);

/** Types by name, and nothing else. */
export const types = (...names: string[]) => names.map((name) => ({ instanceType: type(name) }));

/** A source of two types. */
export const twoTypes = (options: Partial<MixedInstancesOptions> = {}) =>
  CapacitySource.mixedInstances({ instanceTypes: types('m7g.large', 'm6g.large'), ...options });

/** A template for one type. */
export function launchTemplate(stack: Stack, id: string, name: string): ec2.LaunchTemplate {
  const machineImage = ec2.MachineImage.latestAmazonLinux2023();
  return new ec2.LaunchTemplate(stack, id, { instanceType: type(name), machineImage });
}
