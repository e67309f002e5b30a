import { handleEvent } from '../../../lambda/capacity-controller/controller';
import { newWorld, SCHEDULED_EVENT } from './support/world';

type World = ReturnType<typeof newWorld>;

const handle = ({ world, context }: World, event: unknown) => handleEvent(event, context, world);

describe('an operator command', () => {
  test('is carried out and answered with what was done and why', async () => {
    const world = newWorld();

    const answer = await handle(world, { command: 'set', capacity: 3 });

    expect(world.web.writes).toEqual([{ api: 'SetDesiredCapacity', desiredCapacity: 3 }]);
    expect(answer).toEqual({
      command: 'set',
      group: 'web',
      outcome: 'changed',
      dryRun: false,
      range: { min: 1, max: 10 },
      desiredCapacity: { before: 1, after: 3 },
      floor: { before: 1, after: 1 },
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
    const world = newWorld();

    const answer = await handle(world, event);

    expect(answer).toMatchObject({ outcome });
    expect(world.web.writes).toEqual([]);
  });

  test('in a dry run tells what it would have written', async () => {
    const answer = await handle(newWorld(), { command: 'add', count: 2, dryRun: true });

    expect(answer).toMatchObject({
      dryRun: true,
      desiredCapacity: { before: 1, after: 3 },
      writes: [{ api: 'SetDesiredCapacity', desiredCapacity: 3 }],
    });
  });

  test('decides on fresh state each time', async () => {
    const world = newWorld();

    await handle(world, { command: 'add', count: 1 });
    await handle(world, { command: 'add', count: 1 });

    expect(world.web.state.desiredCapacity).toBe(3);
  });

  test('reads instances only to explain, and nothing of the load', async () => {
    const world = newWorld();

    await handle(world, { command: 'set', capacity: 2 });
    await handle(world, { command: 'explain' });

    expect(world.asked).toEqual(['read web', 'read web with instances']);
  });
});

describe('an operator command to one of several groups', () => {
  test('fails without its name, naming those that there are', async () => {
    const several = newWorld([{ name: 'web' }, { name: 'api' }]);

    await expect(handle(several, { command: 'set', capacity: 3 })).rejects.toThrow(
      'group must be one of those that are controlled (web, api), got nothing',
    );

    expect(several.asked).toEqual([]);
    expect(several.lines).toEqual([expect.objectContaining({ level: 'ERROR', outcome: 'failed' })]);
  });
});

describe('a failure', () => {
  test('of a call is written to the one line and thrown on, so that alarms see it', async () => {
    const world = newWorld();
    const throttled = Object.assign(new Error('Rate exceeded'), { name: 'Throttling' });
    world.world.groups.carryOut = () => Promise.reject(throttled);

    await expect(handle(world, { command: 'set', capacity: 3 })).rejects.toBe(throttled);

    expect(world.lines).toEqual([
      expect.objectContaining({
        level: 'ERROR',
        group: 'web',
        outcome: 'failed',
        error: { name: 'Throttling', message: 'Rate exceeded' },
      }),
    ]);
  });

  test('to understand the event happens before anything is read', async () => {
    const world = newWorld();

    await expect(handle(world, { command: 'destroy' })).rejects.toMatchObject({ name: 'InvalidEventError' });

    expect(world.asked).toEqual([]);
    expect(world.lines).toEqual([expect.objectContaining({ level: 'ERROR', outcome: 'invalid' })]);
  });

  test('of one group is thrown with its name when others came through', async () => {
    const several = newWorld([{ name: 'web' }, { name: 'api' }]);
    const { scheduledActions } = several.world.groups;
    several.world.groups.scheduledActions = (name) =>
      name === 'api' ? Promise.reject(new Error('denied')) : scheduledActions(name);

    await expect(handle(several, SCHEDULED_EVENT)).rejects.toThrow('api: Error: denied');

    expect(several.lines.map(({ group, level }) => [group, level]).sort()).toEqual([
      ['api', 'ERROR'],
      ['web', 'INFO'],
    ]);
  });
});
