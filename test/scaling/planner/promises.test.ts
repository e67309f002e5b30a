import { dropKept, lowerTo, type Promised, promise, promisedCapacity } from '../../../lib/scaling/planner/promises';

describe('promises', () => {
  test('are one for the same capacity, the later', () => {
    const promises: Promised[] = [];

    promise(promises, { until: 1, capacity: 5 });
    promise(promises, { until: 2, capacity: 5 });

    expect(promises).toEqual([{ until: 2, capacity: 5 }]);
  });

  test('are one where they were lowered to one that there is', () => {
    const promises = [
      { until: 5, capacity: 10 },
      { until: 9, capacity: 8 },
    ];

    lowerTo(promises, 8);

    expect(promises).toEqual([{ until: 9, capacity: 8 }]);
  });

  test('stay as they are under a ceiling', () => {
    const promises = [
      { until: 5, capacity: 10 },
      { until: 9, capacity: 8 },
    ];

    lowerTo(promises, 10);

    expect(promises.map(({ until }) => until)).toEqual([5, 9]);
  });

  test('hold for their last minute, and the last one made for longer', () => {
    const promises = [
      { until: 5, capacity: 10 },
      { until: 9, capacity: 8 },
    ];

    dropKept(promises, 5);
    expect(promisedCapacity(promises)).toBe(10);

    dropKept(promises, 6);
    expect(promisedCapacity(promises)).toBe(8);

    dropKept(promises, 100);
    expect(promisedCapacity(promises)).toBe(8);
  });

  test('want nothing before the first, of which none is lowered or dropped', () => {
    const promises: Promised[] = [];

    lowerTo(promises, 3);
    dropKept(promises, 9);

    expect(promises).toEqual([]);
    expect(promisedCapacity(promises)).toBeUndefined();
  });
});
