import fc from 'fast-check';
import { type ControllerMemory, emptyMemory } from '../../../lib/scaling/controller/controller-memory';
import type { ControllerPolicy } from '../../../lib/scaling/controller/controller-policy';
import { decide, decideInPlace } from '../../../lib/scaling/controller/decide';
import type { GroupSnapshot } from '../../../lib/scaling/controller/group-snapshot';
import type { LoadReading } from '../../../lib/scaling/controller/load-reading';
import {
  ages,
  anyGroups,
  anyLoads,
  goodLoads,
  historiesOf,
  MINUTE,
  policies,
  readingOf,
  START,
} from './support/any-decision';

const groups = anyGroups();
const endOf = (history: readonly LoadReading[]) => history.at(-1)?.at ?? START;
/** Without how many readings came. */
const withoutCounts = ({ evidence: { readings, used, ...evidence }, ...rest }: ReturnType<typeof decide>) => ({
  ...rest,
  evidence,
});
const capacityOf = ({ plan }: ReturnType<typeof decide>) => plan[0]!.capacity;
const memoryOf = (history: readonly LoadReading[], policy: ControllerPolicy, group: GroupSnapshot): ControllerMemory =>
  decide(endOf(history), policy, group, history, emptyMemory()).memory;

/** What is remembered when each sample comes in a call of its own, at the time of the sample. */
function oneByOneMemory(history: readonly LoadReading[], policy: ControllerPolicy, group: GroupSnapshot) {
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

        for (const { capacity } of decision.plan) {
          expect(Number.isInteger(capacity)).toBe(true);
          expect(capacity).toBeLessThanOrEqual(group.range.max);
        }
        const sizes = decision.actions.flatMap((action) => ('desiredCapacity' in action ? action.desiredCapacity : []));
        if (policy.mode === 'lead') {
          expect(capacityOf(decision)).toBeGreaterThanOrEqual(group.range.min);
        }
        expect(sizes).toEqual(sizes.length === 0 ? [] : [capacityOf(decision)]);
        expect(policy.mode === 'floor' ? sizes : []).toEqual([]);
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

  test('never lowers capacity without a new, usable and fresh reading', () => {
    const absurd = fc.array(fc.constantFrom(Number.NaN, -1, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY), {
      maxLength: 5,
    });
    fc.assert(
      fc.property(policies, groups, historiesOf(goodLoads), absurd, ages, (any, group, past, loads, age) => {
        const policy: ControllerPolicy = { ...any, mode: 'lead' };
        const memory = memoryOf(past, policy, group);
        const now = endOf(past) + loads.length * MINUTE + age;
        const readings = loads.map((load, index) => readingOf(endOf(past) + (index + 1) * MINUTE, load));

        const missing = decide(now, policy, group, readings, memory);
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

        expect(withoutCounts(oneByOne)).toEqual(withoutCounts(atOnce));
        expect(withoutCounts(overlapping)).toEqual(withoutCounts(atOnce));
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
