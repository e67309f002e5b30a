import { Token, Validations } from 'aws-cdk-lib';
import type * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import * as wafv2 from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import { acknowledgeControl } from '../acknowledge';
import { PropChecks } from '../prop-checks';
import { deliverLogs, newAccessLogsBucket } from './access-logs';
import {
  type ApplicationLoadBalancerAttributes,
  checkLoadBalancerAttributes,
  checkLogBucket,
  setLoadBalancerAttributes,
} from './load-balancer-attributes';

/** How a `HardenedLoadBalancer` is reached and kept, that `ElasticService` hands through. */
export interface HardenedLoadBalancerOptions extends ApplicationLoadBalancerAttributes {
  /**
   * Give the balancer public addresses, in public subnets.
   *
   * Choose it before the first deployment: a change replaces the balancer, and AWS refuses to move the target group.
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
   * Certificate of the service. With it the balancer speaks HTTPS on port 443 and redirects port 80 there; without it,
   * HTTP on port 80. It can be added to a service that is deployed.
   *
   * @default - none, HTTP alone
   */
  readonly certificate?: acm.ICertificate;

  /**
   * TLS versions and ciphers that the HTTPS listener takes.
   *
   * The default takes TLS 1.3 and 1.2 with forward secrecy, and post-quantum key exchange where the client can.
   *
   * @default elbv2.SslPolicy.TLS13_12_RES_PQ
   */
  readonly sslPolicy?: elbv2.SslPolicy;

  /**
   * Refuse to delete the balancer. To take a stack down, deploy it once with `false`.
   *
   * When the first deployment of a stack fails, the balancer stays as well, and is deleted by hand.
   *
   * @default true
   */
  readonly deletionProtection?: boolean;

  /**
   * Bucket for the access logs, in the balancer's region and encrypted by S3's own keys (SSE-S3); nothing else works.
   *
   * A bucket of this app is opened to the service that delivers them. The policy of an imported bucket must already allow
   * `logdelivery.elasticloadbalancing.amazonaws.com` to put objects below `AWSLogs/ACCOUNT/`, or the deployment fails.
   *
   * @default - a new bucket that keeps logs for 90 days, and stays when the stack is deleted
   */
  readonly accessLogsBucket?: s3.IBucket;

  /**
   * Ask clients for certificates of their own (mutual TLS), on the listener with `certificate`.
   *
   * @default - clients have no certificates
   * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/mutual-authentication.html
   */
  readonly mutualAuthentication?: elbv2.MutualAuthentication;
}

/** Properties of a `HardenedLoadBalancer`. */
export interface HardenedLoadBalancerProps extends HardenedLoadBalancerOptions {
  /** The network that the balancer stands in. */
  readonly vpc: ec2.IVpc;

  /**
   * Subnets of the balancer, one in each zone, in at least two zones.
   *
   * @default - one private subnet with a way out in each zone; for a balancer that faces the internet, one public subnet
   */
  readonly vpcSubnets?: ec2.SubnetSelection;
}

/** What can be wrong with how a balancer is reached and kept. */
export function checkLoadBalancerOptions(props: HardenedLoadBalancerOptions): PropChecks {
  const { internetFacing, allowFrom, accessLogsBucket } = props;
  return new PropChecks()
    .rule(
      !internetFacing || allowFrom !== undefined,
      'allowFrom must be given when internetFacing is true, for example [ec2.Peer.anyIpv4()] for everybody',
    )
    .include(checkListenerOptions(props))
    .include(checkLogBucket('accessLogsBucket', accessLogsBucket))
    .include(checkLoadBalancerAttributes(props));
}

/** What can be wrong with a listener, on whatever balancer. */
export function checkListenerOptions(props: HardenedLoadBalancerOptions): PropChecks {
  const { allowFrom, certificate, sslPolicy } = props;
  return new PropChecks()
    .rule(allowFrom === undefined || allowFrom.length > 0, 'allowFrom must name at least 1 peer, got 0')
    .rule(
      sslPolicy === undefined || certificate !== undefined,
      `certificate must be given when sslPolicy is, got sslPolicy ${sslPolicy}`,
    )
    .include(checkMutualAuthentication(props));
}

function checkMutualAuthentication({ mutualAuthentication, certificate }: HardenedLoadBalancerOptions): PropChecks {
  const { mutualAuthenticationMode: mode = elbv2.MutualAuthenticationMode.OFF, trustStore } =
    mutualAuthentication ?? {};
  const verifies = mode === elbv2.MutualAuthenticationMode.VERIFY;
  return new PropChecks()
    .rule(
      mutualAuthentication === undefined || certificate !== undefined,
      'certificate must be given when mutualAuthentication is',
    )
    .rule(!verifies || trustStore !== undefined, 'mutualAuthentication.trustStore must be given with mode VERIFY')
    .rule(verifies || trustStore === undefined, `mutualAuthentication.trustStore must not be given with mode ${mode}`);
}

/** What a balancer's place is told by. */
type BalancerPlace = Pick<HardenedLoadBalancerProps, 'vpc' | 'vpcSubnets' | 'internetFacing' | 'allowFrom'>;

/** What can be wrong with where a balancer stands. */
export function checkLoadBalancerPlace(props: BalancerPlace): PropChecks {
  const { vpc, allowFrom, internetFacing } = props;
  const { availabilityZones, isPendingLookup } = vpc.selectSubnets(subnetsOf(props));
  const zones = new Set(availabilityZones).size;
  return new PropChecks()
    .rule(
      internetFacing || allowFrom !== undefined || addressRangeOf(vpc) !== undefined,
      'allowFrom must be given when the address range of vpc is not known',
    )
    .rule(
      zones >= 2 || isPendingLookup === true || Token.isUnresolved(vpc.availabilityZones),
      `vpcSubnets must be in at least 2 zones, got ${zones}`,
    );
}

