import {
  DescribeAutoScalingGroupsCommand,
  DescribeInstanceRefreshesCommand,
  ResumeProcessesCommand,
  SetDesiredCapacityCommand,
  SuspendProcessesCommand,
} from '@aws-sdk/client-auto-scaling';
import { VIRTUAL_START } from '../../lib/local-aws/clock';
import { type LocalEndpoint, startEndpoint } from './support/local-endpoint';

let local: LocalEndpoint;

beforeEach(async () => {
  local = await startEndpoint();
});

afterEach(() => local.close());

const ofGroup = (ScalingProcesses?: string[]) => ({
  AutoScalingGroupName: local.groupName,
  ...(ScalingProcesses && { ScalingProcesses }),
});

const suspend = (processes?: string[]) => local.autoScaling.send(new SuspendProcessesCommand(ofGroup(processes)));
const resume = (processes?: string[]) => local.autoScaling.send(new ResumeProcessesCommand(ofGroup(processes)));

async function describeGroup() {
  const { AutoScalingGroups } = await local.autoScaling.send(new DescribeAutoScalingGroupsCommand({}));
  return AutoScalingGroups?.[0];
}

describe('SuspendProcesses', () => {
  test('is told by DescribeAutoScalingGroups, until ResumeProcesses', async () => {
    await suspend(['Launch', 'AlarmNotification']);
    const suspended = (await describeGroup())?.SuspendedProcesses;
    await resume(['Launch']);
    const left = (await describeGroup())?.SuspendedProcesses;
    await resume();

    expect(suspended).toEqual([
      { ProcessName: 'Launch', SuspensionReason: 'User suspended at 2026-01-01T00:01:00Z' },
      { ProcessName: 'AlarmNotification', SuspensionReason: 'User suspended at 2026-01-01T00:01:00Z' },
    ]);
    expect(left).toMatchObject([{ ProcessName: 'AlarmNotification' }]);
    expect((await describeGroup())?.SuspendedProcesses).toEqual([]);
  });

  test('of Launch keeps instances from coming, not desired capacity from rising', async () => {
    await suspend(['Launch']);
    await local.autoScaling.send(new SetDesiredCapacityCommand({ ...ofGroup(), DesiredCapacity: 3 }));
    local.clock.advance(600);
    const before = await describeGroup();
    await resume(['Launch']);
    local.clock.advance(60);
    const after = await describeGroup();

    expect(before).toMatchObject({ DesiredCapacity: 3, Instances: [{ LifecycleState: 'InService' }] });
    expect(after?.Instances).toHaveLength(3);
  });

  test('suspends all processes when none is named', async () => {
    await suspend();

    expect((await describeGroup())?.SuspendedProcesses).toHaveLength(9);
  });

  test('fails for a process that there is not, and for a group that there is not', async () => {
    await expect(suspend(['Launch', 'Sleep'])).rejects.toMatchObject({
      name: 'ValidationError',
      message: expect.stringMatching(/^scalingProcesses must be among Launch, .*, got Sleep$/),
    });
    await expect(
      local.autoScaling.send(new SuspendProcessesCommand({ AutoScalingGroupName: 'nobody' })),
    ).rejects.toMatchObject({ message: 'AutoScalingGroup name not found - null' });
    expect((await describeGroup())?.SuspendedProcesses).toEqual([]);
  });
});

describe('DescribeInstanceRefreshes', () => {
  const describeRefreshes = (more: object = {}) =>
    local.autoScaling.send(new DescribeInstanceRefreshesCommand({ ...ofGroup(), ...more }));

  test('tells none', async () => {
    expect((await describeRefreshes()).InstanceRefreshes).toEqual([]);
  });

  test('tells those that a test has set for the group, newest first, page by page', async () => {
    const { groupName } = local;
    local.world.instanceRefreshes.push(
      { id: 'old', groupName, status: 'Successful', startTime: VIRTUAL_START, endTime: VIRTUAL_START + 30 },
      { id: 'new', groupName, status: 'InProgress', startTime: VIRTUAL_START + 60, percentageComplete: 40 },
      { id: 'other', groupName: 'other', status: 'InProgress', startTime: VIRTUAL_START },
    );

    const all = await describeRefreshes();
    const first = await describeRefreshes({ MaxRecords: 1 });
    const second = await describeRefreshes({ MaxRecords: 1, NextToken: first.NextToken });
    const named = await describeRefreshes({ InstanceRefreshIds: ['old'] });

    expect(all.InstanceRefreshes).toEqual([
      {
        InstanceRefreshId: 'new',
        AutoScalingGroupName: groupName,
        Status: 'InProgress',
        StartTime: new Date('2026-01-01T00:01:00Z'),
        PercentageComplete: 40,
      },
      {
        InstanceRefreshId: 'old',
        AutoScalingGroupName: groupName,
        Status: 'Successful',
        StartTime: new Date('2026-01-01T00:00:00Z'),
        EndTime: new Date('2026-01-01T00:00:30Z'),
      },
    ]);
    expect([first, second, named].map(({ InstanceRefreshes }) => InstanceRefreshes?.[0]?.InstanceRefreshId)).toEqual([
      'new',
      'old',
      'old',
    ]);
  });

  test('fails for a group that there is not', async () => {
    await expect(describeRefreshes({ AutoScalingGroupName: 'nobody' })).rejects.toMatchObject({
      message: 'AutoScalingGroup name not found - null',
    });
  });
});
