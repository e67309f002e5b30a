import { App, Duration, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import fc from 'fast-check';
import { ElasticGroup, ScalingPolicy } from '../../lib';
import { findProblems } from '../../lib/checks/rules/find-problems';
import { importedVpc, NEW_APP_FLAGS } from '../support/template';

const { LifecycleTransition, UpdatePolicy } = autoscaling;

/** Everything that a group may be, without two parts that hinder each other. */
const groups = fc.record({
  min: fc.integer({ min: 1, max: 20 }),
  room: fc.integer({ min: 1, max: 50 }),
  warmUp: fc.integer({ min: 0, max: 3600 }),
  target: fc.option(fc.integer({ min: 1, max: 100 }), { nil: undefined }),
  networkTarget: fc.option(fc.integer({ min: 1, max: 1e9 }), { nil: undefined }),
  thresholds: fc.option(fc.uniqueArray(fc.integer({ min: 21, max: 99 }), { minLength: 1, maxLength: 8 }), {
    nil: undefined,
  }),
  hours: fc.uniqueArray(fc.integer({ min: 0, max: 23 }), { maxLength: 5 }),
  isBalanced: fc.boolean(),
  deregistrationDelay: fc.integer({ min: 0, max: 3600 }),
  slowStart: fc.constantFrom(undefined, 30, 60, 300, 900),
  heartbeat: fc.option(fc.integer({ min: 30, max: 7200 }), { nil: undefined }),
  lifetime: fc.option(fc.integer({ min: 1, max: 365 }), { nil: undefined }),
  update: fc.constantFrom('none', 'rolling', 'replacing', 'refresh'),
});

type Group = typeof groups extends fc.Arbitrary<infer T> ? T : never;

function build(stack: Stack, group: autoscaling.AutoScalingGroup, props: Group): void {
  const { min, room, thresholds, networkTarget } = props;
  if (networkTarget !== undefined) {
    group.scaleOnIncomingBytes('In', { targetBytesPerSecond: networkTarget });
  }
  if (thresholds !== undefined) {
    const [first = 50, ...others] = [...thresholds].sort((a, b) => a - b);
    group.scaleOnMetric('Steps', {
      metric: new cloudwatch.Metric({ namespace: 'Shop', metricName: 'Queue', period: Duration.minutes(1) }),
      scalingSteps: [
        { upper: 20, change: -1 },
        { lower: first, change: +1 },
        ...others.map((lower, index) => ({ lower, change: index + 2 })),
      ],
    });
  }
  for (const hour of props.hours) {
    const schedule = autoscaling.Schedule.cron({ hour: `${hour}`, minute: '0' });
    group.scaleOnSchedule(`At${hour}`, { schedule, minCapacity: min, maxCapacity: min + room });
  }
  if (props.isBalanced) {
    const { deregistrationDelay, slowStart } = props;
    new elbv2.ApplicationTargetGroup(stack, 'Targets', {
      vpc: importedVpc(stack),
      port: 80,
      targets: [group],
      deregistrationDelay: Duration.seconds(deregistrationDelay),
      slowStart: slowStart === undefined || slowStart > props.warmUp ? undefined : Duration.seconds(slowStart),
    });
  }
  if (props.heartbeat !== undefined) {
    const heartbeatTimeout = Duration.seconds(props.heartbeat);
    group.addLifecycleHook('Drain', {
      lifecycleTransition: LifecycleTransition.INSTANCE_TERMINATING,
      heartbeatTimeout,
    });
  }
}

function updatePolicyOf({ min, update }: Group): autoscaling.UpdatePolicy | undefined {
  return {
    none: undefined,
    rolling: UpdatePolicy.rollingUpdate({ minInstancesInService: min }),
    replacing: UpdatePolicy.replacingUpdate(),
    refresh: UpdatePolicy.instanceRefresh({
      strategy: autoscaling.InstanceRefreshStrategy.ROLLING,
      minHealthyPercentage: 100,
      maxHealthyPercentage: 110,
    }),
  }[update];
}

function found(make: (stack: Stack) => void): readonly string[] {
  const stack = new Stack(new App({ context: { ...NEW_APP_FLAGS } }), 'Shop');
  make(stack);
  return findProblems(Template.fromStack(stack).toJSON()).map(({ check, message }) => `${check.id}: ${message}`);
}

describe('a valid group', () => {
  test('has no finding, made by ElasticGroup', () => {
    fc.assert(
      fc.property(groups, (props) => {
        const findings = found((stack) => {
          const group = new ElasticGroup(stack, 'Group', {
            vpc: importedVpc(stack),
            minCapacity: props.min,
            maxCapacity: props.min + props.room,
            defaultInstanceWarmup: Duration.seconds(props.warmUp),
          });
          if (props.target !== undefined) {
            group.addScalingPolicy('Cpu', ScalingPolicy.cpu({ target: props.target }));
          }
          build(stack, group, props);
        });

        expect(findings).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  test('has no finding, made by the CDK', () => {
    fc.assert(
      fc.property(groups, (props) => {
        const findings = found((stack) => {
          const vpc = importedVpc(stack);
          const group = new autoscaling.AutoScalingGroup(stack, 'Group', {
            vpc,
            launchTemplate: new ec2.LaunchTemplate(stack, 'Template', {
              instanceType: new ec2.InstanceType('m7g.medium'),
              machineImage: ec2.MachineImage.fromSsmParameter('/web/image'),
              securityGroup: new ec2.SecurityGroup(stack, 'SecurityGroup', { vpc }),
              requireImdsv2: true,
              detailedMonitoring: true,
            }),
            minCapacity: props.min,
            maxCapacity: props.min + props.room,
            defaultInstanceWarmup: Duration.seconds(props.warmUp),
            maxInstanceLifetime: props.lifetime === undefined ? undefined : Duration.days(props.lifetime),
            updatePolicy: updatePolicyOf(props),
            healthChecks: props.isBalanced
              ? autoscaling.HealthChecks.withAdditionalChecks({
                  additionalTypes: [autoscaling.AdditionalHealthCheckType.ELB],
                  gracePeriod: Duration.minutes(5),
                })
              : undefined,
          });
          if (props.target !== undefined) {
            group.scaleOnCpuUtilization('Cpu', { targetUtilizationPercent: props.target });
          }
          build(stack, group, props);
        });

        expect(findings).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});

/** Any value that a template may hold in place of a literal. */
const unknowns = fc.constantFrom<object>(
  { Ref: 'Parameter' },
  { 'Fn::GetAtt': ['Other', 'Value'] },
  { 'Fn::If': ['Large', 1, 2] },
  { 'Fn::ImportValue': 'value' },
  { 'Fn::FindInMap': ['Map', { Ref: 'AWS::Region' }, 'Value'] },
);

const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom<unknown>('ELB', 'retain', '$Latest', '5', 3, -1, 150, true, 'true', null),
    unknowns,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...KEYS()), tie('value'), { maxKeys: 5 }),
  ),
})).value;

describe('any template', () => {
  test('is read to its end, whatever it holds', () => {
    const resources = fc.dictionary(
      fc.constantFrom('Group', 'Policy', 'Template', 'Alarm', 'Pool'),
      fc.record(
        { Type: fc.constantFrom(...TYPES()), Properties: json, UpdatePolicy: json },
        { requiredKeys: ['Type'] },
      ),
    );

    fc.assert(
      fc.property(resources, (Resources) => {
        expect(() => findProblems({ Resources })).not.toThrow();
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    [undefined],
    [null],
    [{}],
    [{ Resources: [] }],
    [{ Resources: { 'Fn::ForEach::Groups': ['Name', ['A'], {}] } }],
    [{ Transform: 'Macro', Resources: { Group: { Type: 'AWS::AutoScaling::AutoScalingGroup', Properties: {} } } }],
  ])('has no finding when nothing can be told: %j', (template) => {
    expect(findProblems(template)).toEqual([]);
  });
});

function TYPES() {
  return [
    ...['AutoScalingGroup', 'ScalingPolicy', 'ScheduledAction', 'LifecycleHook', 'WarmPool'].map(
      (name) => `AWS::AutoScaling::${name}`,
    ),
    'AWS::EC2::LaunchTemplate',
    'AWS::CloudWatch::Alarm',
    'AWS::ElasticLoadBalancingV2::TargetGroup',
  ];
}

function KEYS() {
  return [
    ...['MinSize', 'MaxSize', 'LaunchTemplate', 'MixedInstancesPolicy', 'Overrides', 'TargetGroupARNs', 'Ref'],
    ...['AutoScalingGroupName', 'StepAdjustments', 'TargetTrackingConfiguration', 'Metrics', 'MetricSpecifications'],
    ...['HealthCheckType', 'AutoScalingRollingUpdate', 'AutoScalingInstanceRefresh', 'Preferences', 'PolicyType'],
    ...['LifecycleHookSpecificationList', 'TargetGroupAttributes', 'Key', 'Value', 'InstancesDistribution', 'Fn::If'],
  ];
}
