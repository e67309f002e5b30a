import type { DeployedGroup } from '../../../lib/twin/deployed/deployed-group';

/** Target tracking on CPU and on requests, a step policy with its alarm, a scheduled action, hooks, a warm pool, slow start. */
export const busyResources = {
  Cpu: {
    Type: 'AWS::AutoScaling::ScalingPolicy',
    Properties: {
      AutoScalingGroupName: { Ref: 'Group' },
      PolicyType: 'TargetTrackingScaling',
      TargetTrackingConfiguration: {
        PredefinedMetricSpecification: { PredefinedMetricType: 'ASGAverageCPUUtilization' },
        TargetValue: 50,
      },
    },
  },
  Steps: {
    Type: 'AWS::AutoScaling::ScalingPolicy',
    Properties: {
      AutoScalingGroupName: { Ref: 'Group' },
      PolicyType: 'StepScaling',
      AdjustmentType: 'ChangeInCapacity',
      StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 2 }],
    },
  },
  Busy: {
    Type: 'AWS::CloudWatch::Alarm',
    Properties: {
      Namespace: 'CWAgent',
      MetricName: 'cpu_usage_active',
      Dimensions: [{ Name: 'AutoScalingGroupName', Value: { Ref: 'Group' } }],
      Statistic: 'Average',
      Period: 10,
      EvaluationPeriods: 2,
      Threshold: 90,
      ComparisonOperator: 'GreaterThanThreshold',
      AlarmActions: [{ Ref: 'Steps' }],
    },
  },
  Morning: {
    Type: 'AWS::AutoScaling::ScheduledAction',
    Properties: { AutoScalingGroupName: { Ref: 'Group' }, MinSize: '2', Recurrence: '*/7 * * * *' },
  },
  Hook: {
    Type: 'AWS::AutoScaling::LifecycleHook',
    Properties: {
      AutoScalingGroupName: { Ref: 'Group' },
      LifecycleTransition: 'autoscaling:EC2_INSTANCE_TERMINATING',
      HeartbeatTimeout: 45,
    },
  },
  Pool: {
    Type: 'AWS::AutoScaling::WarmPool',
    Properties: {
      AutoScalingGroupName: { Ref: 'Group' },
      MinSize: 1,
      MaxGroupPreparedCapacity: 4,
      InstanceReusePolicy: { ReuseOnScaleIn: true },
    },
  },
  Targets: {
    Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
    Properties: {
      TargetGroupAttributes: [
        { Key: 'slow_start.duration_seconds', Value: '77' },
        { Key: 'deregistration_delay.timeout_seconds', Value: '33' },
      ],
    },
  },
};

/** Everything that can be seen of a group. */
export function everything(group: DeployedGroup): object {
  const { definition, desired, range, instances, activities, sizes, model, schedule, processes } = group;
  const minutes = Array.from({ length: 40 }, (_, minute) => minute);
  const { cpu, requests } = model.metrics;
  return {
    name: definition.name,
    sizes: minutes.map((minute) => sizes.at(minute)),
    metrics: [cpu.series, ...(requests?.all ?? [])].map((series) =>
      minutes.map((minute) => [series.at(minute), series.baseAt(minute)]),
    ),
    ...{ desired, range, instances, activities },
    scheduled: schedule.pending,
    suspended: processes.suspended,
    actions: model.group.actions,
    alarms: model.duties.map(({ alarm: { state, since, evidence } }) => ({ state, since, evidence })),
    alarmChanges: model.alarmChanges,
  };
}
