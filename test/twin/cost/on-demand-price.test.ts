import { onDemandListPrice, onDemandPrice } from '../../../lib/twin/cost/on-demand-price';
import { onDemandTable } from '../../../lib/twin/cost/on-demand-us-east-1';

describe('onDemandPrice', () => {
  test.each([
    ['m7g.medium', 0.0408],
    ['c5.large', 0.085],
    ['t3.micro', 0.0104],
    ['a1.metal', 0.408],
    ['c6a.metal', 7.344],
  ])('knows %s', (instanceType, price) => {
    expect(onDemandPrice(instanceType)).toBe(price);
  });

  test.each(['', 'm7g', 'm99.large', 'constructor', 'medium'])('does not know "%s"', (instanceType) => {
    expect(onDemandPrice(instanceType)).toBeUndefined();
    expect(onDemandListPrice(instanceType)).toBeUndefined();
  });

  test('has 1367 types, each once, each with a positive price', () => {
    const types = onDemandTable
      .trim()
      .split('\n')
      .flatMap((line) => {
        const [family, ...sizes] = line.split(' ');
        return sizes.map((size) => `${family}.${size.split('=')[0]}`);
      });

    expect(new Set(types).size).toBe(1367);
    expect(types).toHaveLength(1367);
    expect(types.filter((instanceType) => !(onDemandPrice(instanceType)! > 0))).toEqual([]);
  });

  test('says how old a price is', () => {
    expect(onDemandListPrice('c5.large')).toMatchObject({ usd: 0.085, unit: 'hour', asOf: '2026-07-20' });
  });
});
