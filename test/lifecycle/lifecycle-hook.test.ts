import { Duration, type Stack } from 'aws-cdk-lib';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as hooktargets from 'aws-cdk-lib/aws-autoscaling-hooktargets';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { HookTarget, LifecycleHook } from '../../lib';
import { templateOf } from '../support/template';
import { dependenciesOf, GROUP, idsOf, newGroup, reachableFrom, templateOfGroup } from './support/group';

const newFunction = (stack: Stack) =>
  new lambda.Function(stack, 'Function', {
    code: lambda.Code.fromInline('exports.handler = async () => {}'),
    handler: 'index.handler',
    runtime: lambda.Runtime.NODEJS_24_X,
  });

function hookWith(target: (stack: Stack) => HookTarget): Template {
  return templateOf((stack) => {
    newGroup(stack, { lifecycleHooks: { Install: LifecycleHook.launching({ target: target(stack) }) } });
  });
}

const hasHooks = (template: Template, hooks: readonly object[]) =>
  template.hasResourceProperties(GROUP, { LifecycleHookSpecificationList: hooks });

describe('LifecycleHook', () => {
  test('stands in the group itself, so that it holds for the first instances', () => {
    const template = templateOfGroup({
      lifecycleHooks: {
        Install: LifecycleHook.launching({
          heartbeatTimeout: Duration.minutes(5),
          defaultResult: autoscaling.DefaultResult.CONTINUE,
          metadata: 'blue',
        }),
      },
    });

    hasHooks(template, [
      {
        LifecycleHookName: 'Install',
        LifecycleTransition: 'autoscaling:EC2_INSTANCE_LAUNCHING',
        HeartbeatTimeout: 300,
        DefaultResult: 'CONTINUE',
        NotificationMetadata: 'blue',
        NotificationTargetARN: Match.absent(),
        RoleARN: Match.absent(),
      },
    ]);
    template.resourceCountIs('AWS::AutoScaling::LifecycleHook', 0);
  });

  test('waits for an hour, and then gives the instance up', () => {
    const template = templateOfGroup({ lifecycleHooks: { Save: LifecycleHook.terminating() } });

    hasHooks(template, [
      Match.objectLike({
        LifecycleTransition: 'autoscaling:EC2_INSTANCE_TERMINATING',
        HeartbeatTimeout: 3600,
        DefaultResult: 'ABANDON',
      }),
    ]);
  });

  test('makes the same template whatever the order in the source', () => {
    const one = LifecycleHook.launching();
    const other = LifecycleHook.terminating();

    const template = templateOfGroup({ lifecycleHooks: { A: one, B: other } });
    const reordered = templateOfGroup({ lifecycleHooks: { B: other, A: one } });

    expect(reordered.toJSON()).toEqual(template.toJSON());
  });

  test('can be added late', () => {
    const template = templateOf((stack) => {
      newGroup(stack, { lifecycleHooks: { B: LifecycleHook.launching() } }).addHook('A', LifecycleHook.terminating());
    });

    hasHooks(template, [Match.objectLike({ LifecycleHookName: 'A' }), Match.objectLike({ LifecycleHookName: 'B' })]);
  });

  test('leaves the property out when there is none', () => {
    templateOfGroup({}).hasResourceProperties(GROUP, { LifecycleHookSpecificationList: Match.absent() });
  });

  test.each([
    [
      'a heartbeat under 30 seconds',
      { heartbeatTimeout: Duration.seconds(29) },
      'heartbeatTimeout must be a whole number of seconds between 30 and 7200, got 29',
    ],
    [
      'a heartbeat over 2 hours',
      { heartbeatTimeout: Duration.hours(3) },
      'heartbeatTimeout must be a whole number of seconds between 30 and 7200, got 10800',
    ],
    ['metadata without a character', { metadata: '' }, 'metadata must have 1 to 1023 characters, got 0'],
    [
      'metadata of 1024 characters',
      { metadata: 'x'.repeat(1024) },
      'metadata must have 1 to 1023 characters, got 1024',
    ],
  ])('fails for %s', (_, options, message) => {
    expect(() => LifecycleHook.launching(options)).toThrow(`LifecycleHook.launching: ${message}`);
    expect(() => LifecycleHook.terminating(options)).toThrow(`LifecycleHook.terminating: ${message}`);
  });

  test('fails for a name that AWS refuses', () => {
    expect(() => templateOfGroup({ lifecycleHooks: { 'no spaces': LifecycleHook.launching() } })).toThrow(
      'ElasticGroup Test/Group: name of a lifecycle hook must have 1 to 255 letters, digits, -, _ and /, got no spaces',
    );
  });

  test('fails for a name that is taken', () => {
    expect(() =>
      templateOf((stack) => {
        const group = newGroup(stack, { lifecycleHooks: { A: LifecycleHook.launching() } });
        group.addLifecycleHook('A', { lifecycleTransition: autoscaling.LifecycleTransition.INSTANCE_TERMINATING });
      }),
    ).toThrow('ElasticGroup Test/Group: lifecycle hook A is there already');
  });

  test('fails for more than 50', () => {
    const names = Array.from({ length: 51 }, (_, index) => `Hook${index}`);
    const lifecycleHooks = Object.fromEntries(names.map((name) => [name, LifecycleHook.launching()]));

    expect(() => templateOfGroup({ lifecycleHooks })).toThrow('lifecycle hooks must be at most 50 a group');
  });
});

