import { Validations } from 'aws-cdk-lib';
import type * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { logAccess, newAccessLogsBucket } from './access-logs';
import { acknowledge } from './acknowledge';
import { PropChecks } from './prop-checks';

/** How a `HardenedLoadBalancer` is reached and kept, that `ElasticService` hands through. */
export interface HardenedLoadBalancerOptions {
  /**
   * Give the balancer public addresses, in public subnets.
   *
   * @default false
   */
  readonly internetFacing?: boolean;

  /**
   * Who may connect. The security group is closed to everybody else.
   *
   * @default - the addresses of the VPC; for a balancer that faces the internet there is no default
   */
  readonly allowFrom?: ec2.IPeer[];

  /**
   * Certificate of the service. With it the balancer speaks HTTPS on port 443 and redirects port 80 there; without it,
   * HTTP on port 80.
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
   * @default true
   */
  readonly deletionProtection?: boolean;

  /**
   * Bucket for the access logs, in the balancer's region and encrypted by S3's own keys (SSE-S3); nothing else works.
   *
   * @default - a new bucket that keeps logs for 90 days, and stays when the stack is deleted
   */
  readonly accessLogsBucket?: s3.IBucket;
}

/** Properties of a `HardenedLoadBalancer`. */
export interface HardenedLoadBalancerProps extends HardenedLoadBalancerOptions {
  /** The network that the balancer stands in. */
  readonly vpc: ec2.IVpc;
}

/** What can be wrong with a load balancer's props. */
export function checkLoadBalancerProps(props: HardenedLoadBalancerOptions): PropChecks {
  const { internetFacing, allowFrom, certificate, sslPolicy } = props;
  return new PropChecks()
    .rule(
      !internetFacing || allowFrom !== undefined,
      'allowFrom must be given when internetFacing is true, for example [ec2.Peer.anyIpv4()] for everybody',
    )
    .rule(allowFrom === undefined || allowFrom.length > 0, 'allowFrom must name at least 1 peer, got 0')
    .rule(
      sslPolicy === undefined || certificate !== undefined,
      `certificate must be given when sslPolicy is, got sslPolicy ${sslPolicy}`,
    );
}

/**
 * An Application Load Balancer that is safe as it comes.
 *
 * It is an `ApplicationLoadBalancer` with a listener. It drops invalid headers, cannot be deleted by accident, writes
 * access logs to a bucket of its own, and lets in whom you name. The access logs work without knowing account or region.
 *
 * @throws when it faces the internet and nobody was named that may connect, or a TLS policy was given without certificate
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
    checkLoadBalancerProps(props).throwFor('HardenedLoadBalancer', scope, id);

    super(scope, id, { vpc, internetFacing, deletionProtection, dropInvalidHeaderFields: true });

    this.accessLogsBucket = props.accessLogsBucket ?? newAccessLogsBucket(this);
    logAccess(this, this.accessLogsBucket);
    this.listener = listen(this, props);
    this.allowFrom(props.allowFrom ?? [ec2.Peer.ipv4(vpc.vpcCidrBlock)]);
    if (props.allowFrom === undefined) {
      acknowledge(
        this,
        'AwsSolutions::AwsSolutions-EC23',
        'only the VPC itself may connect; the rule cannot read the address range of a VPC that is yet to be made',
      );
    }
    if (internetFacing && props.certificate === undefined) {
      const message = 'the balancer faces the internet without a certificate: what it carries can be read and changed';
      Validations.of(this).addWarning('cdk-headroom:plainHttp', message);
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

function listen(balancer: elbv2.ApplicationLoadBalancer, props: HardenedLoadBalancerProps): elbv2.ApplicationListener {
  if (props.certificate === undefined) {
    return balancer.addListener('Http', { port: 80, protocol: elbv2.ApplicationProtocol.HTTP, open: false });
  }
  balancer.addRedirect({ open: false });
  return balancer.addListener('Https', {
    port: 443,
    protocol: elbv2.ApplicationProtocol.HTTPS,
    certificates: [props.certificate],
    sslPolicy: props.sslPolicy ?? elbv2.SslPolicy.TLS13_12_RES_PQ,
    open: false,
  });
}
