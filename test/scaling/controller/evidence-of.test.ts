import { instanceCapacity } from '../../../lib/scaling/capacity/instance-capacity';
import { type ControllerMemory, emptyMemory } from '../../../lib/scaling/controller/controller-memory';
import type { ControllerPolicy } from '../../../lib/scaling/controller/controller-policy';
import { evidenceOf } from '../../../lib/scaling/controller/evidence-of';
import { MINUTE } from '../../../lib/scaling/lease/floor-action';
import { noNeeds } from '../../../lib/scaling/lease/usual-needs';
import { emptyPlanner, type Forecast } from '../../../lib/scaling/planner/planner-state';
import { minutesOf, stateAfter } from '../capacity/synthetic-minutes';
import { LEAD, NOW, REQUESTS } from './support/example-decision';

const DEMAND: ControllerPolicy = { ...LEAD, source: { kind: 'demand', metrics: [REQUESTS] } };

/** What there is to say before anything is known. */
const NOTHING = { readings: 0, used: 0, seenUntil: 0, knownSince: 0 };

const evidenceFrom = (memory: Partial<ControllerMemory>, policy = LEAD) =>
  evidenceOf(NOW, policy, { memory: { ...emptyMemory(), ...memory }, used: 0 }, 0);

describe('evidence', () => {
  test('of a memory that has seen nothing has only counts, and nothing that JSON would lose', () => {
    expect(evidenceFrom({})).toStrictEqual(NOTHING);
    expect(evidenceFrom({}, DEMAND)).toStrictEqual(NOTHING);
  });

  test('counts what came and what was used, and says since when load is known', () => {
    const memory = { ...emptyMemory(), seenUntil: NOW, knownSince: NOW - MINUTE };

    expect(evidenceOf(NOW, LEAD, { memory, used: 2 }, 3)).toStrictEqual({
      readings: 3,
      used: 2,
      seenUntil: NOW,
      knownSince: NOW - MINUTE,
    });
  });

  test('has the capacity that is planned', () => {
    const planner = { ...emptyPlanner(), promises: [{ until: 9, capacity: 7 }] };

    expect(evidenceFrom({ planner })).toStrictEqual({ ...NOTHING, needed: 7 });
  });

  test('has a CPU utilisation that is known, of 0 too', () => {
    expect(evidenceFrom({ utilization: 0.4 })).toStrictEqual({ ...NOTHING, utilization: 0.4 });
    expect(evidenceFrom({ utilization: 0 })).toStrictEqual({ ...NOTHING, utilization: 0 });
  });
});

describe('evidence of the forecast', () => {
  const forecastFrom = (from: number): Forecast => ({
    of: 0,
    from,
    load: from + 0.5,
    error: 0.1,
    loadInputs: [],
    errorInputs: [],
  });
  /** One for each of the 4 minutes that `LEAD` plans ahead. */
  const forecasts = [20, 21, 22, 23].map(forecastFrom);

  test.each([
    [100, 20],
    [102, 22],
  ])('is the one that was made in minute %d, from a load of %d', (minute, load) => {
    expect(evidenceFrom({ planner: { ...emptyPlanner(), minute, forecasts } })).toStrictEqual({
      ...NOTHING,
      forecast: { load, minutes: 4, expected: load + 0.5, error: 0.1 },
    });
  });

  test('is not there when the last minute is missing', () => {
    const planner = { ...emptyPlanner(), minute: 100, forecasts: [null, ...forecasts.slice(1)] };

    expect(evidenceFrom({ planner })).toStrictEqual(NOTHING);
  });
});

describe('evidence of the capacity of one instance', () => {
  const instance = stateAfter(minutesOf({ noise: 0 }, 30));

  test('is there where demand is counted', () => {
    expect(evidenceFrom({ instance }, DEMAND)).toStrictEqual({ ...NOTHING, instance: instanceCapacity(instance) });
  });

  test('is not there where CPU is the source, which does not go by it', () => {
    expect(evidenceFrom({ instance }, LEAD)).toStrictEqual(NOTHING);
  });
});

describe('evidence of what is usual', () => {
  const usual = new Array<number>(96).fill(3);
  const since = (minute: number) => evidenceFrom({ needs: { ...noNeeds(), since: minute, usual } });

  test('is there from a day of past on', () => {
    const yesterday = NOW / MINUTE - 1440;

    expect(since(yesterday)).toStrictEqual({ ...NOTHING, usual });
    expect(since(yesterday + 1)).toStrictEqual(NOTHING);
  });
});
