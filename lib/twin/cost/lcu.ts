/** What goes through an application load balancer, as means of an hour. */
export interface BalancerTraffic {
  readonly newConnectionsPerSecond: number;
  /** Open connections, sampled each minute. */
  readonly activeConnections: number;
  /** Requests and responses, to targets that are instances or addresses. */
  readonly gigabytesPerHour: number;
  readonly requestsPerSecond: number;
  /** Rules looked at for each request; the first ten are free. @default 0 */
  readonly rules?: number;
}

const NEW_CONNECTIONS_PER_SECOND = 25;
const ACTIVE_CONNECTIONS = 3000;
const GIGABYTES_PER_HOUR = 1;
const RULE_EVALUATIONS_PER_SECOND = 1000;
const FREE_RULES = 10;

/**
 * Load balancer capacity units of an application load balancer: the greatest of its four dimensions,
 *
 *     max(new connections/s / 25, connections / 3000, GB/h / 1, requests/s * max(0, rules - 10) / 1000)
 *
 * One hour of n units is n LCU-hours.
 *
 * @example lcuOf({ newConnectionsPerSecond: 50, activeConnections: 100, gigabytesPerHour: 1, requestsPerSecond: 50 }) // 2
 * @see https://aws.amazon.com/elasticloadbalancing/pricing/
 */
export function lcuOf(traffic: BalancerTraffic): number {
  const { newConnectionsPerSecond, activeConnections, gigabytesPerHour, requestsPerSecond, rules = 0 } = traffic;
  const evaluations = requestsPerSecond * Math.max(0, rules - FREE_RULES);
  return Math.max(
    newConnectionsPerSecond / NEW_CONNECTIONS_PER_SECOND,
    activeConnections / ACTIVE_CONNECTIONS,
    gigabytesPerHour / GIGABYTES_PER_HOUR,
    evaluations / RULE_EVALUATIONS_PER_SECOND,
  );
}
