import { autoScalingPorts } from '../../../../lambda/capacity-controller/aws/auto-scaling';
import { CallMeter } from '../../../../lambda/capacity-controller/call-meter';
import { type FakeAnswer, type FakeCall, refusal, startFakeAws, xml } from '../support/fake-aws';

type Answers = Readonly<Record<string, FakeAnswer | ((call: FakeCall) => FakeAnswer)>>;

let aws: Awaited<ReturnType<typeof startFakeAws>>;
let answers: Answers;
let meter: CallMeter;
let ports: ReturnType<typeof autoScalingPorts>;

beforeEach(async () => {
  aws = await startFakeAws((call) => {
    const answer = answers[call.Action] ?? refusal('InvalidAction', call.Action);
    return typeof answer === 'function' ? answer(call) : answer;
  });
  meter = new CallMeter();
  ports = autoScalingPorts(meter);
});

afterEach(() => aws.close());

const list = (tag: string, members: readonly string[]) =>
  `<${tag}>${members.map((member) => `<member>${member}</member>`).join('')}</${tag}>`;
const groups = (members: readonly string[], more = '') =>
  xml('DescribeAutoScalingGroups', list('AutoScalingGroups', members) + more);
const group = (name: string, rest = '') =>
  `<AutoScalingGroupName>${name}</AutoScalingGroupName><MinSize>1</MinSize><MaxSize>9</MaxSize>` +
  `<DesiredCapacity>4</DesiredCapacity>${rest}`;
const scheduled = (members: readonly string[], more = '') =>
  xml('DescribeScheduledActions', list('ScheduledUpdateGroupActions', members) + more);
const refreshes = (statuses: readonly string[]) =>
  xml(
    'DescribeInstanceRefreshes',
    list(
      'InstanceRefreshes',
      statuses.map((status) => `<Status>${status}</Status>`),
    ),
  );
const describeOne = async (rest: string, withInstances = false) => {
  answers = { DescribeAutoScalingGroups: groups([group('web', rest)]) };
  return (await ports.describe(['web'], { withInstances })).get('web');
};

describe('groups by name', () => {
  test('are described a hundred at a time, without their instances', async () => {
    answers = {
      DescribeAutoScalingGroups: (call) =>
        groups(
          Object.entries(call)
            .filter(([key]) => key.startsWith('AutoScalingGroupNames'))
            .map(([, name]) => group(String(name))),
        ),
    };
    const names = Array.from({ length: 150 }, (_, index) => `g${index}`);

    const described = await ports.describe(names, { withInstances: false });

    expect([...described.keys()]).toEqual(names);
    expect(described.get('g149')).toEqual({
      value: { name: 'g149', range: { min: 1, max: 9 }, desiredCapacity: 4, suspendedProcesses: [] },
    });
    expect(aws.calls).toHaveLength(2);
    expect(aws.calls[0]).toMatchObject({ IncludeInstances: 'false', MaxRecords: '100' });
  });

  test('are read from all pages', async () => {
    answers = {
      DescribeAutoScalingGroups: ({ NextToken }) =>
        NextToken === undefined ? groups([group('web')], '<NextToken>more</NextToken>') : groups([group('api')]),
    };

    const described = await ports.describe(['web', 'api'], { withInstances: false });

    expect([...described.values()].map(({ error }) => error)).toEqual([undefined, undefined]);
  });

  test('fail alone when they are not there', async () => {
    answers = { DescribeAutoScalingGroups: groups([group('web')]) };

    const described = await ports.describe(['web', 'gone'], { withInstances: false });

    expect(described.get('web')).toHaveProperty('value');
    expect(described.get('gone')?.error?.message).toBe('there is no Auto Scaling group named gone');
  });

  test.each([
    ['its minimum', '<MinSize></MinSize>', 'lacks its minimum, maximum or desired capacity'],
    ['its instances', '', 'lacks its instances'],
  ])('fail when the answer lacks %s', async (what, rest, message) => {
    answers = {
      DescribeAutoScalingGroups: groups([
        what === 'its minimum'
          ? `<AutoScalingGroupName>web</AutoScalingGroupName><MaxSize>9</MaxSize>`
          : group('web', rest),
      ]),
    };

    const described = await ports.describe(['web'], { withInstances: what === 'its instances' });

    expect(described.get('web')?.error?.message).toBe(`the answer about web ${message}`);
  });

  test('tell what their instances do, when that is asked', async () => {
    const rest = list('Instances', [
      '<InstanceId>i-1</InstanceId><LifecycleState>Pending</LifecycleState><HealthStatus>Healthy</HealthStatus>',
    ]);

    expect(await describeOne(rest, true)).toMatchObject({
      value: { instances: [{ id: 'i-1', lifecycleState: 'Pending', healthStatus: 'Healthy' }] },
    });
  });

  test.each([
    [
      'weights of instance types',
      `<MixedInstancesPolicy><LaunchTemplate>${list('Overrides', ['<WeightedCapacity>2</WeightedCapacity>'])}</LaunchTemplate></MixedInstancesPolicy>`,
    ],
    ['vCPUs', '<DesiredCapacityType>vcpu</DesiredCapacityType>'],
  ])('tell that they count %s', async (_, rest) => {
    expect(await describeOne(rest)).toMatchObject({ value: { isWeighted: true } });
  });

  test('tell of suspended processes and of being deleted', async () => {
    const rest = `${list('SuspendedProcesses', ['<ProcessName>Launch</ProcessName>'])}<Status>Delete in progress</Status>`;

    expect(await describeOne(rest)).toMatchObject({
      value: { suspendedProcesses: ['Launch'], status: 'Delete in progress' },
    });
  });

  test('fail together after 20 pages', async () => {
    let page = 0;
    answers = { DescribeAutoScalingGroups: () => groups([], `<NextToken>${page++}</NextToken>`) };

    await expect(ports.describe(['web'], { withInstances: false })).rejects.toThrow(
      'DescribeAutoScalingGroups answered with more than 20 pages',
    );
  });

  test('fail together when there are none in the answer at all', async () => {
    answers = { DescribeAutoScalingGroups: xml('DescribeAutoScalingGroups', '') };

    await expect(ports.describe(['web'], { withInstances: false })).rejects.toThrow('answered without groups');
  });
});

