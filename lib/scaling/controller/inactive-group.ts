import type { Reason } from '../reason';
import type { GroupSnapshot } from './group-snapshot';

/** Why a group takes no change at all: it is being deleted. Undefined when it is active. */
export function inactiveGroup({ name, status }: GroupSnapshot): Reason | undefined {
  return status === undefined ? undefined : { code: 'GROUP_NOT_ACTIVE', message: `${name} is not active: ${status}` };
}
