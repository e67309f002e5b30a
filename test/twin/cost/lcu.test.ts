import { lcuOf } from '../../../lib/twin/cost/lcu';

const none = { newConnectionsPerSecond: 0, activeConnections: 0, gigabytesPerHour: 0, requestsPerSecond: 0 };

describe('lcuOf', () => {
  test.each([
    ['new connections', { ...none, newConnectionsPerSecond: 50 }, 2],
    ['active connections', { ...none, activeConnections: 4500 }, 1.5],
    ['gigabytes', { ...none, gigabytesPerHour: 1.08 }, 1.08],
    ['rules beyond the free ten', { ...none, requestsPerSecond: 100, rules: 60 }, 5],
    ['ten rules', { ...none, requestsPerSecond: 100, rules: 10 }, 0],
    ['no rules', { ...none, requestsPerSecond: 1e6 }, 0],
  ])('counts %s', (_, traffic, units) => {
    expect(lcuOf(traffic)).toBeCloseTo(units, 10);
  });

  test('is the greatest of the four', () => {
    expect(
      lcuOf({ newConnectionsPerSecond: 1, activeConnections: 120, gigabytesPerHour: 1.08, requestsPerSecond: 5 }),
    ).toBe(1.08);
  });
});
