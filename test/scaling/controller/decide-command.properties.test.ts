import fc from 'fast-check';
import { decideCommand } from '../../../lib/scaling/controller/decide-command';
import { holdUntil } from '../../../lib/scaling/controller/gate-of';
import type { GroupCommand } from '../../../lib/scaling/controller/operator-command';
import { MINUTE } from '../../../lib/scaling/lease/floor-action';
import { leaseNames } from '../../../lib/scaling/lease/lease-names';
import type { PlanStep } from '../../../lib/scaling/plan-step';
import { DAY, HOUR } from '../lease/support/any-lease';
import { crowdedScenes, type Scene, scenesWith } from '../lease/support/any-scene';
import { renew } from '../lease/support/renew';
import { CommandedGroup, settingOf } from './support/commanded-group';

const sizes = fc.integer({ min: 0, max: 50 });
const holds = fc.oneof(fc.integer({ min: 1, max: 90 }), fc.integer({ min: 1, max: 7 * 24 * 60 }));
const changes = { ifDesired: sizes, hold: holds };
const commands: fc.Arbitrary<GroupCommand> = fc.oneof(
  fc.record(
    { command: fc.constant('set' as const), capacity: sizes, ...changes },
    { requiredKeys: ['command', 'capacity'] },
  ),
  fc.record(
    { command: fc.constant('add' as const), count: fc.integer({ min: -50, max: 50 }), ...changes },
    { requiredKeys: ['command', 'count'] },
  ),
  fc.record({ command: fc.constant('hold' as const), minutes: holds }),
  fc.record({ command: fc.constant('resume' as const) }),
  fc.record({ command: fc.constant('release' as const), hold: holds }, { requiredKeys: ['command'] }),
  fc.record({ command: fc.constant('explain' as const) }),
);
const waits = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 5 * MINUTE }), fc.integer({ min: 0, max: 30 * HOUR }));
const days = fc.array(fc.tuple(commands, waits), { minLength: 1, maxLength: 8 });

/** Commands, one after the other, with some time after each; between them the controller renews the lease if it may. */
function live(scene: Scene, day: readonly (readonly [GroupCommand, number])[]) {
  const { baseline } = scene;
  const group = new CommandedGroup(scene);
  const lived = day.map(([command, wait]) => {
    const before = group.snapshot();
    const decision = group.obey(command, { baseline });
    const after = group.snapshot();
    group.scheduled.advance(group.scheduled.now + wait);
    if (holdUntil(group.scheduled.now, group.snapshot()) === undefined) {
      renew(group.scheduled, { plan: [{ from: group.scheduled.now, capacity: 5 }], baseline });
    }
    return { before, decision, after };
  });
  return { group, lived };
}

const isTheirs = ({ name }: { readonly name: string }) => !leaseNames.isOurs(name);

describe('any commands', () => {
  test('leave the actions of others alone, and write a minimum at a time and nothing else', () => {
    fc.assert(
      fc.property(scenesWith({ most: 40 }), days, (scene, day) => {
        for (const { before, decision, after } of live(scene, day).lived) {
          expect(after.scheduledActions.filter(isTheirs)).toEqual(before.scheduledActions.filter(isTheirs));
          for (const action of decision.actions) {
            if (action.api === 'PutScheduledUpdateGroupAction') {
              expect(Object.keys(action).sort()).toEqual(['api', 'at', 'minSize', 'name']);
              expect(action.minSize).toBeLessThanOrEqual(before.range.max);
            }
            expect('name' in action ? leaseNames.isOurs(action.name) : true).toBe(true);
          }
        }
      }),
    );
  });

  test('never ask for a capacity outside the range, always say why, and do nothing when they refuse', () => {
    fc.assert(
      fc.property(scenesWith({ most: 40 }), days, (scene, day) => {
        for (const { before, decision } of live(scene, day).lived) {
          expect(decision.reasons.length).toBeGreaterThan(0);
          expect(decision.refused && decision.actions.length > 0).toBe(false);
          for (const action of decision.actions) {
            if (action.api === 'SetDesiredCapacity') {
              expect(action.desiredCapacity).toBeGreaterThanOrEqual(before.range.min);
              expect(action.desiredCapacity).toBeLessThanOrEqual(before.range.max);
            }
          }
        }
      }),
    );
  });

  test('write nothing the second time', () => {
    fc.assert(
      fc.property(scenesWith({ most: 40 }), days, commands, (scene, day, command) => {
        const { group } = live(scene, day);
        const { baseline } = scene;
        fc.pre(command.command !== 'add' || command.ifDesired !== undefined);
        const { actions } = group.obey(command, { baseline });

        const again = decideCommand(command, group.snapshot(), settingOf(group.scheduled.now, { baseline }));

        expect(again.actions).toEqual([]);
        expect(again.refused && command.command !== 'add' && command.command !== 'set' && actions.length > 0).toBe(
          false,
        );
      }),
    );
  });

  test('are refused when operators are not obeyed, but for explain', () => {
    fc.assert(
      fc.property(scenesWith({ most: 10 }), commands, (scene, command) => {
        const group = new CommandedGroup(scene);

        const decision = decideCommand(command, group.snapshot(), { ...settingOf(scene.now), obeysOperators: false });

        expect(decision.actions).toEqual([]);
        expect(decision.refused).toBe(command.command !== 'explain');
        expect(decision.reasons.some(({ code }) => code === 'OPERATOR_COMMANDS_OFF')).toBe(decision.refused);
      }),
    );
  });
});

