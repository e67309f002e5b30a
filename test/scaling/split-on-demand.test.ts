import { splitOnDemand } from '../../lib/scaling/split-on-demand';

describe('splitOnDemand', () => {
  test.each([
    [10, {}, 10, 0],
    [10, { onDemandBaseCapacity: 2, onDemandPercentageAboveBaseCapacity: 0 }, 2, 8],
    [10, { onDemandBaseCapacity: 2, onDemandPercentageAboveBaseCapacity: 30 }, 5, 5],
    [1, { onDemandBaseCapacity: 2, onDemandPercentageAboveBaseCapacity: 0 }, 1, 0],
    [3, { onDemandPercentageAboveBaseCapacity: 50 }, 2, 1],
  ])('gives fractions to On-Demand: %i with %j is %i and %i (D)', (capacity, distribution, onDemand, spot) => {
    expect(splitOnDemand(capacity, distribution)).toEqual({ onDemand, spot });
  });

  test('fails for a percentage above 100', () => {
    expect(() => splitOnDemand(10, { onDemandPercentageAboveBaseCapacity: 101 })).toThrow(
      new RangeError('onDemandPercentageAboveBaseCapacity must be between 0 and 100, got 101'),
    );
  });
});
