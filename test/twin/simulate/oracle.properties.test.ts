import fc from 'fast-check';
import { oracle } from '../../../lib/twin/oracle/oracle';
import { GroupModel } from '../../../lib/twin/simulate/model/group-model';
import { BOUND, bootMinutesOf, optimumOf } from '../../../lib/twin/simulate/report/optimum-of';
import type { Run } from '../../../lib/twin/simulate/run';
import { type SimulateOptions, simulate } from '../../../lib/twin/simulate/simulate';
import { defaultTwinParameters } from '../../../lib/twin/simulate/twin-parameters';
import { anyRun, levelsOf, seeds } from './any-run';
import { between } from './any-template';
import { clockedStack } from './fleet/support';
import { levels, trackedStack } from './support';

/** Everything happens at a full minute: a run then has whole instances in each, as the oracle does. */
const atFullMinutes = {
  actionLatency: 0,
  launchToInService: 0,
  shutdown: 0,
  alarmSecond: 0,
  warmStoppedStart: 0,
  warmRunningStart: 0,
};

/**
 * Target tracking on CPU or requests, with a schedule beside it, with weights and with warm pools, of which many runs
 * stay below the bound.
 */
const groups = fc
  .record({
    min: fc.nat(3),
    more: fc.nat(10),
    desired: fc.nat(13),
    target: fc.integer({ min: 15, max: 80 }),
    warmup: fc.integer({ min: 0, max: 300 }),
    onRequests: fc.boolean(),
    floor: fc.nat(8),
    minute: fc.nat(59),
    weight: fc.integer({ min: 1, max: 4 }),
    pool: fc.option(fc.constantFrom('Stopped', 'Running'), { nil: undefined }),
  })
  .map(({ min, more, desired, target, warmup, onRequests, floor, minute, weight, pool }) => ({
    min,
    max: min + more,
    desired: Math.max(min, Math.min(min + more, desired)),
    target,
    group: { DefaultInstanceWarmup: warmup, ...(weight > 1 && { MixedInstancesPolicy: weighing(weight) }) },
    ...(onRequests && { policy: onRequestsAt(target) }),
    resources: { Floor: raisedAt(minute, Math.min(min + more, floor)), ...(pool && { Pool: poolOf(pool) }) },
  }));

function weighing(weight: number): object {
  return {
    LaunchTemplate: {
      LaunchTemplateSpecification: { LaunchTemplateId: { Ref: 'Template' }, Version: '1' },
      Overrides: [{ InstanceType: 'm7g.large', WeightedCapacity: String(weight) }],
    },
  };
}

function poolOf(PoolState: string): object {
  return { Type: 'AWS::AutoScaling::WarmPool', Properties: { AutoScalingGroupName: { Ref: 'Group' }, PoolState } };
}

function onRequestsAt(TargetValue: number): object {
  const PredefinedMetricSpecification = { PredefinedMetricType: 'ALBRequestCountPerTarget' };
  return { TargetTrackingConfiguration: { TargetValue, PredefinedMetricSpecification } };
}

function raisedAt(minute: number, MinSize: number): object {
  return {
    Type: 'AWS::AutoScaling::ScheduledAction',
    Properties: { AutoScalingGroupName: { Ref: 'Group' }, MinSize, Recurrence: `${minute} * * * *` },
  };
}

const calmDemands = fc
  .array(fc.tuple(between(0, 3), fc.integer({ min: 1, max: 40 })), { minLength: 1, maxLength: 10 })
  .map(levelsOf);

const staysBelow = ({ columns }: Run) => columns.utilisation.every((utilisation) => utilisation <= BOUND);

const weightOf = ({ definition }: Run) => definition?.mixedInstances?.types[0]?.weight ?? 1;

/** Instance-minutes. */
const minutesServed = (run: Run) => run.columns.serving.reduce((sum, serving) => sum + serving, 0) / weightOf(run);

/** What the oracle pays for a demand in instances. */
function minutesOf(demand: Float64Array, bootMinutes: number): number {
  return oracle({ demand, bound: BOUND, bootMinutes, min: 0, max: 1000 }).instanceMinutes;
}

