import { Duration, type Stack } from 'aws-cdk-lib';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import { Schedule } from 'aws-cdk-lib/aws-autoscaling';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import * as headroom from '../../lib';
import { templateOf } from '../support/template';
import { ACTION, ALARM, ARN, bind, importedTargets, newGroup, POLICY } from './support';

type Props = Readonly<Record<string, unknown>>;

const metric = new Metric({ namespace: 'Shop', metricName: 'Orders' });
const schedule = Schedule.cron({ hour: '8', minute: '0' });
const above = [{ threshold: 10, change: 1 }];
const targetsOf = (stack: Stack) => importedTargets(stack, 'a', `${ARN}:loadbalancer/app/web/0123456789abcdef`);
const predictive = (stack: Stack, metrics: headroom.PredictiveMetrics, props: Props = {}) =>
  bind(stack, headroom.ScalingPolicy.predictive({ metrics, target: 60, ...props }));

/** For each interface the smallest stack in which all of its props can be seen. */
export const STACKS: Readonly<Record<string, (stack: Stack, props: Props) => void>> = {
  CpuScalingProps: (stack, props) => bind(stack, headroom.ScalingPolicy.cpu(props)),
  TargetTrackingOptions: (stack, props) => bind(stack, headroom.ScalingPolicy.cpu(props)),
  HighResolutionCpuScalingProps: (stack, props) =>
    newGroup(stack).addScalingPolicy('Cpu', headroom.ScalingPolicy.highResolutionCpu(props)),
  MemoryScalingProps: (stack, props) =>
    newGroup(stack).addScalingPolicy('Memory', headroom.ScalingPolicy.memory(props)),
  CustomScalingProps: (stack, props) => bind(stack, headroom.ScalingPolicy.custom({ metric, target: 1, ...props })),
  RequestScalingProps: (stack, props) =>
    bind(stack, headroom.ScalingPolicy.requestsPerTarget({ target: 1, targetGroups: [targetsOf(stack)], ...props })),
  QueueDelayScalingProps: (stack, props) => {
    const [acceptableLatency, processingTime] = [Duration.minutes(1), Duration.seconds(1)];
    const queue = new sqs.Queue(stack, 'Jobs');
    bind(stack, headroom.ScalingPolicy.queueDelay({ queue, acceptableLatency, processingTime, ...props }));
  },
  StepScalingProps: (stack, props) => bind(stack, headroom.ScalingPolicy.step({ metric, above, ...props })),
  PercentAdjustmentOptions: (stack, props) => {
    const adjustment = headroom.CapacityAdjustment.percentChangeInCapacity(props);
    bind(stack, headroom.ScalingPolicy.step({ metric, above, adjustment }));
  },
  ScheduledScalingProps: (stack, props) =>
    bind(stack, headroom.ScalingPolicy.scheduled({ schedule, minCapacity: 1, ...props })),
  ScheduledSizes: (stack, props) =>
    bind(stack, headroom.ScalingPolicy.scheduledOnce({ at: new Date(0), minCapacity: 1, ...props })),
  PredictiveScalingProps: (stack, props) => predictive(stack, headroom.PredictiveMetrics.cpu(), props),
  PredictiveRequestsOptions: (stack, props) =>
    predictive(stack, headroom.PredictiveMetrics.requests(targetsOf(stack), props)),
  SeparateMetricsProps: (stack, props) => {
    const cpu = headroom.PredictiveMetric.cpu();
    predictive(stack, headroom.PredictiveMetrics.separate({ load: cpu, scaling: cpu, ...props }));
  },
  ScalingPolicyOptions: (stack, props) => {
    newGroup(stack, props);
  },
};

/** Defaults written as code, with another value. */
export const AS_CODE: ReadonlyArray<[name: string, otherValue: unknown]> = [
  ['CpuScalingProps.target', 50],
  ['TargetTrackingOptions.disableScaleIn', true],
  ['HighResolutionCpuScalingProps.target', 50],
  ['HighResolutionCpuScalingProps.period', Duration.seconds(30)],
  ['MemoryScalingProps.target', 50],
  ['QueueDelayScalingProps.includeInFlight', true],
  ['StepScalingProps.adjustment', headroom.CapacityAdjustment.exactCapacity()],
  ['StepScalingProps.evaluationPeriods', 3],
  ['PredictiveScalingProps.mode', headroom.PredictiveScalingMode.FORECAST_AND_SCALE],
  ['PredictiveScalingProps.schedulingBufferTime', Duration.minutes(10)],
  ['PredictiveScalingProps.maxCapacityBreachBehavior', headroom.MaxCapacityBreachBehavior.increase(10)],
];

