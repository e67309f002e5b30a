import { targetsOf } from '../../../lib/twin/deployed/target-health';
import { deploy } from './support';

/** Checks find a target unhealthy after 2 times 10 s and a timeout of 4 s; targets drain for 60 s. */
const Targets = {
  Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
  Properties: {
    HealthCheckIntervalSeconds: 10,
    HealthCheckTimeoutSeconds: 4,
    UnhealthyThresholdCount: 2,
    TargetGroupAttributes: [{ Key: 'deregistration_delay.timeout_seconds', Value: '60' }],
  },
};

function deployWithTargets(applicationBoot: number, properties: object = {}, resources: object = {}) {
  const deployed = deploy(
    { TargetGroupARNs: [{ Ref: 'Targets' }], ...properties },
    { resources: { Targets, ...resources }, parameters: { applicationBoot } },
  );
  const statesAt = (seconds: number) => {
    const group = deployed.at(seconds);
    return targetsOf(group, group.definition.targetGroups[0]!).map(({ state }) => state);
  };
  return { ...deployed, statesAt };
}

describe('a target', () => {
  test('is registered once its instance is in service, and healthy once its application serves', () => {
    const { statesAt } = deployWithTargets(20);

    expect(statesAt(25)).toEqual([]);
    expect(statesAt(26)).toEqual(['initial']);
    expect(statesAt(45)).toEqual(['initial']);
    expect(statesAt(46)).toEqual(['healthy']);
  });

  test('is unhealthy when it has failed as many checks as the threshold asks for', () => {
    const { statesAt } = deployWithTargets(3600);

    expect(statesAt(26 + 23)).toEqual(['initial']);
    expect(statesAt(26 + 24)).toEqual(['unhealthy']);
  });

  test('drains for the delay of its own target group, not of the longest', () => {
    const Slow = { Type: 'AWS::ElasticLoadBalancingV2::TargetGroup', Properties: {} };
    const { group, at, statesAt } = deployWithTargets(
      20,
      { MinSize: '0', DesiredCapacity: '1', TargetGroupARNs: [{ Ref: 'Targets' }, { Ref: 'Slow' }] },
      { Slow },
    );
    at(100);
    group.setDesired(0);

    expect(statesAt(108 + 59)).toEqual(['draining']);
    expect(statesAt(108 + 60)).toEqual([]);
    expect(targetsOf(group, group.definition.targetGroups[1]!)).toMatchObject([{ state: 'draining' }]);
  });

  test('was never one when the launch is cut short', () => {
    const { group, at, statesAt } = deployWithTargets(20, { MinSize: '0', DesiredCapacity: '1' });
    at(9);
    group.setDesired(0);

    expect(statesAt(18)).toEqual([]);
  });
});
