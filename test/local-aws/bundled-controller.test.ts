import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { findLambdaCode } from '../../lib/local-aws/lambda-code';
import { LambdaHost } from '../../lib/local-aws/lambda-host';
import { controllerOf } from '../../lib/twin/template/read-stack';
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
  const definition = { ...rest, environment: { ...environment, ...variables }, assetPath: BUNDLE };
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

const read = (withInstances: boolean) => ({
  Action: 'DescribeAutoScalingGroups',
  Version: '2011-01-01',
  'AutoScalingGroupNames.member.1': local.groupName,
  IncludeInstances: String(withInstances),
});
const write = (capacity: number) => ({
  Action: 'SetDesiredCapacity',
  Version: '2011-01-01',
  AutoScalingGroupName: local.groupName,
  DesiredCapacity: String(capacity),
  HonorCooldown: 'false',
});
/** The function takes its time from the machine, in whole minutes, in milliseconds. */
const thisMinute = () => Math.floor(Date.now() / 60_000) * 60_000;
const cpu = { namespace: 'AWS/EC2', name: 'CPUUtilization' };
const dimensions = () => ({ AutoScalingGroupName: local.groupName });
const readOfLoad = () => ({
  Action: 'GetMetricData',
  StartTime: expect.any(Number),
  EndTime: expect.any(Number),
  ScanBy: 'TimestampAscending',
  MetricDataQueries: [
    {
      Id: 'cpu',
      MetricStat: {
        Metric: {
          Namespace: 'AWS/EC2',
          MetricName: 'CPUUtilization',
          Dimensions: [{ Name: 'AutoScalingGroupName', Value: local.groupName }],
        },
        Period: 60,
        Stat: 'Sum',
      },
    },
  ],
});
const desired = () => local.world.group(local.groupName)?.desired;

describe('the bundled capacity controller against the endpoint', () => {
  test('sets desired capacity through the real SDK', async () => {
    const { payload } = await controller.invoke({ command: 'set', capacity: 3 });

    expect(payload).toMatchObject({ outcome: 'changed', desiredCapacity: { before: 1, after: 3 } });
    expect(desired()).toBe(3);
  });

  test('sends one read without instances and one write that does not wait for a cooldown', async () => {
    await controller.invoke({ command: 'set', capacity: 3 });

    expect(proxy.calls).toEqual([read(false), write(3)]);
  });

  test.each<[string, object, string, boolean]>([
    ['a refused command', { command: 'set', capacity: 15 }, 'refused', false],
    ['a dry run', { command: 'set', capacity: 3, dryRun: true }, 'changed', false],
    ['a repeated command', { command: 'set', capacity: 1 }, 'unchanged', false],
    ['a question, which asks for the instances too,', { command: 'explain' }, 'explained', true],
  ])('changes nothing on %s and sends one read', async (_name, event, outcome, withInstances) => {
    const { payload } = await controller.invoke(event);

    expect(payload).toMatchObject({ outcome });
    expect(desired()).toBe(1);
    expect(proxy.calls).toEqual([read(withInstances)]);
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
  test.each(['shadow', 'lead'])('in %s says that the load is missing, and leaves the group alone', async (mode) => {
    await controller.close();
    controller = startController(proxy.url, { CONTROLLER_MODE: mode });

    const { payload } = await controller.invoke(TICK);

    expect(payload).toMatchObject({
      outcome: 'observed',
      mode,
      reasons: expect.arrayContaining([expect.objectContaining({ code: 'MISSING_DATA' })]),
    });
    expect(desired()).toBe(1);
    expect(proxy.calls).toHaveLength(2);
    expect(proxy.calls).toEqual(expect.arrayContaining([read(false), readOfLoad()]));
  });

  test('reads the 20 full minutes before it when it is cold', async () => {
    await controller.invoke(TICK);

    const { StartTime, EndTime } = proxy.calls.find(({ Action }) => Action === 'GetMetricData')!;
    expect(Number(EndTime) % 60).toBe(0);
    expect(Number(EndTime) * 1000).toBeLessThanOrEqual(thisMinute());
    expect(Number(EndTime) - Number(StartTime)).toBe(20 * 60);
  });

  test('sets in lead what the CPU of the group asks for', async () => {
    for (let minute = -25; minute < 0; minute++) {
      const sum = minute === -5 ? 290 : 40; // percent over all instances
      const time = thisMinute() / 1000 + minute * 60;
      local.world.metrics.put({ ...cpu, dimensions: dimensions() }, [
        { time, sum, minimum: 10, maximum: 90, count: 4 },
      ]);
    }
    await controller.close();
    controller = startController(proxy.url, { CONTROLLER_MODE: 'lead', TARGET_UTILIZATION: '50' });

    const { payload } = await controller.invoke(TICK);

    expect(payload).toMatchObject({
      outcome: 'changed',
      newestLoad: { offeredLoad: 0.4 },
      desiredCapacity: { before: 1, after: 6 },
    });
    expect(desired()).toBe(6);
    expect(proxy.calls.at(-1)).toEqual(write(6));
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
    expect(JSON.parse(lines[0]!)).toMatchObject({ level: 'ERROR', outcome: 'observed', group: local.groupName });
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
