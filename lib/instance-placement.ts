import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import { PropChecks } from './prop-checks';

/** Where in a placement group instances go. */
export interface PlacementGroupOptions {
  /**
   * The partition that all instances go to, 1 to 7. For partition placement groups alone.
   *
   * @default - Amazon EC2 spreads them over the partitions
   */
  readonly partitionNumber?: number;

  /**
   * Run on hardware that no other account uses (Dedicated Instances), at a higher price.
   *
   * @default false
   */
  readonly dedicated?: boolean;
}

/** How instances are tied to Dedicated Hosts. */
export interface DedicatedHostOptions {
  /**
   * A stopped instance starts again on the host that it was on, as licences may ask for.
   *
   * @default false
   */
  readonly hostAffinity?: boolean;
}

/**
 * On which hardware instances run: one static factory a kind, because a placement group and Dedicated Hosts exclude each
 * other.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/placement-groups.html
 *
 * @example
 * declare const vpc: ec2.IVpc;
 *
 * const placementGroup = new ec2.PlacementGroup(this, 'Partitions', { partitions: 3 });
 * new HardenedLaunchTemplate(this, 'LaunchTemplate', { vpc, placement: InstancePlacement.inGroup(placementGroup) });
 */
export class InstancePlacement {
  /**
   * In a placement group of this account.
   *
   * @throws when the partition is out of range, or the placement group has no such partition
   */
  public static inGroup(placementGroup: ec2.IPlacementGroup, options: PlacementGroupOptions = {}): InstancePlacement {
    const { strategy, partitions = 7 } = placementGroup;
    new PropChecks()
      .rule(
        options.partitionNumber === undefined || strategy === undefined || strategy === 'partition',
        `partitionNumber must be left out of a ${strategy} placement group, got ${options.partitionNumber}`,
      )
      .integer('partitionNumber', options.partitionNumber, 1, partitions)
      .throwFor('InstancePlacement.inGroup');
    return new InstancePlacement({ GroupName: placementGroup.placementGroupName, ...member(options) }, placementGroup);
  }

  /**
   * In a placement group that another account shares with this one.
   *
   * @param groupId for example `pg-0123456789abcdef0`
   * @throws when the partition is out of range
   * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/share-placement-group.html
   */
  public static inSharedGroup(groupId: string, options: PlacementGroupOptions = {}): InstancePlacement {
    new PropChecks()
      .integer('partitionNumber', options.partitionNumber, 1, 7)
      .throwFor('InstancePlacement.inSharedGroup');
    return new InstancePlacement({ GroupId: groupId, ...member(options) });
  }

  /** On hardware that no other account uses (Dedicated Instances), at a higher price. */
  public static onDedicatedInstances(): InstancePlacement {
    return new InstancePlacement({ Tenancy: 'dedicated' });
  }

  /** On any Dedicated Host of the account that has auto-placement on. */
  public static onDedicatedHosts(options: DedicatedHostOptions = {}): InstancePlacement {
    return new InstancePlacement({ Tenancy: 'host', ...affinity(options) });
  }

  /** On one Dedicated Host, and so in its Availability Zone. */
  public static onDedicatedHost(hostId: string, options: DedicatedHostOptions = {}): InstancePlacement {
    return new InstancePlacement({ Tenancy: 'host', HostId: hostId, ...affinity(options) });
  }

  /**
   * On the Dedicated Hosts of a host resource group, which AWS License Manager allocates as they are needed.
   *
   * @see https://docs.aws.amazon.com/license-manager/latest/userguide/host-resource-groups.html
   */
  public static inHostResourceGroup(hostResourceGroupArn: string): InstancePlacement {
    return new InstancePlacement({ Tenancy: 'host', HostResourceGroupArn: hostResourceGroupArn });
  }

  private constructor(
    private readonly properties: { readonly [name: string]: string | number },
    /** The placement group of this account, if instances go to one. */
    public readonly placementGroup?: ec2.IPlacementGroup,
  ) {}

  /** @internal */
  public get _hasPlacementGroup(): boolean {
    return 'GroupName' in this.properties || 'GroupId' in this.properties;
  }

  /**
   * Dedicated Hosts stand in no placement group.
   *
   * @internal
   */
  public get _takesPlacementGroup(): boolean {
    return this.properties.Tenancy !== 'host';
  }

  /** @internal */
  public _render(): object {
    return this.properties;
  }
}

function member({ partitionNumber, dedicated }: PlacementGroupOptions) {
  return {
    ...(partitionNumber !== undefined && { PartitionNumber: partitionNumber }),
    ...(dedicated && { Tenancy: 'dedicated' }),
  };
}

function affinity({ hostAffinity }: DedicatedHostOptions) {
  return { ...(hostAffinity && { Affinity: 'host' }) };
}
