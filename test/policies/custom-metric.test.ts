import { Duration, Fn, Token } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import { MathExpression, Metric, type MetricProps, SearchExpression, Unit } from 'aws-cdk-lib/aws-cloudwatch';
import { type CustomScalingProps, ScalingPolicy } from '../../lib';
import { NEW_APP_FLAGS, templateOf } from '../support/template';
import { bind, importedWith, POLICY } from './support';

const metricOf = (props: Partial<MetricProps> = {}) =>
  new Metric({ namespace: 'Shop', metricName: 'OrdersPerInstance', ...props });

function tracked(props: Partial<CustomScalingProps> & Pick<CustomScalingProps, 'metric'>, specification: object): void {
  importedWith(() => ScalingPolicy.custom({ target: 100, ...props })).hasResourceProperties(POLICY, {
    PolicyType: 'TargetTrackingScaling',
    TargetTrackingConfiguration: { CustomizedMetricSpecification: specification, TargetValue: 100 },
  });
}

describe('ScalingPolicy.custom', () => {
  test('tracks a metric with its dimensions, its statistic and its unit', () => {
    const metric = metricOf({ dimensionsMap: { Site: 'eu' }, statistic: 'Maximum', unit: Unit.COUNT });

    tracked(
      { metric },
      {
        Namespace: 'Shop',
        MetricName: 'OrdersPerInstance',
        Dimensions: [{ Name: 'Site', Value: 'eu' }],
        Statistic: 'Maximum',
        Unit: 'Count',
        Period: Match.absent(),
        Metrics: Match.absent(),
      },
    );
  });

  test.each([
    ['the period of the policy', metricOf(), Duration.seconds(10), 10],
    ['the period of a metric of high resolution', metricOf({ period: Duration.seconds(30) }), undefined, 30],
    [
      'the period of the policy before the metric’s',
      metricOf({ period: Duration.seconds(30) }),
      Duration.seconds(10),
      10,
    ],
  ])('keeps %s', (_, metric, period, expected) => {
    tracked({ metric, period }, { MetricName: 'OrdersPerInstance', Period: expected });
  });

  test.each([
    ['five minutes, the CDK’s default', metricOf()],
    ['a minute', metricOf({ period: Duration.minutes(1) })],
  ])('looks at a metric of %s each minute', (_, metric) => {
    tracked({ metric }, { Period: Match.absent() });
  });

  test('writes a percentile as a query, where it is allowed', () => {
    tracked(
      { metric: metricOf({ statistic: 'p99' }), period: Duration.seconds(10) },
      {
        Statistic: Match.absent(),
        Metrics: [
          {
            Id: 'result',
            MetricStat: { Metric: { Namespace: 'Shop', MetricName: 'OrdersPerInstance' }, Stat: 'p99', Period: 10 },
            ReturnData: Match.absent(),
          },
        ],
      },
    );
  });

  test('writes metric math, nested or not, each part once', () => {
    const orders = metricOf({ metricName: 'Orders', statistic: 'Sum' });
    const rate = new MathExpression({ expression: 'orders / 60', usingMetrics: { orders } });
    const metric = new MathExpression({
      expression: 'rate / result + orders',
      usingMetrics: { rate, orders, result: metricOf({ metricName: 'Tills' }) },
      label: 'Orders a till',
      period: Duration.seconds(30),
    });

    const stat = (MetricName: string, Stat: string) => ({
      MetricStat: { Metric: { Namespace: 'Shop', MetricName }, Stat, Period: 30 },
      ReturnData: false,
    });
    tracked(
      { metric },
      {
        Metrics: [
          { Id: 'orders', ...stat('Orders', 'Sum') },
          { Id: 'rate', Expression: 'orders / 60', Period: 30, ReturnData: false },
          { Id: 'result', ...stat('Tills', 'Average') },
          {
            Id: 'result_',
            Expression: 'rate / result + orders',
            Label: 'Orders a till',
            Period: 30,
            ReturnData: true,
          },
        ],
      },
    );
  });

  test('tolerates a token as target', () => {
    const target = Token.asNumber(Fn.importValue('target'));

    importedWith(() => ScalingPolicy.custom({ metric: metricOf(), target })).hasResourceProperties(POLICY, {
      TargetTrackingConfiguration: { TargetValue: { 'Fn::ImportValue': 'target' } },
    });
  });

  test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('fails for a target of %p', (target) => {
    expect(() => ScalingPolicy.custom({ metric: metricOf(), target })).toThrow(
      `ScalingPolicy.custom: target must be a number above 0, got ${target}`,
    );
  });

  test.each([
    [metricOf({ period: Duration.seconds(5) }), undefined, 'period of metric', 5],
    [metricOf({ period: Duration.seconds(1) }), undefined, 'period of metric', 1],
    [metricOf(), Duration.minutes(5), 'period', 300],
  ])('fails for a period that AWS does not take', (metric, period, name, got) => {
    expect(() => ScalingPolicy.custom({ metric, target: 1, period })).toThrow(
      `${name} must be one of 10, 30, 60 seconds, got ${got}`,
    );
  });

  test.each([
    [new MathExpression({ expression: "SUM(SEARCH('a', 'Sum'))" }), "SUM(SEARCH('a', 'Sum'))"],
    [new SearchExpression({ expression: "SEARCH('a', 'Sum')" }), "SEARCH('a', 'Sum')"],
  ])('fails for a search, on which no alarm can be made', (metric, expression) => {
    expect(() => ScalingPolicy.custom({ metric, target: 1 })).toThrow(
      `metric must not search for metrics, got ${expression}`,
    );
  });

  test('fails for a metric of another account or region, also in an expression', () => {
    const a = metricOf({ account: '444455556666', region: 'eu-west-1' });
    const metric = new MathExpression({ expression: 'a * 2', usingMetrics: { a } });
    const env = { account: '111122223333', region: 'us-east-1' };

    const build = () =>
      templateOf((stack) => bind(stack, ScalingPolicy.custom({ metric, target: 1 })), NEW_APP_FLAGS, { env });

    expect(build).toThrow(
      'ScalingPolicy Test/Policy: metric OrdersPerInstance must be of region us-east-1, got eu-west-1; ' +
        'metric OrdersPerInstance must be of account 111122223333, got 444455556666',
    );
  });

  test('fails for an expression that looks elsewhere', () => {
    const metric = new MathExpression({ expression: '1', searchRegion: 'eu-west-1' });

    expect(() => ScalingPolicy.custom({ metric, target: 1 })).toThrow(
      "metric must be of the group's account and region, got eu-west-1",
    );
  });
});
