import { Duration, Token } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Drain, type ElasticGroupProps, HardenedLaunchTemplate, InstanceMaintenance, LifecycleHook } from '../../lib';
import { importedVpc, templateOf } from '../support/template';
import { dependenciesOf, GROUP, idsOf, newGroup, reachableFrom, templateOfGroup } from './support/group';

const FUNCTION_ARN = 'arn:aws:lambda:eu-west-1:111122223333:function:choose';
const LATTICE_ARN = 'arn:aws:vpc-lattice:eu-west-1:111122223333:targetgroup/tg-0123456789abcdef0';
const ROLE_ARN =
  'arn:aws:iam::111122223333:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling_web';

describe('a property of the group', () => {
  const cases: ReadonlyArray<[string, Partial<ElasticGroupProps>, object]> = [
    ['a longest life', { maxInstanceLifetime: Duration.days(7) }, { MaxInstanceLifetime: 604_800 }],
    ['a life without an end', { maxInstanceLifetime: Duration.days(0) }, { MaxInstanceLifetime: 0 }],
    [
      'new instances first',
      { instanceMaintenance: InstanceMaintenance.launchBeforeTerminating() },
      { InstanceMaintenancePolicy: { MinHealthyPercentage: 100, MaxHealthyPercentage: 110 } },
    ],
    [
      'old instances first',
      { instanceMaintenance: InstanceMaintenance.terminateBeforeLaunching() },
      { InstanceMaintenancePolicy: { MinHealthyPercentage: 90, MaxHealthyPercentage: 100 } },
    ],
    [
      'both at once',
      { instanceMaintenance: InstanceMaintenance.custom({ minHealthyPercentage: 50, maxHealthyPercentage: 150 }) },
      { InstanceMaintenancePolicy: { MinHealthyPercentage: 50, MaxHealthyPercentage: 150 } },
    ],
    [
      'protection from scale-in',
      { newInstancesProtectedFromScaleIn: true },
      { NewInstancesProtectedFromScaleIn: true },
    ],
    [
      'protection from deletion',
      { groupDeletionProtection: autoscaling.DeletionProtection.PREVENT_FORCE_DELETION },
      { DeletionProtection: 'prevent-force-deletion' },
    ],
    [
      'instances that are kept',
      { retainAbandonedInstances: true, drain: Drain.completedByInstance() },
      { InstanceLifecyclePolicy: { RetentionTriggers: { TerminateHookAbandon: 'retain' } } },
    ],
    [
      'checks of volumes',
      { ebsHealthChecks: true, healthCheckGracePeriod: Duration.minutes(1) },
      { HealthCheckType: 'EBS', HealthCheckGracePeriod: 60 },
    ],
    [
      'an order of termination',
      { terminationPolicies: [autoscaling.TerminationPolicy.OLDEST_INSTANCE, autoscaling.TerminationPolicy.DEFAULT] },
      { TerminationPolicies: ['OldestInstance', 'Default'] },
    ],
  ];

  test.each(cases)('is set for %s', (_, props, properties) => {
    templateOfGroup(props).hasResourceProperties(GROUP, properties);
  });

  test('is left out where nothing is said', () => {
    const absent = [
      'MaxInstanceLifetime',
      'InstanceMaintenancePolicy',
      'NewInstancesProtectedFromScaleIn',
      'DeletionProtection',
      'InstanceLifecyclePolicy',
      'NotificationConfigurations',
      'TerminationPolicies',
      'ServiceLinkedRoleARN',
      'TrafficSources',
      'Cooldown',
    ].map((name) => [name, Match.absent()]);

    templateOfGroup({}).hasResourceProperties(GROUP, Object.fromEntries(absent));
  });

  test("protection from scale-in can be turned on late, as the CDK's capacity providers do", () => {
    const template = templateOf((stack) => newGroup(stack).protectNewInstancesFromScaleIn());

    template.hasResourceProperties(GROUP, { NewInstancesProtectedFromScaleIn: true });
  });

  test('tolerates a token as longest life', () => {
    const maxInstanceLifetime = Duration.seconds(Token.asNumber({ Ref: 'Life' }));

    templateOfGroup({ maxInstanceLifetime }).hasResourceProperties(GROUP, { MaxInstanceLifetime: { Ref: 'Life' } });
  });
});

