import { App, Duration, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as sqs from 'aws-cdk-lib/aws-sqs';

/** The flag of every new CDK project that makes a group use a launch template. */
const LAUNCH_TEMPLATE = '@aws-cdk/aws-autoscaling:generateLaunchTemplateInsteadOfLaunchConfig';

/** A service of the CDK's own constructs, none of ours, that scales in every way that they offer. */
export function cdkService({ launchTemplate }: { readonly launchTemplate: boolean }): unknown {
  const stack = new Stack(new App({ context: { [LAUNCH_TEMPLATE]: launchTemplate } }), 'Plain');
  const vpc = new ec2.Vpc(stack, 'Vpc', { natGateways: 1 });
  const group = new autoscaling.AutoScalingGroup(stack, 'Group', {
    vpc,
    instanceType: new ec2.InstanceType('t4g.small'),
    machineImage: ec2.MachineImage.latestAmazonLinux2023({ cpuType: ec2.AmazonLinuxCpuType.ARM_64 }),
    minCapacity: 2,
    maxCapacity: 6,
    requireImdsv2: true,
  });
  const balancer = new elbv2.ApplicationLoadBalancer(stack, 'Balancer', { vpc, internetFacing: true });
  balancer.addListener('Http', { port: 80 }).addTargets('Fleet', { port: 80, targets: [group] });
  group.scaleOnCpuUtilization('Cpu', { targetUtilizationPercent: 60, cooldown: Duration.minutes(2) });
  group.scaleOnRequestCount('Requests', { targetRequestsPerMinute: 600 });
  group.scaleOnMetric('Backlog', {
    metric: backlog(stack),
    scalingSteps: [
      { upper: 10, change: -1 },
      { lower: 100, change: 1 },
      { lower: 500, change: 3 },
    ],
  });
  group.scaleOnSchedule('Night', { schedule: autoscaling.Schedule.cron({ hour: '20' }), maxCapacity: 3 });
  return Template.fromStack(stack).toJSON();
}

/** The same group as CDK's other ways to describe one: a mixed group with a warm pool, hooks and a maintenance policy. */
export function cdkMixedGroup(): unknown {
  const stack = new Stack(new App({ context: { [LAUNCH_TEMPLATE]: true } }), 'Mixed');
  const vpc = new ec2.Vpc(stack, 'Vpc', { natGateways: 1 });
  const launchTemplate = new ec2.LaunchTemplate(stack, 'Template', {
    instanceType: new ec2.InstanceType('m7g.medium'),
    machineImage: ec2.MachineImage.latestAmazonLinux2023({ cpuType: ec2.AmazonLinuxCpuType.ARM_64 }),
    detailedMonitoring: true,
  });
  const group = new autoscaling.AutoScalingGroup(stack, 'Group', {
    vpc,
    maxCapacity: 12,
    mixedInstancesPolicy: {
      launchTemplate,
      launchTemplateOverrides: [
        { instanceType: new ec2.InstanceType('m7g.large'), weightedCapacity: 2 },
        { instanceType: new ec2.InstanceType('m7g.medium'), weightedCapacity: 1 },
      ],
      instancesDistribution: {
        onDemandPercentageAboveBaseCapacity: 50,
        spotAllocationStrategy: autoscaling.SpotAllocationStrategy.PRICE_CAPACITY_OPTIMIZED,
      },
    },
    capacityRebalance: true,
    maxInstanceLifetime: Duration.days(7),
    minHealthyPercentage: 100,
    maxHealthyPercentage: 150,
  });
  group.addLifecycleHook('Install', {
    lifecycleTransition: autoscaling.LifecycleTransition.INSTANCE_LAUNCHING,
    heartbeatTimeout: Duration.minutes(5),
    defaultResult: autoscaling.DefaultResult.CONTINUE,
  });
  group.addWarmPool({ poolState: autoscaling.PoolState.HIBERNATED, reuseOnScaleIn: true, minSize: 1 });
  const balancer = new elbv2.NetworkLoadBalancer(stack, 'Balancer', { vpc, crossZoneEnabled: true });
  const target = {
    port: 443,
    protocol: elbv2.Protocol.TCP,
    targets: [group],
    deregistrationDelay: Duration.seconds(45),
  };
  balancer.addListener('Tcp', { port: 443 }).addTargets('Fleet', target);
  return Template.fromStack(stack).toJSON();
}

function backlog(stack: Stack): cloudwatch.IMetric {
  return new sqs.Queue(stack, 'Queue').metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(1) });
}
