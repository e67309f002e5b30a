import {
  DescribeAlarmsCommand,
  GetMetricDataCommand,
  GetMetricStatisticsCommand,
  ListMetricsCommand,
  type MetricDataQuery,
  PutMetricAlarmCommand,
  PutMetricDataCommand,
} from '@aws-sdk/client-cloudwatch';
import { type LocalEndpoint, startEndpoint } from './support/local-endpoint';

let local: LocalEndpoint;

beforeAll(async () => {
  local = await startEndpoint();
  local.world.group(local.groupName)!.setDesired(3);
  local.clock.advance(240);
});

afterAll(() => local.close());

const range = { StartTime: new Date('2026-01-01T00:00:00Z'), EndTime: new Date('2026-01-01T00:10:00Z') };

const groupMetric = (MetricName: string) => ({
  Namespace: 'AWS/AutoScaling',
  MetricName,
  Dimensions: [{ Name: 'AutoScalingGroupName', Value: local.groupName }],
});

const metricQuery = (MetricName: string, Period = 60): MetricDataQuery => ({
  Id: 'q',
  MetricStat: { Metric: groupMetric(MetricName), Period, Stat: 'Maximum' },
});

const getData = (query: MetricDataQuery, ScanBy?: 'TimestampAscending') =>
  local.cloudWatch.send(new GetMetricDataCommand({ ...range, MetricDataQueries: [query], ...(ScanBy && { ScanBy }) }));

describe('GetMetricData', () => {
  test('tells a group metric for every minute up to now', async () => {
    const { MetricDataResults } = await getData(metricQuery('GroupInServiceInstances'), 'TimestampAscending');

    expect(MetricDataResults).toMatchObject([
      { Id: 'q', Label: 'GroupInServiceInstances', StatusCode: 'Complete', Values: [0, 1, 3, 3, 3, 3] },
    ]);
    expect(MetricDataResults?.[0]?.Timestamps?.[1]).toEqual(new Date('2026-01-01T00:01:00Z'));
  });

  test('tells the newest first unless asked otherwise', async () => {
    const { MetricDataResults } = await getData(metricQuery('GroupDesiredCapacity'));

    expect(MetricDataResults?.[0]?.Values).toEqual([3, 3, 3, 3, 1, 1]);
  });

  test('has no data points for a metric that is not modelled', async () => {
    const { MetricDataResults } = await getData({
      Id: 'disk',
      MetricStat: {
        Metric: { ...groupMetric('EBSReadOps'), Namespace: 'AWS/EC2' },
        Period: 60,
        Stat: 'Average',
      },
    });

    expect(MetricDataResults).toMatchObject([{ Id: 'disk', Values: [], Timestamps: [] }]);
  });

  test('fails for metric math, naming the query', async () => {
    await expect(getData({ Id: 'sum', Expression: 'q + 1' })).rejects.toMatchObject({
      name: 'ValidationException',
      message:
        "Headroom's local endpoint does not evaluate metric math: MetricDataQueries.member.1 (sum) has no MetricStat",
    });
  });
});

describe('GetMetricData of a statistic that AWS computes and the endpoint does not', () => {
  test.each(['p99', 'tm90', 'IQM'])('fails for %s, naming what there is', async (Stat) => {
    const { MetricStat } = metricQuery('GroupTotalInstances');

    await expect(getData({ Id: 'q', MetricStat: { ...MetricStat!, Stat } })).rejects.toMatchObject({
      name: 'ValidationException',
      message: `Headroom's local endpoint computes Average, Maximum, Minimum, SampleCount, Sum, not ${Stat}: MetricDataQueries.member.1 (q)`,
    });
  });
});

