import type { GroupSnapshot } from '../../../lib/scaling/controller/group-snapshot';
import { obstacleTo } from '../../../lib/scaling/controller/obstacle-to';
import { GROUP } from './support/example-decision';

const suspended = (...suspendedProcesses: string[]) => ({ suspendedProcesses });
const obstacleWith = (capacity: number, group: Partial<GroupSnapshot>) => obstacleTo(capacity, { ...GROUP, ...group });

describe('a change of desired capacity', () => {
  test.each<[string, number, Partial<GroupSnapshot>, string]>([
    [
      'a higher one waits for Launch',
      5,
      suspended('AZRebalance', 'Launch'),
      'process Launch is suspended: 5 instead of 4 has to wait',
    ],
    [
      'a lower one waits for Terminate',
      3,
      suspended('Terminate'),
      'process Terminate is suspended: 3 instead of 4 has to wait',
    ],
  ])('%s', (_, capacity, group, message) => {
    expect(obstacleWith(capacity, group)).toEqual({ code: 'PROCESS_SUSPENDED', message });
  });

  test.each<[string, number, Partial<GroupSnapshot>]>([
    ['up needs no Terminate', 5, suspended('Terminate')],
    ['down needs no Launch', 3, suspended('Launch')],
    ['up is free when nothing is suspended', 5, {}],
    ['down is free when nothing is suspended', 3, {}],
    ['that is none needs no process', 4, suspended('Launch', 'Terminate')],
  ])('%s', (_, capacity, group) => {
    expect(obstacleWith(capacity, group)).toBeUndefined();
  });

  test.each([3, 4, 5])('of a group that is being deleted is not possible, to %d', (capacity) => {
    expect(obstacleWith(capacity, { status: 'Delete in progress', ...suspended('Launch', 'Terminate') })).toEqual({
      code: 'GROUP_NOT_ACTIVE',
      message: 'web is not active: Delete in progress',
    });
  });
});
