import { CfnParameter, Size, type Stack } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import { EbsVolume, HardenedLaunchTemplate, type HardenedLaunchTemplateProps } from '../lib';
import { importedVpc, templateOf } from './support/template';

const build = (props: Partial<HardenedLaunchTemplateProps>) => (stack: Stack) =>
  new HardenedLaunchTemplate(stack, 'Template', { vpc: importedVpc(stack), ...props });

const mappingsOf = (props: Partial<HardenedLaunchTemplateProps>) =>
  Object.values(templateOf(build(props)).findResources('AWS::EC2::LaunchTemplate'))[0]!.Properties.LaunchTemplateData
    .BlockDeviceMappings;

const gib = (size: number) => Size.gibibytes(size);
const ALWAYS = { Encrypted: true, DeleteOnTermination: true };
const SNAPSHOT = { snapshotId: 'snap-0123456789abcdef0' };

describe('volumes beside the root volume', () => {
  test.each<[string, EbsVolume, object]>([
    ['gp3', EbsVolume.gp3(gib(100)), { VolumeType: 'gp3', VolumeSize: 100 }],
    [
      'gp3 with more of everything',
      EbsVolume.gp3(gib(100), { iops: 6000, throughput: Size.mebibytes(500), ebsCardIndex: 1 }),
      { VolumeType: 'gp3', VolumeSize: 100, Iops: 6000, Throughput: 500, EbsCardIndex: 1 },
    ],
    ['gp2', EbsVolume.gp2(gib(100)), { VolumeType: 'gp2', VolumeSize: 100 }],
    ['io1', EbsVolume.io1(gib(100), 5000), { VolumeType: 'io1', VolumeSize: 100, Iops: 5000 }],
    ['io2', EbsVolume.io2(gib(100), 100_000), { VolumeType: 'io2', VolumeSize: 100, Iops: 100_000 }],
    ['st1', EbsVolume.st1(gib(125)), { VolumeType: 'st1', VolumeSize: 125 }],
    [
      'sc1 from a snapshot',
      EbsVolume.sc1(gib(125), { snapshot: { ...SNAPSHOT, initializationRate: Size.mebibytes(300) } }),
      { VolumeType: 'sc1', VolumeSize: 125, SnapshotId: SNAPSHOT.snapshotId, VolumeInitializationRate: 300 },
    ],
  ])('are encrypted and deleted with the instance: %s', (_, volume, expected) => {
    expect(mappingsOf({ volumes: { '/dev/sdf': volume } })).toEqual([
      { DeviceName: '/dev/xvda', Ebs: { VolumeType: 'gp3', VolumeSize: 8, ...ALWAYS } },
      { DeviceName: '/dev/sdf', Ebs: { ...expected, ...ALWAYS } },
    ]);
  });

  test('come in the order of their devices, so that another order in the source replaces no instance', () => {
    const [volume, other] = [EbsVolume.gp3(gib(1)), EbsVolume.gp3(gib(2))];

    const mappings = mappingsOf({ volumes: { '/dev/sdg': other, '/dev/sdf': volume } });

    expect(mappings).toEqual(mappingsOf({ volumes: { '/dev/sdf': volume, '/dev/sdg': other } }));
  });

  test('take the key of the template or their own, and both are opened to Auto Scaling once', () => {
    const template = templateOf((stack) => {
      const [key, other] = ['Key', 'Other'].map((id) => new kms.Key(stack, id)) as [kms.Key, kms.Key];
      build({
        encryptionKey: key,
        volumes: {
          '/dev/sdf': EbsVolume.gp3(gib(10)),
          '/dev/sdg': EbsVolume.gp3(gib(10), { encryptionKey: other }),
          '/dev/sdh': EbsVolume.gp3(gib(10), { encryptionKey: key }),
        },
      })(stack);
    });

    const keyId = (id: string) => ({ 'Fn::GetAtt': [Match.stringLikeRegexp(`^${id}`), 'Arn'] });
    template.hasResourceProperties('AWS::EC2::LaunchTemplate', {
      LaunchTemplateData: {
        BlockDeviceMappings: ['Key', 'Key', 'Other', 'Key'].map((id) => ({ Ebs: { KmsKeyId: keyId(id) } })),
      },
    });
    const policies = Object.values(template.findResources('AWS::KMS::Key')).map(
      ({ Properties }) => Properties.KeyPolicy.Statement,
    );
    expect(policies.map((statements) => statements.length)).toEqual([3, 3]);
  });

  test('of the image can be left out', () => {
    expect(mappingsOf({ volumes: { '/dev/sdf': EbsVolume.gp3(gib(1)) }, omittedDevices: ['/dev/sdb'] })).toEqual([
      expect.objectContaining({ DeviceName: '/dev/xvda' }),
      expect.objectContaining({ DeviceName: '/dev/sdf' }),
      { DeviceName: '/dev/sdb', NoDevice: '' },
    ]);
  });

  test('fail when they take the place of the root volume, or are left out besides', () => {
    const volumes = { '/dev/xvda': EbsVolume.gp3(gib(1)), '/dev/sdf': EbsVolume.gp3(gib(1)) };

    expect(() => templateOf(build({ volumes, omittedDevices: ['/dev/xvda', '/dev/sdf'] }))).toThrow(
      'omittedDevices must not have the root device, got /dev/xvda; ' +
        'omittedDevices must not have a device of volumes, got /dev/xvda; ' +
        'omittedDevices must not have a device of volumes, got /dev/sdf; ' +
        'volumes must not have the root device, got /dev/xvda',
    );
  });

  test('tolerate tokens', () => {
    const template = templateOf((stack) => {
      const size = new CfnParameter(stack, 'Size', { type: 'Number' }).valueAsNumber;
      const throughput = Size.mebibytes(new CfnParameter(stack, 'Throughput', { type: 'Number' }).valueAsNumber);
      const volumes = { '/dev/sdf': EbsVolume.gp3(gib(size), { iops: 80_000 }) };
      build({ rootVolumeThroughput: throughput, volumes })(stack);
    });

    template.hasResourceProperties('AWS::EC2::LaunchTemplate', {
      LaunchTemplateData: {
        BlockDeviceMappings: [{ Ebs: { Throughput: { Ref: 'Throughput' } } }, { Ebs: { VolumeSize: { Ref: 'Size' } } }],
      },
    });
  });
});

