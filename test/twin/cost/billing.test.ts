import {
  billedHours,
  billedSeconds,
  monitoringMonths,
  totalBilledSeconds,
  volumeMonths,
} from '../../../lib/twin/cost/billing';

describe('billing', () => {
  /** @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-instance-lifecycle.html one-minute minimum a start */
  test.each([
    [0, 60],
    [1, 60],
    [60, 60],
    [61, 61],
    [61.2, 62],
    [3600, 3600],
  ])('bills an instance that ran %d s for %d s', (seconds, billed) => {
    expect(billedSeconds({ start: 1000, end: 1000 + seconds })).toBe(billed);
  });

  test('bills the minimum for each start', () => {
    const starts = [0, 100, 200].map((start) => ({ start, end: start + 10 }));

    expect(totalBilledSeconds(starts)).toBe(180);
    expect(totalBilledSeconds([])).toBe(0);
  });

  test.each([
    [0, 0],
    [1, 1],
    [3600, 1],
    [3601, 2],
  ])('counts a begun hour whole: %d s are %d h', (seconds, hours) => {
    expect(billedHours({ start: 500, end: 500 + seconds })).toBe(hours);
  });

  /** @see https://aws.amazon.com/ebs/pricing/ 2000 GB for 43,200 s: 0.08 * 2000 * 43,200 / (86,400 * 30) = 2.67 dollars */
  test('bills half a day of 2000 GiB as the example of AWS does', () => {
    expect(0.08 * volumeMonths(2000, 43_200)).toBeCloseTo(2.67, 2);
  });

  test('counts 730 hours a month of monitoring', () => {
    expect(monitoringMonths(1460)).toBe(2);
  });

  test.each([
    [10, 9],
    [0, Number.NaN],
  ])('fails on an interval from %d to %d', (start, end) => {
    const message = `an interval must end at or after its start, got ${start} to ${end}`;

    expect(() => billedSeconds({ start, end })).toThrow(new RangeError(message));
    expect(() => billedHours({ start, end })).toThrow(new RangeError(message));
  });
});
