import { type Stack, Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { HardenedLaunchTemplate, type HardenedLaunchTemplateProps, LatestImage } from '../../lib';
import { importedVpc, NEW_APP_FLAGS, templateOf } from '../support/template';

const AMAZON_LINUX = '/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-6.1-arm64';
const ENV = { account: '111122223333', region: 'us-east-1' };

const build = (machineImage?: LatestImage, props: Partial<HardenedLaunchTemplateProps> = {}) => {
  return (stack: Stack) =>
    new HardenedLaunchTemplate(stack, 'Template', { vpc: importedVpc(stack), machineImage, ...props });
};

const imageOf = (template: ReturnType<typeof templateOf>) =>
  Object.values(template.findResources('AWS::EC2::LaunchTemplate'))[0]!.Properties.LaunchTemplateData.ImageId;

const imageParameters = (template: ReturnType<typeof templateOf>) =>
  Object.values(template.findParameters('*', { Type: 'AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>' }));

describe('LatestImage', () => {
  test('withLaunchTemplate is the default: its words are the same at each deployment', () => {
    const template = templateOf(build());

    expect(imageOf(template)).toBe(`{{resolve:ssm:${AMAZON_LINUX}}}`);
    expect(imageParameters(template)).toEqual([]);
    expect(imageOf(templateOf(build(LatestImage.withLaunchTemplate())))).toBe(imageOf(template));
  });

  test('atDeployment is a parameter of the stack, that is looked up each time', () => {
    const template = templateOf(build(LatestImage.atDeployment()));

    expect(imageParameters(template)).toEqual([expect.objectContaining({ Default: AMAZON_LINUX })]);
    expect(imageOf(template)).toEqual({ Ref: expect.stringContaining('al2023') });
  });

  test('atLaunch leaves it to EC2', () => {
    expect(imageOf(templateOf(build(LatestImage.atLaunch())))).toBe(`resolve:ssm:${AMAZON_LINUX}`);
  });

  test('atSynthesis is what the context has', () => {
    const key = `ssm:account=${ENV.account}:parameterName=${AMAZON_LINUX}:region=${ENV.region}`;
    const context = { ...NEW_APP_FLAGS, [key]: 'ami-0123456789abcdef0' };

    const template = templateOf(build(LatestImage.atSynthesis()), context, { env: ENV });

    expect(imageOf(template)).toBe('ami-0123456789abcdef0');
  });

  test.each([
    ['withLaunchTemplate', LatestImage.withLaunchTemplate, '{{resolve:ssm:/golden}}'],
    ['atLaunch', LatestImage.atLaunch, 'resolve:ssm:/golden'],
  ])('%s takes the name of another parameter', (_, factory, expected) => {
    const image = factory({ parameterName: '/golden' });

    expect(imageOf(templateOf(build(image, { rootDeviceName: '/dev/sda1' })))).toBe(expected);
    expect(() => templateOf(build(image))).toThrow(
      'rootDeviceName must be given when machineImage is not Amazon Linux',
    );
  });

  test('knows the root device of Amazon Linux of another kernel', () => {
    const image = LatestImage.atLaunch({ parameterName: AMAZON_LINUX.replace('6.1', 'default') });

    expect(imageOf(templateOf(build(image)))).toContain('kernel-default-arm64');
  });

  test('brings the user data of its operating system', () => {
    const os = { parameterName: '/windows', osType: ec2.OperatingSystemType.WINDOWS };
    const userData = (image: LatestImage) => (stack: Stack) => image.getImage(stack).userData;

    templateOf((stack) => {
      expect(userData(LatestImage.withLaunchTemplate(os))(stack)).toBeInstanceOf(ec2.UserData.forWindows().constructor);
      expect(userData(LatestImage.atLaunch(os))(stack)).toBeInstanceOf(ec2.UserData.forWindows().constructor);
    });
  });

  test('fails for an architecture that is not known, unless the parameter is named', () => {
    const instanceType = new ec2.InstanceType(Token.asString({ Ref: 'Type' }));
    const named = LatestImage.atLaunch({ parameterName: AMAZON_LINUX });

    expect(() => templateOf(build(LatestImage.atLaunch(), { instanceType }))).toThrow(
      'machineImage must be given when the architecture of instanceType is not known',
    );
    expect(imageOf(templateOf(build(named, { instanceType })))).toBe(`resolve:ssm:${AMAZON_LINUX}`);
  });

  test('fails elsewhere, unless the parameter is named', () => {
    templateOf((stack) => {
      expect(() => LatestImage.atLaunch().getImage(stack)).toThrow(
        'parameterName must be given where LatestImage is not the machineImage of a HardenedLaunchTemplate',
      );
    });
  });
});