describe('HookTarget', () => {
  test('tells a queue, under a role that may do nothing else, and that is there before the group', () => {
    const template = hookWith((stack) => HookTarget.queue(new sqs.Queue(stack, 'Queue')));

    const [role] = idsOf(template, 'AWS::IAM::Role').filter((id) => id.includes('Install'));
    const [policy] = idsOf(template, 'AWS::IAM::Policy').filter((id) => id.includes('Install'));
    hasHooks(template, [
      Match.objectLike({
        NotificationTargetARN: { 'Fn::GetAtt': [Match.stringLikeRegexp('Queue'), 'Arn'] },
        RoleARN: { 'Fn::GetAtt': [role, 'Arn'] },
      }),
    ]);
    template.hasResourceProperties('AWS::IAM::Policy', {
      Roles: [{ Ref: role }],
      PolicyDocument: {
        Statement: [
          {
            Action: ['sqs:GetQueueUrl', 'sqs:SendMessage'],
            Resource: { 'Fn::GetAtt': [Match.stringLikeRegexp('Queue'), 'Arn'] },
          },
        ],
      },
    });
    expect(dependenciesOf(template)).toContain(policy);
    expect(dependenciesOf(template)).not.toContain(role); // the hook refers to it
  });

  test('may use the key of an encrypted queue', () => {
    const template = hookWith((stack) => {
      const encryptionMasterKey = new kms.Key(stack, 'Key');
      return HookTarget.queue(new sqs.Queue(stack, 'Queue', { encryptionMasterKey }));
    });

    template.hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: Match.arrayWith([Match.objectLike({ Action: ['kms:Decrypt', 'kms:GenerateDataKey'] })]),
      },
    });
  });

  test('tells a topic, and may use its key', () => {
    const template = hookWith((stack) => {
      return HookTarget.topic(new sns.Topic(stack, 'Topic', { masterKey: new kms.Key(stack, 'Key') }));
    });

    hasHooks(template, [
      Match.objectLike({
        NotificationTargetARN: { Ref: Match.stringLikeRegexp('Topic') },
        RoleARN: Match.anyValue(),
      }),
    ]);
    template.hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: [
          Match.objectLike({ Action: 'sns:Publish', Resource: { Ref: Match.stringLikeRegexp('Topic') } }),
          Match.objectLike({ Action: ['kms:Decrypt', 'kms:GenerateDataKey'] }),
        ],
      },
    });
  });

  test('invokes a function without a topic or a role, by whom AWS may call it', () => {
    const template = hookWith((stack) => HookTarget.function(newFunction(stack)));

    hasHooks(template, [
      Match.objectLike({
        NotificationTargetARN: { 'Fn::GetAtt': [Match.stringLikeRegexp('Function'), 'Arn'] },
        RoleARN: Match.absent(),
      }),
    ]);
    template.resourceCountIs('AWS::SNS::Topic', 0);
    template.hasResourceProperties('AWS::Lambda::Permission', {
      Principal: 'autoscaling.amazonaws.com',
      SourceAccount: { Ref: 'AWS::AccountId' },
      SourceArn: { 'Fn::Join': ['', Match.arrayWith([':autoScalingGroup:*:autoScalingGroupName/*'])] },
    });
    template.hasResourceProperties('AWS::Lambda::Permission', {
      Principal: {
        'Fn::Join': [
          '',
          Match.arrayWith([':role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling']),
        ],
      },
    });
    expect(dependenciesOf(template)).toEqual(expect.arrayContaining([...idsOf(template, 'AWS::Lambda::Permission')]));
  });

  test('lets one function serve several hooks', () => {
    const template = templateOf((stack) => {
      const target = HookTarget.function(newFunction(stack));
      newGroup(stack, {
        lifecycleHooks: { In: LifecycleHook.launching({ target }), Out: LifecycleHook.terminating({ target }) },
      });
    });

    hasHooks(template, [
      Match.objectLike({ LifecycleHookName: 'In', NotificationTargetARN: Match.anyValue() }),
      Match.objectLike({ LifecycleHookName: 'Out', NotificationTargetARN: Match.anyValue() }),
    ]);
  });

  test('leads in no circle', () => {
    const template = templateOf((stack) => {
      const targets = {
        Function: HookTarget.function(newFunction(stack)),
        Queue: HookTarget.queue(new sqs.Queue(stack, 'Queue')),
        Topic: HookTarget.topic(new sns.Topic(stack, 'Topic')),
      };
      const hooks = Object.entries(targets).map(([name, target]) => [name, LifecycleHook.launching({ target })]);
      newGroup(stack, { lifecycleHooks: Object.fromEntries(hooks) });
    });

    const [group] = idsOf(template, GROUP);

    expect(reachableFrom(template, group!)).not.toContain(group);
  });
});

