import { OngoingClock, RunningClock, VIRTUAL_START, VirtualClock } from '../../lib/local-aws/clock';

describe('VirtualClock', () => {
  test('starts at 2026-01-01T00:00:00Z and stands still until told to advance', () => {
    const clock = new VirtualClock();

    clock.advance(90);

    expect(new Date(clock.now() * 1000).toISOString()).toBe('2026-01-01T00:01:30.000Z');
  });

  test('fails to go back', () => {
    expect(() => new VirtualClock().advance(-1)).toThrow(new RangeError('seconds must be at least 0, got -1'));
  });
});

describe('RunningClock', () => {
  test('tells the time of the machine', () => {
    expect(Math.abs(new RunningClock().now() - Date.now() / 1000)).toBeLessThan(5);
  });

  test('waits at a time that is still to come', () => {
    const future = VIRTUAL_START + 1e9;

    expect(new RunningClock(future).now()).toBe(future);
  });
});

describe('OngoingClock', () => {
  test('goes on from where it is told to', async () => {
    const clock = new OngoingClock(1000);
    const first = clock.now();

    await new Promise((resolve) => setTimeout(resolve, 20));

    expect(first).toBeGreaterThanOrEqual(1000);
    expect(clock.now()).toBeGreaterThan(first);
    expect(clock.now()).toBeLessThan(1060);
  });
});
