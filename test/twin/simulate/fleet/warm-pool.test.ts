import { simulate } from '../../../../lib/twin/simulate/simulate';
import { levels } from '../support';
import { clockedStack, hook, modelOf, statesAt } from './support';

/** Wanted at 60 s, launched at 68 s. */
const sizes = [[1, 3]] as const;

function pooled(pool: object = {}, group: object = {}) {
  const properties = { AutoScalingGroupName: { Ref: 'Group' }, ...pool };
  return { group, resources: { Pool: { Type: 'AWS::AutoScaling::WarmPool', Properties: properties } } };
}

describe('a warm pool', () => {
  test.each([
    ['up to the maximum of the group', {}, 4],
    ['up to MaxGroupPreparedCapacity', { MaxGroupPreparedCapacity: 3 }, 1],
    ['at least MinSize', { MaxGroupPreparedCapacity: 1, MinSize: 2 }, 2],
  ])('is filled %s (rule 5.5.1)', (_name, pool, expected) => {
    const model = modelOf(clockedStack({ desired: 2, max: 6, ...pooled(pool) }));

    expect(statesAt(model, 0)).toEqual({ InService: 2, 'Warmed:Stopped': expected });
  });

  test.each([
    ['a stopped one', {}, 0],
    ['a hibernated one', { PoolState: 'Hibernated' }, 0],
    ['a running one', { PoolState: 'Running' }, 4],
  ])('is billed as it waits: %s (rules 5.5.2 and 8.1)', (_name, pool, instances) => {
    const stack = clockedStack({ desired: 1, max: 5, ...pooled(pool) });

    const { totals } = simulate({ stack, demand: levels([0, 60]), start: 0 });

    expect(totals.instanceSecondsBilled).toBe((1 + instances) * 3600);
    expect(totals).toMatchObject({ atStart: 5, launched: 0, atEnd: 5 });
  });

  test.each([
    ['stopped', 'Stopped', 36],
    ['hibernated', 'Hibernated', 36],
    ['running', 'Running', 4],
  ])('brings an instance that is %s into service within seconds', (_name, PoolState, seconds) => {
    const model = modelOf(clockedStack({ desired: 1, max: 3, sizes, ...pooled({ PoolState }) }));

    expect(statesAt(model, 68 + seconds - 1)).toEqual({ InService: 1, Pending: 2 });
    expect(statesAt(model, 68 + seconds)).toEqual({ InService: 3 });
    expect(model.fleet.counts.serving).toBe(1);
    model.advanceTo(68 + seconds + 15);
    expect(model.fleet.counts.serving).toBe(3);
    expect(model.fleet.life.launched).toBe(0);
  });

  test('that is empty is no help: launches are cold (rule 5.5.5)', () => {
    const model = modelOf(clockedStack({ desired: 1, sizes, ...pooled({ MaxGroupPreparedCapacity: 0 }) }));

    expect(statesAt(model, 68 + 17)).toEqual({ InService: 1, Pending: 2 });
    expect(statesAt(model, 68 + 18)).toEqual({ InService: 3 });
    expect(model.fleet.life.launched).toBe(2);
  });

  test('is refilled with instances that boot, application and all, and are billed until then', () => {
    const stack = clockedStack({ desired: 1, sizes: [[1, 2]], ...pooled({ MinSize: 1, MaxGroupPreparedCapacity: 0 }) });
    const model = modelOf(stack, {}, levels([0, 10]));

    expect(statesAt(model, 68)).toEqual({ InService: 1, Pending: 1, 'Warmed:Pending': 1 });
    expect(statesAt(model, 68 + 18 + 39)).toEqual({ InService: 2, 'Warmed:Pending': 1 });
    expect(statesAt(model, 68 + 18 + 40)).toEqual({ InService: 2, 'Warmed:Stopped': 1 });
    // The first all the time, the second from 104 s on, the third for the 60 s that EC2 bills at least.
    expect(model.finish().totals.instanceSecondsBilled).toBe(600 + (600 - 68 - 36) + 60);
  });

  test('shrinks by what desired capacity grows, and grows back', () => {
    const stack = clockedStack({
      desired: 1,
      max: 3,
      sizes: [
        [1, 3],
        [10, 1],
      ],
      ...pooled(),
    });
    const model = modelOf(stack);

    expect(statesAt(model, 120)).toEqual({ InService: 3 });
    expect(statesAt(model, 608 + 100)).toEqual({ InService: 1, 'Warmed:Stopped': 2 });
    expect(model.fleet.life.launched).toBe(2);
  });

  test('is cut when the maximum falls, which is no scaling activity of the group', () => {
    const AutoScalingGroupName = { Ref: 'Group' };
    const Properties = { AutoScalingGroupName, MaxSize: 2, StartTime: '1970-01-01T00:01:00Z' };
    const less = { Less: { Type: 'AWS::AutoScaling::ScheduledAction', Properties } };
    const model = modelOf(clockedStack({ desired: 1, max: 4, resources: { ...pooled().resources, ...less } }));

    expect(statesAt(model, 68)).toEqual({ InService: 1, 'Warmed:Stopped': 1, 'Warmed:Terminating': 2 });
    expect(model.group).toMatchObject({ terminating: 0, isScaling: false });
    expect(statesAt(model, 68 + 10)).toEqual({ InService: 1, 'Warmed:Stopped': 1 });
  });

  test('is refilled with a launch for what is scaled in', () => {
    const stack = clockedStack({ desired: 2, max: 3, sizes: [[1, 1]], ...pooled() });

    const { totals } = simulate({ stack, demand: levels([0, 10]), start: 0 });

    expect(totals).toMatchObject({ launched: 1, gone: 1, atEnd: 3 });
  });

  test('is refilled with what was scaled in, once it has drained, when instances are used again (rule 5.5.4)', () => {
    const stack = clockedStack({
      desired: 2,
      max: 3,
      sizes: [
        [1, 1],
        [10, 2],
      ],
      targets: { attributes: { 'deregistration_delay.timeout_seconds': 30 } },
      ...pooled({ InstanceReusePolicy: { ReuseOnScaleIn: true } }),
    });
    const model = modelOf(stack, {}, levels([0, 20]));

    expect(statesAt(model, 68 + 29)).toEqual({ InService: 1, Terminating: 1, 'Warmed:Stopped': 1 });
    expect(statesAt(model, 68 + 30)).toEqual({ InService: 1, 'Warmed:Stopped': 2 });
    expect(statesAt(model, 608 + 36)).toEqual({ InService: 2, 'Warmed:Stopped': 1 });
    const { totals } = model.finish();
    expect(totals).toMatchObject({ atStart: 3, launched: 0, gone: 0, atEnd: 3 });
    expect(totals.instanceSecondsBilled).toBe(1200 + (68 + 30) + (1200 - 608 - 36));
  });
});

