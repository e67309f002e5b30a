import { Duration, type Stack, Token, Validations } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { ElasticService, LifecycleHook, Readiness, type TargetHealthOptions } from '../../lib';
import { importedVpc, templateOf } from '../support/template';
import { dependenciesOf, GROUP, idsOf, newGroup, reachableFrom, templateOfGroup } from './support/group';

function newTargets(stack: Stack): elbv2.ApplicationTargetGroup {
  const vpc = importedVpc(stack);
  const targetGroup = new elbv2.ApplicationTargetGroup(stack, 'Targets', { vpc, port: 80 });
  const balancer = new elbv2.ApplicationLoadBalancer(stack, 'Balancer', { vpc });
  balancer.addListener('Listener', { port: 80, open: false, defaultTargetGroups: [targetGroup] });
  return targetGroup;
}

const gated = (options?: TargetHealthOptions) =>
  templateOf((stack) => {
    newTargets(stack).addTarget(newGroup(stack, { readiness: Readiness.targetHealth(options) }));
  });

const hookIs = (hook: object) => ({ LifecycleHookSpecificationList: [Match.objectLike(hook)] });

describe('Readiness.targetHealth', () => {
  test('holds each launch until its function ends the wait, or a minute longer than that takes', () => {
    const hook = {
      LifecycleHookName: 'Readiness',
      LifecycleTransition: 'autoscaling:EC2_INSTANCE_LAUNCHING',
      HeartbeatTimeout: 660,
      DefaultResult: 'ABANDON',
    };

    gated().hasResourceProperties(GROUP, hookIs(hook));
  });

  test('tells the function where and how long to look', () => {
    const { CONTINUE } = autoscaling.DefaultResult;
    const template = gated({
      timeout: Duration.minutes(5),
      interval: Duration.seconds(20),
      onTimeout: CONTINUE,
    });

    template.hasResourceProperties('AWS::Lambda::Function', {
      Timeout: 900,
      Environment: {
        Variables: {
          TARGET_GROUP_ARNS: { Ref: Match.stringLikeRegexp('Targets') },
          TIMEOUT_SECONDS: '300',
          INTERVAL_SECONDS: '20',
          ON_TIMEOUT: 'CONTINUE',
        },
      },
    });
  });

  test("invokes it for this group's launches alone, whose name it does not know", () => {
    const template = gated();

    const [group] = Object.values(template.findResources(GROUP));
    template.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: {
        source: ['aws.autoscaling'],
        'detail-type': ['EC2 Instance-launch Lifecycle Action'],
        detail: {
          LifecycleHookName: ['Readiness'],
          NotificationMetadata: [group!.Properties.LifecycleHookSpecificationList[0].NotificationMetadata],
        },
      },
    });
  });

  test('may register with these target groups, read health, and complete launches of this group', () => {
    const template = gated();

    const statements = Object.entries(template.findResources('AWS::IAM::Policy'))
      .filter(([id]) => id.startsWith('GroupReadiness'))
      .flatMap(([, { Properties }]) => Properties.PolicyDocument.Statement);
    expect(statements).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          Action: ['elasticloadbalancing:DeregisterTargets', 'elasticloadbalancing:RegisterTargets'],
          Resource: { Ref: idsOf(template, 'AWS::ElasticLoadBalancingV2::TargetGroup')[0] },
        }),
        expect.objectContaining({ Action: 'elasticloadbalancing:DescribeTargetHealth', Resource: '*' }),
        expect.objectContaining({
          Action: 'autoscaling:CompleteLifecycleAction',
          Condition: { StringEquals: { 'aws:ResourceTag/headroom:group': expect.anything() } },
        }),
        expect.objectContaining({ Action: ['logs:CreateLogStream', 'logs:PutLogEvents'] }),
      ]),
    );
    expect(statements).toHaveLength(4);
  });

  test('is all there before the first instance, the listener included, and leads in no circle', () => {
    const template = gated();

    const [group] = idsOf(template, GROUP);
    const needed = ['AWS::Events::Rule', 'AWS::Lambda::Permission', 'AWS::ElasticLoadBalancingV2::Listener'];
    expect(dependenciesOf(template)).toEqual(expect.arrayContaining(needed.flatMap((type) => idsOf(template, type))));
    expect([...reachableFrom(template, group!)]).toEqual(
      expect.arrayContaining(idsOf(template, 'AWS::IAM::Policy').filter((id) => id.startsWith('GroupReadiness'))),
    );
    expect(reachableFrom(template, group!)).not.toContain(group);
  });

  test('looks at every target group that is attached, however late', () => {
    const template = templateOf((stack) => {
      const group = newGroup(stack, { readiness: Readiness.targetHealth() });
      newTargets(stack).addTarget(group);
      const attributes = { targetGroupArn: 'arn:aws:elasticloadbalancing:eu-west-1:1:targetgroup/other/1' };
      elbv2.NetworkTargetGroup.fromTargetGroupAttributes(stack, 'Other', attributes).addTarget(group);
    });

    template.hasResourceProperties('AWS::Lambda::Function', {
      Environment: {
        Variables: {
          TARGET_GROUP_ARNS: {
            'Fn::Join': [
              ',',
              [
                { Ref: Match.stringLikeRegexp('Targets') },
                'arn:aws:elasticloadbalancing:eu-west-1:1:targetgroup/other/1',
              ],
            ],
          },
        },
      },
    });
  });

  test('stands in a service', () => {
    const template = templateOf((stack) => {
      Validations.of(stack).acknowledge({ id: 'cdk-headroom:plainHttp', reason: 'a test carries nothing' });
      new ElasticService(stack, 'Web', { readiness: Readiness.targetHealth() });
    });

    const [group] = idsOf(template, GROUP);
    template.hasResourceProperties(GROUP, hookIs({ LifecycleHookName: 'Readiness' }));
    expect(reachableFrom(template, group!)).not.toContain(group);
  });

  test('fails without a target group', () => {
    expect(() => templateOfGroup({ readiness: Readiness.targetHealth() })).toThrow(
      'readiness must be without Readiness.targetHealth where the group is attached to no target group',
    );
  });

  test('fails for times that it cannot keep', () => {
    const wrong = { timeout: Duration.minutes(15), interval: Duration.seconds(1) };

    expect(() => Readiness.targetHealth(wrong)).toThrow(
      'Readiness.targetHealth: timeout must be a whole number of seconds between 60 and 840, got 900; ' +
        'interval must be a whole number of seconds between 5 and 60, got 1',
    );
  });

  test('fails for a timeout that the hook could not be longer than', () => {
    const timeout = Duration.seconds(Token.asNumber({ Ref: 'Timeout' }));

    expect(() => Readiness.targetHealth({ timeout })).toThrow(
      'Readiness.targetHealth: timeout must be known at synth, got a token',
    );
  });

  test('fails beside a hook of its name', () => {
    const lifecycleHooks = { Readiness: LifecycleHook.launching() };

    expect(() => templateOfGroup({ lifecycleHooks, readiness: Readiness.targetHealth() })).toThrow(
      'lifecycleHooks must not have Readiness beside readiness, whose hook has that name',
    );
  });
});

describe('Readiness.completedByInstance', () => {
  test('holds each launch until the instance says that it is ready', () => {
    const template = templateOfGroup({ readiness: Readiness.completedByInstance() });

    template.hasResourceProperties(GROUP, hookIs({ HeartbeatTimeout: 600, DefaultResult: 'ABANDON' }));
    template.resourceCountIs('AWS::Lambda::Function', 0);
  });

  test('fails for a time that AWS refuses', () => {
    expect(() => Readiness.completedByInstance({ timeout: Duration.seconds(5) })).toThrow(
      'Readiness.completedByInstance: timeout must be a whole number of seconds between 30 and 7200, got 5',
    );
  });
});
