import { readingsOf } from '../../../lib/scaling/controller/readings-of';

/** Values by the minute in which they begin. */
const minutes = (values: Readonly<Record<number, number>>) =>
  new Map(Object.entries(values).map(([minute, value]) => [Number(minute) * 60_000, value]));

describe('readings of CPU', () => {
  test('take the average for all instances in service, at the end of the minute', () => {
    const cpu = {
      average: minutes({ 0: 50, 2: 30 }),
      reporting: minutes({ 0: 2, 2: 1 }),
      inService: minutes({ 0: 3, 1: 3, 2: 1 }),
    };

    expect(readingsOf({ cpu })).toEqual([
      { at: 60_000, cpuLoad: 1.5, utilization: 0.5 },
      { at: 180_000, cpuLoad: 0.3, utilization: 0.3 },
    ]);
  });

  test('take it for those that report in minutes whose size is not known', () => {
    const cpu = {
      average: minutes({ 0: 50, 1: 50 }),
      reporting: minutes({ 0: 2, 1: 2 }),
      inService: minutes({ 1: 3 }),
    };

    expect(readingsOf({ cpu }).map(({ cpuLoad }) => cpuLoad)).toEqual([1, 1.5]);
  });

  test('say nothing of a load that is no number', () => {
    const cpu = { average: minutes({ 0: 50, 1: Number.NaN }), reporting: minutes({}), inService: minutes({}) };

    expect(readingsOf({ cpu })).toEqual([{ at: 60_000, utilization: 0.5 }]);
  });
});

describe('readings of demand', () => {
  test('add the metrics up', () => {
    const demands = [{ values: minutes({ 0: 100, 1: 200 }) }, { values: minutes({ 0: 10, 1: 20 }) }];

    expect(readingsOf({ demands })).toEqual([
      { at: 60_000, demand: 110 },
      { at: 120_000, demand: 220 },
    ]);
  });

  test('say nothing of a minute of which one of them is not known', () => {
    const demands = [{ values: minutes({ 0: 100, 1: 200 }) }, { values: minutes({ 1: 20 }) }];

    expect(readingsOf({ demands })).toEqual([{ at: 120_000, demand: 220 }]);
  });

  test('are 0 where the metric has no value and one that is always reported has', () => {
    const demands = [{ values: minutes({ 0: 100 }), reportedWith: minutes({ 0: 50, 1: 0 }) }];

    expect(readingsOf({ demands })).toEqual([
      { at: 60_000, demand: 100 },
      { at: 120_000, demand: 0 },
    ]);
  });

  test('come with those of CPU, minute by minute', () => {
    const cpu = { average: minutes({ 0: 50 }), reporting: minutes({ 0: 2 }), inService: minutes({}) };

    expect(readingsOf({ cpu, demands: [{ values: minutes({ 0: 100, 1: 200 }) }] })).toEqual([
      { at: 60_000, cpuLoad: 1, utilization: 0.5, demand: 100 },
      { at: 120_000, demand: 200 },
    ]);
  });

  test('are none where nothing is known', () => {
    expect(readingsOf({})).toEqual([]);
  });
});
