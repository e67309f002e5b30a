import { Duration, type Stack } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import {
  HardenedNetworkLoadBalancer,
  type HardenedNetworkLoadBalancerProps,
  HardenedNetworkTargetGroup,
} from '../../lib';
import { importedVpc, NEW_APP_FLAGS, templateOf } from '../support/template';
import { attributesOf } from './attributes';

const newBalancer = (stack: Stack, props: Partial<HardenedNetworkLoadBalancerProps> = {}) => {
  const vpc = importedVpc(stack);
  const { listener } = new HardenedNetworkLoadBalancer(stack, 'Balancer', { vpc, ...props });
  const { protocol } = props;
  listener.addTargetGroups('Targets', new HardenedNetworkTargetGroup(stack, 'Targets', { vpc, protocol }));
};

const certificateIn = (stack: Stack) => new acm.Certificate(stack, 'Certificate', { domainName: 'example.com' });

describe.each([
  ['a new app', NEW_APP_FLAGS],
  ['an app without feature flags', {}],
])('HardenedNetworkLoadBalancer in %s', (_, flags) => {
  test('is private, protected, spread over zones and open to the VPC alone', () => {
    const template = templateOf((stack) => newBalancer(stack), flags);

    template.hasResourceProperties('AWS::ElasticLoadBalancingV2::LoadBalancer', {
      Type: 'network',
      Scheme: 'internal',
      Subnets: ['subnet-a2', 'subnet-b2'],
      SecurityGroups: [{ 'Fn::GetAtt': [Match.stringLikeRegexp('^BalancerSecurityGroup'), 'GroupId'] }],
    });
    expect(attributesOf(template, 'LoadBalancer')).toEqual({
      'deletion_protection.enabled': 'true',
      'load_balancing.cross_zone.enabled': 'true',
    });
    template.hasResourceProperties('AWS::EC2::SecurityGroup', {
      SecurityGroupIngress: [Match.objectLike({ CidrIp: '10.0.0.0/16', FromPort: 80, IpProtocol: 'tcp' })],
    });
    expect(JSON.stringify(template.toJSON())).not.toContain('0.0.0.0/0');
  });

  test('names a TLS policy and keeps access logs when there is a certificate', () => {
    const template = templateOf((stack) => newBalancer(stack, { certificate: certificateIn(stack) }), flags);

    template.hasResourceProperties('AWS::ElasticLoadBalancingV2::Listener', {
      Port: 443,
      Protocol: 'TLS',
      SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09',
    });
    expect(attributesOf(template, 'LoadBalancer')).toMatchObject({ 'access_logs.s3.enabled': 'true' });
    template.hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Action: 's3:PutObject',
            Principal: { Service: 'delivery.logs.amazonaws.com' },
            Condition: Match.objectLike({ StringEquals: Match.objectLike({ 's3:x-amz-acl': Match.anyValue() }) }),
          }),
        ]),
      },
    });
  });
});

