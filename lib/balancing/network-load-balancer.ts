import type { Duration } from 'aws-cdk-lib';
import type * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { PropChecks } from '../prop-checks';
import { deliverNetworkLogs, newAccessLogsBucket } from './access-logs';
import { addressRangeOf, checkLoadBalancerPlace, subnetsOf } from './load-balancer';
import { checkPrefix } from './load-balancer-attributes';

/** What is special to a Network Load Balancer, that `LoadBalancerAttachment.newNetworkLoadBalancer` hands through. */
export interface NetworkLoadBalancerOptions {
  /**
   * Port of the listener, 1 to 65535.
   *
   * @default - 80; with a certificate 443
   */
  readonly listenerPort?: number;

  /**
   * Protocol of the listener without a certificate: TCP, UDP or TCP_UDP. With one it is TLS.
   *
   * @default elbv2.Protocol.TCP
   */
  readonly protocol?: elbv2.Protocol;

  /**
   * Protocols that the TLS listener offers to clients (ALPN).
   *
   * @default - no negotiation
   */
  readonly alpnPolicy?: elbv2.AlpnPolicy;

  /**
   * Time without traffic until a TCP connection is forgotten, 60 to 6000 seconds.
   *
   * @default - AWS decides: 350 seconds
   */
  readonly tcpIdleTimeout?: Duration;

  /**
   * Send connections to targets of every zone. Without it targets get the more, the fewer of them stand in their zone.
   *
   * Traffic between zones has its price.
   *
   * @default true
   */
  readonly crossZoneEnabled?: boolean;

  /**
   * How far clients inside the VPC are kept in their zone.
   *
   * @default - they are not
   */
  readonly clientRoutingPolicy?: elbv2.ClientRoutingPolicy;

  /**
   * Apply the security group to what comes through AWS PrivateLink, as well.
   *
   * @default - AWS decides: true
   */
  readonly enforceSecurityGroupInboundRulesOnPrivateLinkTraffic?: boolean;

  /**
   * Further private addresses of the balancer in each subnet, 0 to 7, for more connections to each target. It cannot be
   * made less.
   *
   * @default - AWS decides: 0
   */
  readonly secondaryIpsPerSubnet?: number;
}

/** Properties of a `HardenedNetworkLoadBalancer`. */
export interface HardenedNetworkLoadBalancerProps extends NetworkLoadBalancerOptions {
  /** The network that the balancer stands in. */
  readonly vpc: ec2.IVpc;

  /**
   * Subnets of the balancer, one in each zone, in at least two zones.
   *
   * @default - one private subnet with a way out in each zone; for a balancer that faces the internet, one public subnet
   */
  readonly vpcSubnets?: ec2.SubnetSelection;

  /**
   * Give the balancer public addresses, in public subnets. A change replaces the balancer.
   *
   * @default false
   */
  readonly internetFacing?: boolean;

  /**
   * Who may connect. The security group is closed to everybody else.
   *
   * @default - the primary address range of the VPC; for a balancer that faces the internet there is no default
   */
  readonly allowFrom?: ec2.IPeer[];

  /**
   * Certificate of the service. With it the listener speaks TLS.
   *
   * @default - none, the listener speaks `protocol`
   */
  readonly certificate?: acm.ICertificate;

  /**
   * TLS versions and ciphers that the TLS listener takes.
   *
   * @default elbv2.SslPolicy.TLS13_12_RES_PQ
   */
  readonly sslPolicy?: elbv2.SslPolicy;

  /**
   * Refuse to delete the balancer. To take a stack down, deploy it once with `false`.
   *
   * @default true
   */
  readonly deletionProtection?: boolean;

  /**
   * Bucket for the access logs, in the balancer's region. Only connections of a TLS listener are logged.
   *
   * @default - with a certificate a new bucket that keeps logs for 90 days, and stays when the stack is deleted
   */
  readonly accessLogsBucket?: s3.IBucket;

