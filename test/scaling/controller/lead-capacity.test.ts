import type { ControllerPolicy } from '../../../lib/scaling/controller/controller-policy';
import type { GroupSnapshot } from '../../../lib/scaling/controller/group-snapshot';
import { leadCapacity } from '../../../lib/scaling/controller/lead-capacity';
import type { Reason } from '../../../lib/scaling/reason';
import { EVIDENCE, GROUP, LEAD, NOW } from './support/example-decision';

interface Led {
  /** Undefined before the first load. */
  readonly needed?: number | undefined;
  readonly desired?: number;
  readonly policy?: Partial<ControllerPolicy>;
  readonly group?: Partial<GroupSnapshot>;
  readonly doubt?: Reason;
}

const LARGE = { range: { min: 1, max: 200 } };
const DOUBT: Reason = { code: 'MISSING_DATA', message: 'no load reading came: nothing is lowered' };

function lead({ needed, desired = 4, policy, group, doubt }: Led) {
  const { needed: _, ...blind } = EVIDENCE;
  const evidence = needed === undefined ? blind : { ...EVIDENCE, needed };
  return leadCapacity(NOW, { ...LEAD, ...policy }, { ...GROUP, desiredCapacity: desired, ...group }, evidence, doubt);
}
const capacityOf = (led: Led) => lead(led).plan[0]!.capacity;
const instancesIn = (...states: string[]) => ({
  instances: states.map((lifecycleState, index) => ({ id: `i-${index}`, lifecycleState, healthStatus: 'Healthy' })),
});

describe('a led group', () => {
  test.each([
    [5, 'SCALE_OUT', '5 instead of 4: the plan is 5, the last minute is not known'],
    [3, 'SCALE_IN', '3 instead of 4: the plan is 3, the last minute is not known'],
  ])('is set to a plan of %d', (needed, code, message) => {
    expect(lead({ needed })).toEqual({
      wanted: needed,
      plan: [{ from: NOW, capacity: needed }],
      actions: [{ api: 'SetDesiredCapacity', desiredCapacity: needed }],
      reasons: [{ code, message }],
    });
  });

  test('is left alone when it is as planned', () => {
    expect(lead({ needed: 4 })).toEqual({
      wanted: 4,
      plan: [{ from: NOW, capacity: 4 }],
      actions: [],
      reasons: [{ code: 'UNCHANGED', message: 'stays at 4: the plan is 4, the last minute is not known' }],
    });
  });

  test('stays as it is before the first load', () => {
    expect(lead({})).toEqual({
      wanted: 4,
      plan: [{ from: NOW, capacity: 4 }],
      actions: [],
      reasons: [{ code: 'UNCHANGED', message: 'stays at 4: no load is known' }],
    });
  });

  test.each([
    [0, 1],
    [1, 1],
    [10, 10],
    [11, 10],
  ])('is kept inside its range: of a plan of %d it takes %d', (needed, capacity) => {
    expect(lead({ needed })).toMatchObject({ wanted: needed, plan: [{ capacity }] });
  });

  test.each([
    ['above its maximum', 12, 10],
    ['below its minimum', 0, 1],
  ])('%s is brought back inside the range', (_, desired, capacity) => {
    expect(lead({ desired, needed: desired }).actions).toEqual([
      { api: 'SetDesiredCapacity', desiredCapacity: capacity },
    ]);
  });

  test.each([
    ['rises', 5, 5],
    ['stays', 4, 4],
    ['does not fall', 3, 4],
  ])('in doubt %s', (_, needed, capacity) => {
    expect(lead({ needed, doubt: DOUBT })).toMatchObject({ wanted: needed, plan: [{ capacity }] });
  });
});

describe('a led group that cannot follow', () => {
  test('keeps what it has, and says what it would have needed', () => {
    expect(lead({ needed: 6, group: { suspendedProcesses: ['Launch'] } })).toEqual({
      wanted: 6,
      plan: [{ from: NOW, capacity: 4 }],
      actions: [],
      reasons: [
        { code: 'UNCHANGED', message: 'stays at 4: the plan is 6, the last minute is not known' },
        { code: 'PROCESS_SUSPENDED', message: 'process Launch is suspended: 6 instead of 4 has to wait' },
      ],
    });
  });

  test('plans inside its range, and writes nothing', () => {
    const { plan, actions } = lead({ desired: 12, needed: 3, group: { suspendedProcesses: ['Terminate'] } });

    expect(plan).toEqual([{ from: NOW, capacity: 10 }]);
    expect(actions).toEqual([]);
  });
});

