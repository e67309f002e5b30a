import type { Duration } from 'aws-cdk-lib';
import { PropChecks } from '../prop-checks';

/**
 * After which idle time a security group forgets a connection.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/security-group-connection-tracking.html#connection-tracking-timeouts
 */
export interface ConnectionTrackingTimeouts {
  /**
   * Idle time of an established TCP connection, 60 to 432000 seconds.
   *
   * Under 5 days is recommended, so that connections which were never closed do not fill the table.
   *
   * @default - 5 days; on newer instance types 350 seconds
   */
  readonly tcpEstablished?: Duration;

  /**
   * Idle time of a UDP flow with more than one request and response, 60 to 180 seconds.
   *
   * @default - 180 seconds
   */
  readonly udpStream?: Duration;

  /**
   * Idle time of a UDP flow in one direction, or with a single request and response, 30 to 60 seconds.
   *
   * @default - 30 seconds
   */
  readonly udp?: Duration;
}

/** What can be wrong with the timeouts. */
export function checkConnectionTracking(timeouts: ConnectionTrackingTimeouts): PropChecks {
  return new PropChecks()
    .seconds('tcpEstablished', timeouts.tcpEstablished, 60, 432_000)
    .seconds('udpStream', timeouts.udpStream, 60, 180)
    .seconds('udp', timeouts.udp, 30, 60);
}

/** The timeouts as CloudFormation has them. */
export function renderConnectionTracking(timeouts: ConnectionTrackingTimeouts): object {
  return {
    TcpEstablishedTimeout: timeouts.tcpEstablished?.toSeconds(),
    UdpStreamTimeout: timeouts.udpStream?.toSeconds(),
    UdpTimeout: timeouts.udp?.toSeconds(),
  };
}
