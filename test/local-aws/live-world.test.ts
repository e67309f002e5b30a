import { RunningClock, VIRTUAL_START, VirtualClock } from '../../lib/local-aws/clock';
import { LiveWorld } from '../../lib/local-aws/live-world';
import { readStack } from '../../lib/twin/template/read-stack';
import { plainGroup } from '../twin/template/fixtures';

const stack = readStack(plainGroup());

describe('the world behind the endpoint', () => {
  test('begins at the full minute that the clock is in', () => {
    const world = new LiveWorld(stack, new VirtualClock(VIRTUAL_START + 17.5));

    expect(world.groups()[0]).toMatchObject({ createdAt: VIRTUAL_START, now: VIRTUAL_START + 17.5 });
  });

  test('stands still when it is to follow a clock that is behind, also for the limit of calls', () => {
    const clock = new VirtualClock();
    const world = new LiveWorld(stack, clock, { callsPerSecond: 1 });
    clock.advance(3600);
    world.admitCall();

    world.follow(new VirtualClock());

    expect(world.read().now).toBe(VIRTUAL_START + 3600);
    expect(() => world.admitCall()).not.toThrow();
    expect(() => world.admitCall()).toThrow('Rate exceeded');
  });

  test('catches up with the machine’s clock', () => {
    const world = new LiveWorld(stack, new VirtualClock());

    world.follow(new RunningClock(VIRTUAL_START + 86_400));

    expect(world.groups()[0]?.instances).toHaveLength(1);
    expect(world.read().now).toBeGreaterThanOrEqual(VIRTUAL_START + 86_400);
  });
});
