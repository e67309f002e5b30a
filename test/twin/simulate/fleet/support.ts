import { GroupModel } from '../../../../lib/twin/simulate/model/group-model';
import { defaultTwinParameters, type TwinParameters } from '../../../../lib/twin/simulate/twin-parameters';
import { readStack, type Stack } from '../../../../lib/twin/template/read-stack';

interface ClockedGroup {
  readonly min?: number;
  readonly max?: number;
  readonly desired?: number;
  /** Desired capacity from a minute of the run on. */
  readonly sizes?: readonly (readonly [minute: number, desired: number])[];
  /** Further properties of the group and of its target group, further resources. */
  readonly group?: object;
  readonly targets?: object;
  readonly resources?: object;
}

/** A group that only the clock scales: without a policy, in one zone, and without a balancer unless `targets` are given. */
export function clockedStack(options: ClockedGroup = {}): Stack {
  const { min = 0, max = 20, desired = min, sizes = [], targets } = options;
  const actions = sizes.map(([minute, DesiredCapacity]) => [
    `At${minute}`,
    {
      Type: 'AWS::AutoScaling::ScheduledAction',
      Properties: {
        AutoScalingGroupName: { Ref: 'Group' },
        DesiredCapacity,
        StartTime: new Date(60_000 * minute).toISOString(),
      },
    },
  ]);
  return readStack({
    Resources: {
      Template: {
        Type: 'AWS::EC2::LaunchTemplate',
        Properties: { LaunchTemplateData: { InstanceType: 'm7g.medium', Monitoring: { Enabled: true } } },
      },
      Group: {
        Type: 'AWS::AutoScaling::AutoScalingGroup',
        Properties: {
          MinSize: min,
          MaxSize: max,
          DesiredCapacity: desired,
          LaunchTemplate: { LaunchTemplateId: { Ref: 'Template' }, Version: '1' },
          AvailabilityZones: ['us-east-1a'],
          ...(targets && { TargetGroupARNs: [{ Ref: 'Targets' }] }),
          ...options.group,
        },
      },
      ...(targets && { Targets: targetGroup(targets) }),
      ...Object.fromEntries(actions),
      ...options.resources,
    },
  });
}

/** A target group without a deregistration delay, by its attributes and further properties. */
function targetGroup({ attributes = {}, ...properties }: { readonly attributes?: object }): object {
  const all = { 'deregistration_delay.timeout_seconds': 0, ...attributes };
  return {
    Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
    Properties: {
      Protocol: 'HTTP',
      TargetGroupAttributes: Object.entries(all).map(([Key, value]) => ({ Key, Value: String(value) })),
      ...properties,
    },
  };
}

/** The model of a stack's one group, to be looked at in between. */
export function modelOf(
  stack: Stack,
  parameters: Partial<TwinParameters> = {},
  demand: Float64Array = new Float64Array(0),
): GroupModel {
  return new GroupModel({
    stack,
    definition: stack.groups[0]!,
    demand,
    start: 0,
    parameters: { ...defaultTwinParameters, ...parameters },
    seed: 1,
    requestsPerCapacity: undefined,
  });
}

/** How many instances are in each state at a time, in seconds. */
export function statesAt(model: GroupModel, time: number): { readonly [state: string]: number } {
  model.advanceTo(time);
  const states: { [state: string]: number } = {};
  for (const { state } of model.fleet.life.instances) {
    states[state] = (states[state] ?? 0) + 1;
  }
  return states;
}

/** A lifecycle hook of the group. */
export function hook(transition: 'LAUNCHING' | 'TERMINATING', properties: object = {}): object {
  return {
    LifecycleHookSpecificationList: [
      {
        LifecycleHookName: 'Hook',
        LifecycleTransition: `autoscaling:EC2_INSTANCE_${transition}`,
        HeartbeatTimeout: 300,
        ...properties,
      },
    ],
  };
}
