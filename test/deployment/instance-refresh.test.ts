import { CfnParameter, Duration, Size, type Stack, Token } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import {
  CapacitySource,
  Deployment,
  ElasticGroup,
  HardenedLaunchTemplate,
  type InstanceRefreshOptions,
  LatestImage,
} from '../../lib';
import { importedVpc, templateOf } from '../support/template';
import { mixInstances } from './documented-defaults';

const GROUP = 'AWS::AutoScaling::AutoScalingGroup';

const newGroup = (stack: Stack, deployment?: Deployment, machineImage?: LatestImage) => {
  const vpc = importedVpc(stack);
  const launchTemplate = machineImage && new HardenedLaunchTemplate(stack, 'Template', { vpc, machineImage });
  return new ElasticGroup(stack, 'Group', { vpc, deployment, launchTemplate });
};

const alarms = (stack: Stack, count: number) =>
  Array.from({ length: count }, (_, index) =>
    cloudwatch.Alarm.fromAlarmName(stack, `Alarm${index}`, `errors-${index}`),
  );

describe('Deployment.instanceRefresh', () => {
  test('is what a group has: it never has fewer instances, and sizes that are scheduled stay', () => {
    const template = templateOf((stack) => newGroup(stack));

    template.hasResource(GROUP, {
      UpdatePolicy: {
        AutoScalingInstanceRefresh: {
          Strategy: 'Rolling',
          Preferences: {
            MinHealthyPercentage: 100,
            MaxHealthyPercentage: 110,
            SkipMatching: true,
            BakeTime: 300,
            ScaleInProtectedInstances: 'Wait',
            StandbyInstances: 'Wait',
          },
        },
        AutoScalingScheduledAction: { IgnoreUnmodifiedGroupSizeProperties: true },
        AutoScalingRollingUpdate: Match.absent(),
      },
      CreationPolicy: Match.absent(),
    });
  });

  test('tells CloudFormation all that it is told', () => {
    const template = templateOf((stack) => {
      const options: InstanceRefreshOptions = {
        minHealthyPercentage: 90,
        maxHealthyPercentage: 190,
        skipMatching: false,
        checkpoints: { percentages: [1, 50, 100], delay: Duration.minutes(10) },
        bakeTime: Duration.minutes(30),
        instanceWarmup: Duration.minutes(4),
        alarms: alarms(stack, 10),
        scaleInProtectedInstances: autoscaling.ScaleInProtectedInstances.REFRESH,
        standbyInstances: autoscaling.StandbyInstances.IGNORE,
      };
      newGroup(stack, Deployment.instanceRefresh(options));
    });

    template.hasResource(GROUP, {
      UpdatePolicy: {
        AutoScalingInstanceRefresh: {
          Preferences: {
            MinHealthyPercentage: 90,
            MaxHealthyPercentage: 190,
            SkipMatching: false,
            CheckpointPercentages: [1, 50, 100],
            CheckpointDelay: 600,
            BakeTime: 1800,
            InstanceWarmup: 240,
            AlarmSpecification: { Alarms: Array.from({ length: 10 }, (_, index) => `errors-${index}`) },
            ScaleInProtectedInstances: 'Refresh',
            StandbyInstances: 'Ignore',
          },
        },
      },
    });
  });

  test('refers to its alarms, so that they are there before it begins', () => {
    const template = templateOf((stack) => {
      const metric = new cloudwatch.Metric({ namespace: 'Shop', metricName: 'Failures' });
      const alarm = new cloudwatch.Alarm(stack, 'Failures', { metric, threshold: 1, evaluationPeriods: 1 });
      newGroup(stack, Deployment.instanceRefresh({ alarms: [alarm] }));
    });

    const AlarmSpecification = { Alarms: [{ Ref: Match.stringLikeRegexp('^Failures') }] };
    template.hasResource(GROUP, {
      UpdatePolicy: { AutoScalingInstanceRefresh: { Preferences: { AlarmSpecification } } },
    });
  });

  test('tolerates tokens', () => {
    const template = templateOf((stack) => {
      const number = new CfnParameter(stack, 'Number', { type: 'Number' }).valueAsNumber;
      const options = {
        minHealthyPercentage: number,
        maxHealthyPercentage: number,
        bakeTime: Duration.seconds(number),
      };
      newGroup(stack, Deployment.instanceRefresh(options));
    });

    template.hasResource(GROUP, {
      UpdatePolicy: { AutoScalingInstanceRefresh: { Preferences: { MinHealthyPercentage: { Ref: 'Number' } } } },
    });
  });

  const outOfRange: ReadonlyArray<[InstanceRefreshOptions, string]> = [
    [{ minHealthyPercentage: 101 }, 'minHealthyPercentage must be a whole number between 0 and 100, got 101'],
    [{ maxHealthyPercentage: 99 }, 'maxHealthyPercentage must be a whole number between 100 and 200, got 99'],
    [{ maxHealthyPercentage: 201 }, 'maxHealthyPercentage must be a whole number between 100 and 200, got 201'],
    [
      { minHealthyPercentage: 90, maxHealthyPercentage: 191 },
      'maxHealthyPercentage must be at most 100 above minHealthyPercentage, got 191 and 90',
    ],
    [
      { checkpoints: { percentages: [50, 20, 100] } },
      'percentages of checkpoints must be whole numbers between 1 and 100 in ascending order, got 50, 20, 100',
    ],
    [
      { checkpoints: { percentages: [0, 100] } },
      'percentages of checkpoints must be whole numbers between 1 and 100 in ascending order, got 0, 100',
    ],
    [{ checkpoints: { percentages: [20, 50] } }, 'percentages of checkpoints must end with 100, got 20, 50'],
    [{ checkpoints: { percentages: [] } }, 'percentages of checkpoints must end with 100, got none'],
    [
      { checkpoints: { percentages: [100], delay: Duration.days(3) } },
      'delay of checkpoints must be a whole number of seconds between 0 and 172800, got 259200',
    ],
    [{ bakeTime: Duration.days(3) }, 'bakeTime must be a whole number of seconds between 0 and 172800, got 259200'],
    [
      { checkpoints: { percentages: [10, 50, 100], delay: Duration.hours(16) }, bakeTime: Duration.hours(4) },
      'checkpoints and bakeTime must take less than 129600 seconds together, got 129600',
    ],
    [
      { instanceWarmup: Duration.millis(500) },
      'instanceWarmup must be a whole number of seconds of at least 0, got 0.5',
    ],
  ];

  test.each(outOfRange)('fails for %j', (options, problem) => {
    expect(() => Deployment.instanceRefresh(options)).toThrow(`Deployment.instanceRefresh: ${problem}`);
  });

  test('fails for 11 alarms', () => {
    const build = (stack: Stack) => newGroup(stack, Deployment.instanceRefresh({ alarms: alarms(stack, 11) }));

    expect(() => templateOf(build)).toThrow('Deployment.instanceRefresh: alarms must be at most 10, got 11');
  });

  test('fails once with everything that is wrong', () => {
    expect(() => Deployment.instanceRefresh({ minHealthyPercentage: -1, bakeTime: Duration.days(3) })).toThrow(
      'bakeTime must be a whole number of seconds between 0 and 172800, got 259200; ' +
        'checkpoints and bakeTime must take less than 129600 seconds together, got 259200; ' +
        'minHealthyPercentage must be a whole number between 0 and 100, got -1; ' +
        'maxHealthyPercentage must be at most 100 above minHealthyPercentage, got 100 and -1',
    );
  });

  test('fails for an alarm about the group itself, which would wait for the group and the group for it', () => {
    const build = (stack: Stack) => {
      const name = Token.asString({ Ref: 'GroupASG3C6DFE3B' });
      const dimensionsMap = { AutoScalingGroupName: name };
      const metric = new cloudwatch.Metric({ namespace: 'AWS/EC2', metricName: 'CPUUtilization', dimensionsMap });
      const alarm = new cloudwatch.Alarm(stack, 'Cpu', { metric, threshold: 99, evaluationPeriods: 3 });
      const group = newGroup(stack, Deployment.instanceRefresh({ alarms: [alarm] }));
      expect(stack.resolve(group.autoScalingGroupName)).toEqual(stack.resolve(name));
    };

    expect(() => templateOf(build)).toThrow(
      'alarms must not be about the group itself, since each would wait for the other: Test/Cpu is',
    );
  });

  test('cannot skip instances that match an image that is looked up at launch', () => {
    const build = (skipMatching?: boolean) => () =>
      templateOf((stack) => newGroup(stack, Deployment.instanceRefresh({ skipMatching }), LatestImage.atLaunch()));

    const Preferences = { SkipMatching: false };
    build()().hasResource(GROUP, { UpdatePolicy: { AutoScalingInstanceRefresh: { Preferences } } });
    expect(build(true)).toThrow('skipMatching must be false with an image that is looked up at launch, got true');
  });
});

