import type { Duration } from 'aws-cdk-lib';
import { PropChecks } from '../prop-checks';

/**
 * What a Network Load Balancer does with the connections of a target that becomes unhealthy.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html
 *
 * @example
 * LoadBalancing.sourceIpHash({ unhealthyConnections: UnhealthyConnections.drain(Duration.minutes(2)) });
 */
export abstract class UnhealthyConnections {
  /** Ends them at once. Not for UDP. */
  public static terminate(): UnhealthyConnections {
    return new Unhealthy(true, {
      'target_health_state.unhealthy.connection_termination.enabled': 'true',
    });
  }

  /**
   * Leaves them open, and sends no new ones.
   *
   * @param interval time until the state of the target is `unhealthy`, 0 to 360000 seconds
   * @throws when the interval is out of range
   */
  public static drain(interval: Duration): UnhealthyConnections {
    new PropChecks().seconds('interval', interval, 0, 360_000).throwFor('UnhealthyConnections.drain');
    return new Unhealthy(false, {
      'target_health_state.unhealthy.connection_termination.enabled': 'false',
      'target_health_state.unhealthy.draining_interval_seconds': interval.toSeconds().toString(),
    });
  }

  /**
   * Whether connections are ended.
   *
   * @internal
   */
  public abstract readonly _terminates: boolean;

  /**
   * The attributes of a target group.
   *
   * @internal
   */
  public abstract readonly _attributes: Readonly<Record<string, string>>;
}

class Unhealthy extends UnhealthyConnections {
  public constructor(
    public readonly _terminates: boolean,
    public readonly _attributes: Readonly<Record<string, string>>,
  ) {
    super();
  }
}
