import { type Size, SizeRoundingBehavior } from 'aws-cdk-lib';
import type * as kms from 'aws-cdk-lib/aws-kms';
import { PropChecks } from './prop-checks';

/** The snapshot that a volume is made from. */
export interface EbsSnapshot {
  /** For example `snap-0123456789abcdef0`. */
  readonly snapshotId: string;

  /**
   * How much a second is fetched from the snapshot, 100 to 300 MiB, at a price.
   *
   * @default - as fast as it goes, with no promise
   * @see https://docs.aws.amazon.com/ebs/latest/userguide/initalize-volume.html
   */
  readonly initializationRate?: Size;
}

/** What every EBS volume has, whatever its type. */
export interface EbsVolumeOptions {
  /**
   * The snapshot that the volume is made from; its size must be at least that of the snapshot.
   *
   * @default - none, the volume is empty
   */
  readonly snapshot?: EbsSnapshot;

  /**
   * Key that the volume is encrypted with.
   *
   * @default - `encryptionKey` of the launch template
   */
  readonly encryptionKey?: kms.IKey;

  /**
   * The EBS card that the volume is attached to, at least 0, on instance types with several.
   *
   * @default - card 0
   */
  readonly ebsCardIndex?: number;
}

/** Properties of `EbsVolume.gp3`. */
export interface Gp3VolumeOptions extends EbsVolumeOptions {
  /**
   * Operations a second, 3000 to 80000, and from 3000 on at most 500 for each GiB.
   *
   * @default - 3000, which each gp3 volume has
   */
  readonly iops?: number;

  /**
   * Throughput a second, 125 to 2000 MiB, and at most 0.25 MiB for each operation a second.
   *
   * @default - 125 MiB, which each gp3 volume has
   */
  readonly throughput?: Size;
}

interface Range {
  readonly min: number;
  readonly max: number;
}

interface TypeLimits {
  /** In GiB. */
  readonly size: Range;
  readonly iops?: Range;
  readonly iopsPerGibibyte?: number;
}

/** @see https://docs.aws.amazon.com/ebs/latest/userguide/ebs-volume-types.html */
const LIMITS = {
  gp3: { size: { min: 1, max: 65_536 }, iops: { min: 3000, max: 80_000 }, iopsPerGibibyte: 500 },
  gp2: { size: { min: 1, max: 16_384 } },
  io1: { size: { min: 4, max: 16_384 }, iops: { min: 100, max: 64_000 }, iopsPerGibibyte: 50 },
  io2: { size: { min: 4, max: 65_536 }, iops: { min: 100, max: 256_000 }, iopsPerGibibyte: 1000 },
  st1: { size: { min: 125, max: 16_384 } },
  sc1: { size: { min: 125, max: 16_384 } },
} satisfies Record<string, TypeLimits>;

/** A gp3 volume of any size has so many operations a second, and so much throughput with them. */
const GP3_BASELINE_IOPS = 3000;
const GP3_THROUGHPUT_PER_IOPS = 0.25;

interface VolumeSettings extends Gp3VolumeOptions {
  readonly type: keyof typeof LIMITS;
  readonly size: Size;
}

/** Names of what is checked, since the root volume has props of its own for them. */
export interface VolumePropNames {
  readonly size: string;
  readonly iops: string;
  readonly throughput: string;
}

const OWN_NAMES: VolumePropNames = { size: 'size', iops: 'iops', throughput: 'throughput' };

/**
 * An EBS volume of each instance, beside the root volume: one static factory a type. It is encrypted, and deleted with the
 * instance.
 *
 * @see https://docs.aws.amazon.com/ebs/latest/userguide/ebs-volume-types.html
 *
 * @example
 * declare const vpc: ec2.IVpc;
 *
 * new HardenedLaunchTemplate(this, 'LaunchTemplate', {
 *   vpc,
 *   volumes: { '/dev/sdf': EbsVolume.gp3(Size.gibibytes(100), { iops: 6000 }) },
 * });
 */
export class EbsVolume {
  /**
   * General purpose SSD, 1 to 65536 GiB, whose performance does not hang on its size.
   *
   * @throws when the size or an option is out of range
   */
  public static gp3(size: Size, options: Gp3VolumeOptions = {}): EbsVolume {
    return new EbsVolume({ ...options, type: 'gp3', size });
  }

  /**
   * General purpose SSD of the generation before, 1 to 16384 GiB.
   *
   * @throws when the size or an option is out of range
   */
  public static gp2(size: Size, options: EbsVolumeOptions = {}): EbsVolume {
    return new EbsVolume({ ...options, type: 'gp2', size });
  }

