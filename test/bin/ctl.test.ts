import { execFile } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { findLambdaCode } from '../../lib/local-aws/lambda-code';
import { LambdaHost } from '../../lib/local-aws/lambda-host';
import { controllerOf } from '../../lib/twin/template/controller-of';
import { type LocalEndpoint, startEndpoint } from '../local-aws/support/local-endpoint';
import { ROOT } from '../support/source-graph';
import type { Outcome } from './support/command-line';

const BUNDLE = join(ROOT, 'assets', 'capacity-controller');

let local: LocalEndpoint;
let host: LambdaHost;
let name: string;

beforeEach(async () => {
  local = await startEndpoint();
  const { environment, ...rest } = controllerOf(local.world.read().stack, local.groupName)!;
  const definition = { ...rest, environment, assetPath: BUNDLE };
  host = new LambdaHost(definition, findLambdaCode(definition, BUNDLE), {
    endpointUrl: local.url,
    region: 'us-east-1',
    clock: { now: () => local.world.read().now },
  });
  name = rest.name;
  local.world.functions.set(name, host);
});

afterEach(async () => {
  await host.close();
  await local.close();
});

/** Runs `headroom ctl` against an endpoint, in Berlin. */
function run(parameters: readonly string[], url = local.url): Promise<Outcome> {
  const env = {
    PATH: process.env.PATH,
    AWS_ENDPOINT_URL: url,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    TZ: 'Europe/Berlin',
  };
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(ROOT, 'assets', 'headroom.cjs'), 'ctl', ...parameters],
      { env },
      (error, stdout, stderr) => resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
    );
  });
}

const ctl = (...parameters: readonly string[]) => run([...parameters, '--function', name]);

describe('headroom ctl', () => {
  test('sets desired capacity through the deployed function, and tells what it did and why', async () => {
    const { code, stdout, stderr } = await ctl('set', '3', '--hold', '90m');

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe(
      [
        `${local.groupName}: changed, desired capacity 3 instead of 1`,
        '',
        'why',
        '  an operator asked for 3 instead of 1',
        `  the controller leaves ${local.groupName} alone until 2026-01-01 02:31 (2026-01-01 01:31 UTC)`,
        '',
        'written',
        '  PutScheduledUpdateGroupAction  headroom-hold       minimum 1 at 2026-01-01 02:31 (2026-01-01 01:31 UTC)',
        '  SetDesiredCapacity             desired capacity 3',
        '',
      ].join('\n'),
    );
    expect(local.world.group(local.groupName)?.model.group.desired).toBe(3);
  });

  test('prints the answer for a program', async () => {
    const { code, stdout } = await ctl('add', '-1', '--if-desired', '1', '--dry-run', '--json');

    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ command: 'add', outcome: 'refused', dryRun: true });
  });

  test('tells the plan of the next 24 hours as a table, in the time of the reader and in UTC, and writes nothing', async () => {
    const { code, stdout } = await ctl('plan');

    expect(code).toBe(0);
    expect(stdout).toContain('would be written\n');
    expect(stdout.split('\nplan\n')[1]?.split('\n').slice(0, 2)).toEqual([
      '  Europe/Berlin     UTC               instances',
      '  2026-01-01 01:01  2026-01-01 00:01          1  floor',
    ]);
    expect((await ctl('explain')).stdout).toContain('no floor and no release is written');
  });

  test('holds, explains, resumes and releases', async () => {
    const held = await ctl('hold', '2h');
    const explained = await ctl('explain');
    const resumed = await ctl('resume');
    const released = await ctl('release', '--hold', '1d');

    expect([held, explained, resumed, released].map(({ code }) => code)).toEqual([0, 0, 0, 0]);
    expect(explained.stdout).toContain(`an operator holds ${local.groupName} until 2026-01-01 03:01`);
    expect(resumed.stdout).toContain('DeleteScheduledAction  headroom-hold');
    expect(released.stdout).toContain('alone until 2026-01-02 01:01');
  });

  test('ends with code 1 when the controller refuses', async () => {
    const { code, stdout, stderr } = await ctl('set', '15');

    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toContain('refused, desired capacity 1 between 1 and 10');
    expect(stdout).toContain('desired capacity must be between 1 and 10, got 15');
  });
});

describe('headroom ctl fails with code 1 and one line', () => {
  test('when the function failed', async () => {
    const { code, stdout, stderr } = await ctl('explain', '--group', 'other');

    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^headroom: \S+ failed: Error: group must be one that is controlled \(\S+\), got other\n$/);
  });

  test('when there is no such function', async () => {
    const { code, stderr } = await run(['explain', '--function', 'other']);

    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: 'headroom: ResourceNotFoundException: Function not found: other\n',
    });
  });

  test('when nobody answers', async () => {
    const { code, stderr } = await run(['explain', '--function', 'other'], 'http://127.0.0.1:9');

    expect(code).toBe(1);
    expect(stderr).toMatch(/^headroom: .*ECONNREFUSED.*\n$/);
  });

  test('when the answer is none of a controller', async () => {
    local.world.functions.set('other', { invoke: async () => ({ payload: 'hello', lines: [] }) });

    const { code, stderr } = await run(['explain', '--function', 'other']);

    expect({ code, stderr }).toEqual({ code: 1, stderr: 'headroom: the answer of other is not understood: "hello"\n' });
  });
});

describe('headroom ctl fails with code 2 and asks nothing', () => {
  test.each([
    [['fly'], 'command must be one of set, add, hold, resume, release, explain, plan, got fly'],
    [['set'], 'set takes a value, for example headroom ctl set 3'],
    [['hold'], 'hold takes a value, for example headroom ctl hold 2h'],
    [['set', '2.5'], 'the value must be a whole number, got 2.5'],
    [['add', '0'], 'the value must be a whole number other than 0, got 0'],
    [['hold', '8d'], 'the value of hold must be a duration from 1m to 7d, such as 90m, 2h or 1d, got 8d'],
    [['release', '--hold', '0m'], '--hold must be a duration from 1m to 7d, such as 90m, 2h or 1d, got 0m'],
    [['resume', '3'], 'resume takes no value, got 3'],
    [['explain', '--hold', '2h'], 'explain does not take --hold'],
    [['hold', '2h', '--if-desired', '3'], 'hold does not take --if-desired'],
  ])('for %j', async (parameters, message) => {
    const { code, stdout, stderr } = await ctl(...parameters);

    expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: '', stderr: `headroom: ${message}\n` });
  });

  test('without a function', async () => {
    const { code, stderr } = await run(['explain']);

    expect(code).toBe(2);
    expect(stderr).toContain('--function');
  });
});

describe('headroom ctl tries again', () => {
  let server: Server;
  let calls: number;

  beforeEach(async () => {
    calls = 0;
    server = createServer((_, response) => {
      calls++;
      response.writeHead(503, { 'content-type': 'application/json', 'x-amzn-errortype': 'ServiceException' }).end('{}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });

  afterEach(() => new Promise((resolve) => server.close(resolve)));

  test.each([
    [['set', '3'], 3],
    [['add', '1', '--if-desired', '2'], 3],
    [['add', '1'], 1],
  ])('unless it could act twice: %j', async (parameters, expected) => {
    const { port } = server.address() as AddressInfo;

    const { code } = await run([...parameters, '--function', 'other'], `http://127.0.0.1:${port}`);

    expect(code).toBe(1);
    expect(calls).toBe(expected);
  });
});
