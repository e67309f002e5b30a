import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleReadiness, READINESS_FOLDER } from '../../../scripts/bundle/lambda';
import { FakeAws, targetHealth } from './support/fake-aws';
import { launchEvent } from './support/launch-event';

const MOST_BYTES = 180 * 1024;
const ARN = 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/web/0123456789abcdef';

interface Settled {
  readonly outcome?: Readonly<Record<string, unknown>>;
  readonly error?: string;
}

describe('the bundled function', () => {
  const folder = mkdtempSync(join(tmpdir(), 'headroom-readiness-'));
  const file = join(folder, 'index.mjs');
  const aws = new FakeAws();
  let endpoint: string;
  beforeAll(async () => {
    await bundleReadiness(file);
    endpoint = await aws.open();
  });
  beforeEach(() => {
    aws.calls.length = 0;
    aws.answer = ({ action }) => (action === 'DescribeTargetHealth' ? targetHealth('healthy') : '');
  });
  afterAll(async () => {
    await aws.close();
    rmSync(folder, { recursive: true });
  });

  /** Runs it on a launch that happened just now. */
  async function invoke(environment: object = {}, detail: object = {}): Promise<Settled> {
    const event = launchEvent(detail, new Date().toISOString());
    const child = fork(join(__dirname, 'support', 'invoke-child.mjs'), [JSON.stringify({ file, event })], {
      env: {
        PATH: process.env.PATH,
        AWS_ENDPOINT_URL: endpoint,
        AWS_REGION: 'eu-west-1',
        AWS_ACCESS_KEY_ID: 'test',
        AWS_SECRET_ACCESS_KEY: 'test',
        AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
        TARGET_GROUP_ARNS: ARN,
        TIMEOUT_SECONDS: '60',
        INTERVAL_SECONDS: '1',
        ON_TIMEOUT: 'ABANDON',
        ...environment,
      },
      execArgv: [],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const [settled] = await once(child, 'message');
    return settled as Settled;
  }

  const told = () => aws.calls.map(({ service, action }) => `${service} ${action}`);

  test('registers, looks until the target is healthy, and completes the launch', async () => {
    const states = ['initial', 'healthy'];
    aws.answer = ({ action }) => (action === 'DescribeTargetHealth' ? targetHealth(states.shift()!) : '');

    const { outcome } = await invoke();

    expect(outcome).toMatchObject({ outcome: 'CONTINUE', instance: 'i-1', states: { [ARN]: 'healthy' }, errors: [] });
    expect(told()).toEqual([
      'elasticloadbalancing RegisterTargets',
      'elasticloadbalancing DescribeTargetHealth',
      'elasticloadbalancing DescribeTargetHealth',
      'autoscaling CompleteLifecycleAction',
    ]);
    expect(aws.calls[0]?.parameters).toEqual({
      Version: '2015-12-01',
      TargetGroupArn: ARN,
      'Targets.member.1.Id': 'i-1',
    });
    expect(aws.calls.at(-1)?.parameters).toEqual({
      Version: '2011-01-01',
      AutoScalingGroupName: 'web',
      LifecycleHookName: 'Readiness',
      LifecycleActionToken: '87654321-4321-4321-4321-210987654321',
      InstanceId: 'i-1',
      LifecycleActionResult: 'CONTINUE',
    });
  });

  test('abandons a launch at its timeout, and deregisters the instance', async () => {
    aws.answer = ({ action }) => (action === 'DescribeTargetHealth' ? targetHealth('unhealthy') : '');

    const { outcome } = await invoke({ TIMEOUT_SECONDS: '2' });

    expect(outcome).toMatchObject({ outcome: 'ABANDON', states: { [ARN]: 'unhealthy' } });
    expect(told().slice(-2)).toEqual(['elasticloadbalancing DeregisterTargets', 'autoscaling CompleteLifecycleAction']);
    expect(aws.calls.at(-1)?.parameters).toMatchObject({ LifecycleActionResult: 'ABANDON' });
  });

  test('tells the error of Elastic Load Balancing', async () => {
    aws.answer = ({ action }) =>
      action === 'RegisterTargets' ? { code: 'TargetGroupNotFound', message: 'no such target group' } : '';

    const { outcome } = await invoke({ TIMEOUT_SECONDS: '1' });

    expect(outcome).toMatchObject({ outcome: 'ABANDON', errors: ['no such target group'] });
  });

  test('asks nothing of Elastic Load Balancing on the way into a warm pool', async () => {
    await invoke({}, { Destination: 'WarmPool' });

    expect(told()).toEqual(['autoscaling CompleteLifecycleAction']);
  });

  test('is content when the instance has gone', async () => {
    aws.answer = ({ action }) =>
      action === 'CompleteLifecycleAction'
        ? { code: 'ValidationError', message: 'No active Lifecycle Action found with instance ID i-1' }
        : targetHealth('healthy');

    expect(await invoke()).toMatchObject({ outcome: { outcome: 'gone' } });
  });

  test('fails when it may not complete the launch', async () => {
    aws.answer = ({ action }) =>
      action === 'CompleteLifecycleAction'
        ? { code: 'AccessDenied', message: 'not authorized' }
        : targetHealth('healthy');

    expect(await invoke()).toEqual({ error: 'not authorized' });
  });

  test('fails to start when it is not set up', async () => {
    expect(await invoke({ TARGET_GROUP_ARNS: '' })).toEqual({ error: 'TARGET_GROUP_ARNS must not be empty' });
  });

  test('is at most 180 KB, and the same wherever it is built', () => {
    expect(statSync(file).size).toBeLessThanOrEqual(MOST_BYTES);
    expect(readFileSync(file)).toEqual(readFileSync(join(READINESS_FOLDER, 'index.mjs')));
  });
});
