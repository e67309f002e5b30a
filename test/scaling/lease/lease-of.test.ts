import { MINUTE, type ScheduledAction } from '../../../lib/scaling/lease/floor-action';
import { leaseNames } from '../../../lib/scaling/lease/lease-names';
import { type LeaseRequest, leaseOf } from '../../../lib/scaling/lease/lease-of';
import { DAY, HOUR, START } from './support/any-lease';

const NOW = START + 10 * MINUTE + 5_000;
/** The first minute on which what is written now can start. */
const SOON = START + 12 * MINUTE;
const RELEASE = { name: 'headroom-release', at: START + 26 * HOUR + MINUTE, minSize: 1 };
const floor = (at: number, minSize: number) => ({ name: leaseNames.floor(at), at, minSize });
const plan = (...steps: (readonly [at: number, capacity: number])[]) =>
  steps.map(([from, capacity]) => ({ from, capacity }));
const leaseWith = (request: Partial<LeaseRequest>) =>
  leaseOf({ plan: plan([NOW, 1]), baseline: 1, cap: 20, minSize: 1, existing: [], now: NOW, ...request }).actions;

describe('the actions of a lease', () => {
  test('are one for each change of the plan, and the release', () => {
    const actions = leaseWith({ plan: plan([NOW, 4], [START + HOUR, 6], [START + 2 * HOUR, 3]) });

    expect(actions).toEqual([
      { name: 'headroom-20260105T0012Z', at: SOON, minSize: 4 },
      { name: 'headroom-20260105T0100Z', at: START + HOUR, minSize: 6 },
      { name: 'headroom-20260105T0200Z', at: START + 2 * HOUR, minSize: 3 },
      { name: 'headroom-release', at: START + 26 * HOUR + MINUTE, minSize: 1 },
    ]);
  });

  test('are the release alone when the plan is the floor that there is', () => {
    expect(leaseWith({ plan: plan([NOW, 4]), minSize: 4 })).toEqual([RELEASE]);
  });

  test('raise and lower as soon as AWS can', () => {
    expect(leaseWith({ plan: plan([NOW, 4]), minSize: 2 })).toEqual([floor(SOON, 4), RELEASE]);
    expect(leaseWith({ plan: plan([NOW, 4]), minSize: 9 })).toEqual([floor(SOON, 4), RELEASE]);
  });

  test('are whole, at least the baseline and at most the cap', () => {
    const steps = plan([NOW, 2.1], [START + HOUR, 99], [START + 2 * HOUR, 0]);

    expect(leaseWith({ plan: steps, baseline: 2, cap: 8 }).map(({ minSize }) => minSize)).toEqual([3, 8, 2, 2]);
  });

  test('are the cap where the baseline is above it', () => {
    expect(leaseWith({ plan: plan([NOW, 4]), baseline: 5, cap: 3 }).map(({ minSize }) => minSize)).toEqual([3, 3]);
  });

  test('leave a floor that will come into force as it is, and it is not written later', () => {
    const pending = floor(START + 11 * MINUTE, 4);

    expect(leaseWith({ plan: plan([NOW, 4]), existing: [pending] })).toEqual([pending, RELEASE]);
  });

  test('leave a floor that is late, and have the next one after it', () => {
    const late = floor(START + 9 * MINUTE, 4);

    expect(leaseWith({ plan: plan([NOW, 6]), existing: [late] })).toEqual([late, floor(SOON, 6), RELEASE]);
  });

  test.each([
    { what: 'a raise that nobody wants any more', minSize: 4, pending: 6, wanted: 4 },
    { what: 'a floor below what is wanted by now', minSize: 4, pending: 2, wanted: 4 },
  ])('leave out $what', ({ minSize, pending, wanted }) => {
    const existing = [floor(START + 11 * MINUTE, pending)];

    expect(leaseWith({ plan: plan([NOW, wanted]), minSize, existing })).toEqual([RELEASE]);
  });

  test('leave out a floor that is above a cap that was lowered', () => {
    const existing = [floor(START + 11 * MINUTE, 6)];

    expect(leaseWith({ plan: plan([NOW, 6]), cap: 5, existing })).toEqual([floor(SOON, 5), RELEASE]);
  });

  test('lower in two steps when more is wanted to be lowered than is about to be', () => {
    const pending = floor(START + 11 * MINUTE, 6);

    const actions = leaseWith({ plan: plan([NOW, 3]), minSize: 9, existing: [pending] });

    expect(actions).toEqual([pending, floor(SOON, 3), RELEASE]);
  });

  test('raise once after a floor that AWS did not run, and do not lower at once', () => {
    const missed = floor(START + 5 * MINUTE, 4);
    const request = { plan: plan([NOW, 4], [START + HOUR, 2]), existing: [missed] };

    expect(leaseWith({ ...request, minSize: 2 })).toEqual([floor(SOON, 4), floor(START + HOUR, 2), RELEASE]);
    expect(leaseWith({ ...request, minSize: 9 })).toEqual([floor(START + HOUR, 2), RELEASE]);
  });

  test('do not start with an action of another: what rises is earlier, what falls and the release later', () => {
    const theirs = [SOON, START + HOUR, START + 2 * HOUR, RELEASE.at].map(
      (at, index): ScheduledAction => ({ name: `theirs-${index}`, at, desiredCapacity: 5 }),
    );
    const steps = plan([NOW, 4], [START + HOUR, 6], [START + 2 * HOUR, 3]);

    expect(leaseWith({ plan: steps, existing: theirs })).toEqual([
      floor(SOON + MINUTE, 4),
      floor(START + HOUR - MINUTE, 6),
      floor(START + 2 * HOUR + MINUTE, 3),
      { ...RELEASE, at: RELEASE.at + MINUTE },
    ]);
  });

  test('do not move a release that is 24 hours ahead', () => {
    const written = { ...RELEASE, at: NOW + DAY + 30 * MINUTE };

    expect(leaseWith({ existing: [written] })).toEqual([written]);
  });

  test.each([
    { what: 'too near', there: { at: NOW + DAY - 1 } },
    { what: 'too far', there: { at: NOW + DAY + 7 * HOUR } },
    { what: 'without a time', there: { at: undefined } },
    { what: 'made to recur', there: { at: NOW + DAY + HOUR, recurrence: '0 0 * * *' } },
  ])('move a release that is $what', ({ there: { at, ...rest } }) => {
    const existing = [{ name: 'headroom-release', minSize: 1, ...(at && { at }), ...rest }];

    expect(leaseWith({ existing })).toEqual([RELEASE]);
  });

  test('are as many as there is room for, at the higher capacity', () => {
    const steps = plan(
      ...Array.from({ length: 90 }, (_, index) => [START + index * 15 * MINUTE, 2 + (index % 5)] as const),
    );
    const theirs = Array.from({ length: 95 }, (_, index) => ({ name: `theirs-${index}`, at: START + index * 7_000 }));

    const { actions, joined } = leaseOf({
      plan: steps,
      baseline: 1,
      cap: 20,
      minSize: 1,
      existing: theirs,
      now: NOW,
    });

    expect(actions).toHaveLength(125 - 10 - 95);
    expect(joined).toBe(90 - 19);
  });

  test.each([
    { what: 'no plan', request: { plan: [] }, message: 'plan must have at least one step, got none' },
    {
      what: 'a capacity that is not a number',
      request: { plan: plan([NOW, Number.NaN]) },
      message: 'capacity must be a number, got NaN',
    },
  ])('fail with $what', ({ request, message }) => {
    expect(() => leaseWith(request)).toThrow(new RangeError(message));
  });
});

describe('the names of a lease', () => {
  test('are ours, and nothing else is', () => {
    expect(leaseNames.floor(START)).toBe('headroom-20260105T0000Z');
    expect([leaseNames.floor(START), leaseNames.release].every(leaseNames.isOurs)).toBe(true);
    expect(['headroom', 'headroom-20260105', 'headroom-release-2', 'my-headroom-release'].some(leaseNames.isOurs)).toBe(
      false,
    );
  });
});
