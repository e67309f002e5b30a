import {
  DescribeAutoScalingGroupsCommand,
  DescribePoliciesCommand,
  DescribeScalingActivitiesCommand,
  DescribeScheduledActionsCommand,
} from '@aws-sdk/client-auto-scaling';
import { DescribeAlarmsCommand, GetMetricDataCommand, ListMetricsCommand } from '@aws-sdk/client-cloudwatch';
import { trackedService } from './support/balanced-service';
import { type LocalEndpoint, startEndpoint } from './support/local-endpoint';

/** 1.6 instance-capacities, of 800 requests a minute each, in every minute. */
const load = { demand: new Float64Array(120).fill(1.6), requestsPerCapacity: 800 };

let local: LocalEndpoint;

beforeEach(async () => {
  local = await startEndpoint(trackedService, { load, begin: 'settled', parameters: { alarmSecond: 0 } });
});

afterEach(() => local.close());

async function describeGroup() {
  const { AutoScalingGroups } = await local.autoScaling.send(new DescribeAutoScalingGroupsCommand({}));
  return AutoScalingGroups?.[0];
}

async function describeAlarm(part: string) {
  const { MetricAlarms } = await local.cloudWatch.send(
    new DescribeAlarmsCommand({ AlarmNamePrefix: `TargetTracking-${local.groupName}-Alarm` }),
  );
  return MetricAlarms?.find(({ AlarmName }) => AlarmName?.includes(part));
}

async function values(Namespace: string, MetricName: string, Stat: string, dimensions: readonly string[]) {
  const { Metrics } = await local.cloudWatch.send(new ListMetricsCommand({ Namespace, MetricName }));
  const Metric = Metrics?.find(
    ({ Dimensions = [] }) => String(Dimensions.map(({ Name }) => Name)) === String(dimensions),
  );
  const { MetricDataResults } = await local.cloudWatch.send(
    new GetMetricDataCommand({
      StartTime: new Date('2026-01-01T00:00:00Z'),
      EndTime: new Date('2026-01-01T02:00:00Z'),
      ScanBy: 'TimestampAscending',
      MetricDataQueries: [{ Id: 'q', MetricStat: { Metric, Period: 60, Stat } }],
    }),
  );
  return MetricDataResults?.[0]?.Values;
}

describe('target tracking under load', () => {
  test('raises desired capacity, and instances follow', async () => {
    expect(await describeGroup()).toMatchObject({ DesiredCapacity: 1, Instances: [{ LifecycleState: 'InService' }] });

    local.clock.advance(600);

    const after = await describeGroup();
    expect(after?.DesiredCapacity).toBeGreaterThan(1);
    expect(after?.Instances?.map(({ LifecycleState }) => LifecycleState)).toEqual(
      Array(after?.DesiredCapacity).fill('InService'),
    );
  });

  test('is told by the activities, with the alarm and the policy', async () => {
    local.clock.advance(600);

    const { Activities } = await local.autoScaling.send(new DescribeScalingActivitiesCommand({}));

    expect(Activities?.at(-1)?.Cause).toMatch(
      /^At 2026-01-01T00:\S+Z a monitor alarm TargetTracking-\S+-AlarmHigh-(\S+) in state ALARM triggered policy \1 changing the desired capacity from 1 to \d\. {2}At /,
    );
  });

  test('is invoked by alarms that DescribePolicies names', async () => {
    const { ScalingPolicies } = await local.autoScaling.send(new DescribePoliciesCommand({}));

    expect(
      ScalingPolicies?.map(({ PolicyName, Alarms }) => [PolicyName, Alarms?.map(({ AlarmName }) => AlarmName)]),
    ).toEqual(
      ScalingPolicies?.map(({ PolicyName }) => [
        PolicyName,
        [
          `TargetTracking-${local.groupName}-AlarmHigh-${PolicyName}`,
          `TargetTracking-${local.groupName}-AlarmLow-${PolicyName}`,
        ],
      ]),
    );
  });

  test('puts its alarms into ALARM with the data points that were above the target', async () => {
    local.clock.advance(180);

    expect(await describeAlarm('AlarmHigh-Web-Cpu')).toMatchObject({
      StateValue: 'ALARM',
      StateReason:
        'Threshold Crossed: 2 out of the last 3 datapoints [100.0 (01/01/26 00:01:00), 100.0 (01/01/26 00:00:00)] were greater than the threshold (70.0) (minimum 3 datapoints for OK -> ALARM transition).',
      StateUpdatedTimestamp: new Date('2026-01-01T00:03:00Z'),
      Threshold: 70,
      EvaluationPeriods: 3,
      Namespace: 'AWS/EC2',
      MetricName: 'CPUUtilization',
      Statistic: 'Average',
      Dimensions: [{ Name: 'AutoScalingGroupName', Value: local.groupName }],
      AlarmActions: [expect.stringContaining(':policyName/Web-Cpu-')],
    });
  });

  test('has alarms on requests that name the target group', async () => {
    local.clock.advance(1200);

    expect(await describeAlarm('AlarmHigh-Web-Requests')).toMatchObject({
      StateValue: 'OK',
      StateReason: expect.stringMatching(
        /^Threshold Crossed: 1 out of the last 3 datapoints \[\S+ \(\S+ \S+\)\] was not greater than the threshold \(1000\.0\) \(minimum 1 datapoint for ALARM -> OK transition\)\.$/,
      ),
      Namespace: 'AWS/ApplicationELB',
      MetricName: 'RequestCountPerTarget',
      Statistic: 'Sum',
      Dimensions: [{ Name: 'TargetGroup', Value: expect.stringMatching(/^targetgroup\/Web-/) }],
    });
  });
});

