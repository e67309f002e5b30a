import { handleEvent } from '../../../lambda/capacity-controller/controller';
import { InvalidEventError } from '../../../lambda/capacity-controller/events';
import { newWorld, SCHEDULED_EVENT } from './support/world';

describe('an operator command', () => {
  test('is carried out and answered with what was done and why', async () => {
    const { world, writes } = newWorld();

    const answer = await handleEvent({ command: 'set', capacity: 3 }, 'request-1', world);

    expect(writes).toEqual([{ api: 'SetDesiredCapacity', desiredCapacity: 3 }]);
    expect(answer).toEqual({
      command: 'set',
      group: 'web',
      outcome: 'changed',
      dryRun: false,
      range: { min: 1, max: 10 },
      desiredCapacity: { before: 1, after: 3 },
      reasons: [{ code: 'OPERATOR_COMMAND', message: 'an operator asked for 3 instead of 1' }],
      writes: [{ api: 'SetDesiredCapacity', desiredCapacity: 3 }],
    });
  });

  test.each([
    ['refused', { command: 'set', capacity: 15 }, 'refused'],
    ['dry', { command: 'set', capacity: 3, dryRun: true }, 'changed'],
    ['repeated', { command: 'set', capacity: 1 }, 'unchanged'],
    ['explaining', { command: 'explain' }, 'explained'],
  ])('that is %s changes nothing', async (_, event, outcome) => {
    const { world, writes, state } = newWorld();

    const answer = await handleEvent(event, 'request-1', world);

    expect(answer.outcome).toBe(outcome);
    expect(writes).toEqual([]);
    expect(state.desiredCapacity).toBe(1);
  });

  test('in a dry run tells what it would have written', async () => {
    const { world } = newWorld();

    const answer = await handleEvent({ command: 'add', count: 2, dryRun: true }, 'request-1', world);

    expect(answer).toMatchObject({
      dryRun: true,
      desiredCapacity: { before: 1, after: 3 },
      writes: [{ api: 'SetDesiredCapacity', desiredCapacity: 3 }],
    });
  });

  test('decides on fresh state each time', async () => {
    const { world, state } = newWorld();

    await handleEvent({ command: 'add', count: 1 }, 'request-1', world);
    await handleEvent({ command: 'add', count: 1 }, 'request-2', world);

    expect(state.desiredCapacity).toBe(3);
  });

  test('reads instances only to explain', async () => {
    const { world, reads } = newWorld();

    await handleEvent({ command: 'set', capacity: 2 }, 'request-1', world);
    await handleEvent(SCHEDULED_EVENT, 'request-2', world);
    await handleEvent({ command: 'explain' }, 'request-3', world);

    expect(reads).toEqual([false, false, true]);
  });

  test('asks nothing of the load', async () => {
    const { world, windows } = newWorld();

    await handleEvent({ command: 'explain' }, 'request-1', world);

    expect(windows).toEqual([]);
  });
});

describe('a failure', () => {
  test('of a call is written to the one line and thrown on, so that alarms see it', async () => {
    const { world, lines } = newWorld();
    const throttled = Object.assign(new Error('Rate exceeded'), { name: 'Throttling' });
    world.groups.carryOut = () => Promise.reject(throttled);

    await expect(handleEvent({ command: 'set', capacity: 3 }, 'request-1', world)).rejects.toBe(throttled);

    expect(lines).toEqual([
      expect.objectContaining({
        level: 'ERROR',
        outcome: 'failed',
        error: { name: 'Throttling', message: 'Rate exceeded' },
      }),
    ]);
  });

  test('to understand the event happens before anything is read', async () => {
    const { world, reads, lines } = newWorld();

    await expect(handleEvent({ command: 'destroy' }, 'request-1', world)).rejects.toThrow(InvalidEventError);

    expect(reads).toEqual([]);
    expect(lines).toHaveLength(1);
  });
});