describe('groups by tag', () => {
  test('come with the value of their tag', async () => {
    const tags = list('Tags', ['<Key>team</Key><Value>a</Value>', '<Key>headroom</Key><Value>3</Value>']);
    answers = { DescribeAutoScalingGroups: groups([group('web', tags)]) };

    expect(await ports.tagged('headroom')).toEqual(new Map([['web', '3']]));
    expect(aws.calls[0]).toMatchObject({
      'Filters.member.1.Name': 'tag-key',
      'Filters.member.1.Values.member.1': 'headroom',
    });
  });
});

describe('scheduled actions', () => {
  test('are read from all pages, ours and those of others', async () => {
    const ours =
      '<ScheduledActionName>headroom-release</ScheduledActionName><StartTime>2026-01-06T08:01:00Z</StartTime><MinSize>2</MinSize>';
    const foreign =
      '<ScheduledActionName>evening</ScheduledActionName><Recurrence>0 18 * * *</Recurrence><Time>2026-01-05T18:00:00Z</Time><MaxSize>4</MaxSize><DesiredCapacity>3</DesiredCapacity>';
    answers = {
      DescribeScheduledActions: ({ NextToken }) =>
        NextToken === undefined ? scheduled([ours], '<NextToken>more</NextToken>') : scheduled([foreign]),
    };

    expect(await ports.scheduledActions('web')).toEqual([
      { name: 'headroom-release', at: Date.UTC(2026, 0, 6, 8, 1), minSize: 2 },
      { name: 'evening', at: Date.UTC(2026, 0, 5, 18), maxSize: 4, desiredCapacity: 3, recurrence: '0 18 * * *' },
    ]);
    expect(aws.calls[0]).toMatchObject({ AutoScalingGroupName: 'web', MaxRecords: '100' });
  });

  test.each([
    ['has no list of them', xml('DescribeScheduledActions', ''), 'lacks its scheduled actions'],
    ['has one without a name', scheduled(['<MinSize>2</MinSize>']), 'a scheduled action without a name'],
    ['is cut off', { body: '<DescribeScheduledActionsResponse><DescribeSched' }, ''],
  ])('fail when the answer %s', async (_, answer, message) => {
    answers = { DescribeScheduledActions: answer };

    await expect(ports.scheduledActions('web')).rejects.toThrow(message);
  });

  test('fail when the pages do not end', async () => {
    answers = { DescribeScheduledActions: scheduled([], '<NextToken>again</NextToken>') };

    await expect(ports.scheduledActions('web')).rejects.toThrow(
      'DescribeScheduledActions answered twice with the same page token',
    );
  });
});

