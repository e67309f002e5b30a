import { handleEvent } from '../../../../lambda/capacity-controller/controller';
import { MINUTE, newWorld, SCHEDULED_EVENT, START } from '../support/world';

const DAY = 1440 * MINUTE;

type World = ReturnType<typeof newWorld>;

const tick = ({ world, context }: World) => handleEvent(SCHEDULED_EVENT, context, world);
const set = (desiredCapacity: number) => ({ api: 'SetDesiredCapacity', desiredCapacity });
const capacities = ({ web }: World) => web.writes.filter(({ api }) => api === 'SetDesiredCapacity');
const reason = (code: string) => expect.objectContaining({ code });
const throttled = Object.assign(new Error('Rate exceeded'), { name: 'Throttling' });

describe('a tick in lead', () => {
  test('sets what the load needs, and writes a lease below it', async () => {
    const lead = newWorld({}, { mode: 'lead' });
    lead.passMinute(1.3);
    lead.clock.now += 25_000;

    const answer = await tick(lead);

    expect(lead.web.writes[0]).toEqual(set(2));
    expect(lead.web.state.scheduledActions).toEqual([
      expect.objectContaining({ name: 'headroom-release', minSize: 1 }),
    ]);
    expect(answer).toMatchObject({
      command: 'tick',
      mode: 'lead',
      outcome: 'changed',
      desiredCapacity: { before: 1, after: 2 },
      floor: { before: 1, after: 1 },
      newestLoad: { age: 25, offeredLoad: 1.3 },
      reasons: [reason('SCALE_OUT'), reason('SHORT_HISTORY')],
    });
  });

  test('reads the instances of the group', async () => {
    const lead = newWorld({}, { mode: 'lead' });

    await tick(lead);

    expect(lead.asked).toContain('describe web with instances');
  });

  test('follows the load down once what was planned has been held', async () => {
    const lead = newWorld({}, { mode: 'lead' });
    for (const load of [3, ...new Array(30).fill(0.6)]) {
      lead.passMinute(load);
      await tick(lead);
    }

    expect(capacities(lead)).toEqual([set(5), set(2)]);
  });

  test('leaves the capacity alone while there is no load to read, and says so', async () => {
    const lead = newWorld({ desiredCapacity: 4 }, { mode: 'lead' });

    const answer = await tick(lead);

    expect(answer).toMatchObject({ desiredCapacity: { before: 4, after: 4 } });
    expect(answer).toMatchObject({ reasons: expect.arrayContaining([reason('MISSING_DATA')]) });
    expect(answer).not.toHaveProperty('newestLoad');
    expect(capacities(lead)).toEqual([]);
  });
});

describe('a tick in floor', () => {
  test('raises the minimum by scheduled actions, and never sets desired capacity', async () => {
    const floor = newWorld();
    for (let minute = 0; minute < 5; minute++) {
      floor.passMinute(3);
      await tick(floor);
    }

    expect(floor.web.writes.map(({ api }) => api)).not.toContain('SetDesiredCapacity');
    expect(floor.web.state.range.min).toBeGreaterThanOrEqual(4);
    expect(floor.web.state.desiredCapacity).toBe(floor.web.state.range.min);
  });

  test('tells the floor that is in force in two minutes', async () => {
    const floor = newWorld();
    floor.passMinute(3);

    const answer = await tick(floor);

    expect(answer).toMatchObject({ outcome: 'changed', floor: { before: 1, after: 5 } });
    expect(floor.asked).toContain('describe web');
  });

  test('writes nothing more once its lease is there', async () => {
    const floor = newWorld();
    for (let minute = 0; minute < 30; minute++) {
      floor.passMinute(3);
      await tick(floor);
    }
    const { length } = floor.web.writes;

    floor.passMinute(3);
    const answer = await tick(floor);

    expect(answer).toMatchObject({ outcome: 'observed', writes: [] });
    expect(floor.web.writes).toHaveLength(length);
  });
});

