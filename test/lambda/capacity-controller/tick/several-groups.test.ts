import { handleEvent } from '../../../../lambda/capacity-controller/controller';
import { jitterOf } from '../../../../lambda/capacity-controller/tick/jitter';
import { MINUTE, newWorld, SCHEDULED_EVENT } from '../support/world';

type World = ReturnType<typeof newWorld>;

const tick = ({ world, context }: World) => handleEvent(SCHEDULED_EVENT, context, world);
const names = (count: number) => Array.from({ length: count }, (_, index) => ({ name: `group-${index}` }));

describe('a tick over several groups', () => {
  test('answers with each of them', async () => {
    const several = newWorld([{ name: 'web' }, { name: 'api' }]);
    several.passMinute(3);

    const answer = await tick(several);

    expect(answer).toEqual({
      answers: expect.arrayContaining(['web', 'api'].map((group) => expect.objectContaining({ group }))),
    });
    expect(several.lines).toHaveLength(2);
  });

  test('describes all of them in one call, and reads what is new of their load in another', async () => {
    const several = newWorld(names(3));
    several.passMinute(3);
    await tick(several);
    for (let minute = 0; minute < 30; minute++) {
      several.passMinute(3);
      await tick(several);
    }
    several.asked.length = 0;

    several.passMinute(3);
    await tick(several);

    expect(several.asked.slice(0, 2)).toEqual(['describe group-0,group-1,group-2', 'load of group-0,group-1,group-2']);
    expect(several.asked.slice(2).sort()).toEqual([0, 1, 2].map((index) => `scheduled actions of group-${index}`));
  });

  test('works on four at a time', async () => {
    const several = newWorld(names(10));
    let inFlight = 0;
    let most = 0;
    several.world.groups.scheduledActions = async () => {
      most = Math.max(most, ++inFlight);
      await new Promise((resolve) => setTimeout(resolve, 1));
      inFlight--;
      return [];
    };

    await tick(several);

    expect(most).toBe(4);
  });

  test('puts each off by a time of its own, always the same and less than a second', async () => {
    const several = newWorld(names(20));

    await tick(several);

    expect(several.waits.sort()).toEqual(
      names(20)
        .map(({ name }) => jitterOf(name))
        .sort(),
    );
    expect(new Set(several.waits).size).toBeGreaterThan(15);
    expect(Math.max(...several.waits)).toBeLessThan(1000);
  });

  test('does not put off the one group that there is', async () => {
    const alone = newWorld();

    await tick(alone);

    expect(alone.waits).toEqual([]);
  });

  test('begins with another one each minute', async () => {
    const several = newWorld(names(3));
    await tick(several);
    several.clock.now += MINUTE;
    await tick(several);

    const order = several.asked.filter((call) => call.startsWith('scheduled')).map((call) => call.at(-1));

    expect(order.slice(0, 3)).not.toEqual(order.slice(3));
    expect(order.slice(0, 3).sort()).toEqual(order.slice(3).sort());
  });

  test('leaves one group as it would be without the failures of the others', async () => {
    const alone = newWorld({ name: 'web' });
    const several = newWorld([{ name: 'web' }, { name: 'gone' }, { name: 'unread' }, { name: 'refused' }]);
    const { describe: describeGroups, carryOut } = several.world.groups;
    const { read } = several.world.loads;
    several.world.groups.describe = async (groups, options) =>
      new Map([...(await describeGroups(groups, options)), ['gone', { error: new Error('no such group') }]]);
    several.world.groups.carryOut = (name, action) =>
      name === 'refused' ? Promise.reject(new Error('refused')) : carryOut(name, action);
    several.world.loads.read = async (targets, window) => {
      const results = await read(targets, window);
      return results.map((result, index) =>
        targets[index]?.name === 'unread' ? { error: new Error('unread') } : result,
      );
    };

    for (let minute = 0; minute < 5; minute++) {
      alone.passMinute(3);
      several.passMinute(3);
      await tick(alone);
      await expect(tick(several)).rejects.toThrow(AggregateError);
    }

    expect(several.web.writes).toEqual(alone.web.writes);
    expect(several.web.state).toEqual(alone.web.state);
  });

  test('fails with the name of each that failed', async () => {
    const several = newWorld(names(3));
    several.world.groups.scheduledActions = async (name) => {
      if (name !== 'group-1') {
        throw new Error(`${name} is denied`);
      }
      return [];
    };

    const failure = (await tick(several).catch((error: unknown) => error)) as AggregateError;

    expect(failure.message).toMatch(/group-0: Error: group-0 is denied/);
    expect(failure.message).toMatch(/group-2: Error: group-2 is denied/);
    expect(failure.message).not.toMatch(/group-1/);
    expect(failure.errors).toHaveLength(2);
  });

  test('fails for all when they cannot be described, and writes nothing', async () => {
    const several = newWorld(names(2));
    several.world.groups.describe = () => Promise.reject(new Error('Rate exceeded'));

    await expect(tick(several)).rejects.toThrow(
      /group-0: Error: Rate exceeded.*group-1: Error: Rate exceeded|group-1.*group-0/,
    );

    expect(several.asked).toEqual([]);
    expect(several.lines).toHaveLength(2);
  });
});

