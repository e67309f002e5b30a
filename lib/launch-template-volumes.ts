import { Size } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type * as kms from 'aws-cdk-lib/aws-kms';
import { checkGp3, type EbsVolume } from './ebs-volume';
import type { PropChecks } from './prop-checks';

/** The volumes of instances, that `HardenedLaunchTemplate` and `ElasticService` hand through. */
export interface LaunchTemplateVolumeOptions {
  /**
   * Size of the root volume, 1 to 65536 GiB. The volume is gp3, encrypted, and deleted with the instance.
   *
   * It must be at least the size of the image's snapshot.
   *
   * @default Size.gibibytes(8)
   */
  readonly rootVolumeSize?: Size;

  /**
   * Operations a second of the root volume, 3000 to 80000, and from 3000 on at most 500 for each GiB.
   *
   * @default - 3000, which each gp3 volume has
   */
  readonly rootVolumeIops?: number;

  /**
   * Throughput a second of the root volume, 125 to 2000 MiB, and at most 0.25 MiB for each operation a second.
   *
   * @default - 125 MiB, which each gp3 volume has
   */
  readonly rootVolumeThroughput?: Size;

  /**
   * Device name of the root volume, as the image names it.
   *
   * It must be given with an image that is not Amazon Linux. With a wrong name the instance would boot from an unencrypted
   * volume, and carry an empty one besides.
   *
   * @default '/dev/xvda'
   */
  readonly rootDeviceName?: string;

  /**
   * Key that the volumes are encrypted with.
   *
   * A key of this app is opened to Amazon EC2 Auto Scaling, whose service-linked role must then exist in the account (it
   * is made with an account's first group). The policy of an imported key must already allow it.
   *
   * @default - the account's default key for EBS
   * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/key-policy-requirements-EBS-encryption.html
   */
  readonly encryptionKey?: kms.IKey;

  /**
   * Volumes beside the root volume, by device name, for example `/dev/sdf`. The name of a volume of the image takes its
   * place.
   *
   * @default - none but those of the image
   * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/device_naming.html
   */
  readonly volumes?: { [deviceName: string]: EbsVolume };

  /**
   * Device names of volumes of the image that instances do without.
   *
   * @default - none
   */
  readonly omittedDevices?: string[];
}

const DEFAULT_SIZE = Size.gibibytes(8);
const DEFAULT_DEVICE = '/dev/xvda';
const ROOT_NAMES = { size: 'rootVolumeSize', iops: 'rootVolumeIops', throughput: 'rootVolumeThroughput' };

/** What can be wrong with the volumes. */
export function checkVolumeOptions(props: LaunchTemplateVolumeOptions): PropChecks {
  const { rootVolumeSize = DEFAULT_SIZE, rootDeviceName = DEFAULT_DEVICE, volumes = {}, omittedDevices = [] } = props;
  const checks = checkGp3(rootVolumeSize, props.rootVolumeIops, props.rootVolumeThroughput, ROOT_NAMES);
  for (const device of omittedDevices) {
    checks
      .rule(device !== rootDeviceName, `omittedDevices must not have the root device, got ${device}`)
      .rule(!(device in volumes), `omittedDevices must not have a device of volumes, got ${device}`);
  }
  return checks.rule(!(rootDeviceName in volumes), `volumes must not have the root device, got ${rootDeviceName}`);
}

/** The root volume, as the L2 takes it. */
export function rootVolume(props: LaunchTemplateVolumeOptions): ec2.BlockDevice {
  const { rootVolumeSize = DEFAULT_SIZE, rootDeviceName = DEFAULT_DEVICE, encryptionKey } = props;
  return {
    deviceName: rootDeviceName,
    volume: ec2.BlockDeviceVolume.ebs(rootVolumeSize.toGibibytes(), {
      volumeType: ec2.EbsDeviceVolumeType.GP3,
      encrypted: true,
      deleteOnTermination: true,
      iops: props.rootVolumeIops,
      ...(encryptionKey && { kmsKey: encryptionKey }),
    }),
  };
}

/** What the other volumes come to, by its path in the launch template's data. */
export function renderVolumeOptions(props: LaunchTemplateVolumeOptions): { readonly [path: string]: unknown } {
  const { volumes = {}, omittedDevices = [], rootVolumeThroughput } = props;
  // Another order in the source is no other launch template, for which all instances would be replaced.
  const byDevice = Object.entries(volumes).sort(([one], [other]) => (one < other ? -1 : 1));
  const attached = byDevice.map(([device, volume]) => ({
    DeviceName: device,
    Ebs: volume._render(props.encryptionKey),
  }));
  const omitted = omittedDevices.map((device) => ({ DeviceName: device, NoDevice: '' }));
  const mappings = [...attached, ...omitted].map((each, index) => [`BlockDeviceMappings.${index + 1}`, each]);
  return {
    ...Object.fromEntries(mappings),
    // The L2 takes a number alone, and refuses a token.
    'BlockDeviceMappings.0.Ebs.Throughput': rootVolumeThroughput?.toMebibytes(),
  };
}

/** The keys of this app's volumes, each once. */
export function encryptionKeys({ encryptionKey, volumes = {} }: LaunchTemplateVolumeOptions): readonly kms.IKey[] {
  const keys = [encryptionKey, ...Object.values(volumes).map((volume) => volume.encryptionKey)];
  return [...new Set(keys.filter((key) => key !== undefined))];
}
