import fc from 'fast-check';
import { MINUTE } from '../../../lib/scaling/lease/floor-action';
import { leaseNames } from '../../../lib/scaling/lease/lease-names';
import { crowdedScenes } from './support/any-scene';
import { crashAfterEach } from './support/crash';
import { look, renew } from './support/renew';
import { ScheduledGroup } from './support/scheduled-group';

describe('a lease in a group that is full of scheduled actions', () => {
  test('is written in an order that is as safe, and that AWS never refuses for want of room', () => {
    let points = 0;
    fc.assert(
      fc.property(crowdedScenes, (scene) => {
        const { plan, baseline } = scene;
        const group = new ScheduledGroup(scene);

        const { writes } = look(group, { plan, baseline });

        const crashes = crashAfterEach(writes, { group, baseline, pause: 0 });
        expect(crashes).toEqual({ points: writes.length, dips: 0, unreleased: 0 });
        points += crashes.points;
      }),
      { numRuns: 40, seed: 20260105 },
    );
    expect(points).toBeGreaterThan(1000);
  });

  test('says what there is no room for, and has it all when time has made room', () => {
    fc.assert(
      fc.property(crowdedScenes, (scene) => {
        const { plan, baseline } = scene;
        const group = new ScheduledGroup(scene);

        const { writes, left, lease } = look(group, { plan, baseline });
        for (let round = 0; round < 26 * 12 && renew(group, { plan, baseline }).left > 0; round++) {
          group.advance(group.now + 5 * MINUTE);
        }

        const names = new Set(group.describe().map(({ name }) => name));
        const ours = scene.actions.filter(({ name }) => leaseNames.isOurs(name)).length;
        expect(left === 0 || writes.length + left >= lease.length - ours).toBe(true);
        expect(look(group, { plan, baseline })).toMatchObject({ writes: [], left: 0 });
        expect(names).toContain(leaseNames.release);
      }),
      { numRuns: 30 },
    );
  });
});
