import { checkParameters } from '../../../lib/twin/simulate/check-parameters';
import { simulate } from '../../../lib/twin/simulate/simulate';
import { defaultTwinParameters } from '../../../lib/twin/simulate/twin-parameters';
import { levels, trackedStack } from './support';

describe('checkParameters', () => {
  test('takes the defaults, and what has none', () => {
    expect(() => checkParameters(defaultTwinParameters)).not.toThrow();
    expect(() =>
      checkParameters({ ...defaultTwinParameters, extraEvaluationPeriods: 0, terminationsPerMinute: 1 }),
    ).not.toThrow();
  });

  test.each([
    [{ alarmSecond: 75 }, 'alarmSecond must be a whole number between 0 and 59 or seeded, got 75'],
    [{ alarmHighPeriods: 0 }, 'alarmHighPeriods must be a whole number between 1 and 15, got 0'],
    [{ hookCompletion: { Warm: -1 } }, 'hookCompletion must be a number of at least 0 for each hook, got {"Warm":-1}'],
    [{ terminationsPerMinute: 0 }, 'terminationsPerMinute must be a whole number between 1 and 100000, got 0'],
    [{ forecast: 'crystal ball' }, 'forecast must be seasonal median or oracle or off, got crystal ball'],
    [{ ingestDelay: Number.NaN }, 'ingestDelay must be a number of at least 0, got NaN'],
    [{ ingestDelay: Number.POSITIVE_INFINITY }, 'ingestDelay must be a number of at least 0, got Infinity'],
    [{ ingestDelay: '60' }, 'ingestDelay must be a number of at least 0, got 60'],
  ])('fails for %j', (wrong, message) => {
    const parameters = { ...defaultTwinParameters, ...wrong } as typeof defaultTwinParameters;

    expect(() => checkParameters(parameters)).toThrow(new RangeError(message));
  });

  test('fails with every problem at once', () => {
    const parameters = { alarmSecond: -1, actionLatency: -2 };

    expect(() => simulate({ stack: trackedStack(), demand: levels([1, 5]), start: 0, parameters })).toThrow(
      'actionLatency must be a number of at least 0, got -2; alarmSecond must be a whole number between 0 and 59 or seeded, got -1',
    );
  });
});

describe('an AlarmLow that is made anew for another capacity', () => {
  const demand = levels([5, 60], [0.1, 60]);
  const gaps = (alarmLowSecond: 'kept' | 'redrawn', seed: number) => {
    const { actions } = simulate({ stack: trackedStack(), demand, start: 0, seed, parameters: { alarmLowSecond } });
    const ins = actions.filter(({ from, to }) => to < from).map(({ at }) => at);
    return ins.slice(1).map((at, index) => at - ins[index]!);
  };

  test('keeps its second, so that removals are a minute apart', () => {
    expect(new Set(gaps('kept', 1))).toEqual(new Set([60]));
  });

  test('takes another second if so assumed, so that removals are up to a minute apart, as was observed', () => {
    const all = Array.from({ length: 100 }, (_, seed) => gaps('redrawn', seed)).flat();

    expect(all.every((gap) => gap >= 1 && gap <= 60)).toBe(true);
    expect(all).toContain(20);
    expect(all).toContain(59);
  });
});
