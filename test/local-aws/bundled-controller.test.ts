import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { findLambdaCode } from '../../lib/local-aws/lambda-code';
import { LambdaHost } from '../../lib/local-aws/lambda-host';
import { controllerOf } from '../../lib/twin/template/read-stack';
import { type LocalEndpoint, startEndpoint } from './support/local-endpoint';

/** What is deployed: the folder that `npm run bundle` makes. */
const BUNDLE = join(__dirname, '..', '..', 'assets', 'capacity-controller');

let local: LocalEndpoint;
let controller: LambdaHost;

beforeEach(async () => {
  local = await startEndpoint();
  const definition = { ...controllerOf(local.world.read().stack, local.groupName)!, assetPath: BUNDLE };
  controller = new LambdaHost(definition, findLambdaCode(definition, BUNDLE), {
    endpointUrl: local.url,
    region: 'us-east-1',
  });
});

afterEach(async () => {
  await controller.close();
  await local.close();
});

const desired = () => local.world.group(local.groupName)?.desired;

describe('the bundled capacity controller against the endpoint', () => {
  test('sets desired capacity through the real SDK', async () => {
    const { payload } = await controller.invoke({ command: 'set', capacity: 3 });

    expect(payload).toMatchObject({ outcome: 'changed', desiredCapacity: { before: 1, after: 3 } });
    expect(desired()).toBe(3);
  });

  test.each([
    ['a refused command', { command: 'set', capacity: 15 }, 'refused'],
    ['a dry run', { command: 'set', capacity: 3, dryRun: true }, 'changed'],
    ['a repeated command', { command: 'set', capacity: 1 }, 'unchanged'],
    ['a question', { command: 'explain' }, 'explained'],
  ])('changes nothing on %s', async (_name, event, outcome) => {
    const { payload } = await controller.invoke(event);

    expect(payload).toMatchObject({ outcome });
    expect(desired()).toBe(1);
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