describe('GetMetricStatistics', () => {
  const getStatistics = (more: object = {}) =>
    local.cloudWatch.send(
      new GetMetricStatisticsCommand({
        ...groupMetric('GroupTotalInstances'),
        ...range,
        Period: 300,
        Statistics: ['Average', 'Maximum', 'SampleCount'],
        ...more,
      }),
    );

  test('sums up the minutes of a period', async () => {
    const { Label, Datapoints } = await getStatistics();

    expect(Label).toBe('GroupTotalInstances');
    expect(Datapoints).toEqual([
      { Timestamp: range.StartTime, Unit: 'None', Average: 2, Maximum: 3, SampleCount: 5 },
      { Timestamp: new Date('2026-01-01T00:05:00Z'), Unit: 'None', Average: 3, Maximum: 3, SampleCount: 1 },
    ]);
  });

  test('fails for a range that ends before it starts', async () => {
    await expect(getStatistics({ EndTime: range.StartTime })).rejects.toMatchObject({
      name: 'InvalidParameterValueException',
      message: 'The parameter StartTime must be less than the parameter EndTime.',
    });
  });

  test('fails for more than 1440 data points', async () => {
    await expect(getStatistics({ EndTime: new Date('2026-01-08T00:00:00Z'), Period: 60 })).rejects.toMatchObject({
      name: 'InvalidParameterCombinationException',
      message: expect.stringContaining('You have requested up to 10080 datapoints, which exceeds the limit of 1440.'),
    });
  });
});

describe('the other calls', () => {
  test('ListMetrics lists what the group publishes', async () => {
    const { Metrics } = await local.cloudWatch.send(new ListMetricsCommand({ MetricName: 'GroupMaxSize' }));

    expect(Metrics).toEqual([groupMetric('GroupMaxSize')]);
  });

  test('DescribeAlarms lists alarms of the template that invoke no policy as new ones', async () => {
    const { MetricAlarms } = await local.cloudWatch.send(new DescribeAlarmsCommand({ AlarmNamePrefix: 'Web-' }));

    expect(MetricAlarms).toMatchObject([
      {
        AlarmName: expect.stringMatching(/^Web-AtMaximum-/),
        StateValue: 'INSUFFICIENT_DATA',
        StateReason: 'Unchecked: Initial alarm creation',
        Threshold: 10,
        Dimensions: [{ Value: local.groupName }],
      },
    ]);
  });

  test('PutMetricData keeps data points that can be read again', async () => {
    const Dimensions = [{ Name: 'Queue', Value: 'orders' }];
    await local.cloudWatch.send(
      new PutMetricDataCommand({
        Namespace: 'Shop',
        MetricData: [
          { MetricName: 'Depth', Dimensions, Value: 7, Timestamp: new Date('2026-01-01T00:01:30Z') },
          {
            MetricName: 'Depth',
            Dimensions,
            Values: [1, 4],
            Counts: [2, 1],
            Timestamp: new Date('2026-01-01T00:01:40Z'),
          },
        ],
      }),
    );

    const { MetricDataResults } = await getData({
      Id: 'depth',
      MetricStat: { Metric: { Namespace: 'Shop', MetricName: 'Depth', Dimensions }, Period: 60, Stat: 'Sum' },
    });

    expect(MetricDataResults).toMatchObject([{ Values: [13], Timestamps: [new Date('2026-01-01T00:01:00Z')] }]);
  });

  test('PutMetricData understands a large call, which the SDK sends with gzip', async () => {
    const encodings: unknown[] = [];
    local.cloudWatch.middlewareStack.add(
      (next) => (call) => {
        encodings.push((call.request as { headers: { [name: string]: string } }).headers['content-encoding']);
        return next(call);
      },
      { step: 'finalizeRequest', priority: 'low' },
    );
    const MetricData = Array.from({ length: 300 }, (_, index) => ({
      MetricName: `Depth-of-a-queue-with-quite-a-long-name-${index}`,
      Value: index,
      Timestamp: new Date('2026-01-01T00:01:30Z'),
    }));

    await local.cloudWatch.send(new PutMetricDataCommand({ Namespace: 'Large', MetricData }));

    const { Metrics } = await local.cloudWatch.send(new ListMetricsCommand({ Namespace: 'Large' }));
    expect(encodings[0]).toBe('gzip');
    expect(Metrics).toHaveLength(300);
  });

  test('fails for a call that is not understood, as the service would', async () => {
    const call = local.cloudWatch.send(
      new PutMetricAlarmCommand({
        AlarmName: 'mine',
        ComparisonOperator: 'GreaterThanThreshold',
        EvaluationPeriods: 1,
      }),
    );

    await expect(call).rejects.toMatchObject({ name: 'UnknownOperationException' });
  });
});
