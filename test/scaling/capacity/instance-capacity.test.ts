import { instanceCapacity } from '../../../lib/scaling/capacity/instance-capacity';
import {
  copyOfInstanceCapacity,
  emptyInstanceCapacity,
  type InstanceCapacity,
} from '../../../lib/scaling/capacity/instance-capacity-state';
import { observeCapacity } from '../../../lib/scaling/capacity/observe-capacity';
import type { CapacityMinute } from '../../../lib/scaling/capacity/usable-minute';
import { seededRandom } from '../../../lib/twin/load/random';
import { cpuOf, DAY, learnedFrom, minutesOf, type Service, stateAfter, withMoreCpu } from './synthetic-minutes';

const SIMPLE = { demand: 6000, cpuLoad: 2.4, utilization: 0.6 };
const CYCLE = (minute: number) => 0.5 + 0.3 * Math.sin((2 * Math.PI * minute) / DAY);

/** Minutes of a capacity of 600 whose errors of 10 % are autocorrelated, 20 % of them absurd. */
function repeatingMinutes(repeat: number, count: number, seed: number): CapacityMinute[] {
  const { normal, uniform } = seededRandom(seed);
  let error = normal();
  return Array.from({ length: count }, () => {
    error = repeat * error + Math.sqrt(1 - repeat ** 2) * normal();
    const absurd = uniform() < 0.2 ? Math.exp(8 * (uniform() - 0.5)) : 1;
    return cpuOf(3600 * Math.exp(0.1 * error) * absurd, 0.6);
  });
}

/** Hours of usable minutes after a change at day 3 until what is learned satisfies. */
function hoursUntil(service: Service, isLearned: (learned: InstanceCapacity) => boolean): number {
  const minutes = minutesOf(service, 6 * DAY);
  const state = stateAfter(minutes.slice(0, 3 * DAY));
  const after = minutes.slice(3 * DAY).findIndex((minute) => {
    observeCapacity(state, minute);
    const learned = instanceCapacity(state);
    return learned !== undefined && isLearned(learned);
  });
  return after / 60;
}

