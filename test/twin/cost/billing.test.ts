import { monitoringMonths, volumeMonths } from '../../../lib/twin/cost/billing';

describe('billing', () => {
  /** @see https://aws.amazon.com/ebs/pricing/ 2000 GB for 43,200 s: 0.08 * 2000 * 43,200 / (86,400 * 30) = 2.67 dollars */
  test('bills half a day of 2000 GiB as the example of AWS does', () => {
    expect(0.08 * volumeMonths(2000, 43_200)).toBeCloseTo(2.67, 2);
  });

  test('counts 730 hours a month of monitoring', () => {
    expect(monitoringMonths(1460)).toBe(2);
  });
});