describe('a launch hook of a group with a warm pool', () => {
  const group = hook('LAUNCHING');

  test('holds an instance back on its way into the pool (rule 5.5.3)', () => {
    const pool = pooled({ MinSize: 1, MaxGroupPreparedCapacity: 0 }, group);
    const model = modelOf(clockedStack({ desired: 1, sizes: [[1, 2]], ...pool }), { hookCompletion: { Hook: 100 } });

    expect(statesAt(model, 68 + 18 + 99)).toMatchObject({ 'Warmed:Pending:Wait': 1 });
    expect(statesAt(model, 68 + 18 + 100)).toMatchObject({ 'Warmed:Stopped': 1 });
  });

  test('that something completes does not hold it back again on its way out', () => {
    const stack = clockedStack({ desired: 1, max: 3, sizes, ...pooled({}, group) });
    const model = modelOf(stack, { hookCompletion: { Hook: 100 } });

    expect(statesAt(model, 68 + 36)).toEqual({ InService: 3 });
  });

  test('that nothing completes holds it back on its way out, too', () => {
    const stack = clockedStack({
      desired: 1,
      max: 3,
      sizes,
      ...pooled({}, hook('LAUNCHING', { DefaultResult: 'CONTINUE' })),
    });
    const model = modelOf(stack);

    expect(statesAt(model, 68 + 36 + 299)).toEqual({ InService: 1, 'Pending:Wait': 2 });
    expect(statesAt(model, 68 + 36 + 300)).toEqual({ InService: 3 });
  });

  test('that abandons gives up what comes from the pool, and what goes into it, for ever', () => {
    const stack = clockedStack({ desired: 1, max: 3, sizes: [[1, 2]], ...pooled({}, group) });

    const { totals, columns } = simulate({ stack, demand: levels([0, 60]), start: 0 });

    expect(columns.inService[59]).toBe(1);
    expect(totals.launched).toBeGreaterThan(10);
    expect(totals.launched).toBeLessThan(2 * (3600 / 320) + 2);
  });
});
