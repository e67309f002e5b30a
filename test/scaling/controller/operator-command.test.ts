import type { GroupSnapshot } from '../../../lib/scaling/controller/group-snapshot';
import { decideCommand } from '../../../lib/scaling/controller/operator-command';

const group: GroupSnapshot = {
  name: 'web',
  range: { min: 1, max: 10 },
  desiredCapacity: 2,
  suspendedProcesses: [],
};

describe('the set command', () => {
  test('asks for the capacity that the operator names', () => {
    const decision = decideCommand({ command: 'set', capacity: 3 }, group);

    expect(decision).toEqual({
      refused: false,
      actions: [{ api: 'SetDesiredCapacity', desiredCapacity: 3 }],
      reasons: [{ code: 'OPERATOR_COMMAND', message: 'an operator asked for 3 instead of 2' }],
    });
  });

  test('asks for nothing when the group is there already', () => {
    const decision = decideCommand({ command: 'set', capacity: 2 }, group);

    expect(decision).toEqual({
      refused: false,
      actions: [],
      reasons: [{ code: 'ALREADY_THERE', message: 'desired capacity is already 2' }],
    });
  });

  test.each([0, 11, 15])('refuses %i, and names the range', (capacity) => {
    const decision = decideCommand({ command: 'set', capacity }, group);

    expect(decision).toEqual({
      refused: true,
      actions: [],
      reasons: [{ code: 'OUTSIDE_RANGE', message: `desired capacity must be between 1 and 10, got ${capacity}` }],
    });
  });

  test('says that instances will wait while their launch is suspended', () => {
    const decision = decideCommand({ command: 'set', capacity: 3 }, { ...group, suspendedProcesses: ['Launch'] });

    expect(decision.actions).toHaveLength(1);
    expect(decision.reasons).toContainEqual({
      code: 'PROCESS_SUSPENDED',
      message: 'process Launch is suspended: instances follow once it is resumed',
    });
  });

  test('refuses a group that is being deleted', () => {
    const decision = decideCommand({ command: 'set', capacity: 3 }, { ...group, status: 'Delete in progress' });

    expect(decision).toMatchObject({ refused: true, actions: [], reasons: [{ code: 'GROUP_NOT_ACTIVE' }] });
  });

  test('tells every reason to refuse at once', () => {
    const decision = decideCommand({ command: 'set', capacity: 11, ifDesired: 5 }, group);

    expect(decision.reasons.map(({ code }) => code)).toEqual(['DESIRED_CAPACITY_MOVED', 'OUTSIDE_RANGE']);
  });
});

describe('the add command', () => {
  test.each([
    [1, 3],
    [-1, 1],
  ])('of %i asks for %i', (count, desiredCapacity) => {
    const { actions } = decideCommand({ command: 'add', count }, group);

    expect(actions).toEqual([{ api: 'SetDesiredCapacity', desiredCapacity }]);
  });

  test('acts once when it comes twice and says what it starts from', () => {
    const command = { command: 'add', count: 1, ifDesired: 2 } as const;

    const first = decideCommand(command, group);
    const second = decideCommand(command, { ...group, desiredCapacity: 3 });

    expect(first.actions).toHaveLength(1);
    expect(second).toMatchObject({ refused: true, actions: [], reasons: [{ code: 'DESIRED_CAPACITY_MOVED' }] });
  });
});

describe('the explain command', () => {
  test('tells size, instances and what holds the group back, and asks for nothing', () => {
    const instances = ['InService', 'InService', 'Pending'].map((lifecycleState, index) => ({
      id: `i-${index}`,
      lifecycleState,
      healthStatus: 'Healthy',
    }));

    const decision = decideCommand(
      { command: 'explain' },
      { ...group, desiredCapacity: 3, instances, suspendedProcesses: ['AZRebalance'] },
    );

    expect(decision).toEqual({
      refused: false,
      actions: [],
      reasons: [
        { code: 'WITHIN_RANGE', message: 'desired capacity is 3, between minimum 1 and maximum 10' },
        { code: 'CHANGING', message: 'instances: 2 InService, 1 Pending' },
        { code: 'PROCESS_SUSPENDED', message: 'suspended processes: AZRebalance' },
      ],
    });
  });

  test.each([
    [1, 'AT_MINIMUM'],
    [2, 'WITHIN_RANGE'],
    [10, 'AT_MAXIMUM'],
  ])('says of a desired capacity of %i that it is %s', (desiredCapacity, code) => {
    const { reasons } = decideCommand({ command: 'explain' }, { ...group, desiredCapacity });

    expect(reasons[0]?.code).toBe(code);
  });
});
