import { Duration, type Stack } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import {
  Canary,
  ElasticGroup,
  ElasticService,
  HardenedTargetGroup,
  WeightedTargetGroups,
  type WeightedTargetGroupsProps,
} from '../../lib';
import { importedVpc, templateOf } from '../support/template';

const RULE = 'AWS::ElasticLoadBalancingV2::ListenerRule';

const targetsIn = (stack: Stack, id: string) => new HardenedTargetGroup(stack, id, { vpc: importedVpc(stack) });

const importedListener = (stack: Stack) =>
  elbv2.ApplicationListener.fromApplicationListenerAttributes(stack, 'Listener', {
    listenerArn: 'arn:aws:elasticloadbalancing:us-east-1:111122223333:listener/app/web/0123456789abcdef/01234567',
    securityGroup: ec2.SecurityGroup.fromSecurityGroupId(stack, 'ListenerGroup', 'sg-1'),
  });

const weigh = (stack: Stack, weights: readonly number[], props: Partial<WeightedTargetGroupsProps> = {}) =>
  new WeightedTargetGroups(stack, 'Split', {
    listener: importedListener(stack),
    priority: 10,
    targetGroups: weights.map((weight, index) => ({ targetGroup: targetsIn(stack, `Targets${index}`), weight })),
    ...props,
  });

describe('WeightedTargetGroups', () => {
  test('shares the requests of a listener by weight, and keeps clients where they are', () => {
    const template = templateOf((stack) => weigh(stack, [999, 0, 3], { stickinessDuration: Duration.hours(1) }));

    template.resourceCountIs(RULE, 1);
    template.hasResourceProperties(RULE, {
      Priority: 10,
      Conditions: [{ Field: 'path-pattern', PathPatternConfig: { Values: ['/*'] } }],
      Actions: [
        {
          Type: 'forward',
          ForwardConfig: {
            TargetGroups: [999, 0, 3].map((Weight) => Match.objectLike({ Weight })),
            TargetGroupStickinessConfig: { Enabled: true, DurationSeconds: 3600 },
          },
        },
      ],
    });
  });

  test('fails once with everything that is wrong', () => {
    const outOfRange = { priority: 0, conditions: [], stickinessDuration: Duration.days(8) };

    expect(() => templateOf((stack) => weigh(stack, [-1, 1000, 0.5, 1, 1, 1], outOfRange))).toThrow(
      'WeightedTargetGroups Test/Split: number of targetGroups must be a whole number between 1 and 5, got 6; ' +
        'priority must be a whole number between 1 and 50000, got 0; ' +
        'stickinessDuration must be a whole number of seconds between 1 and 604800, got 691200; ' +
        'conditions must name at least 1 condition, got 0; ' +
        'targetGroups[0].weight must be a whole number between 0 and 999, got -1; ' +
        'targetGroups[1].weight must be a whole number between 0 and 999, got 1000; ' +
        'targetGroups[2].weight must be a whole number between 0 and 999, got 0.5',
    );
  });

  test('fails when nobody gets requests', () => {
    expect(() => templateOf((stack) => weigh(stack, [0, 0]))).toThrow('at least 1 weight must be above 0');
  });

  test.each<[problem: string, header: string | undefined, values: readonly (string | undefined)[]]>([
    ['overrideHeader must be given when a target group has an overrideValue', undefined, ['a', undefined]],
    ['overrideValue must be given for a target group when overrideHeader is', 'X-Group', [undefined, undefined]],
    ['each overrideValue must be another, got a, a', 'X-Group', ['a', 'a']],
  ])('fails: %s', (problem, overrideHeader, values) => {
    const wrong = (stack: Stack) => {
      const targetGroups = values.map((overrideValue, index) => {
        return { targetGroup: targetsIn(stack, `Targets${index}`), weight: 1, overrideValue };
      });
      return weigh(stack, [], { overrideHeader, targetGroups });
    };

    expect(() => templateOf(wrong)).toThrow(`WeightedTargetGroups Test/Split: ${problem}`);
  });
});

describe('Canary', () => {
  const newCanary = (stack: Stack, percentage: number) => {
    const vpc = importedVpc(stack);
    const service = new ElasticService(stack, 'Web', { vpc });
    const next = new ElasticGroup(stack, 'Next', { vpc });
    new Canary(stack, 'Canary', {
      listener: service.loadBalancer.listener,
      stable: service.targetGroup,
      canary: new HardenedTargetGroup(stack, 'Targets', { vpc, targets: [next] }),
      percentage,
      priority: 1,
    });
  };

  test('gets its percentage of the requests of a service', () => {
    const template = templateOf((stack) => newCanary(stack, 5));

    template.hasResourceProperties(RULE, {
      Priority: 3,
      Actions: [
        Match.objectLike({
          ForwardConfig: Match.objectLike({
            TargetGroups: [
              { TargetGroupArn: { Ref: Match.stringLikeRegexp('^Targets') }, Weight: 5 },
              { TargetGroupArn: { Ref: Match.stringLikeRegexp('^Web') }, Weight: 95 },
            ],
          }),
        }),
      ],
    });
    template.resourceCountIs('AWS::EC2::SecurityGroupIngress', 2);
  });

  test.each([
    [1, 'canary', '^Targets'],
    [2, 'stable', '^Web'],
  ])('is asked for, or not, by a header before anything is weighed (rule %d)', (priority, value, target) => {
    const template = templateOf((stack) => newCanary(stack, 0));

    template.hasResourceProperties(RULE, {
      Priority: priority,
      Conditions: Match.arrayWith([
        { Field: 'http-header', HttpHeaderConfig: { HttpHeaderName: 'X-Canary', Values: [value] } },
      ]),
      Actions: [{ Type: 'forward', TargetGroupArn: { Ref: Match.stringLikeRegexp(target) } }],
    });
  });

  test('fails for more than everything', () => {
    expect(() => templateOf((stack) => newCanary(stack, 101))).toThrow(
      'Canary Test/Canary: percentage must be a whole number between 0 and 100, got 101',
    );
  });
});
