import { MINUTE } from '../../../lib/scaling/lease/floor-action';
import { floorPlan } from '../../../lib/scaling/lease/floor-plan';
import { observeNeed, usualNeeds } from '../../../lib/scaling/lease/usual-needs';
import { DAY, HOUR, hash, START } from './support/any-lease';
import { renew } from './support/renew';
import { ScheduledGroup } from './support/scheduled-group';
import { needsBetween } from './support/usual';

/** A day that rises from 8 instances at night to 32, with noise that stays for ten minutes. */
function needAt(time: number): number {
  const day = 20 - 12 * Math.cos((2 * Math.PI * (time % DAY)) / DAY);
  return Math.round(day * (0.9 + 0.2 * hash(1, Math.floor(time / (10 * MINUTE)))));
}

const EVER = Array.from({ length: (16 * DAY) / MINUTE }, (_, index) => needAt(START - 14 * DAY + index * MINUTE));
const needs = (from: number, until: number) => {
  const first = (from - START + 14 * DAY) / MINUTE;
  return EVER.slice(first, first + (until - from) / MINUTE);
};

/** The highest need of the last quarter of an hour, as a controller with a minimum hold wants it. */
const wantedAt = (time: number) => Math.max(...needs(time - 15 * MINUTE, time));

describe('a lease that is renewed every minute', () => {
  const group = new ScheduledGroup({
    now: START,
    minSize: 2,
    maxSize: 60,
    actions: [],
    lateness: (at) => 2 * MINUTE * hash(2, at / MINUTE),
  });
  const writes: number[] = [];
  let shortMinutes = 0;

  beforeAll(() => {
    const past = needsBetween(START - 14 * DAY, START, needAt);
    for (let now = START; now < START + DAY; now += MINUTE) {
      observeNeed(past, now / MINUTE - 1, needAt(now - MINUTE));
      const wanted = wantedAt(now);
      const usual = usualNeeds(past, now);
      const plan = floorPlan({ now, wanted, nearTerm: 10 * MINUTE, baseline: 2, usual, leadTime: 5 * MINUTE });
      const renewal = renew(group, { plan, baseline: 2, mostWrites: 10 });
      writes.push(renewal.writes.length);
      group.advance(now + MINUTE);
      shortMinutes += group.minSize < wantedAt(now - 4 * MINUTE) && group.minSize < wanted ? 1 : 0;
    }
  });

  test('has the floor that is wanted, a few minutes late', () => {
    expect(shortMinutes).toBeLessThanOrEqual(5);
  });

  test('needs few writes', () => {
    const settled = writes.slice(20);
    const total = settled.reduce((sum, count) => sum + count, 0);

    expect(Math.max(...settled)).toBeLessThan(10);
    expect(total / (settled.length / 60)).toBeLessThan(60);
    process.stdout.write(`${total} writes in a day, at most ${Math.max(...settled)} in a minute\n`);
  });

  test('follows the day for 24 hours with nobody there, and ends at the baseline', () => {
    const alone = group.clone();
    let missing = 0;
    let needed = 0;

    for (let now = alone.now; now < START + 2 * DAY; now += MINUTE) {
      alone.advance(now);
      missing += Math.max(0, 0.8 * needAt(now) - alone.minSize);
      needed += needAt(now);
    }
    alone.advance(alone.now + 3 * HOUR);

    expect(missing / needed).toBeLessThan(0.01);
    expect(alone.minSize).toBe(2);
  });
});