describe('an instance refresh', () => {
  test.each(['Pending', 'InProgress', 'Baking', 'Cancelling', 'RollbackInProgress', 'OfTheFuture'])(
    'is under way as %s',
    async (status) => {
      answers = { DescribeInstanceRefreshes: refreshes([status, 'Successful']) };

      expect(await ports.instanceRefresh('web')).toBe(status);
    },
  );

  test('is not under way when it has ended', async () => {
    answers = {
      DescribeInstanceRefreshes: refreshes([
        'Successful',
        'Failed',
        'Cancelled',
        'RollbackFailed',
        'RollbackSuccessful',
      ]),
    };

    expect(await ports.instanceRefresh('web')).toBeUndefined();
    expect(aws.calls[0]).toMatchObject({ MaxRecords: '10' });
  });

  test('fails when the answer has no list', async () => {
    answers = { DescribeInstanceRefreshes: xml('DescribeInstanceRefreshes', '') };

    await expect(ports.instanceRefresh('web')).rejects.toThrow('the answer about web lacks its instance refreshes');
  });
});

describe('launches', () => {
  test('are those activities that succeeded and launched', async () => {
    const activity = (description: string, status: string) =>
      `<Description>${description}</Description><StatusCode>${status}</StatusCode>` +
      '<StartTime>2026-01-05T08:00:00Z</StartTime><EndTime>2026-01-05T08:01:30Z</EndTime>';
    answers = {
      DescribeScalingActivities: xml(
        'DescribeScalingActivities',
        list('Activities', [
          activity('Launching a new EC2 instance: i-1', 'Successful'),
          activity('Launching a new EC2 instance: i-2', 'Failed'),
          activity('Terminating EC2 instance: i-3', 'Successful'),
        ]),
      ),
    };

    expect(await ports.launches('web')).toEqual([
      { startedAt: Date.UTC(2026, 0, 5, 8), endedAt: Date.UTC(2026, 0, 5, 8, 1, 30) },
    ]);
    expect(aws.calls[0]).toMatchObject({ AutoScalingGroupName: 'web', MaxRecords: '100' });
  });
});

describe('an action', () => {
  test('puts a floor with its start and its minimum and nothing else', async () => {
    answers = { PutScheduledUpdateGroupAction: xml('PutScheduledUpdateGroupAction', '') };

    await ports.carryOut('web', {
      api: 'PutScheduledUpdateGroupAction',
      name: 'headroom-20260105T0730Z',
      at: Date.UTC(2026, 0, 5, 7, 30),
      minSize: 5,
    });

    expect(aws.calls).toEqual([
      {
        Action: 'PutScheduledUpdateGroupAction',
        Version: '2011-01-01',
        AutoScalingGroupName: 'web',
        ScheduledActionName: 'headroom-20260105T0730Z',
        StartTime: '2026-01-05T07:30:00Z',
        MinSize: '5',
      },
    ]);
  });

  test('that deletes what is gone already is no failure', async () => {
    answers = { DeleteScheduledAction: refusal('ValidationError', 'Scheduled action name not found') };

    await expect(
      ports.carryOut('web', { api: 'DeleteScheduledAction', name: 'headroom-hold' }),
    ).resolves.toBeUndefined();
  });

  test('fails when the group is gone', async () => {
    answers = { DeleteScheduledAction: refusal('ValidationError', 'AutoScalingGroup name not found - null') };

    await expect(ports.carryOut('web', { api: 'DeleteScheduledAction', name: 'headroom-hold' })).rejects.toThrow(
      'AutoScalingGroup name not found',
    );
  });
});

describe('calls', () => {
  test('are counted by the group that they are for, each try and each that was throttled', async () => {
    let tries = 0;
    answers = {
      DescribeScheduledActions: () => (++tries < 3 ? refusal('Throttling', 'Rate exceeded') : scheduled([])),
      DescribeAutoScalingGroups: groups([group('web')]),
    };

    await ports.describe(['web'], { withInstances: false });
    await ports.scheduledActions('web');

    expect(meter.about('web')).toEqual({
      calls: { DescribeAutoScalingGroups: 1, DescribeScheduledActions: 3 },
      throttles: 2,
    });
    expect(meter.about('api')).toEqual({ calls: { DescribeAutoScalingGroups: 1 }, throttles: 0 });
  });

  test('are given up after four tries', async () => {
    answers = { DescribeScheduledActions: refusal('RequestLimitExceeded', 'Request limit exceeded.', 503) };

    await expect(ports.scheduledActions('web')).rejects.toMatchObject({ name: 'RequestLimitExceeded' });

    expect(meter.about('web')).toEqual({ calls: { DescribeScheduledActions: 4 }, throttles: 4 });
  }, 20_000);
});
