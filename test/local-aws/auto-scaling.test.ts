import {
  DescribeAutoScalingGroupsCommand,
  DescribeAutoScalingInstancesCommand,
  DescribePoliciesCommand,
  DescribeScalingActivitiesCommand,
  DescribeScheduledActionsCommand,
  DescribeTagsCommand,
  DescribeWarmPoolCommand,
  PutScalingPolicyCommand,
  SetDesiredCapacityCommand,
  UpdateAutoScalingGroupCommand,
} from '@aws-sdk/client-auto-scaling';
import { webService } from '../twin/template/fixtures';
import { type LocalEndpoint, startEndpoint } from './support/local-endpoint';

let local: LocalEndpoint;

beforeEach(async () => {
  local = await startEndpoint();
});

afterEach(() => local.close());

async function describeGroup() {
  const { AutoScalingGroups } = await local.autoScaling.send(
    new DescribeAutoScalingGroupsCommand({ AutoScalingGroupNames: [local.groupName] }),
  );
  return AutoScalingGroups?.[0];
}

const setTo = (DesiredCapacity: number | undefined, AutoScalingGroupName: string | undefined = local.groupName) =>
  local.autoScaling.send(
    new SetDesiredCapacityCommand({ AutoScalingGroupName, DesiredCapacity, HonorCooldown: false }),
  );

describe('DescribeAutoScalingGroups', () => {
  test('tells the group as the template has it', async () => {
    expect(await describeGroup()).toMatchObject({
      AutoScalingGroupName: local.groupName,
      MinSize: 1,
      MaxSize: 10,
      DesiredCapacity: 1,
      DefaultCooldown: 300,
      DefaultInstanceWarmup: 120,
      AvailabilityZones: ['us-east-1a', 'us-east-1b'],
      HealthCheckType: 'ELB',
      HealthCheckGracePeriod: 300,
      CreatedTime: new Date('2026-01-01T00:00:00Z'),
      EnabledMetrics: expect.arrayContaining([{ Metric: 'GroupDesiredCapacity', Granularity: '1Minute' }]),
      Instances: [{ InstanceType: 'm7g.medium', LifecycleState: 'InService', HealthStatus: 'Healthy' }],
      Tags: [{ Key: 'Name', Value: 'Web/web', PropagateAtLaunch: true }, { Key: 'Stage' }],
    });
  });

  test('leaves instances out when asked to', async () => {
    const { AutoScalingGroups } = await local.autoScaling.send(
      new DescribeAutoScalingGroupsCommand({ IncludeInstances: false }),
    );

    expect(AutoScalingGroups?.[0]?.Instances).toEqual([]);
  });

  test.each([
    ['tag:Stage', ['prod', 'dev'], 1],
    ['tag:Stage', ['dev'], 0],
    ['tag-key', ['Name'], 1],
    ['tag-value', ['nothing'], 0],
  ])('filters by %s in %j', async (Name, Values, count) => {
    const { AutoScalingGroups } = await local.autoScaling.send(
      new DescribeAutoScalingGroupsCommand({ Filters: [{ Name, Values }] }),
    );

    expect(AutoScalingGroups).toHaveLength(count);
  });

  test('answers with an empty list for a group that does not exist', async () => {
    const answer = await local.autoScaling.send(
      new DescribeAutoScalingGroupsCommand({ AutoScalingGroupNames: ['nobody', 'constructor'] }),
    );

    expect(answer.AutoScalingGroups).toEqual([]);
  });

  test('pages through several groups', async () => {
    await local.close();
    const { Group } = webService.Resources;
    local = await startEndpoint({ ...webService, Resources: { ...webService.Resources, Second: Group, Third: Group } });
    const names: string[] = [];
    let token: string | undefined;

    do {
      const page = await local.autoScaling.send(
        new DescribeAutoScalingGroupsCommand({ MaxRecords: 2, ...(token && { NextToken: token }) }),
      );
      names.push(...(page.AutoScalingGroups ?? []).map(({ AutoScalingGroupName }) => AutoScalingGroupName ?? ''));
      token = page.NextToken;
    } while (token);

    expect(names.map((name) => name.split('-')[1])).toEqual(['Group', 'Second', 'Third']);
  });

  test('fails for a token that it did not give out', async () => {
    const answer = local.autoScaling.send(new DescribeAutoScalingGroupsCommand({ NextToken: 'elsewhere' }));

    await expect(answer).rejects.toMatchObject({
      name: 'InvalidNextToken',
      message: "The token 'elsewhere' was invalid",
    });
  });
});

