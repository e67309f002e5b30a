import type { LaunchTemplateUse } from '../../twin/template/launch-template';
import type { GroupDefinition } from '../../twin/template/read-groups';
import type { MixedInstances } from '../../twin/template/read-mixed-instances';
import type { XmlObject } from '../xml';

/** What a group starts instances from, as the API tells it of a group. */
export function launchElements(group: GroupDefinition): XmlObject {
  const { mixedInstances } = group;
  return mixedInstances
    ? { MixedInstancesPolicy: mixedInstancesElement(mixedInstances, group.launchTemplate) }
    : launchSourceElements(group);
}

/** The same as the API tells it of an instance. */
export function launchSourceElements({ launchTemplate, launchConfiguration }: GroupDefinition): XmlObject {
  return {
    LaunchTemplate: launchTemplate && launchTemplateElement(launchTemplate),
    LaunchConfigurationName: launchConfiguration?.name,
  };
}

function launchTemplateElement({ id, name, version }: LaunchTemplateUse): XmlObject {
  return { LaunchTemplateId: id, LaunchTemplateName: name, Version: version };
}

function mixedInstancesElement(mixed: MixedInstances, launchTemplate: LaunchTemplateUse | undefined): XmlObject {
  return {
    LaunchTemplate: {
      LaunchTemplateSpecification: launchTemplate && launchTemplateElement(launchTemplate),
      Overrides: mixed.types.map(({ instanceType, weight }) => ({
        InstanceType: instanceType,
        WeightedCapacity: mixed.isWeighted ? String(weight) : undefined,
      })),
    },
    InstancesDistribution: {
      OnDemandBaseCapacity: mixed.onDemandBase,
      OnDemandPercentageAboveBaseCapacity: mixed.onDemandPercentage,
      SpotAllocationStrategy: mixed.spotAllocationStrategy,
    },
  };
}
