import { predictiveAction } from '../../../lib/twin/predictive/predictive-action';

const increasing = { mode: 'ForecastAndScale', maxCapacityBreachBehavior: 'IncreaseMaxCapacity' } as const;
const honouring = {
  mode: 'ForecastAndScale',
  maxCapacityBreachBehavior: 'HonorMaxCapacity',
  maxCapacityBuffer: 0,
} as const;
const group = { desired: 30, range: { min: 1, max: 40 } };

describe('predictiveAction', () => {
  test('raises the maximum to the forecast and its buffer: forecast 50, maximum 40, buffer 10 is 55 (D)', () => {
    const policy = { ...increasing, maxCapacityBuffer: 10 };

    expect(predictiveAction({ ...group, forecast: 50, policy })).toEqual({ desired: 50, max: 55 });
  });

  test('raises the maximum to exactly the forecast without a buffer (D)', () => {
    const policy = { ...increasing, maxCapacityBuffer: 0 };

    expect(predictiveAction({ ...group, forecast: 50, policy })).toEqual({ desired: 50, max: 50 });
  });

  test('stops at a maximum that it has to honour (D)', () => {
    expect(predictiveAction({ ...group, forecast: 50, policy: honouring })).toEqual({ desired: 40, max: 40 });
  });

  test('never scales in (D, rule 3.3)', () => {
    expect(predictiveAction({ ...group, forecast: 5, policy: honouring })).toEqual({ desired: 30, max: 40 });
  });

  test('does nothing when the policy only forecasts (D, rule 3.4)', () => {
    expect(
      predictiveAction({ ...group, forecast: 50, policy: { ...honouring, mode: 'ForecastOnly' } }),
    ).toBeUndefined();
  });

  test('fails for a negative forecast', () => {
    expect(() => predictiveAction({ ...group, forecast: -1, policy: honouring })).toThrow(
      new RangeError('forecast must be at least 0, got -1'),
    );
  });
});
