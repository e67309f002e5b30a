import { decideCommand } from '../../../lib/scaling/controller/decide-command';
import type { GroupSnapshot } from '../../../lib/scaling/controller/group-snapshot';
import type { CommandSetting, GroupCommand } from '../../../lib/scaling/controller/operator-command';
import type { ScheduledAction } from '../../../lib/scaling/lease/floor-action';
import { leaseNames } from '../../../lib/scaling/lease/lease-names';
import { settingOf } from './support/commanded-group';

const NOW = Date.UTC(2026, 0, 5, 12, 0, 30);
const at = (hour: number, minute = 0) => Date.UTC(2026, 0, 5, hour, minute);

const group: GroupSnapshot = {
  name: 'web',
  range: { min: 1, max: 10 },
  desiredCapacity: 2,
  suspendedProcesses: [],
  scheduledActions: [],
};
const floor = (time: number, minSize: number) => ({ name: leaseNames.floor(time), at: time, minSize });
const release = { name: leaseNames.release, at: at(38, 1), minSize: 1 };
const hold = (time: number, minSize: number) => ({ name: leaseNames.hold, at: time, minSize });
const put = (action: ScheduledAction) => ({ api: 'PutScheduledUpdateGroupAction', ...action });
/** Floors of 4 now, 6 from 13:00 and 3 from 18:00. */
const leased = {
  ...group,
  range: { min: 4, max: 10 },
  desiredCapacity: 4,
  scheduledActions: [floor(at(13), 6), floor(at(18), 3), release],
};
const decide = (command: GroupCommand, of: GroupSnapshot = group, policy: Partial<CommandSetting['policy']> = {}) =>
  decideCommand(command, of, settingOf(NOW, policy));
const codes = ({ reasons }: { readonly reasons: readonly { readonly code: string }[] }) =>
  reasons.map(({ code }) => code);
const full = (length: number) => Array.from({ length }, (_, index) => ({ name: `theirs-${index}` }));

