import fc from 'fast-check';
import { MINUTE } from '../../../../lib/scaling/lease/floor-action';
import type { PlanStep } from '../../../../lib/scaling/plan-step';
import { foreignFrom, HOUR, latenesses, moments, plansFrom } from './any-lease';
import { renew } from './renew';
import { type GroupState, ScheduledGroup } from './scheduled-group';

/** A group that was given a lease of some plan some time ago, and another plan for it. */
export interface Scene extends GroupState {
  readonly plan: readonly PlanStep[];
  readonly baseline: number;
}

/**
 * @param most steps of the plan
 * @param others whether others have scheduled actions too
 * @param late whether the service is late
 */
export function scenesWith({ most = 120, others = true, late = true } = {}): fc.Arbitrary<Scene> {
  return moments.chain((start) =>
    fc
      .record({
        lateness: late ? latenesses : fc.constant(() => 0),
        minSize: fc.integer({ min: 0, max: 25 }),
        maxSize: fc.constantFrom(25, 40),
        actions: foreignFrom(start, others ? 6 : 0),
        before: plansFrom(start),
        age: fc.oneof(fc.integer({ min: 0, max: 5 * MINUTE }), fc.integer({ min: 0, max: 30 * HOUR })),
        baseline: fc.integer({ min: 0, max: 8 }),
      })
      .chain(({ before, age, baseline, ...state }) => {
        const group = new ScheduledGroup({ now: start, ...state });
        renew(group, { plan: before, baseline });
        group.advance(start + age);
        const { now, minSize } = group;
        const scene = { ...state, now, minSize, actions: group.describe(), baseline };
        return plansFrom(now, { most }).map((plan) => ({ ...scene, plan }));
      }),
  );
}

/** A group with a lease of many floors for a day, of which others have taken the rest of the room since, and another plan. */
export const crowdedScenes: fc.Arbitrary<Scene> = moments.chain((now) =>
  fc
    .record({
      theirs: fc.integer({ min: 10, max: 60 }),
      more: fc.integer({ min: 0, max: 10 }),
      offset: fc.integer({ min: 1, max: 13 }),
      before: plansFrom(now, { least: 100 }),
      plan: plansFrom(now, { least: 100 }),
      baseline: fc.integer({ min: 0, max: 8 }),
    })
    .map(({ theirs, more, offset, before, plan, baseline }) => {
      const start = Math.floor(now / MINUTE) * MINUTE;
      const others = Array.from({ length: theirs + more }, (_, index) => ({
        name: `theirs-${index}`,
        at: start + (index + 1) * offset * MINUTE,
        desiredCapacity: 5,
      }));
      const state = { now, minSize: 3, maxSize: 40, lateness: () => 0, baseline };
      const group = new ScheduledGroup({ ...state, actions: others.slice(0, theirs) });
      renew(group, { plan: before, baseline });
      return { ...state, actions: [...group.describe(), ...others.slice(theirs)], plan };
    }),
);
