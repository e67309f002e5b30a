import { type Instance, placeOf } from '../simulate/fleet/instance';
import { launchSourceOf } from '../template/launch-source';
import type { Placement } from '../template/placement';
import type { GroupDefinition } from '../template/read-groups';
import { set } from '../template/set';
import { instanceId } from './instance-id';

/** An instance as the API tells it. Times in seconds since 1970. */
export interface DeployedInstance extends Placement {
  readonly id: string;
  /** Undefined when the template does not tell. */
  readonly instanceType?: string;
  /** Units of capacity that it counts for. */
  readonly weight: number;
  /** Its lifecycle state. */
  readonly state: Instance['state'];
  readonly isProtected: boolean;
  /** Whether it is in the warm pool, or on its way out of that, rather than in the group. */
  readonly isPooled: boolean;
  /** Whether it passes the health checks of its target groups. */
  readonly isServing: boolean;
  /** Set while it is in service. */
  readonly inServiceSince?: number;
  /** Set once it was taken out of service and its target groups let it drain. */
  readonly drainingSince?: number;
}

/**
 * @param createdAt when the group was created
 * @param drainingSince undefined when the instance does not drain
 */
export function deployedInstance(
  instance: Instance,
  definition: GroupDefinition,
  createdAt: number,
  drainingSince: number | undefined,
): DeployedInstance {
  const { placement, type, number, weight, state, isProtected, isServing, inServiceAt } = instance;
  const { instanceType = launchSourceOf(definition).instanceType } = definition.mixedInstances?.types[type] ?? {};
  return {
    ...definition.placements[placement]!,
    id: instanceId(definition.name, number),
    ...set('instanceType', instanceType),
    weight,
    state,
    isProtected,
    isPooled: ['pooled', 'discarded'].includes(placeOf(instance)),
    isServing,
    ...set('inServiceSince', state === 'InService' ? createdAt + inServiceAt : undefined),
    ...set('drainingSince', drainingSince),
  };
}
