import { PropChecks } from '../prop-checks';

/**
 * Addresses that a network interface has beyond its primary private IPv4 address: single ones or prefixes, never both.
 *
 * Which addresses they are is left to Amazon EC2, because all instances of a group are launched from one template.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-prefix-eni.html
 *
 * @example
 * const networkInterface = NetworkInterface.ena({ ipv4: NetworkAddresses.prefixes(1) });
 */
export class NetworkAddresses {
  /**
   * So many single addresses.
   *
   * @throws when the count is not a whole number of at least 1
   */
  public static count(count: number): NetworkAddresses {
    new PropChecks().integer('count', count, 1).throwFor('NetworkAddresses.count');
    return new NetworkAddresses(count, undefined);
  }

  /**
   * So many prefixes: 16 IPv4 addresses each, or a /80 of IPv6 addresses. For container networks.
   *
   * @throws when the count is not a whole number of at least 1
   */
  public static prefixes(count: number): NetworkAddresses {
    new PropChecks().integer('count', count, 1).throwFor('NetworkAddresses.prefixes');
    return new NetworkAddresses(undefined, count);
  }

  private constructor(
    /** Number of single addresses, if they are single ones. */
    public readonly addressCount?: number,
    /** Number of prefixes, if they are prefixes. */
    public readonly prefixCount?: number,
  ) {}
}