  /**
   * What the names of the access logs begin with, before `AWSLogs`; without a slash at its ends.
   *
   * @default - nothing
   */
  readonly accessLogsPrefix?: string;

  /**
   * Let operators, and AWS, move traffic away from a zone that is impaired.
   *
   * @default - AWS decides: false
   * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/network/zonal-shift.html
   */
  readonly zonalShift?: boolean;

  /**
   * Types of addresses that the balancer has: IPv4, or IPv4 and IPv6.
   *
   * @default - IPv4
   */
  readonly ipAddressType?: elbv2.IpAddressType;

  /**
   * Refuse what comes through an internet gateway, on a dual-stack balancer.
   *
   * @default - AWS decides: true unless the balancer faces the internet
   */
  readonly denyAllIgwTraffic?: boolean;

  /**
   * Capacity that the balancer keeps ready, in load balancer capacity units (LCU), 2750 to 45000 a zone.
   *
   * @default - none, it grows with its load
   * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/network/capacity-unit-reservation.html
   */
  readonly minimumCapacityUnit?: number;
}

/** What can be wrong with a Network Load Balancer, but for where it stands. */
export function checkNetworkLoadBalancer(props: Omit<HardenedNetworkLoadBalancerProps, 'vpc'>): PropChecks {
  const { certificate, sslPolicy, protocol, alpnPolicy, ipAddressType = elbv2.IpAddressType.IPV4 } = props;
  const plain = [elbv2.Protocol.TCP, elbv2.Protocol.UDP, elbv2.Protocol.TCP_UDP];
  return new PropChecks()
    .rule(
      !props.internetFacing || props.allowFrom !== undefined,
      'allowFrom must be given when internetFacing is true, for example [ec2.Peer.anyIpv4()] for everybody',
    )
    .rule(props.allowFrom?.length !== 0, 'allowFrom must name at least 1 peer, got 0')
    .integer('listenerPort', props.listenerPort, 1, 65_535)
    .rule(
      certificate === undefined || protocol === undefined,
      `protocol must not be given when certificate is, got ${protocol}`,
    )
    .rule(protocol === undefined || plain.includes(protocol), `protocol must be TCP, UDP or TCP_UDP, got ${protocol}`)
    .rule(sslPolicy === undefined || certificate !== undefined, 'certificate must be given when sslPolicy is')
    .rule(alpnPolicy === undefined || certificate !== undefined, 'certificate must be given when alpnPolicy is')
    .seconds('tcpIdleTimeout', props.tcpIdleTimeout, 60, 6000)
    .rule(
      props.tcpIdleTimeout === undefined || protocol !== elbv2.Protocol.UDP,
      'tcpIdleTimeout must not be given when protocol is UDP',
    )
    .integer('secondaryIpsPerSubnet', props.secondaryIpsPerSubnet, 0, 7)
    .include(checkPrefix('accessLogsPrefix', props.accessLogsPrefix))
    .rule(
      props.accessLogsPrefix === undefined || certificate !== undefined || props.accessLogsBucket !== undefined,
      'accessLogsBucket must be given when accessLogsPrefix is and certificate is not',
    )
    .rule(
      ipAddressType !== elbv2.IpAddressType.DUAL_STACK_WITHOUT_PUBLIC_IPV4,
      `ipAddressType must be IPV4 or DUAL_STACK, got ${ipAddressType}`,
    )
    .rule(
      props.denyAllIgwTraffic === undefined || ipAddressType === elbv2.IpAddressType.DUAL_STACK,
      `ipAddressType must be DUAL_STACK when denyAllIgwTraffic is given, got ${ipAddressType}`,
    );
}

/**
 * A Network Load Balancer that is safe as it comes.
 *
 * It is a `NetworkLoadBalancer` with a listener and a security group. It cannot be deleted by accident, spreads over all
 * zones, and only the peers that you name may connect.
 *
 * The security group that it makes stands beside it, under its id followed by `SecurityGroup`.
 *
 * @throws when props contradict each other or the subnets are in one zone, with everything that is wrong
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/network/introduction.html
 *
 * @example
 * declare const vpc: ec2.IVpc;
 * declare const targets: HardenedNetworkTargetGroup;
 *
 * const balancer = new HardenedNetworkLoadBalancer(this, 'Balancer', { vpc, listenerPort: 5432 });
 * balancer.listener.addTargetGroups('Targets', targets);
 */
