import { CfnParameter, Fn, Size, type Stack, Tags } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { HardenedLaunchTemplate, type HardenedLaunchTemplateProps } from '../lib';
import { importedVpc, NEW_APP_FLAGS, templateOf } from './support/template';

const build = (props: Partial<HardenedLaunchTemplateProps> = {}) => {
  return (stack: Stack) => new HardenedLaunchTemplate(stack, 'Template', { vpc: importedVpc(stack), ...props });
};

describe.each([
  ['a new app', NEW_APP_FLAGS],
  ['an app without feature flags', {}],
])('HardenedLaunchTemplate in %s', (_, flags) => {
  test('is hardened as it comes', () => {
    const template = templateOf(build(), flags);

    template.hasResourceProperties('AWS::EC2::LaunchTemplate', {
      LaunchTemplateData: {
        InstanceType: 'm7g.medium',
        MetadataOptions: { HttpTokens: 'required', HttpPutResponseHopLimit: 1, HttpEndpoint: 'enabled' },
        Monitoring: { Enabled: true },
        BlockDeviceMappings: [
          {
            DeviceName: '/dev/xvda',
            Ebs: { Encrypted: true, VolumeType: 'gp3', VolumeSize: 8, DeleteOnTermination: true },
          },
        ],
        NetworkInterfaces: [Match.objectLike({ AssociatePublicIpAddress: false, DeviceIndex: 0 })],
        UserData: Match.anyValue(),
      },
    });
  });

  test('opens HTTPS to the outside and nothing to the inside', () => {
    const template = templateOf(build(), flags);

    template.hasResourceProperties('AWS::EC2::SecurityGroup', {
      SecurityGroupIngress: Match.absent(),
      SecurityGroupEgress: [Match.objectLike({ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' })],
    });
  });

  test('allows Session Manager by an inline policy, in place before the first instance', () => {
    const template = templateOf(build(), flags);

    template.hasResourceProperties('AWS::IAM::Role', { ManagedPolicyArns: Match.absent() });
    const [policyId] = Object.keys(
      template.findResources('AWS::IAM::Policy', {
        Properties: {
          PolicyDocument: {
            Statement: [Match.objectLike({ Action: Match.arrayWith(['ssmmessages:OpenDataChannel']) })],
          },
        },
      }),
    );
    template.hasResource('AWS::EC2::LaunchTemplate', { DependsOn: Match.arrayWith([policyId]) });
  });

  test('tags instances, volumes and network interfaces alike', () => {
    const template = templateOf((stack) => Tags.of(build()(stack)).add('team', 'web'), flags);

    const { LaunchTemplateData } = Object.values(template.findResources('AWS::EC2::LaunchTemplate'))[0]!.Properties;
    const tagged = LaunchTemplateData.TagSpecifications.map((each: { ResourceType: string }) => each.ResourceType);
    expect(tagged).toEqual(['instance', 'volume', 'network-interface']);
    for (const { Tags: tags } of LaunchTemplateData.TagSpecifications) {
      expect(tags).toContainEqual({ Key: 'team', Value: 'web' });
    }
  });
});

describe('HardenedLaunchTemplate', () => {
  test('takes an image for the architecture of the instance type', () => {
    const image = (instanceType: string) =>
      JSON.stringify(templateOf(build({ instanceType: new ec2.InstanceType(instanceType) })).toJSON());

    expect(image('c7i.large')).toMatch(/"ImageId":"{{resolve:ssm:[^"]+-x86_64}}"/);
    expect(image('c7g.large')).toMatch(/"ImageId":"{{resolve:ssm:[^"]+-arm64}}"/);
  });

  test('opens its own key to Auto Scaling, for use and for grants to AWS resources alone', () => {
    const template = templateOf((stack) => build({ encryptionKey: new kms.Key(stack, 'Key') })(stack));

    template.hasResourceProperties('AWS::EC2::LaunchTemplate', {
      LaunchTemplateData: { BlockDeviceMappings: [{ Ebs: { KmsKeyId: { 'Fn::GetAtt': [Match.anyValue(), 'Arn'] } } }] },
    });
    const { Statement } = Object.values(template.findResources('AWS::KMS::Key'))[0]!.Properties.KeyPolicy;
    const [, ...added] = Statement;
    expect(added).toEqual([
      {
        Effect: 'Allow',
        Action: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey*', 'kms:ReEncrypt*'],
        Resource: '*',
        Principal: { AWS: expect.anything() },
      },
      {
        Effect: 'Allow',
        Action: 'kms:CreateGrant',
        Resource: '*',
        Condition: { Bool: { 'kms:GrantIsForAWSResource': true } },
        Principal: { AWS: expect.anything() },
      },
    ]);
    for (const { Principal } of added) {
      expect(JSON.stringify(Principal)).toMatch(
        /role\/aws-service-role\/autoscaling\.amazonaws\.com\/AWSServiceRoleForAutoScaling/,
      );
    }
  });

  test('takes an imported key as it is', () => {
    const arn = 'arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';

    const template = templateOf((stack) => build({ encryptionKey: kms.Key.fromKeyArn(stack, 'Key', arn) })(stack));

    template.resourceCountIs('AWS::KMS::Key', 0);
    template.hasResourceProperties('AWS::EC2::LaunchTemplate', {
      LaunchTemplateData: { BlockDeviceMappings: [{ Ebs: { KmsKeyId: arn } }] },
    });
  });

  test('is a launch template to the L2 group: role, user data and connections come through', () => {
    const template = templateOf((stack) => {
      const vpc = importedVpc(stack);
      const launchTemplate = new HardenedLaunchTemplate(stack, 'Template', { vpc });
      const group = new autoscaling.AutoScalingGroup(stack, 'Group', {
        vpc,
        launchTemplate,
      });
      group.connections.allowFrom(ec2.Peer.ipv4('10.0.0.0/16'), ec2.Port.tcp(8080));
      group.addUserData('echo hello');
      group.addToRolePolicy(new iam.PolicyStatement({ actions: ['s3:GetObject'], resources: ['arn:aws:s3:::a/b'] }));
    });

    template.hasResourceProperties('AWS::EC2::SecurityGroup', {
      SecurityGroupIngress: [Match.objectLike({ FromPort: 8080 })],
    });
    template.hasResourceProperties('AWS::EC2::LaunchTemplate', {
      LaunchTemplateData: { UserData: { 'Fn::Base64': Match.stringLikeRegexp('echo hello') } },
    });
  });

  test('fails once with everything that is wrong', () => {
    const wrong = build({ metadataHopLimit: 65, rootVolumeSize: Size.gibibytes(70_000) });

    expect(() => templateOf(wrong)).toThrow(
      'HardenedLaunchTemplate Test/Template: metadataHopLimit must be a whole number between 1 and 64, got 65; ' +
        'rootVolumeSize (GiB) must be a whole number between 1 and 65536, got 70000',
    );
  });

  test('fails for a root volume of less than a gibibyte', () => {
    expect(() => templateOf(build({ rootVolumeSize: Size.mebibytes(512) }))).toThrow(
      'rootVolumeSize (GiB) must be a whole number between 1 and 65536, got 0.5',
    );
  });

  test.each(['potato', 'u7i-12tb.224xlarge', Fn.importValue('type')])(
    'fails for the instance type %s, whose architecture is not known, unless the image is given',
    (name) => {
      const instanceType = new ec2.InstanceType(name);
      const amazonLinux = ec2.MachineImage.latestAmazonLinux2023();

      expect(() => templateOf(build({ instanceType }))).toThrow(
        'machineImage must be given when the architecture of instanceType is not known, got instanceType',
      );
      templateOf(build({ instanceType, machineImage: amazonLinux })).resourceCountIs('AWS::EC2::LaunchTemplate', 1);
    },
  );

  test('fails for an image that is not Amazon Linux, unless its root device is named', () => {
    const machineImage = otherImage();

    expect(() => templateOf(build({ machineImage }))).toThrow(
      'rootDeviceName must be given when machineImage is not Amazon Linux, for example /dev/sda1',
    );
    templateOf(build({ machineImage, rootDeviceName: '/dev/sda1' })).hasResourceProperties('AWS::EC2::LaunchTemplate', {
      LaunchTemplateData: { BlockDeviceMappings: [{ DeviceName: '/dev/sda1', Ebs: { Encrypted: true } }] },
    });
  });

  test('tolerates a token as hop limit', () => {
    const template = templateOf((stack) => {
      build({ metadataHopLimit: new CfnParameter(stack, 'Hops', { type: 'Number' }).valueAsNumber })(stack);
    });

    template.hasResourceProperties('AWS::EC2::LaunchTemplate', {
      LaunchTemplateData: { MetadataOptions: { HttpPutResponseHopLimit: { Ref: 'Hops' } } },
    });
  });

  test('has no tag specification without a tag, which EC2 would refuse', () => {
    const template = templateOf((stack) => Tags.of(build()(stack)).remove('Name'));

    template.hasResourceProperties('AWS::EC2::LaunchTemplate', {
      LaunchTemplateData: { TagSpecifications: Match.absent() },
    });
  });
});

/** An image that needs no region. */
function otherImage(): ec2.IMachineImage {
  const { LINUX: osType } = ec2.OperatingSystemType;
  return { getImage: () => ({ imageId: 'ami-12345678', osType, userData: ec2.UserData.forLinux() }) };
}
