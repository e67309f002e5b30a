import { usageOf } from '../../../lib/twin/cost/usage-of-run';
import { simulate } from '../../../lib/twin/simulate/simulate';
import type { Stack } from '../../../lib/twin/template/read-stack';
import { controlledStack } from '../simulate/controller/support';
import { levels, trackedStack } from '../simulate/support';

/** What the first group of a stack used in ten hours of a low load. */
function usedOf(stack: Stack, { controller = true } = {}) {
  const [group] = stack.groups;
  const run = simulate({ stack, group: group!.logicalId, demand: levels([0.1, 600]), start: 0, controller });
  return usageOf(group!, run, { stack, controller });
}

const alarm = (properties: object) => ({
  Type: 'AWS::CloudWatch::Alarm',
  Properties: {
    Namespace: 'AWS/EC2',
    MetricName: 'CPUUtilization',
    Statistic: 'Average',
    Period: 60,
    EvaluationPeriods: 1,
    Threshold: 50,
    ComparisonOperator: 'GreaterThanThreshold',
    ...properties,
  },
});
const ofGroup = [{ Name: 'AutoScalingGroupName', Value: { Ref: 'Group' } }];

/** A group like that of `trackedStack`, and a balancer in front of both. */
const balanced = {
  Targets: { Type: 'AWS::ElasticLoadBalancingV2::TargetGroup' },
  Balancer: { Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer' },
  Listener: {
    Type: 'AWS::ElasticLoadBalancingV2::Listener',
    Properties: {
      LoadBalancerArn: { Ref: 'Balancer' },
      DefaultActions: [{ Type: 'forward', TargetGroupArn: { Ref: 'Targets' } }],
    },
  },
};
const another = {
  Type: 'AWS::AutoScaling::AutoScalingGroup',
  Properties: {
    MinSize: 1,
    MaxSize: 1,
    AvailabilityZones: ['us-east-1a'],
    TargetGroupARNs: [{ Ref: 'Targets' }],
  },
};

describe('usageOf', () => {
  test('has two alarms for target tracking, though they never change their state', () => {
    const { alarms } = usedOf(trackedStack({ min: 0, max: 0 }));

    expect(alarms).toEqual([1, 2].map(() => ({ metrics: 1, highResolution: false, hours: 10 })));
  });

  test('has one alarm for target tracking that does not scale in', () => {
    const PredefinedMetricSpecification = { PredefinedMetricType: 'ASGAverageCPUUtilization' };
    const TargetTrackingConfiguration = { TargetValue: 50, PredefinedMetricSpecification, DisableScaleIn: true };

    expect(usedOf(trackedStack({ policy: { TargetTrackingConfiguration } })).alarms).toHaveLength(1);
  });

  test('has the alarms of the template that watch the group or invoke its policies, and no others', () => {
    const resources = {
      Watching: alarm({ Dimensions: ofGroup, Period: 10 }),
      Invoking: alarm({ AlarmActions: [{ Ref: 'Cpu' }] }),
      Foreign: alarm({}),
    };

    const { alarms } = usedOf(trackedStack({ policy: { PolicyType: 'SimpleScaling' }, resources }));

    expect(alarms).toEqual([
      { metrics: 1, highResolution: true, hours: 10 },
      { metrics: 1, highResolution: false, hours: 10 },
    ]);
  });

  test('counts every metric of an alarm on metric math', () => {
    const metric = { Metric: { Namespace: 'AWS/EC2', MetricName: 'CPUUtilization' }, Period: 60, Stat: 'Average' };
    const Metrics = [
      { Id: 'a', MetricStat: metric, ReturnData: false },
      { Id: 'b', MetricStat: metric, ReturnData: false },
      { Id: 'sum', Expression: 'a + b' },
    ];
    const resources = { Math: alarm({ Metrics, AlarmActions: [{ Ref: 'Cpu' }] }) };

    const { alarms } = usedOf(trackedStack({ policy: { PolicyType: 'SimpleScaling' }, resources }));

    expect(alarms).toMatchObject([{ metrics: 2 }]);
  });

  test('has a load balancer of the template once, in equal parts for the groups behind it', () => {
    const group = { TargetGroupARNs: [{ Ref: 'Targets' }] };

    const alone = usedOf(trackedStack({ group, resources: balanced }));
    const shared = usedOf(trackedStack({ group, resources: { ...balanced, Another: another } }));

    expect(alone.loadBalancers).toEqual([{ hours: 10 }]);
    expect(shared.loadBalancers).toEqual([{ hours: 5 }]);
  });

  test('has no load balancer for a target group of another stack', () => {
    const group = { TargetGroupARNs: ['arn:aws:elasticloadbalancing:us-east-1:1:targetgroup/t/1'] };

    expect(usedOf(trackedStack({ group })).loadBalancers).toEqual([]);
  });

  test('has a request for each tick of the controller, of 100 ms with its memory', () => {
    const stack = controlledStack({ function: { MemorySize: 256 } });

    expect(usedOf(stack).functions).toEqual([{ requests: 600, gigabyteSeconds: 15 }]);
    expect(usedOf(stack, { controller: false }).functions).toEqual([]);
  });

  test('has its part of a controller of several groups, and of the alarms that watch it', () => {
    const environment = {
      AUTO_SCALING_GROUP_NAME: '',
      AUTO_SCALING_GROUPS: {
        'Fn::Join': [
          '"',
          ['[{"name":', { Ref: 'Group' }, ',"baseline":1},{"name":', { Ref: 'Another' }, ',"baseline":1}]'],
        ],
      },
    };
    const Heartbeat = alarm({ Dimensions: [{ Name: 'FunctionName', Value: { Ref: 'Controller' } }] });
    const stack = controlledStack({
      function: { MemorySize: 256 },
      environment,
      resources: { Another: another, Heartbeat },
    });

    const { functions, alarms } = usedOf(stack);

    expect(functions).toEqual([{ requests: 300, gigabyteSeconds: 7.5 }]);
    expect(alarms).toEqual([{ metrics: 1, highResolution: false, hours: 5 }]);
  });

  test('tells Spot instances from others', () => {
    const group = {
      LaunchTemplate: undefined,
      MixedInstancesPolicy: {
        LaunchTemplate: { LaunchTemplateSpecification: { LaunchTemplateId: { Ref: 'Template' }, Version: '1' } },
        InstancesDistribution: { OnDemandBaseCapacity: 0, OnDemandPercentageAboveBaseCapacity: 0 },
      },
    };

    expect(usedOf(trackedStack({ group })).instances).toEqual([
      { instanceType: 'm7g.medium', isSpot: true, billedSeconds: 36_000 },
    ]);
  });
});
