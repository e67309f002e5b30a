import { RunningClock, VIRTUAL_START, VirtualClock } from '../../lib/local-aws/clock';

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
