import { Duration } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import { MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import {
  MaxCapacityBreachBehavior,
  PredictiveMetric,
  PredictiveMetrics,
  PredictiveScalingMode,
  type PredictiveScalingProps,
  ScalingPolicy,
} from '../../lib';
import { ARN, importedTargets, importedWith, POLICY } from './support';

const BALANCER = `${ARN}:loadbalancer/app/web/fedcba9876543210`;
const LABEL = 'app/web/fedcba9876543210/targetgroup/a/0123456789abcdef';
const orders = new Metric({ namespace: 'Shop', metricName: 'Orders', statistic: 'Sum' });
const tills = new Metric({ namespace: 'Shop', metricName: 'Tills' });

const predictive = (props: Partial<PredictiveScalingProps> = {}) =>
  ScalingPolicy.predictive({ metrics: PredictiveMetrics.cpu(), target: 60, ...props });

function specified(props: Partial<PredictiveScalingProps>, specification: object): void {
  importedWith(() => predictive(props)).hasResourceProperties(POLICY, {
    PredictiveScalingConfiguration: { MetricSpecifications: [{ TargetValue: 60, ...specification }] },
  });
}

const predefined = (PredefinedMetricType: string, ResourceLabel: unknown = Match.absent()) => ({
  PredefinedMetricType,
  ResourceLabel,
});

describe('ScalingPolicy.predictive', () => {
  test('forecasts, and changes nothing until it is told to', () => {
    importedWith(() => predictive()).hasResourceProperties(POLICY, {
      PolicyType: 'PredictiveScaling',
      AutoScalingGroupName: 'web',
      PredictiveScalingConfiguration: {
        MetricSpecifications: [{ PredefinedMetricPairSpecification: predefined('ASGCPUUtilization') }],
        Mode: 'ForecastOnly',
        SchedulingBufferTime: 300,
        MaxCapacityBreachBehavior: 'HonorMaxCapacity',
        MaxCapacityBuffer: Match.absent(),
      },
    });
  });

  test('takes every option', () => {
    const template = importedWith(() =>
      predictive({
        mode: PredictiveScalingMode.FORECAST_AND_SCALE,
        schedulingBufferTime: Duration.minutes(10),
        maxCapacityBreachBehavior: MaxCapacityBreachBehavior.increase(0),
      }),
    );

    template.hasResourceProperties(POLICY, {
      PredictiveScalingConfiguration: {
        Mode: 'ForecastAndScale',
        SchedulingBufferTime: 600,
        MaxCapacityBreachBehavior: 'IncreaseMaxCapacity',
        MaxCapacityBuffer: 0,
      },
    });
  });

  test.each([
    ['ASGNetworkIn', PredictiveMetrics.networkIn()],
    ['ASGNetworkOut', PredictiveMetrics.networkOut()],
  ])('has the pair %s', (type, metrics) => {
    specified({ metrics }, { PredefinedMetricPairSpecification: predefined(type) });
  });

  test('has the pair of requests, of a target group', () => {
    importedWith((stack) =>
      predictive({ metrics: PredictiveMetrics.requests(importedTargets(stack, 'a', BALANCER)) }),
    ).hasResourceProperties(POLICY, {
      PredictiveScalingConfiguration: {
        MetricSpecifications: [{ PredefinedMetricPairSpecification: predefined('ALBRequestCount', LABEL) }],
      },
    });
  });

  test.each([
    [PredictiveMetric.cpu(), 'ASGTotalCPUUtilization', 'ASGAverageCPUUtilization'],
    [PredictiveMetric.networkIn(), 'ASGTotalNetworkIn', 'ASGAverageNetworkIn'],
    [PredictiveMetric.networkOut(), 'ASGTotalNetworkOut', 'ASGAverageNetworkOut'],
  ])('forecasts one predefined metric and scales by another', (metric, load, scaling) => {
    specified(
      { metrics: PredictiveMetrics.separate({ load: metric, scaling: metric }) },
      {
        PredefinedLoadMetricSpecification: predefined(load),
        PredefinedScalingMetricSpecification: predefined(scaling),
        PredefinedMetricPairSpecification: Match.absent(),
      },
    );
  });

  test('forecasts the requests of a target group and scales by them', () => {
    importedWith((stack) => {
      const requests = PredictiveMetric.requests(importedTargets(stack, 'a'), {
        loadBalancerFullName: 'app/web/fedcba9876543210',
      });
      return predictive({ metrics: PredictiveMetrics.separate({ load: requests, scaling: requests }), target: 1000 });
    }).hasResourceProperties(POLICY, {
      PredictiveScalingConfiguration: {
        MetricSpecifications: [
          {
            PredefinedLoadMetricSpecification: predefined('ALBTargetGroupRequestCount', LABEL),
            PredefinedScalingMetricSpecification: predefined('ALBRequestCountPerTarget', LABEL),
          },
        ],
      },
    });
  });

  test('forecasts a metric of your own, with metric math and searches', () => {
    const search = `SUM(SEARCH('{AWS/AutoScaling,AutoScalingGroupName} "web"', 'Average', 300))`;
    const metrics = PredictiveMetrics.separate({
      load: PredictiveMetric.custom(orders),
      scaling: PredictiveMetric.custom(
        new MathExpression({ expression: 'orders / tills', usingMetrics: { orders, tills } }),
      ),
      capacity: new MathExpression({ expression: search }),
    });

    const query = (Id: string, MetricName: string, Stat: string, rest: object) => ({
      Id,
      MetricStat: { Metric: { Namespace: 'Shop', MetricName }, Stat, Period: Match.absent() },
      ...rest,
    });
    specified(
      { metrics },
      {
        CustomizedLoadMetricSpecification: {
          MetricDataQueries: [query('result', 'Orders', 'Sum', { ReturnData: Match.absent() })],
        },
        CustomizedScalingMetricSpecification: {
          MetricDataQueries: [
            query('orders', 'Orders', 'Sum', { ReturnData: false }),
            query('tills', 'Tills', 'Average', { ReturnData: false }),
            { Id: 'result', Expression: 'orders / tills', ReturnData: true },
          ],
        },
        CustomizedCapacityMetricSpecification: { MetricDataQueries: [{ Id: 'result', Expression: search }] },
      },
    );
  });

  test('fails for a target of CPU that is no percentage, and takes it for bytes', () => {
    expect(() => predictive({ target: 150 })).toThrow(
      'ScalingPolicy.predictive: target must be a number between 1 and 100, got 150',
    );
    expect(() => predictive({ target: 150, metrics: PredictiveMetrics.networkIn() })).not.toThrow();
    expect(() => predictive({ target: 0, metrics: PredictiveMetrics.networkIn() })).toThrow(
      'target must be a number above 0, got 0',
    );
  });

  test('fails for a buffer of an hour, which is the whole interval of the forecast', () => {
    expect(() => predictive({ schedulingBufferTime: Duration.hours(1) })).toThrow(
      'schedulingBufferTime must be a whole number of seconds between 0 and 3599, got 3600',
    );
  });

  test.each([-1, 101, 0.5])('fails for a buffer of %p percent', (buffer) => {
    expect(() => MaxCapacityBreachBehavior.increase(buffer)).toThrow(
      `MaxCapacityBreachBehavior.increase: buffer must be a whole number between 0 and 100, got ${buffer}`,
    );
  });

  test('fails for metric math of more than 10 parts', () => {
    const usingMetrics = Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`m${index}`, orders]));
    const expression = Object.keys(usingMetrics).join(' + ');
    const metric = new MathExpression({ expression, usingMetrics });

    expect(() => PredictiveMetric.custom(metric)).toThrow(
      'PredictiveMetric.custom: metric must be computed from at most 10 metrics and expressions, got 11',
    );
    const [load, scaling] = [PredictiveMetric.cpu(), PredictiveMetric.cpu()];
    expect(() => PredictiveMetrics.separate({ load, scaling, capacity: metric })).toThrow(
      'PredictiveMetrics.separate: capacity must be computed from at most 10',
    );
  });

  test('fails for an imported target group that does not tell its balancer', () => {
    expect(() =>
      importedWith((stack) => predictive({ metrics: PredictiveMetrics.requests(importedTargets(stack, 'a')) })),
    ).toThrow(
      'PredictiveMetric.requests: loadBalancerFullName must be given where Test/a is imported without loadBalancerArns',
    );
  });
});