/** What a run kept below the bound with the instances that served whole minutes, in instances. */
function keptDemand(run: Run): Float64Array {
  const weight = weightOf(run);
  const { demand, serving } = run.columns;
  return demand.map((value, minute) => Math.min(value / weight, BOUND * Math.floor(serving[minute]! / weight)));
}

/** A run and how many instances began to serve in it. */
function counted({ stack, seed = 1, ...options }: SimulateOptions): { readonly run: Run; readonly entries: number } {
  const definition = stack.groups[0]!;
  const parameters = { ...defaultTwinParameters, ...options.parameters };
  const model = new GroupModel({ requestsPerCapacity: undefined, ...options, stack, definition, parameters, seed });
  let entries = 0;
  model.fleet.life.listeners.push({
    serving: () => {
      entries += 1;
    },
  });
  return { run: { ...model.finish(), definition }, entries };
}

describe('no policy beats the oracle', () => {
  test.each([0, 1, 3])(
    'when utilisation is never above the bound, and what boots serves %i minutes later',
    (bootMinutes) => {
      const parameters = { ...atFullMinutes, applicationBoot: 60 * bootMinutes, warmApplicationBoot: 60 };
      const runs = fc.tuple(groups, calmDemands, seeds).map(([group, demand, seed]) => {
        const stack = trackedStack(group);
        return simulate({ stack, demand, start: 0, seed, parameters, requestsPerCapacity: 100 });
      });

      fc.assert(
        fc.property(runs.filter(staysBelow), (run) => {
          const { instanceMinutes } = optimumOf(run);

          expect(run.totals.instanceSecondsBilled / 60).toBeGreaterThanOrEqual(instanceMinutes);
        }),
        { numRuns: 300 },
      );
    },
  );

  test('at the demand that a run kept below the bound, whatever the template, its failures and its delays', () => {
    fc.assert(
      fc.property(anyRun, (options) => {
        const { run, entries } = counted(options);

        // Every rise of what serves is paid for by an entry into service, and billed but for a part of a minute.
        const bootMinutes = bootMinutesOf(run.parameters, run.definition?.warmPool);
        const wholeMinutes = Math.min(bootMinutes, Math.floor(run.parameters.applicationBoot / 60));

        const served = minutesServed(run) + bootMinutes * entries;
        expect(minutesOf(keptDemand(run), bootMinutes)).toBeLessThanOrEqual(served + 1e-6);
        const billed = run.totals.instanceSecondsBilled / 60;
        expect(minutesOf(keptDemand(run), wholeMinutes)).toBeLessThanOrEqual(billed + 1e-6);
      }),
      { numRuns: 300 },
    );
  });

  test('but within a minute: with an instance in two halves of two minutes a run has one where the oracle has two', () => {
    // The second instance serves from 10:53 to 11:53, and the demand of minutes 10 and 11 needs two by the bound.
    const stack = clockedStack({
      desired: 1,
      min: 1,
      max: 2,
      sizes: [
        [10, 2],
        [11, 1],
      ],
    });
    const demand = levels([0.8, 10], [0.9, 2], [0.8, 10]);
    const parameters = { ...atFullMinutes, applicationBoot: 0, actionLatency: 53 };

    const run = simulate({ stack, demand, start: 0, parameters });

    expect(staysBelow(run)).toBe(true);
    expect(minutesServed(run)).toBeCloseTo(22 + 1, 10);
    expect(optimumOf(run).instanceMinutes).toBe(22 + 2);
  });

  test('but above the bound: a run that lets a peak pass needs less than the oracle, which serves it', () => {
    const run = simulate({ stack: trackedStack(), demand: levels([0.5, 30], [3, 2], [0.5, 30]), start: 0 });

    expect(run.totals.minutesAbove85).toBe(2);
    expect(run.totals.instanceSecondsBilled / 60).toBe(62);
    expect(optimumOf(run).instanceMinutes).toBe(62 + 3 * 3);
  });
});