describe('SetDesiredCapacity', () => {
  test('makes instances follow as time passes', async () => {
    await setTo(3);
    local.clock.advance(10);
    const launching = await describeGroup();
    local.clock.advance(20);
    const running = await describeGroup();

    expect(launching).toMatchObject({ DesiredCapacity: 3 });
    expect(launching?.Instances?.map(({ LifecycleState }) => LifecycleState)).toEqual([
      'InService',
      'Pending',
      'Pending',
    ]);
    expect(running?.Instances?.map(({ LifecycleState }) => LifecycleState)).toEqual(Array(3).fill('InService'));
  });

  test.each([
    [15, 'New SetDesiredCapacity value 15 is above max value 10 for the AutoScalingGroup.'],
    [0, 'New SetDesiredCapacity value 0 is below min value 1 for the AutoScalingGroup.'],
    [
      -1,
      "1 validation error detected: Value '-1' at 'desiredCapacity' failed to satisfy constraint: Member must have value greater than or equal to 0",
    ],
  ])('fails for %d in a group of 1 to 10, and changes nothing', async (capacity, message) => {
    await expect(setTo(capacity)).rejects.toMatchObject({
      name: 'ValidationError',
      message,
      $metadata: { httpStatusCode: 400 },
    });
    expect(await describeGroup()).toMatchObject({ DesiredCapacity: 1 });
  });

  test('fails for a group that does not exist', async () => {
    await expect(setTo(3, 'nobody')).rejects.toMatchObject({
      name: 'ValidationError',
      message: 'AutoScalingGroup name not found - null',
    });
  });

  test('fails without a capacity', async () => {
    await expect(setTo(undefined)).rejects.toMatchObject({
      name: 'ValidationError',
      message:
        "1 validation error detected: Value null at 'desiredCapacity' failed to satisfy constraint: Member must not be null",
    });
  });
});

describe('UpdateAutoScalingGroup', () => {
  const update = (sizes: object) =>
    local.autoScaling.send(new UpdateAutoScalingGroupCommand({ AutoScalingGroupName: local.groupName, ...sizes }));

  test('pulls desired capacity inside new bounds', async () => {
    await update({ MinSize: 4 });

    expect(await describeGroup()).toMatchObject({ MinSize: 4, MaxSize: 10, DesiredCapacity: 4 });
  });

  test('fails for a maximum below the minimum', async () => {
    await expect(update({ MaxSize: 0 })).rejects.toMatchObject({
      name: 'ValidationError',
      message: 'Max bound, 0, must be greater than or equal to min bound, 1',
    });
  });

  test('fails for anything but sizes rather than dropping it', async () => {
    await expect(update({ MinSize: 2, HealthCheckType: 'EC2' })).rejects.toMatchObject({
      message: "Headroom's local endpoint updates MinSize, MaxSize and DesiredCapacity only, got HealthCheckType",
    });
    expect(await describeGroup()).toMatchObject({ MinSize: 1 });
  });
});

describe('DescribeWarmPool', () => {
  const describePool = () =>
    local.autoScaling.send(new DescribeWarmPoolCommand({ AutoScalingGroupName: local.groupName }));

  test('tells the warm pool and its instances, which are not among the group’s', async () => {
    await local.close();
    const Pool = {
      Type: 'AWS::AutoScaling::WarmPool',
      Properties: { AutoScalingGroupName: { Ref: 'Group' }, MinSize: 2, MaxGroupPreparedCapacity: 3 },
    };
    local = await startEndpoint({ ...webService, Resources: { ...webService.Resources, Pool } }, { begin: 'settled' });

    const { WarmPoolConfiguration, Instances } = await describePool();
    const group = await describeGroup();

    expect(WarmPoolConfiguration).toEqual({ MinSize: 2, MaxGroupPreparedCapacity: 3, PoolState: 'Stopped' });
    expect(Instances).toMatchObject(Array(2).fill({ InstanceType: 'm7g.medium', LifecycleState: 'Warmed:Stopped' }));
    expect(group).toMatchObject({
      WarmPoolSize: 2,
      WarmPoolConfiguration,
      Instances: [{ LifecycleState: 'InService' }],
    });
  });

  test('tells nothing of a group without one', async () => {
    expect(await describePool()).toMatchObject({ Instances: [] });
    expect((await describePool()).WarmPoolConfiguration).toBeUndefined();
  });
});

