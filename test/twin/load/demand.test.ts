import { demandOf } from '../../../lib/twin/load/demand';
import type { Trace } from '../../../lib/twin/load/trace';

function trace(values: readonly number[], unit: Trace['unit'] = 'requests-per-second'): Trace {
  return { start: 0, perMinute: Float64Array.from(values), unit, findings: [] };
}

describe('demandOf', () => {
  test('divides by the capacity of an instance, in the unit of the trace', () => {
    expect([...demandOf(trace([0, 60, 120]), { capacityPerInstance: 50 })]).toEqual([0, 1.2, 2.4]);
    expect([...demandOf(trace([3000], 'requests-per-minute'), { capacityPerInstance: 3000 })]).toEqual([1]);
  });

  test('scales the greatest value to the peak', () => {
    expect([...demandOf(trace([1, 4, 2], 'unitless'), { peak: 20 })]).toEqual([5, 20, 10]);
  });

  test('keeps a trace in instance-capacities as it is, and the trace unchanged', () => {
    const given = trace([1, 4], 'instance-capacities');

    expect([...demandOf(given)]).toEqual([1, 4]);
    demandOf(given, { peak: 40 });
    expect([...given.perMinute]).toEqual([1, 4]);
  });

  test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('fails on a capacity or a peak of %p', (wrong) => {
    expect(() => demandOf(trace([1]), { capacityPerInstance: wrong })).toThrow(
      `capacityPerInstance must be a positive number, got ${wrong}`,
    );
    expect(() => demandOf(trace([1]), { peak: wrong })).toThrow(`peak must be a positive number, got ${wrong}`);
  });

  test('fails on a trace of zeros that is to have a peak', () => {
    expect(() => demandOf(trace([0, 0]), { peak: 5 })).toThrow(
      'a trace of zeros cannot be scaled to a peak, got peak 5',
    );
    expect([...demandOf(trace([0, 0]), { capacityPerInstance: 5 })]).toEqual([0, 0]);
  });

  test('fails without a scale on a trace in any other unit', () => {
    expect(() => demandOf(trace([1]))).toThrow('a trace in requests-per-second needs capacityPerInstance or peak');
  });

  test.each([
    [1e30, 1],
    [1, 1e-320],
  ])('fails for a load of %p where an instance serves %p, which is of another unit', (value, capacityPerInstance) => {
    expect(() => demandOf(trace([1, value]), { capacityPerInstance })).toThrow(
      /^a load must be at most 1000000000 instance-capacities, got .* in minute [01]$/,
    );
  });
});
