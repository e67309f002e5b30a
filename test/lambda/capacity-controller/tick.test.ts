import { handleEvent } from '../../../lambda/capacity-controller/controller';
import { LoadNotReadError } from '../../../lambda/capacity-controller/tick';
import { MINUTE, newWorld, SCHEDULED_EVENT, START } from './support/world';

type World = ReturnType<typeof newWorld>;

const tick = ({ world }: World) => handleEvent(SCHEDULED_EVENT, 'request-1', world);
const set = (desiredCapacity: number) => ({ api: 'SetDesiredCapacity', desiredCapacity });

describe('a tick in lead', () => {
  test('sets what the load needs, and writes one line with everything that it went by', async () => {
    const lead = newWorld({}, 'lead');
    lead.passMinute(1.3);
    lead.clock.now += 25_000;

    const answer = await tick(lead);

    expect(lead.writes).toEqual([set(3)]);
    expect(answer).toMatchObject({ command: 'tick', outcome: 'changed', desiredCapacity: { before: 1, after: 3 } });
    expect(lead.lines).toEqual([
      expect.objectContaining({
        time: '2026-01-01T00:01:25.000Z',
        level: 'INFO',
        requestId: 'request-1',
        command: 'tick',
        group: 'web',
        mode: 'lead',
        newestLoad: { age: 25, offeredLoad: 1.3 },
        plan: [{ from: START + MINUTE + 25_000, capacity: 3 }],
        reasons: [expect.objectContaining({ code: 'SCALE_OUT' }), expect.objectContaining({ code: 'SHORT_HISTORY' })],
        writes: [set(3)],
      }),
    ]);
  });

  test('follows the load down once the lower need has lasted', async () => {
    const lead = newWorld({}, 'lead');
    for (const load of [3, ...new Array(15).fill(0.6)]) {
      lead.passMinute(load);
      await tick(lead);
    }

    expect(lead.writes).toEqual([set(5), set(1)]);
  });

  test('leaves the group alone while there is no load to read, and says so', async () => {
    const lead = newWorld({ desiredCapacity: 4 }, 'lead');

    const answer = await tick(lead);

    expect(answer).toMatchObject({ outcome: 'observed', desiredCapacity: { before: 4, after: 4 } });
    expect(answer.reasons).toContainEqual(expect.objectContaining({ code: 'MISSING_DATA' }));
    expect(answer).not.toHaveProperty('newestLoad');
    expect(lead.writes).toEqual([]);
  });

  test('reads 20 minutes when it is cold, and when it is warm only what is new', async () => {
    const lead = newWorld({}, 'lead');

    await tick(lead);
    lead.passMinute(1);
    await tick(lead);
    lead.passMinute(1);
    await tick(lead);

    expect(lead.windows).toEqual([
      { start: START - 20 * MINUTE, end: START },
      { start: START - 19 * MINUTE, end: START + MINUTE },
      { start: START + MINUTE, end: START + 2 * MINUTE },
    ]);
  });

  test('reads nothing a second time in a minute', async () => {
    const lead = newWorld({}, 'lead');
    lead.passMinute(1);

    await tick(lead);
    await tick(lead);

    expect(lead.windows).toHaveLength(1);
  });

  test('learns cold what a warm one knows', async () => {
    const lead = newWorld({}, 'lead');
    for (let minute = 0; minute < 60; minute++) {
      lead.passMinute(3 + 2 * Math.cos(minute / 20));
      await tick(lead);
    }
    const warm = lead.world.memories.get('web');

    lead.world.memories.clear();
    await tick(lead);

    expect(lead.world.memories.get('web')).toEqual(warm);
    expect(warm?.needs.length).toBeGreaterThan(1);
  });
});

describe('a tick in shadow', () => {
  test('says what lead would do, and changes nothing', async () => {
    const shadow = newWorld();
    shadow.passMinute(1.3);

    const answer = await tick(shadow);

    expect(answer).toMatchObject({
      outcome: 'observed',
      mode: 'shadow',
      desiredCapacity: { before: 1, after: 1 },
      plan: [{ from: START + MINUTE, capacity: 3 }],
      writes: [],
    });
    expect(answer.reasons[0]).toEqual({
      code: 'SHADOW',
      message: 'mode is shadow: desired capacity stays 1, lead would set 3',
    });
    expect(shadow.writes).toEqual([]);
  });
});

describe('a tick that cannot read the load', () => {
  const throttled = Object.assign(new Error('Rate exceeded'), { name: 'Throttling' });

  test('does what it can, tells it in the one line, and fails afterwards, so that alarms see it', async () => {
    const lead = newWorld({}, 'lead');
    lead.passMinute(2.9);
    await tick(lead);
    lead.state.desiredCapacity = 2;
    lead.passMinute(0);
    lead.world.loads.read = () => Promise.reject(throttled);

    const failure = await tick(lead).catch((error: unknown) => error);

    expect(failure).toBeInstanceOf(LoadNotReadError);
    expect(failure).toMatchObject({
      message: 'load of web could not be read: Throttling: Rate exceeded',
      cause: throttled,
    });
    expect(lead.writes).toEqual([set(5), set(5)]);
    expect(lead.lines).toHaveLength(2);
    expect(lead.lines[1]).toMatchObject({
      level: 'ERROR',
      outcome: 'changed',
      newestLoad: { age: 60, offeredLoad: 2.9 },
      reasons: expect.arrayContaining([expect.objectContaining({ code: 'MISSING_DATA' })]),
      error: { name: 'LoadNotReadError' },
    });
  });

  test('fails with the error of the group when that cannot be read either', async () => {
    const { world, lines } = newWorld({}, 'lead');
    const denied = new Error('denied');
    world.loads.read = () => Promise.reject(throttled);
    world.groups.read = () => Promise.reject(denied);

    await expect(handleEvent(SCHEDULED_EVENT, 'request-1', world)).rejects.toBe(denied);

    expect(lines).toEqual([expect.objectContaining({ level: 'ERROR', outcome: 'failed' })]);
  });
});
