import { gateOf, holdUntil } from '../../../lib/scaling/controller/gate-of';
import type { GroupSnapshot } from '../../../lib/scaling/controller/group-snapshot';
import { GROUP, NOW } from './support/example-decision';

const hold = (at: number) => ({ name: 'headroom-hold', at, minSize: 1 });
const HELD: Partial<GroupSnapshot> = { scheduledActions: [hold(NOW + 1)] };
const DELETED: Partial<GroupSnapshot> = { status: 'Delete in progress' };
const REFRESHED: Partial<GroupSnapshot> = { instanceRefresh: 'InProgress' };
const WEIGHTED: Partial<GroupSnapshot> = { isWeighted: true };

const gateWith = (group: Partial<GroupSnapshot>) => gateOf(NOW, { ...GROUP, ...group });

describe('the gate', () => {
  test.each<[string, Partial<GroupSnapshot>, string, string]>([
    ['the group is being deleted', DELETED, 'GROUP_NOT_ACTIVE', 'web is not active: Delete in progress'],
    ['an operator holds it', HELD, 'HELD', 'an operator holds web until 2026-01-01T00:00:00.001Z'],
    [
      'an instance refresh is under way',
      REFRESHED,
      'INSTANCE_REFRESH',
      'an instance refresh is InProgress: scaling policies alone are at work until it is over',
    ],
    [
      'capacity is counted in weights',
      WEIGHTED,
      'WEIGHTED_GROUP',
      'web counts weights of instance types, a plan counts instances',
    ],
  ])('is shut while %s', (_, group, code, message) => {
    expect(gateWith(group)).toEqual({ code, message });
  });

  test.each<[string, Partial<GroupSnapshot>]>([
    ['there is nothing in the way', {}],
    ['capacity is counted in instances', { isWeighted: false }],
    ['a hold is over', { scheduledActions: [hold(NOW)] }],
    ['processes are suspended, which may not be needed', { suspendedProcesses: ['Launch', 'Terminate'] }],
  ])('is open when %s', (_, group) => {
    expect(gateWith(group)).toBeUndefined();
  });

  test('names first what lasts longest: a deletion, then a hold, then a refresh, then weights', () => {
    const all = { ...DELETED, ...HELD, ...REFRESHED, ...WEIGHTED };

    const { status: _deleted, ...alive } = all;
    const { scheduledActions: _held, ...free } = alive;

    expect([all, alive, free].map((group) => gateWith(group)?.code)).toEqual([
      'GROUP_NOT_ACTIVE',
      'HELD',
      'INSTANCE_REFRESH',
    ]);
  });
});

describe('a hold', () => {
  test.each<[string, GroupSnapshot['scheduledActions'], number | undefined]>([
    ['lasts until its scheduled action runs', [hold(NOW + 1)], NOW + 1],
    ['is over when that is due', [hold(NOW)], undefined],
    ['is over when that is past', [hold(NOW - 1)], undefined],
    ['is none without a time', [{ name: 'headroom-hold' }], undefined],
    ['is none without an action', [], undefined],
    ['is no floor of ours', [{ name: 'headroom-20260101T0015Z', at: NOW + 900_000 }], undefined],
    ['is found among other actions', [{ name: 'nightly', at: NOW + 5 }, hold(NOW + 9)], NOW + 9],
  ])('%s', (_, scheduledActions, until) => {
    expect(holdUntil(NOW, { ...GROUP, scheduledActions })).toBe(until);
  });
});
