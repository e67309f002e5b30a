import { type CfnResource, Lazy, Size, SizeRoundingBehavior, Stack, Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge';
import { grantToAutoScaling, sessionManagerStatement } from './instance-permissions';
import { architectureOf, imageFor, isAmazonLinux, needsArchitecture } from './machine-image';
import { PropChecks } from './prop-checks';

/** What instances look like, that `ElasticService` hands through. */
export interface HardenedLaunchTemplateOptions {
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
   * Size of the root volume, 1 to 65536 GiB. The volume is gp3, encrypted, and deleted with the instance.
   *
   * It must be at least the size of the image's snapshot.
   *
   * @default Size.gibibytes(8)
   */
  readonly rootVolumeSize?: Size;

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
   * Key that the root volume is encrypted with.
   *
   * A key of this app is opened to Amazon EC2 Auto Scaling, whose service-linked role must then exist in the account (it
   * is made with an account's first group). The policy of an imported key must already allow it.
   *
   * @default - the account's default key for EBS
   * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/key-policy-requirements-EBS-encryption.html
   */
  readonly encryptionKey?: kms.IKey;

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

const DEFAULT_INSTANCE_TYPE = new ec2.InstanceType('m7g.medium');

/** What can be wrong with a launch template's props. */
export function checkLaunchTemplateOptions(props: HardenedLaunchTemplateOptions): PropChecks {
  const { machineImage, instanceType = DEFAULT_INSTANCE_TYPE, rootDeviceName, rootVolumeSize } = props;
  return new PropChecks()
    .integer('metadataHopLimit', props.metadataHopLimit, 1, 64)
    .integer('rootVolumeSize (GiB)', sizeInGibibytes(rootVolumeSize), 1, 65_536)
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
  constructor(scope: Construct, id: string, props: HardenedLaunchTemplateProps) {
    checkLaunchTemplateOptions(props).throwFor('HardenedLaunchTemplate', scope, id);
    const { instanceType = DEFAULT_INSTANCE_TYPE } = props;
    const machineImage = imageFor(instanceType, props.machineImage);
    const { metadataHopLimit = 1 } = props;

    super(scope, id, {
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
    this.tagEverythingLaunched();
    if (props.sessionManager ?? true) {
      this.allowSessionManager();
    }
    if (props.encryptionKey) {
      grantToAutoScaling(props.encryptionKey, Stack.of(this));
    }
  }

  /** The L2 tags instances and volumes only. EC2 refuses a specification without tags. */
  private tagEverythingLaunched(): void {
    const specifications = () =>
      ['instance', 'volume', 'network-interface'].map((resourceType) => ({
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
    acknowledge(
      policy,
      'AwsSolutions::AwsSolutions-IAM5[Resource::*]',
      'the actions of Session Manager take no resource',
    );
  }
}

function sizeInGibibytes(size: Size | undefined): number | undefined {
  return size?.isUnresolved() ? undefined : size?.toGibibytes({ rounding: SizeRoundingBehavior.NONE });
}

function instanceRole(scope: Construct, id: string): iam.IRole {
  return new iam.Role(scope, `${id}Role`, { assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com') });
}

function httpsOnlySecurityGroup(scope: Construct, id: string, vpc: ec2.IVpc): ec2.ISecurityGroup {
  const group = new ec2.SecurityGroup(scope, `${id}SecurityGroup`, { vpc, allowAllOutbound: false });
  group.addEgressRule(ec2.Peer.anyIpv4(), ec2.Port.HTTPS, 'HTTPS to AWS APIs and package repositories');
  return group;
}

function rootVolume(props: HardenedLaunchTemplateProps): ec2.BlockDevice {
  const size = props.rootVolumeSize ?? Size.gibibytes(8);
  return {
    deviceName: props.rootDeviceName ?? '/dev/xvda',
    volume: ec2.BlockDeviceVolume.ebs(size.toGibibytes(), {
      volumeType: ec2.EbsDeviceVolumeType.GP3,
      encrypted: true,
      deleteOnTermination: true,
      ...(props.encryptionKey && { kmsKey: props.encryptionKey }),
    }),
  };
}

function l1Of(template: HardenedLaunchTemplate): CfnResource {
  return template.node.defaultChild as CfnResource;
}
