import type { Duration } from 'aws-cdk-lib';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { PropChecks } from '../prop-checks';
import type { Stickiness } from './stickiness';
import type { UnhealthyConnections } from './unhealthy-connections';

/** Options of `LoadBalancing.leastOutstandingRequests`. */
export interface LeastOutstandingRequestsOptions {
  /**
   * Keep a client with the target that served it first.
   *
   * @default - every request is routed anew
   */
  readonly stickiness?: Stickiness;
}

/** Options of `LoadBalancing.roundRobin`. */
export interface RoundRobinOptions extends LeastOutstandingRequestsOptions {
  /**
   * Time over which the share of a new target grows to its full size, 30 to 900 seconds.
   *
   * It is for instances that are slow until their caches are warm. The first targets of an empty group have none.
   *
   * @default - none, a new target gets its full share at once
   * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html
   */
  readonly slowStart?: Duration;
}

/** Options of `LoadBalancing.weightedRandom`. */
export interface WeightedRandomOptions {
  /**
   * Send fewer requests to targets that answer with more errors than the others. It takes at least 3 healthy targets.
   *
   * @default true
   * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html
   */
  readonly anomalyMitigation?: boolean;
}

/** Options of `LoadBalancing.sourceIpHash` and `LoadBalancing.flowHash`. */
export interface NetworkLoadBalancingOptions {
  /**
   * Let the instances see the address of the client; always so with UDP.
   *
   * @default true
   */
  readonly preserveClientIp?: boolean;

  /**
   * Tell the address of the client in a Proxy Protocol v2 header, which the application must understand.
   *
   * @default false
   */
  readonly proxyProtocolV2?: boolean;

  /**
   * End connections when the deregistration delay is over, before the instance does.
   *
   * @default - AWS decides: true for new target groups with UDP, otherwise false
   */
  readonly connectionTermination?: boolean;

  /**
   * What becomes of the connections of a target that is unhealthy.
   *
   * @default - AWS decides: they are terminated, except with UDP
   */
  readonly unhealthyConnections?: UnhealthyConnections;
}

/**
 * How a load balancer chooses the target of a request or of a connection: one static factory a strategy, so that what
 * AWS refuses together cannot be written together.
 *
 * Weighted round robin is over target groups, and so on the listener: see `WeightedTargetGroups`.
 *
 * A strategy sets all attributes that belong to it, those that are off as well, so that a change from one strategy to
 * another leaves nothing behind.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetGroupAttribute.html
 *
 * @example
 * new ElasticService(this, 'Web', { loadBalancing: LoadBalancing.leastOutstandingRequests() });
 */
export abstract class LoadBalancing {
  /**
   * Each target in turn: the strategy of an Application Load Balancer unless told otherwise.
   *
   * @throws when the slow start is out of range
   */
  public static roundRobin(options: RoundRobinOptions = {}): ApplicationLoadBalancing {
    new PropChecks().seconds('slowStart', options.slowStart, 30, 900).throwFor('LoadBalancing.roundRobin');
    return new RequestAttributes('roundRobin', {
      'load_balancing.algorithm.type': 'round_robin',
      'slow_start.duration_seconds': options.slowStart?.toSeconds().toString() ?? '0',
      ...attributesOf(options.stickiness),
    });
  }

  /** The target with the fewest requests in progress, which is the strategy for requests of very different length. */
  public static leastOutstandingRequests(options: LeastOutstandingRequestsOptions = {}): ApplicationLoadBalancing {
    return new RequestAttributes('leastOutstandingRequests', {
      'load_balancing.algorithm.type': 'least_outstanding_requests',
      'slow_start.duration_seconds': '0',
      ...attributesOf(options.stickiness),
    });
  }

  /** Any target, with equal chances unless anomalies are mitigated. */
  public static weightedRandom(options: WeightedRandomOptions = {}): ApplicationLoadBalancing {
    return new RequestAttributes('weightedRandom', {
      'load_balancing.algorithm.type': 'weighted_random',
      'load_balancing.algorithm.anomaly_mitigation': (options.anomalyMitigation ?? true) ? 'on' : 'off',
      'slow_start.duration_seconds': '0',
      ...attributesOf(undefined),
    });
  }

  /** The same target for all connections of a client's address, through a Network Load Balancer. Not with TLS. */
  public static sourceIpHash(options: NetworkLoadBalancingOptions = {}): NetworkLoadBalancing {
    return new FlowAttributes('sourceIpHash', options, {
      'stickiness.enabled': 'true',
      'stickiness.type': 'source_ip',
    });
  }

