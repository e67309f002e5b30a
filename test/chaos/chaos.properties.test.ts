import fc from 'fast-check';
import { hash } from '../scaling/lease/support/any-lease';
import { type ChaosReport, LOAD, runChaos } from './support/chaos-run';
import { gremlinOf, type Mischief, NO_MISCHIEF } from './support/gremlins';

/** Instances that hold the load at 85 %. */
const NEEDED = Math.ceil(LOAD / 0.85);

/** 4 tries of: the group, its actions, its refreshes, two pages of actions more, 7 parts of history, 20 writes of a lease, a size. */
const MOST_CALLS = 4 * (5 + 7 + 20 + 1);

const modes = fc.constantFrom('floor' as const, 'lead' as const);
const steady = () => LOAD;

/** What must hold whatever goes wrong. */
function expectNoHarm({ promised, mostCalls, lines, outcomes }: ChaosReport): void {
  const first = promised.findIndex((capacity) => capacity >= NEEDED);
  if (first >= 0) {
    expect(Math.min(...promised.slice(first))).toBeGreaterThanOrEqual(NEEDED);
  }
  expect(mostCalls).toBeLessThanOrEqual(MOST_CALLS);
  expect(lines).toHaveLength(outcomes.length);
  for (const line of lines) {
    expect((line.reasons as unknown[] | undefined)?.length ?? (line.error ? 1 : 0)).toBeGreaterThan(0);
  }
  expect(outcomes.some(({ killed }) => killed)).toBe(false);
}

const share = fc.double({ min: 0, max: 0.3, noNaN: true });
const mischiefs: fc.Arbitrary<Mischief> = fc.record({
  throttled: share,
  broken: fc.constantFrom(0, 0.1),
  contended: fc.constantFrom(0, 0.3),
  lost: fc.constantFrom(0, 0.05),
  truncated: fc.constantFrom(0, 0.05),
  slow: fc.constantFrom(0, 0.05),
});

describe('the bundled controller', () => {
  let calm: { readonly floor: ChaosReport; readonly lead: ChaosReport };
  const minutes = 25;
  const rest = 8;

  beforeAll(async () => {
    const run = (mode: 'floor' | 'lead') =>
      runChaos({ mode, metric: steady, gremlin: () => undefined, minutes, calm: rest });
    calm = { floor: await run('floor'), lead: await run('lead') };
  }, 60_000);

  test('comes to what the load needs when nothing goes wrong', () => {
    expect(calm.floor.promised.at(-1)).toBe(NEEDED);
    expect(calm.lead.promised.at(-1)).toBe(NEEDED);
    expectNoHarm(calm.floor);
    expectNoHarm(calm.lead);
  });

  test('loses no capacity while calls are throttled, fail, get lost or come back in part, and recovers to the same', async () => {
    let failed = 0;
    await fc.assert(
      fc.asyncProperty(modes, fc.integer(), mischiefs, async (mode, seed, mischief) => {
        const gremlin = gremlinOf(seed, mischief);

        const report = await runChaos({ mode, metric: steady, gremlin, minutes, calm: rest });

        expectNoHarm(report);
        expect(report.floors).toEqual(calm[mode].floors);
        expect(report.promised.at(-1)).toBe(NEEDED);
        failed += report.outcomes.filter(({ error }) => error !== undefined).length;
      }),
      { numRuns: 8 },
    );
    expect(failed).toBeGreaterThan(0); // the gremlin was at work
  }, 300_000);

  test('loses no capacity to metrics that are missing, not a number, negative or absurd', async () => {
    const nonsense = fc.constantFrom(undefined, Number.NaN, -7, 1e300, Number.POSITIVE_INFINITY);
    await fc.assert(
      fc.asyncProperty(modes, fc.integer(), share, nonsense, async (mode, seed, often, nothing) => {
        const metric = (minute: number) => (minute > 5 && hash(seed, minute) < 2 * often ? nothing : LOAD);

        const report = await runChaos({ mode, metric, gremlin: () => undefined, minutes, calm: rest });

        expectNoHarm(report);
      }),
      { numRuns: 8 },
    );
  }, 300_000);

  test('comes to the same with events that come several times, a clock that is off, and pages of two items', async () => {
    await fc.assert(
      fc.asyncProperty(modes, fc.integer(), async (mode, seed) => {
        const copies = (minute: number) => Math.floor(4 * hash(seed, minute));
        const skew = (minute: number) => Math.round((hash(seed, -minute) - 0.5) * 240_000);
        const options = { mode, metric: steady, gremlin: () => undefined, minutes, calm: rest, pageSize: 2 };

        const report = await runChaos({ ...options, copies, skew });

        expectNoHarm(report);
        expect(report.floors).toEqual(calm[mode].floors);
      }),
      { numRuns: 6 },
    );
  }, 300_000);

  test.each(['floor', 'lead'] as const)(
    'in %s holds on while every call is throttled, fails, and says so',
    async (mode) => {
      const gremlin = gremlinOf(1, { ...NO_MISCHIEF, throttled: 1 });

      const report = await runChaos({ mode, metric: steady, gremlin, minutes: 2, calm: 0 });

      expectNoHarm(report);
      expect(report.promised).toEqual([2, 2]);
      expect(report.outcomes.every(({ error }) => error !== undefined)).toBe(true);
      expect(report.mostCalls).toBeLessThanOrEqual(4 * 10);
    },
    60_000,
  );
});
