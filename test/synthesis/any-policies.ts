import { Duration, Size, type Stack, TimeZone } from 'aws-cdk-lib';
import { Schedule } from 'aws-cdk-lib/aws-autoscaling';
import { MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import fc from 'fast-check';
import {
  CapacityAdjustment,
  MaxCapacityBreachBehavior,
  PredictiveMetrics,
  PredictiveScalingMode,
  ScalingPolicy,
} from '../../lib';

const tracking = {
  disableScaleIn: fc.boolean(),
  estimatedInstanceWarmup: fc.integer({ min: 0, max: 3600 }).map(Duration.seconds),
};
const percent = fc.integer({ min: 1, max: 100 });
const perMinute = fc.integer({ min: 1, max: 10_000 }).map(Size.mebibytes);
const metric = (metricName: string) => new Metric({ namespace: 'Shop', metricName, statistic: 'Average' });

const ofShare = fc.record({ ...tracking, target: percent }, { requiredKeys: [] });
const ofTraffic = fc.record({ ...tracking, targetPerMinute: perMinute }, { requiredKeys: ['targetPerMinute'] });
const ofCount = fc.record({ ...tracking, target: fc.integer({ min: 1, max: 10_000 }) }, { requiredKeys: ['target'] });

const thresholds = fc.uniqueArray(fc.integer({ min: 21, max: 99 }), { minLength: 1, maxLength: 4 });
const steps = fc.record({ thresholds, isPercent: fc.boolean(), scalesIn: fc.boolean() }).map((wish) =>
  ScalingPolicy.step({
    metric: metric('Backlog'),
    above: wish.thresholds.map((threshold, index) => ({ threshold, change: index + 1 })),
    below: wish.scalesIn ? [{ threshold: 20, change: -1 }] : undefined,
    adjustment: wish.isPercent
      ? CapacityAdjustment.percentChangeInCapacity({ minAdjustmentMagnitude: 1 })
      : CapacityAdjustment.changeInCapacity(),
  }),
);

const scheduled = fc.record({ hour: fc.nat(23), min: fc.integer({ min: 1, max: 20 }), room: fc.nat(40) }).map((wish) =>
  ScalingPolicy.scheduled({
    schedule: Schedule.cron({ hour: `${wish.hour}`, minute: '0' }),
    timeZone: TimeZone.EUROPE_BERLIN,
    minCapacity: wish.min,
    maxCapacity: wish.min + 1 + wish.room,
  }),
);

const predictive = fc
  .record({
    metrics: fc.constantFrom(PredictiveMetrics.cpu(), PredictiveMetrics.networkIn(), PredictiveMetrics.networkOut()),
    target: percent,
    mode: fc.constantFrom(...Object.values(PredictiveScalingMode)),
    maxCapacityBreachBehavior: fc.constantFrom(
      MaxCapacityBreachBehavior.honor(),
      MaxCapacityBreachBehavior.increase(10),
    ),
  })
  .map((props) => ScalingPolicy.predictive(props));

const cartsPerTill = new MathExpression({
  expression: 'carts / tills',
  usingMetrics: { carts: metric('Carts'), tills: metric('Tills') },
});

/** Ways to scale, which may all stand beside each other. */
export const policies = fc.record({
  delay: fc.option(fc.integer({ min: 10, max: 600 }), { nil: undefined }),
  byRequests: fc.option(ofCount.map(ScalingPolicy.requestsPerTarget), { nil: undefined }),
  others: fc.record(
    {
      Cpu: ofShare.map(ScalingPolicy.cpu),
      FastCpu: ofShare.map(ScalingPolicy.highResolutionCpu),
      Memory: ofShare.map(ScalingPolicy.memory),
      In: ofTraffic.map(ScalingPolicy.networkIn),
      Out: ofTraffic.map(ScalingPolicy.networkOut),
      Sessions: ofCount.map((props) => ScalingPolicy.custom({ ...props, metric: metric('Sessions') })),
      Carts: ofCount.map((props) => ScalingPolicy.custom({ ...props, metric: cartsPerTill })),
      Steps: steps,
      Morning: scheduled,
      Forecast: predictive,
    },
    { requiredKeys: [] },
  ),
});

export type AnyPolicies = typeof policies extends fc.Arbitrary<infer T> ? T : never;

/** The policies by name; requests are those of a target group of the service's own. */
export function policiesOf(stack: Stack, { delay, byRequests, others }: AnyPolicies, hasRequests: boolean) {
  const all: { [name: string]: ScalingPolicy } = { ...others };
  if (byRequests && hasRequests) {
    all.Requests = byRequests;
  }
  if (delay !== undefined) {
    const queue = new sqs.Queue(stack, 'Jobs');
    const acceptableLatency = Duration.seconds(delay);
    all.Delay = ScalingPolicy.queueDelay({ queue, acceptableLatency, processingTime: Duration.seconds(1) });
  }
  return all;
}
