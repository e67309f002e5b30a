import { Forecaster, type PredictiveModel } from '../../../lib/twin/predictive/forecaster';

const HOUR = 3600;
/** Any hour since 1970 that is not the start of a day. */
const FIRST = 490_003;
const daily = (hour: number) => 1 + (hour % 24);

interface Load {
  readonly loadOf?: (hour: number) => number;
  readonly hours: number;
  readonly model?: PredictiveModel;
}

/** A forecaster after so many hours, and the first minute of the next. */
function forecasterAfter({ hours, loadOf = daily, model = 'seasonal median' }: Load): Forecaster {
  const forecaster = new Forecaster({ model, load: 'cpu', targetValue: 50, trueLoad: (hour) => 10 * daily(hour) });
  for (let time = FIRST * HOUR; time <= (FIRST + hours) * HOUR; time += 60) {
    forecaster.add(loadOf(Math.floor(time / HOUR)), time);
  }
  return forecaster;
}

describe('the seasonal median', () => {
  test('forecasts 48 hours after the first 24 (D, rule 3.1)', () => {
    const forecaster = forecasterAfter({ hours: 24 });

    const capacities = Array.from({ length: 50 }, (_, hour) => forecaster.capacityFor(FIRST + 23 + hour));

    const expected = Array.from({ length: 48 }, (_, hour) => 2 * daily(FIRST + 24 + hour));
    expect(capacities).toEqual([undefined, ...expected, undefined]);
  });

  test('forecasts nothing in the first 24 hours (D, rule 3.1)', () => {
    expect(forecasterAfter({ hours: 23 }).capacityFor(FIRST + 24)).toBeUndefined();
  });

  test('refreshes the forecast every 6 hours (D, rule 3.1)', () => {
    const loadOf = (hour: number) => (hour < FIRST + 24 ? 1 : 5);
    const nextDay = FIRST + 48;

    expect(forecasterAfter({ hours: 29, loadOf }).capacityFor(nextDay)).toBe(2);
    expect(forecasterAfter({ hours: 30, loadOf }).capacityFor(nextDay)).toBe(6);
  });

  test('takes the mean of the minutes that there are', () => {
    const forecaster = new Forecaster({ load: 'requests', targetValue: 10, trueLoad: () => Number.NaN });
    for (let hour = 0; hour <= 24; hour++) {
      forecaster.add(100, hour * HOUR);
      forecaster.add(Number.NaN, hour * HOUR + 60);
      forecaster.add(200, hour * HOUR + 120);
    }

    expect(forecaster.capacityFor(24)).toBe(15);
  });

  test('goes on after hours without a minute', () => {
    const forecaster = forecasterAfter({ hours: 24 });

    forecaster.add(100, (FIRST + 36) * HOUR);

    expect(forecaster.capacityFor(FIRST + 36)).toBe(2 * daily(FIRST + 36));
  });
});

describe('the other models', () => {
  test('know the load, with or without history', () => {
    expect(forecasterAfter({ hours: 0, model: 'oracle' }).capacityFor(FIRST + 1)).toBe(20 * daily(FIRST + 1));
  });

  test('forecast nothing where the oracle knows nothing', () => {
    const forecaster = new Forecaster({ model: 'oracle', load: 'cpu', targetValue: 50, trueLoad: () => Number.NaN });

    expect(forecaster.capacityFor(0)).toBeUndefined();
  });

  test('forecast nothing when off', () => {
    expect(forecasterAfter({ hours: 30, model: 'off' }).capacityFor(FIRST + 31)).toBeUndefined();
  });
});

test('fails for a minute of an earlier hour', () => {
  expect(() => forecasterAfter({ hours: 1 }).add(1, FIRST * HOUR)).toThrow(
    new RangeError(`time must be at least ${(FIRST + 1) * HOUR}, got ${FIRST * HOUR}`),
  );
});