describe('instanceCapacity', () => {
  test('knows nothing before 30 usable minutes', () => {
    const unusable = { ...SIMPLE, utilization: 0.2 };

    expect(instanceCapacity(emptyInstanceCapacity())).toBeUndefined();
    expect(instanceCapacity(stateAfter([...Array(29).fill(SIMPLE), ...Array(99).fill(unusable)]))).toBeUndefined();
    expect(instanceCapacity(stateAfter(Array(30).fill(SIMPLE)))).toBeDefined();
  });

  test('is demand by CPU where that never changes, and its bound one bin less at most', () => {
    const { perInstance, low, minutes } = learnedFrom(Array(DAY).fill(SIMPLE));

    expect(perInstance).toBeCloseTo(2500, 6);
    expect(low).toBeGreaterThan(0.98 * 2500);
    expect(minutes).toBeCloseTo(779.4, 0);
  });

  test('rests on 1040 minutes at most, however many it has seen', () => {
    const { perInstance, minutes } = learnedFrom(Array(1_000_000).fill(SIMPLE));

    expect(perInstance).toBeCloseTo(2500, 6);
    expect(minutes).toBeCloseTo(1039.2, 0);
  });

  test.each([
    [0.05, 0.04],
    [0.1, 0.07],
  ])('is moved little by a daily batch job of 4.8 hours, noise %d', (noise, most) => {
    for (const utilization of [0.4, 0.5, 0.6]) {
      const { perInstance } = learnedFrom(
        minutesOf(
          {
            noise,
            utilization: () => utilization,
            mishap: (minute, at) => (at % DAY >= 0.8 * DAY ? withMoreCpu(minute, 0.3) : minute),
          },
          3 * DAY,
        ),
      );

      expect(Math.abs(perInstance / 600 - 1)).toBeLessThan(most);
    }
  });

  test.each([
    [1.3, 0.05, 0.02],
    [0.77, 0.05, 0.02],
    [1.3, 0.2, 0.07],
    [0.77, 0.2, 0.07],
  ])('is moved little by 20 %% of minutes that are only %d times off, noise %d', (factor, noise, most) => {
    const { perInstance } = learnedFrom(
      minutesOf(
        {
          noise,
          mishap: (minute, _, { uniform }) =>
            uniform() < 0.2 ? { ...minute, demand: minute.demand * factor } : minute,
        },
        3 * DAY,
      ),
    );

    expect(Math.abs(perInstance / 600 - 1)).toBeLessThan(most);
  });

  test.each([
    [0.02, 'at 50 %', () => 0.5],
    [0.05, 'at 50 %', () => 0.5],
    [0.1, 'at 50 %', () => 0.5],
    [0.02, 'between 20 and 80 %', CYCLE],
    [0.05, 'between 20 and 80 %', CYCLE],
    [0.1, 'between 20 and 80 %', CYCLE],
  ])('is less than what holds at 85 %% where CPU has a base of %d %s, by as much at most', (base, _, utilization) => {
    const atBound = 600 * (1 - base / 0.85);

    const { perInstance } = learnedFrom(minutesOf({ base, utilization }, 3 * DAY));

    expect(perInstance).toBeLessThan(atBound);
    expect(perInstance).toBeGreaterThan((1 - base) * atBound);
  });

  test.each([0.5, 0.7, 0.85, 1.2, 1.5, 3, 20])(
    'follows a release that changes it %d times within 16 hours',
    (times) => {
      const service = { capacity: (minute: number) => (minute < 3 * DAY ? 600 : 600 * times) };

      const hours = hoursUntil(service, ({ perInstance }) => Math.abs(perInstance / (600 * times) - 1) < 0.05);

      expect(hours).toBeGreaterThan(5);
      expect(hours).toBeLessThan(16);
    },
  );

  test.each([
    [0.5, 'perInstance'],
    [0.7, 'low'],
    [3, 'perInstance'],
    [3, 'low'],
  ] as const)('is learned within 2 days after a change of %d times on a group planned by %s', (times, by) => {
    const state = stateAfter(minutesOf({}, DAY));
    const { normal } = seededRandom(5);

    for (let minute = 0; minute < 2 * DAY; minute++) {
      const demand = 6000 * Math.max(1, times);
      const instances = Math.ceil(demand / 0.8 / instanceCapacity(state)![by]);
      const utilization = Math.min(1, (demand / (600 * times) / instances) * Math.exp(0.05 * normal()));
      observeCapacity(state, { demand, cpuLoad: utilization * instances, utilization });
    }

    expect(Math.abs(instanceCapacity(state)!.perInstance / (600 * times) - 1)).toBeLessThan(0.05);
  });

  test.each([
    [0, 360, 195],
    [0.9, 360, 190],
    [0.95, 360, 184],
    [0, DAY, 195],
    [0.9, DAY, 190],
    [0.95, DAY, 190],
    [0.98, DAY, 176],
  ])(
    'has a bound that holds where errors repeat by %d, after %d minutes in %d of 200 services',
    (repeat, count, least) => {
      const bounds = Array.from({ length: 200 }, (_, seed) => learnedFrom(repeatingMinutes(repeat, count, seed)).low);

      expect(bounds.filter((low) => low <= 600).length).toBeGreaterThanOrEqual(least);
    },
  );
});

describe('the state of an instance capacity', () => {
  test('is 5 KB of JSON at most', () => {
    const wild = minutesOf(
      { mishap: (minute, _, { uniform }) => ({ ...minute, demand: minute.demand * Math.exp(6 * (uniform() - 0.5)) }) },
      7 * DAY,
    );

    expect(JSON.stringify(stateAfter(wild)).length).toBeLessThan(5 * 1024);
  });

  test('shares nothing that changes with its copy', () => {
    const state = stateAfter(minutesOf({}, 100));
    const before = JSON.stringify(state);

    stateAfter(minutesOf({ seed: 2 }, 1000), copyOfInstanceCapacity(state));

    expect(JSON.stringify(state)).toBe(before);
  });

  test.each([0.1, 0.2, 0.5, 2, 5, 10, 12])('is as good when it began with a minute %d times off', (times) => {
    const [first, ...others] = minutesOf({ noise: 0.15 }, DAY);

    const { perInstance, low } = learnedFrom([{ ...first!, demand: first!.demand * times }, ...others]);

    const usual = learnedFrom([first!, ...others]);
    expect(Math.abs(perInstance / usual.perInstance - 1)).toBeLessThan(0.01);
    expect(Math.abs(low / usual.low - 1)).toBeLessThan(0.03);
  });

  test('starts over around what is 100 times as much, though it began with an absurd minute', () => {
    const absurd = { ...SIMPLE, demand: 600_000 };

    const { perInstance } = learnedFrom([absurd, ...Array(40).fill(SIMPLE)]);

    expect(perInstance).toBeCloseTo(2500, 6);
  });
});
