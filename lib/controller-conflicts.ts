import type * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import type { ControllerMode } from './controller-mode';
import { checkBesideMode } from './policies/beside-controller';
import { resourceOf } from './policies/group-resource';

/** A mixed instances policy as far as weights go, once resolved. */
interface MixedInstances {
  readonly launchTemplate?: { readonly overrides?: readonly { readonly weightedCapacity?: unknown }[] };
}

/** What of groups of this app a controller cannot work with, as it shows when all of the app is there. */
export function controllerConflicts(
  groups: readonly autoscaling.IAutoScalingGroup[],
  mode: ControllerMode,
): readonly string[] {
  return groups.flatMap((group) => [...unitConflicts(group), ...checkBesideMode(group, mode).all]);
}

/** The function leaves such a group alone, and says so each minute: it counts in instances. */
function unitConflicts(group: autoscaling.IAutoScalingGroup): readonly string[] {
  const resource = resourceOf(group);
  const mixed: MixedInstances | undefined = resource?.stack.resolve(resource.mixedInstancesPolicy);
  const isWeighted = mixed?.launchTemplate?.overrides?.some(({ weightedCapacity }) => weightedCapacity !== undefined);
  const unit = resource?.desiredCapacityType ?? 'units';
  const got = isWeighted ? 'weights' : unit;
  return got === 'units' ? [] : [`capacity of ${group.node.path} must be counted in instances, got ${got}`];
}
