import fc from 'fast-check';
import { type ControllerMemory, EMPTY_MEMORY, type LoadSample } from '../../lib/scaling/controller-memory';
import type { ControllerPolicy } from '../../lib/scaling/controller-policy';
import { decide } from '../../lib/scaling/decide';
import type { GroupSnapshot } from '../../lib/scaling/group-snapshot';

const MINUTE = 60_000;
const START = Date.UTC(2026, 0, 1);

const policies: fc.Arbitrary<ControllerPolicy> = fc.record({
  mode: fc.constantFrom('shadow', 'lead'),
  targetUtilization: fc.double({ min: 0.01, max: 1, noNaN: true }),
  minimumHold: fc.integer({ min: 0, max: 1800 }),
});
const sizes = fc.integer({ min: 0, max: 50 });
const groups: fc.Arbitrary<GroupSnapshot> = fc
  .tuple(
    fc.tuple(sizes, sizes, sizes).map((three) => three.sort((a, b) => a - b)),
    fc.subarray(['Launch', 'Terminate', 'AZRebalance']),
    fc.option(fc.constant('Delete in progress'), { nil: undefined, freq: 10 }),
  )
  .map(([[min, desiredCapacity, max], suspendedProcesses, status]) => ({
    name: 'web',
    range: { min: min!, max: max! },
    desiredCapacity: desiredCapacity!,
    suspendedProcesses,
    ...(status && { status }),
  }));
const goodLoads = fc.double({ min: 0, max: 40, noNaN: true });
const anyLoads = fc.oneof({ arbitrary: goodLoads, weight: 9 }, { arbitrary: fc.double(), weight: 1 });

/** Readings in order of time, most a minute apart, some with gaps. */
const historiesOf = (loads: fc.Arbitrary<number>): fc.Arbitrary<LoadSample[]> =>
  fc
    .array(fc.record({ gap: fc.constantFrom(1, 1, 1, 1, 1, 2, 7), offeredLoad: loads }), { maxLength: 40 })
    .map((steps) => {
      let at = START;
      return steps.map(({ gap, offeredLoad }) => {
        at += gap * MINUTE;
        return { at, offeredLoad };
      });
    });
const ages = fc.integer({ min: 0, max: 10 * MINUTE });

const endOf = (history: readonly LoadSample[]) => history.at(-1)?.at ?? START;
const capacityOf = ({ plan }: ReturnType<typeof decide>) => plan[0]!.capacity;
const memoryOf = (history: readonly LoadSample[], policy: ControllerPolicy, group: GroupSnapshot): ControllerMemory =>
  decide(endOf(history), policy, group, history, EMPTY_MEMORY).memory;

/** What is remembered when each sample comes in a call of its own, at the time of the sample. */
function oneByOneMemory(history: readonly LoadSample[], policy: ControllerPolicy, group: GroupSnapshot) {
  let memory = EMPTY_MEMORY;
  for (const sample of history) {
    memory = decide(sample.at, policy, group, [sample], memory).memory;
  }
  return memory;
}

