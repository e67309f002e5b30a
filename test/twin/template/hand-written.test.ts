import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchSourceOf } from '../../../lib/twin/template/launch-source';
import { parseTemplate } from '../../../lib/twin/template/parse-template';
import { readStack, type Stack } from '../../../lib/twin/template/read-stack';

function read(parameters: { readonly [name: string]: string } = {}): Stack {
  const text = readFileSync(join(__dirname, 'templates/queue-workers.yaml'), 'utf8');
  return readStack(parseTemplate(text), { stackName: 'Queue', parameters });
}

const assumedZones = ['subnet-a1', 'subnet-b2'].map((subnet, index) => ({
  path: `Resources.Workers.Properties.VPCZoneIdentifier.${index}`,
  message: `the zone of ${subnet} is not in the template, taken to be us-east-1${'ab'.charAt(index)}`,
}));

describe('a hand-written template in production', () => {
  const stack = read();
  const [group] = stack.groups;

  test('has the sizes of its mapping and condition', () => {
    expect(group).toMatchObject({ minSize: 4, maxSize: 20, desiredCapacity: 6, defaultInstanceWarmup: 90 });
  });

  test('launches the types that its parameters, lists and conditions come to', () => {
    expect(group?.mixedInstances).toEqual({
      types: [
        { instanceType: 'c7g.large', weight: 1 },
        { instanceType: 'm7g.large', weight: 1 },
        { instanceType: 'm7gd.large', weight: 1 },
      ],
      isWeighted: false,
      onDemandBase: 1,
      onDemandPercentage: 50,
      spotAllocationStrategy: 'lowest-price',
    });
    expect(group && launchSourceOf(group)).toEqual({ instanceType: 'c7g.large', detailedMonitoring: true });
    expect(group?.launchTemplate).toMatchObject({ name: 'Queue-production', instanceType: 't4g.medium', version: '1' });
  });

  test('has the hooks and the warm pool that exist', () => {
    expect(group?.hooks).toMatchObject([
      { name: 'register', transition: 'launching', heartbeatTimeout: 300, defaultResult: 'CONTINUE' },
      { path: 'Resources.Drain', transition: 'terminating', heartbeatTimeout: 120, defaultResult: 'ABANDON' },
    ]);
    expect(group?.warmPool).toMatchObject({ minSize: 2, maxGroupPreparedCapacity: 10, state: 'Running' });
  });

  test('has two target groups of different weight', () => {
    expect(group?.targetGroups).toMatchObject([
      { logicalId: 'Blue', share: 0.75, balancer: 'network', crossZone: true, healthCheck: { interval: 10 } },
      { logicalId: 'Green', share: 0.25, balancer: 'network', crossZone: false, healthCheck: { interval: 30 } },
    ]);
    expect(group?.deregistrationDelay).toBe(90);
  });

  test('leaves open nothing but zones of subnets of another stack and a warm pool that AWS refuses with Spot', () => {
    const pool = { path: 'Resources.Warm', message: expect.stringContaining('must be 100, got 50') };

    expect(stack.findings).toEqual([pool, ...assumedZones]);
  });

  test('has no warm pool when the parameter that its condition asks says so', () => {
    const [changed] = read({ GreenWeight: '0' }).groups;

    expect(changed).not.toHaveProperty('warmPool');
    expect(changed?.targetGroups.map(({ share }) => share)).toEqual([1, 0]);
  });
});

describe('a hand-written template in staging', () => {
  const stack = read({ Environment: 'staging' });
  const [group] = stack.groups;

  test('has what its conditions leave: smaller sizes, one target group, another hook, no warm pool', () => {
    expect(group).toMatchObject({
      minSize: 1,
      maxSize: 2,
      desiredCapacity: 1,
      deregistrationDelay: 30,
      targetGroups: [{ logicalId: 'Blue', share: 1 }],
      hooks: [{ name: 'register' }, { path: 'Resources.Drain' }, { path: 'Resources.Debug', heartbeatTimeout: 3600 }],
      mixedInstances: {
        types: [{ instanceType: 'c7g.large' }, { instanceType: 'm7g.large' }],
        onDemandPercentage: 100,
      },
    });
    expect(group).not.toHaveProperty('warmPool');
  });

  test('says nothing of what is absent', () => {
    expect(stack.findings).toEqual(assumedZones);
  });
});
