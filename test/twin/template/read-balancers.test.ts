import { readStack } from '../../../lib/twin/template/read-stack';
import { forward, listener, rule, targetGroup } from './balancer-fixtures';
import { plainGroup } from './fixtures';

const subnet = (AvailabilityZone?: string) => ({ Type: 'AWS::EC2::Subnet', Properties: { AvailabilityZone } });
const balancer = (properties: object) => ({
  Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  Properties: { Name: 'front', ...properties },
});

const read = (resources: object) => readStack(plainGroup({}, resources), { stackName: 'Web' });

describe('the load balancers of a template', () => {
  test('are known by ARN, name and DNS name', () => {
    const { loadBalancers } = read({ Balancer: balancer({ Type: 'network' }) }).balancing;

    expect(loadBalancers).toMatchObject([
      {
        logicalId: 'Balancer',
        arn: expect.stringMatching(/:loadbalancer\/net\/front\/[0-9a-f]{16}$/),
        name: 'front',
        dnsName: expect.stringMatching(/^front-[0-9a-f]{9}\.us-east-1\.elb\.amazonaws\.com$/),
        configuration: { Type: 'network' },
      },
    ]);
  });

  test.each([
    ['Subnets', { Subnets: [{ Ref: 'A' }, { Ref: 'B' }] }],
    ['SubnetMappings', { SubnetMappings: [{ SubnetId: { Ref: 'A' } }, { SubnetId: { Ref: 'B' } }] }],
  ])('have the zones of their %s, where the template tells', (_name, properties) => {
    const { loadBalancers } = read({
      Balancer: balancer(properties),
      A: subnet('us-east-1c'),
      B: subnet(),
    }).balancing;

    expect(loadBalancers[0]?.placements).toEqual([
      { zone: 'us-east-1c', subnetId: expect.stringMatching(/^subnet-0/) },
    ]);
  });

  test('are those of a target group that a listener or a rule of theirs names', () => {
    const { targetGroups, loadBalancers } = read({
      Balancer: balancer({}),
      Targets: targetGroup(),
      Canary: targetGroup(),
      Idle: targetGroup(),
      Listener: listener(forward('Targets')),
      Rule: rule(forward('Canary')),
    }).balancing;

    const arns = loadBalancers.map(({ arn }) => arn);
    expect(targetGroups.map(({ logicalId, balancerArns }) => [logicalId, balancerArns])).toEqual([
      ['Targets', arns],
      ['Canary', arns],
      ['Idle', []],
    ]);
  });

  test('are not reported for what cannot be resolved, since nothing is computed from it', () => {
    const { balancing, findings } = read({
      Balancer: balancer({ SecurityGroups: [{ 'Fn::ImportValue': 'elsewhere' }] }),
    });

    expect(balancing.loadBalancers[0]?.configuration).toMatchObject({ Name: 'front' });
    expect(findings).toEqual([]);
  });
});
