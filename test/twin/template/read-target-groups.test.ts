import { readStack } from '../../../lib/twin/template/read-stack';
import { targetGroup } from './balancer-fixtures';
import { plainGroup } from './fixtures';

const foreignArn = 'arn:aws:elasticloadbalancing:us-east-1:000000000000:targetgroup/x/1';

/** A group with the target group `Targets`, and what else there is. */
function read(resources: object, properties: object = { TargetGroupARNs: [{ Ref: 'Targets' }] }) {
  const { groups, findings } = readStack(plainGroup(properties, { Targets: targetGroup(), ...resources }));
  return { group: groups[0], targets: groups[0]?.targetGroups[0], findings };
}

describe('a target group', () => {
  test('has ELB’s defaults', () => {
    expect(read({}).targets).toStrictEqual({
      arn: expect.stringMatching(/:targetgroup\/Stack-Targets-/),
      logicalId: 'Targets',
      protocol: 'HTTP',
      algorithm: 'round_robin',
      slowStart: 0,
      deregistrationDelay: 300,
      crossZone: true,
      healthCheck: { interval: 30, healthyThreshold: 5, unhealthyThreshold: 2 },
      share: 1,
      balancer: 'application',
    });
  });

  test('is read with what it sets', () => {
    const Targets = targetGroup(
      {
        Protocol: 'HTTPS',
        HealthCheckIntervalSeconds: '10',
        HealthCheckTimeoutSeconds: 4,
        HealthyThresholdCount: 2,
        UnhealthyThresholdCount: '3',
      },
      {
        'deregistration_delay.timeout_seconds': '60',
        'load_balancing.algorithm.type': 'least_outstanding_requests',
        'slow_start.duration_seconds': '0',
        'stickiness.enabled': 'false',
      },
    );

    const { targets, findings } = read({ Targets });

    expect(targets).toMatchObject({
      protocol: 'HTTPS',
      algorithm: 'least_outstanding_requests',
      deregistrationDelay: 60,
      healthCheck: { interval: 10, timeout: 4, healthyThreshold: 2, unhealthyThreshold: 3 },
    });
    expect(findings).toEqual([]);
  });

  test('of another stack has ELB’s defaults, and nothing is reported', () => {
    const { group, targets, findings } = read({}, { TargetGroupARNs: [foreignArn] });

    expect(targets).toMatchObject({ arn: foreignArn, deregistrationDelay: 300, slowStart: 0, share: 1 });
    expect(targets).not.toHaveProperty('logicalId');
    expect(targets).not.toHaveProperty('balancer');
    expect(group?.deregistrationDelay).toBe(300);
    expect(findings).toEqual([]);
  });

  test('of which only an account knows the ARN has ELB’s defaults, and is reported', () => {
    const { group, findings } = read({}, { TargetGroupARNs: [{ 'Fn::ImportValue': 'targets' }] });

    expect(group).toMatchObject({ deregistrationDelay: 300, targetGroups: [{ deregistrationDelay: 300 }] });
    expect(findings).toEqual([
      {
        path: 'Resources.Group.Properties.TargetGroupARNs.0',
        message: 'Fn::ImportValue is not understood: taken as a target group of ELB’s defaults',
      },
    ]);
  });

  test('may be a traffic source, and the group drains for the longest delay', () => {
    const Second = targetGroup({}, { 'deregistration_delay.timeout_seconds': '20' });
    const sources = [
      { Identifier: { Ref: 'Second' }, Type: 'elbv2' },
      { Identifier: 'classic', Type: 'elb' },
    ];

    const { group, findings } = read(
      { Targets: targetGroup({}, { 'deregistration_delay.timeout_seconds': '90' }), Second },
      { TargetGroupARNs: [{ Ref: 'Targets' }], TrafficSources: sources },
    );

    expect(group?.targetGroups.map(({ logicalId }) => logicalId)).toEqual(['Targets', 'Second']);
    expect(group?.targetGroupArns).toEqual(group?.targetGroups.map(({ arn }) => arn));
    expect(group?.deregistrationDelay).toBe(90);
    expect(findings).toEqual([
      {
        path: 'Resources.Group.Properties.TrafficSources.1',
        message: 'a traffic source of type elb is not modelled: instances do not drain',
      },
    ]);
  });

  test.each([
    ['stickiness.enabled', 'true', 'requests go where they would without it'],
    ['load_balancing.algorithm.anomaly_mitigation', 'on', 'targets keep their weight'],
  ])('reports %s, which has no effect', (key, value, message) => {
    expect(read({ Targets: targetGroup({}, { [key]: value }) }).findings).toEqual([
      { path: 'Resources.Targets.Properties.TargetGroupAttributes.0', message: `${key}: ${message}` },
    ]);
  });

  test('fails to read an algorithm that there is not, and takes the default', () => {
    const { targets, findings } = read({
      Targets: targetGroup({}, { 'load_balancing.algorithm.type': 'random' }),
    });

    expect(targets?.algorithm).toBe('round_robin');
    expect(findings[0]).toEqual({
      path: 'Resources.Targets.Properties.TargetGroupAttributes.0.Value',
      message: 'Value must be one of round_robin, least_outstanding_requests, weighted_random, got random',
    });
  });
});