describe('what a tick reads', () => {
  test('is 14 days when it is cold, 2 at a time and the newest first, and when it is warm only what is new', async () => {
    const floor = newWorld();
    floor.passMinute(1);

    await tick(floor);
    const cold = floor.windows.splice(0);
    floor.passMinute(1);
    await tick(floor);

    const end = START + MINUTE;
    expect(cold).toEqual(
      [0, 2, 4, 6, 8, 10, 12].map((days) => ({ start: end - (days + 2) * DAY, end: end - days * DAY })),
    );
    expect(floor.windows).toEqual([{ start: end, end: end + MINUTE }]);
  });

  test('is no load a second time in a minute', async () => {
    const floor = newWorld();
    floor.passMinute(1);

    await tick(floor);
    await tick(floor);

    expect(floor.windows).toHaveLength(7);
  });

  test('is an instance refresh only when there is something to write, which then is not written', async () => {
    const floor = newWorld({ instanceRefresh: 'InProgress' });
    floor.passMinute(3);
    const answer = await tick(floor);
    const idle = newWorld({}, { policy: { isShadow: false } });
    idle.passMinute(1);
    await tick(idle);
    idle.asked.length = 0;
    await tick(idle);

    expect(answer).toMatchObject({
      outcome: 'observed',
      reasons: expect.arrayContaining([reason('INSTANCE_REFRESH')]),
    });
    expect(floor.web.writes).toEqual([]);
    expect(floor.asked).toContain('instance refresh of web');
    expect(idle.asked).toEqual(['describe web', 'scheduled actions of web']);
  });

  test('comes cold to what a warm one knows', async () => {
    const floor = newWorld();
    for (let minute = 0; minute < 300; minute++) {
      floor.passMinute(3 + 2 * Math.cos(minute / 20));
      await tick(floor);
    }
    const warm = floor.world.memories.get('web');

    floor.world.memories.clear();
    await tick(floor);

    expect(floor.world.memories.get('web')).toEqual(warm);
    expect(warm?.planner.seen).toBe(300);
  });
});

describe('a shadow', () => {
  test('says what it would do, and writes nothing', async () => {
    const shadow = newWorld({}, { mode: 'lead', policy: { isShadow: true } });
    shadow.passMinute(1.3);

    const answer = await tick(shadow);

    expect(answer).toMatchObject({
      outcome: 'changed',
      dryRun: true,
      desiredCapacity: { before: 1, after: 2 },
      reasons: expect.arrayContaining([reason('SHADOW')]),
    });
    expect(shadow.web.writes).toEqual([]);
    expect(shadow.lines[0]).toMatchObject({ dryRun: true });
  });
});

describe('a tick that has no time left', () => {
  test('to read the whole history decides on the newest 2 days, says so, and lets the next one try again', async () => {
    const lead = newWorld({ desiredCapacity: 2 }, { mode: 'lead' });
    for (let minute = 0; minute < 20; minute++) {
      lead.passMinute(4);
    }
    lead.clock.remaining = 18_000;

    const answer = await tick(lead);

    expect(lead.windows).toHaveLength(1);
    expect(answer).toMatchObject({
      outcome: 'changed',
      reasons: expect.arrayContaining([
        { code: 'UNREAD_HISTORY', message: 'load before 2025-12-30T00:20:00.000Z was not read' },
      ]),
    });
    expect(lead.world.memories.size).toBe(0);

    lead.clock.remaining = 30_000;
    await tick(lead);

    expect(lead.windows).toHaveLength(1 + 7);
    expect(lead.world.memories.size).toBe(1);
  });

  test('to read the whole history lowers nothing that is written', async () => {
    const floors = [5, 9].map((hours) => ({
      name: `headroom-20260101T0${hours}00Z`,
      at: START + hours * 60 * MINUTE,
      minSize: 3 + hours,
    }));
    const release = { name: 'headroom-release', at: START + 25 * 60 * MINUTE + MINUTE, minSize: 1 };
    const floor = newWorld({ scheduledActions: [...floors, release] });
    for (let minute = 0; minute < 20; minute++) {
      floor.passMinute(1);
    }
    floor.clock.remaining = 17_000;

    const answer = await tick(floor);

    expect(answer).toMatchObject({ reasons: expect.arrayContaining([reason('PARTIAL_HISTORY')]) });
    expect(floor.web.writes.filter(({ api }) => api === 'DeleteScheduledAction')).toEqual([]);
  });

  test('for a write begins none, and says how many are left', async () => {
    const floor = newWorld();
    floor.passMinute(3);
    const { carryOut } = floor.world.groups;
    floor.world.groups.carryOut = async (...write) => {
      await carryOut(...write);
      floor.clock.remaining = 3_999;
    };

    const answer = await tick(floor);

    expect(floor.web.writes).toHaveLength(1);
    expect(answer).toMatchObject({
      writes: floor.web.writes,
      reasons: expect.arrayContaining([{ code: 'DEADLINE', message: 'there was no time left for writes: 2' }]),
    });
  });

  test('for a group does not look at it', async () => {
    const floor = newWorld();
    floor.clock.remaining = 7_999;

    const answer = await tick(floor);

    expect(answer).toEqual({ answers: [] });
    expect(floor.asked).toEqual(['describe web']);
    expect(floor.lines).toEqual([
      expect.objectContaining({ level: 'WARN', outcome: 'skipped', reasons: [reason('DEADLINE')], Heartbeat: 0 }),
    ]);
  });
});

