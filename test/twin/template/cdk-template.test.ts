import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { readStack } from '../../../lib/twin/template/read-stack';

/** The flag of every new CDK project that makes a group use a launch template. */
const LAUNCH_TEMPLATE = '@aws-cdk/aws-autoscaling:generateLaunchTemplateInsteadOfLaunchConfig';

/** A service of the CDK's own constructs, none of ours. */
function plainCdkTemplate(): unknown {
  const stack = new Stack(new App({ context: { [LAUNCH_TEMPLATE]: true } }), 'Plain');
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
  group.scaleOnRequestCount('Requests', { targetRequestsPerMinute: 600 });
  group.scaleOnSchedule('Night', { schedule: autoscaling.Schedule.cron({ hour: '20' }), maxCapacity: 3 });
  return Template.fromStack(stack).toJSON();
}

describe('a template of plain CDK constructs', () => {
  const stack = readStack(plainCdkTemplate(), { stackName: 'Plain' });

  test('gives the group with its sizes, zones and balancer', () => {
    const [group] = stack.groups;

    expect(group).toMatchObject({ minSize: 2, maxSize: 6, desiredCapacity: 2, deregistrationDelay: 300 });
    expect(group?.placements.map(({ zone }) => zone)).toEqual(['us-east-1a', 'us-east-1b']);
    expect(group?.targetGroupArns).toHaveLength(1);
  });

  test('gives the policy with a resource label that names balancer and target group', () => {
    const tracking = stack.policies[0]?.configuration.TargetTrackingConfiguration;

    expect(tracking).toMatchObject({
      PredefinedMetricSpecification: {
        ResourceLabel: expect.stringMatching(/^app\/[^/]+\/[0-9a-f]{16}\/targetgroup\/[^/]+\/[0-9a-f]{16}$/),
      },
    });
  });

  test('gives the scheduled action', () => {
    expect(stack.scheduledActions).toMatchObject([{ groupName: stack.groups[0]?.name, maxSize: 3 }]);
  });

  test('leaves nothing that was needed unread', () => {
    expect(stack.findings).toEqual([]);
  });
});
