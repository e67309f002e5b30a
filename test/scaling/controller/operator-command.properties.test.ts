import fc from 'fast-check';
import type { GroupSnapshot } from '../../../lib/scaling/controller/group-snapshot';
import { decideCommand, type OperatorCommand } from '../../../lib/scaling/controller/operator-command';

const sizes = fc.integer({ min: 0, max: 1000 });
const groups: fc.Arbitrary<GroupSnapshot> = fc
  .tuple(sizes, sizes, sizes)
  .map((three) => three.sort((a, b) => a - b) as [number, number, number])
  .map(([min, desiredCapacity, max]) => ({
    name: 'web',
    range: { min, max },
    desiredCapacity,
    suspendedProcesses: [],
  }));
const commands: fc.Arbitrary<OperatorCommand> = fc.oneof(
  fc.record({ command: fc.constant('set' as const), capacity: sizes }),
  fc.record({ command: fc.constant('add' as const), count: fc.integer({ min: -1000, max: 1000 }) }),
  fc.record({ command: fc.constant('explain' as const) }),
);

describe('decideCommand', () => {
  test('never asks for a capacity outside the range, and always says why', () => {
    fc.assert(
      fc.property(commands, groups, (command, group) => {
        const { actions, reasons } = decideCommand(command, group);

        expect(reasons.length).toBeGreaterThan(0);
        for (const { desiredCapacity } of actions) {
          expect(desiredCapacity).toBeGreaterThanOrEqual(group.range.min);
          expect(desiredCapacity).toBeLessThanOrEqual(group.range.max);
        }
      }),
    );
  });

  test('asks for nothing the second time a set command comes', () => {
    fc.assert(
      fc.property(sizes, groups, (capacity, group) => {
        const [action] = decideCommand({ command: 'set', capacity }, group).actions;
        const after = { ...group, desiredCapacity: action?.desiredCapacity ?? group.desiredCapacity };

        expect(decideCommand({ command: 'set', capacity }, after).actions).toEqual([]);
      }),
    );
  });

  test('asks for nothing when it refuses', () => {
    fc.assert(
      fc.property(commands, groups, (command, group) => {
        const { refused, actions } = decideCommand(command, group);

        expect(refused && actions.length > 0).toBe(false);
      }),
    );
  });
});
