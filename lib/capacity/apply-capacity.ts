import { Tokenization } from 'aws-cdk-lib';
import type * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import { Construct } from 'constructs';
import type { CapacityDefinition, CapacityOverride } from './capacity-definition';
import { type CapacityOptions, sourceOf } from './capacity-options';
import { renderRequirements } from './instance-requirements';
import { specificationOf } from './override-options';

type Override = autoscaling.CfnAutoScalingGroup.LaunchTemplateOverridesProperty;

/**
 * Says in a group's template what it launches.
 *
 * It is set on the L1: the group has then been made from its launch template, with the role, user data and connections of
 * that, and CloudFormation follows the template's versions.
 */
export function applyCapacity(group: autoscaling.AutoScalingGroup, props: CapacityOptions): void {
  const resource = group.node.defaultChild as autoscaling.CfnAutoScalingGroup;
  const source = sourceOf(props);
  if (source.overrides.length > 0) {
    mix(group, resource, source);
  }
  resource.capacityReservationSpecification = (props.capacityReservation ?? source.capacityReservation)?._render();
  props.warmPool?._addTo(group);
}

function mix(scope: Construct, resource: autoscaling.CfnAutoScalingGroup, source: CapacityDefinition): void {
  const launchTemplateSpecification =
    resource.launchTemplate as autoscaling.CfnAutoScalingGroup.LaunchTemplateSpecificationProperty;
  resource.launchTemplate = undefined;
  resource.mixedInstancesPolicy = {
    launchTemplate: {
      launchTemplateSpecification,
      overrides: source.overrides.map((override, index) => renderOverride(scope, override, index)),
    },
    instancesDistribution: source.distribution,
  };
  keepSegments(resource, source);
  resource.capacityRebalance = source.capacityRebalance;
  resource.desiredCapacityType = source.desiredCapacityType;
}

/** The L1 of a CDK before 2.268 does not know them, and would leave them out without a word. */
function keepSegments(resource: autoscaling.CfnAutoScalingGroup, { targetCapacityTypes }: CapacityDefinition): void {
  if (targetCapacityTypes) {
    resource.addPropertyOverride('MixedInstancesPolicy.InstancesDistribution.DistributionSegments', [
      { TargetCapacityTypes: targetCapacityTypes },
    ]);
  }
}

/** An image may add constructs of a fixed id to its scope, so that each has one of its own. */
function renderOverride(scope: Construct, override: CapacityOverride, index: number): Override {
  const { instanceType, weight, requirements, launchTemplate, machineImage } = override;
  return {
    instanceType: instanceType?.toString(),
    weightedCapacity: weight === undefined ? undefined : Tokenization.stringifyNumber(weight),
    instanceRequirements: requirements && renderRequirements(requirements),
    launchTemplateSpecification: launchTemplate && specificationOf(launchTemplate),
    imageId: machineImage?.getImage(new Construct(scope, `Image${index + 1}`)).imageId,
  };
}
