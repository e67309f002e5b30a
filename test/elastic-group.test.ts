import { Annotations, CfnParameter, Duration, Fn, type Stack, Token } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as elb from 'aws-cdk-lib/aws-elasticloadbalancing';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { ElasticGroup, type ElasticGroupProps } from '../lib';
import { importedVpc, NEW_APP_FLAGS, templateOf } from './support/template';

const GROUP = 'AWS::AutoScaling::AutoScalingGroup';
const TARGET_GROUP_ARN = 'arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/web/0123456789abcdef';
const LISTENER_ARN =
  'arn:aws:elasticloadbalancing:us-east-1:111122223333:listener/app/web/0123456789abcdef/0123456789abcdef';

function newGroup(stack: Stack, props: Partial<ElasticGroupProps> = {}): ElasticGroup {
  return new ElasticGroup(stack, 'Group', { vpc: importedVpc(stack), ...props });
}

describe.each([
  ['a new app', NEW_APP_FLAGS],
  ['an app without feature flags', {}],
])('ElasticGroup in %s', (_, flags) => {
  test('scales 1 to 10 on private subnets, from a launch template', () => {
    const template = templateOf((stack) => newGroup(stack), flags);

    template.hasResourceProperties(GROUP, {
      MinSize: '1',
      MaxSize: '10',
      VPCZoneIdentifier: ['subnet-a2', 'subnet-b2'],
      LaunchTemplate: { Version: { 'Fn::GetAtt': [Match.anyValue(), 'LatestVersionNumber'] } },
      LaunchConfigurationName: Match.absent(),
    });
    template.resourceCountIs('AWS::AutoScaling::LaunchConfiguration', 0);
  });

  test('leaves desired capacity alone, so that a deployment never resets it', () => {
    const template = templateOf((stack) => newGroup(stack, { minCapacity: 2 }), flags);

    template.hasResource(GROUP, {
      Properties: { DesiredCapacity: Match.absent() },
      UpdatePolicy: { AutoScalingScheduledAction: { IgnoreUnmodifiedGroupSizeProperties: true } },
    });
  });

  test('warms instances up and reports every group metric', () => {
    const template = templateOf((stack) => newGroup(stack), flags);

    template.hasResourceProperties(GROUP, {
      DefaultInstanceWarmup: 120,
      MetricsCollection: [{ Granularity: '1Minute', Metrics: Match.absent() }],
    });
  });
});

describe('ElasticGroup', () => {
  test('does not ask a load balancer about health when there is none', () => {
    const template = templateOf((stack) => newGroup(stack));

    template.hasResourceProperties(GROUP, {
      HealthCheckType: Match.absent(),
      HealthCheckGracePeriod: Match.absent(),
    });
  });

  const attachments: ReadonlyArray<[string, (stack: Stack, group: ElasticGroup) => void]> = [
    [
      'a target group of this app',
      (stack, group) => {
        new elbv2.ApplicationTargetGroup(stack, 'Targets', { vpc: importedVpc(stack), port: 80, targets: [group] });
      },
    ],
    [
      'an imported application target group',
      (stack, group) => {
        const attributes = { targetGroupArn: TARGET_GROUP_ARN, loadBalancerArns: LISTENER_ARN };
        elbv2.ApplicationTargetGroup.fromTargetGroupAttributes(stack, 'Targets', attributes).addTarget(group);
        Annotations.of(stack).acknowledgeWarning('@aws-cdk/aws-elbv2:albTargetGroupCannotRegisterConnectable');
      },
    ],
    [
      'an imported network target group',
      (stack, group) => {
        const attributes = { targetGroupArn: TARGET_GROUP_ARN };
        elbv2.NetworkTargetGroup.fromTargetGroupAttributes(stack, 'Targets', attributes).addTarget(group);
      },
    ],
    [
      'a Classic Load Balancer',
      (stack, group) => {
        new elb.LoadBalancer(stack, 'Classic', { vpc: importedVpc(stack) }).addTarget(group);
      },
    ],
  ];

  test.each(attachments)('trusts the health checks of %s, after a grace period', (_, attach) => {
    const template = templateOf((stack) => attach(stack, newGroup(stack)));

    template.hasResourceProperties(GROUP, { HealthCheckType: 'ELB', HealthCheckGracePeriod: 300 });
  });

  test('waits for the way out before it launches the first instance', () => {
    const template = templateOf((stack) => newGroup(stack, { vpc: new ec2.Vpc(stack, 'Vpc', { maxAzs: 2 }) }));

    template.hasResource(GROUP, { DependsOn: Match.arrayWith([Match.stringLikeRegexp('PrivateSubnet1DefaultRoute')]) });
  });

  test('goes wherever an Auto Scaling group goes', () => {
    const template = templateOf((stack) => {
      const group: autoscaling.IAutoScalingGroup = newGroup(stack);
      group.scaleOnSchedule('Morning', {
        schedule: autoscaling.Schedule.cron({ hour: '8', minute: '0' }),
        minCapacity: 3,
      });
    });

    template.hasResourceProperties('AWS::AutoScaling::ScheduledAction', { MinSize: 3 });
  });

  test('tolerates tokens as sizes', () => {
    const template = templateOf((stack) => {
      const minCapacity = new CfnParameter(stack, 'Min', { type: 'Number' }).valueAsNumber;
      newGroup(stack, { minCapacity });
    });

    template.hasResourceProperties(GROUP, { MinSize: { Ref: 'Min' }, MaxSize: '10' });
  });

  test('tolerates a token in seconds as duration, and fails for one that could not be converted', () => {
    const token = Token.asNumber(Fn.importValue('warmup'));

    templateOf((stack) => newGroup(stack, { defaultInstanceWarmup: Duration.seconds(token) })).hasResourceProperties(
      GROUP,
      {
        DefaultInstanceWarmup: { 'Fn::ImportValue': 'warmup' },
      },
    );
    expect(() => templateOf((stack) => newGroup(stack, { defaultInstanceWarmup: Duration.minutes(token) }))).toThrow(
      'defaultInstanceWarmup must be in seconds when it is a token, got one in minutes',
    );
  });

  test('fails once with everything that is wrong', () => {
    const wrong = {
      minCapacity: 5,
      maxCapacity: 3,
      defaultInstanceWarmup: Duration.hours(2),
      healthCheckGracePeriod: Duration.hours(3),
    };

    expect(() => templateOf((stack) => newGroup(stack, wrong))).toThrow(
      'ElasticGroup Test/Group: minCapacity must be at most maxCapacity, got 5 and 3; ' +
        'defaultInstanceWarmup must be a whole number of seconds between 0 and 3600, got 7200; ' +
        'healthCheckGracePeriod must be a whole number of seconds between 0 and 7200, got 10800',
    );
  });

  test.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('fails for a minimum of %p', (minCapacity) => {
    expect(() => templateOf((stack) => newGroup(stack, { minCapacity }))).toThrow(
      `minCapacity must be a whole number of at least 0, got ${minCapacity}`,
    );
  });
});
