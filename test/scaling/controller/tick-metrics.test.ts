import { tickMetrics } from '../../../lib/scaling/controller/tick-metrics';
import { leaseNames } from '../../../lib/scaling/lease/lease-names';

const NOW = Date.UTC(2026, 0, 5, 7, 30);
const HOUR = 3_600_000;

const tick = {
  now: NOW,
  snapshot: {
    name: 'web',
    range: { min: 2, max: 10 },
    desiredCapacity: 4,
    suspendedProcesses: [],
    scheduledActions: [],
  },
  evidence: {
    needed: 4,
    readings: 1,
    used: 1,
    seenUntil: NOW - 25_000,
    knownSince: NOW - HOUR,
    forecast: { load: 2.5, minutes: 6, expected: 2.6, error: 0.2 },
  },
  scheduledActions: [{ name: leaseNames.release, at: NOW + 12 * HOUR, minSize: 2 }],
  floorInForce: 2,
  throttles: 0,
  isComplete: true,
};

describe('the metrics of a tick', () => {
  test('tell what is planned and by how much it is more than the load', () => {
    expect(tickMetrics(tick)).toEqual({
      Floor: 2,
      PlannedCapacity: 4,
      OfferedLoad: 2.5,
      Margin: 1.5,
      LeaseRemaining: 50,
      MissingData: 0,
      Throttles: 0,
      Lag: 25,
      Heartbeat: 1,
      FloorDrift: 0,
    });
  });

  test('leave out what is not known', () => {
    const evidence = { readings: 0, used: 0, seenUntil: 0, knownSince: 0 };

    expect(tickMetrics({ ...tick, evidence, floorInForce: undefined })).toEqual({
      Floor: 2,
      LeaseRemaining: 50,
      MissingData: 1,
      Throttles: 0,
      Heartbeat: 1,
      FloorDrift: 0,
    });
  });

  test.each([
    ['without a lease', [], 0],
    ['of a release that is past', [{ name: leaseNames.release, at: NOW - HOUR, minSize: 2 }], 0],
    ['of a fresh one', [{ name: leaseNames.release, at: NOW + 25 * HOUR, minSize: 2 }], 100],
  ])('have a lease %s at its percentage', (_, scheduledActions, remaining) => {
    expect(tickMetrics({ ...tick, scheduledActions }).LeaseRemaining).toBe(remaining);
  });

  test('tell of a minimum that is not the floor in force', () => {
    expect(tickMetrics({ ...tick, floorInForce: 3 }).FloorDrift).toBe(1);
  });

  test('have no heartbeat of a tick that did not come to its end', () => {
    expect(tickMetrics({ ...tick, isComplete: false }).Heartbeat).toBe(0);
  });

  test('tell nothing of a lease where there is to be none: of weights, and of a group that was released and is held', () => {
    const held = [{ name: leaseNames.hold, at: NOW + HOUR, minSize: 2 }];

    const weighted = tickMetrics({ ...tick, snapshot: { ...tick.snapshot, isWeighted: true } });
    const released = tickMetrics({
      ...tick,
      snapshot: { ...tick.snapshot, scheduledActions: held },
      scheduledActions: held,
    });

    expect(weighted).not.toHaveProperty('LeaseRemaining');
    expect(released).not.toHaveProperty('LeaseRemaining');
  });
});
