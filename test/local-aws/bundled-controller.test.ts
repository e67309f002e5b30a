import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { findLambdaCode } from '../../lib/local-aws/lambda-code';
import { LambdaHost } from '../../lib/local-aws/lambda-host';
import { controllerOf } from '../../lib/twin/template/controller-of';
import { type LocalEndpoint, startEndpoint } from './support/local-endpoint';
import { type RecordingProxy, startRecordingProxy } from './support/recording-proxy';

/** What is deployed: the folder that `npm run bundle` makes. */
const BUNDLE = join(__dirname, '..', '..', 'assets', 'capacity-controller');

/** What EventBridge sends at each tick, as far as the controller looks at it. */
const TICK = { source: 'aws.events', 'detail-type': 'Scheduled Event' };

let local: LocalEndpoint;
let proxy: RecordingProxy;
let controller: LambdaHost;

/** The controller of the template, with variables of its environment set. */
function startController(endpointUrl: string, variables: Readonly<Record<string, string>> = {}): LambdaHost {
  const { environment, ...rest } = controllerOf(local.world.read().stack, local.groupName)!;
  const definition = { ...rest, environment: { ...environment, BASELINE: '1', ...variables }, assetPath: BUNDLE };
  return new LambdaHost(definition, findLambdaCode(definition, BUNDLE), { endpointUrl, region: 'us-east-1' });
}

beforeEach(async () => {
  local = await startEndpoint();
  proxy = await startRecordingProxy(local.url);
  controller = startController(proxy.url);
});

afterEach(async () => {
  await controller.close();
  await proxy.close();
  await local.close();
});

const describeGroup = (withInstances: boolean) => ({
  Action: 'DescribeAutoScalingGroups',
  Version: '2011-01-01',
  'AutoScalingGroupNames.member.1': local.groupName,
  IncludeInstances: String(withInstances),
  MaxRecords: '100',
});
const ofGroup = (Action: string, rest: object = {}) => ({
  Action,
  Version: '2011-01-01',
  AutoScalingGroupName: local.groupName,
  ...rest,
});
const readScheduledActions = () => ofGroup('DescribeScheduledActions', { MaxRecords: '100' });
const readRefreshes = () => ofGroup('DescribeInstanceRefreshes', { MaxRecords: '10' });
/** What an operator's command goes by. */
const reads = (withInstances: boolean) => [describeGroup(withInstances), readScheduledActions(), readRefreshes()];
const write = (capacity: number) =>
  ofGroup('SetDesiredCapacity', { DesiredCapacity: String(capacity), HonorCooldown: 'false' });
const release = () =>
  ofGroup('PutScheduledUpdateGroupAction', {
    ScheduledActionName: 'headroom-release',
    StartTime: expect.stringMatching(/^20.*:01:00Z$/),
    MinSize: '1',
  });
/** The function takes its time from the machine, in whole minutes, in milliseconds. */
const thisMinute = () => Math.floor(Date.now() / 60_000) * 60_000;
const cpu = { namespace: 'AWS/EC2', name: 'CPUUtilization' };
const inService = { namespace: 'AWS/AutoScaling', name: 'GroupInServiceInstances' };

const queryOf = (Id: string, { namespace: Namespace, name: MetricName }: typeof cpu, Stat: string) => {
  const Dimensions = [{ Name: 'AutoScalingGroupName', Value: local.groupName }];
  return { Id, MetricStat: { Metric: { Namespace, MetricName, Dimensions }, Period: 60, Stat } };
};
const dimensions = () => ({ AutoScalingGroupName: local.groupName });
const readOfLoad = () => ({
  Action: 'GetMetricData',
  StartTime: expect.any(Number),
  EndTime: expect.any(Number),
  ScanBy: 'TimestampAscending',
  MetricDataQueries: [
    queryOf('g0average', cpu, 'Average'),
    queryOf('g0reporting', cpu, 'SampleCount'),
    queryOf('g0inService', inService, 'Average'),
  ],
});