describe('health checks', () => {
  test('are those of the balancer first, so that a checker of templates finds them', () => {
    const template = templateOf((stack) => {
      const group = newGroup(stack, { ebsHealthChecks: true });
      group.attachToVpcLatticeTargetGroup(LATTICE_ARN);
      new elbv2.ApplicationTargetGroup(stack, 'Targets', { vpc: importedVpc(stack), port: 80, targets: [group] });
    });

    template.hasResourceProperties(GROUP, { HealthCheckType: 'ELB,VPC_LATTICE,EBS', HealthCheckGracePeriod: 300 });
  });

  test('can leave the balancer without a say', () => {
    const template = templateOf((stack) => {
      const targets = [newGroup(stack, { loadBalancerHealthChecks: false })];
      new elbv2.ApplicationTargetGroup(stack, 'Targets', { vpc: importedVpc(stack), port: 80, targets });
    });

    template.hasResourceProperties(GROUP, { HealthCheckType: Match.absent(), TargetGroupARNs: Match.anyValue() });
  });
});

describe('VPC Lattice', () => {
  test('registers the instances, and is trusted', () => {
    const template = templateOf((stack) => newGroup(stack).attachToVpcLatticeTargetGroup(LATTICE_ARN));

    template.hasResourceProperties(GROUP, {
      TrafficSources: [{ Identifier: LATTICE_ARN, Type: 'vpc-lattice' }],
      HealthCheckType: 'VPC_LATTICE',
    });
  });

  test('fails for a target group of another service', () => {
    const arn = 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/web/0123456789abcdef';

    expect(() => templateOf((stack) => newGroup(stack).attachToVpcLatticeTargetGroup(arn))).toThrow(
      `ElasticGroup Test/Group: targetGroupArn must be one of VPC Lattice, got ${arn}`,
    );
  });
});

describe('notifications', () => {
  test('tell of launches and terminations, and open a key to Auto Scaling', () => {
    const template = templateOf((stack) => {
      const topic = new sns.Topic(stack, 'Topic', { masterKey: new kms.Key(stack, 'Key') });
      newGroup(stack, { notifications: [{ topic }] });
    });

    template.hasResourceProperties(GROUP, {
      NotificationConfigurations: [
        {
          TopicARN: { Ref: Match.stringLikeRegexp('Topic') },
          NotificationTypes: [
            'autoscaling:EC2_INSTANCE_LAUNCH',
            'autoscaling:EC2_INSTANCE_LAUNCH_ERROR',
            'autoscaling:EC2_INSTANCE_TERMINATE',
            'autoscaling:EC2_INSTANCE_TERMINATE_ERROR',
          ],
        },
      ],
    });
    template.hasResourceProperties('AWS::KMS::Key', {
      KeyPolicy: {
        Statement: Match.arrayWith([Match.objectLike({ Action: ['kms:Decrypt', 'kms:GenerateDataKey*'] })]),
      },
    });
  });

  test('fail for a topic twice, and for no event', () => {
    expect(() =>
      templateOf((stack) => {
        const topic = new sns.Topic(stack, 'Topic');
        newGroup(stack, { notifications: [{ topic }, { topic, events: [] }] });
      }),
    ).toThrow(
      'notifications must name a topic once, got Test/Topic twice; ' +
        'events of the notifications to Test/Topic must not be empty',
    );
  });
});

