import { handleEvent } from '../../../../lambda/capacity-controller/controller';
import { MINUTE, newWorld, SCHEDULED_EVENT, START } from '../support/world';

type World = ReturnType<typeof newWorld>;

const tick = ({ world, context }: World) => handleEvent(SCHEDULED_EVENT, context, world);
const bootMinutes = ({ lines }: World) => (lines.at(-1)!.policy as { bootMinutes: number }).bootMinutes;
const readings = ({ asked }: World) => asked.filter((call) => call === 'launches of web').length;
const learning = () => newWorld({}, { config: { boot: { seconds: 120, isLearned: true } } });

/** Launches that took so many seconds. */
const launches = (seconds: number) =>
  Array.from({ length: 5 }, (_, index) => ({
    startedAt: START - index * MINUTE,
    endedAt: START - index * MINUTE + seconds * 1000,
  }));

describe('the boot time of a group', () => {
  test('is not read where it is given', async () => {
    const given = newWorld();

    await tick(given);

    expect(readings(given)).toBe(0);
    expect(bootMinutes(given)).toBe(2);
  });

  test('is learned from its launches at a cold start', async () => {
    const learned = learning();
    learned.web.launches.push(...launches(250));

    await tick(learned);

    expect(bootMinutes(learned)).toBe(5);
  });

  test('is what is configured as long as there are too few', async () => {
    const learned = learning();

    await tick(learned);

    expect(bootMinutes(learned)).toBe(2);
  });

  test('is read once an hour', async () => {
    const learned = learning();
    for (let minute = 0; minute < 121; minute++) {
      learned.passMinute(1);
      await tick(learned);
    }

    expect(readings(learned)).toBe(3);
  });

  test('lets the history be read again when it changes, so that warm and cold agree', async () => {
    const learned = learning();
    for (let minute = 0; minute < 60; minute++) {
      learned.passMinute(3 + Math.sin(minute));
      await tick(learned);
    }
    learned.web.launches.push(...launches(250));
    learned.windows.length = 0;

    learned.passMinute(3);
    await tick(learned);
    const warm = learned.world.memories.get('web');
    learned.world.memories.clear();
    learned.world.boots.clear();
    await tick(learned);

    expect(learned.windows).toHaveLength(1 + 7 + 7);
    expect(bootMinutes(learned)).toBe(5);
    expect(learned.world.memories.get('web')).toEqual(warm);
  });

  test('stays what it was when launches cannot be read, and the next tick tries again', async () => {
    const learned = learning();
    const { launches: read } = learned.world.groups;
    learned.world.groups.launches = () => Promise.reject(new Error('Rate exceeded'));

    await tick(learned);
    const [line] = learned.lines;
    learned.world.groups.launches = read;
    learned.passMinute(1);
    await tick(learned);

    expect(line).toMatchObject({
      level: 'INFO',
      remarks: [
        { code: 'BOOT_TIME_NOT_READ', message: 'launches were not read, a boot counts 2 minutes: Rate exceeded' },
      ],
    });
    expect(readings(learned)).toBe(1);
  });
});