/** Lets CloudWatch know of a load of 2.9 on four instances, in so many minutes up to now. */
function putLoad(minutes: number): void {
  for (let minute = -minutes; minute < 0; minute++) {
    const time = thisMinute() / 1000 + minute * 60;
    const report = { time, sum: 290, minimum: 10, maximum: 90, count: 4 };
    local.world.metrics.put({ ...cpu, dimensions: dimensions() }, [report]);
    local.world.metrics.put({ ...inService, dimensions: dimensions() }, [
      { time, sum: 4, minimum: 4, maximum: 4, count: 1 },
    ]);
  }
}

async function restart(variables: Readonly<Record<string, string>>): Promise<void> {
  await controller.close();
  controller = startController(proxy.url, variables);
}

const desired = () => local.world.group(local.groupName)?.desired;

describe('the bundled capacity controller against the endpoint', () => {
  test('sets desired capacity through the real SDK', async () => {
    const { payload } = await controller.invoke({ command: 'set', capacity: 3 });

    expect(payload).toMatchObject({ outcome: 'changed', desiredCapacity: { before: 1, after: 3 } });
    expect(desired()).toBe(3);
  });

  test('reads the group without its instances, and writes once without waiting for a cooldown', async () => {
    await controller.invoke({ command: 'set', capacity: 3 });

    expect(proxy.calls.slice(0, 3)).toEqual(expect.arrayContaining(reads(false)));
    expect(proxy.calls.slice(3)).toEqual([write(3)]);
  });

  test.each<[string, object, string, boolean]>([
    ['a refused command', { command: 'set', capacity: 15 }, 'refused', false],
    ['a dry run', { command: 'set', capacity: 3, dryRun: true }, 'changed', false],
    ['a repeated command', { command: 'set', capacity: 1 }, 'unchanged', false],
    ['a question, which asks for the instances too,', { command: 'explain' }, 'explained', true],
  ])('changes nothing on %s and only reads', async (_name, event, outcome, withInstances) => {
    const { payload } = await controller.invoke(event);

    expect(payload).toMatchObject({ outcome });
    expect(desired()).toBe(1);
    expect(proxy.calls).toHaveLength(3);
    expect(proxy.calls).toEqual(expect.arrayContaining(reads(withInstances)));
  });

  test('writes one line of JSON for each invocation', async () => {
    const { lines } = await controller.invoke({ command: 'add', count: 1 });

    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ group: local.groupName, outcome: 'changed' });
  });

  test('fails on an event that is not understood', async () => {
    const { error } = await controller.invoke({ command: 'fly' });

    expect(error).toMatchObject({ errorType: 'InvalidEventError' });
  });
});