describe('the set command', () => {
  test('asks for the capacity that the operator names', () => {
    const decision = decide({ command: 'set', capacity: 3 });

    expect(decision).toEqual({
      refused: false,
      actions: [{ api: 'SetDesiredCapacity', desiredCapacity: 3 }],
      reasons: [{ code: 'OPERATOR_COMMAND', message: 'an operator asked for 3 instead of 2' }],
    });
  });

  test('asks for nothing when the group is there already', () => {
    const decision = decide({ command: 'set', capacity: 2 });

    expect(decision).toEqual({
      refused: false,
      actions: [],
      reasons: [{ code: 'ALREADY_THERE', message: 'desired capacity is already 2' }],
    });
  });

  test.each([0, 11, 15])('refuses %i, and names the range', (capacity) => {
    const decision = decide({ command: 'set', capacity });

    expect(decision).toEqual({
      refused: true,
      actions: [],
      reasons: [{ code: 'OUTSIDE_RANGE', message: `desired capacity must be between 1 and 10, got ${capacity}` }],
    });
  });

  test('says of what is refused for a floor how floors are taken away', () => {
    const decision = decide({ command: 'set', capacity: 2 }, leased);

    expect(codes(decision)).toEqual(['OUTSIDE_RANGE', 'BELOW_FLOOR']);
    expect(decision.reasons[1]?.message).toBe(
      'the minimum is a floor of 4, the baseline is 1: a release takes floors away',
    );
  });

  test('says that instances will wait while their launch is suspended', () => {
    const decision = decide({ command: 'set', capacity: 3 }, { ...group, suspendedProcesses: ['Launch'] });

    expect(decision.actions).toHaveLength(1);
    expect(decision.reasons).toContainEqual({
      code: 'PROCESS_SUSPENDED',
      message: 'process Launch is suspended: instances follow once it is resumed',
    });
  });

  test('refuses a group that is being deleted', () => {
    const decision = decide({ command: 'set', capacity: 3 }, { ...group, status: 'Delete in progress' });

    expect(decision).toMatchObject({ refused: true, actions: [], reasons: [{ code: 'GROUP_NOT_ACTIVE' }] });
  });

  test('tells every reason to refuse at once', () => {
    const crowded = { ...group, scheduledActions: full(125) };

    const decision = decide({ command: 'set', capacity: 11, ifDesired: 5, hold: 30 }, crowded);

    expect(codes(decision)).toEqual(['DESIRED_CAPACITY_MOVED', 'OUTSIDE_RANGE', 'NO_ROOM']);
  });

  test('holds the group first when that is asked for, so that no tick comes between', () => {
    const decision = decide({ command: 'set', capacity: 7, hold: 30 }, leased);

    expect(decision.actions).toEqual([put(hold(at(12, 31), 4)), { api: 'SetDesiredCapacity', desiredCapacity: 7 }]);
    expect(decision.reasons).toEqual([
      { code: 'OPERATOR_COMMAND', message: 'an operator asked for 7 instead of 4' },
      { code: 'HELD', message: 'the controller leaves web alone until 2026-01-05T12:31:00.000Z' },
    ]);
  });

  test('holds a group that is there already', () => {
    const decision = decide({ command: 'set', capacity: 2, hold: 30 });

    expect(decision.actions).toHaveLength(1);
    expect(codes(decision)).toEqual(['ALREADY_THERE', 'HELD']);
  });

  test.each([
    ['leads', { mode: 'lead' }, {}, true],
    ['only keeps floors', { mode: 'floor' }, {}, false],
    ['is a shadow', { mode: 'lead', isShadow: true }, {}, false],
    ['is kept from writing by a hold', { mode: 'lead' }, { scheduledActions: [hold(at(13), 1)] }, false],
  ] as const)('of a controller that %s says whether it will be planned again', (_, policy, state, expected) => {
    const decision = decide({ command: 'set', capacity: 3 }, { ...group, ...state }, policy);

    expect(codes(decision).includes('WILL_BE_PLANNED_AGAIN')).toBe(expected);
  });

  test('says which floor raises what is set before the hold ends', () => {
    const early = decide({ command: 'set', capacity: 5, hold: 50 }, leased);
    const late = decide({ command: 'set', capacity: 5, hold: 70 }, leased);

    expect(codes(early)).toEqual(['OPERATOR_COMMAND', 'HELD']);
    expect(late.reasons.at(-1)).toEqual({
      code: 'FLOOR_AHEAD',
      message: 'the lease raises it to 6 at 2026-01-05T13:00:00.000Z: a release takes floors away',
    });
  });

  test('with a hold is not planned again', () => {
    const decision = decide({ command: 'set', capacity: 3, hold: 30 }, group, { mode: 'lead' });

    expect(codes(decision)).toEqual(['OPERATOR_COMMAND', 'HELD']);
  });
});

describe('the add command', () => {
  test.each([
    [1, 3],
    [-1, 1],
  ])('of %i asks for %i', (count, desiredCapacity) => {
    const { actions } = decide({ command: 'add', count });

    expect(actions).toEqual([{ api: 'SetDesiredCapacity', desiredCapacity }]);
  });

  test('acts once when it comes twice and says what it starts from', () => {
    const command = { command: 'add', count: 1, ifDesired: 2 } as const;

    const first = decide(command);
    const second = decide(command, { ...group, desiredCapacity: 3 });

    expect(first.actions).toHaveLength(1);
    expect(second).toMatchObject({ refused: true, actions: [], reasons: [{ code: 'DESIRED_CAPACITY_MOVED' }] });
  });
});

