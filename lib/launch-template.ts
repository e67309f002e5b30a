import { type CfnResource, Lazy, Stack, Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { acknowledge, acknowledgeInlinePolicy } from './acknowledge';
import {
  checkNetworkOptions,
  hasFabricAdapter,
  type LaunchTemplateNetworkOptions,
  renderNetworkOptions,
} from './capacity/network-options';
import type { CapacityReservationTargeting } from './capacity-reservation-targeting';
import { badMetadataTagKeys } from './instance-metadata-tags';
import { grantToAutoScaling, sessionManagerStatement } from './instance-permissions';
import type { InstancePlacement } from './instance-placement';
import {
  checkInstanceOptions,
  instanceProps,
  type LaunchTemplateInstanceOptions,
  renderInstanceOptions,
} from './launch-template-instances';
import {
  checkVolumeOptions,
  encryptionKeys,
  type LaunchTemplateVolumeOptions,
  renderVolumeOptions,
  rootVolume,
} from './launch-template-volumes';
import { defaultServiceLinkedRoleArn } from './lifecycle/service-linked-role';
import { architectureOf, imageFor, isAmazonLinux, needsArchitecture } from './machine-image';
import { PropChecks } from './prop-checks';

/** What instances look like, that `ElasticService` hands through. */
export interface HardenedLaunchTemplateOptions
  extends LaunchTemplateInstanceOptions,
    LaunchTemplateVolumeOptions,
    LaunchTemplateNetworkOptions {
  /**
   * Size of the instances.
   *
   * The default does not burst, because CPU target tracking on a burstable instance runs on paid surplus credits.
   *
   * @default - `m7g.medium`: 1 vCPU, 4 GiB, Graviton
   */
  readonly instanceType?: ec2.InstanceType;

  /**
   * The image that the instances boot from.
   *
   * A version of the launch template that is made because its image is newer replaces the instances: `LatestImage` has the
   * choices. The default is looked up when another change makes a version, and so replaces no instance by surprise.
   *
   * @default - `LatestImage.withLaunchTemplate()`: newest Amazon Linux 2023 for the architecture of `instanceType`
   */
  readonly machineImage?: ec2.IMachineImage;

  /**
   * Commands that run at the first boot of an instance.
   *
   * @default - none; commands can be added with `addUserData` of the group
   */
  readonly userData?: ec2.UserData;

  /**
   * The role of the instances.
   *
   * @default - a new role, that may do nothing but what `sessionManager` needs
   */
  readonly role?: iam.IRole;

  /**
   * The security group of the instances.
   *
   * @default - a new one, closed to the inside, and open to the outside for HTTPS alone
   */
  readonly securityGroup?: ec2.ISecurityGroup;

  /**
   * Report CPU and network figures each minute, at a price per instance.
   *
   * Without it they come every 5 minutes, and target tracking reacts minutes later.
   *
   * @default true
   */
  readonly detailedMonitoring?: boolean;

  /**
   * Network hops that an answer of the instance metadata service may take, 1 to 64.
   *
   * 1 keeps it on the instance; containers with a network of their own need 2.
   *
   * @default 1
   */
  readonly metadataHopLimit?: number;

  /**
   * Allow a shell on the instances through AWS Systems Manager Session Manager: no key pair, no open port.
   *
   * The policy is added to `role`; a role that is imported as immutable must have it already.
   *
   * @default true
   */
  readonly sessionManager?: boolean;
}

/** Properties of a `HardenedLaunchTemplate`. */
export interface HardenedLaunchTemplateProps extends HardenedLaunchTemplateOptions {
  /** The network that the instances run in; their security group is made there. */
  readonly vpc: ec2.IVpc;
}

const TAGGED_AT_LAUNCH = ['instance', 'volume', 'network-interface'];

/** The type of a template that is not told one. */
export const DEFAULT_INSTANCE_TYPE = new ec2.InstanceType('m7g.medium');

/** What can be wrong with a launch template's props. */
export function checkLaunchTemplateOptions(props: HardenedLaunchTemplateOptions): PropChecks {
  const { machineImage, instanceType = DEFAULT_INSTANCE_TYPE, rootDeviceName } = props;
  return new PropChecks()
    .integer('metadataHopLimit', props.metadataHopLimit, 1, 64)
    .include(checkVolumeOptions(props))
    .include(checkInstanceOptions(props, instanceType))
    .include(checkNetworkOptions(props))
    .rule(
      !needsArchitecture(machineImage) || architectureOf(instanceType) !== undefined,
      `machineImage must be given when the architecture of instanceType is not known, got instanceType ${instanceType}`,
    )
    .rule(
      machineImage === undefined || rootDeviceName !== undefined || isAmazonLinux(machineImage),
      'rootDeviceName must be given when machineImage is not Amazon Linux, for example /dev/sda1',
    );
}

/**
 * A launch template that is safe as it comes.
 *
 * Session tokens are required to read instance metadata (IMDSv2), the root volume is encrypted, instances have no public
 * address, and may open HTTPS connections only. Instances, volumes and network interfaces carry the template's tags.
 *
 * The role and the security group that it makes stand beside it, under its id followed by `Role` and `SecurityGroup`.
 *
 * @throws when a prop is out of range, or the image and its root device cannot be told, with everything that is wrong
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/launch-templates.html
 *
 * @example
 * declare const vpc: ec2.IVpc;
 *
 * new HardenedLaunchTemplate(this, 'LaunchTemplate', {
 *   vpc,
 *   instanceType: new ec2.InstanceType('c7g.large'),
 * });
 */
export class HardenedLaunchTemplate extends ec2.LaunchTemplate {
  /** On which hardware instances run, if it was given. */
  public readonly placement?: InstancePlacement;

  /** Which Capacity Reservations instances run in, if it was given. */
  public readonly capacityReservationTargeting?: CapacityReservationTargeting;

  /** Whether instances can hibernate. */
  public readonly hibernation: boolean;

  /**
   * Keys of the volumes, each once.
   *
   * @internal
   */
  public readonly _encryptionKeys: readonly kms.IKey[];

  constructor(scope: Construct, id: string, props: HardenedLaunchTemplateProps) {
    checkLaunchTemplateOptions(props).throwFor('HardenedLaunchTemplate', scope, id);
    const { instanceType = DEFAULT_INSTANCE_TYPE } = props;
    const machineImage = imageFor(instanceType, props.machineImage);
    const { metadataHopLimit = 1 } = props;

    super(scope, id, {
      ...instanceProps(props),
      instanceType,
      machineImage,
      userData: props.userData ?? machineImage.getImage(scope).userData,
      role: props.role ?? instanceRole(scope, id),
      securityGroup: props.securityGroup ?? httpsOnlySecurityGroup(scope, id, props.vpc),
      associatePublicIpAddress: false,
      detailedMonitoring: props.detailedMonitoring ?? true,
      requireImdsv2: true,
      httpEndpoint: true,
      httpPutResponseHopLimit: Token.isUnresolved(metadataHopLimit) ? undefined : metadataHopLimit,
      blockDevices: [rootVolume(props)],
    });

    // The L2 compares a token with its bounds, and refuses it.
    l1Of(this).addPropertyOverride('LaunchTemplateData.MetadataOptions.HttpPutResponseHopLimit', metadataHopLimit);
    this.placement = props.placement;
    this.capacityReservationTargeting = props.capacityReservationTargeting;
    this.hibernation = props.hibernation ?? false;
    this.connect(props);
    this.setData({ ...renderVolumeOptions(props), ...renderInstanceOptions(props) });
    this.tagEverythingLaunched(props.tagSpotRequests ?? false);
    if (props.sessionManager ?? true) {
      this.allowSessionManager();
    }
    if (props.instanceMetadataTags) {
      this.node.addValidation({ validate: () => badMetadataTagKeys(this.tags) });
    }
    this._encryptionKeys = encryptionKeys(props);
    for (const key of this._encryptionKeys) {
      grantToAutoScaling(key, defaultServiceLinkedRoleArn(Stack.of(this)));
    }
  }

  private connect(props: HardenedLaunchTemplateProps): void {
    for (const group of props.additionalSecurityGroups ?? []) {
      this.addSecurityGroup(group);
    }
    if (hasFabricAdapter(props) && props.securityGroup === undefined) {
      this.connections.allowInternally(ec2.Port.allTraffic(), 'Elastic Fabric Adapter');
    }
    const groups = Lazy.list({ produce: () => this.connections.securityGroups.map((each) => each.securityGroupId) });
    this.setData(renderNetworkOptions(props, groups));
  }

  /** Sets what the L2 does not know, by its path in the launch template's data. */
  private setData(values: { readonly [path: string]: unknown }): void {
    for (const [path, value] of Object.entries(values).filter(([, each]) => each !== undefined)) {
      l1Of(this).addPropertyOverride(`LaunchTemplateData.${path}`, value);
    }
  }

  /** The L2 tags instances and volumes only. EC2 refuses a specification without tags. */
  private tagEverythingLaunched(tagSpotRequests: boolean): void {
    const launched = [...TAGGED_AT_LAUNCH, ...(tagSpotRequests ? ['spot-instances-request'] : [])];
    const specifications = () =>
      launched.map((resourceType) => ({
        ResourceType: resourceType,
        Tags: this.tags.renderTags(),
      }));
    l1Of(this).addPropertyOverride(
      'LaunchTemplateData.TagSpecifications',
      Lazy.any({ produce: () => (this.tags.hasTags() ? specifications() : undefined) }),
    );
  }

  /** Inline, since the managed policy also opens every parameter of the account's Parameter Store. */
  private allowSessionManager(): void {
    const policy = new iam.Policy(this, 'SessionManager', { statements: [sessionManagerStatement()] });
    this.role?.attachInlinePolicy(policy);
    l1Of(this).node.addDependency(policy);
    acknowledgeInlinePolicy(policy);
    acknowledge(
      policy,
      'AwsSolutions::AwsSolutions-IAM5[Resource::*]',
      'the actions of Session Manager take no resource',
    );
  }
}

function instanceRole(scope: Construct, id: string): iam.IRole {
  return new iam.Role(scope, `${id}Role`, { assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com') });
}

function httpsOnlySecurityGroup(scope: Construct, id: string, vpc: ec2.IVpc): ec2.ISecurityGroup {
  const group = new ec2.SecurityGroup(scope, `${id}SecurityGroup`, { vpc, allowAllOutbound: false });
  group.addEgressRule(ec2.Peer.anyIpv4(), ec2.Port.HTTPS, 'HTTPS to AWS APIs and package repositories');
  return group;
}

function l1Of(template: HardenedLaunchTemplate): CfnResource {
  return template.node.defaultChild as CfnResource;
}
