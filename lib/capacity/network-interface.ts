import { PropChecks } from '../prop-checks';
import type { NetworkAddresses } from './network-addresses';
import {
  type ConnectionTrackingTimeouts,
  checkConnectionTracking,
  renderConnectionTracking,
} from './network-connection-tracking';

/**
 * Which traffic goes over ENA Express, that spreads it over many paths of the network.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ena-express.html
 */
export enum EnaExpress {
  /** TCP alone. */
  TCP = 'tcp',
  /** TCP and UDP, for applications that can do with packets out of order. */
  TCP_AND_UDP = 'tcp-and-udp',
}

/** Properties of `NetworkInterface.efaOnly`. */
export interface EfaOnlyOptions {
  /**
   * What the interface is for.
   *
   * @default - none
   */
  readonly description?: string;
}

/** Properties of `NetworkInterface.ena` and `NetworkInterface.efa`. */
export interface NetworkInterfaceOptions extends EfaOnlyOptions {
  /**
   * Private IPv4 addresses beyond the primary one.
   *
   * @default - none
   */
  readonly ipv4?: NetworkAddresses;

  /**
   * IPv6 addresses; the subnets must have an IPv6 range.
   *
   * @default - as the subnet assigns them
   */
  readonly ipv6?: NetworkAddresses;

  /**
   * Make the first IPv6 address the primary one, that stays until the instance is terminated.
   *
   * @default false
   */
  readonly primaryIpv6?: boolean;

  /**
   * After which idle time the security groups forget a connection.
   *
   * @default - as the instance type has it
   */
  readonly connectionTracking?: ConnectionTrackingTimeouts;

  /**
   * Use ENA Express between instances that have it.
   *
   * @default - ENA Express is off
   */
  readonly enaExpress?: EnaExpress;

  /**
   * Queues of the interface, at least 1, up to what the instance type has to share out.
   *
   * @default - as the instance type has it
   * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ena-queues.html
   */
  readonly enaQueueCount?: number;
}

/**
 * A network interface of each instance: one static factory a type.
 *
 * It is in the subnet that the group chooses, is deleted with the instance, and has no public address.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-eni.html
 *
 * @example
 * declare const vpc: ec2.IVpc;
 *
 * new HardenedLaunchTemplate(this, 'LaunchTemplate', {
 *   vpc,
 *   networkInterface: NetworkInterface.ena({ connectionTracking: { tcpEstablished: Duration.minutes(10) } }),
 * });
 */
export class NetworkInterface {
  /**
   * An Elastic Network Adapter, the usual kind.
   *
   * @throws when an option is out of range
   */
  public static ena(options: NetworkInterfaceOptions = {}): NetworkInterface {
    checkInterface(options).throwFor('NetworkInterface.ena');
    return new NetworkInterface(undefined, options);
  }

  /**
   * An Elastic Fabric Adapter besides an Elastic Network Adapter, on one interface.
   *
   * Its security group must allow all traffic to and from itself. The one that a `HardenedLaunchTemplate` makes does so;
   * in one that you bring you allow it.
   *
   * @throws when an option is out of range
   * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/efa.html
   */
  public static efa(options: NetworkInterfaceOptions = {}): NetworkInterface {
    checkInterface(options).throwFor('NetworkInterface.efa');
    return new NetworkInterface('efa', options);
  }

  /** An Elastic Fabric Adapter alone, that has no IP address and cannot be the primary interface. */
  public static efaOnly(options: EfaOnlyOptions = {}): NetworkInterface {
    return new NetworkInterface('efa-only', options);
  }

  private constructor(
    /** The type in CloudFormation; undefined for an Elastic Network Adapter. */
    public readonly interfaceType: string | undefined,
    private readonly options: NetworkInterfaceOptions,
  ) {}

  /** @internal */
  public _render(): { readonly [property: string]: unknown } {
    const { description, ipv4, ipv6, primaryIpv6, connectionTracking, enaExpress, enaQueueCount } = this.options;
    return {
      InterfaceType: this.interfaceType,
      Description: description,
      SecondaryPrivateIpAddressCount: ipv4?.addressCount,
      Ipv4PrefixCount: ipv4?.prefixCount,
      Ipv6AddressCount: ipv6?.addressCount,
      Ipv6PrefixCount: ipv6?.prefixCount,
      PrimaryIpv6: primaryIpv6 || undefined,
      ConnectionTrackingSpecification: connectionTracking && renderConnectionTracking(connectionTracking),
      EnaSrdSpecification: enaExpress && renderEnaExpress(enaExpress),
      EnaQueueCount: enaQueueCount,
    };
  }
}

function checkInterface({ connectionTracking = {}, enaQueueCount }: NetworkInterfaceOptions): PropChecks {
  return new PropChecks()
    .include(checkConnectionTracking(connectionTracking))
    .integer('enaQueueCount', enaQueueCount, 1);
}

function renderEnaExpress(traffic: EnaExpress): object {
  return {
    EnaSrdEnabled: true,
    EnaSrdUdpSpecification: { EnaSrdUdpEnabled: traffic === EnaExpress.TCP_AND_UDP },
  };
}
