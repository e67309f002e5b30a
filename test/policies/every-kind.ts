import { Duration, Size, type Stack, TimeZone } from 'aws-cdk-lib';
import { MetricAggregationType, Schedule } from 'aws-cdk-lib/aws-autoscaling';
import { MathExpression, Metric, Unit } from 'aws-cdk-lib/aws-cloudwatch';
import type { IVpc } from 'aws-cdk-lib/aws-ec2';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import {
  CapacityAdjustment,
  MaxCapacityBreachBehavior,
  PredictiveMetric,
  PredictiveMetrics,
  PredictiveScalingMode,
  ScalingPolicy,
} from '../../lib';
import { importedVpc } from '../support/template';
import { newGroup } from './support';

/** A group behind a balancer with every kind of policy, which have all options between them. */
export function addEveryKind(stack: Stack, vpc: IVpc = importedVpc(stack)): void {
  const group = newGroup(stack, { vpc, minCapacity: 1, maxCapacity: 10 });
  const protocol = elbv2.ApplicationProtocol.HTTP;
  const balancer = new elbv2.ApplicationLoadBalancer(stack, 'Balancer', { vpc });
  const [web, api] = ['Web', 'Api'].map((name, index) => {
    const targets = new elbv2.ApplicationTargetGroup(stack, name, {
      vpc,
      port: 80 + index,
      protocol,
      targets: [group],
    });
    balancer.addListener(`${name}Listener`, {
      port: 80 + index,
      protocol,
      defaultTargetGroups: [targets],
    });
    return targets;
  }) as [elbv2.ApplicationTargetGroup, elbv2.ApplicationTargetGroup];
  const policies = { ...tracking(stack, web, api), ...stepping(), ...scheduled(), ...predictive(web) };
  for (const [name, policy] of Object.entries(policies)) {
    group.addScalingPolicy(name, policy);
  }
}

const metricOf = (metricName: string, statistic = 'Average') =>
  new Metric({ namespace: 'Shop', metricName, statistic, dimensionsMap: { Site: 'eu' }, unit: Unit.COUNT });

const perTill = () =>
  new MathExpression({
    expression: 'orders / FILL(tills, REPEAT)',
    usingMetrics: { orders: metricOf('Orders', 'Sum'), tills: metricOf('Tills') },
    label: 'Orders a till',
  });

function tracking(stack: Stack, web: elbv2.ApplicationTargetGroup, api: elbv2.ApplicationTargetGroup) {
  const targetPerMinute = Size.mebibytes(100);
  return {
    Cpu: ScalingPolicy.cpu({ estimatedInstanceWarmup: Duration.minutes(1) }),
    FastCpu: ScalingPolicy.highResolutionCpu(),
    Memory: ScalingPolicy.memory(),
    In: ScalingPolicy.networkIn({ targetPerMinute }),
    Out: ScalingPolicy.networkOut({ targetPerMinute }),
    Requests: ScalingPolicy.requestsPerTarget({ target: 1000, targetGroups: [web] }),
    AllRequests: ScalingPolicy.requestsPerTarget({ target: 1500, targetGroups: [web, api] }),
    Delay: ScalingPolicy.queueDelay({
      queue: new sqs.Queue(stack, 'Jobs'),
      acceptableLatency: Duration.minutes(1),
      processingTime: Duration.seconds(1),
    }),
    Sessions: ScalingPolicy.custom({ metric: metricOf('Sessions'), target: 50, period: Duration.seconds(30) }),
    Latency: ScalingPolicy.custom({ metric: metricOf('Latency', 'p99'), target: 200 }),
    Orders: ScalingPolicy.custom({ metric: perTill(), target: 20, period: Duration.seconds(10) }),
  };
}

function stepping() {
  const above = [
    { threshold: 60, change: 10 },
    { threshold: 80, change: 30 },
  ];
  return {
    Steps: ScalingPolicy.step({
      metric: metricOf('Visitors'),
      above,
      below: [{ threshold: 20, change: -10 }],
      adjustment: CapacityAdjustment.percentChangeInCapacity({ minAdjustmentMagnitude: 2 }),
      metricAggregationType: MetricAggregationType.MAXIMUM,
    }),
    MathSteps: ScalingPolicy.step({
      metric: new MathExpression({ expression: 'carts * 2', usingMetrics: { carts: metricOf('Carts') } }),
      above: [{ threshold: 100, change: 1 }],
    }),
  };
}

function scheduled() {
  const schedule = Schedule.cron({ hour: '8', minute: '0', weekDay: 'MON-FRI' });
  return {
    Morning: ScalingPolicy.scheduled({
      schedule,
      timeZone: TimeZone.EUROPE_BERLIN,
      startTime: new Date('2030-01-01T00:00:00Z'),
      endTime: new Date('2031-01-01T00:00:00Z'),
      minCapacity: 2,
      desiredCapacity: 3,
      maxCapacity: 20,
    }),
    Launch: ScalingPolicy.scheduledOnce({ at: new Date('2030-11-29T05:00:00Z'), minCapacity: 5 }),
  };
}

function predictive(web: elbv2.ApplicationTargetGroup) {
  const custom = PredictiveMetrics.separate({
    load: PredictiveMetric.custom(perTill()),
    scaling: PredictiveMetric.custom(perTill()),
    capacity: perTill(),
  });
  const predefined = PredictiveMetrics.separate({
    load: PredictiveMetric.requests(web),
    scaling: PredictiveMetric.requests(web),
  });
  return {
    Forecast: ScalingPolicy.predictive({
      metrics: PredictiveMetrics.requests(web),
      target: 1000,
      mode: PredictiveScalingMode.FORECAST_AND_SCALE,
      maxCapacityBreachBehavior: MaxCapacityBreachBehavior.increase(10),
    }),
    CustomForecast: ScalingPolicy.predictive({ metrics: custom, target: 20 }),
    SeparateForecast: ScalingPolicy.predictive({ metrics: predefined, target: 1000 }),
  };
}
