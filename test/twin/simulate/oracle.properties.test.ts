import fc from 'fast-check';
import { oracle } from '../../../lib/twin/oracle/oracle';
import { BOUND, optimumOf } from '../../../lib/twin/simulate/report/optimum-of';
import type { Run } from '../../../lib/twin/simulate/run';
import { simulate } from '../../../lib/twin/simulate/simulate';
import { anyRun, levelsOf, seeds } from './any-run';
import { between } from './any-template';
import { clockedStack } from './fleet/support';
import { levels, trackedStack } from './support';

/** Everything happens at a full minute: a run then has whole instances in each, as the oracle does. */
const atFullMinutes = { actionLatency: 0, launchToInService: 0, shutdown: 0, alarmSecond: 0 };

/** Target tracking on CPU or requests, with a schedule beside it, of which many runs stay below the bound. */
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
  })
  .map(({ min, more, desired, target, warmup, onRequests, floor, minute }) => ({
    min,
    max: min + more,
    desired: Math.max(min, Math.min(min + more, desired)),
    target,
    group: { DefaultInstanceWarmup: warmup },
    ...(onRequests && { policy: onRequestsAt(target) }),
    resources: { Floor: raisedAt(minute, Math.min(min + more, floor)) },
  }));

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

const minutesServed = ({ columns }: Run) => columns.serving.reduce((sum, serving) => sum + serving, 0);

describe('no policy beats the oracle', () => {
  test.each([0, 1, 3])(
    'when utilisation is never above the bound, and what boots serves %i minutes later',
    (bootMinutes) => {
      const parameters = { ...atFullMinutes, applicationBoot: 60 * bootMinutes };
      const runs = fc.tuple(groups, calmDemands, seeds).map(([group, demand, seed]) => {
        const stack = trackedStack(group);
        return simulate({ stack, demand, start: 0, seed, parameters, requestsPerCapacity: 100 });
      });

      fc.assert(
        fc.property(runs.filter(staysBelow), (run) => {
          const { instanceMinutes } = optimumOf(run);

          expect(run.totals.instanceSecondsBilled / 60).toBeGreaterThanOrEqual(instanceMinutes);
          expect(minutesServed(run) + bootMinutes * run.totals.launched).toBeGreaterThanOrEqual(instanceMinutes);
        }),
        { numRuns: 300 },
      );
    },
  );

  test('at the demand that a run kept below the bound, whatever the template, its failures and its delays', () => {
    fc.assert(
      fc.property(anyRun, ({ stack, ...options }) => {
        const [group] = stack.groups.map(({ warmPool: _, ...others }) => others);
        const run = simulate({ ...options, stack: { ...stack, groups: [group!] } });

        // Serving instances as if in whole minutes; every rise of it is paid for by a launch.
        const { demand, serving } = run.columns;
        const { launchToInService, applicationBoot } = run.parameters;
        const kept = demand.map((value, minute) => Math.min(value, BOUND * Math.floor(serving[minute]!)));
        const bootMinutes = Math.ceil((launchToInService + applicationBoot) / 60);
        const { instanceMinutes } = oracle({ demand: kept, bound: BOUND, bootMinutes, min: 0, max: 1000 });

        const boots = bootMinutes * run.totals.launched * (group!.mixedInstances?.types[0]?.weight ?? 1);
        expect(instanceMinutes).toBeLessThanOrEqual(minutesServed(run) + boots + 1e-6);
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
