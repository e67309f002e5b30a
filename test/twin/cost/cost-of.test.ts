import { costOf } from '../../../lib/twin/cost/cost-of';
import { defaultPrices } from '../../../lib/twin/cost/prices';
import type { Usage } from '../../../lib/twin/cost/usage';

/** What is never priced is the last finding. */
const NEVER = expect.stringMatching(/^Not priced: .*NAT gateways/);

describe('costOf', () => {
  test('bills an hour of an instance with the day and the source of its price', () => {
    const cost = costOf({ instances: [{ instanceType: 'c5.large', billedSeconds: 3600 }] }, defaultPrices);

    expect(cost).toEqual({
      total: 0.085,
      complete: true,
      parts: [
        {
          name: 'instances c5.large',
          quantity: 1,
          unit: 'hour',
          price: 0.085,
          amount: 0.085,
          asOf: '2026-07-20',
          source: expect.stringContaining('AWS Price List API'),
        },
      ],
      findings: [NEVER],
    });
  });

  // The amounts that infracost has in its golden files, and those of the pages on prices: see the spec, section 8.
  test.each<[string, Usage, number]>([
    ['100 GiB of gp3 for 30 days', { volumes: [{ volumeType: 'gp3', gibibytes: 100, billedSeconds: 2_592_000 }] }, 8],
    ['a month of detailed monitoring', { detailedMonitoringHours: 730 }, 2.1],
    ['a month of the two alarms of target tracking', { alarms: [{ hours: 730 }, { hours: 730 }] }, 0.2],
    ['a month of an alarm on three metrics', { alarms: [{ metrics: 3, hours: 730 }] }, 0.3],
    ['a month of a high-resolution alarm', { alarms: [{ highResolution: true, hours: 730 }] }, 0.3],
    ['a load balancer', { loadBalancers: [{ hours: 730, lcuHours: 730 }] }, 22.265],
    ['a million requests of 1 GB and 100 ms', { functions: [{ requests: 1e6, gigabyteSeconds: 1e5 }] }, 1.86667],
  ])('bills %s', (_, usage, amount) => {
    expect(costOf(usage, defaultPrices).total).toBeCloseTo(amount, 6);
  });

  test('has no line for what was not used', () => {
    expect(costOf({}, defaultPrices)).toEqual({ total: 0, complete: true, parts: [], findings: [NEVER] });
  });

  test('takes prices of the caller before its own', () => {
    const mine = { usd: 0.5, unit: 'hour', asOf: '2026-11-01', source: 'our contract' };
    const prices = { ...defaultPrices, instanceHour: { 'c5.large': mine, 'our.large': mine } };
    const instances = ['c5.large', 'our.large'].map((instanceType) => ({ instanceType, billedSeconds: 7200 }));

    const { total, parts } = costOf({ instances }, prices);

    expect(total).toBe(2);
    expect(parts.map(({ asOf }) => asOf)).toEqual(['2026-11-01', '2026-11-01']);
  });

  test('names what has no price, and guesses none', () => {
    const cost = costOf(
      {
        instances: [{ instanceType: 'z99.large', billedSeconds: 60 }],
        volumes: [{ volumeType: 'toString', gibibytes: 1, billedSeconds: 60 }],
      },
      defaultPrices,
    );

    expect(cost).toEqual({
      total: 0,
      complete: false,
      parts: [],
      findings: [
        'No price is known for instances z99.large: not in the total.',
        'No price is known for volumes toString: not in the total.',
        NEVER,
      ],
    });
  });

  test.each([
    [{}, 'instances of an unknown type'],
    [{ isSpot: true }, 'Spot instances of an unknown type'],
    [{ instanceType: 'c5.large', isSpot: true }, 'Spot instances c5.large'],
  ])('is incomplete with an instance of which it is known %p', (instance, name) => {
    const { complete, findings } = costOf({ instances: [{ ...instance, billedSeconds: 60 }] }, defaultPrices);

    expect({ complete, finding: findings[0] }).toEqual({
      complete: false,
      finding: `No price is known for ${name}: not in the total.`,
    });
  });

  test('names volumes and capacity units as not priced unless the use tells them', () => {
    const volumes = [{ volumeType: 'gp3', gibibytes: 8, billedSeconds: 60 }];
    const loadBalancers = [{ hours: 1, lcuHours: 1 }];

    expect(costOf({}, defaultPrices).findings).toEqual([
      expect.stringMatching(/volumes, of a warm pool as well, load balancer capacity units/),
    ]);
    expect(costOf({ volumes, loadBalancers }, defaultPrices).findings).toEqual([
      expect.not.stringMatching(/warm pool|capacity units/),
    ]);
  });

  test.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('fails on a quantity of %p', (hours) => {
    expect(() => costOf({ detailedMonitoringHours: hours }, defaultPrices)).toThrow(
      `the quantity of detailed monitoring must be finite and not negative, got ${hours / 730}`,
    );
  });

  test('has a day and a source for every price', () => {
    const { instanceHour, volumeGibibyteMonth, ...others } = defaultPrices;

    const prices = [...Object.values(instanceHour), ...Object.values(volumeGibibyteMonth), ...Object.values(others)];

    expect(prices.filter(({ asOf, source }) => !/^\d{4}-\d\d-\d\d$/.test(asOf) || source === '')).toEqual([]);
  });
});
