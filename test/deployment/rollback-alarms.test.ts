import { Annotations, CfnParameter, type Stack } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import {
  Deployment,
  ElasticService,
  type ElasticServiceProps,
  InstanceMaintenance,
  LoadBalancerAttachment,
  RollbackAlarms,
  type RollbackAlarmsProps,
} from '../../lib';
import { importedVpc, templateOf } from '../support/template';

const ALARM = 'AWS::CloudWatch::Alarm';
const GROUP = 'AWS::AutoScaling::AutoScalingGroup';
const LISTENER_ARN =
  'arn:aws:elasticloadbalancing:us-east-1:111122223333:listener/app/web/0123456789abcdef/0123456789abcdef';
const TARGET_GROUP_ARN = 'arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/web/0123456789abcdef';

const serviceOf = (props: ElasticServiceProps) => (stack: Stack) =>
  new ElasticService(stack, 'Web', { vpc: importedVpc(stack), ...props });

const metricNamed = (MetricName: string) => Match.objectLike({ MetricStat: { Metric: { MetricName }, Period: 60 } });

/** No alarm on the controller. */
const ROLLBACK = { AlarmDescription: Match.stringLikeRegexp('^Rolls a deployment back') };

describe('RollbackAlarms of an ElasticService', () => {
  test('look at the share of errors, those of the balancer among them, minute by minute', () => {
    const template = templateOf(serviceOf({}));

    template.hasResourceProperties(ALARM, {
      Metrics: [
        Match.objectLike({
          Expression:
            'IF(FILL(requests, 0) + FILL(refused, 0) >= 10, ' +
            '100 * (FILL(failed, 0) + FILL(refused, 0)) / (FILL(requests, 0) + FILL(refused, 0)), 0)',
        }),
        metricNamed('RequestCount'),
        metricNamed('HTTPCode_Target_5XX_Count'),
        metricNamed('HTTPCode_ELB_5XX_Count'),
      ],
      ComparisonOperator: 'GreaterThanThreshold',
      Threshold: 2,
      EvaluationPeriods: 3,
      DatapointsToAlarm: 2,
      TreatMissingData: 'notBreaching',
      AlarmActions: Match.absent(),
    });
  });

  test('look at the healthy instances, of which an update leaves all that the minimum has', () => {
    templateOf(serviceOf({ minCapacity: 4 })).hasResourceProperties(ALARM, {
      MetricName: 'HealthyHostCount',
      Statistic: 'Minimum',
      ComparisonOperator: 'LessThanThreshold',
      Threshold: 4,
      Period: 60,
      EvaluationPeriods: 3,
      DatapointsToAlarm: 2,
      TreatMissingData: 'notBreaching',
    });
  });

  test.each([
    ['half of the minimum', Deployment.instanceRefresh({ minHealthyPercentage: 50 }), 5, 2],
    ['a whole instance', Deployment.instanceRefresh({ minHealthyPercentage: 90 }), 2, 1],
  ])('leave %s to an update that does', (_, deployment, minCapacity, Threshold) => {
    const template = templateOf(serviceOf({ minCapacity, deployment }));

    template.hasResourceProperties(ALARM, { MetricName: 'HealthyHostCount', Threshold });
  });

  test.each<[string, ElasticServiceProps]>([
    ['none of the instances', { minCapacity: 5, deployment: Deployment.instanceRefresh({ minHealthyPercentage: 0 }) }],
    ['not the only instance', { instanceMaintenance: InstanceMaintenance.terminateBeforeLaunching() }],
    ['none of a group that may be empty', { minCapacity: 0 }],
  ])('do not look at healthy instances where a deployment has to leave %s', (_, props) => {
    const template = templateOf(serviceOf(props));

    const names = Object.keys(template.findResources(ALARM, { Properties: ROLLBACK }));
    expect(names).toHaveLength(1);
    template.resourcePropertiesCountIs(ALARM, { MetricName: 'HealthyHostCount' }, 0);
    template.hasResource(GROUP, {
      UpdatePolicy: {
        AutoScalingInstanceRefresh: { Preferences: { AlarmSpecification: { Alarms: [{ Ref: names[0] }] } } },
      },
    });
  });

  test('leave what the instance maintenance policy does, where the deployment does not say', () => {
    const instanceMaintenance = InstanceMaintenance.terminateBeforeLaunching({ minHealthyPercentage: 60 });

    templateOf(serviceOf({ minCapacity: 5, instanceMaintenance })).hasResourceProperties(ALARM, {
      MetricName: 'HealthyHostCount',
      Threshold: 3,
    });
  });

  test('ask for one healthy instance when the minimum is a token', () => {
    const template = templateOf((stack) =>
      serviceOf({ minCapacity: new CfnParameter(stack, 'Min', { type: 'Number' }).valueAsNumber })(stack),
    );

    template.hasResourceProperties(ALARM, { MetricName: 'HealthyHostCount', Threshold: 1 });
  });

  test('stop the deployment', () => {
    const template = templateOf(serviceOf({}));

    const names = Object.keys(template.findResources(ALARM, { Properties: ROLLBACK }));
    expect(names).toHaveLength(2);
    template.hasResource(GROUP, {
      UpdatePolicy: {
        AutoScalingInstanceRefresh: {
          Preferences: { AlarmSpecification: { Alarms: names.map((name) => ({ Ref: name })) } },
        },
        AutoScalingScheduledAction: { IgnoreUnmodifiedGroupSizeProperties: true },
      },
    });
  });

  test.each([
    [
      'the user has alarms of its own',
      (stack: Stack) => [cloudwatch.Alarm.fromAlarmName(stack, 'Mine', 'mine')],
      ['mine'],
    ],
    ['the user wants none', () => [], undefined],
  ])('are not made where %s', (_, alarms, names) => {
    const template = templateOf((stack) => {
      const service = serviceOf({ deployment: Deployment.instanceRefresh({ alarms: alarms(stack) }) })(stack);
      expect(service.rollbackAlarms).toBeUndefined();
    });

    template.resourcePropertiesCountIs(ALARM, ROLLBACK, 0);
    template.hasResource(GROUP, {
      UpdatePolicy: {
        AutoScalingInstanceRefresh: {
          Preferences: { AlarmSpecification: names ? { Alarms: names } : Match.absent() },
        },
      },
    });
  });

  test.each([
    ['a rolling update', Deployment.rollingUpdate()],
    ['a replacing update', Deployment.replacing()],
    ['none', Deployment.manual()],
  ])('are not made for %s, which no alarm can stop', (_, deployment) => {
    templateOf(serviceOf({ deployment })).resourcePropertiesCountIs(ALARM, ROLLBACK, 0);
  });
});