describe('a hold', () => {
  test('changes no minimum but one below the baseline, whether it is ahead, over or ended before', () => {
    fc.assert(
      fc.property(scenesWith({ most: 40 }), holds, fc.option(waits), (scene, minutes, ended) => {
        const once = scene.actions.every(({ recurrence }) => recurrence === undefined);
        fc.pre(once); // how often an action comes again is not known
        const { baseline } = scene;
        const group = new CommandedGroup(scene);
        const without = group.scheduled.clone();
        group.obey({ command: 'hold', minutes }, { baseline });

        const minima = [];
        if (ended !== null) {
          minima.push(...group.scheduled.advance(scene.now + ended));
          group.obey({ command: 'resume' }, { baseline });
        }
        minima.push(...group.scheduled.advance(scene.now + 9 * DAY));

        const notBelow = ({ from, capacity }: PlanStep) => ({ from, capacity: Math.max(baseline, capacity) });
        const others = without.advance(scene.now + 9 * DAY);
        expect(distinct(minima.map(notBelow))).toEqual(distinct(others.map(notBelow)));
      }),
    );
  });

  test('is in force for the minutes asked for, and at most until the first free minute after', () => {
    fc.assert(
      fc.property(scenesWith({ most: 40 }), holds, (scene, minutes) => {
        const group = new CommandedGroup(scene);

        group.obey({ command: 'hold', minutes });

        const until = holdUntil(scene.now, group.snapshot())!;
        expect(until).toBeGreaterThanOrEqual(scene.now + minutes * MINUTE);
        expect(until).toBeLessThanOrEqual(scene.now + (minutes + 1 + scene.actions.length) * MINUTE);
      }),
    );
  });
});

describe('a release', () => {
  const scenes = fc.tuple(scenesWith({ most: 60, others: false }), fc.option(holds), holds);

  test('that is broken off after any write leaves no floor that is never released, and nothing below the baseline', () => {
    let points = 0;
    fc.assert(
      fc.property(scenes, fc.constantFrom(0, 100, 400), ([scene, held, hold], pause) => {
        const { baseline } = scene;
        const start = new CommandedGroup(scene);
        if (held !== null) {
          start.obey({ command: 'hold', minutes: held });
        }
        const setting = settingOf(start.scheduled.now, { baseline });
        const { actions } = decideCommand({ command: 'release', hold }, start.snapshot(), setting);

        for (const [index] of actions.entries()) {
          const group = start.clone();
          const minima = actions.slice(0, index + 1).flatMap((action) => {
            const passed = group.scheduled.advance(group.scheduled.now + pause);
            group.carryOut(action);
            return passed;
          });
          minima.push(...group.scheduled.advance(group.scheduled.now + 9 * DAY));
          points++;

          expect(group.scheduled.minSize).toBe(baseline);
          expect(Math.min(...minima.map(({ capacity }) => capacity))).toBe(Math.min(baseline, scene.minSize));
        }
      }),
      { numRuns: 300 },
    );
    expect(points).toBeGreaterThan(1000);
  });

  test('that is broken off is finished by the next', () => {
    fc.assert(
      fc.property(scenes, fc.nat({ max: 100 }), ([scene, , hold], share) => {
        const { baseline } = scene;
        const group = new CommandedGroup(scene);
        const { actions } = decideCommand(
          { command: 'release', hold },
          group.snapshot(),
          settingOf(scene.now, { baseline }),
        );
        for (const action of actions.slice(0, Math.ceil((actions.length * share) / 100))) {
          group.carryOut(action);
        }

        group.obey({ command: 'release', hold }, { baseline });

        expect(group.scheduled.describe().filter(({ name }) => leaseNames.isFloor(name))).toEqual([]);
        group.scheduled.advance(scene.now + 5 * MINUTE);
        expect(group.scheduled.minSize).toBe(baseline);
      }),
    );
  });

  test('brings the baseline at the first free minute, among actions of others and in a crowd', () => {
    fc.assert(
      fc.property(fc.oneof(scenesWith({ most: 60 }), crowdedScenes), holds, (scene, hold) => {
        const { baseline } = scene;
        const group = new CommandedGroup(scene);

        const { refused, reasons, actions } = group.obey({ command: 'release', hold }, { baseline });

        if (refused) {
          expect(reasons.map(({ code }) => code)).toEqual(['NO_ROOM']);
          expect(scene.actions.length).toBeGreaterThanOrEqual(124);
          return;
        }
        const written = group.scheduled.describe();
        const release = written.find(({ name }) => name === leaseNames.release);
        const isNeeded = actions.some(({ api, ...rest }) => 'name' in rest && rest.name === leaseNames.release);
        expect(written.filter(({ name }) => leaseNames.isFloor(name))).toEqual([]);
        expect(isNeeded ? release : undefined).toEqual(isNeeded ? { ...release, minSize: baseline } : undefined);
        if (isNeeded) {
          group.scheduled.advance(release!.at! + 2 * MINUTE);
          expect(release!.at).toBeLessThanOrEqual(scene.now + (2 + scene.actions.filter(isTheirs).length) * MINUTE);
          expect(group.scheduled.ran.map(({ name, minSize }) => ({ name, minSize }))).toContainEqual({
            name: leaseNames.release,
            minSize: baseline,
          });
        }
      }),
    );
  });
});

/** The changes of a step function that is given with repetitions. */
function distinct(steps: readonly PlanStep[]) {
  return steps.filter(({ capacity }, index) => capacity !== steps[index - 1]?.capacity);
}
