import { expectFloor, floorInForce } from '../../../lib/scaling/controller/expected-floor';
import type { ScheduledAction } from '../../../lib/scaling/lease/floor-action';
import { leaseNames } from '../../../lib/scaling/lease/lease-names';

const NOW = Date.UTC(2026, 0, 5, 7, 30);
const MINUTE = 60_000;

const floor = (minutes: number, minSize: number): ScheduledAction => {
  const at = NOW + minutes * MINUTE;
  return { name: leaseNames.floor(at), at, minSize };
};

describe('the floor that a lease has in force', () => {
  test('is not known before anything was expected', () => {
    expect(floorInForce(NOW, undefined)).toBeUndefined();
  });

  test('is the minimum as it was found, until a floor comes', () => {
    const expected = expectFloor(NOW, 3, undefined, [floor(5, 6)]);

    expect(floorInForce(NOW + 4 * MINUTE, expected)).toBe(3);
  });

  test('is not known while a floor is due, which may run two minutes late', () => {
    const expected = expectFloor(NOW, 3, undefined, [floor(5, 6)]);

    expect(floorInForce(NOW + 5 * MINUTE, expected)).toBeUndefined();
    expect(floorInForce(NOW + 6.9 * MINUTE, expected)).toBeUndefined();
    expect(floorInForce(NOW + 7 * MINUTE, expected)).toBe(6);
  });

  test('is that of a floor that ran between two ticks, whatever the minimum has become', () => {
    const first = expectFloor(NOW, 3, undefined, [floor(5, 6)]);
    const during = expectFloor(NOW + 6 * MINUTE, 2, first, []);

    expect(floorInForce(NOW + 8 * MINUTE, during)).toBe(6);
  });

  test('is not that of a floor that was taken away before its time', () => {
    const first = expectFloor(NOW, 3, undefined, [floor(5, 6)]);
    const second = expectFloor(NOW + MINUTE, 3, first, []);

    expect(floorInForce(NOW + 8 * MINUTE, second)).toBe(3);
  });

  test('is the last of several, and knows nothing of actions of others', () => {
    const foreign = { name: 'evening', at: NOW + 3 * MINUTE, minSize: 9 };
    const expected = expectFloor(NOW, 3, undefined, [floor(2, 7), foreign, floor(1, 6)]);

    expect(floorInForce(NOW + 10 * MINUTE, expected)).toBe(7);
  });
});