describe('decide', () => {
  test('plans inside the range, writes what it plans, and always says why', () => {
    fc.assert(
      fc.property(policies, groups, historiesOf(anyLoads), ages, (policy, group, history, age) => {
        const decision = decide(endOf(history) + age, policy, group, history, EMPTY_MEMORY);

        const capacity = capacityOf(decision);
        expect(Number.isInteger(capacity)).toBe(true);
        expect(capacity).toBeGreaterThanOrEqual(group.range.min);
        expect(capacity).toBeLessThanOrEqual(group.range.max);
        const isWritten = policy.mode === 'lead' && capacity !== group.desiredCapacity;
        expect(decision.actions).toEqual(isWritten ? [{ api: 'SetDesiredCapacity', desiredCapacity: capacity }] : []);
        expect(decision.reasons.length).toBeGreaterThan(0);
      }),
    );
  });

  test('never has less capacity for more load', () => {
    const pairs = historiesOf(goodLoads).chain((history) =>
      fc.tuple(
        fc.constant(history),
        fc
          .array(fc.double({ min: 0, max: 20, noNaN: true }), { minLength: history.length, maxLength: history.length })
          .map((more) =>
            history.map(({ at, offeredLoad }, index) => ({ at, offeredLoad: offeredLoad + more[index]! })),
          ),
      ),
    );
    fc.assert(
      fc.property(policies, groups, historiesOf(goodLoads), pairs, ages, (policy, group, past, [less, more], age) => {
        const memory = memoryOf(past, policy, group);
        const later = (samples: readonly LoadSample[]) =>
          samples.map(({ at, offeredLoad }) => ({ at: at + endOf(past) - START, offeredLoad }));
        const now = endOf(later(more)) + age;

        const withLess = capacityOf(decide(now, policy, group, later(less), memory));
        const withMore = capacityOf(decide(now, policy, group, later(more), memory));

        expect(withMore).toBeGreaterThanOrEqual(withLess);
      }),
    );
  });

  test('never lowers capacity without a new, usable and fresh sample', () => {
    const absurd = fc.array(fc.constantFrom(Number.NaN, -1, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY), {
      maxLength: 5,
    });
    fc.assert(
      fc.property(policies, groups, historiesOf(goodLoads), absurd, ages, (policy, group, past, loads, age) => {
        const memory = memoryOf(past, policy, group);
        const now = endOf(past) + loads.length * MINUTE + age;
        const samples = loads.map((offeredLoad, index) => ({ at: endOf(past) + (index + 1) * MINUTE, offeredLoad }));

        const missing = decide(now, policy, group, samples, memory);
        const stale = decide(endOf(past) + 5 * MINUTE + 1, policy, group, past, EMPTY_MEMORY);

        expect(capacityOf(missing)).toBeGreaterThanOrEqual(group.desiredCapacity);
        expect(capacityOf(stale)).toBeGreaterThanOrEqual(group.desiredCapacity);
        expect(missing.memory).toBe(memory);
      }),
    );
  });

  test('remembers the same whether a history comes at once, one by one, or twice', () => {
    fc.assert(
      fc.property(policies, groups, historiesOf(anyLoads), (policy, group, history) => {
        const atOnce = memoryOf(history, policy, group);

        const oneByOne = oneByOneMemory(history, policy, group);
        const twice = decide(endOf(history), policy, group, history, atOnce).memory;

        expect(oneByOne).toEqual(atOnce);
        expect(twice).toBe(atOnce);
      }),
    );
  });

  test('decides the same whether a history comes at once, one by one, or overlaps what was seen', () => {
    fc.assert(
      fc.property(policies, groups, historiesOf(goodLoads), ages, (policy, group, history, age) => {
        const now = endOf(history) + age;
        const memory = oneByOneMemory(history.slice(0, -1), policy, group);

        const atOnce = decide(now, policy, group, history, EMPTY_MEMORY);
        const oneByOne = decide(now, policy, group, history.slice(-1), memory);
        const overlapping = decide(now, policy, group, history, memory);

        expect(oneByOne).toEqual(atOnce);
        expect(overlapping).toEqual(atOnce);
      }),
    );
  });

  test('has no need for what is older than the minimum hold', () => {
    fc.assert(
      fc.property(policies, groups, historiesOf(anyLoads), (policy, group, history) => {
        const { seenUntil, knownSince, needs } = memoryOf(history, policy, group);

        expect(needs.length).toBeLessThanOrEqual(Math.max(1, Math.ceil(policy.minimumHold / 60)));
        expect(needs.slice(1).every(({ capacity }, index) => capacity < needs[index]!.capacity)).toBe(true);
        expect(seenUntil).toBe(needs.at(-1)?.at ?? 0);
        expect(knownSince).toBeGreaterThanOrEqual(seenUntil - Math.max(policy.minimumHold * 1000, MINUTE));
      }),
    );
  });

  test('is the same for the same', () => {
    fc.assert(
      fc.property(policies, groups, historiesOf(anyLoads), ages, (policy, group, history, age) => {
        const once = () => decide(endOf(history) + age, policy, group, structuredClone(history), EMPTY_MEMORY);

        expect(once()).toEqual(once());
      }),
    );
  });
});