describe('the root volume', () => {
  test('may have more operations and throughput', () => {
    const root = { rootVolumeSize: gib(20), rootVolumeIops: 4000, rootVolumeThroughput: Size.mebibytes(1000) };

    expect(mappingsOf(root)).toEqual([
      {
        DeviceName: '/dev/xvda',
        Ebs: { VolumeType: 'gp3', VolumeSize: 20, Iops: 4000, Throughput: 1000, ...ALWAYS },
      },
    ]);
  });

  test('fails beyond what a gp3 volume of its size has', () => {
    const root = { rootVolumeIops: 5000, rootVolumeThroughput: Size.mebibytes(1500) };

    expect(() => templateOf(build(root))).toThrow(
      'rootVolumeIops must be at most 500 for each GiB of rootVolumeSize, got 5000 and 4000; ' +
        'rootVolumeThroughput (MiB) must be at most a quarter of rootVolumeIops, got 1500 and 1250',
    );
  });
});

describe('EbsVolume', () => {
  test.each<[string, () => EbsVolume, string]>([
    [
      'gp3 too large',
      () => EbsVolume.gp3(gib(70_000)),
      'size (GiB) must be a whole number between 1 and 65536, got 70000',
    ],
    [
      'gp3 with few operations',
      () => EbsVolume.gp3(gib(10), { iops: 100 }),
      'EbsVolume.gp3: iops must be a whole number between 3000 and 80000, got 100',
    ],
    [
      'gp3 with more operations than its size has',
      () => EbsVolume.gp3(gib(10), { iops: 5001 }),
      'iops must be at most 500 for each GiB of size, got 5001 and 5000',
    ],
    [
      'gp3 with more throughput than its operations have',
      () => EbsVolume.gp3(gib(10), { throughput: Size.mebibytes(751) }),
      'throughput (MiB) must be at most a quarter of iops, got 751 and 750',
    ],
    [
      'gp2 too large',
      () => EbsVolume.gp2(gib(16_385)),
      'size (GiB) must be a whole number between 1 and 16384, got 16385',
    ],
    ['io1 too small', () => EbsVolume.io1(gib(3), 100), 'size (GiB) must be a whole number between 4 and 16384, got 3'],
    [
      'io1 with more operations than its size has',
      () => EbsVolume.io1(gib(10), 501),
      'EbsVolume.io1: iops must be at most 50 for each GiB of size, got 501 and 500',
    ],
    [
      'io2 with too many operations',
      () => EbsVolume.io2(gib(1000), 256_001),
      'iops must be a whole number between 100 and 256000, got 256001',
    ],
    [
      'st1 too small',
      () => EbsVolume.st1(gib(124)),
      'size (GiB) must be a whole number between 125 and 16384, got 124',
    ],
    [
      'a slow initialisation',
      () => EbsVolume.gp3(gib(10), { snapshot: { ...SNAPSHOT, initializationRate: Size.mebibytes(99) } }),
      'initializationRate (MiB) must be a whole number between 100 and 300, got 99',
    ],
    [
      'no such card',
      () => EbsVolume.gp3(gib(10), { ebsCardIndex: -1 }),
      'ebsCardIndex must be a whole number of at least 0, got -1',
    ],
  ])('fails for %s', (_, make, message) => {
    expect(make).toThrow(message);
  });
});
