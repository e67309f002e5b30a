import { Duration, Token } from 'aws-cdk-lib';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { PropChecks } from '../prop-checks';

/** When and how often a target is checked. */
export interface TcpHealthCheckOptions {
  /**
   * Time between two checks of a target, 5 to 300 seconds.
   *
   * @default - AWS decides: 30 seconds
   */
  readonly interval?: Duration;

  /**
   * Time without an answer after which a check has failed, 2 to 120 seconds, and less than `interval`.
   *
   * @default - AWS decides: 5 to 10 seconds; with an interval of up to 10 seconds 1 second less than it, at most 5 seconds
   */
  readonly timeout?: Duration;

  /**
   * Checks in a row that a target passes to be healthy again, 2 to 10. A new target is healthy after 1.
   *
   * @default - AWS decides: 5 for an Application Load Balancer
   */
  readonly healthyThresholdCount?: number;

  /**
   * Checks in a row that a target fails to be unhealthy, 2 to 10.
   *
   * @default - AWS decides: 2
   */
  readonly unhealthyThresholdCount?: number;

  /**
   * Port that is checked, 1 to 65535.
   *
   * @default - the port of the application
   */
  readonly port?: number;
}

/** Options of `TargetHealthCheck.http` and `TargetHealthCheck.https`. */
export interface HttpHealthCheckOptions extends TcpHealthCheckOptions {
  /**
   * Path that answers when an instance can serve.
   *
   * @default '/'
   */
  readonly path?: string;

  /**
   * Status codes of a healthy target, as single ones and ranges: `200,202` or `200-299`. An Application Load Balancer
   * takes 200 to 499, a Network Load Balancer 200 to 599.
   *
   * @default - AWS decides: 200; of a Network Load Balancer 200-399
   */
  readonly healthyHttpCodes?: string;
}

/** Options of `TargetHealthCheck.grpc`. */
export interface GrpcHealthCheckOptions extends TcpHealthCheckOptions {
  /**
   * Method that answers when an instance can serve, in the form `/package.service/method`.
   *
   * @default '/AWS.ALB/healthcheck'
   */
  readonly path?: string;

  /**
   * gRPC status codes of a healthy target, 0 to 99, as single ones and ranges: `0,1` or `0-5`.
   *
   * @default '12'
   */
  readonly healthyGrpcCodes?: string;
}

/**
 * How a load balancer finds out whether an instance can serve.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html
 *
 * @example
 * const healthCheck = TargetHealthCheck.http({ path: '/health', interval: Duration.seconds(10), healthyHttpCodes: '200-299' });
 * new ElasticService(this, 'Web', { healthCheck });
 */
export abstract class TargetHealthCheck {
  /**
   * An HTTP request.
   *
   * @throws when an option is out of range
   */
  public static http(options: HttpHealthCheckOptions = {}): TargetHealthCheck {
    checkHttp(options).throwFor('TargetHealthCheck.http');
    return new HealthCheck(elbv2.Protocol.HTTP, { ...options, path: options.path ?? '/' });
  }

  /**
   * An HTTP request over TLS. The certificate of the instance is not verified.
   *
   * @throws when an option is out of range
   */
  public static https(options: HttpHealthCheckOptions = {}): TargetHealthCheck {
    checkHttp(options).throwFor('TargetHealthCheck.https');
    return new HealthCheck(elbv2.Protocol.HTTPS, { ...options, path: options.path ?? '/' });
  }

  /**
   * A gRPC call, for applications with protocol version gRPC.
   *
   * @throws when an option is out of range
   */
  public static grpc(options: GrpcHealthCheckOptions = {}): TargetHealthCheck {
    checkSchedule(options)
      .include(checkPath(options.path))
      .rule(
        areCodes(options.healthyGrpcCodes, 0, 99),
        `healthyGrpcCodes must be codes between 0 and 99, got ${options.healthyGrpcCodes}`,
      )
      .throwFor('TargetHealthCheck.grpc');
    const { path = '/AWS.ALB/healthcheck', healthyGrpcCodes = '12' } = options;
    return new HealthCheck('GRPC', { ...options, path, healthyGrpcCodes });
  }

  /**
   * A TCP connection, of a Network Load Balancer.
   *
   * @throws when an option is out of range
   */
  public static tcp(options: TcpHealthCheckOptions = {}): TargetHealthCheck {
    checkSchedule(options).throwFor('TargetHealthCheck.tcp');
    return new HealthCheck(elbv2.Protocol.TCP, options);
  }

  /**
   * The port that is checked, if it is another than that of the application.
   *
   * @internal
   */
  public abstract readonly _port?: number;

  /** @internal */
  public abstract _render(): elbv2.HealthCheck;

  /**
   * What is in the way of checking the targets of an Application Load Balancer.
   *
   * @internal
   */
  public abstract _checkApplication(protocolVersion?: elbv2.ApplicationProtocolVersion): PropChecks;

