import type { ControllerPolicy } from '../../../lib/scaling/controller/controller-policy';
import type { Evidence } from '../../../lib/scaling/controller/evidence';
import type { GroupSnapshot } from '../../../lib/scaling/controller/group-snapshot';
import { floorsFor, leaseBelow } from '../../../lib/scaling/controller/lease-for';
import type { Renewal, RenewalOf } from '../../../lib/scaling/controller/renewal-of';
import { MINUTE } from '../../../lib/scaling/lease/floor-action';
import { leaseNames } from '../../../lib/scaling/lease/lease-names';
import type { Reason } from '../../../lib/scaling/reason';
import { EVIDENCE, FLOOR, GROUP, LEAD, NOW } from './support/example-decision';

const DOUBT: Reason = { code: 'MISSING_DATA', message: 'no load reading came: nothing is lowered' };
const RENEWAL: Renewal = {
  plan: [{ from: NOW + 30 * MINUTE, capacity: 1 }],
  actions: [{ api: 'DeleteScheduledAction', name: leaseNames.release }],
  reasons: [{ code: 'WRITES_LEFT', message: 'writes left for later: 1' }],
};
const { needed: _, ...BLIND } = EVIDENCE;

const floorIn = (minutes: number, minSize: number) => {
  const at = NOW + minutes * MINUTE;
  return { name: leaseNames.floor(at), at, minSize };
};

/** A renewal that keeps what it is asked, and always comes to the same. */
function renewing() {
  const asked: Parameters<RenewalOf>[] = [];
  const renew: RenewalOf = (...request) => {
    asked.push(request);
    return RENEWAL;
  };
  return { asked, renew };
}

interface Floored {
  readonly evidence?: Evidence;
  readonly group?: Partial<GroupSnapshot>;
  readonly doubt?: Reason;
}

function floors({ evidence = EVIDENCE, group, doubt }: Floored) {
  const { asked, renew } = renewing();
  const decision = floorsFor(NOW, FLOOR, { ...GROUP, ...group }, evidence, doubt, renew);
  return { decision, near: asked[0]![0] };
}

describe('the floors of a group whose scaling policies keep desired capacity', () => {
  test('are what is needed now, for 10 minutes', () => {
    const group = { ...GROUP, scheduledActions: [floorIn(1, 9)] };
    const { asked, renew } = renewing();

    floorsFor(NOW, FLOOR, group, EVIDENCE, undefined, renew);

    const near = { now: NOW, wanted: 4, nearTerm: 10 * MINUTE, isInDoubt: false };
    expect(asked).toEqual([[near, FLOOR, group, EVIDENCE]]);
  });

  test('come after the minimum that there is, with why it is raised', () => {
    expect(floors({}).decision).toEqual({
      wanted: 4,
      plan: [{ from: NOW, capacity: 1 }, ...RENEWAL.plan],
      actions: RENEWAL.actions,
      reasons: [
        { code: 'RAISE_FLOOR', message: 'floor 4 instead of 1: the plan is 4, the last minute is not known' },
        ...RENEWAL.reasons,
      ],
    });
  });

  test.each<[string, Floored, number, boolean]>([
    ['are lowered to what is needed', { group: { scheduledActions: [floorIn(1, 6)] } }, 4, false],
    ['are not lowered in doubt', { doubt: DOUBT, group: { scheduledActions: [floorIn(1, 6)] } }, 6, true],
    ['are raised in doubt', { doubt: DOUBT, group: { scheduledActions: [floorIn(1, 3)] } }, 4, true],
    [
      'in doubt go by what comes into force in 2 minutes',
      { doubt: DOUBT, group: { scheduledActions: [floorIn(2, 6)] } },
      6,
      true,
    ],
    ['in doubt do not go by what comes later', { doubt: DOUBT, group: { scheduledActions: [floorIn(3, 6)] } }, 4, true],
    [
      'before the first load are what is about to be in force',
      { evidence: BLIND, group: { scheduledActions: [floorIn(2, 6)] } },
      6,
      false,
    ],
    [
      'before the first load are the minimum where nothing is written',
      { evidence: BLIND, group: { range: { min: 2, max: 10 } } },
      2,
      false,
    ],
  ])('%s', (_, floored, wanted, isInDoubt) => {
    expect(floors(floored).near).toMatchObject({ wanted, isInDoubt });
  });

  test('say what is needed, and explain what is wanted in doubt', () => {
    const { wanted, reasons } = floors({ doubt: DOUBT, group: { range: { min: 6, max: 10 } } }).decision;

    expect(wanted).toBe(4);
    expect(reasons[0]).toEqual({
      code: 'UNCHANGED',
      message: 'floor stays at 6: the plan is 4, the last minute is not known',
    });
  });
});

describe('the lease below a group that is led', () => {
  test.each([
    ['is put off while the load is known', undefined, false],
    ['is not put off in doubt', DOUBT, true],
  ])('%s, and is the baseline for 15 minutes', (_, doubt, isInDoubt) => {
    const policy: ControllerPolicy = { ...LEAD, baseline: 2 };
    const { asked, renew } = renewing();

    const lease = leaseBelow(NOW, policy, GROUP, EVIDENCE, doubt, renew);

    const near = { now: NOW, wanted: 2, nearTerm: 15 * MINUTE, isInDoubt };
    expect(asked).toEqual([[near, policy, GROUP, EVIDENCE]]);
    expect(lease).toEqual({ wanted: 2, ...RENEWAL });
  });
});
