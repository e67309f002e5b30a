import { readStack, type Stack } from '../../../lib/twin/template/read-stack';

interface TrackedGroup {
  readonly min?: number;
  readonly max?: number;
  readonly desired?: number;
  readonly target?: number;
  /** Detailed monitoring. */
  readonly detailed?: boolean;
  /** Further properties of the group and of its policy, further resources. */
  readonly group?: object;
  readonly policy?: object;
  readonly resources?: object;
}

/** A group with target tracking on its CPU, unless another policy is given. */
export function trackedStack(options: TrackedGroup = {}): Stack {
  const { min = 1, max = 10, desired = min, target = 70, detailed = true } = options;
  return readStack({
    Resources: {
      Template: {
        Type: 'AWS::EC2::LaunchTemplate',
        Properties: { LaunchTemplateData: { InstanceType: 'm7g.medium', Monitoring: { Enabled: detailed } } },
      },
      Group: {
        Type: 'AWS::AutoScaling::AutoScalingGroup',
        Properties: {
          MinSize: min,
          MaxSize: max,
          DesiredCapacity: desired,
          DefaultInstanceWarmup: 120,
          LaunchTemplate: { LaunchTemplateId: { Ref: 'Template' }, Version: '1' },
          AvailabilityZones: ['us-east-1a'],
          ...options.group,
        },
      },
      Cpu: {
        Type: 'AWS::AutoScaling::ScalingPolicy',
        Properties: {
          AutoScalingGroupName: { Ref: 'Group' },
          PolicyType: 'TargetTrackingScaling',
          TargetTrackingConfiguration: {
            PredefinedMetricSpecification: { PredefinedMetricType: 'ASGAverageCPUUtilization' },
            TargetValue: target,
          },
          ...options.policy,
        },
      },
      ...options.resources,
    },
  });
}

/** Demand of each minute: a level and how many minutes it lasts, one after the other. */
export function levels(...parts: readonly (readonly [demand: number, minutes: number])[]): Float64Array {
  return Float64Array.from(parts.flatMap(([demand, minutes]) => new Array<number>(minutes).fill(demand)));
}