describe('RollbackAlarms of an ElasticService that is attached', () => {
  const alarmsBehind = (attach: (stack: Stack) => LoadBalancerAttachment) => {
    const template = templateOf((stack) => {
      serviceOf({ loadBalancerAttachment: attach(stack) })(stack);
      Annotations.of(stack).acknowledgeWarning('@aws-cdk/aws-elbv2:albTargetGroupCannotRegisterConnectable');
    });
    return Object.values(template.findResources(ALARM, { Properties: ROLLBACK }));
  };
  const imported = (stack: Stack, loadBalancerArns?: string) =>
    elbv2.ApplicationTargetGroup.fromTargetGroupAttributes(stack, 'Targets', {
      targetGroupArn: TARGET_GROUP_ARN,
      loadBalancerArns,
    });

  test.each<[string, (stack: Stack) => LoadBalancerAttachment]>([
    ['to nothing', () => LoadBalancerAttachment.none()],
    ['to a Network Load Balancer', () => LoadBalancerAttachment.newNetworkLoadBalancer()],
    [
      'to a target group that is imported without its balancer',
      (stack) => LoadBalancerAttachment.targetGroup(imported(stack)),
    ],
    [
      'to a target group that is behind nothing yet',
      (stack) => {
        const vpc = importedVpc(stack);
        const targetGroup = new elbv2.ApplicationTargetGroup(stack, 'Targets', {
          vpc,
          port: 80,
          targetType: elbv2.TargetType.INSTANCE,
        });
        return LoadBalancerAttachment.targetGroup(targetGroup);
      },
    ],
  ])('%s are not made, since there is nothing that they could look at', (_, attach) => {
    expect(alarmsBehind(attach)).toEqual([]);
  });

  test('to a target group that tells its balancer look at it', () => {
    const attach = (stack: Stack) => LoadBalancerAttachment.targetGroup(imported(stack, LISTENER_ARN));

    expect(alarmsBehind(attach)).toHaveLength(2);
  });
});

describe('RollbackAlarms', () => {
  const build = (props: (stack: Stack) => Partial<RollbackAlarmsProps> = () => ({})) => {
    return (stack: Stack) => {
      const attributes = { targetGroupArn: TARGET_GROUP_ARN, loadBalancerArns: LISTENER_ARN };
      const targetGroup = elbv2.ApplicationTargetGroup.fromTargetGroupAttributes(stack, 'Targets', attributes);
      new RollbackAlarms(stack, 'Alarms', { targetGroup, ...props(stack) });
    };
  };

  test('of an imported target group count the errors of its targets alone', () => {
    const template = templateOf(build());

    template.hasResourceProperties(ALARM, {
      Metrics: Match.arrayWith([
        Match.objectLike({
          Expression: 'IF(FILL(requests, 0) >= 10, 100 * (FILL(failed, 0)) / (FILL(requests, 0)), 0)',
        }),
      ]),
    });
    template.resourceCountIs(ALARM, 2);
  });

  test('fail once with everything that is wrong', () => {
    const wrong = build(() => ({ errorPercentage: 101, minRequests: 0, minHealthyHosts: 0.5 }));

    expect(() => templateOf(wrong)).toThrow(
      'RollbackAlarms Test/Alarms: errorPercentage must be a number between 0 and 100, got 101; ' +
        'minRequests must be a whole number of at least 1, got 0; ' +
        'minHealthyHosts must be a whole number of at least 0, got 0.5',
    );
  });

  test('fail for an imported target group that does not tell its balancer', () => {
    const wrong = build((stack) => ({
      targetGroup: elbv2.ApplicationTargetGroup.fromTargetGroupAttributes(stack, 'Other', {
        targetGroupArn: TARGET_GROUP_ARN,
      }),
    }));

    expect(() => templateOf(wrong)).toThrow('loadBalancerArns must be given where Test/Other is imported');
  });
});