  /**
   * SSD with provisioned operations, of the generation before, 4 to 16384 GiB.
   *
   * @param iops operations a second, 100 to 64000, at most 50 for each GiB
   * @throws when the size or an option is out of range
   */
  public static io1(size: Size, iops: number, options: EbsVolumeOptions = {}): EbsVolume {
    return new EbsVolume({ ...options, type: 'io1', size, iops });
  }

  /**
   * SSD with provisioned operations, and the most durable, 4 to 65536 GiB.
   *
   * @param iops operations a second, 100 to 256000, at most 1000 for each GiB
   * @throws when the size or an option is out of range
   */
  public static io2(size: Size, iops: number, options: EbsVolumeOptions = {}): EbsVolume {
    return new EbsVolume({ ...options, type: 'io2', size, iops });
  }

  /**
   * Hard disk for large files that are read in one go, 125 to 16384 GiB.
   *
   * @throws when the size or an option is out of range
   */
  public static st1(size: Size, options: EbsVolumeOptions = {}): EbsVolume {
    return new EbsVolume({ ...options, type: 'st1', size });
  }

  /**
   * Hard disk for what is seldom read, 125 to 16384 GiB.
   *
   * @throws when the size or an option is out of range
   */
  public static sc1(size: Size, options: EbsVolumeOptions = {}): EbsVolume {
    return new EbsVolume({ ...options, type: 'sc1', size });
  }

  /** Key of the volume, if it has one of its own. */
  public readonly encryptionKey?: kms.IKey;

  private constructor(private readonly settings: VolumeSettings) {
    this.encryptionKey = settings.encryptionKey;
    checkVolume(settings).throwFor(`EbsVolume.${settings.type}`);
  }

  /** @internal */
  public _render(defaultKey?: kms.IKey): object {
    const { type, size, iops, throughput, snapshot, ebsCardIndex } = this.settings;
    return {
      VolumeType: type,
      VolumeSize: size.toGibibytes(),
      Encrypted: true,
      DeleteOnTermination: true,
      Iops: iops,
      Throughput: throughput?.toMebibytes(),
      SnapshotId: snapshot?.snapshotId,
      VolumeInitializationRate: snapshot?.initializationRate?.toMebibytes(),
      EbsCardIndex: ebsCardIndex,
      KmsKeyId: (this.encryptionKey ?? defaultKey)?.keyArn,
    };
  }
}

function checkVolume({ type, size, iops, throughput, snapshot, ebsCardIndex }: VolumeSettings): PropChecks {
  const performance = type === 'gp3' ? checkGp3(size, iops, throughput) : checkProvisioned(LIMITS[type], size, iops);
  return performance
    .integer('initializationRate (MiB)', mebibytes(snapshot?.initializationRate), 100, 300)
    .integer('ebsCardIndex', ebsCardIndex, 0);
}

/** What can be wrong with the performance of a gp3 volume. */
export function checkGp3(size: Size, iops?: number, throughput?: Size, names: VolumePropNames = OWN_NAMES): PropChecks {
  const most = Math.max(GP3_BASELINE_IOPS, LIMITS.gp3.iopsPerGibibyte * (gibibytes(size) ?? Number.POSITIVE_INFINITY));
  const mostThroughput = GP3_THROUGHPUT_PER_IOPS * (iops ?? GP3_BASELINE_IOPS);
  const throughputName = `${names.throughput} (MiB)`;
  return new PropChecks()
    .integer(`${names.size} (GiB)`, gibibytes(size), 1, LIMITS.gp3.size.max)
    .integer(names.iops, iops, LIMITS.gp3.iops.min, LIMITS.gp3.iops.max)
    .atMost(names.iops, iops ?? GP3_BASELINE_IOPS, `500 for each GiB of ${names.size}`, most)
    .integer(throughputName, mebibytes(throughput), 125, 2000)
    .atMost(throughputName, mebibytes(throughput) ?? 125, `a quarter of ${names.iops}`, mostThroughput);
}

function checkProvisioned({ size: sizes, iops: range, iopsPerGibibyte = 0 }: TypeLimits, size: Size, iops?: number) {
  const most = iopsPerGibibyte * (gibibytes(size) ?? Number.POSITIVE_INFINITY);
  const checks = new PropChecks().integer('size (GiB)', gibibytes(size), sizes.min, sizes.max);
  return range === undefined || iops === undefined
    ? checks
    : checks
        .integer('iops', iops, range.min, range.max)
        .atMost('iops', iops, `${iopsPerGibibyte} for each GiB of size`, most);
}

/** Undefined for a token. */
export function gibibytes(size: Size | undefined): number | undefined {
  return size?.isUnresolved() ? undefined : size?.toGibibytes({ rounding: SizeRoundingBehavior.NONE });
}

function mebibytes(size: Size | undefined): number | undefined {
  return size?.isUnresolved() ? undefined : size?.toMebibytes({ rounding: SizeRoundingBehavior.NONE });
}
