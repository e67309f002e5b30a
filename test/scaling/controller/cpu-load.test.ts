import { cpuLoad } from '../../../lib/scaling/controller/cpu-load';

describe('cpuLoad', () => {
  test('reckons that instances which warm up do as much as those that report', () => {
    expect(cpuLoad({ average: 60, reporting: 3, inService: 4 })).toBeCloseTo(2.4);
  });

  test('does not change when instances that took part of the load all along have warmed up', () => {
    const warming = cpuLoad({ average: 50, reporting: 2, inService: 4 });

    expect(cpuLoad({ average: 50, reporting: 4, inService: 4 })).toBe(warming);
  });

  test('is the sum of CPU where the group does not say how many are in service', () => {
    expect(cpuLoad({ average: 60, reporting: 3, inService: undefined })).toBeCloseTo(1.8);
  });

  test('is not a number where nothing says how many there are', () => {
    expect(cpuLoad({ average: 60, reporting: Number.NaN, inService: undefined })).toBeNaN();
  });
});