describe('a tick of the bundled capacity controller against the endpoint', () => {
  test.each([
    ['floor', false],
    ['lead', true],
  ])('in %s says that the load is missing, and writes no more than the end of a lease', async (mode, withInstances) => {
    await restart({ CONTROLLER_MODE: mode });

    const { payload } = await controller.invoke(TICK);

    expect(payload).toMatchObject({
      mode,
      reasons: expect.arrayContaining([expect.objectContaining({ code: 'MISSING_DATA' })]),
    });
    expect(desired()).toBe(1);
    expect(proxy.calls).toHaveLength(2 + 7 + 2);
    expect(proxy.calls.slice(0, 2)).toEqual([describeGroup(withInstances), readScheduledActions()]);
    expect(proxy.calls.slice(2, 9)).toEqual(new Array(7).fill(readOfLoad()));
    expect(proxy.calls.slice(9)).toEqual([readRefreshes(), release()]);
  });

  test('in floor puts a lease of floors that AWS takes', async () => {
    putLoad(25);

    const { payload, lines } = await controller.invoke(TICK);

    expect(payload).toMatchObject({ outcome: 'changed', floor: { before: 1, after: 5 } });
    expect(proxy.calls.map(({ Action }) => Action)).not.toContain('SetDesiredCapacity');
    const { schedule } = local.world.group(local.groupName)!;
    expect(schedule.pending.map(({ action }) => action.minSize)).toEqual(expect.arrayContaining([5, 1]));
    expect(JSON.parse(lines[0]!)).toMatchObject({ Heartbeat: 1, LeaseRemaining: 100, throttles: 0, done: 3 });
  });

  test('warm makes three calls at most when there is nothing to write', async () => {
    putLoad(25);
    await controller.invoke(TICK);
    const before = proxy.calls.length;

    await controller.invoke(TICK);

    const calls = proxy.calls.slice(before).map(({ Action }) => Action);
    const usual = ['DescribeAutoScalingGroups', 'GetMetricData', 'DescribeScheduledActions'];
    expect(calls.filter((call) => !usual.includes(String(call)))).toEqual([]);
    expect(calls.length).toBeLessThanOrEqual(usual.length);
  });

  test('reads 14 days of full minutes before it when it is cold, the newest first', async () => {
    await controller.invoke(TICK);

    const reads = proxy.calls.filter(({ Action }) => Action === 'GetMetricData');
    const ends = reads.map(({ EndTime }) => Number(EndTime));
    expect(ends[0]! % 60).toBe(0);
    expect(ends[0]! * 1000).toBeLessThanOrEqual(thisMinute());
    expect(reads.map(({ StartTime }) => ends[0]! - Number(StartTime))).toEqual(
      [2, 4, 6, 8, 10, 12, 14].map((days) => days * 86_400),
    );
    expect(ends.slice(1)).toEqual(reads.slice(0, -1).map(({ StartTime }) => Number(StartTime)));
  });

  test('sets in lead what is planned for the CPU of the group', async () => {
    putLoad(25);
    await restart({ CONTROLLER_MODE: 'lead' });

    const { payload } = await controller.invoke(TICK);

    expect(payload).toMatchObject({
      outcome: 'changed',
      newestLoad: { offeredLoad: expect.closeTo(2.9) },
      desiredCapacity: { before: 1, after: 5 },
    });
    expect(desired()).toBe(5);
    expect(proxy.calls).toContainEqual(write(5));
    expect(proxy.calls.at(-1)?.Action).toBe('PutScheduledUpdateGroupAction');
  });

  test('comes cold to the decision of one that has been awake', async () => {
    await restart({ CONTROLLER_MODE: 'lead', SHADOW: 'true' });
    putLoad(600);
    const first = await controller.invoke(TICK);
    const warm = await controller.invoke(TICK);
    await restart({ CONTROLLER_MODE: 'lead', SHADOW: 'true' });

    const cold = await controller.invoke(TICK);

    const planned = ({ payload }: typeof cold) => (payload as { plan: { capacity: number }[] }).plan[0]!.capacity;
    expect(planned(cold)).toBe(planned(first));
    expect(planned(warm)).toBe(planned(first));
    expect(cold.payload).not.toMatchObject({ reasons: [expect.objectContaining({ code: 'UNREAD_HISTORY' })] });
  });

  test('fails after the work when CloudWatch cannot be read', async () => {
    const withoutCloudWatch = createHttpServer(async (request, response) => {
      const body = await text(request);
      const isCloudWatch = request.headers['x-amz-target'] !== undefined;
      const answer = isCloudWatch ? undefined : await fetch(proxy.url, { method: 'POST', body });
      response.writeHead(answer?.status ?? 403).end((await answer?.text()) ?? '{"__type":"AccessDeniedException"}');
    });
    await new Promise<void>((resolve) => withoutCloudWatch.listen(0, '127.0.0.1', resolve));
    const { port } = withoutCloudWatch.address() as AddressInfo;
    await controller.close();
    controller = startController(`http://127.0.0.1:${port}`);

    const { error, lines } = await controller.invoke(TICK);

    expect(error).toMatchObject({ errorType: 'LoadNotReadError' });
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0]!)).toMatchObject({ level: 'ERROR', outcome: 'changed', group: local.groupName });
    withoutCloudWatch.close();
    withoutCloudWatch.closeAllConnections();
  });
});

describe('the bundled capacity controller against an endpoint that never answers', () => {
  test('fails by its own timeouts, well before Lambda would end it', async () => {
    const silent = createServer(() => {});
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as AddressInfo;
    const host = startController(`http://127.0.0.1:${port}`);

    const { error } = await host.invoke({ command: 'set', capacity: 3 });

    expect(error).toMatchObject({ errorType: 'TimeoutError' });
    await host.close();
    silent.close();
  }, 30_000);
});