describe('the hold command', () => {
  test.each([
    [60, at(13, 1), 6],
    [59, at(13, 1), 6],
    [58, at(12, 59), 4],
    [600, at(22, 1), 3],
    [7 * 24 * 60, at(12 + 7 * 24, 1), 1],
  ])('of %i minutes ends with the minimum that the lease has then', (minutes, time, minSize) => {
    const decision = decide({ command: 'hold', minutes }, leased);

    expect(decision).toMatchObject({
      refused: false,
      actions: [put(hold(time, minSize))],
      reasons: [{ code: 'HELD' }],
    });
  });

  test('moves the hold that there is, to an earlier end as well', () => {
    const held = { ...leased, scheduledActions: [...leased.scheduledActions, hold(at(15), 6)] };

    const later = decide({ command: 'hold', minutes: 600 }, held);
    const earlier = decide({ command: 'hold', minutes: 10 }, held);

    expect(later.actions).toEqual([put(hold(at(22, 1), 3))]);
    expect(earlier.actions).toEqual([put(hold(at(12, 11), 4))]);
    expect(earlier.reasons[0]?.message).toBe(
      'the controller leaves web alone until 2026-01-05T12:11:00.000Z, instead of 2026-01-05T15:00:00.000Z',
    );
  });

  test('writes nothing the second time', () => {
    const held = { ...leased, scheduledActions: [...leased.scheduledActions, hold(at(12, 31), 4)] };

    const decision = decide({ command: 'hold', minutes: 30 }, held);

    expect(decision).toMatchObject({ refused: false, actions: [], reasons: [{ code: 'ALREADY_HELD' }] });
  });

  test('counts the minima of others, and those that recur as high as they have been', () => {
    const theirs = [
      { name: 'day', at: at(20), minSize: 9, recurrence: '0 20 * * *' },
      { name: 'night', at: at(23), minSize: 2, recurrence: '0 23 * * *' },
    ];
    const shared = { ...leased, scheduledActions: [...leased.scheduledActions, ...theirs] };

    const evening = decide({ command: 'hold', minutes: 9 * 60 }, shared);
    const night = decide({ command: 'hold', minutes: 13 * 60 }, shared);
    const days = decide({ command: 'hold', minutes: 3 * 24 * 60 }, shared);

    expect([evening, night, days].map(({ actions }) => actions[0])).toMatchObject([
      { minSize: 9 },
      { minSize: 2 },
      { minSize: 9 },
    ]);
  });

  test('does not count a minimum that will fail, since it is above the maximum', () => {
    const raise = { name: 'theirs', at: at(12, 30), maxSize: 12 };
    const over = { ...leased, scheduledActions: [floor(at(13), 12)] };
    const raised = { ...leased, scheduledActions: [floor(at(13), 12), raise] };

    expect(decide({ command: 'hold', minutes: 120 }, over).actions).toMatchObject([{ minSize: 4 }]);
    expect(decide({ command: 'hold', minutes: 120 }, raised).actions).toMatchObject([{ minSize: 10 }]);
  });

  test('is never below the baseline, which the function may not write', () => {
    const low = { ...group, range: { min: 0, max: 10 } };

    expect(decide({ command: 'hold', minutes: 5 }, low, { baseline: 3 }).actions).toMatchObject([{ minSize: 3 }]);
  });

  test('is never above the highest floor, which the function may not write', () => {
    const theirs = { name: 'theirs', at: at(13), minSize: 9 };

    const { actions } = decide(
      { command: 'hold', minutes: 120 },
      { ...group, scheduledActions: [theirs] },
      { highestFloor: 6 },
    );

    expect(actions).toMatchObject([{ minSize: 6 }]);
  });

  test('says what follows while ScheduledActions is suspended', () => {
    const decision = decide({ command: 'hold', minutes: 30 }, { ...leased, suspendedProcesses: ['ScheduledActions'] });

    expect(decision.actions).toHaveLength(1);
    expect(codes(decision)).toEqual(['HELD', 'SCHEDULED_ACTIONS_SUSPENDED']);
    expect(decision.reasons[1]?.message).toContain('the minimum stays at 4');
  });

  test('is refused without room for one more action, unless it moves', () => {
    const crowded = { ...group, scheduledActions: full(125) };
    const held = { ...group, scheduledActions: [...full(124), hold(at(15), 1)] };

    expect(decide({ command: 'hold', minutes: 30 }, crowded)).toMatchObject({
      refused: true,
      actions: [],
      reasons: [{ code: 'NO_ROOM', message: 'a hold is a scheduled action, and the group has 125 of at most 125' }],
    });
    expect(decide({ command: 'hold', minutes: 30 }, held).actions).toHaveLength(1);
  });

  test('is refused by a group that is being deleted', () => {
    const decision = decide({ command: 'hold', minutes: 30 }, { ...group, status: 'Delete in progress' });

    expect(decision).toMatchObject({ refused: true, reasons: [{ code: 'GROUP_NOT_ACTIVE' }] });
  });
});

