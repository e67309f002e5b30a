import { handleEvent } from '../../../lambda/capacity-controller/controller';
import { LoadNotReadError } from '../../../lambda/capacity-controller/tick';
import { MINUTE, newWorld, SCHEDULED_EVENT, START } from './support/world';

const DAY = 1440 * MINUTE;

type World = ReturnType<typeof newWorld>;

const tick = ({ world }: World) => handleEvent(SCHEDULED_EVENT, 'request-1', world);
const set = (desiredCapacity: number) => ({ api: 'SetDesiredCapacity', desiredCapacity });

describe('a tick in lead', () => {
  test('sets what the load needs, and writes one line with everything that it went by', async () => {
    const lead = newWorld({}, 'lead');
    lead.passMinute(1.3);
    lead.clock.now += 25_000;

    const answer = await tick(lead);

    expect(lead.writes).toEqual([set(2)]);
    expect(answer).toMatchObject({ command: 'tick', outcome: 'changed', desiredCapacity: { before: 1, after: 2 } });
    expect(lead.lines).toEqual([
      expect.objectContaining({
        time: '2026-01-01T00:01:25.000Z',
        level: 'INFO',
        requestId: 'request-1',
        command: 'tick',
        group: 'web',
        mode: 'lead',
        newestLoad: { age: 25, offeredLoad: 1.3 },
        plan: [{ from: START + MINUTE + 25_000, capacity: 2 }],
        reasons: [expect.objectContaining({ code: 'SCALE_OUT' }), expect.objectContaining({ code: 'SHORT_HISTORY' })],
        writes: [set(2)],
      }),
    ]);
  });

  test('follows the load down once what was planned has been held', async () => {
    const lead = newWorld({}, 'lead');
    for (const load of [3, ...new Array(30).fill(0.6)]) {
      lead.passMinute(load);
      await tick(lead);
    }

    expect(lead.writes).toEqual([set(5), set(2)]);
  });

  test('leaves the group alone while there is no load to read, and says so', async () => {
    const lead = newWorld({ desiredCapacity: 4 }, 'lead');

    const answer = await tick(lead);

    expect(answer).toMatchObject({ outcome: 'observed', desiredCapacity: { before: 4, after: 4 } });
    expect(answer.reasons).toContainEqual(expect.objectContaining({ code: 'MISSING_DATA' }));
    expect(answer).not.toHaveProperty('newestLoad');
    expect(lead.writes).toEqual([]);
  });

  test('reads 14 days when it is cold, 2 at a time and the newest first, and when it is warm only what is new', async () => {
    const lead = newWorld({}, 'lead');
    lead.passMinute(1);

    await tick(lead);
    const cold = lead.windows.splice(0);
    lead.passMinute(1);
    await tick(lead);

    const end = START + MINUTE;
    expect(cold).toEqual(
      [0, 2, 4, 6, 8, 10, 12].map((days) => ({ start: end - (days + 2) * DAY, end: end - days * DAY })),
    );
    expect(lead.windows).toEqual([{ start: end, end: end + MINUTE }]);
  });

  test('reads nothing a second time in a minute', async () => {
    const lead = newWorld({}, 'lead');
    lead.passMinute(1);

    await tick(lead);
    await tick(lead);

    expect(lead.windows).toHaveLength(7);
  });

  test('learns cold what a warm one knows', async () => {
    const lead = newWorld({}, 'lead');
    for (let minute = 0; minute < 300; minute++) {
      lead.passMinute(3 + 2 * Math.cos(minute / 20));
      await tick(lead);
    }
    const warm = lead.world.memories.get('web');

    lead.world.memories.clear();
    await tick(lead);

    expect(lead.world.memories.get('web')).toEqual(warm);
    expect(warm?.planner.seen).toBe(300);
  });
});

describe('a tick that has no time left to read the whole history', () => {
  test('decides on the newest 2 days, says so, and lets the next one try again', async () => {
    const lead = newWorld({ desiredCapacity: 2 }, 'lead');
    for (let minute = 0; minute < 20; minute++) {
      lead.passMinute(4);
    }
    lead.clock.remaining = 18_000;

    const answer = await tick(lead);

    expect(lead.windows).toHaveLength(1);
    expect(answer.outcome).toBe('changed');
    expect(answer.reasons).toContainEqual({
      code: 'UNREAD_HISTORY',
      message: 'load before 2025-12-30T00:20:00.000Z was not read',
    });
    expect(lead.world.memories.size).toBe(0);

    lead.clock.remaining = 30_000;
    await tick(lead);

    expect(lead.windows).toHaveLength(1 + 7);
    expect(lead.world.memories.size).toBe(1);
  });

  test('fails after the work when a later part cannot be read, and goes by what came', async () => {
    const lead = newWorld({ desiredCapacity: 2 }, 'lead');
    lead.passMinute(4);
    const { read } = lead.world.loads;
    lead.world.loads.read = (name, window) =>
      lead.windows.length < 3 ? read(name, window) : Promise.reject(new Error('Rate exceeded'));

    await expect(tick(lead)).rejects.toThrow('load of web could not be read: Error: Rate exceeded');

    expect(lead.writes).toHaveLength(1);
    expect(lead.lines[0]).toMatchObject({
      level: 'ERROR',
      reasons: expect.arrayContaining([expect.objectContaining({ code: 'UNREAD_HISTORY' })]),
    });
    expect(lead.world.memories.size).toBe(0);
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
      plan: [{ from: START + MINUTE, capacity: 2 }],
      writes: [],
    });
    expect(answer.reasons[0]).toEqual({
      code: 'SHADOW',
      message: 'mode is shadow: desired capacity stays 1, lead would set 2',
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
