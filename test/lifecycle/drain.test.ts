import { Duration } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Drain, LifecycleHook, Readiness } from '../../lib';
import { templateOf } from '../support/template';
import { dependenciesOf, GROUP, idsOf, newGroup, reachableFrom, templateOfGroup } from './support/group';

const hookIs = (hook: object) => ({ LifecycleHookSpecificationList: [Match.objectLike(hook)] });

const STATEMENT = {
  Action: ['autoscaling:CompleteLifecycleAction', 'autoscaling:RecordLifecycleActionHeartbeat'],
  Effect: 'Allow',
  Resource: { 'Fn::Join': ['', Match.arrayWith([':autoScalingGroup:*:autoScalingGroupName/*'])] },
  Condition: { StringEquals: { 'aws:ResourceTag/headroom:group': Match.anyValue() } },
};

describe('Drain', () => {
  test('keeps an instance for a fixed time, and lets it go', () => {
    const template = templateOfGroup({ drain: Drain.fixedTime(Duration.minutes(2)) });

    const hook = {
      LifecycleHookName: 'Drain',
      LifecycleTransition: 'autoscaling:EC2_INSTANCE_TERMINATING',
      HeartbeatTimeout: 120,
      DefaultResult: 'CONTINUE',
    };
    template.hasResourceProperties(GROUP, hookIs(hook));
  });

  test('lets the instances of this one group say that they are done', () => {
    const template = templateOfGroup({ drain: Drain.completedByInstance() });

    const [group] = Object.values(template.findResources(GROUP));
    const [tag] = (group!.Properties.Tags as { Key: string; Value: unknown; PropagateAtLaunch: boolean }[]).filter(
      ({ Key }) => Key === 'headroom:group',
    );
    expect(tag).toMatchObject({ PropagateAtLaunch: false });
    template.hasResourceProperties('AWS::IAM::Policy', {
      Roles: [{ Ref: Match.stringLikeRegexp('LaunchTemplateRole') }],
      PolicyDocument: {
        Statement: [{ ...STATEMENT, Condition: { StringEquals: { 'aws:ResourceTag/headroom:group': tag!.Value } } }],
      },
    });
    template.hasResourceProperties(GROUP, hookIs({ HeartbeatTimeout: 3600, DefaultResult: 'CONTINUE' }));
  });

  test('allows it before the first instance, and leads in no circle', () => {
    const template = templateOfGroup({
      drain: Drain.completedByInstance(),
      readiness: Readiness.completedByInstance(),
    });

    const [group] = idsOf(template, GROUP);
    const policies = idsOf(template, 'AWS::IAM::Policy').filter((id) => id.includes('CompleteLifecycleActions'));
    expect(policies).toHaveLength(1);
    expect(dependenciesOf(template)).toContain(policies[0]);
    expect(reachableFrom(template, group!)).not.toContain(group);
  });

  test('abandons an instance that is late where such instances are kept', () => {
    const template = templateOfGroup({ drain: Drain.completedByInstance(), retainAbandonedInstances: true });

    template.hasResourceProperties(GROUP, hookIs({ DefaultResult: 'ABANDON' }));
  });

  test('fails for a time that AWS refuses', () => {
    expect(() => Drain.fixedTime(Duration.seconds(5))).toThrow(
      'Drain.fixedTime: time must be a whole number of seconds between 30 and 7200, got 5',
    );
    expect(() => Drain.completedByInstance({ heartbeatTimeout: Duration.hours(3) })).toThrow(
      'Drain.completedByInstance: heartbeatTimeout must be a whole number of seconds between 30 and 7200, got 10800',
    );
  });

  test('fails beside a hook of its name', () => {
    const lifecycleHooks = { Drain: LifecycleHook.terminating() };

    expect(() => templateOfGroup({ lifecycleHooks, drain: Drain.completedByInstance() })).toThrow(
      'lifecycleHooks must not have Drain beside drain, whose hook has that name',
    );
  });

  test('fails for instances whose role is not known', () => {
    expect(() =>
      templateOf((stack) => {
        const launchTemplate = ec2.LaunchTemplate.fromLaunchTemplateAttributes(stack, 'Template', {
          launchTemplateId: 'lt-0123456789abcdef0',
        });
        newGroup(stack, { launchTemplate, drain: Drain.completedByInstance() });
      }),
    ).toThrow('does not expose or does not define its role');
  });
});