describe('the resume command', () => {
  test('takes the hold away', () => {
    const decision = decide({ command: 'resume' }, { ...group, scheduledActions: [hold(at(15), 1)] });

    expect(decision).toEqual({
      refused: false,
      actions: [{ api: 'DeleteScheduledAction', name: 'headroom-hold' }],
      reasons: [
        {
          code: 'OPERATOR_COMMAND',
          message: 'an operator ends the hold of web, which was until 2026-01-05T15:00:00.000Z',
        },
      ],
    });
  });

  test.each([
    ['nobody holds the group', []],
    ['the hold is over', [hold(at(12), 1)]],
  ])('writes nothing when %s', (_, scheduledActions) => {
    const decision = decide({ command: 'resume' }, { ...group, scheduledActions });

    expect(decision).toMatchObject({ refused: false, actions: [], reasons: [{ code: 'NOT_HELD' }] });
  });
});

describe('the release command', () => {
  test('holds the group, deletes later floors from the first to the last, and puts the release at the next minute', () => {
    const decision = decide({ command: 'release' }, leased);

    expect(decision.actions).toEqual([
      put(hold(at(13, 1), 1)),
      { api: 'DeleteScheduledAction', name: floor(at(13), 6).name },
      { api: 'DeleteScheduledAction', name: floor(at(18), 3).name },
      put({ ...release, at: at(12, 2) }),
    ]);
    expect(decision.reasons).toEqual([
      {
        code: 'OPERATOR_COMMAND',
        message: 'the minimum is 1 instead of 4 from 2026-01-05T12:02:00.000Z on, floors that are taken away: 2',
      },
      { code: 'HELD', message: 'the controller leaves web alone until 2026-01-05T13:01:00.000Z' },
    ]);
  });

  test('keeps clear of the minutes of others, and moves the hold that there is out of the way', () => {
    const theirs = { name: 'theirs', at: at(12, 2), desiredCapacity: 5 };
    const shared = { ...leased, scheduledActions: [...leased.scheduledActions, theirs, hold(at(12, 3), 4)] };

    const { actions } = decide({ command: 'release', hold: 2 }, shared);

    expect(actions[0]).toEqual(put(hold(at(12, 4), 1)));
    expect(actions.at(-1)).toEqual(put({ ...release, at: at(12, 3) }));
  });

  test('deletes a floor that is about to run after the release is put', () => {
    const due = { ...leased, scheduledActions: [floor(at(12, 1), 6), release] };

    const { actions } = decide({ command: 'release' }, due);

    expect(actions.slice(1)).toEqual([
      put({ ...release, at: at(12, 2) }),
      { api: 'DeleteScheduledAction', name: floor(at(12, 1), 6).name },
    ]);
  });

  test('goes back to what others have set, when they do so before the hold ends', () => {
    const theirs = { name: 'theirs', at: at(12, 30), minSize: 5 };

    const { actions } = decide(
      { command: 'release' },
      {
        ...leased,
        scheduledActions: [...leased.scheduledActions, theirs],
      },
    );

    expect(actions[0]).toEqual(put(hold(at(13, 1), 5)));
  });

  test('writes nothing but the hold when there is no floor', () => {
    const decision = decide({ command: 'release' }, { ...group, scheduledActions: [release] });

    expect(decision.actions).toEqual([put(hold(at(13, 1), 1))]);
    expect(codes(decision)).toEqual(['ALREADY_RELEASED', 'HELD']);
  });

  test('is no higher than the maximum and the highest floor', () => {
    const { actions } = decide({ command: 'release' }, leased, { baseline: 20, highestFloor: 3 });

    expect(actions.at(-1)).toMatchObject({ minSize: 3 });
  });

  test('is refused while ScheduledActions is suspended, which would make it miss', () => {
    const decision = decide({ command: 'release' }, { ...leased, suspendedProcesses: ['ScheduledActions'] });

    expect(decision).toMatchObject({ refused: true, actions: [], reasons: [{ code: 'SCHEDULED_ACTIONS_SUSPENDED' }] });
  });

  test.each([
    ['the hold', full(125)],
    ['the release', full(124)],
  ])('is refused without room for %s', (_, scheduledActions) => {
    const decision = decide({ command: 'release' }, { ...leased, scheduledActions });

    expect(decision).toMatchObject({ refused: true, actions: [], reasons: [{ code: 'NO_ROOM' }] });
  });
});