describe('LatestImage.atLaunch', () => {
  test('fails where instance types are chosen by attributes', () => {
    const build = (stack: Stack) => {
      const vpc = importedVpc(stack);
      const machineImage = LatestImage.atLaunch();
      const launchTemplate = new HardenedLaunchTemplate(stack, 'Template', { vpc, machineImage });
      const instanceRequirements = [{ vCpuCountMin: 2, memoryMin: Size.gibibytes(4) }];
      const capacitySource = CapacitySource.attributes({ instanceRequirements });
      new ElasticGroup(stack, 'Group', { vpc, launchTemplate, capacitySource });
    };

    expect(() => templateOf(build)).toThrow(
      'LatestImage.atLaunch must not be used where instance types are chosen by attributes',
    );
  });
});

describe('Deployment.rootVolumeReplacement', () => {
  const build = (use: (group: ElasticGroup) => void) => () =>
    templateOf((stack) => use(newGroup(stack, Deployment.rootVolumeReplacement())));
  const needs = 'Deployment.rootVolumeReplacement needs an image in every override of a mixed instances policy';

  test('gives a tenth of the instances a new volume at a time', () => {
    build((group) => mixInstances(group, 'ami-12345678'))().hasResource(GROUP, {
      UpdatePolicy: {
        AutoScalingInstanceRefresh: {
          Strategy: 'ReplaceRootVolume',
          Preferences: { MinHealthyPercentage: 90, MaxHealthyPercentage: 100, SkipMatching: true, BakeTime: 300 },
        },
      },
    });
  });

  test('fails without a mixed instances policy', () => {
    expect(build(() => {})).toThrow(`${needs}, got no override`);
  });

  test('fails when an override has no image', () => {
    expect(build((group) => mixInstances(group))).toThrow(`${needs}, got an override without`);
  });

  test('fails when nothing may be out of service', () => {
    expect(() => Deployment.rootVolumeReplacement({ minHealthyPercentage: 100 })).toThrow(
      'Deployment.rootVolumeReplacement: minHealthyPercentage must be a whole number between 0 and 99, got 100',
    );
  });
});
