import {
  CapacityAdjustment,
  type CustomScalingProps,
  MaxCapacityBreachBehavior,
  type OneTimeScalingProps,
  type PercentAdjustmentOptions,
  PredictiveMetric,
  PredictiveMetrics,
  type PredictiveScalingProps,
  ScalingPolicy,
  type ScheduledScalingProps,
  type SeparateMetricsProps,
  type StepScalingProps,
  type TargetTrackingOptions,
} from '../../lib';
import { by, type Claims, member, propsOf, without } from './claim';

const step = propsOf<StepScalingProps>('ScalingPolicy.step');
const custom = propsOf<CustomScalingProps>('ScalingPolicy.custom');
const tracking = propsOf<TargetTrackingOptions>('TargetTrackingOptions');
const predictive = propsOf<PredictiveScalingProps>('ScalingPolicy.predictive');
const separate = propsOf<SeparateMetricsProps>('PredictiveMetrics.separate');
const scheduled = propsOf<ScheduledScalingProps>('ScalingPolicy.scheduled');
const once = propsOf<OneTimeScalingProps>('ScalingPolicy.scheduledOnce');

const ONLY_SIMPLE = 'only simple scaling has one, which `ScalingPolicy.step` replaces';
const FORECAST = 'PredictiveScalingConfiguration';
const TRACKING = 'TargetTrackingConfiguration';

/** Of `AWS::AutoScaling::ScalingPolicy`. */
export const POLICY_CLAIMS: Claims = {
  AdjustmentType: by(step('adjustment'), `\`${CapacityAdjustment.name}\``),
  AutoScalingGroupName: by('`ElasticGroup.addScalingPolicy`', '`ScalingPolicy.bind`'),
  Cooldown: without(ONLY_SIMPLE),
  EstimatedInstanceWarmup: by(tracking('estimatedInstanceWarmup'), step('estimatedInstanceWarmup')),
  MetricAggregationType: by(step('metricAggregationType')),
  MinAdjustmentMagnitude: by(
    propsOf<PercentAdjustmentOptions>('CapacityAdjustment.percentChangeInCapacity')('minAdjustmentMagnitude'),
  ),
  PolicyType: by('each factory of `ScalingPolicy`'),
  [FORECAST]: by(member(ScalingPolicy, 'predictive')),
  [`${FORECAST}.MaxCapacityBreachBehavior`]: by(predictive('maxCapacityBreachBehavior')),
  [`${FORECAST}.MaxCapacityBuffer`]: by(member(MaxCapacityBreachBehavior, 'increase')),
  [`${FORECAST}.MetricSpecifications`]: by(predictive('metrics')),
  [`${FORECAST}.MetricSpecifications.CustomizedCapacityMetricSpecification`]: by(separate('capacity')),
  [`${FORECAST}.MetricSpecifications.CustomizedLoadMetricSpecification`]: by(
    separate('load'),
    member(PredictiveMetric, 'custom'),
  ),
  [`${FORECAST}.MetricSpecifications.CustomizedScalingMetricSpecification`]: by(
    separate('scaling'),
    member(PredictiveMetric, 'custom'),
  ),
  [`${FORECAST}.MetricSpecifications.PredefinedLoadMetricSpecification`]: by(separate('load')),
  [`${FORECAST}.MetricSpecifications.PredefinedMetricPairSpecification`]: by(
    member(PredictiveMetrics, 'cpu'),
    member(PredictiveMetrics, 'networkIn'),
    member(PredictiveMetrics, 'networkOut'),
    member(PredictiveMetrics, 'requests'),
  ),
  [`${FORECAST}.MetricSpecifications.PredefinedMetricPairSpecification.ResourceLabel`]: by(
    member(PredictiveMetrics, 'requests'),
  ),
  [`${FORECAST}.MetricSpecifications.PredefinedScalingMetricSpecification`]: by(separate('scaling')),
  [`${FORECAST}.MetricSpecifications.TargetValue`]: by(predictive('target')),
  [`${FORECAST}.Mode`]: by(predictive('mode')),
  [`${FORECAST}.SchedulingBufferTime`]: by(predictive('schedulingBufferTime')),
  ScalingAdjustment: without(ONLY_SIMPLE),
  StepAdjustments: by(step('above', 'below')),
  [TRACKING]: by('each factory of `ScalingPolicy` for target tracking'),
  [`${TRACKING}.CustomizedMetricSpecification`]: by(custom('metric')),
  [`${TRACKING}.CustomizedMetricSpecification.Metrics`]: by(
    custom('metric'),
    member(ScalingPolicy, 'queueDelay'),
    member(ScalingPolicy, 'requestsPerTarget'),
  ),
  [`${TRACKING}.CustomizedMetricSpecification.Metrics.MetricStat.Period`]: by(custom('period')),
  [`${TRACKING}.CustomizedMetricSpecification.Metrics.Period`]: by(custom('period')),
  [`${TRACKING}.CustomizedMetricSpecification.Period`]: by(
    custom('period'),
    member(ScalingPolicy, 'highResolutionCpu'),
  ),
  [`${TRACKING}.DisableScaleIn`]: by(tracking('disableScaleIn')),
  [`${TRACKING}.PredefinedMetricSpecification`]: by(
    member(ScalingPolicy, 'cpu'),
    member(ScalingPolicy, 'networkIn'),
    member(ScalingPolicy, 'networkOut'),
    member(ScalingPolicy, 'requestsPerTarget'),
  ),
  [`${TRACKING}.PredefinedMetricSpecification.ResourceLabel`]: by(member(ScalingPolicy, 'requestsPerTarget')),
};

/** Of `AWS::AutoScaling::ScheduledAction`. */
export const ACTION_CLAIMS: Claims = {
  AutoScalingGroupName: by('`ElasticGroup.addScalingPolicy`', '`ScalingPolicy.bind`'),
  DesiredCapacity: by(scheduled('desiredCapacity')),
  EndTime: by(scheduled('endTime')),
  MaxSize: by(scheduled('maxCapacity')),
  MinSize: by(scheduled('minCapacity')),
  Recurrence: by(scheduled('schedule')),
  StartTime: by(scheduled('startTime'), once('at')),
  TimeZone: by(scheduled('timeZone')),
};
