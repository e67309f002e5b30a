import { decideOn } from '../../../lib/scaling/controller/decide-on';
import type { RenewalOf } from '../../../lib/scaling/controller/renewal-of';
import { MINUTE } from '../../../lib/scaling/lease/floor-action';
import { leaseNames } from '../../../lib/scaling/lease/lease-names';
import { EVIDENCE, FLOOR, GROUP, LEAD, NOW } from './support/example-decision';

const RELEASE = { api: 'DeleteScheduledAction', name: leaseNames.release } as const;
const renew: RenewalOf = ({ wanted }) => ({
  plan: [{ from: NOW + MINUTE, capacity: wanted }],
  actions: [RELEASE],
  reasons: [{ code: 'WRITES_LEFT', message: 'writes left for later: 1' }],
});
const BUSY = { ...EVIDENCE, needed: 12, utilization: 1 };

const codes = ({ reasons }: ReturnType<typeof decideOn>) => reasons.map(({ code }) => code);

describe('a decision on what is known', () => {
  test('in mode lead sets desired capacity, then writes the lease below it', () => {
    const decision = decideOn(NOW, LEAD, GROUP, { ...EVIDENCE, needed: 6 }, renew);

    expect(decision.plan).toEqual([
      { from: NOW, capacity: 6 },
      { from: NOW + MINUTE, capacity: 1 },
    ]);
    expect(decision.actions).toEqual([{ api: 'SetDesiredCapacity', desiredCapacity: 6 }, RELEASE]);
    expect(codes(decision)).toEqual(['SCALE_OUT', 'WRITES_LEFT']);
  });

  test('in mode floor writes the lease alone', () => {
    const decision = decideOn(NOW, FLOOR, GROUP, { ...EVIDENCE, needed: 6 }, renew);

    expect(decision.plan).toEqual([
      { from: NOW, capacity: 1 },
      { from: NOW + MINUTE, capacity: 6 },
    ]);
    expect(decision.actions).toEqual([RELEASE]);
    expect(codes(decision)).toEqual(['RAISE_FLOOR', 'WRITES_LEFT']);
  });

  test.each([LEAD, FLOOR])('in mode $mode writes nothing behind a gate, and plans the same', (policy) => {
    const { plan, actions } = decideOn(NOW, policy, { ...GROUP, isWeighted: true }, BUSY, renew);

    expect(actions).toEqual([]);
    expect(plan).toEqual(decideOn(NOW, policy, GROUP, BUSY, renew).plan);
  });

  test('as a shadow has the actions that it would carry out', () => {
    const { actions } = decideOn(NOW, { ...LEAD, isShadow: true }, GROUP, BUSY, renew);

    expect(actions).toEqual(decideOn(NOW, LEAD, GROUP, BUSY, renew).actions);
  });

  test('says first why nothing is written, then what is decided, then what is in doubt, then what limits it', () => {
    const policy = { ...LEAD, isShadow: true, minimumHold: 901 };

    expect(codes(decideOn(NOW, policy, { ...GROUP, isWeighted: true }, BUSY, renew))).toEqual([
      'WEIGHTED_GROUP',
      'SHADOW',
      'SCALE_OUT',
      'WRITES_LEFT',
      'SHORT_HISTORY',
      'AT_MAXIMUM',
      'CPU_CAPPED',
    ]);
  });

  test('in mode floor says that more is needed than the highest floor', () => {
    const decision = decideOn(NOW, { ...FLOOR, highestFloor: 8 }, GROUP, { ...EVIDENCE, needed: 9 }, renew);

    expect(codes(decision)).toEqual(['RAISE_FLOOR', 'WRITES_LEFT', 'AT_HIGHEST_FLOOR']);
  });
});
