import { CfnDynamicReference, CfnDynamicReferenceService } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';

/** Of which image the newest is looked up. */
export interface LatestImageOptions {
  /**
   * Name of the parameter in Systems Manager Parameter Store that holds the id of the image. Its data type must be
   * `aws:ec2:image`.
   *
   * @default - Amazon's parameter for Amazon Linux 2023, for the architecture of the `instanceType` beside the image
   */
  readonly parameterName?: string;

  /**
   * The operating system of the image.
   *
   * @default ec2.OperatingSystemType.LINUX
   */
  readonly osType?: ec2.OperatingSystemType;
}

const { LINUX } = ec2.OperatingSystemType;
const AMAZON_LINUX = '/aws/service/ami-amazon-linux-latest/';

/** Makes an image of the name of a parameter. */
type Lookup = (parameterName: string, os: ec2.OperatingSystemType) => ec2.IMachineImage;

/**
 * The newest image that a parameter of Systems Manager names: one static factory for each moment at which it is looked up,
 * since that decides when instances are replaced by instances with a newer image.
 *
 * An image that never changes is an `ec2.MachineImage.genericLinux({ region: 'ami-...' })`.
 *
 * @example
 * declare const vpc: ec2.IVpc;
 *
 * new HardenedLaunchTemplate(this, 'LaunchTemplate', {
 *   vpc,
 *   machineImage: LatestImage.atDeployment(),
 * });
 */
export class LatestImage implements ec2.IMachineImage {
  /**
   * Looked up by CloudFormation whenever it makes a version of the launch template, for another reason than the image.
   *
   * All instances of a version have one image, and no deployment replaces instances for the sake of a newer one alone.
   *
   * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-ssm.html
   */
  public static withLaunchTemplate(options: LatestImageOptions = {}): LatestImage {
    return new LatestImage(options, (name, osType) => ({
      getImage: () => ({
        imageId: new CfnDynamicReference(CfnDynamicReferenceService.SSM, name).toString(),
        osType,
        userData: userDataFor(osType),
      }),
    }));
  }

  /**
   * Looked up by CloudFormation at each deployment: when there is a newer image, **any** deployment makes a version of the
   * launch template, and so replaces the instances.
   */
  public static atDeployment(options: LatestImageOptions = {}): LatestImage {
    return new LatestImage(options, (name, os) => ec2.MachineImage.fromSsmParameter(name, { os }));
  }

  /**
   * Looked up by EC2 at each launch of an instance: a newer image reaches the group without a deployment, instance by
   * instance, so that they differ meanwhile, and a rollback brings no old image back.
   *
   * Whoever deploys, launches or changes the group needs `ssm:GetParameters`. An instance refresh cannot skip instances
   * that match, nor replace root volumes, and instance types cannot be chosen by their attributes.
   *
   * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/using-systems-manager-parameters.html
   */
  public static atLaunch(options: LatestImageOptions = {}): LatestImage {
    return new LatestImage(options, (name, os) => ec2.MachineImage.resolveSsmParameterAtLaunch(name, { os }));
  }

  /**
   * Looked up by the CDK, once: `cdk.context.json` keeps it until `cdk context --reset` takes it out, and the next
   * deployment replaces the instances.
   *
   * The stack must know its account and region.
   *
   * @see https://docs.aws.amazon.com/cdk/v2/guide/context.html
   */
  public static atSynthesis(options: LatestImageOptions = {}): LatestImage {
    return new LatestImage(options, (name, os) =>
      ec2.MachineImage.fromSsmParameter(name, { os, cachedInContext: true }),
    );
  }

  /**
   * Whether it is one whose root device has Amazon Linux's name.
   *
   * @internal
   */
  public readonly _isAmazonLinux: boolean;

  /**
   * Whether it can be looked up without an instance type.
   *
   * @internal
   */
  public readonly _isNamed: boolean;

  private constructor(
    private readonly options: LatestImageOptions,
    private readonly lookup: Lookup,
  ) {
    const { parameterName = AMAZON_LINUX } = options;
    this._isAmazonLinux = parameterName.startsWith(AMAZON_LINUX);
    this._isNamed = options.parameterName !== undefined;
  }

  /** Returns the image to use in the given context. */
  public getImage(scope: Construct): ec2.MachineImageConfig {
    const { parameterName, osType = LINUX } = this.options;
    if (parameterName === undefined) {
      throw new Error(
        'parameterName must be given where LatestImage is not the machineImage of a HardenedLaunchTemplate',
      );
    }
    return this.lookup(parameterName, osType).getImage(scope);
  }

  /**
   * The same image for instances of an architecture.
   *
   * @internal
   */
  public _for(cpuType: ec2.AmazonLinuxCpuType): LatestImage {
    const kernel = ec2.AmazonLinux2023Kernel.KERNEL_6_1;
    const { parameterName = ec2.AmazonLinux2023ImageSsmParameter.ssmParameterName({ cpuType, kernel }) } = this.options;
    return new LatestImage({ ...this.options, parameterName }, this.lookup);
  }
}

/** Whether EC2 looks the image of a launch template up at each launch, so that its versions do not tell it. */
export function isResolvedAtLaunch(launchTemplate?: ec2.ILaunchTemplate): boolean {
  const { imageId = '' } = (launchTemplate ?? {}) as Partial<ec2.LaunchTemplate>;
  return imageId.startsWith('resolve:ssm:');
}

function userDataFor(osType: ec2.OperatingSystemType): ec2.UserData {
  return osType === ec2.OperatingSystemType.WINDOWS ? ec2.UserData.forWindows() : ec2.UserData.forLinux();
}
