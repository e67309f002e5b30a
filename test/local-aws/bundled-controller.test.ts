import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
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

beforeEach(async () => {
  local = await startEndpoint();
  proxy = await startRecordingProxy(local.url);
  const definition = { ...controllerOf(local.world.read().stack, local.groupName)!, assetPath: BUNDLE };
  controller = new LambdaHost(definition, findLambdaCode(definition, BUNDLE), {
    endpointUrl: proxy.url,
    region: 'us-east-1',
  });
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
    ['a tick of the schedule', TICK, 'observed', false],
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

describe('the bundled capacity controller against an endpoint that never answers', () => {
  test('fails by its own timeouts, well before Lambda would end it', async () => {
    const silent = createServer(() => {});
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as AddressInfo;
    const definition = { ...controllerOf(local.world.read().stack, local.groupName)!, assetPath: BUNDLE };
    const endpointUrl = `http://127.0.0.1:${port}`;
    const host = new LambdaHost(definition, findLambdaCode(definition, BUNDLE), { endpointUrl, region: 'us-east-1' });

    const { error } = await host.invoke({ command: 'set', capacity: 3 });

    expect(error).toMatchObject({ errorType: 'TimeoutError' });
    await host.close();
    silent.close();
  }, 30_000);
});
