import { handleEvent } from '../../../lambda/capacity-controller/controller';
import { leaseNames } from '../../../lib/scaling/lease/lease-names';
import { MINUTE, newWorld, START } from './support/world';

const HOUR = 60 * MINUTE;
const floors = [6, 3, 5].map((minSize, index) => {
  const at = START + (index + 1) * HOUR;
  return { name: leaseNames.floor(at), at, minSize };
});
const leased = {
  range: { min: 4, max: 10 },
  desiredCapacity: 4,
  scheduledActions: [...floors, { name: leaseNames.release, at: START + 25 * HOUR, minSize: 1 }],
};
const minutes = 90;

describe('an operator', () => {
  test('holds a group, after which a tick writes nothing, and resumes it', async () => {
    const { world, context, web, passMinute } = newWorld();
    passMinute(3);

    const held = await handleEvent({ command: 'hold', minutes }, context, world);
    const tick = await handleEvent({ command: 'tick' }, context, world);
    const resumed = await handleEvent({ command: 'resume' }, context, world);
    const after = await handleEvent({ command: 'tick' }, context, world);

    expect(held).toMatchObject({ outcome: 'changed', reasons: [{ code: 'HELD' }] });
    expect(tick).toMatchObject({
      writes: [],
      reasons: expect.arrayContaining([{ code: 'HELD', message: expect.anything() }]),
    });
    expect(resumed).toMatchObject({
      outcome: 'changed',
      writes: [{ api: 'DeleteScheduledAction', name: 'headroom-hold' }],
    });
    expect(after).toMatchObject({ outcome: 'changed' });
    expect(web.state.scheduledActions.map(({ name }) => name)).toContain(leaseNames.release);
  });

  test('releases a group: its floors go, the next tick leaves it alone', async () => {
    const { world, context, web, passMinute } = newWorld(leased);

    const answer = await handleEvent({ command: 'release' }, context, world);
    for (const _ of [1, 2, 3]) {
      passMinute(3);
      await handleEvent({ command: 'tick' }, context, world);
    }

    expect(answer).toMatchObject({ outcome: 'changed', dryRun: false });
    expect(web.state).toMatchObject({ range: { min: 1 }, scheduledActions: [{ name: 'headroom-hold' }] });
  });

  test('releases a group without that being taken for drift, however seldom a tick looks', async () => {
    const { world, context, lines, passMinute } = newWorld(leased);
    await handleEvent({ command: 'tick' }, context, world);

    await handleEvent({ command: 'release' }, context, world);
    for (const _ of [1, 2, 3, 4, 5]) {
      passMinute(3);
    }
    await handleEvent({ command: 'tick' }, context, world);

    expect(lines.at(-1)).toMatchObject({ command: 'tick', Floor: 1, FloorDrift: 0 });
  });

  test('tells in a dry run all that would be written, and writes none of it', async () => {
    const { world, context, web } = newWorld(leased);

    const answer = await handleEvent({ command: 'release', dryRun: true }, context, world);

    expect(answer).toMatchObject({ outcome: 'changed', dryRun: true, floor: { before: 4, after: 1 } });
    expect((answer as { readonly writes: readonly unknown[] }).writes).toHaveLength(5);
    expect(web.writes).toEqual([]);
    expect(web.state).toMatchObject(leased);
  });

  test('sees what a tick would do, with its plan, and nothing is done', async () => {
    const { world, context, web, lines, passMinute } = newWorld();
    passMinute(3);

    const plan = await handleEvent({ command: 'plan' }, context, world);
    const tick = await handleEvent({ command: 'tick' }, context, world);

    expect(plan).toEqual({ ...tick, command: 'plan', dryRun: true });
    expect(plan).toMatchObject({
      mode: 'floor',
      plan: expect.arrayContaining([{ from: expect.any(Number), capacity: expect.any(Number) }]),
    });
    expect(lines[0]).toMatchObject({ command: 'plan', dryRun: true });
    expect(web.writes).toEqual((tick as { readonly writes: readonly unknown[] }).writes);
  });

  test('is refused when operators are not obeyed, but for explain and plan', async () => {
    const { world, context, web } = newWorld(leased, { config: { obeysOperators: false } });

    const answers = [];
    for (const event of [{ command: 'set', capacity: 5 }, { command: 'explain' }, { command: 'plan' }]) {
      answers.push(await handleEvent(event, context, world));
    }

    expect(answers).toMatchObject([
      { outcome: 'refused', reasons: [{ code: 'OPERATOR_COMMANDS_OFF' }] },
      { outcome: 'explained' },
      { command: 'plan' },
    ]);
    expect(web.writes).toEqual([]);
  });

  test('names the group when several are controlled', async () => {
    const { world, context, fake } = newWorld([{ name: 'web' }, { name: 'api' }]);

    await handleEvent({ command: 'set', capacity: 3, group: 'api' }, context, world);

    expect(fake('api').state.desiredCapacity).toBe(3);
    await expect(handleEvent({ command: 'set', capacity: 3 }, context, world)).rejects.toThrow(
      'group must be one of those that are controlled (web, api), got nothing',
    );
  });

  test('learns which writes there was no time for, and does the rest by the same command', async () => {
    const { world, context, clock, web } = newWorld(leased);
    const carryOut = world.groups.carryOut;
    world.groups.carryOut = async (name, action) => {
      await carryOut(name, action);
      clock.remaining -= 10_000;
    };

    const first = await handleEvent({ command: 'release' }, context, world);
    clock.remaining = 30_000;
    const writes = web.writes.length;
    clock.remaining = 300_000;
    await handleEvent({ command: 'release' }, context, world);

    expect(first).toMatchObject({ outcome: 'changed' });
    expect((first as { readonly reasons: readonly unknown[] }).reasons.at(-1)).toEqual({
      code: 'DEADLINE',
      message: 'there was no time left for writes: 3; the same again does the rest',
    });
    expect(writes).toBe(2);
    expect(web.state.scheduledActions.map(({ name }) => name).sort()).toEqual(['headroom-hold', 'headroom-release']);
  });

  test('sees the error of a call that failed, and what was written before stays', async () => {
    const { world, context, web } = newWorld(leased);
    const carryOut = world.groups.carryOut;
    world.groups.carryOut = async (name, action) => {
      if (action.api === 'DeleteScheduledAction') {
        throw new Error('Rate exceeded');
      }
      await carryOut(name, action);
    };

    await expect(handleEvent({ command: 'release' }, context, world)).rejects.toThrow('Rate exceeded');

    expect(web.writes).toMatchObject([{ name: 'headroom-hold' }]);
  });
});
