import { readStack } from '../../../lib/twin/template/read-stack';
import { forward, listener, rule, targetGroup } from './balancer-fixtures';
import { plainGroup } from './fixtures';

/** The first target group of a group that has `Targets`, among other resources. */
function read(resources: object) {
  const template = plainGroup({ TargetGroupARNs: [{ Ref: 'Targets' }] }, { Targets: targetGroup(), ...resources });
  const { groups, findings } = readStack(template);
  return { targets: groups[0]?.targetGroups[0], findings };
}

describe('cross-zone balancing', () => {
  const balancer = (Type: string, value?: string) => ({
    Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
    Properties: {
      Type,
      ...(value && { LoadBalancerAttributes: [{ Key: 'load_balancing.cross_zone.enabled', Value: value }] }),
    },
  });

  test.each<[string, string, string | undefined, string | undefined, boolean]>([
    ['TCP', 'network', undefined, undefined, false],
    ['TCP', 'network', 'true', undefined, true],
    ['TCP', 'network', 'true', 'use_load_balancer_configuration', true],
    ['TCP', 'network', 'true', 'false', false],
    ['TCP', 'network', undefined, 'true', true],
    ['HTTP', 'application', undefined, undefined, true],
    ['HTTP', 'application', undefined, 'false', false],
  ])('of %s behind a %s balancer set to %s, target group to %s, is %s', (protocol, type, ofBalancer, own, expected) => {
    const Targets = targetGroup(
      { Protocol: protocol },
      own === undefined ? {} : { 'load_balancing.cross_zone.enabled': own },
    );

    const { targets } = read({ Targets, Balancer: balancer(type, ofBalancer), Listener: listener(forward('Targets')) });

    expect(targets).toMatchObject({ protocol, balancer: type, crossZone: expected });
  });

  test('goes by the protocol when the balancer is another stack’s', () => {
    const { targets } = read({ Targets: targetGroup({ Protocol: 'TLS' }) });

    expect(targets).toMatchObject({ balancer: 'network', crossZone: false });
  });
});

describe('the rule of a listener that only an account knows', () => {
  test('belongs to that listener all the same', () => {
    const { targets, findings } = read({
      Listener: listener(forward('Other'), { LoadBalancerArn: { 'Fn::ImportValue': 'shared' } }),
      Other: targetGroup(),
      Rule: rule(forward('Targets')),
    });

    expect(targets?.share).toBe(0);
    expect(findings).toEqual([
      {
        path: 'Resources.Rule.Properties.Actions',
        message: 'the share of the load that its conditions match is not known: taken as none',
      },
    ]);
  });
});
