import { learn, learnInPlace } from '../../../lib/scaling/planner/learn';
import { miss, observe } from '../../../lib/scaling/planner/observe';
import { planCapacity } from '../../../lib/scaling/planner/plan-capacity';
import { emptyPlanner, type PlannerState } from '../../../lib/scaling/planner/planner-state';
import { dailyLoad, MINUTE, POLICY, samplesOf } from './synthetic-loads';

const LOADS = dailyLoad(1, 40, 0.1).slice(0, 60);
const END = 1e9 * MINUTE;

/** What a planner knows of {@link LOADS}, then of minutes that are missing, then of a load of 30 in minute `last`. */
function byHand(missing: readonly number[], last: number, policy = POLICY): PlannerState {
  const state = emptyPlanner();
  LOADS.forEach((load, index) => {
    observe(state, index + 1, load, policy);
  });
  for (const minute of missing) {
    miss(state, minute, policy);
  }
  observe(state, last, 30, policy);
  return state;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

describe('learning', () => {
  test.each([
    ['takes in a minute after the other', 61, []],
    ['lets each minute of a gap pass', 64, [61, 62, 63]],
    ['lets the last hour of a long gap pass', 1000, range(940, 999)],
  ])('%s', (_, last, missing) => {
    const samples = [...samplesOf(LOADS), { at: last * MINUTE, offeredLoad: 30 }];

    expect(learn(emptyPlanner(), samples, END, POLICY)).toEqual(byHand(missing, last));
  });

  test('lets as many minutes pass as a launch takes, when that is more than an hour', () => {
    const policy = { ...POLICY, bootMinutes: 70, leadMinutes: 72 };
    const samples = [...samplesOf(LOADS), { at: 1000 * MINUTE, offeredLoad: 30 }];

    expect(learn(emptyPlanner(), samples, END, policy)).toEqual(byHand(range(928, 999), 1000, policy));
  });

  test('knows of no gap before the first load', () => {
    const state = learn(emptyPlanner(), [{ at: 1000 * MINUTE, offeredLoad: 30 }], END, POLICY);

    expect(state).toMatchObject({ minute: 1000, seen: 1, missed: 0 });
  });

  test('counts minutes from 1970, and a sample that ends inside one as of it', () => {
    const state = learn(emptyPlanner(), [{ at: 1000.99 * MINUTE, offeredLoad: 30 }], END, POLICY);

    expect(state.minute).toBe(1000);
  });

  test('takes in a sample of this moment, and none that is later', () => {
    const [first, second, third] = samplesOf([10, 20, 30]);

    const state = learn(emptyPlanner(), [first!, second!, third!], second!.at, POLICY);

    expect(state).toMatchObject({ minute: 2, recent: [20, 10, 10, 10] });
  });

  test('passes over samples among others that were seen or are no load', () => {
    const [first, second, third] = samplesOf([10, 20, 30]);
    const known = learn(emptyPlanner(), [first!, second!], END, POLICY);

    const bad = { at: 4 * MINUTE, offeredLoad: Number.NaN };
    const state = learn(known, [first!, second!, third!, bad], END, POLICY);

    expect(state).toEqual(learn(known, [third!], END, POLICY));
    expect(state).toMatchObject({ minute: 3, seen: 3, missed: 0 });
  });

  test.each([
    ['none', []],
    ['one that was seen', [{ at: 2 * MINUTE, offeredLoad: 20 }]],
    ['one that is later', [{ at: 3 * MINUTE, offeredLoad: 30 }]],
    ['one that is no load', [{ at: 2.5 * MINUTE, offeredLoad: Number.NaN }]],
  ])('gives back the state itself for %s', (_, samples) => {
    const now = 2.5 * MINUTE;
    const state = learn(emptyPlanner(), samplesOf([10, 20]), now, POLICY);

    expect(learn(state, samples, now, POLICY)).toBe(state);
  });

  test('takes in one sample of this moment', () => {
    const [sample] = samplesOf([10]);

    expect(learn(emptyPlanner(), [sample!], sample!.at, POLICY).seen).toBe(1);
  });

  test('in place changes the state that it was given, to the same', () => {
    const state = emptyPlanner();

    const learned = learnInPlace(state, samplesOf(LOADS), END, POLICY);

    expect(learned).toBe(state);
    expect(learned).toEqual(learn(emptyPlanner(), samplesOf(LOADS), END, POLICY));
  });

  test('wants nothing before the first load', () => {
    expect(planCapacity(emptyPlanner())).toBeUndefined();
    expect(learn(emptyPlanner(), [], END, POLICY).seen).toBe(0);
  });
});