  /**
   * What is in the way of checking the targets of a Network Load Balancer.
   *
   * @internal
   */
  public abstract _checkNetwork(): PropChecks;
}

type Options = HttpHealthCheckOptions & GrpcHealthCheckOptions;

class HealthCheck extends TargetHealthCheck {
  public readonly _port?: number;

  public constructor(
    private readonly kind: elbv2.Protocol | 'GRPC',
    private readonly options: Options,
  ) {
    super();
    this._port = options.port;
  }

  /** gRPC is told by the protocol version of the target group: the protocol of its check is HTTP. */
  public _render(): elbv2.HealthCheck {
    const { port, interval, timeout = timeoutWithin(interval), ...rest } = this.options;
    return {
      ...rest,
      interval,
      timeout,
      port: port?.toString(),
      protocol: this.kind === 'GRPC' ? elbv2.Protocol.HTTP : this.kind,
    };
  }

  public _checkApplication(protocolVersion?: elbv2.ApplicationProtocolVersion): PropChecks {
    const isGrpc = protocolVersion === elbv2.ApplicationProtocolVersion.GRPC;
    return new PropChecks()
      .rule(
        this.kind !== elbv2.Protocol.TCP,
        'healthCheck must not be TargetHealthCheck.tcp() with an Application Load Balancer',
      )
      .rule(
        isGrpc || this.kind !== 'GRPC',
        `protocolVersion must be GRPC with TargetHealthCheck.grpc(), got ${protocolVersion}`,
      )
      .rule(
        !isGrpc || this.kind === 'GRPC',
        'healthCheck must be TargetHealthCheck.grpc() when protocolVersion is GRPC',
      )
      .rule(
        areCodes(this.options.healthyHttpCodes, 200, 499),
        `healthyHttpCodes must be codes between 200 and 499, got ${this.options.healthyHttpCodes}`,
      );
  }

  public _checkNetwork(): PropChecks {
    return new PropChecks().rule(
      this.kind !== 'GRPC',
      'healthCheck must not be TargetHealthCheck.grpc() with a Network Load Balancer',
    );
  }
}

/** The timeout of AWS is longer than a short interval, which AWS then refuses. */
function timeoutWithin(interval: Duration | undefined): Duration | undefined {
  const seconds = interval === undefined || interval.isUnresolved() ? undefined : interval.toSeconds();
  return seconds === undefined || seconds > 10 ? undefined : Duration.seconds(Math.min(5, seconds - 1));
}

function checkHttp(options: HttpHealthCheckOptions): PropChecks {
  return checkSchedule(options)
    .include(checkPath(options.path))
    .rule(
      areCodes(options.healthyHttpCodes, 200, 599),
      `healthyHttpCodes must be codes between 200 and 599, got ${options.healthyHttpCodes}`,
    );
}

function checkSchedule({ interval = Duration.seconds(30), timeout, ...counts }: TcpHealthCheckOptions): PropChecks {
  const [limit, given] = [interval, timeout].map((time) =>
    time?.isUnresolved() ? undefined : time?.toSeconds({ integral: false }),
  );
  return new PropChecks()
    .seconds('interval', interval, 5, 300)
    .seconds('timeout', timeout, 2, 120)
    .rule(
      limit === undefined || given === undefined || given < limit,
      `timeout must be less than interval, got ${given} and ${limit} seconds`,
    )
    .integer('healthyThresholdCount', counts.healthyThresholdCount, 2, 10)
    .integer('unhealthyThresholdCount', counts.unhealthyThresholdCount, 2, 10)
    .integer('port', counts.port, 1, 65_535);
}

function checkPath(path: string | undefined, name = 'path'): PropChecks {
  const holds = path === undefined || Token.isUnresolved(path) || path.startsWith('/');
  return new PropChecks().rule(holds, `${name} must start with /, got ${path}`);
}

/** A path that is given in place of a check. */
export function checkHealthCheckPath(props: {
  readonly healthCheck?: TargetHealthCheck;
  readonly healthCheckPath?: string;
}): PropChecks {
  return checkPath(props.healthCheckPath, 'healthCheckPath').rule(
    props.healthCheck === undefined || props.healthCheckPath === undefined,
    'healthCheckPath must not be given when healthCheck is, which has a path',
  );
}

/** Whether a list of codes and ranges such as `200,300-399` stays inside bounds. */
function areCodes(codes: string | undefined, min: number, max: number): boolean {
  if (codes === undefined || Token.isUnresolved(codes)) {
    return true;
  }
  return codes.split(',').every((part) => {
    const [first, last = first] = part.split('-').map((code) => (/^\d+$/.test(code) ? Number(code) : Number.NaN));
    return part.split('-').length <= 2 && first! >= min && first! <= last! && last! <= max;
  });
}
