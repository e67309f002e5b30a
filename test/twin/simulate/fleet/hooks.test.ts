import { simulate } from '../../../../lib/twin/simulate/simulate';
import type { GroupDefinition } from '../../../../lib/twin/template/read-groups';
import { levels } from '../support';
import { clockedStack, hook, modelOf, statesAt } from './support';

/** Wanted at 60 s, launched at 68 s, running at 86 s. */
const sizes = [[1, 1]] as const;

describe('a launch hook', () => {
  test('holds an instance back until it is completed, while its application boots (rule 5.2.4)', () => {
    const model = modelOf(clockedStack({ sizes, group: hook('LAUNCHING') }), { hookCompletion: { Hook: 90 } });

    expect(statesAt(model, 86 + 89)).toEqual({ 'Pending:Wait': 1 });
    expect(statesAt(model, 86 + 90)).toEqual({ InService: 1 });
    expect(model.fleet.counts.serving).toBe(1);
  });

  test('leaves to the application what it takes longer than the hook', () => {
    const model = modelOf(clockedStack({ sizes, group: hook('LAUNCHING') }), { hookCompletion: { Hook: 10 } });

    model.advanceTo(86 + 39);
    expect(model.fleet.counts).toMatchObject({ inService: 1, serving: 0 });
    model.advanceTo(86 + 40);
    expect(model.fleet.counts.serving).toBe(1);
  });

  test('that times out with CONTINUE lets the instance into service then', () => {
    const model = modelOf(clockedStack({ sizes, group: hook('LAUNCHING', { DefaultResult: 'CONTINUE' }) }));

    expect(statesAt(model, 86 + 299)).toEqual({ 'Pending:Wait': 1 });
    expect(statesAt(model, 86 + 300)).toEqual({ InService: 1 });
  });

  test('that times out with ABANDON gives the launch up and tries again, for ever', () => {
    const { totals, columns, findings } = simulate({
      stack: clockedStack({ sizes, group: hook('LAUNCHING') }),
      demand: levels([0, 60]),
      start: 0,
    });

    // Launched at 68 s and every 320 s from then on: 18 s until it runs, 300 s of waiting, 2 s until the next launch.
    expect(totals).toMatchObject({ launched: 12, gone: 11, atEnd: 1, instanceSecondsBilled: 11 * 300 });
    expect(columns.inService.every((instances) => instances === 0)).toBe(true);
    expect(findings).toEqual([
      {
        path: 'Resources.Group.Properties.LifecycleHookSpecificationList.0',
        message: expect.stringMatching(/^Hook is never completed: it times out after 300 s, then ABANDON/),
      },
      {
        path: 'Resources.Group.Properties.LifecycleHookSpecificationList.0.DefaultResult',
        message: expect.stringMatching(/^\d+ launches were abandoned: Hook ended with ABANDON after 300 s$/),
      },
    ]);
  });

  test('that abandons at once does not run away in one instant', () => {
    const read = clockedStack({ sizes, group: hook('LAUNCHING') });
    const impatient = (group: GroupDefinition) => group.hooks.map((waiting) => ({ ...waiting, heartbeatTimeout: 0 }));
    const stack = { ...read, groups: read.groups.map((group) => ({ ...group, hooks: impatient(group) })) };

    const { totals } = simulate({ stack, demand: levels([0, 10]), start: 0, parameters: { launchToInService: 0 } });

    expect(totals.launched).toBe((600 - 68) / 2);
  });

  test('is waited for with all others, and the first to abandon ends the wait', () => {
    const launching = 'autoscaling:EC2_INSTANCE_LAUNCHING';
    const group = {
      LifecycleHookSpecificationList: [
        { LifecycleHookName: 'A', LifecycleTransition: launching, HeartbeatTimeout: 600 },
        { LifecycleHookName: 'B', LifecycleTransition: launching, HeartbeatTimeout: 100 },
      ],
    };
    const stack = clockedStack({ sizes, group });

    const both = modelOf(stack, { hookCompletion: { A: 200, B: 50 } });
    const one = modelOf(stack, { hookCompletion: { A: 200 } });

    expect(statesAt(both, 86 + 199)).toEqual({ 'Pending:Wait': 1 });
    expect(statesAt(both, 86 + 200)).toEqual({ InService: 1 });
    expect(statesAt(one, 86 + 99)).toEqual({ 'Pending:Wait': 1 });
    expect(statesAt(one, 86 + 100)).toEqual({});
  });
});

describe('a termination hook', () => {
  const stack = (properties?: object) =>
    clockedStack({
      desired: 1,
      sizes: [[10, 0]],
      group: hook('TERMINATING', properties),
      targets: { attributes: { 'deregistration_delay.timeout_seconds': 60 } },
    });
  const demand = levels([0, 60]);

  test('comes after the draining, and is billed (rules 5.2.5 and 8.1)', () => {
    const model = modelOf(stack(), { hookCompletion: { Hook: 120 } }, demand);

    expect(statesAt(model, 608 + 59)).toEqual({ Terminating: 1 });
    expect(statesAt(model, 608 + 60)).toEqual({ 'Terminating:Wait': 1 });
    expect(statesAt(model, 608 + 180 + 9)).toEqual({ 'Terminating:Wait': 1 });
    expect(statesAt(model, 608 + 180 + 10)).toEqual({});
    expect(model.finish().totals.instanceSecondsBilled).toBe(608 + 60 + 120);
  });

  test.each(['ABANDON', 'CONTINUE'])('that times out with %s lets the instance go all the same', (DefaultResult) => {
    const { totals } = simulate({ stack: stack({ DefaultResult }), demand, start: 0 });

    expect(totals).toMatchObject({ gone: 1, atEnd: 0, instanceSecondsBilled: 608 + 60 + 300 });
  });
});
