import { emptyMemory } from '../../../lib/scaling/controller/controller-memory';
import type { ControllerPolicy } from '../../../lib/scaling/controller/controller-policy';
import { decide, decideInPlace } from '../../../lib/scaling/controller/decide';
import type { GroupSnapshot } from '../../../lib/scaling/controller/group-snapshot';
import type { LoadReading } from '../../../lib/scaling/controller/load-reading';
import { GROUP, LEAD, NOW } from './support/example-decision';

const MINUTE = 60_000;

/** A reading for each minute, of which the last has just ended. */
const upToNow = (...loads: number[]): LoadReading[] =>
  loads.map((cpuLoad, index) => ({ at: NOW - (loads.length - 1 - index) * MINUTE, cpuLoad }));
const minutes = (count: number, load: number) => new Array<number>(count).fill(load);
const decideNow = (
  samples: readonly LoadReading[],
  group: Partial<GroupSnapshot> = {},
  policy: ControllerPolicy = LEAD,
) => decide(NOW, policy, { ...GROUP, ...group }, samples, emptyMemory());
const set = (desiredCapacity: number) => [{ api: 'SetDesiredCapacity', desiredCapacity }];
/** What is done about desired capacity, which comes before the lease. */
const sizesOf = ({ actions }: ReturnType<typeof decide>) => actions.filter(({ api }) => api === 'SetDesiredCapacity');
const capacityOf = ({ plan }: ReturnType<typeof decide>) => plan[0]!.capacity;
const codes = ({ reasons }: ReturnType<typeof decide>) => reasons.map(({ code }) => code);

describe('decide', () => {
  test('rises at once to what is planned for the load, and says why', () => {
    const decision = decideNow(upToNow(...minutes(15, 3)));

    expect(capacityOf(decision)).toBe(5);
    expect(sizesOf(decision)).toEqual(set(5));
    expect(decision.reasons).toEqual([
      {
        code: 'SCALE_OUT',
        message: '5 instead of 4: load is 3 instances, 3 +- 0.14 is expected 4 minutes later, the plan is 5',
      },
    ]);
  });

  test('plans more after a surprise than for a load that has always been so', () => {
    expect(capacityOf(decideNow(upToNow(...minutes(14, 1), 3)))).toBeGreaterThan(5);
  });

  test('plans no less for a smaller share of minutes above 85 %, or for a longer boot', () => {
    const noisy = upToNow(
      ...Array.from({ length: 600 }, (_, minute) => 30 + 10 * Math.sin(minute / 40) + ((minute * 7919) % 13) / 2),
    );
    const capacityWith = (policy: Partial<ControllerPolicy>) =>
      capacityOf(decideNow(noisy, { range: { min: 1, max: 100 } }, { ...LEAD, ...policy }));

    expect(capacityWith({ quality: 0.001 })).toBeGreaterThan(capacityWith({ quality: 0.3 }));
    expect(capacityWith({ bootMinutes: 10 })).toBeGreaterThanOrEqual(capacityWith({ bootMinutes: 0 }));
  });

  test('stays for the minimum hold after the minutes that a higher capacity was planned for', () => {
    const decision = decideNow(upToNow(2.4, ...minutes(17, 0.6)));

    expect(sizesOf(decision)).toEqual([]);
    expect(decision.reasons).toEqual([
      {
        code: 'UNCHANGED',
        message: 'stays at 4: load is 0.6 instances, 0.6 +- 0.12 is expected 4 minutes later, the plan is 4',
      },
    ]);
  });

  test('falls when the hold is over', () => {
    const decision = decideNow(upToNow(2.4, ...minutes(18, 0.6)));

    expect(sizesOf(decision)).toEqual(set(2));
    expect(codes(decision)).toEqual(['SCALE_IN']);
  });

  test('as a shadow decides the same, and says that nothing is written', () => {
    const readings = upToNow(...minutes(15, 3));

    const { reasons, ...shadow } = decideNow(readings, {}, { ...LEAD, isShadow: true });

    const { reasons: reasonsOfLead, ...lead } = decideNow(readings);
    expect(shadow).toEqual(lead);
    expect(reasons).toEqual([
      { code: 'SHADOW', message: 'a shadow of mode lead: nothing is written' },
      ...reasonsOfLead,
    ]);
  });
});

describe('decide in place', () => {
  test('decides the same, and changes the memory to what would have been the new one', () => {
    const readings = upToNow(...minutes(15, 3));
    const owned = emptyMemory();

    const inPlace = decideInPlace(NOW, LEAD, GROUP, readings, owned);

    expect(inPlace).toEqual(decide(NOW, LEAD, GROUP, readings, emptyMemory()));
    expect(inPlace.memory).toBe(owned);
  });

  test('renews the lease as its owner does', () => {
    const plan = [{ from: NOW + MINUTE, capacity: 3 }];
    const renew = () => ({ plan, actions: [], reasons: [] });

    const decision = decideInPlace(NOW, LEAD, GROUP, upToNow(...minutes(15, 3)), emptyMemory(), renew);

    expect(decision.plan).toEqual([{ from: NOW, capacity: 5 }, ...plan]);
  });
});

