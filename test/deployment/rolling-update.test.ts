import { CfnParameter, Duration, type Stack } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Deployment, ElasticGroup, type ElasticGroupProps, type RollingUpdateOptions } from '../../lib';
import { importedVpc, templateOf } from '../support/template';

const GROUP = 'AWS::AutoScaling::AutoScalingGroup';

const build = (options: RollingUpdateOptions, props: (stack: Stack) => Partial<ElasticGroupProps> = () => ({})) => {
  return () =>
    templateOf((stack) => {
      const deployment = Deployment.rollingUpdate(options);
      new ElasticGroup(stack, 'Group', { vpc: importedVpc(stack), deployment, ...props(stack) });
    });
};
const sizes = (minCapacity: number, maxCapacity: number) => () => ({ minCapacity, maxCapacity });
const tells = (AutoScalingRollingUpdate: object) => ({ UpdatePolicy: { AutoScalingRollingUpdate } });

describe('Deployment.rollingUpdate', () => {
  test('keeps instances in service, one batch of one at a time, and nothing disturbs it', () => {
    build({})().hasResource(GROUP, {
      UpdatePolicy: {
        AutoScalingRollingUpdate: {
          MinInstancesInService: 1,
          MinActiveInstancesPercent: 100,
          MaxBatchSize: 1,
          PauseTime: 'PT5M',
          SuspendProcesses: Match.arrayWith(['HealthCheck', 'AZRebalance', 'AlarmNotification']),
          WaitOnResourceSignals: Match.absent(),
        },
        AutoScalingScheduledAction: { IgnoreUnmodifiedGroupSizeProperties: true },
        AutoScalingInstanceRefresh: Match.absent(),
      },
    });
  });

  test.each([
    [0, 10, 1],
    [1, 10, 1],
    [4, 10, 4],
    [5, 5, 4],
    [2, 2, 1],
  ])('keeps of %i to %i instances %i in service', (minCapacity, maxCapacity, MinInstancesInService) => {
    build({}, sizes(minCapacity, maxCapacity))().hasResource(GROUP, tells({ MinInstancesInService }));
  });

  test('waits for signals, which the instances may send', () => {
    const template = build({ waitOnResourceSignals: true, pauseTime: Duration.minutes(10) })();

    template.hasResource(
      GROUP,
      tells({ WaitOnResourceSignals: true, PauseTime: 'PT10M', MinSuccessfulInstancesPercent: 100 }),
    );
    template.hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          { Effect: 'Allow', Action: 'cloudformation:SignalResource', Resource: { Ref: 'AWS::StackId' } },
        ]),
      },
    });
  });

  test('leaves the role of an imported launch template alone, which it does not know', () => {
    const template = build({ waitOnResourceSignals: true }, (stack) => ({
      launchTemplate: ec2.LaunchTemplate.fromLaunchTemplateAttributes(stack, 'Template', {
        launchTemplateId: 'lt-0123456789abcdef0',
        versionNumber: '3',
      }),
    }))();

    template.resourceCountIs('AWS::IAM::Policy', 0);
  });

  test('tells CloudFormation all that it is told', () => {
    const suspendProcesses = [autoscaling.ScalingProcess.AZ_REBALANCE];
    const options = { minInstancesInService: 3, minActiveInstancesPercent: 75, maxBatchSize: 4, suspendProcesses };

    build(options)().hasResource(
      GROUP,
      tells({
        MinInstancesInService: 3,
        MinActiveInstancesPercent: 75,
        MaxBatchSize: 4,
        SuspendProcesses: ['AZRebalance'],
      }),
    );
  });

  const outOfRange: ReadonlyArray<[RollingUpdateOptions, string]> = [
    [{ minInstancesInService: 0 }, 'minInstancesInService must be a whole number of at least 1, got 0'],
    [{ minActiveInstancesPercent: 101 }, 'minActiveInstancesPercent must be a number between 0 and 100, got 101'],
    [{ maxBatchSize: 0 }, 'maxBatchSize must be a whole number of at least 1, got 0'],
    [{ pauseTime: Duration.hours(2) }, 'pauseTime must be a whole number of seconds between 0 and 3600, got 7200'],
    [{ minSuccessfulInstancesPercent: 50 }, 'minSuccessfulInstancesPercent needs waitOnResourceSignals'],
    [
      { suspendProcesses: [autoscaling.ScalingProcess.TERMINATE, autoscaling.ScalingProcess.AZ_REBALANCE] },
      'suspendProcesses must not have Launch, Terminate, AddToLoadBalancer, which the update needs, got Terminate',
    ],
  ];

  test.each(outOfRange)('fails for %j', (options, problem) => {
    expect(() => Deployment.rollingUpdate(options)).toThrow(`Deployment.rollingUpdate: ${problem}`);
  });

  test('fails when as many should stay in service as the group may have', () => {
    expect(build({ minInstancesInService: 10 })).toThrow(
      'minInstancesInService must be less than maxCapacity, got 10 and 10',
    );
  });

  test('fails for a group of one, which cannot keep one in service', () => {
    expect(build({}, sizes(1, 1))).toThrow('maxCapacity must be at least 2 for Deployment.rollingUpdate, got 1');
  });

  test('fails when nothing is known of the minimum', () => {
    const minCapacity = (stack: Stack) => ({
      minCapacity: new CfnParameter(stack, 'Min', { type: 'Number' }).valueAsNumber,
    });

    expect(build({}, minCapacity)).toThrow('minInstancesInService must be given when minCapacity is a token');
    build({ minInstancesInService: 2 }, minCapacity)().hasResource(GROUP, tells({ MinInstancesInService: 2 }));
  });

  test('tolerates a token as maximum', () => {
    const maxCapacity = (stack: Stack) => ({
      minCapacity: 3,
      maxCapacity: new CfnParameter(stack, 'Max', { type: 'Number' }).valueAsNumber,
    });

    build({}, maxCapacity)().hasResource(GROUP, tells({ MinInstancesInService: 3 }));
  });
});
