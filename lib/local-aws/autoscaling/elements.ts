import type { DeployedGroup } from '../../twin/deployed/deployed-group';
import type { DeployedInstance } from '../../twin/deployed/deployed-instance';
import type { GroupDefinition } from '../../twin/template/read-groups';
import { AwsError } from '../aws-error';
import type { LiveWorld } from '../live-world';
import type { XmlObject } from '../xml';
import { launchSourceElements } from './launch-elements';

/** An instance as several calls return it. It is healthy for as long as the group keeps it. */
export function instanceElement(instance: DeployedInstance, group: GroupDefinition): XmlObject {
  return {
    InstanceId: instance.id,
    InstanceType: instance.instanceType,
    AvailabilityZone: instance.zone,
    LifecycleState: instance.state,
    WeightedCapacity: group.mixedInstances?.isWeighted ? String(instance.weight) : undefined,
    HealthStatus: 'Healthy',
    ...launchSourceElements(group),
    ProtectedFromScaleIn: instance.isProtected,
  };
}

/**
 * The group that a call names.
 *
 * @throws AwsError when there is none of that name
 */
export function existingGroup(name: string, world: LiveWorld): DeployedGroup {
  const group = world.group(name);
  if (!group) {
    throw new AwsError('ValidationError', 'AutoScalingGroup name not found - null');
  }
  return group;
}