describe('termination', () => {
  test('asks a function first, which it may invoke before the group is made', () => {
    const template = templateOf((stack) => {
      newGroup(stack, {
        terminationPolicies: [autoscaling.TerminationPolicy.NEWEST_INSTANCE],
        terminationFunction: new lambda.Function(stack, 'Choose', {
          code: lambda.Code.fromInline('exports.handler = async () => ({ InstanceIDs: [] })'),
          handler: 'index.handler',
          runtime: lambda.Runtime.NODEJS_24_X,
        }),
      });
    });

    const [group] = idsOf(template, GROUP);
    template.hasResourceProperties(GROUP, {
      TerminationPolicies: [{ 'Fn::GetAtt': [Match.stringLikeRegexp('Choose'), 'Arn'] }, 'NewestInstance'],
    });
    expect(dependenciesOf(template)).toEqual(expect.arrayContaining([...idsOf(template, 'AWS::Lambda::Permission')]));
    expect(reachableFrom(template, group!)).not.toContain(group);
  });

  test("invokes it under the group's own service-linked role", () => {
    const template = templateOf((stack) => {
      newGroup(stack, {
        serviceLinkedRole: iam.Role.fromRoleArn(stack, 'Linked', ROLE_ARN),
        terminationFunction: lambda.Function.fromFunctionAttributes(stack, 'Choose', {
          functionArn: FUNCTION_ARN,
          sameEnvironment: true,
        }),
      });
    });

    template.hasResourceProperties(GROUP, { ServiceLinkedRoleARN: ROLE_ARN, TerminationPolicies: [FUNCTION_ARN] });
    template.hasResourceProperties('AWS::Lambda::Permission', { Principal: ROLE_ARN });
  });

  test("opens the keys of its volumes to the group's own service-linked role", () => {
    const template = templateOf((stack) => {
      const vpc = importedVpc(stack);
      const encryptionKey = new kms.Key(stack, 'Key');
      newGroup(stack, {
        vpc,
        launchTemplate: new HardenedLaunchTemplate(stack, 'Template', { vpc, encryptionKey }),
        serviceLinkedRole: iam.Role.fromRoleArn(stack, 'Linked', ROLE_ARN),
      });
    });

    const { Statement } = Object.values(template.findResources('AWS::KMS::Key'))[0]!.Properties.KeyPolicy;
    const opened = Statement.filter(({ Principal }: { Principal: object }) =>
      JSON.stringify(Principal).includes(ROLE_ARN),
    );
    expect(opened.map(({ Action }: { Action: unknown }) => Action)).toEqual([
      ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey*', 'kms:ReEncrypt*'],
      'kms:CreateGrant',
    ]);
  });

  const { DEFAULT, OLDEST_INSTANCE, OLDEST_LAUNCH_CONFIGURATION, CUSTOM_LAMBDA_FUNCTION } =
    autoscaling.TerminationPolicy;

  test.each([
    ['no policy', [], 'terminationPolicies must not be empty'],
    [
      'a policy twice',
      [OLDEST_INSTANCE, OLDEST_INSTANCE],
      'terminationPolicies must differ, got OldestInstance, OldestInstance',
    ],
    [
      'one that nothing comes after',
      [DEFAULT, OLDEST_INSTANCE],
      'terminationPolicies must have Default last, got Default, OldestInstance',
    ],
    [
      'a function without one',
      [CUSTOM_LAMBDA_FUNCTION],
      'terminationPolicies must not hold CustomLambdaFunction: give terminationFunction',
    ],
    [
      'a launch configuration',
      [OLDEST_LAUNCH_CONFIGURATION],
      'terminationPolicies must not hold OldestLaunchConfiguration: the group has a launch template',
    ],
  ])('fails for %s', (_, terminationPolicies, message) => {
    expect(() => templateOfGroup({ terminationPolicies })).toThrow(message);
  });
});

describe('ElasticGroup', () => {
  test.each([
    ['half a day', Duration.hours(12), 43_200],
    ['two years', Duration.days(730), 63_072_000],
  ])('fails for a longest life of %s', (_, maxInstanceLifetime, seconds) => {
    expect(() => templateOfGroup({ maxInstanceLifetime })).toThrow(
      `maxInstanceLifetime must be a whole number of seconds between 86400 and 31536000, got ${seconds}`,
    );
  });

  test.each([
    ['no hook', {}],
    ['a fixed time alone', { drain: Drain.fixedTime(Duration.minutes(1)) }],
    ['a launching hook', { lifecycleHooks: { Install: LifecycleHook.launching() } }],
  ])('fails when instances are to be kept, and none is abandoned with %s', (_, props) => {
    expect(() => templateOfGroup({ retainAbandonedInstances: true, ...props })).toThrow(
      'retainAbandonedInstances must have a terminating lifecycle hook that somebody can abandon: ' +
        'one of lifecycleHooks, or Drain.completedByInstance',
    );
  });

  test('keeps instances with a hook that comes late', () => {
    const template = templateOf((stack) => {
      newGroup(stack, { retainAbandonedInstances: true }).addHook('Save', LifecycleHook.terminating());
    });

    template.hasResourceProperties(GROUP, { InstanceLifecyclePolicy: Match.anyValue() });
  });
});

describe('InstanceMaintenance', () => {
  test.each([
    [
      () => InstanceMaintenance.launchBeforeTerminating({ maxHealthyPercentage: 99 }),
      'InstanceMaintenance.launchBeforeTerminating: maxHealthyPercentage must be a whole number between 100 and 200, got 99',
    ],
    [
      () => InstanceMaintenance.terminateBeforeLaunching({ minHealthyPercentage: 101 }),
      'InstanceMaintenance.terminateBeforeLaunching: minHealthyPercentage must be a whole number between 0 and 100, got 101',
    ],
    [
      () => InstanceMaintenance.custom({ minHealthyPercentage: 20, maxHealthyPercentage: 130 }),
      'InstanceMaintenance.custom: maxHealthyPercentage must be at most minHealthyPercentage plus 100, got 130 and 120',
    ],
  ])('fails for percentages that AWS refuses', (make, message) => {
    expect(make).toThrow(message);
  });
});