describe('scale-in', () => {
  test('waits for instances that are on their way', () => {
    const { plan, actions, reasons } = lead({
      needed: 3,
      group: instancesIn('InService', 'Pending', 'Pending:Wait', 'Warmed:Pending', 'Terminating'),
    });

    expect(plan).toEqual([{ from: NOW, capacity: 4 }]);
    expect(actions).toEqual([]);
    expect(reasons.slice(1)).toEqual([
      {
        code: 'INSTANCES_PENDING',
        message: '3 has to wait until instances that are on their way are in service: 2',
      },
    ]);
  });

  test('does not wait for instances that serve, that go, or that nobody asked about', () => {
    expect(capacityOf({ needed: 3, group: instancesIn('InService', 'Terminating', 'Warmed:Pending') })).toBe(3);
    expect(capacityOf({ needed: 3 })).toBe(3);
  });

  test.each([4, 5])('is what waits for instances on their way, not a plan of %d', (needed) => {
    const { plan, reasons } = lead({ needed, group: instancesIn('Pending') });

    expect(plan).toEqual([{ from: NOW, capacity: needed }]);
    expect(reasons).toHaveLength(1);
  });
});

describe('the tolerance', () => {
  test('keeps what a plan is lower by', () => {
    const { plan, actions, reasons } = lead({
      desired: 40,
      needed: 35,
      group: LARGE,
      policy: { tolerance: 0.125 },
    });

    expect(plan).toEqual([{ from: NOW, capacity: 40 }]);
    expect(actions).toEqual([]);
    expect(reasons.slice(1)).toEqual([
      { code: 'WITHIN_TOLERANCE', message: '35 is within the tolerance of 12.5 % below 40' },
    ]);
  });

  test.each([
    ['ends where the plan is lower by more', 40, 34, 0.125, 34],
    ['counts the share of a whole number to the last instance', 100, 71, 0.29, 100],
    ['ends an instance below that', 100, 70, 0.29, 70],
    ['of nothing keeps nothing', 40, 39, 0, 39],
    ['does not keep what a plan is higher by', 40, 41, 0.125, 41],
  ])('%s', (_, desired, needed, tolerance, capacity) => {
    expect(capacityOf({ desired, needed, group: LARGE, policy: { tolerance } })).toBe(capacity);
  });

  test('says nothing about a plan that is as it is', () => {
    expect(lead({ needed: 4, policy: { tolerance: 0.5 } }).reasons).toHaveLength(1);
  });
});

describe('the limit of what is removed at a time', () => {
  test('keeps the rest, and says so', () => {
    const { wanted, plan, actions, reasons } = lead({
      desired: 40,
      needed: 10,
      group: LARGE,
      policy: { scaleInLimit: 0.225 },
    });

    expect(wanted).toBe(10);
    expect(plan).toEqual([{ from: NOW, capacity: 31 }]);
    expect(actions).toEqual([{ api: 'SetDesiredCapacity', desiredCapacity: 31 }]);
    expect(reasons.slice(1)).toEqual([
      { code: 'RATE_LIMITED', message: '10 is wanted, at most 22.5 % are removed at a time' },
    ]);
  });

  test.each([
    ['is rounded down to whole instances', 10, 1, 0.25, 8],
    ['counts the share of a whole number to the last instance', 90, 1, 0.7, 27],
    ['is one instance at least', 10, 1, 0.01, 9],
    ['of everything is none', 10, 1, 1, 1],
    ['does not hold up a plan above it', 10, 9, 0.25, 9],
  ])('%s', (_, desired, needed, scaleInLimit, capacity) => {
    expect(capacityOf({ desired, needed, group: LARGE, policy: { scaleInLimit } })).toBe(capacity);
  });

  test('says nothing about a plan that just keeps it', () => {
    expect(lead({ desired: 10, needed: 8, policy: { scaleInLimit: 0.25 } }).reasons).toHaveLength(1);
  });
});

describe('the limit of what is added at a time', () => {
  test('leaves the rest for later, and says so', () => {
    const { wanted, plan, actions, reasons } = lead({
      desired: 40,
      needed: 100,
      group: LARGE,
      policy: { scaleOutLimit: 0.225 },
    });

    expect(wanted).toBe(100);
    expect(plan).toEqual([{ from: NOW, capacity: 49 }]);
    expect(actions).toEqual([{ api: 'SetDesiredCapacity', desiredCapacity: 49 }]);
    expect(reasons.slice(1)).toEqual([
      { code: 'RATE_LIMITED', message: '100 is wanted, at most 22.5 % are added at a time' },
    ]);
  });

  test.each<[string, number, number, number | undefined, number]>([
    ['is rounded down to whole instances', 10, 100, 0.25, 12],
    ['counts the share of a whole number to the last instance', 90, 200, 0.7, 153],
    ['is one instance at least', 10, 100, 0.01, 11],
    ['is not there by itself', 10, 100, undefined, 100],
    ['does not hold up a plan below it', 10, 11, 0.25, 11],
  ])('%s', (_, desired, needed, scaleOutLimit, capacity) => {
    const policy = scaleOutLimit === undefined ? {} : { scaleOutLimit };

    expect(capacityOf({ desired, needed, group: LARGE, policy })).toBe(capacity);
  });

  test('says nothing about a plan that just keeps it', () => {
    expect(lead({ desired: 8, needed: 10, policy: { scaleOutLimit: 0.25 } }).reasons).toHaveLength(1);
  });
});
