import fc from 'fast-check';
import { type ControllerMemory, emptyMemory } from '../../../lib/scaling/controller/controller-memory';
import type { ControllerPolicy } from '../../../lib/scaling/controller/controller-policy';
import { decide, decideInPlace } from '../../../lib/scaling/controller/decide';
import type { GroupSnapshot } from '../../../lib/scaling/controller/group-snapshot';
import type { LoadSample } from '../../../lib/scaling/load-sample';

const MINUTE = 60_000;
const START = Date.UTC(2026, 0, 1);

const policies: fc.Arbitrary<ControllerPolicy> = fc.record({
  mode: fc.constantFrom('shadow', 'lead'),
  quality: fc.double({ min: 0.001, max: 0.5, noNaN: true }),
  bootMinutes: fc.integer({ min: 0, max: 10 }),
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
  decide(endOf(history), policy, group, history, emptyMemory()).memory;

/** What is remembered when each sample comes in a call of its own, at the time of the sample. */
function oneByOneMemory(history: readonly LoadSample[], policy: ControllerPolicy, group: GroupSnapshot) {
  let memory = emptyMemory();
  for (const sample of history) {
    memory = decide(sample.at, policy, group, [sample], memory).memory;
  }
  return memory;
}

describe('decide', () => {
  test('plans inside the range, writes what it plans, and always says why', () => {
    fc.assert(
      fc.property(policies, groups, historiesOf(anyLoads), ages, (policy, group, history, age) => {
        const decision = decide(endOf(history) + age, policy, group, history, emptyMemory());

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

  test('decides the same in place as by a copy, minute by minute', () => {
    fc.assert(
      fc.property(policies, groups, historiesOf(anyLoads), ages, (policy, group, history, age) => {
        let copied = emptyMemory();
        let owned = emptyMemory();
        for (const sample of history) {
          const byCopy = decide(sample.at + age, policy, group, [sample], copied);
          const inPlace = decideInPlace(sample.at + age, policy, group, [sample], owned);

          expect(inPlace).toEqual(byCopy);
          copied = byCopy.memory;
          owned = inPlace.memory;
        }
      }),
      { numRuns: 30 },
    );
  });

  test('changes nothing of what it is given', () => {
    fc.assert(
      fc.property(policies, groups, historiesOf(anyLoads), historiesOf(anyLoads), (policy, group, past, later) => {
        const memory = memoryOf(past, policy, group);
        const before = JSON.stringify([memory, later]);

        decide(endOf(past) + endOf(later), policy, group, later, memory);

        expect(JSON.stringify([memory, later])).toBe(before);
      }),
      { numRuns: 30 },
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
        const stale = decide(endOf(past) + 5 * MINUTE + 1, policy, group, past, emptyMemory());

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

        const atOnce = decide(now, policy, group, history, emptyMemory());
        const oneByOne = decide(now, policy, group, history.slice(-1), memory);
        const overlapping = decide(now, policy, group, history, memory);

        expect(oneByOne).toEqual(atOnce);
        expect(overlapping).toEqual(atOnce);
      }),
    );
  });

  test('knows no more of the past than the minimum hold', () => {
    fc.assert(
      fc.property(policies, groups, historiesOf(anyLoads), (policy, group, history) => {
        const { seenUntil, knownSince } = memoryOf(history, policy, group);

        expect(knownSince).toBeLessThanOrEqual(seenUntil);
        expect(knownSince).toBeGreaterThanOrEqual(seenUntil - Math.max(policy.minimumHold * 1000, MINUTE));
      }),
    );
  });

  test('is the same for the same', () => {
    fc.assert(
      fc.property(policies, groups, historiesOf(anyLoads), ages, (policy, group, history, age) => {
        const once = () => decide(endOf(history) + age, policy, group, structuredClone(history), emptyMemory());

        expect(once()).toEqual(once());
      }),
    );
  });
});
