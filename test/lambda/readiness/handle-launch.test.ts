import { handleLaunch } from '../../../lambda/readiness/handle-launch';
import { FakeWorld } from './support/fake-world';
import { launchEvent } from './support/launch-event';

describe('handleLaunch', () => {
  test('registers an instance at once, and lets it into service when it is healthy', async () => {
    const world = new FakeWorld();
    world.healthyAt.set('one', 45);

    const outcome = await handleLaunch(launchEvent(), world);

    expect(world.calls).toEqual(['0 register one', '50 complete CONTINUE']);
    expect(outcome).toEqual({
      instance: 'i-1',
      group: 'web',
      outcome: 'CONTINUE',
      after: 50,
      result: 'CONTINUE',
      states: { one: 'healthy' },
      errors: [],
    });
  });

  test('waits for all target groups', async () => {
    const world = new FakeWorld({ targetGroupArns: ['one', 'other'] });
    world.healthyAt.set('one', 10).set('other', 70);

    await handleLaunch(launchEvent(), world);

    expect(world.calls).toEqual(['0 register one', '0 register other', '70 complete CONTINUE']);
  });

  test('gives an instance up at the timeout, and takes its registration back before it is terminated', async () => {
    const world = new FakeWorld();

    const outcome = await handleLaunch(launchEvent(), world);

    expect(world.calls).toEqual(['0 register one', '600 deregister one', '600 complete ABANDON']);
    expect(outcome).toMatchObject({ outcome: 'ABANDON', states: { one: 'initial' } });
  });

  test('lets an unhealthy instance into service where that is wished', async () => {
    const world = new FakeWorld({ onTimeout: 'CONTINUE' });

    await handleLaunch(launchEvent(), world);

    expect(world.calls).toEqual(['0 register one', '600 complete CONTINUE']);
  });

  test('counts from the launch, and not from when it comes to it', async () => {
    const world = new FakeWorld();

    await handleLaunch(launchEvent({}, '2026-01-05T11:52:00Z'), world);

    expect(world.calls.at(-1)).toBe('120 complete ABANDON');
  });

  test('ends in time, should Lambda give it less than the timeout', async () => {
    const world = new FakeWorld({ timeout: 2_000_000 });

    await handleLaunch(launchEvent(), world);

    expect(world.calls.at(-1)).toBe('870 complete ABANDON');
  });

  test('registers nothing on the way into a warm pool, where an instance must take no requests', async () => {
    const world = new FakeWorld();

    await handleLaunch(launchEvent({ Destination: 'WarmPool' }), world);

    expect(world.calls).toEqual(['0 complete CONTINUE']);
  });

  test('waits for the health of an instance that comes out of a warm pool', async () => {
    const world = new FakeWorld();
    world.healthyAt.set('one', 20);

    await handleLaunch(launchEvent({ Origin: 'WarmPool' }), world);

    expect(world.calls).toEqual(['0 register one', '20 complete CONTINUE']);
  });

  test('tries again what fails', async () => {
    const world = new FakeWorld();
    world.failing.set('register one', 30).set('health one', 60);
    world.healthyAt.set('one', 40);

    await handleLaunch(launchEvent(), world);

    expect(world.calls).toEqual([
      '0 register one',
      '10 register one',
      '20 register one',
      '30 register one',
      '60 complete CONTINUE',
    ]);
  });

  test('tells what failed, of an instance that it gives up', async () => {
    const world = new FakeWorld();
    world.failing.set('register one', 1000).set('deregister one', 1000);

    const outcome = await handleLaunch(launchEvent(), world);

    expect(outcome).toMatchObject({
      outcome: 'ABANDON',
      states: { one: 'unknown' },
      errors: ['register one failed'],
    });
  });

  test('is content when nobody waits any more', async () => {
    const world = new FakeWorld();
    world.isWaiting = false;
    world.healthyAt.set('one', 0);

    expect(await handleLaunch(launchEvent(), world)).toMatchObject({ outcome: 'gone', result: 'CONTINUE' });
  });

  test('fails when the wait cannot be ended, so that Lambda tries again', async () => {
    const world = new FakeWorld();
    world.failing.set('complete CONTINUE', 1000);
    world.healthyAt.set('one', 0);

    await expect(handleLaunch(launchEvent(), world)).rejects.toThrow('complete CONTINUE failed');
  });

  test.each([
    ['no object', 'hello'],
    ['another event', { 'detail-type': 'EC2 Instance-terminate Lifecycle Action' }],
    ['an event without an instance', launchEvent({ EC2InstanceId: undefined })],
    ['a time that is none', launchEvent({}, 'noon')],
  ])('fails for %s', async (_, event) => {
    await expect(handleLaunch(event, new FakeWorld())).rejects.toThrow('event is not a launch that waits at a hook: ');
  });
});
