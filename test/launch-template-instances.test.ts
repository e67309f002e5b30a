import { CfnParameter, Size, type Stack, Tags } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { HardenedLaunchTemplate, type HardenedLaunchTemplateProps } from '../lib';
import { importedVpc, templateOf } from './support/template';

const build = (props: Partial<HardenedLaunchTemplateProps>) => (stack: Stack) =>
  new HardenedLaunchTemplate(stack, 'Template', { vpc: importedVpc(stack), ...props });

const has = (props: Partial<HardenedLaunchTemplateProps>, LaunchTemplateData: object) =>
  templateOf(build(props)).hasResourceProperties('AWS::EC2::LaunchTemplate', { LaunchTemplateData });

const type = (name: string) => ({ instanceType: new ec2.InstanceType(name) });
const LICENSE = 'arn:aws:license-manager:us-east-1:111122223333:license-configuration:lic-0123456789abcdef';

describe('instances of a HardenedLaunchTemplate', () => {
  test.each<[string, Partial<HardenedLaunchTemplateProps>, object]>([
    [
      'use some cores',
      { cpu: { topology: { coreCount: 2, threadsPerCore: 1 } } },
      { CpuOptions: { CoreCount: 2, ThreadsPerCore: 1 } },
    ],
    ['encrypt memory', { ...type('m6a.large'), cpu: { amdSevSnp: true } }, { CpuOptions: { AmdSevSnp: 'enabled' } }],
    [
      'run virtual machines',
      { ...type('m8i.large'), cpu: { nestedVirtualization: true } },
      { CpuOptions: { NestedVirtualization: 'enabled' } },
    ],
    [
      'earn their bursts',
      { ...type('t4g.small'), cpu: { credits: ec2.CpuCredits.STANDARD } },
      { CreditSpecification: { CpuCredits: 'standard' }, CpuOptions: Match.absent() },
    ],
    ['have enclaves', { nitroEnclaves: true }, { EnclaveOptions: { Enabled: true } }],
    ['hibernate', { hibernation: true }, { HibernationOptions: { Configured: true } }],
    ['stay on failing hardware', { autoRecovery: false }, { MaintenanceOptions: { AutoRecovery: 'disabled' } }],
    ['are not terminated by people', { terminationProtection: true }, { DisableApiTermination: true }],
    ['are not stopped by people', { stopProtection: true }, { DisableApiStop: true }],
    ['have bandwidth for EBS', { ebsOptimized: true }, { EbsOptimized: true }],
    [
      'count for licences',
      { licenseConfigurationArns: [LICENSE] },
      { LicenseSpecifications: [{ LicenseConfigurationArn: LICENSE }] },
    ],
    [
      'see their tags, over IPv6 too',
      { instanceMetadataTags: true, metadataOverIpv6: true },
      { MetadataOptions: { InstanceMetadataTags: 'enabled', HttpProtocolIpv6: 'enabled', HttpTokens: 'required' } },
    ],
  ])('%s', (_, props, expected) => {
    has(props, expected);
  });

  test('are as Amazon EC2 has them unless told, and need no entry for it', () => {
    const off = {
      nitroEnclaves: false,
      hibernation: false,
      autoRecovery: true,
      terminationProtection: false,
      stopProtection: false,
      instanceMetadataTags: false,
      metadataOverIpv6: false,
      tagSpotRequests: false,
      cpu: {},
    };

    expect(templateOf(build(off)).toJSON()).toEqual(templateOf(build({})).toJSON());
  });

  test.each([undefined, false, true])('hibernate as the launch template tells: %p', (hibernation) => {
    templateOf((stack) => expect(build({ hibernation })(stack).hibernation).toBe(hibernation ?? false));
  });

  test('let in who has the key', () => {
    const template = templateOf((stack) => {
      build({ keyPair: ec2.KeyPair.fromKeyPairName(stack, 'Key', 'team') })(stack);
    });

    template.hasResourceProperties('AWS::EC2::LaunchTemplate', { LaunchTemplateData: { KeyName: 'team' } });
  });

  test('of Spot have tagged requests when asked for', () => {
    const specifications = ['instance', 'volume', 'network-interface', 'spot-instances-request'];

    has({ tagSpotRequests: true }, { TagSpecifications: specifications.map((ResourceType) => ({ ResourceType })) });
  });

  test('tolerate a token as their type', () => {
    const template = templateOf((stack) => {
      const name = new CfnParameter(stack, 'Type').valueAsString;
      const machineImage = ec2.MachineImage.latestAmazonLinux2023();
      const cpu = { credits: ec2.CpuCredits.STANDARD, amdSevSnp: true };
      build({ ...type(name), machineImage, cpu, hibernation: true, rootVolumeSize: Size.gibibytes(20) })(stack);
    });

    template.hasResourceProperties('AWS::EC2::LaunchTemplate', {
      LaunchTemplateData: { InstanceType: { Ref: 'Type' } },
    });
  });

  test.each<[string, Partial<HardenedLaunchTemplateProps>, string]>([
    [
      'no core',
      { cpu: { topology: { coreCount: 0, threadsPerCore: 1 } } },
      'cpu.topology.coreCount must be a whole number of at least 1, got 0',
    ],
    [
      'three threads',
      { cpu: { topology: { coreCount: 1, threadsPerCore: 3 } } },
      'cpu.topology.threadsPerCore must be a whole number between 1 and 2, got 3',
    ],
    [
      'credits for a type that does not burst',
      { cpu: { credits: ec2.CpuCredits.UNLIMITED } },
      'cpu.credits must be left out when instanceType is not burstable, got m7g.medium',
    ],
    [
      'AMD memory encryption on Graviton',
      { cpu: { amdSevSnp: true } },
      'cpu.amdSevSnp must be left out when instanceType is Graviton, got m7g.medium',
    ],
    [
      'nested virtualisation on Graviton',
      { cpu: { nestedVirtualization: true } },
      'cpu.nestedVirtualization must be left out when instanceType is Graviton, got m7g.medium',
    ],
    [
      'hibernation with enclaves',
      { hibernation: true, nitroEnclaves: true },
      'HardenedLaunchTemplate Test/Template: hibernation must not be given with nitroEnclaves',
    ],
    [
      'hibernation on a root volume as small as the memory',
      { hibernation: true, ...type('m7i.large') },
      'rootVolumeSize must be above the memory of instanceType with hibernation, got 8 and 8 GiB',
    ],
    [
      'hibernation of a memory that is not known',
      { hibernation: true, ...type('x2gd.medium') },
      'rootVolumeSize must be given with hibernation when the memory of instanceType is not known, got x2gd.medium',
    ],
  ])('fail for %s', (_, props, message) => {
    expect(() => templateOf(build(props))).toThrow(message);
  });

  test('fail when a tag cannot be in their metadata', () => {
    const tagged = (stack: Stack) => Tags.of(build({ instanceMetadataTags: true })(stack)).add('cost centre', '7');

    expect(() => templateOf(tagged)).toThrow(
      'tag keys must have letters, digits and + - = . , _ : @ alone with instanceMetadataTags, got cost centre',
    );
  });
});
