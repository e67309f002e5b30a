import type { GroupSnapshot } from '../../../lib/scaling/controller/group-snapshot';
import {
  asRenewal,
  leadTimeOf,
  type NearTerm,
  renewalOf,
  renewalRequest,
  type UsualEvidence,
} from '../../../lib/scaling/controller/renewal-of';
import { MINUTE } from '../../../lib/scaling/lease/floor-action';
import { leaseNames } from '../../../lib/scaling/lease/lease-names';
import { FLOOR, GROUP, NOW } from './support/example-decision';

const QUARTER = 15 * MINUTE;
const HOUR = 60 * MINUTE;
const NEAR: NearTerm = { now: NOW, wanted: 4, nearTerm: 10 * MINUTE, isInDoubt: false };
/** 3 instances until 06:00, then 8. */
const USUAL = Array.from({ length: 96 }, (_, quarter) => (quarter < 24 ? 3 : 8));

const floorAt = (at: number, minSize: number) => ({ name: leaseNames.floor(at), at, minSize });
const requestOf = (near: Partial<NearTerm>, group: Partial<GroupSnapshot> = {}, evidence: UsualEvidence = {}) =>
  renewalRequest({ ...NEAR, ...near }, FLOOR, { ...GROUP, ...group }, evidence);

describe('what is asked of a lease', () => {
  test('is the near term and then the baseline, for the group as it is', () => {
    const scheduledActions = [{ name: 'nightly', recurrence: '0 8 * * *', minSize: 3 }];
    const suspendedProcesses = ['AZRebalance'];
    const policy = { ...FLOOR, baseline: 2, highestFloor: 7 };

    const request = renewalRequest(
      NEAR,
      policy,
      { ...GROUP, range: { min: 3, max: 10 }, scheduledActions, suspendedProcesses },
      {},
    );

    expect(request).toEqual({
      plan: [
        { from: NOW, capacity: 4 },
        { from: NOW + QUARTER, capacity: 2 },
      ],
      baseline: 2,
      cap: 7,
      minSize: 3,
      existing: scheduledActions,
      now: NOW,
      suspendedProcesses,
      mostWrites: 20,
    });
  });

  test('is capped by the maximum of the group where no highest floor is set', () => {
    expect(requestOf({}).cap).toBe(10);
  });

  test('is what is usually needed after the near term, a lead time early', () => {
    expect(requestOf({}, {}, { usual: USUAL }).plan).toEqual([
      { from: NOW, capacity: 4 },
      { from: NOW + QUARTER, capacity: 3 },
      { from: NOW + 23 * QUARTER, capacity: 8 },
    ]);
  });

  const written = {
    range: { min: 5, max: 10 },
    scheduledActions: [floorAt(NOW + 2 * QUARTER, 6), { name: leaseNames.release, at: NOW + 4 * QUARTER, minSize: 2 }],
  };

  test('lowers floors that are written', () => {
    expect(requestOf({}, written).plan).toEqual([
      { from: NOW, capacity: 4 },
      { from: NOW + QUARTER, capacity: 1 },
    ]);
  });

  test('in doubt lowers none of them', () => {
    expect(requestOf({ isInDoubt: true }, written).plan).toEqual([
      { from: 0, capacity: 5 },
      { from: NOW + 2 * QUARTER, capacity: 6 },
      { from: NOW + 4 * QUARTER, capacity: 2 },
    ]);
  });
});

describe('the lead time', () => {
  test.each([
    [0, 2],
    [2, 4],
    [10, 12],
  ])('with a boot of %d minutes is %d, since an action may be 2 minutes late', (bootMinutes, minutes) => {
    expect(leadTimeOf({ ...FLOOR, bootMinutes })).toBe(minutes * MINUTE);
  });
});

describe('a renewed lease', () => {
  test('is planned by its floors', () => {
    const writes = [{ api: 'DeleteScheduledAction' as const, name: leaseNames.release }];
    const reasons = [{ code: 'WRITES_LEFT', message: 'writes left for later: 1' }];

    expect(asRenewal({ lease: [floorAt(NOW + QUARTER, 3)], writes, left: 1, reasons })).toEqual({
      plan: [{ from: NOW + QUARTER, capacity: 3 }],
      actions: writes,
      reasons,
    });
  });

  test('is written from what is asked for: its release, the next floor, then the others', () => {
    const release = { name: leaseNames.release, at: NOW + 25 * HOUR + MINUTE, minSize: 1 };
    const next = floorAt(NOW + 2 * MINUTE, 4);
    const baseline = floorAt(NOW + QUARTER, 1);

    expect(renewalOf(NEAR, FLOOR, GROUP, {})).toEqual({
      plan: [next, baseline, release].map(({ at, minSize }) => ({ from: at, capacity: minSize })),
      actions: [release, next, baseline].map((floor) => ({ api: 'PutScheduledUpdateGroupAction', ...floor })),
      reasons: [],
    });
  });
});