const has = (type: string, properties: object) => (template: Template) =>
  template.hasResourceProperties(type, properties);
const leavesOut = (type: string, property: string) => has(type, { [property]: Match.absent() });
const hasBalancer = (template: Template) => expect(JSON.stringify(template)).toContain('app/web/0123456789abcdef');

const needsSteps = () =>
  expect(() => headroom.ScalingPolicy.step({ metric })).toThrow('above or below must have a step, got neither');

const withoutMinimum = () =>
  templateOf((stack) => STACKS.ScheduledSizes!(stack, { minCapacity: undefined, maxCapacity: 9 }));

const BALANCER_NAME = 'of an imported one without `loadBalancerArns` it must be given';

/** Defaults written as a sentence: what the sentence says, asserted. */
export const AS_SENTENCE: ReadonlyArray<[name: string, sentence: string, assert: (template: Template) => void]> = [
  [
    'TargetTrackingOptions.estimatedInstanceWarmup',
    "- the group's default instance warm-up",
    leavesOut(POLICY, 'EstimatedInstanceWarmup'),
  ],
  [
    'StepScalingProps.estimatedInstanceWarmup',
    "- the group's default instance warm-up",
    leavesOut(POLICY, 'EstimatedInstanceWarmup'),
  ],
  [
    'CustomScalingProps.period',
    "- the metric's own when that is below a minute, else one minute",
    has(POLICY, { TargetTrackingConfiguration: { CustomizedMetricSpecification: { Period: Match.absent() } } }),
  ],
  [
    'RequestScalingProps.targetGroups',
    '- the target group of the `ElasticService` that takes the policy; elsewhere they must be given',
    hasBalancer,
  ],
  ['RequestScalingProps.loadBalancerFullName', `- what each target group tells; ${BALANCER_NAME}`, hasBalancer],
  ['PredictiveRequestsOptions.loadBalancerFullName', `- what the target group tells; ${BALANCER_NAME}`, hasBalancer],
  ['StepScalingProps.above', '- nothing; `below` must then be given', needsSteps],
  ['StepScalingProps.below', '- nothing; `above` must then be given', needsSteps],
  [
    'StepScalingProps.period',
    "- the metric's own when that is below a minute, else one minute",
    has(ALARM, { Period: 60 }),
  ],
  ['StepScalingProps.datapointsToAlarm', '- all of them', leavesOut(ALARM, 'DatapointsToAlarm')],
  ['StepScalingProps.metricAggregationType', '- their average', leavesOut(POLICY, 'MetricAggregationType')],
  [
    'PercentAdjustmentOptions.minAdjustmentMagnitude',
    '- none; less than one counts as one',
    leavesOut(POLICY, 'MinAdjustmentMagnitude'),
  ],
  ['ScheduledScalingProps.timeZone', '- UTC', leavesOut(ACTION, 'TimeZone')],
  [
    'ScheduledScalingProps.startTime',
    '- at the first time of `schedule` after the deployment',
    leavesOut(ACTION, 'StartTime'),
  ],
  ['ScheduledScalingProps.endTime', '- never', leavesOut(ACTION, 'EndTime')],
  ['ScheduledSizes.minCapacity', '- left as it is', () => leavesOut(ACTION, 'MinSize')(withoutMinimum())],
  ['ScheduledSizes.maxCapacity', '- left as it is', leavesOut(ACTION, 'MaxSize')],
  ['ScheduledSizes.desiredCapacity', '- left as it is, inside the bounds', leavesOut(ACTION, 'DesiredCapacity')],
  [
    'SeparateMetricsProps.capacity',
    '- that of the group',
    (template) => expect(JSON.stringify(template)).not.toContain('CustomizedCapacity'),
  ],
  [
    'ScalingPolicyOptions.scalingPolicies',
    '- none; they can be added with `addScalingPolicy`',
    (template) => template.resourceCountIs(POLICY, 0),
  ],
];
