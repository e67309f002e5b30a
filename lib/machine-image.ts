import { Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { LatestImage } from './deployment/latest-image';

/** Undefined for a token, and for a type whose name tells the CDK nothing. */
export function architectureOf(instanceType: ec2.InstanceType): ec2.InstanceArchitecture | undefined {
  try {
    return Token.isUnresolved(instanceType.toString()) ? undefined : instanceType.architecture;
  } catch {
    return undefined;
  }
}

/** Amazon Linux names its root device `/dev/xvda`; other images have names of their own. */
export function isAmazonLinux(image: ec2.IMachineImage): boolean {
  return (
    image instanceof ec2.AmazonLinux2023ImageSsmParameter ||
    image instanceof ec2.AmazonLinux2ImageSsmParameter ||
    (image instanceof LatestImage && image._isAmazonLinux)
  );
}

/** Whether which image it is depends on the architecture of the instances. */
export function needsArchitecture(image?: ec2.IMachineImage): boolean {
  return image === undefined || (image instanceof LatestImage && !image._isNamed);
}

/** The image for instances of a type: Amazon Linux 2023 unless it is another. */
export function imageFor(
  instanceType: ec2.InstanceType,
  image: ec2.IMachineImage = LatestImage.withLaunchTemplate(),
): ec2.IMachineImage {
  const isArm = architectureOf(instanceType) === ec2.InstanceArchitecture.ARM_64;
  const cpuType = isArm ? ec2.AmazonLinuxCpuType.ARM_64 : ec2.AmazonLinuxCpuType.X86_64;
  return image instanceof LatestImage ? image._for(cpuType) : image;
}