describe('commands that change a group', () => {
  test.each<GroupCommand>([
    { command: 'set', capacity: 3 },
    { command: 'add', count: 1 },
    { command: 'hold', minutes: 30 },
    { command: 'resume' },
    { command: 'release' },
  ])('are refused when operators are not obeyed: %j', (command) => {
    const decision = decideCommand(command, leased, { ...settingOf(NOW), obeysOperators: false });

    expect(decision).toMatchObject({ refused: true, actions: [], reasons: [{ code: 'OPERATOR_COMMANDS_OFF' }] });
  });
});

describe('the explain command', () => {
  test('tells size, instances, hindrances and that there is no lease, and asks for nothing', () => {
    const instances = ['InService', 'InService', 'Pending'].map((lifecycleState, index) => ({
      id: `i-${index}`,
      lifecycleState,
      healthStatus: 'Healthy',
    }));

    const decision = decide(
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
        { code: 'NO_FLOOR', message: 'the minimum is the baseline of 1' },
        { code: 'NO_LEASE', message: 'no floor and no release is written' },
      ],
    });
  });

  test('tells the lease: the floor in force, those to come, their release, the hold and what others do to it', () => {
    const more = [14, 15, 16].map((hour) => floor(at(hour), hour - 10));
    const theirs = { name: 'theirs', at: at(17), minSize: 2 };
    const scheduledActions = [release, floor(at(13), 6), ...more, floor(at(18), 3), theirs, hold(at(14, 1), 4)];

    const { reasons } = decide({ command: 'explain' }, { ...leased, scheduledActions });

    expect(reasons.slice(1)).toEqual([
      { code: 'HELD', message: 'an operator holds web until 2026-01-05T14:01:00.000Z' },
      { code: 'FLOOR', message: 'a floor of 4 is in force, the baseline is 1' },
      {
        code: 'NEXT_FLOORS',
        message:
          'next floors: 6 from 2026-01-05T13:00:00.000Z, 4 from 2026-01-05T14:00:00.000Z, 5 from 2026-01-05T15:00:00.000Z, and 2 more',
      },
      { code: 'RELEASE', message: 'released to 1 at 2026-01-06T14:01:00.000Z' },
      {
        code: 'FOREIGN_MINIMUM_LOWER',
        message:
          'scheduled action theirs of 2026-01-05T17:00:00.000Z lowers the minimum to 2, the lease has a floor of 6 then',
      },
    ]);
  });

  test.each([
    ['a release that somebody deleted', { scheduledActions: [floor(at(13), 6)] }, 'NO_RELEASE'],
    ['a minimum that somebody lowered', { range: { min: 0, max: 10 } }, 'BELOW_BASELINE'],
    ['an instance refresh', { instanceRefresh: 'InProgress' }, 'INSTANCE_REFRESH'],
    ['a deletion', { status: 'Delete in progress' }, 'GROUP_NOT_ACTIVE'],
  ])('tells of %s', (_, state, code) => {
    expect(codes(decide({ command: 'explain' }, { ...group, ...state }))).toContain(code);
  });

  test.each([
    [1, 'AT_MINIMUM'],
    [2, 'WITHIN_RANGE'],
    [10, 'AT_MAXIMUM'],
  ])('says of a desired capacity of %i that it is %s', (desiredCapacity, code) => {
    const { reasons } = decide({ command: 'explain' }, { ...group, desiredCapacity });

    expect(reasons[0]?.code).toBe(code);
  });
});
