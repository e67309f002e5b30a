import { MINUTE, type ScheduledAction } from '../../../lib/scaling/lease/floor-action';
import { leaseNames } from '../../../lib/scaling/lease/lease-names';
import { type RenewalRequest, renewLease } from '../../../lib/scaling/lease/renew-lease';
import { HOUR, START } from './support/any-lease';

const NOW = START + 10 * MINUTE;
const renewWith = (request: Partial<RenewalRequest>) =>
  renewLease({
    plan: [
      { from: NOW, capacity: 4 },
      { from: START + 2 * HOUR, capacity: 6 },
    ],
    baseline: 1,
    cap: 20,
    minSize: 1,
    existing: [],
    now: NOW,
    suspendedProcesses: [],
    mostWrites: 10,
    ...request,
  });
const reasonsWith = (request: Partial<RenewalRequest>) => renewWith(request).reasons;
const theirs = (action: Partial<ScheduledAction>) => [{ name: 'theirs', at: START + 3 * HOUR, ...action }];

describe('renewLease', () => {
  test('has nothing to say of a lease that nothing is in the way of', () => {
    expect(renewWith({})).toMatchObject({ left: 0, reasons: [] });
    expect(reasonsWith({ existing: theirs({ desiredCapacity: 3 }) })).toEqual([]);
    expect(reasonsWith({ existing: theirs({ minSize: 6, maxSize: 6 }) })).toEqual([]);
    expect(reasonsWith({ suspendedProcesses: ['AZRebalance'] })).toEqual([]);
  });

  test('writes nothing while ScheduledActions is suspended', () => {
    expect(renewWith({ suspendedProcesses: ['Launch', 'ScheduledActions'] })).toEqual({
      lease: [],
      writes: [],
      left: 0,
      reasons: [
        {
          code: 'SCHEDULED_ACTIONS_SUSPENDED',
          message: 'process ScheduledActions is suspended: floors do not come into force, and none are written',
        },
      ],
    });
  });

  test('writes nothing when others leave no room for a floor and its release', () => {
    const others = (length: number) => Array.from({ length }, (_, index) => ({ name: `theirs-${index}` }));

    expect(renewWith({ existing: others(114) })).toMatchObject({ writes: [], reasons: [{ code: 'NO_ROOM' }] });
    expect(renewWith({ existing: others(113) })).toMatchObject({
      writes: [{ name: leaseNames.release }, { minSize: 6 }],
      reasons: [
        {
          code: 'PLAN_COARSENED',
          message: 'there is room for 2 scheduled actions, floors joined with a higher one: 1',
        },
      ],
    });
  });

  test('writes a few at a time, the release and the raise first', () => {
    const { writes, left, reasons } = renewWith({ mostWrites: 2 });

    expect(writes).toMatchObject([{ name: leaseNames.release }, { minSize: 4 }]);
    expect(left).toBe(1);
    expect(reasons).toEqual([{ code: 'WRITES_LEFT', message: 'writes left for later: 1' }]);
  });

  test.each([
    {
      action: { minSize: 5 },
      code: 'FOREIGN_MINIMUM_LOWER',
      message: 'lowers the minimum to 5, the lease has a floor of 6 then',
    },
    {
      action: { minSize: 7 },
      code: 'FOREIGN_MINIMUM_HIGHER',
      message: 'raises the minimum to 7, the lease has a floor of 6 then and sets it again',
    },
    {
      action: { maxSize: 5 },
      code: 'FOREIGN_MAXIMUM_LOWER',
      message: 'lowers the maximum to 5, the lease has a floor of 6 after it, which would fail',
    },
  ])('tells of an action of others that changes what the lease does: $action', ({ action, code, message }) => {
    const renewal = renewWith({ existing: theirs(action) });

    const subject = 'scheduled action theirs of 2026-01-05T03:00:00.000Z';
    expect(renewal.reasons).toEqual([{ code, message: `${subject} ${message}` }]);
    expect(renewal.writes).toEqual(renewWith({}).writes);
  });

  test.each([
    { what: 'before now', at: NOW },
    { what: 'after the release', at: START + 30 * HOUR },
  ])('has nothing to say of an action of others $what', ({ at }) => {
    expect(reasonsWith({ existing: theirs({ at, minSize: 0, maxSize: 0 }) })).toEqual([]);
  });

  test('compares what others do soon with the minimum that there is until the first floor', () => {
    const soon = theirs({ at: NOW + MINUTE, minSize: 2 });

    expect(reasonsWith({ existing: soon, minSize: 2 })).toEqual([]);
    expect(reasonsWith({ existing: soon, minSize: 3 })).toMatchObject([{ code: 'FOREIGN_MINIMUM_LOWER' }]);
  });

  test('tells of a floor that AWS did not run', () => {
    const at = NOW - 5 * MINUTE;
    const missed = [{ name: leaseNames.floor(at), at, minSize: 4 }];

    const { reasons, writes } = renewWith({ existing: missed });

    const message = 'headroom-20260105T0005Z did not run: the floor is raised to the plan, not lowered at once';
    expect(reasons).toEqual([{ code: 'MISSED_FLOOR', message }]);
    expect(writes.at(-1)).toEqual({ api: 'DeleteScheduledAction', name: 'headroom-20260105T0005Z' });
  });

  test('tells of a baseline above the maximum', () => {
    const message = 'the baseline of 5 is above the maximum of 3';

    expect(reasonsWith({ baseline: 5, cap: 3 })).toEqual([{ code: 'BASELINE_ABOVE_MAXIMUM', message }]);
  });
});
