import fc from 'fast-check';
import { alternatives, alternativesFor } from '../../../lib/twin/simulate/alternatives';
import { summarize } from '../../../lib/twin/simulate/report/summarize';
import { simulate } from '../../../lib/twin/simulate/simulate';
import { sweep } from '../../../lib/twin/simulate/sweep';
import { readStack } from '../../../lib/twin/template/read-stack';
import { webService } from '../template/fixtures';
import { anyRun } from './any-run';
import { trackedStack } from './support';

const stack = readStack(webService);
/** Calm, three times the load, calm. */
const demand = Float64Array.from({ length: 360 }, (_, minute) => (minute >= 120 && minute < 240 ? 5.4 : 1.8));

describe('sweep', () => {
  const results = sweep({ stack, demand, start: 0 });

  test('begins with the run as it is, and has one for each alternative', () => {
    expect(results[0]).toEqual({ label: 'as assumed', summary: summarize(simulate({ stack, demand, start: 0 })) });
    expect(results.slice(1).map(({ label }) => label)).toEqual(
      alternativesFor(stack, stack.groups[0]!).map(({ label }) => label),
    );
  });

  test('loses more demand when metrics come later', () => {
    const lost = (label: string) => results.find((result) => result.label === label)?.summary.lostHours ?? Number.NaN;

    expect(lost('metrics after 180 s')).toBeGreaterThan(lost('metrics at once'));
  });

  test('takes the run as it is from a caller who has it', () => {
    const base = summarize(simulate({ stack, demand, start: 0 }));

    expect(sweep({ stack, demand, start: 0, base })).toEqual(results);
    expect(sweep({ stack, demand, start: 0, base })[0]?.summary).toBe(base);
  });

  test('tells how far it is, from beginning to end', () => {
    const shares: number[] = [];

    sweep({ stack, demand, start: 0, progress: (share) => shares.push(share) });

    expect(shares).toEqual([...shares].sort((one, other) => one - other));
    expect(shares[0]).toBe(0);
  });
});

describe('alternativesFor', () => {
  const labels = (given: Parameters<typeof trackedStack>[0]) => {
    const tracked = trackedStack(given);
    return alternativesFor(tracked, tracked.groups[0]!).map(({ label }) => label);
  };
  const simple = { PolicyType: 'SimpleScaling', AdjustmentType: 'ChangeInCapacity', ScalingAdjustment: 1 };
  const onRequests = {
    TargetTrackingConfiguration: {
      TargetValue: 600,
      PredefinedMetricSpecification: { PredefinedMetricType: 'ALBRequestCountPerTarget' },
    },
  };
  const behindBalancer = { TargetGroupARNs: ['arn:aws:elasticloadbalancing:us-east-1:1:targetgroup/other/1'] };
  const scheduled = (properties: object) => ({
    Scheduled: {
      Type: 'AWS::AutoScaling::ScheduledAction',
      Properties: { AutoScalingGroupName: { Ref: 'Group' }, MinSize: 2, Recurrence: '0 8 * * *', ...properties },
    },
  });

  test.each([
    ['AlarmLow at 90 % of the target', {}, { policy: simple }],
    ['metrics after 180 s', {}, { policy: { PolicyType: 'PredictiveScaling' } }],
    ['cooldown from end of draining', { policy: simple, group: behindBalancer }, { policy: simple }],
    [
      'skipped hours are shifted',
      { resources: scheduled({ TimeZone: 'Europe/Berlin' }) },
      { resources: scheduled({}) },
    ],
    ['schedules outside fail', { resources: scheduled({ DesiredCapacity: 2 }) }, { resources: scheduled({}) }],
    ['looks at health after 10 s', { group: { ...behindBalancer, HealthCheckType: 'ELB' } }, { group: behindBalancer }],
    ['requests by warm instances', { policy: onRequests }, {}],
    ['forecasts never come', { policy: { PolicyType: 'PredictiveScaling' } }, {}],
  ])('has "%s" only where the template has what it is about', (label, having, lacking) => {
    expect(labels(having)).toContain(label);
    expect(labels(lacking)).not.toContain(label);
  });

  test('leaves out only what cannot change a run', () => {
    fc.assert(
      fc.property(anyRun, ({ parameters: _, ...options }) => {
        const given = alternativesFor(options.stack, options.stack.groups[0]!).map(({ label }) => label);
        const { parameters: _assumed, ...base } = simulate(options);

        for (const { label, parameters } of alternatives.filter((one) => !given.includes(one.label))) {
          const { parameters: _other, findings, ...run } = simulate({ ...options, parameters });
          expect([label, { ...run, findings: base.findings }]).toEqual([label, base]);
        }
      }),
      { numRuns: 30 },
    );
  });
});