describe('HardenedNetworkLoadBalancer', () => {
  test('has every attribute that it is told', () => {
    const template = templateOf((stack) => {
      newBalancer(stack, {
        certificate: certificateIn(stack),
        accessLogsPrefix: 'web',
        crossZoneEnabled: false,
        zonalShift: true,
        clientRoutingPolicy: elbv2.ClientRoutingPolicy.AVAILABILITY_ZONE_AFFINITY,
        secondaryIpsPerSubnet: 7,
        ipAddressType: elbv2.IpAddressType.DUAL_STACK,
        denyAllIgwTraffic: true,
        enforceSecurityGroupInboundRulesOnPrivateLinkTraffic: false,
        alpnPolicy: elbv2.AlpnPolicy.HTTP2_PREFERRED,
        tcpIdleTimeout: Duration.seconds(60),
      });
    });

    expect(attributesOf(template, 'LoadBalancer')).toMatchObject({
      'access_logs.s3.prefix': 'web',
      'load_balancing.cross_zone.enabled': 'false',
      'zonal_shift.config.enabled': 'true',
      'dns_record.client_routing_policy': 'availability_zone_affinity',
      'secondary_ips.auto_assigned.per_subnet': '7',
      'ipv6.deny_all_igw_traffic': 'true',
    });
    template.hasResourceProperties('AWS::ElasticLoadBalancingV2::LoadBalancer', {
      EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic: 'off',
    });
    template.hasResourceProperties('AWS::ElasticLoadBalancingV2::Listener', {
      AlpnPolicy: ['HTTP2Preferred'],
      ListenerAttributes: [{ Key: 'tcp.idle_timeout.seconds', Value: '60' }],
    });
  });

  test('opens its port to the peers that are named, in the protocols that it speaks', () => {
    const allowFrom = [ec2.Peer.ipv4('203.0.113.0/24')];

    const template = templateOf((stack) => {
      newBalancer(stack, { internetFacing: true, allowFrom, listenerPort: 53, protocol: elbv2.Protocol.TCP_UDP });
    });

    template.hasResourceProperties('AWS::EC2::SecurityGroup', {
      SecurityGroupIngress: ['tcp', 'udp'].map((IpProtocol) =>
        Match.objectLike({ CidrIp: '203.0.113.0/24', FromPort: 53, IpProtocol }),
      ),
    });
  });

  const wrong: ReadonlyArray<[problem: string, props: (stack: Stack) => Partial<HardenedNetworkLoadBalancerProps>]> = [
    ['allowFrom must be given when internetFacing is true', () => ({ internetFacing: true })],
    ['allowFrom must name at least 1 peer, got 0', () => ({ allowFrom: [] })],
    [
      'protocol must not be given when certificate is, got TCP',
      (stack) => ({ certificate: certificateIn(stack), protocol: elbv2.Protocol.TCP }),
    ],
    ['protocol must be TCP, UDP or TCP_UDP, got TLS', () => ({ protocol: elbv2.Protocol.TLS })],
    ['certificate must be given when sslPolicy is', () => ({ sslPolicy: elbv2.SslPolicy.TLS13_13 })],
    ['certificate must be given when alpnPolicy is', () => ({ alpnPolicy: elbv2.AlpnPolicy.HTTP2_ONLY })],
    [
      'tcpIdleTimeout must not be given when protocol is UDP',
      () => ({ protocol: elbv2.Protocol.UDP, tcpIdleTimeout: Duration.seconds(60) }),
    ],
    [
      'accessLogsBucket must be given when accessLogsPrefix is and certificate is not',
      () => ({ accessLogsPrefix: 'web' }),
    ],
    [
      'ipAddressType must be IPV4 or DUAL_STACK, got dualstack-without-public-ipv4',
      () => ({ ipAddressType: elbv2.IpAddressType.DUAL_STACK_WITHOUT_PUBLIC_IPV4 }),
    ],
    ['ipAddressType must be DUAL_STACK when denyAllIgwTraffic is given', () => ({ denyAllIgwTraffic: true })],
    [
      'listenerPort must be a whole number between 1 and 65535, got 0; ' +
        'tcpIdleTimeout must be a whole number of seconds between 60 and 6000, got 59; ' +
        'secondaryIpsPerSubnet must be a whole number between 0 and 7, got 8',
      () => ({ listenerPort: 0, tcpIdleTimeout: Duration.seconds(59), secondaryIpsPerSubnet: 8 }),
    ],
    [
      'vpcSubnets must be in at least 2 zones, got 1',
      () => ({ vpcSubnets: { availabilityZones: ['us-east-1a'], subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS } }),
    ],
  ];

  test.each(wrong)('fails: %s', (problem, props) => {
    expect(() => templateOf((stack) => newBalancer(stack, props(stack)))).toThrow(
      `HardenedNetworkLoadBalancer Test/Balancer: ${problem}`,
    );
  });
});
