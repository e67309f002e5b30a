import { simulate } from '../../../lib/twin/simulate/simulate';
import { launchSourceOf } from '../../../lib/twin/template/launch-source';
import { readStack } from '../../../lib/twin/template/read-stack';
import { cdkMixedGroup, cdkService } from './cdk-service';

/** The CDK’s own `scaleOnMetric` uses what it deprecates. */
process.env.JSII_DEPRECATED = 'quiet';

describe.each([
  ['a launch template', true, { instanceType: 't4g.small', detailedMonitoring: false }],
  ['a launch configuration', false, { instanceType: 't4g.small', detailedMonitoring: true }],
])('a template of plain CDK constructs with %s', (_name, launchTemplate, launched) => {
  const stack = readStack(cdkService({ launchTemplate }), { stackName: 'Plain' });

  test('gives the group with its sizes, zones and balancer', () => {
    const [group] = stack.groups;

    expect(group).toMatchObject({ minSize: 2, maxSize: 6, desiredCapacity: 2, deregistrationDelay: 300 });
    expect(group?.placements.map(({ zone }) => zone)).toEqual(['us-east-1a', 'us-east-1b']);
    expect(group?.targetGroups).toMatchObject([
      { protocol: 'HTTP', balancer: 'application', share: 1, crossZone: true },
    ]);
  });

  test('gives what it launches', () => {
    expect(stack.groups.map(launchSourceOf)).toEqual([launched]);
  });

  test('gives the policies of the group, with a resource label that names balancer and target group', () => {
    const [group] = stack.groups;
    const tracking = stack.policies.map(({ configuration }) => configuration.TargetTrackingConfiguration);

    expect(stack.policies.map(({ groupName }) => groupName)).toEqual(stack.policies.map(() => group?.name));
    expect(stack.policies.map(({ type }) => type)).toEqual([
      'TargetTrackingScaling',
      'TargetTrackingScaling',
      'StepScaling',
      'StepScaling',
    ]);
    expect(tracking[0]).toMatchObject({ TargetValue: 60 });
    expect(tracking[1]).toMatchObject({
      PredefinedMetricSpecification: {
        ResourceLabel: expect.stringMatching(/^app\/[^/]+\/[0-9a-f]{16}\/targetgroup\/[^/]+\/[0-9a-f]{16}$/),
      },
    });
  });

  test('gives the alarms that invoke the step policies', () => {
    const steps = stack.policies.filter(({ type }) => type === 'StepScaling');

    expect(stack.alarms.map(({ configuration }) => configuration.AlarmActions)).toEqual(steps.map(({ arn }) => [arn]));
    expect(stack.alarms.map(({ configuration }) => configuration.Threshold)).toEqual([10, 100]);
  });

  test('gives the scheduled action', () => {
    expect(stack.scheduledActions).toMatchObject([{ groupName: stack.groups[0]?.name, maxSize: 3 }]);
  });

  test('leaves nothing that was needed unread', () => {
    expect(stack.findings).toEqual([]);
  });

  test('is run with CPU and with the requests of its own target group', () => {
    const { findings } = simulate({ stack, demand: Float64Array.of(1, 1), start: 0, requestsPerCapacity: 600 });

    const aboutPolicies = findings.filter(({ path }) => /Cpu|Requests/.test(path));
    expect(stack.policies).toHaveLength(4);
    expect(aboutPolicies).toEqual([]);
  });
});

describe('a template of a mixed CDK group behind a network load balancer', () => {
  const stack = readStack(cdkMixedGroup(), { stackName: 'Mixed' });

  test('gives the group with what it launches, waits for and keeps warm', () => {
    expect(stack.groups).toMatchObject([
      {
        mixedInstances: {
          types: [
            { instanceType: 'm7g.large', weight: 2 },
            { instanceType: 'm7g.medium', weight: 1 },
          ],
          onDemandBase: 0,
          onDemandPercentage: 50,
          spotAllocationStrategy: 'price-capacity-optimized',
        },
        capacityRebalance: true,
        maxInstanceLifetime: 604800,
        maintenance: { minHealthyPercentage: 100, maxHealthyPercentage: 150 },
        hooks: [{ transition: 'launching', heartbeatTimeout: 300, defaultResult: 'CONTINUE' }],
        warmPool: { state: 'Hibernated', reuseOnScaleIn: true, minSize: 1 },
        targetGroups: [{ protocol: 'TCP', balancer: 'network', crossZone: true, deregistrationDelay: 45 }],
      },
    ]);
  });

  test('leaves nothing unread, and tells that AWS refuses its warm pool', () => {
    expect(stack.findings).toEqual([
      {
        path: expect.stringMatching(/^Resources\.GroupWarmPool/),
        message: expect.stringMatching(
          /^AWS refuses this warm pool, OnDemandPercentage.* must not be weighted: run as if/,
        ),
      },
    ]);
  });
});