/**
 * An Application Load Balancer that is safe as it comes.
 *
 * It is an `ApplicationLoadBalancer` with a listener. It drops invalid headers, cannot be deleted by accident, writes
 * access logs to a bucket of its own, and only the peers that you name may connect. The access logs work without knowing
 * account or region.
 *
 * @throws when props contradict each other or the subnets are in one zone, with everything that is wrong
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/introduction.html
 *
 * @example
 * declare const vpc: ec2.IVpc;
 * declare const group: ElasticGroup;
 *
 * const balancer = new HardenedLoadBalancer(this, 'Balancer', { vpc });
 * balancer.listener.addTargets('Group', { port: 80, targets: [group] });
 */
export class HardenedLoadBalancer extends elbv2.ApplicationLoadBalancer {
  /** The listener that serves: HTTPS with a certificate, HTTP without. It has no action yet. */
  public readonly listener: elbv2.ApplicationListener;

  /** Where the access logs go. */
  public readonly accessLogsBucket: s3.IBucket;

  constructor(scope: Construct, id: string, props: HardenedLoadBalancerProps) {
    const { vpc, internetFacing = false, deletionProtection = true } = props;
    checkLoadBalancerOptions(props).include(checkLoadBalancerPlace(props)).throwFor('HardenedLoadBalancer', scope, id);

    super(scope, id, {
      vpc,
      vpcSubnets: subnetsOf(props),
      internetFacing,
      deletionProtection,
      dropInvalidHeaderFields: props.dropInvalidHeaderFields ?? true,
      ipAddressType: props.ipAddressType,
      denyAllIgwTraffic: props.denyAllIgwTraffic,
      minimumCapacityUnit: props.minimumCapacityUnit,
    });

    this.accessLogsBucket = props.accessLogsBucket ?? newAccessLogsBucket(this);
    this.deliverLogs(props);
    setLoadBalancerAttributes(this, props);
    if (props.webAclArn !== undefined) {
      const association = { resourceArn: this.loadBalancerArn, webAclArn: props.webAclArn };
      new wafv2.CfnWebACLAssociation(this, 'WebAclAssociation', association);
    }
    this.listener = listen(this, props);
    this.allowFrom(props.allowFrom ?? [ec2.Peer.ipv4(addressRangeOf(vpc) ?? vpc.vpcCidrBlock)]);
    if (internetFacing && props.certificate === undefined) {
      const message = 'the balancer faces the internet without a certificate: what it carries can be read and changed';
      Validations.of(this).addWarning('cdk-headroom:plainHttp', message);
    }
  }

  private deliverLogs({ accessLogsPrefix, connectionLogs, healthCheckLogs }: HardenedLoadBalancerProps): void {
    deliverLogs(this, 'access_logs', this.accessLogsBucket, accessLogsPrefix);
    if (connectionLogs) {
      deliverLogs(this, 'connection_logs', connectionLogs.bucket ?? this.accessLogsBucket, connectionLogs.prefix);
    }
    if (healthCheckLogs) {
      deliverLogs(this, 'health_check_logs', healthCheckLogs.bucket ?? this.accessLogsBucket, healthCheckLogs.prefix);
    }
  }

  /** Opens every listener to the peers: with a certificate that is the redirect, too. */
  private allowFrom(peers: ec2.IPeer[]): void {
    for (const peer of peers) {
      for (const listener of this.listeners) {
        listener.connections.allowDefaultPortFrom(peer);
      }
    }
  }
}

/** Where a balancer stands unless it is put elsewhere. */
export function subnetsOf({ vpcSubnets, internetFacing }: BalancerPlace): ec2.SubnetSelection {
  const subnetType = internetFacing ? ec2.SubnetType.PUBLIC : ec2.SubnetType.PRIVATE_WITH_EGRESS;
  return vpcSubnets ?? { subnetType, onePerAz: true };
}

/** As text where that is known, so that people and validation can read it in the template; else a token, or nothing. */
export function addressRangeOf(vpc: ec2.IVpc): string | undefined {
  const range = (vpc.node.defaultChild as ec2.CfnVPC | undefined)?.cidrBlock;
  if (range !== undefined) {
    return range;
  }
  try {
    return vpc.vpcCidrBlock;
  } catch {
    return undefined;
  }
}

/** Port 80 keeps its listener when a certificate comes, since two listeners cannot share a port even for a moment. */
function listen(
  balancer: elbv2.ApplicationLoadBalancer,
  { certificate, sslPolicy = elbv2.SslPolicy.TLS13_12_RES_PQ, mutualAuthentication }: HardenedLoadBalancerProps,
): elbv2.ApplicationListener {
  const http = { port: 80, protocol: elbv2.ApplicationProtocol.HTTP, open: false };
  if (certificate === undefined) {
    return balancer.addListener('Http', http);
  }
  const toHttps = elbv2.ListenerAction.redirect({ protocol: 'HTTPS', port: '443', permanent: true });
  const redirect = balancer.addListener('Http', { ...http, defaultAction: toHttps });
  acknowledgeControl(redirect, 'ELBv2ACMCertificateRequired', 'it only redirects to HTTPS, and carries no content');
  return balancer.addListener('Https', {
    port: 443,
    protocol: elbv2.ApplicationProtocol.HTTPS,
    certificates: [certificate],
    sslPolicy,
    mutualAuthentication,
    open: false,
  });
}
