import { type Duration, Token } from 'aws-cdk-lib';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import { PropChecks } from '../prop-checks';

/** Where a balancer delivers logs to. */
export interface LogDelivery {
  /**
   * Bucket in the balancer's region, encrypted by S3's own keys (SSE-S3).
   *
   * @default - the bucket of the access logs
   */
  readonly bucket?: s3.IBucket;

  /**
   * What the names of the logs begin with, before `AWSLogs`; without a slash at its ends.
   *
   * @default - nothing
   */
  readonly prefix?: string;
}

/** Attributes of an Application Load Balancer. */
export interface ApplicationLoadBalancerAttributes {
  /**
   * What the names of the access logs begin with, before `AWSLogs`; without a slash at its ends.
   *
   * @default - nothing
   */
  readonly accessLogsPrefix?: string;

  /**
   * Log every connection of a client, with the TLS details and why it failed.
   *
   * @default - no connection logs
   * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-connection-logs.html
   */
  readonly connectionLogs?: LogDelivery;

  /**
   * Log every health check, with why it failed.
   *
   * @default - no health check logs
   * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-health-check-logs.html
   */
  readonly healthCheckLogs?: LogDelivery;

  /**
   * Let operators, and AWS, move traffic away from a zone that is impaired.
   *
   * @default - AWS decides: false
   * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/zonal-shift.html
   */
  readonly zonalShift?: boolean;

  /**
   * Time without traffic until the balancer closes a connection, 1 to 4000 seconds.
   *
   * Keep connections of the application open for longer, or clients see status 502.
   *
   * @default - AWS decides: 1 minute
   */
  readonly idleTimeout?: Duration;

  /**
   * Longest time that a client's connection is used again, 60 to 604800 seconds.
   *
   * @default - AWS decides: 1 hour
   */
  readonly clientKeepAlive?: Duration;

  /**
   * Offer HTTP/2 to clients.
   *
   * @default - AWS decides: true
   */
  readonly http2Enabled?: boolean;

  /**
   * Remove headers whose names are not valid, before they reach the application.
   *
   * @default true
   */
  readonly dropInvalidHeaderFields?: boolean;

  /**
   * What is done with requests that the balancer and the application could understand differently.
   *
   * @default - AWS decides: defensive
   */
  readonly desyncMitigationMode?: elbv2.DesyncMitigationMode;

  /**
   * Append to the `X-Forwarded-For` header, pass it on as it is, or remove it.
   *
   * @default - AWS decides: append
   */
  readonly xffHeaderProcessingMode?: elbv2.XffHeaderProcessingMode;

  /**
   * Add the client's port to the `X-Forwarded-For` header.
   *
   * @default - AWS decides: false
   */
  readonly preserveXffClientPort?: boolean;

  /**
   * Pass the `Host` header on as the client sent it, with its port.
   *
   * @default - AWS decides: false
   */
  readonly preserveHostHeader?: boolean;

  /**
   * Tell the application the client's TLS version and cipher suite, in headers.
   *
   * @default - AWS decides: false
   */
  readonly xAmznTlsVersionAndCipherSuiteHeaders?: boolean;

  /**
   * ARN of the AWS WAF web ACL (`CfnWebACL.attrArn`) that requests have to pass.
   *
   * @default - none of this app
   */
  readonly webAclArn?: string;

  /**
   * Let requests pass when AWS WAF does not answer.
   *
   * @default - AWS decides: false
   */
  readonly wafFailOpen?: boolean;

  /**
   * Types of addresses that the balancer has. Without public IPv4 addresses it must face the internet.
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
   * Capacity that the balancer keeps ready, in load balancer capacity units (LCU), a whole number of at least 100.
   *
   * @default - none, it grows with its load
   * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/capacity-unit-reservation.html
   */
  readonly minimumCapacityUnit?: number;
}

/** What can be wrong with a balancer's attributes. */
export function checkLoadBalancerAttributes(
  props: ApplicationLoadBalancerAttributes & { readonly internetFacing?: boolean },
): PropChecks {
  const { ipAddressType = elbv2.IpAddressType.IPV4, denyAllIgwTraffic } = props;
  return new PropChecks()
    .seconds('idleTimeout', props.idleTimeout, 1, 4000)
    .seconds('clientKeepAlive', props.clientKeepAlive, 60, 604_800)
    .integer('minimumCapacityUnit', props.minimumCapacityUnit, 100)
    .include(checkPrefix('accessLogsPrefix', props.accessLogsPrefix))
    .include(checkDelivery('connectionLogs', props.connectionLogs))
    .include(checkDelivery('healthCheckLogs', props.healthCheckLogs))
    .rule(
      denyAllIgwTraffic === undefined || ipAddressType === elbv2.IpAddressType.DUAL_STACK,
      `ipAddressType must be DUAL_STACK when denyAllIgwTraffic is given, got ${ipAddressType}`,
    )
    .rule(
      ipAddressType !== elbv2.IpAddressType.DUAL_STACK_WITHOUT_PUBLIC_IPV4 || props.internetFacing === true,
      `internetFacing must be true when ipAddressType is ${ipAddressType}`,
    );
}

/** What the L2 does not offer, or compares although it is a token. Only what is given is set. */
export function setLoadBalancerAttributes(
  balancer: elbv2.ApplicationLoadBalancer,
  props: ApplicationLoadBalancerAttributes,
): void {
  const attributes: Readonly<Record<string, string | number | boolean | undefined>> = {
    'zonal_shift.config.enabled': props.zonalShift,
    'idle_timeout.timeout_seconds': props.idleTimeout?.toSeconds(),
    'client_keep_alive.seconds': props.clientKeepAlive?.toSeconds(),
    'routing.http2.enabled': props.http2Enabled,
    'routing.http.desync_mitigation_mode': props.desyncMitigationMode,
    'routing.http.xff_header_processing.mode': props.xffHeaderProcessingMode,
    'routing.http.xff_client_port.enabled': props.preserveXffClientPort,
    'routing.http.preserve_host_header.enabled': props.preserveHostHeader,
    'routing.http.x_amzn_tls_version_and_cipher_suite.enabled': props.xAmznTlsVersionAndCipherSuiteHeaders,
    'waf.fail_open.enabled': props.wafFailOpen,
  };
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) {
      balancer.setAttribute(key, value.toString());
    }
  }
}

/** Also for the balancers that have access logs alone. */
export function checkPrefix(name: string, prefix: string | undefined): PropChecks {
  const isSound = (text: string) => text !== '' && !/^\/|\/$|AWSLogs/.test(text);
  return new PropChecks().rule(
    prefix === undefined || Token.isUnresolved(prefix) || isSound(prefix),
    `${name} must be a path without AWSLogs and without a slash at its ends, got '${prefix}'`,
  );
}

/** The one encryption that delivery can write to. */
export function checkLogBucket(name: string, bucket: s3.IBucket | undefined): PropChecks {
  return new PropChecks().rule(
    bucket?.encryptionKey === undefined,
    `${name} must be encrypted by the keys of S3 (SSE-S3), got a bucket with a KMS key`,
  );
}

function checkDelivery(name: string, delivery: LogDelivery | undefined): PropChecks {
  return checkLogBucket(`${name}.bucket`, delivery?.bucket).include(checkPrefix(`${name}.prefix`, delivery?.prefix));
}
