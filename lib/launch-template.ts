import { type CfnResource, Lazy, Size, SizeRoundingBehavior, Stack, Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge';
import { grantToAutoScaling, sessionManagerStatement } from './instance-permissions';
import { PropChecks } from './prop-checks';

/** Properties of a `HardenedLaunchTemplate`. */
export interface HardenedLaunchTemplateProps {
  /** The network that the instances run in; their security group is made there. */
  readonly vpc: ec2.IVpc;

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
   * The default is looked up by CloudFormation at each deployment: when Amazon has released a newer image, the deployment
   * makes a new version of the launch template, and instances launched from then on use it.
   *
   * @default - newest Amazon Linux 2023 for the architecture of `instanceType`
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
   * Size of the root volume: encrypted, gp3, deleted with the instance.
   *
   * It must be at least the size of the image's snapshot.
   *
   * @default Size.gibibytes(8)
   */
  readonly rootVolumeSize?: Size;

  /**
   * Device name of the root volume, as the image names it.
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
   * @default true
   */
  readonly sessionManager?: boolean;
}

const DEFAULT_INSTANCE_TYPE = new ec2.InstanceType('m7g.medium');

/** What can be wrong with a launch template's props. */
export function checkLaunchTemplateProps(props: Partial<HardenedLaunchTemplateProps>): PropChecks {
  const { machineImage, instanceType = DEFAULT_INSTANCE_TYPE, rootVolumeSize: size } = props;
  return new PropChecks()
    .integer('metadataHopLimit', props.metadataHopLimit, 1, 64)
    .integer('rootVolumeSize (GiB)', sizeInGibibytes(size), 1, 16_384)
    .rule(
      machineImage !== undefined || !Token.isUnresolved(instanceType.toString()),
      'machineImage must be given when instanceType is a token, because its architecture is not known yet',
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
 * @throws when the hop limit or the size of the root volume is out of range, or no image fits the instance type
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
    checkLaunchTemplateProps(props).throwFor('HardenedLaunchTemplate', scope, id);
    const { instanceType = DEFAULT_INSTANCE_TYPE } = props;
    const machineImage = props.machineImage ?? amazonLinuxFor(instanceType);

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
      httpPutResponseHopLimit: props.metadataHopLimit ?? 1,
      blockDevices: [rootVolume(props)],
    });

    this.tagEverythingLaunched();
    if (props.sessionManager ?? true) {
      this.allowSessionManager();
    }
    if (props.encryptionKey) {
      grantToAutoScaling(props.encryptionKey, Stack.of(this));
    }
  }

  /** The L2 tags instances and volumes only. */
  private tagEverythingLaunched(): void {
    const specifications = Lazy.any({
      produce: () =>
        ['instance', 'volume', 'network-interface'].map((resourceType) => ({
          ResourceType: resourceType,
          Tags: this.tags.renderTags(),
        })),
    });
    l1Of(this).addPropertyOverride('LaunchTemplateData.TagSpecifications', specifications);
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

function amazonLinuxFor(instanceType: ec2.InstanceType): ec2.IMachineImage {
  const isArm = instanceType.architecture === ec2.InstanceArchitecture.ARM_64;
  const cpuType = isArm ? ec2.AmazonLinuxCpuType.ARM_64 : ec2.AmazonLinuxCpuType.X86_64;
  return ec2.MachineImage.latestAmazonLinux2023({ cpuType });
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