export class HardenedNetworkLoadBalancer extends elbv2.NetworkLoadBalancer {
  /** The listener that serves: TLS with a certificate. It has no action yet. */
  public readonly listener: elbv2.NetworkListener;

  constructor(scope: Construct, id: string, props: HardenedNetworkLoadBalancerProps) {
    checkNetworkLoadBalancer(props)
      .include(checkLoadBalancerPlace(props))
      .throwFor('HardenedNetworkLoadBalancer', scope, id);
    const { vpc, allowFrom, certificate } = props;

    super(scope, id, {
      vpc,
      vpcSubnets: subnetsOf(props),
      internetFacing: props.internetFacing ?? false,
      deletionProtection: props.deletionProtection ?? true,
      crossZoneEnabled: props.crossZoneEnabled ?? true,
      securityGroups: [new ec2.SecurityGroup(scope, `${id}SecurityGroup`, { vpc, allowAllOutbound: false })],
      ipAddressType: props.ipAddressType,
      denyAllIgwTraffic: props.denyAllIgwTraffic,
      zonalShift: props.zonalShift,
      clientRoutingPolicy: props.clientRoutingPolicy,
      minimumCapacityUnit: props.minimumCapacityUnit,
      enforceSecurityGroupInboundRulesOnPrivateLinkTraffic: props.enforceSecurityGroupInboundRulesOnPrivateLinkTraffic,
    });

    if (props.secondaryIpsPerSubnet !== undefined) {
      this.setAttribute('secondary_ips.auto_assigned.per_subnet', props.secondaryIpsPerSubnet.toString());
    }
    if (props.accessLogsBucket !== undefined || certificate !== undefined) {
      deliverNetworkLogs(this, props.accessLogsBucket ?? newAccessLogsBucket(this), props.accessLogsPrefix);
    }
    this.listener = this.addListener('Listener', networkListenerOf(props));
    for (const peer of allowFrom ?? [ec2.Peer.ipv4(addressRangeOf(vpc) ?? vpc.vpcCidrBlock)]) {
      this.openTo(peer, props);
    }
  }

  private openTo(peer: ec2.IPeer, props: HardenedNetworkLoadBalancerProps): void {
    for (const port of portsOf(props.protocol, networkListenerOf(props).port)) {
      this.connections.allowFrom(peer, port);
    }
  }
}

/** The listener that props tell of. */
export function networkListenerOf(
  props: Omit<HardenedNetworkLoadBalancerProps, 'vpc'>,
): elbv2.BaseNetworkListenerProps {
  const { certificate, tcpIdleTimeout } = props;
  const common = { tcpIdleTimeout };
  if (certificate === undefined) {
    return { ...common, port: props.listenerPort ?? 80, protocol: props.protocol ?? elbv2.Protocol.TCP };
  }
  return {
    ...common,
    port: props.listenerPort ?? 443,
    protocol: elbv2.Protocol.TLS,
    certificates: [certificate],
    sslPolicy: props.sslPolicy ?? elbv2.SslPolicy.TLS13_12_RES_PQ,
    alpnPolicy: props.alpnPolicy,
  };
}

/** The ports to open for a protocol, of which one can be two. */
export function portsOf(protocol: elbv2.Protocol | undefined, port: number): ec2.Port[] {
  const tcp = protocol === elbv2.Protocol.UDP ? [] : [ec2.Port.tcp(port)];
  const isUdp = protocol === elbv2.Protocol.UDP || protocol === elbv2.Protocol.TCP_UDP;
  return isUdp ? [...tcp, ec2.Port.udp(port)] : tcp;
}
