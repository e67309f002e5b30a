import { DescribeAutoScalingGroupsCommand } from '@aws-sdk/client-auto-scaling';
import { ListMetricsCommand } from '@aws-sdk/client-cloudwatch';
import { TokenBucket } from '../../lib/local-aws/token-bucket';
import { type LocalEndpoint, startEndpoint } from './support/local-endpoint';

let local: LocalEndpoint | undefined;

afterEach(() => local?.close());

async function start(callsPerSecond?: number): Promise<LocalEndpoint> {
  local = await startEndpoint(undefined, callsPerSecond === undefined ? {} : { callsPerSecond });
  return local;
}

describe('the endpoint with a limit of 2 calls a second', () => {
  test('answers a burst of twice that, and throttles the next call', async () => {
    const { autoScaling } = await start(2);
    const describe = () => autoScaling.send(new DescribeAutoScalingGroupsCommand({}));
    for (let call = 0; call < 4; call++) {
      await describe();
    }

    await expect(describe()).rejects.toMatchObject({
      name: 'Throttling',
      message: 'Rate exceeded',
      $metadata: { httpStatusCode: 400 },
    });
  });

  test('answers again as the clock goes on', async () => {
    const { autoScaling, clock } = await start(2);
    const describe = () => autoScaling.send(new DescribeAutoScalingGroupsCommand({}));
    await Promise.allSettled(Array.from({ length: 5 }, describe));

    clock.advance(1);
    const answers = await Promise.allSettled(Array.from({ length: 3 }, describe));

    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
  });

  test('fails with CloudWatch’s own error, also after calls of the other service', async () => {
    const { autoScaling, cloudWatch } = await start(2);
    const describe = () => autoScaling.send(new DescribeAutoScalingGroupsCommand({}));
    await Promise.all(Array.from({ length: 4 }, describe));

    await expect(cloudWatch.send(new ListMetricsCommand({}))).rejects.toMatchObject({
      name: 'ThrottlingException',
      message: 'Rate exceeded',
    });
  });
});

describe('the endpoint without a limit', () => {
  test('answers any number of calls', async () => {
    const { autoScaling } = await start();
    const describe = () => autoScaling.send(new DescribeAutoScalingGroupsCommand({}));

    const answers = await Promise.allSettled(Array.from({ length: 50 }, describe));

    expect(answers.every(({ status }) => status === 'fulfilled')).toBe(true);
  });
});

describe('a token bucket', () => {
  test('lets one call through now and then at a rate below one half', () => {
    const bucket = new TokenBucket(0.1, 0);

    expect([0, 5, 10, 15, 20].map((time) => bucket.take(time))).toEqual([true, false, true, false, true]);
  });

  test('holds no more than two seconds’ worth, however long it rests', () => {
    const bucket = new TokenBucket(3, 0);

    const passed = Array.from({ length: 10 }, () => bucket.take(3600)).filter(Boolean);

    expect(passed).toHaveLength(6);
  });

  test.each([0, -1, Number.NaN])('fails for a rate of %d', (rate) => {
    expect(() => new TokenBucket(rate, 0)).toThrow(new RangeError(`callsPerSecond must be above 0, got ${rate}`));
  });
});
