import { Duration, type Stack } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import type * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import { Deployment, ElasticGroup, type ReplacingUpdateOptions } from '../../lib';
import { importedVpc, templateOf } from '../support/template';

const GROUP = 'AWS::AutoScaling::AutoScalingGroup';

const newGroup = (stack: Stack, deployment: Deployment, minCapacity = 3) =>
  new ElasticGroup(stack, 'Group', { vpc: importedVpc(stack), minCapacity, deployment });
const resourceOf = (group: ElasticGroup) => group.node.defaultChild as autoscaling.CfnAutoScalingGroup;

describe('Deployment.replacing', () => {
  test('waits for a signal of each instance that the new group begins with', () => {
    const template = templateOf((stack) => newGroup(stack, Deployment.replacing()));

    template.hasResource(GROUP, {
      CreationPolicy: {
        AutoScalingCreationPolicy: { MinSuccessfulInstancesPercent: 100 },
        ResourceSignal: { Count: 3, Timeout: 'PT15M' },
      },
      UpdatePolicy: {
        AutoScalingReplacingUpdate: { WillReplace: true },
        AutoScalingScheduledAction: { IgnoreUnmodifiedGroupSizeProperties: true },
        AutoScalingInstanceRefresh: Match.absent(),
      },
    });
    expect(JSON.stringify(template.toJSON())).toContain('cloudformation:SignalResource');
  });

  test('tells CloudFormation all that it is told', () => {
    const options = { signalCount: 2, signalTimeout: Duration.hours(1), minSuccessfulInstancesPercent: 50 };

    templateOf((stack) => newGroup(stack, Deployment.replacing(options))).hasResource(GROUP, {
      CreationPolicy: {
        AutoScalingCreationPolicy: { MinSuccessfulInstancesPercent: 50 },
        ResourceSignal: { Count: 2, Timeout: 'PT1H' },
      },
    });
  });

  const outOfRange: ReadonlyArray<[ReplacingUpdateOptions, string]> = [
    [{ signalCount: 0 }, 'signalCount must be a whole number of at least 1, got 0'],
    [
      { signalTimeout: Duration.hours(13) },
      'signalTimeout must be a whole number of seconds between 1 and 43200, got 46800',
    ],
    [
      { minSuccessfulInstancesPercent: 101 },
      'minSuccessfulInstancesPercent must be a number between 0 and 100, got 101',
    ],
  ];

  test.each(outOfRange)('fails for %j', (options, problem) => {
    expect(() => Deployment.replacing(options)).toThrow(`Deployment.replacing: ${problem}`);
  });

  test('fails when more signals are awaited than instances can send', () => {
    expect(() => templateOf((stack) => newGroup(stack, Deployment.replacing({ signalCount: 4 })))).toThrow(
      'signalCount must be at most minCapacity, got 4 and 3',
    );
  });

  test('fails for a group that begins with no instance, so that nobody signals', () => {
    expect(() => templateOf((stack) => newGroup(stack, Deployment.replacing(), 0))).toThrow(
      'minCapacity must be at least 1 for Deployment.replacing, got 0',
    );
  });

  test('fails with deletion protection', () => {
    const build = (stack: Stack) => {
      resourceOf(newGroup(stack, Deployment.replacing())).deletionProtection = 'prevent-all-deletion';
    };

    expect(() => templateOf(build)).toThrow(
      'groupDeletionProtection must not be prevent-all-deletion with Deployment.replacing, which deletes the old group',
    );
  });

  test('fails with a name, which both groups would have', () => {
    const build = (stack: Stack) => {
      resourceOf(newGroup(stack, Deployment.replacing())).autoScalingGroupName = 'web';
    };

    expect(() => templateOf(build)).toThrow('autoScalingGroupName must not be given with Deployment.replacing');
  });
});

describe('Deployment.manual', () => {
  test('leaves instances as they are, and sizes that are scheduled too', () => {
    templateOf((stack) => newGroup(stack, Deployment.manual())).hasResource(GROUP, {
      UpdatePolicy: {
        AutoScalingScheduledAction: { IgnoreUnmodifiedGroupSizeProperties: true },
        AutoScalingInstanceRefresh: Match.absent(),
        AutoScalingRollingUpdate: Match.absent(),
        AutoScalingReplacingUpdate: Match.absent(),
      },
    });
  });
});
