import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { CapacityReservationTargeting } from './capacity-reservation-targeting';
import { gibibytes } from './ebs-volume';
import { checkCpu, type InstanceCpu, renderCpu } from './instance-cpu';
import { memoryOf } from './instance-memory';
import type { InstancePlacement } from './instance-placement';
import type { LaunchTemplateVolumeOptions } from './launch-template-volumes';
import { PropChecks } from './prop-checks';

/** What instances are run on and kept by, that `HardenedLaunchTemplate` and `ElasticService` hand through. */
export interface LaunchTemplateInstanceOptions {
  /**
   * What is special about the processors.
   *
   * @default - nothing
   */
  readonly cpu?: InstanceCpu;

  /**
   * On which hardware instances run.
   *
   * @default - shared hardware, in no placement group
   */
  readonly placement?: InstancePlacement;

  /**
   * Which Capacity Reservations instances run in. What the group says of Capacity Reservations goes before it.
   *
   * @default - `open`, the default of Amazon EC2
   */
  readonly capacityReservationTargeting?: CapacityReservationTargeting;

  /**
   * Let instances have enclaves. Excludes `hibernation`.
   *
   * @default false
   * @see https://docs.aws.amazon.com/enclaves/latest/user/nitro-enclave.html
   */
  readonly nitroEnclaves?: boolean;

  /**
   * Let instances hibernate, which a group does in a warm pool of hibernated instances. Excludes `nitroEnclaves`.
   *
   * The memory is saved on the root volume, which must be larger: where the name of `instanceType` does not tell its
   * memory, `rootVolumeSize` must be given.
   *
   * @default false
   * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/hibernating-prerequisites.html
   */
  readonly hibernation?: boolean;

  /**
   * Let Amazon EC2 move an instance off hardware that fails.
   *
   * @default true
   * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instance-configuration-recovery.html
   */
  readonly autoRecovery?: boolean;

  /**
   * Refuse the termination of an instance by people. The group terminates it all the same: for scale-in protection see the
   * group.
   *
   * @default false
   * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_ChangingDisableAPITermination.html
   */
  readonly terminationProtection?: boolean;

  /**
   * Refuse the stop of an instance by people.
   *
   * @default false
   * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-stop-protection.html
   */
  readonly stopProtection?: boolean;

  /**
   * Bandwidth of its own for EBS. Current instance types have it anyway; some older ones at a price.
   *
   * @default - as the instance type has it
   */
  readonly ebsOptimized?: boolean;

  /**
   * ARNs of the license configurations of AWS License Manager that each instance counts for.
   *
   * @default - none
   */
  readonly licenseConfigurationArns?: string[];

  /**
   * Key pair to log in with over SSH. `sessionManager` needs none.
   *
   * @default - none
   */
  readonly keyPair?: ec2.IKeyPair;

  /**
   * Show an instance its own tags in the instance metadata. Their keys must then have no space and no slash.
   *
   * @default false
   */
  readonly instanceMetadataTags?: boolean;

  /**
   * Answer for instance metadata over IPv6 too.
   *
   * @default false
   */
  readonly metadataOverIpv6?: boolean;

  /**
   * Tag the requests for Spot Instances too. Only for a template that is launched for Spot Instances alone: a launch of an
   * On-Demand Instance with it fails.
   *
   * @default false
   */
  readonly tagSpotRequests?: boolean;
}

/** What can be wrong with them. */
export function checkInstanceOptions(
  props: LaunchTemplateInstanceOptions & LaunchTemplateVolumeOptions,
  instanceType: ec2.InstanceType,
): PropChecks {
  const checks = checkCpu(props.cpu ?? {}, instanceType);
  checks.rule(!(props.hibernation && props.nitroEnclaves), 'hibernation must not be given with nitroEnclaves');
  return props.hibernation ? checks.include(checkRoomForMemory(props, instanceType)) : checks;
}

function checkRoomForMemory(
  { rootVolumeSize }: LaunchTemplateVolumeOptions,
  instanceType: ec2.InstanceType,
): PropChecks {
  const memory = memoryOf(instanceType);
  const size = rootVolumeSize ? gibibytes(rootVolumeSize) : 8;
  return new PropChecks()
    .rule(
      memory === undefined || size === undefined || size > memory,
      `rootVolumeSize must be above the memory of instanceType with hibernation, got ${size} and ${memory} GiB`,
    )
    .rule(
      memory !== undefined || rootVolumeSize !== undefined,
      `rootVolumeSize must be given with hibernation when the memory of instanceType is not known, got ${instanceType}`,
    );
}

/** What the L2 knows of them. */
export function instanceProps(props: LaunchTemplateInstanceOptions): ec2.LaunchTemplateProps {
  return {
    nitroEnclaveEnabled: props.nitroEnclaves || undefined,
    hibernationConfigured: props.hibernation || undefined,
    disableApiTermination: props.terminationProtection || undefined,
    ebsOptimized: props.ebsOptimized,
    keyPair: props.keyPair,
    instanceMetadataTags: props.instanceMetadataTags || undefined,
    httpProtocolIpv6: props.metadataOverIpv6 || undefined,
  };
}

/** What the L2 does not know of them, by its path in the launch template's data. */
export function renderInstanceOptions(props: LaunchTemplateInstanceOptions): { readonly [path: string]: unknown } {
  return {
    ...renderCpu(props.cpu ?? {}),
    ...props.capacityReservationTargeting?._render(),
    Placement: props.placement?._render(),
    MaintenanceOptions: props.autoRecovery === false ? { AutoRecovery: 'disabled' } : undefined,
    DisableApiStop: props.stopProtection || undefined,
    LicenseSpecifications: props.licenseConfigurationArns?.map((arn) => ({ LicenseConfigurationArn: arn })),
  };
}
