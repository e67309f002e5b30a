import { PutMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import { fetchMetric } from '../../lib/record/fetch-metric';
import { type MetricQuery, parseMetricName } from '../../lib/record/metric-query';
import { toCsv } from '../../lib/record/to-csv';
import { type LocalEndpoint, startEndpoint } from '../local-aws/support/local-endpoint';

const START = Date.UTC(2026, 0, 1) / 1000;

const query: MetricQuery = {
  namespace: 'AWS/ApplicationELB',
  metricName: 'RequestCount',
  dimensions: [{ name: 'LoadBalancer', value: 'app/web/50dc6c495c0c9188' }],
  statistic: 'Sum',
  period: 60,
  start: START,
  end: START + 240,
};

describe('parseMetricName', () => {
  test('reads namespace, name and dimensions', () => {
    const { namespace, metricName, dimensions } = query;

    expect(parseMetricName('AWS/ApplicationELB:RequestCount{LoadBalancer=app/web/50dc6c495c0c9188}')).toEqual({
      namespace,
      metricName,
      dimensions,
    });
    expect(parseMetricName('MyApp:Arrivals')).toEqual({ namespace: 'MyApp', metricName: 'Arrivals', dimensions: [] });
  });

  test.each(['', 'RequestCount', 'A:B{', 'A:B{C}', 'A:B:C'])('fails for %p, and shows the form', (text) => {
    expect(() => parseMetricName(text)).toThrow(
      `metric must have the form Namespace:MetricName{Dimension=Value,...}, got ${text}`,
    );
  });
});

describe('toCsv', () => {
  const samples = [
    { at: START, value: 5 },
    { at: START + 180, value: 7 },
  ];

  test('writes a period in which nothing was summed as 0', () => {
    expect(toCsv(samples, query).split('\n')).toEqual([
      'timestamp,value',
      '2026-01-01T00:00:00Z,5',
      '2026-01-01T00:01:00Z,0',
      '2026-01-01T00:02:00Z,0',
      '2026-01-01T00:03:00Z,7',
      '',
    ]);
  });

  test('leaves out what was not measured of any other statistic', () => {
    expect(toCsv(samples, { ...query, statistic: 'Average' }).split('\n')).toEqual([
      'timestamp,value',
      '2026-01-01T00:00:00Z,5',
      '2026-01-01T00:03:00Z,7',
      '',
    ]);
  });
});

describe('fetchMetric', () => {
  let local: LocalEndpoint;
  beforeEach(async () => {
    local = await startEndpoint();
  });
  afterEach(() => local.close());

  test('reads through the real SDK what was put there, oldest first', async () => {
    const { metricName, dimensions } = query;
    const namespace = 'Shop';
    const Dimensions = dimensions.map(({ name, value }) => ({ Name: name, Value: value }));
    const put = (minute: number, Value: number) =>
      local.cloudWatch.send(
        new PutMetricDataCommand({
          Namespace: namespace,
          MetricData: [
            { MetricName: metricName, Dimensions, Value, Timestamp: new Date((START + minute * 60) * 1000) },
          ],
        }),
      );
    await put(2, 30);
    await put(0, 10);
    await put(2, 5);

    const samples = await fetchMetric(local.cloudWatch, { ...query, namespace });

    expect(samples).toEqual([
      { at: START, value: 10 },
      { at: START + 120, value: 35 },
    ]);
  });
});