describe('a tick that cannot read', () => {
  test('the load does what it can, tells it in the one line, and fails afterwards, so that alarms see it', async () => {
    const lead = newWorld({}, { mode: 'lead' });
    lead.passMinute(2.9);
    await tick(lead);
    lead.web.state = { ...lead.web.state, desiredCapacity: 2 };
    lead.passMinute(0);
    lead.world.loads.read = () => Promise.reject(throttled);

    const failure = await tick(lead).catch((error: unknown) => error);

    expect(failure).toMatchObject({
      name: 'LoadNotReadError',
      message: 'load of web could not be read: Throttling: Rate exceeded',
      cause: throttled,
    });
    expect(capacities(lead)).toEqual([set(5), set(5)]);
    expect(lead.lines).toHaveLength(2);
    expect(lead.lines[1]).toMatchObject({
      level: 'ERROR',
      outcome: 'changed',
      newestLoad: { age: 60, offeredLoad: 2.9 },
      reasons: expect.arrayContaining([reason('MISSING_DATA')]),
      remarks: [reason('UNREAD_HISTORY')],
      error: { name: 'LoadNotReadError' },
      Heartbeat: 1,
    });
  });

  test('a later part of the history goes by what came, and fails after the work', async () => {
    const lead = newWorld({ desiredCapacity: 2 }, { mode: 'lead' });
    lead.passMinute(4);
    const { read } = lead.world.loads;
    lead.world.loads.read = (targets, window) =>
      lead.windows.length < 3 ? read(targets, window) : Promise.reject(new Error('Rate exceeded'));

    await expect(tick(lead)).rejects.toThrow('load of web could not be read: Error: Rate exceeded');

    expect(capacities(lead)).toHaveLength(1);
    expect(lead.lines[0]).toMatchObject({ level: 'ERROR', remarks: [reason('UNREAD_HISTORY')] });
    expect(lead.world.memories.size).toBe(0);
  });

  test.each(['describe', 'scheduledActions', 'instanceRefresh'] as const)(
    'the group (%s) writes nothing and fails with the error of the call',
    async (call) => {
      const floor = newWorld();
      floor.passMinute(3);
      const denied = new Error('denied');
      Object.assign(floor.world.groups, { [call]: () => Promise.reject(denied) });

      await expect(tick(floor)).rejects.toBe(denied);

      expect(floor.web.writes).toEqual([]);
      expect(floor.lines).toEqual([
        expect.objectContaining({
          level: 'ERROR',
          outcome: 'failed',
          group: 'web',
          reasons: [{ code: 'FAILED', message: 'denied' }],
          Heartbeat: 0,
        }),
      ]);
    },
  );
});

describe('a write that fails', () => {
  test('is the last of the tick, and the line tells what was done before it', async () => {
    const floor = newWorld();
    floor.passMinute(3);
    const { carryOut } = floor.world.groups;
    floor.world.groups.carryOut = (...write) =>
      floor.web.writes.length === 1 ? Promise.reject(throttled) : carryOut(...write);

    await expect(tick(floor)).rejects.toBe(throttled);

    const [line] = floor.lines;
    expect(floor.web.writes).toHaveLength(1);
    expect(line).toMatchObject({ level: 'ERROR', done: 1, error: { name: 'Throttling' }, Heartbeat: 0 });
    expect(line?.actions).toHaveLength(3);
  });

  test('is made up for by the next tick, which knows the load', async () => {
    const floor = newWorld();
    floor.passMinute(3);
    const { carryOut } = floor.world.groups;
    floor.world.groups.carryOut = () => Promise.reject(throttled);
    await tick(floor).catch(() => undefined);
    floor.windows.length = 0;

    floor.world.groups.carryOut = carryOut;
    floor.passMinute(3);
    await tick(floor);

    expect(floor.windows).toHaveLength(1);
    expect(floor.web.state.scheduledActions).not.toEqual([]);
  });
});