describe("a hook of the CDK's own", () => {
  const { INSTANCE_TERMINATING } = autoscaling.LifecycleTransition;

  test('moves into the group, with its target and its role', () => {
    const template = templateOf((stack) => {
      const group = newGroup(stack);
      const hook = group.addLifecycleHook('Save', {
        lifecycleTransition: INSTANCE_TERMINATING,
        heartbeatTimeout: Duration.minutes(2),
        defaultResult: autoscaling.DefaultResult.CONTINUE,
        notificationMetadata: 'logs',
        notificationTarget: new hooktargets.QueueHook(new sqs.Queue(stack, 'Queue')),
      });
      expect(hook.lifecycleHookName).toBe('Save');
      expect(hook.role.roleArn).toBeDefined();
    });

    const [role] = idsOf(template, 'AWS::IAM::Role').filter((id) => id.includes('Save'));
    template.resourceCountIs('AWS::AutoScaling::LifecycleHook', 0);
    hasHooks(template, [
      {
        LifecycleHookName: 'Save',
        LifecycleTransition: INSTANCE_TERMINATING,
        HeartbeatTimeout: 120,
        DefaultResult: 'CONTINUE',
        NotificationMetadata: 'logs',
        NotificationTargetARN: { 'Fn::GetAtt': [Match.stringLikeRegexp('Queue'), 'Arn'] },
        RoleARN: { 'Fn::GetAtt': [role, 'Arn'] },
      },
    ]);
    expect(dependenciesOf(template)).toContain(role);
  });

  test('fails for a heartbeat that AWS refuses', () => {
    const props = { lifecycleTransition: INSTANCE_TERMINATING, heartbeatTimeout: Duration.seconds(5) };

    expect(() => templateOf((stack) => newGroup(stack).addLifecycleHook('Save', props))).toThrow(
      'ElasticGroup.addLifecycleHook Test/Group/Save: ' +
        'heartbeatTimeout must be a whole number of seconds between 30 and 7200, got 5',
    );
  });

  test('has the name that it is given', () => {
    const template = templateOf((stack) => {
      const props = { lifecycleTransition: INSTANCE_TERMINATING, lifecycleHookName: 'given' };
      expect(newGroup(stack).addLifecycleHook('Save', props).lifecycleHookName).toBe('given');
    });

    hasHooks(template, [Match.objectLike({ LifecycleHookName: 'given' })]);
  });
});