describe('messages of a queue that name groups', () => {
  const sentAt = (time: number) => ({ attributes: { SentTimestamp: String(time) }, eventSource: 'aws:sqs' });

  test('are done for the groups that there are, and only the others are kept', async () => {
    const several = newWorld([{ name: 'web' }, { name: 'api' }]);
    several.passMinute(3);
    const ticks = ['web', 'gone', 'api'].map((group) => ({
      ...sentAt(several.clock.now),
      messageId: group,
      body: JSON.stringify({ command: 'tick', group }),
    }));

    const answer = await handleEvent({ Records: ticks }, several.context, several.world);

    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'gone' }] });
    expect(several.lines.map(({ group, level }) => [group, level]).sort()).toEqual([
      ['api', 'INFO'],
      ['gone', 'ERROR'],
      ['web', 'INFO'],
    ]);
  });
});

describe('groups that are found by a tag', () => {
  const TAGGED = { groups: { kind: 'tagged', key: 'headroom', highestFloor: 8 } } as const;

  test('have the value of the tag as their baseline', async () => {
    const tagged = newWorld([{ name: 'web' }, { name: 'api' }], { config: TAGGED });

    await tick(tagged);

    expect(tagged.asked[0]).toBe('groups with headroom');
    expect(tagged.lines).toHaveLength(2);
    for (const { policy } of tagged.lines) {
      expect(policy).toMatchObject({ baseline: 1, highestFloor: 8, source: { kind: 'cpu' } });
    }
  });

  test('fail alone when that is no number', async () => {
    const tagged = newWorld([{ name: 'web' }, { name: 'bad' }], { config: TAGGED });

    await expect(tick(tagged)).rejects.toThrow(
      'bad: Error: tag headroom of bad must be a whole number between 0 and 100000, got many',
    );

    expect(tagged.lines.map(({ group, outcome }) => [group, outcome])).toEqual([
      ['bad', 'failed'],
      ['web', 'changed'],
    ]);
  });

  test('may be none', async () => {
    const none = newWorld([], { config: TAGGED });

    expect(await tick(none)).toEqual({ answers: [] });
  });

  test('are forgotten when they do not have it any more', async () => {
    const tagged = newWorld([{ name: 'web' }, { name: 'api' }], { config: TAGGED });
    await tick(tagged);

    tagged.world.groups.tagged = async () => new Map([['web', '1']]);
    await tick(tagged);

    expect([...tagged.world.memories.keys()]).toEqual(['web']);
  });

  test('fail together when they cannot be found', async () => {
    const tagged = newWorld([{ name: 'web' }], { config: TAGGED });
    tagged.world.groups.tagged = () => Promise.reject(new Error('denied'));

    await expect(tick(tagged)).rejects.toThrow('denied');

    expect(tagged.lines).toEqual([expect.objectContaining({ level: 'ERROR', outcome: 'failed', Heartbeat: 0 })]);
    expect(tagged.lines[0]).not.toHaveProperty('AutoScalingGroupName');
  });
});