describe('a group of several instance types', () => {
  test('is told with its policy and the weights of its instances', async () => {
    await local.close();
    const { LaunchTemplate, ...properties } = webService.Resources.Group.Properties;
    const MixedInstancesPolicy = {
      InstancesDistribution: { OnDemandBaseCapacity: 1, OnDemandPercentageAboveBaseCapacity: 25 },
      LaunchTemplate: {
        LaunchTemplateSpecification: LaunchTemplate,
        Overrides: [{ InstanceType: 'm7g.large', WeightedCapacity: '2' }, { InstanceType: 'm6g.large' }],
      },
    };
    const Group = { ...webService.Resources.Group, Properties: { ...properties, MixedInstancesPolicy } };
    local = await startEndpoint({ ...webService, Resources: { ...webService.Resources, Group } });

    const group = await describeGroup();

    expect(group?.LaunchTemplate).toBeUndefined();
    expect(group).toMatchObject({
      Instances: [{ InstanceType: 'm7g.large', WeightedCapacity: '2' }],
      MixedInstancesPolicy: {
        InstancesDistribution: { OnDemandBaseCapacity: 1, OnDemandPercentageAboveBaseCapacity: 25 },
        LaunchTemplate: {
          LaunchTemplateSpecification: { LaunchTemplateId: expect.stringMatching(/^lt-0/) },
          Overrides: [
            { InstanceType: 'm7g.large', WeightedCapacity: '2' },
            { InstanceType: 'm6g.large', WeightedCapacity: '1' },
          ],
        },
      },
    });
  });
});

describe('the other calls', () => {
  test('DescribeScalingActivities tells why, newest first', async () => {
    await setTo(2);
    local.clock.advance(60);

    const { Activities } = await local.autoScaling.send(
      new DescribeScalingActivitiesCommand({ AutoScalingGroupName: local.groupName, MaxRecords: 1 }),
    );

    expect(Activities).toMatchObject([
      {
        StatusCode: 'Successful',
        Progress: 100,
        StartTime: new Date('2026-01-01T00:01:08Z'),
        EndTime: new Date('2026-01-01T00:01:26Z'),
        Cause: expect.stringContaining('changing the desired capacity from 1 to 2.  At 2026-01-01T00:01:08Z'),
        Details: expect.stringMatching(/^\{"Subnet ID":"subnet-0[0-9a-f]{16}","Availability Zone":"us-east-1b"\}$/),
      },
    ]);
  });

  test('DescribeAutoScalingInstances lists instances of every group', async () => {
    const { AutoScalingInstances } = await local.autoScaling.send(new DescribeAutoScalingInstancesCommand({}));

    expect(AutoScalingInstances).toMatchObject([{ AutoScalingGroupName: local.groupName, HealthStatus: 'HEALTHY' }]);
  });

  test('DescribePolicies lists the template’s policies', async () => {
    const { ScalingPolicies } = await local.autoScaling.send(
      new DescribePoliciesCommand({ AutoScalingGroupName: local.groupName }),
    );

    expect(ScalingPolicies).toMatchObject([
      {
        PolicyType: 'TargetTrackingScaling',
        Enabled: true,
        TargetTrackingConfiguration: {
          PredefinedMetricSpecification: { PredefinedMetricType: 'ASGAverageCPUUtilization' },
          TargetValue: 70,
        },
      },
    ]);
  });

  test('DescribeScheduledActions lists the template’s scheduled actions', async () => {
    const { ScheduledUpdateGroupActions } = await local.autoScaling.send(new DescribeScheduledActionsCommand({}));

    expect(ScheduledUpdateGroupActions).toEqual([]);
  });

  test('DescribeTags filters by group and key', async () => {
    const { Tags } = await local.autoScaling.send(
      new DescribeTagsCommand({
        Filters: [
          { Name: 'auto-scaling-group', Values: [local.groupName] },
          { Name: 'key', Values: ['Stage'] },
        ],
      }),
    );

    expect(Tags).toMatchObject([{ Key: 'Stage', Value: 'prod', ResourceType: 'auto-scaling-group' }]);
  });

  test('fails for a call that is not understood, as the service would', async () => {
    const call = local.autoScaling.send(
      new PutScalingPolicyCommand({ AutoScalingGroupName: local.groupName, PolicyName: 'mine' }),
    );

    await expect(call).rejects.toMatchObject({
      name: 'InvalidAction',
      message: 'Could not find operation PutScalingPolicy for version 2011-01-01',
    });
  });
});