  /**
   * A target by the hash of addresses, ports and protocol, connection by connection: the strategy of a Network Load
   * Balancer unless told otherwise.
   */
  public static flowHash(options: NetworkLoadBalancingOptions = {}): NetworkLoadBalancing {
    return new FlowAttributes('flowHash', options, { 'stickiness.enabled': 'false' });
  }

  /**
   * Name of the factory.
   *
   * @internal
   */
  public abstract readonly _name: string;
}

/**
 * A strategy of Application Load Balancers.
 *
 * @example
 * new ElasticService(this, 'Web', { loadBalancing: LoadBalancing.leastOutstandingRequests() });
 */
export abstract class ApplicationLoadBalancing extends LoadBalancing {
  /**
   * Whether clients stay with a target.
   *
   * @internal
   */
  public abstract readonly _isSticky: boolean;

  /** Sets the strategy on a target group. */
  public abstract applyTo(targetGroup: elbv2.ApplicationTargetGroup): void;
}

/**
 * A strategy of Network Load Balancers.
 *
 * @example
 * new ElasticService(this, 'Web', { loadBalancing: LoadBalancing.flowHash() });
 */
export abstract class NetworkLoadBalancing extends LoadBalancing {
  /**
   * Sets the strategy on a target group.
   *
   * @throws when the protocol of the target group does not allow it
   */
  public abstract applyTo(targetGroup: elbv2.NetworkTargetGroup): void;

  /**
   * What is wrong with the strategy for a protocol of targets.
   *
   * @internal
   */
  public abstract _checkProtocol(protocol: string | undefined): PropChecks;
}

/** Whether a strategy is for Network Load Balancers. */
export function isForNetwork(loadBalancing: LoadBalancing | undefined): loadBalancing is NetworkLoadBalancing {
  return loadBalancing instanceof NetworkLoadBalancing;
}

class RequestAttributes extends ApplicationLoadBalancing {
  public constructor(
    public readonly _name: string,
    private readonly attributes: Readonly<Record<string, string>>,
  ) {
    super();
  }

  public get _isSticky(): boolean {
    return this.attributes['stickiness.enabled'] === 'true';
  }

  public applyTo(targetGroup: elbv2.ApplicationTargetGroup): void {
    setAttributes(targetGroup, this.attributes);
  }
}

class FlowAttributes extends NetworkLoadBalancing {
  public constructor(
    public readonly _name: string,
    private readonly options: NetworkLoadBalancingOptions,
    private readonly attributes: Readonly<Record<string, string>>,
  ) {
    super();
  }

  public applyTo(targetGroup: elbv2.NetworkTargetGroup): void {
    const { protocol } = targetGroup.node.defaultChild as elbv2.CfnTargetGroup;
    this._checkProtocol(protocol).throwFor(`LoadBalancing.${this._name}`, targetGroup);
    const { preserveClientIp, proxyProtocolV2 = false, connectionTermination, unhealthyConnections } = this.options;
    setAttributes(targetGroup, {
      ...this.attributes,
      'preserve_client_ip.enabled': `${preserveClientIp ?? true}`,
      'proxy_protocol_v2.enabled': `${proxyProtocolV2}`,
      ...(connectionTermination !== undefined && {
        'deregistration_delay.connection_termination.enabled': `${connectionTermination}`,
      }),
      ...unhealthyConnections?._attributes,
    });
  }

  public _checkProtocol(protocol: string | undefined): PropChecks {
    const isUdp = protocol === elbv2.Protocol.UDP || protocol === elbv2.Protocol.TCP_UDP;
    return new PropChecks()
      .rule(
        protocol !== elbv2.Protocol.TLS || this._name !== 'sourceIpHash',
        'protocol must not be TLS with LoadBalancing.sourceIpHash',
      )
      .rule(
        !isUdp || (this.options.preserveClientIp ?? true),
        `preserveClientIp must be true with protocol ${protocol}, got false`,
      )
      .rule(
        !isUdp || !this.options.unhealthyConnections?._terminates,
        `unhealthyConnections must not be UnhealthyConnections.terminate() with protocol ${protocol}`,
      );
  }
}

function attributesOf(stickiness: Stickiness | undefined): Readonly<Record<string, string>> {
  return { 'stickiness.enabled': `${stickiness !== undefined}`, ...stickiness?._attributes };
}

function setAttributes(targetGroup: elbv2.TargetGroupBase, attributes: Readonly<Record<string, string>>): void {
  for (const [key, value] of Object.entries(attributes)) {
    targetGroup.setAttribute(key, value);
  }
}