describe('the metrics of a group under load', () => {
  test('show CPU, of which the sum is that of all instances', async () => {
    local.clock.advance(1800);

    const average = await values('AWS/EC2', 'CPUUtilization', 'Average', ['AutoScalingGroupName']);
    const sum = await values('AWS/EC2', 'CPUUtilization', 'Sum', ['AutoScalingGroupName']);

    expect(average?.slice(0, 3)).toEqual([100, 100, 100]);
    expect(average?.at(-1)).toBeLessThan(70);
    expect(sum?.slice(0, 3)).toEqual([100, 100, 100]);
    expect(sum?.at(-1)).toBeCloseTo(160);
  });

  test('can be read when their minute is over and the data points were ingested', async () => {
    const cpu = () => values('AWS/EC2', 'CPUUtilization', 'Average', ['AutoScalingGroupName']);
    const healthy = () => values('AWS/ApplicationELB', 'HealthyHostCount', 'Minimum', ['TargetGroup', 'LoadBalancer']);

    local.clock.advance(59);
    expect([await cpu(), await healthy()]).toEqual([[], []]);
    local.clock.advance(1);
    expect([await cpu(), await healthy()]).toEqual([[100], [1]]);
  });

  test('show the requests of the balancer and of each target', async () => {
    local.clock.advance(1740);

    const all = await values('AWS/ApplicationELB', 'RequestCount', 'Sum', ['TargetGroup', 'LoadBalancer']);
    const each = await values('AWS/ApplicationELB', 'RequestCountPerTarget', 'Sum', ['TargetGroup']);
    const healthy = await values('AWS/ApplicationELB', 'HealthyHostCount', 'Average', ['TargetGroup', 'LoadBalancer']);

    expect(all?.every((value) => value === 1280)).toBe(true);
    expect(each?.[0]).toBe(1280);
    expect(each?.at(-1)).toBeCloseTo(1280 / healthy!.at(-1)!);
  });

  test('count targets that do not serve yet as unhealthy', async () => {
    local.world.group(local.groupName)!.setDesired(3);
    local.clock.advance(240);

    const unhealthy = await values('AWS/ApplicationELB', 'UnHealthyHostCount', 'Maximum', [
      'TargetGroup',
      'LoadBalancer',
    ]);

    expect(unhealthy?.slice(0, 4)).toEqual([0, 0, 2, 0]);
  });
});

describe('scheduled actions', () => {
  test('run at their time', async () => {
    local.clock.advance(1739);
    const before = await describeGroup();
    local.clock.advance(1);
    const after = await describeGroup();

    expect(before).toMatchObject({ MinSize: 1, MaxSize: 9 });
    expect(after).toMatchObject({ MinSize: 6, DesiredCapacity: 6 });
  });

  test('are listed as long as they are still to run', async () => {
    const names = async () => {
      const { ScheduledUpdateGroupActions } = await local.autoScaling.send(new DescribeScheduledActionsCommand({}));
      return ScheduledUpdateGroupActions?.map(({ ScheduledActionName }) => ScheduledActionName?.split('-')[1]);
    };

    expect(await names()).toEqual(['Evening', 'Once']);
    local.clock.advance(1200);
    expect(await names()).toEqual(['Evening']);
  });
});
