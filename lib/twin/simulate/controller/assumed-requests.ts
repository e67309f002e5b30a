import { controllerOf } from '../../template/controller-of';
import type { GroupDefinition } from '../../template/read-groups';
import type { Stack } from '../../template/read-stack';
import { controlOf } from './control';

/** Requests a minute that one instance-capacity is taken for when its number does not matter, as it is to be learned. */
const REQUESTS = 1000;

const BALANCER = 'AWS/ApplicationELB';

/**
 * Requests a minute that one instance-capacity stands for, so that a controller that reads requests can be tried with a
 * load that is not known in them: those that its source says that one instance does; a round number where it learns that.
 * Undefined without such a controller.
 */
export function assumedRequestsOf(stack: Stack, definition: GroupDefinition): number | undefined {
  const controller = controllerOf(stack, definition.name);
  if (controller === undefined) {
    return undefined;
  }
  try {
    const { source } = controlOf(controller, definition).policy;
    const isOfBalancer = source.kind === 'demand' && source.metrics.some(({ namespace }) => namespace === BALANCER);
    return isOfBalancer ? (source.perInstance ?? REQUESTS) : undefined;
  } catch {
    return undefined; // reported where the controller is started
  }
}
