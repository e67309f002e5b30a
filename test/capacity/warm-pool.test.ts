import { CfnParameter, Size, type Stack } from 'aws-cdk-lib';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import {
  CapacitySource,
  DesiredCapacityType,
  ElasticGroup,
  HardenedLaunchTemplate,
  PurchaseOption,
  TargetCapacityType,
  WarmPool,
} from '../../lib';
import { importedVpc, templateOf } from '../support/template';
import { groupWith, launchTemplate, twoTypes, type, types } from './groups';

const POOL = 'AWS::AutoScaling::WarmPool';

const idsOf = (template: Template) => Object.keys(template.findResources(POOL));

describe('a warm pool', () => {
  test.each([
    ['Stopped', WarmPool.stopped()],
    ['Running', WarmPool.running()],
  ])('waits %s, of the size that desired capacity leaves', (PoolState, warmPool) => {
    groupWith({ warmPool }).hasResourceProperties(POOL, {
      AutoScalingGroupName: { Ref: Match.stringLikeRegexp('Group') },
      PoolState,
      MinSize: 0,
      MaxGroupPreparedCapacity: Match.absent(),
      InstanceReusePolicy: { ReuseOnScaleIn: false },
    });
  });

  test('hibernates where the launch template lets it', () => {
    const template = groupWith((stack) => ({
      launchTemplate: new HardenedLaunchTemplate(stack, 'Own', {
        vpc: importedVpc(stack),
        hibernation: true,
        rootVolumeSize: Size.gibibytes(20),
      }),
      warmPool: WarmPool.hibernated(),
    }));

    template.hasResourceProperties(POOL, { PoolState: 'Hibernated' });
  });

  test('hibernates with a launch template of which nothing is known', () => {
    const template = groupWith((stack) => ({
      launchTemplate: launchTemplate(stack, 'Own', 'm7i.large'),
      warmPool: WarmPool.hibernated(),
    }));

    template.hasResourceProperties(POOL, { PoolState: 'Hibernated' });
  });

  test.each([
    ['its own', undefined],
    ['a given', (stack: Stack) => new HardenedLaunchTemplate(stack, 'Own', { vpc: importedVpc(stack) })],
  ])('fails to hibernate where %s launch template does not let it', (_, templateIn) => {
    expect(() =>
      groupWith((stack) => ({ launchTemplate: templateIn?.(stack), warmPool: WarmPool.hibernated() })),
    ).toThrow('warmPool must not be hibernated when the launch template has no hibernation');
  });

  test('has its sizes, and takes back what scales in', () => {
    const warmPool = WarmPool.stopped({ minSize: 2, maxPreparedCapacity: 6, reuseOnScaleIn: true });

    groupWith({ warmPool }).hasResourceProperties(POOL, {
      MinSize: 2,
      MaxGroupPreparedCapacity: 6,
      InstanceReusePolicy: { ReuseOnScaleIn: true },
    });
  });

  test('has the logical id of the one that the CDK adds', () => {
    const added = templateOf((stack) => {
      new ElasticGroup(stack, 'Group', { vpc: importedVpc(stack) }).addWarmPool();
    });

    expect(idsOf(groupWith({ warmPool: WarmPool.stopped() }))).toEqual(idsOf(added));
  });

  test('tolerates tokens as sizes', () => {
    const template = groupWith((stack) => {
      const number = (id: string) => new CfnParameter(stack, id, { type: 'Number' }).valueAsNumber;
      return { warmPool: WarmPool.stopped({ minSize: number('Least'), maxPreparedCapacity: number('Most') }) };
    });

    template.hasResourceProperties(POOL, { MinSize: { Ref: 'Least' }, MaxGroupPreparedCapacity: { Ref: 'Most' } });
  });

  test.each([
    ['types without weights', twoTypes()],
    [
      'virtual CPUs, whatever its own size in instances',
      CapacitySource.attributes({
        instanceRequirements: [{ vCpuCountMin: 2, memoryMin: Size.gibibytes(4) }],
        desiredCapacityType: DesiredCapacityType.VCPU,
      }),
    ],
  ])('goes with %s', (_, capacitySource) => {
    const warmPool = WarmPool.running({ maxPreparedCapacity: 4 });
    const minCapacity = capacitySource._definition.desiredCapacityType === undefined ? 4 : 8;

    groupWith({ warmPool, capacitySource, minCapacity }).resourceCountIs(POOL, 1);
  });

  test.each([
    ['Spot Instances', twoTypes({ purchaseOption: PurchaseOption.spot() }), 'Spot Instances'],
    [
      'weights',
      CapacitySource.mixedInstances({ instanceTypes: [{ instanceType: type('m7g.large'), weight: 2 }] }),
      'instanceTypes that have a weight',
    ],
    [
      'a distribution segment',
      CapacitySource.distributionSegment({
        instanceTypes: types('m7g.large'),
        targetCapacityTypes: [TargetCapacityType.ON_DEMAND],
      }),
      'CapacitySource.distributionSegment',
    ],
  ])('fails with %s', (_, capacitySource, named) => {
    expect(() => groupWith({ capacitySource, warmPool: WarmPool.stopped() })).toThrow(
      `ElasticGroup Test/Group: warmPool must not be given with ${named}`,
    );
  });

  test.each([
    [{ minSize: -1 }, 'minSize must be a whole number of at least 0, got -1'],
    [{ maxPreparedCapacity: 1.5 }, 'maxPreparedCapacity must be a whole number of at least 0, got 1.5'],
    [{ minSize: 3, maxPreparedCapacity: 2 }, 'minSize must be at most maxPreparedCapacity, got 3 and 2'],
  ])('fails for %p', (options, problem) => {
    expect(() => WarmPool.stopped(options)).toThrow(`WarmPool: ${problem}`);
  });

  test('fails for a size that the group always exceeds', () => {
    const props = { minCapacity: 4, warmPool: WarmPool.stopped({ maxPreparedCapacity: 3 }) };

    expect(() => groupWith(props)).toThrow(
      'ElasticGroup Test/Group: maxPreparedCapacity of warmPool must be at least minCapacity, got 3 and 4',
    );
  });
});
