import type { GroupState, Instance } from '../../twin/fleet/group-state';
import type { GroupDefinition } from '../../twin/template/read-groups';
import { AwsError } from '../aws-error';
import type { LiveWorld } from '../live-world';
import type { XmlObject } from '../xml';

/** An instance as several calls return it. Instances are always healthy: health checks are not modelled. */
export function instanceElement(instance: Instance, group: GroupDefinition): XmlObject {
  return {
    InstanceId: instance.id,
    InstanceType: group.launchTemplate?.instanceType,
    AvailabilityZone: instance.zone,
    LifecycleState: instance.state,
    HealthStatus: 'Healthy',
    LaunchTemplate: launchTemplateElement(group),
    ProtectedFromScaleIn: instance.protectedFromScaleIn,
  };
}

export function launchTemplateElement({ launchTemplate }: GroupDefinition): XmlObject | undefined {
  return (
    launchTemplate && {
      LaunchTemplateId: launchTemplate.id,
      LaunchTemplateName: launchTemplate.name,
      Version: launchTemplate.version,
    }
  );
}

/**
 * The group that a write is for.
 *
 * @throws AwsError when there is none of that name
 */
export function existingGroup(name: string, world: LiveWorld): GroupState {
  const group = world.group(name);
  if (!group) {
    throw new AwsError('ValidationError', 'AutoScalingGroup name not found - null');
  }
  return group;
}
