import { App, Duration, Size, Stack } from 'aws-cdk-lib';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sqs from 'aws-cdk-lib/aws-sqs';

/**
 * Resources of the same types and counts as the example app's, made with the CDK's own L2 constructs: what synth is compared
 * with. Their properties are fewer.
 */
const stack = new Stack(new App(), 'Headroom');

const vpc = new ec2.Vpc(stack, 'Vpc', { maxAzs: 2, restrictDefaultSecurityGroup: false });
vpc.addFlowLog('FlowLog', {
  destination: ec2.FlowLogDestination.toCloudWatchLogs(new logs.LogGroup(stack, 'FlowLogGroup')),
});

const role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com') });
role.addToPolicy(new iam.PolicyStatement({ actions: ['ssmmessages:OpenDataChannel'], resources: ['*'] }));
const securityGroup = new ec2.SecurityGroup(stack, 'SecurityGroup', { vpc, allowAllOutbound: false });
securityGroup.addEgressRule(ec2.Peer.anyIpv4(), ec2.Port.HTTPS);
const launchTemplate = new ec2.LaunchTemplate(stack, 'LaunchTemplate', {
  instanceType: new ec2.InstanceType('m7g.medium'),
  machineImage: ec2.MachineImage.latestAmazonLinux2023({ cpuType: ec2.AmazonLinuxCpuType.ARM_64 }),
  userData: ec2.UserData.forLinux(),
  role,
  securityGroup,
  associatePublicIpAddress: false,
  detailedMonitoring: true,
  requireImdsv2: true,
  blockDevices: [
    {
      deviceName: '/dev/xvda',
      volume: ec2.BlockDeviceVolume.ebs(Size.gibibytes(8).toGibibytes(), { encrypted: true }),
    },
  ],
});
const group = new autoscaling.AutoScalingGroup(stack, 'Group', {
  vpc,
  launchTemplate,
  minCapacity: 1,
  maxCapacity: 10,
  groupMetrics: [autoscaling.GroupMetrics.all()],
});
group.scaleOnCpuUtilization('Cpu', { targetUtilizationPercent: 70 });

const accessLogs = new s3.Bucket(stack, 'AccessLogs', {
  encryption: s3.BucketEncryption.S3_MANAGED,
  blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
  enforceSSL: true,
});
const balancer = new elbv2.ApplicationLoadBalancer(stack, 'Balancer', { vpc });
balancer.setAttribute('access_logs.s3.bucket', accessLogs.bucketName);
balancer.addListener('Http', { port: 80, open: false }).addTargets('Group', { port: 80, targets: [group] });

const deadLetterQueue = new sqs.Queue(stack, 'DeadLetters', { enforceSSL: true });
const handler = new lambda.Function(stack, 'Controller', {
  code: lambda.Code.fromAsset('assets/capacity-controller'),
  handler: 'index.handler',
  runtime: lambda.Runtime.NODEJS_24_X,
  architecture: lambda.Architecture.ARM_64,
  environment: { AUTO_SCALING_GROUP_NAME: group.autoScalingGroupName },
  logGroup: new logs.LogGroup(stack, 'Log'),
  deadLetterQueue,
  retryAttempts: 0,
});
handler.addToRolePolicy(
  new iam.PolicyStatement({ actions: ['autoscaling:SetDesiredCapacity'], resources: [group.autoScalingGroupArn] }),
);
for (const [id, action] of [
  ['ReadGroups', 'autoscaling:DescribeAutoScalingGroups'],
  ['ReadMetrics', 'cloudwatch:GetMetricData'],
  ['WriteActions', 'autoscaling:DeleteScheduledAction'],
] as const) {
  const statements = [new iam.PolicyStatement({ actions: [action], resources: ['*'] })];
  new iam.Policy(stack, id, { roles: [handler.role!], statements });
}
new events.Rule(stack, 'Schedule', {
  schedule: events.Schedule.rate(Duration.minutes(1)),
  targets: [new targets.LambdaFunction(handler, { deadLetterQueue })],
});
const alarmed = [
  handler.metricErrors(),
  handler.metricThrottles(),
  deadLetterQueue.metricApproximateNumberOfMessagesVisible(),
  ...['Heartbeat', 'LeaseRemaining', 'FloorDrift'].map(
    (metricName) => new cloudwatch.Metric({ namespace: 'Headroom', metricName }),
  ),
];
for (const [index, metric] of alarmed.entries()) {
  new cloudwatch.Alarm(stack, `Alarm${index}`, { metric, threshold: 1, evaluationPeriods: 1 });
}

(stack.node.root as App).synth();
