import type { Reason } from '../reason';
import type { GroupSnapshot } from './group-snapshot';
import { inactiveGroup } from './inactive-group';

/**
 * Why the group cannot follow a change to a capacity, in instances: it is being deleted, or somebody suspended the
 * process that would carry the change out.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-suspend-resume-processes.html
 */
export function obstacleTo(capacity: number, group: GroupSnapshot): Reason | undefined {
  const { desiredCapacity, suspendedProcesses } = group;
  const inactive = inactiveGroup(group);
  if (inactive) {
    return inactive;
  }
  if (capacity === desiredCapacity || suspendedProcesses.length === 0) {
    return undefined;
  }
  const process = capacity > desiredCapacity ? 'Launch' : 'Terminate';
  if (!suspendedProcesses.includes(process)) {
    return undefined;
  }
  const message = `process ${process} is suspended: ${capacity} instead of ${desiredCapacity} has to wait`;
  return { code: 'PROCESS_SUSPENDED', message };
}
