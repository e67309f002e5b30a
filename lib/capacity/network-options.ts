import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import { PropChecks } from '../prop-checks';
import type { NetworkInterface } from './network-interface';
import type { PrivateDnsName } from './network-private-dns-name';

/**
 * Which of an instance's two bandwidths gets more of their sum.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configure-bandwidth-weighting.html
 */
export enum BandwidthWeighting {
  /** As the instance type has it. */
  DEFAULT = 'default',
  /** More for the network, less for EBS. */
  VPC = 'vpc-1',
  /** More for EBS, less for the network. */
  EBS = 'ebs-1',
}

/** A network interface beside the primary one, and where it is attached. */
export interface SecondaryNetworkInterface {
  /** The interface. */
  readonly networkInterface: NetworkInterface;

  /**
   * The network card that it is attached to, at least 0. Which cards there are depends on the instance type.
   *
   * @default 0
   */
  readonly networkCardIndex?: number;

  /**
   * Its place on the card, at least 0. Place 0 of card 0 is that of the primary interface.
   *
   * @default 1
   */
  readonly deviceIndex?: number;

  /**
   * Security groups of the interface.
   *
   * @default - those of the primary interface
   */
  readonly securityGroups?: ec2.ISecurityGroup[];
}

/** How instances are connected, that `HardenedLaunchTemplate` and `ElasticService` hand through. */
export interface LaunchTemplateNetworkOptions {
  /**
   * The primary network interface.
   *
   * @default NetworkInterface.ena()
   */
  readonly networkInterface?: NetworkInterface;

  /**
   * Network interfaces beside the primary one, each at a place of its own, as instance types with several network cards
   * need them.
   *
   * @default - none
   */
  readonly secondaryNetworkInterfaces?: SecondaryNetworkInterface[];

  /**
   * Security groups beside `securityGroup`.
   *
   * @default - none
   */
  readonly additionalSecurityGroups?: ec2.ISecurityGroup[];

  /**
   * Which of network and EBS gets more of the bandwidth. Not all instance types have the choice.
   *
   * @default - as the instance type has it
   */
  readonly bandwidthWeighting?: BandwidthWeighting;

  /**
   * The names that instances have inside the VPC.
   *
   * @default - as the subnet has it
   */
  readonly privateDnsName?: PrivateDnsName;
}

/** What can be wrong with the network of a launch template. */
export function checkNetworkOptions(props: LaunchTemplateNetworkOptions): PropChecks {
  const checks = new PropChecks().rule(
    props.networkInterface?.interfaceType !== 'efa-only',
    'networkInterface must not be NetworkInterface.efaOnly, which has no address',
  );
  const { secondaryNetworkInterfaces: secondaries = [] } = props;
  const places = ['0 of card 0', ...secondaries.map(placeOf)];
  secondaries.forEach(({ networkCardIndex, deviceIndex }, index) => {
    const name = `secondaryNetworkInterfaces[${index}]`;
    const place = places[index + 1]!;
    checks
      .integer(`${name}.networkCardIndex`, networkCardIndex, 0)
      .integer(`${name}.deviceIndex`, deviceIndex, 0)
      .rule(places.indexOf(place) === index + 1, `${name} must have a place of its own, got place ${place}`);
  });
  return checks;
}

const placeOf = ({ networkCardIndex = 0, deviceIndex = 1 }: SecondaryNetworkInterface) =>
  `${deviceIndex} of card ${networkCardIndex}`;

/** Whether an interface is an Elastic Fabric Adapter. */
export function hasFabricAdapter(props: LaunchTemplateNetworkOptions): boolean {
  const secondaries = (props.secondaryNetworkInterfaces ?? []).map(({ networkInterface }) => networkInterface);
  return [props.networkInterface, ...secondaries].some((each) => each?.interfaceType !== undefined);
}

/**
 * What the network options come to, by its path in the launch template's data.
 *
 * @param primaryGroups ids of the primary interface's security groups
 */
export function renderNetworkOptions(
  props: LaunchTemplateNetworkOptions,
  primaryGroups: string[],
): { readonly [path: string]: unknown } {
  const secondaries = (props.secondaryNetworkInterfaces ?? []).map((each, index) => [
    `NetworkInterfaces.${index + 1}`,
    renderSecondary(each, primaryGroups),
  ]);
  const primary = Object.entries(props.networkInterface?._render() ?? {}).map(([name, value]) => [
    `NetworkInterfaces.0.${name}`,
    value,
  ]);
  return {
    ...Object.fromEntries([...primary, ...secondaries]),
    NetworkPerformanceOptions: props.bandwidthWeighting && { BandwidthWeighting: props.bandwidthWeighting },
    PrivateDnsNameOptions: props.privateDnsName?._render(),
  };
}

function renderSecondary(secondary: SecondaryNetworkInterface, primaryGroups: string[]): object {
  const { networkInterface, networkCardIndex = 0, deviceIndex = 1, securityGroups } = secondary;
  return {
    DeviceIndex: deviceIndex,
    NetworkCardIndex: networkCardIndex,
    DeleteOnTermination: true,
    Groups: securityGroups?.map(({ securityGroupId }) => securityGroupId) ?? primaryGroups,
    ...networkInterface._render(),
  };
}
