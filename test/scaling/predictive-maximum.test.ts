import { predictiveMaximum } from '../../lib/scaling/predictive-maximum';

describe('predictiveMaximum', () => {
  test('rises to the forecast and its buffer: forecast 50, maximum 40, buffer 10 is 55 (D)', () => {
    const policy = { forecast: 50, maxSize: 40, breachBehavior: 'IncreaseMaxCapacity' } as const;

    expect(predictiveMaximum({ ...policy, bufferPercent: 10 })).toBe(55);
    expect(predictiveMaximum({ ...policy, bufferPercent: 0 })).toBe(50);
    expect(predictiveMaximum({ ...policy, forecast: 20 })).toBe(40);
  });

  test("stays the group's own without leave to increase (D)", () => {
    expect(predictiveMaximum({ forecast: 50, maxSize: 40, breachBehavior: 'HonorMaxCapacity' })).toBe(40);
    expect(predictiveMaximum({ forecast: 50, maxSize: 40 })).toBe(40);
  });

  test('fails for a negative buffer', () => {
    expect(() => predictiveMaximum({ forecast: 50, maxSize: 40, bufferPercent: -1 })).toThrow(
      new RangeError('bufferPercent must be at least 0, got -1'),
    );
  });
});
