import fc from 'fast-check';
import { advance } from '../../../lib/twin/fleet/advance';
import type { GroupState } from '../../../lib/twin/fleet/group-state';
import { SizeError, setDesiredCapacity, updateGroup } from '../../../lib/twin/fleet/resize';
import { newGroup, START } from './support';

/** What can be done to a group: time passes, or an API call comes in, sensible or not. */
const operation = fc.oneof(
  fc.record({ kind: fc.constant('wait' as const), seconds: fc.nat(400) }),
  fc.record({ kind: fc.constant('set' as const), desired: fc.integer({ min: -1, max: 15 }) }),
  fc.record({
    kind: fc.constant('update' as const),
    sizes: fc.record({ min: fc.nat(12), max: fc.nat(12), desired: fc.nat(12) }, { requiredKeys: [] }),
  }),
);
type Operation = typeof operation extends fc.Arbitrary<infer T> ? T : never;

function apply(group: GroupState, step: Operation): GroupState {
  try {
    if (step.kind === 'wait') {
      return advance(group, group.now + step.seconds);
    }
    return step.kind === 'set' ? setDesiredCapacity(group, step.desired) : updateGroup(group, step.sizes);
  } catch (error) {
    if (error instanceof SizeError) {
      return group;
    }
    throw error;
  }
}

const operations = fc.array(operation, { maxLength: 30 });

describe('a group', () => {
  test('never has a desired capacity outside its bounds', () => {
    fc.assert(
      fc.property(operations, (steps) => {
        steps.reduce((group, step) => {
          const next = apply(group, step);
          expect(next.min).toBeLessThanOrEqual(next.desired);
          expect(next.desired).toBeLessThanOrEqual(next.max);
          return next;
        }, newGroup());
      }),
    );
  });

  test('comes to have as many instances in service as desired, once left alone', () => {
    fc.assert(
      fc.property(operations, (steps) => {
        const group = steps.reduce(apply, newGroup());

        const later = advance(group, group.now + 600);

        expect(later.instances.map(({ state }) => state)).toEqual(Array(later.desired).fill('InService'));
      }),
    );
  });

  test('keeps its zones within one instance of each other while it only grows', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(10)), (capacities) => {
        const group = [...capacities]
          .sort((a, b) => a - b)
          .reduce((state, desired) => {
            const next = apply(state, { kind: 'set', desired });
            return advance(next, next.now + 60);
          }, newGroup());

        const inA = group.instances.filter(({ zone }) => zone === 'us-east-1a').length;
        expect(Math.abs(2 * inA - group.instances.length)).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('is the same after one long advance as after many short ones', () => {
    fc.assert(
      fc.property(operations, fc.array(fc.nat(90), { maxLength: 10 }), (steps, pauses) => {
        const group = steps.reduce(apply, newGroup());
        const end = group.now + pauses.reduce((sum, pause) => sum + pause, 0);

        const shortSteps = pauses.reduce((state, pause) => advance(state, state.now + pause), group);

        expect(shortSteps).toEqual(advance(group, end));
      }),
    );
  });

  test('never gives two instances or two activities the same identifier', () => {
    fc.assert(
      fc.property(operations, (steps) => {
        const group = steps.reduce(apply, newGroup());
        const ids = [...group.instances, ...group.activities].map(({ id }) => id);

        expect(new Set(ids).size).toBe(ids.length);
        expect(group.createdAt).toBe(START);
      }),
    );
  });
});