describe('decide after a cold start', () => {
  test('takes in 14 days of minutes with less than a second of CPU', () => {
    const history = upToNow(...Array.from({ length: 20_160 }, (_, minute) => 4 + 2 * Math.sin(minute / 229)));
    const before = process.cpuUsage();

    const { memory } = decideNow(history);

    const { user, system } = process.cpuUsage(before);
    expect(memory.planner.seen).toBe(20_160);
    expect((user + system) / 1e6).toBeLessThan(1);
  });
});

describe('decide, when data is not good enough to lower capacity,', () => {
  test.each<[string, LoadReading[], string, string]>([
    ['there is none', [], 'MISSING_DATA', 'no load reading came: nothing is lowered'],
    [
      'all of it is absurd',
      upToNow(Number.NaN, -1, Number.POSITIVE_INFINITY),
      'MISSING_DATA',
      'none of 3 load readings is new and usable: nothing is lowered',
    ],
    [
      'it is stale',
      upToNow(...minutes(21, 0.5)).slice(0, -6),
      'STALE_DATA',
      'the newest load reading is 360 s old, more than 300 s: nothing is lowered',
    ],
    [
      'it is too short',
      upToNow(...minutes(14, 0.5)),
      'SHORT_HISTORY',
      'load is known without a gap for 840 s, less than 900 s: nothing is lowered',
    ],
    [
      'it has a gap',
      upToNow(...minutes(20, 0.5)).filter((_, index) => index < 5 || index > 10),
      'SHORT_HISTORY',
      'load is known without a gap for 540 s, less than 900 s: nothing is lowered',
    ],
  ])('since %s, stays and says so', (_, samples, code, message) => {
    const decision = decideNow(samples);

    expect(decision.plan[0]).toEqual({ from: NOW, capacity: 4 });
    expect(sizesOf(decision)).toEqual([]);
    expect(decision.reasons).toContainEqual({ code, message });
  });

  test('since nothing is new, says how old the newest reading is', () => {
    const { memory } = decideNow(upToNow(...minutes(15, 0.5)));

    const decision = decide(NOW + 2 * MINUTE, LEAD, GROUP, [], memory);

    expect(sizesOf(decision)).toEqual([]);
    expect(decision.reasons).toContainEqual({
      code: 'MISSING_DATA',
      message: 'no load reading came, the newest is 120 s old: nothing is lowered',
    });
  });

  test('since only the newest reading is absurd, goes by the others', () => {
    expect(sizesOf(decideNow(upToNow(...minutes(15, 0.6), Number.NaN)))).toEqual(set(1));
  });

  test('still rises', () => {
    expect(sizesOf(decideNow(upToNow(6)))).toEqual(set(9));
  });
});

describe('decide, when the group cannot follow,', () => {
  const high = upToNow(...minutes(15, 3));
  const low = upToNow(...minutes(15, 0.6));

  test.each<[string, LoadReading[], Partial<GroupSnapshot>, string]>([
    ['with Launch suspended', high, { suspendedProcesses: ['Launch'] }, 'PROCESS_SUSPENDED'],
    ['with Terminate suspended', low, { suspendedProcesses: ['Terminate'] }, 'PROCESS_SUSPENDED'],
  ])('%s, stays and says so', (_, samples, group, code) => {
    const decision = decideNow(samples, group);

    expect(decision.plan[0]).toEqual({ from: NOW, capacity: 4 });
    expect(sizesOf(decision)).toEqual([]);
    expect(codes(decision)).toEqual(['UNCHANGED', code]);
  });

  test('with the process suspended that is not needed, goes on', () => {
    expect(sizesOf(decideNow(low, { suspendedProcesses: ['Launch'] }))).toEqual(set(1));
    expect(sizesOf(decideNow(high, { suspendedProcesses: ['Terminate'] }))).toEqual(set(5));
  });

  test('since it is at its maximum, stays there and says so', () => {
    const decision = decideNow(upToNow(...minutes(15, 9)), { desiredCapacity: 10 });

    expect(sizesOf(decision)).toEqual([]);
    expect(decision.reasons).toContainEqual({ code: 'AT_MAXIMUM', message: '14 needed, maximum is 10' });
  });

  test('fails for a range that is none', () => {
    expect(() => decideNow(high, { range: { min: 3, max: 2 } })).toThrow(
      new RangeError('min must be at most max, got 3 and 2'),
    );
  });
});
