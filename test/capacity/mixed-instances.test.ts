import { CfnParameter, Fn, Token } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { CapacitySource, ElasticGroup, ElasticService, PurchaseOption, SpotAllocation, WarmPool } from '../../lib';
import { importedVpc, NEW_APP_FLAGS, templateOf } from '../support/template';
import { GROUP, groupWith, launchTemplate, propertiesOf, twoTypes, type, types } from './groups';

const latest = (id: string) => ({
  LaunchTemplateId: { Ref: Match.stringLikeRegexp(id) },
  Version: { 'Fn::GetAtt': [Match.stringLikeRegexp(id), 'LatestVersionNumber'] },
});

describe.each([
  ['a new app', NEW_APP_FLAGS],
  ['an app without feature flags', {}],
])('a list of instance types in %s', (_, flags) => {
  test('overrides the type of the launch template, whose newest version it follows', () => {
    const template = templateOf((stack) => {
      new ElasticGroup(stack, 'Group', { vpc: importedVpc(stack), capacitySource: twoTypes() });
    }, flags);

    template.hasResourceProperties(GROUP, {
      LaunchTemplate: Match.absent(),
      CapacityRebalance: Match.absent(),
      MixedInstancesPolicy: {
        LaunchTemplate: {
          LaunchTemplateSpecification: latest('GroupLaunchTemplate'),
          Overrides: [{ InstanceType: 'm7g.large' }, { InstanceType: 'm6g.large' }],
        },
        InstancesDistribution: { OnDemandAllocationStrategy: 'prioritized' },
      },
    });
  });
});

describe('a list of instance types', () => {
  test('leaves the group its role, user data and connections', () => {
    const template = templateOf((stack) => {
      const group = new ElasticGroup(stack, 'Group', { vpc: importedVpc(stack), capacitySource: twoTypes() });
      group.addUserData('echo hello');
      group.connections.allowFromAnyIpv4(ec2.Port.tcp(80));
      group.role.addManagedPolicy(iam.ManagedPolicy.fromAwsManagedPolicyName('Any'));
    });

    template.hasResourceProperties('AWS::EC2::LaunchTemplate', {
      LaunchTemplateData: { UserData: { 'Fn::Base64': Match.stringLikeRegexp('echo hello') } },
    });
    template.hasResourceProperties('AWS::EC2::SecurityGroup', { SecurityGroupIngress: Match.anyValue() });
    template.hasResourceProperties('AWS::IAM::Role', { ManagedPolicyArns: [Match.anyValue()] });
  });

  test('changes no logical id', () => {
    const ids = (template: ReturnType<typeof groupWith>) => Object.keys(template.toJSON().Resources);

    expect(ids(groupWith({ capacitySource: twoTypes() }))).toEqual(ids(groupWith({})));
  });

  test('leaves the template as it is where it is the launch template', () => {
    const template = groupWith({ capacitySource: CapacitySource.launchTemplate() });

    expect(template.toJSON()).toEqual(groupWith({}).toJSON());
  });

  test('makes the launch template of a group and of a service for its first type', () => {
    const capacitySource = CapacitySource.mixedInstances({ instanceTypes: types('m7i.large', 'm6i.large') });

    for (const template of [
      groupWith({ capacitySource }),
      templateOf((stack) => new ElasticService(stack, 'Web', { capacitySource })),
    ]) {
      template.hasResourceProperties('AWS::EC2::LaunchTemplate', {
        LaunchTemplateData: { InstanceType: 'm7i.large', ImageId: Match.stringLikeRegexp('x86_64') },
      });
    }
  });

  test('takes weights, launch templates and images of its types', () => {
    const template = groupWith((stack) => ({
      capacitySource: CapacitySource.mixedInstances({
        instanceTypes: [
          { instanceType: type('m7g.large'), weight: 2 },
          { instanceType: type('m7i.large'), weight: 2, launchTemplate: launchTemplate(stack, 'Intel', 'm7i.large') },
          {
            instanceType: type('m7a.xlarge'),
            weight: 4,
            machineImage: ec2.MachineImage.genericLinux({ 'us-east-1': 'ami-1' }),
          },
        ],
      }),
    }));

    template.hasResourceProperties(GROUP, {
      MixedInstancesPolicy: {
        LaunchTemplate: {
          Overrides: [
            { InstanceType: 'm7g.large', WeightedCapacity: '2' },
            { InstanceType: 'm7i.large', WeightedCapacity: '2', LaunchTemplateSpecification: latest('Intel') },
            { InstanceType: 'm7a.xlarge', WeightedCapacity: '4', ImageId: Match.anyValue() },
          ],
        },
      },
    });
  });

  test('takes images by region for several of its types', () => {
    const image = (id: string) => ec2.MachineImage.genericLinux({ 'us-east-1': id });
    const template = groupWith({
      capacitySource: CapacitySource.mixedInstances({
        instanceTypes: [
          { instanceType: type('m7g.large'), machineImage: image('ami-1') },
          { instanceType: type('m7i.large'), machineImage: image('ami-2') },
        ],
      }),
    });

    const images = Object.values(template.findMappings('*')).map((mapping) => mapping['us-east-1']);
    expect(images).toEqual([{ ami: 'ami-1' }, { ami: 'ami-2' }]);
  });

  test('names an imported launch template by name where it has no id', () => {
    const template = groupWith((stack) => {
      const own = ec2.LaunchTemplate.fromLaunchTemplateAttributes(stack, 'Own', {
        launchTemplateName: 'own',
        versionNumber: '7',
      });
      return {
        capacitySource: twoTypes({ instanceTypes: [{ instanceType: type('m7i.large'), launchTemplate: own }] }),
      };
    });

    template.hasResourceProperties(GROUP, {
      MixedInstancesPolicy: {
        LaunchTemplate: {
          Overrides: [{ LaunchTemplateSpecification: { LaunchTemplateName: 'own', Version: '7' } }],
        },
      },
    });
  });

  test('tolerates tokens', () => {
    const template = groupWith((stack) => {
      const weight = new CfnParameter(stack, 'Weight', { type: 'Number' }).valueAsNumber;
      const instanceType = type(new CfnParameter(stack, 'Type').valueAsString);
      return {
        launchTemplate: launchTemplate(stack, 'Own', 'm7g.large'),
        capacitySource: CapacitySource.mixedInstances({ instanceTypes: [{ instanceType, weight }] }),
      };
    });

    template.hasResourceProperties(GROUP, {
      MixedInstancesPolicy: {
        LaunchTemplate: { Overrides: [{ InstanceType: { Ref: 'Type' }, WeightedCapacity: { Ref: 'Weight' } }] },
      },
    });
  });

  const weighted = (...weights: Array<number | undefined>) =>
    weights.map((weight, index) => ({ instanceType: type(`m7g.${index + 1}xlarge`), weight }));

  test.each([
    ['no type', [], 'instanceTypes must be 1 to 40 types, got 0'],
    [
      '41 types',
      Array.from({ length: 41 }, (_, index) => ({ instanceType: type(`m7g.${index}xlarge`) })),
      'instanceTypes must be 1 to 40 types, got 41',
    ],
    [
      'a type that comes twice',
      types('m7g.large', 'm7g.large'),
      'instanceTypes must not name a type twice, got m7g.large',
    ],
    ['some weights', weighted(1, undefined, 2), 'weight must be given for all instanceTypes or none, got 2 of 3'],
    ['a weight of 0', weighted(0), 'weight must be a whole number between 1 and 999, got 0'],
    ['a weight of 1000', weighted(1000), 'weight must be a whole number between 1 and 999, got 1000'],
    [
      'two architectures with one image',
      types('m7g.large', 'm7i.large'),
      'instanceTypes must be of one architecture unless they have a launchTemplate or machineImage of their own, got m7g.large (arm64) and m7i.large (x86_64)',
    ],
  ])('fails for %s', (_, instanceTypes, problem) => {
    expect(() => CapacitySource.mixedInstances({ instanceTypes })).toThrow(`CapacitySource.mixedInstances: ${problem}`);
  });

  test('fails for a type that the image of the launch template does not run on', () => {
    const mixed = (stack: Parameters<typeof launchTemplate>[0]) => ({
      launchTemplate: launchTemplate(stack, 'Own', 'm7i.large'),
      capacitySource: twoTypes(),
    });

    expect(() => groupWith(mixed)).toThrow(
      "ElasticGroup Test/Group: instanceTypes must be of the architecture of the launch template's m7i.large (x86_64), got m7g.large (arm64)",
    );
  });

  test('fails for a type that the image of a service does not run on', () => {
    const props = { instanceType: type('m7i.large'), capacitySource: twoTypes() };

    expect(() => templateOf((stack) => new ElasticService(stack, 'Web', props))).toThrow(
      "instanceTypes must be of the architecture of the launch template's m7i.large (x86_64), got m7g.large (arm64)",
    );
  });

  test('fails for a service once, with everything that is wrong', () => {
    const purchaseOption = PurchaseOption.spot({ onDemandBaseCapacity: 20 });
    const props = { capacitySource: twoTypes({ purchaseOption }), warmPool: WarmPool.stopped(), applicationPort: 0 };

    expect(() => templateOf((stack) => new ElasticService(stack, 'Web', props))).toThrow(
      'ElasticService Test/Web: onDemandBaseCapacity must be at most maxCapacity, got 20 and 10; ' +
        'warmPool must not be given with Spot Instances; ' +
        'applicationPort must be a whole number between 1 and 65535, got 0',
    );
  });

  test('fails for a type that the image of its own launch template does not run on', () => {
    expect(() =>
      groupWith((stack) => {
        const own = launchTemplate(stack, 'Own', 'm7g.large');
        return {
          capacitySource: twoTypes({ instanceTypes: [{ instanceType: type('m7i.large'), launchTemplate: own }] }),
        };
      }),
    ).toThrow(
      "instanceTypes must be of the architecture of the launch template's m7g.large (arm64), got m7i.large (x86_64)",
    );
  });

  test('fails for an alias as version of a launch template, which CloudFormation refuses', () => {
    expect(() =>
      groupWith((stack) => {
        const own = ec2.LaunchTemplate.fromLaunchTemplateAttributes(stack, 'Own', { launchTemplateId: 'lt-1' });
        return {
          capacitySource: twoTypes({ instanceTypes: [{ instanceType: type('m7g.large'), launchTemplate: own }] }),
        };
      }),
    ).toThrow('versionNumber of launchTemplate must be a number, got $Default');
  });

  test('fails for more launch templates than a group takes', () => {
    expect(() =>
      groupWith((stack) => ({
        capacitySource: CapacitySource.mixedInstances({
          instanceTypes: Array.from({ length: 20 }, (_, index) => ({
            instanceType: type('m7g.large'),
            launchTemplate: launchTemplate(stack, `Own${index}`, 'm7g.large'),
          })),
        }),
      })),
    ).toThrow('launchTemplate must be one of at most 19, got 20');
  });
});

describe('Spot Instances', () => {
  const distributionOf = (purchaseOption: PurchaseOption) =>
    propertiesOf(groupWith({ capacitySource: twoTypes({ purchaseOption }) }));

  test('are chosen by price and capacity, and replaced before they are interrupted', () => {
    expect(distributionOf(PurchaseOption.spot())).toMatchObject({
      CapacityRebalance: true,
      MixedInstancesPolicy: {
        InstancesDistribution: {
          OnDemandAllocationStrategy: 'prioritized',
          OnDemandBaseCapacity: 0,
          OnDemandPercentageAboveBaseCapacity: 0,
          SpotAllocationStrategy: 'price-capacity-optimized',
        },
      },
    });
  });

  test('take every option', () => {
    const purchaseOption = PurchaseOption.spot({
      onDemandBaseCapacity: 2,
      onDemandPercentageAboveBaseCapacity: 25,
      onDemandAllocation: autoscaling.OnDemandAllocationStrategy.LOWEST_PRICE,
      allocation: SpotAllocation.lowestPrice({ pools: 4 }),
      maxPrice: 0.05,
      capacityRebalance: false,
    });

    expect(distributionOf(purchaseOption)).toMatchObject({
      CapacityRebalance: false,
      MixedInstancesPolicy: {
        InstancesDistribution: {
          OnDemandAllocationStrategy: 'lowest-price',
          OnDemandBaseCapacity: 2,
          OnDemandPercentageAboveBaseCapacity: 25,
          SpotAllocationStrategy: 'lowest-price',
          SpotInstancePools: 4,
          SpotMaxPrice: '0.05',
        },
      },
    });
  });

  test.each([
    ['capacity-optimized', SpotAllocation.capacityOptimized()],
    ['capacity-optimized-prioritized', SpotAllocation.capacityOptimizedPrioritized()],
    ['price-capacity-optimized', SpotAllocation.priceCapacityOptimized()],
  ])('may be chosen as %s, with no number of pools', (SpotAllocationStrategy, allocation) => {
    const { InstancesDistribution } = distributionOf(PurchaseOption.spot({ allocation })).MixedInstancesPolicy!;

    expect(InstancesDistribution).toMatchObject({ SpotAllocationStrategy });
    expect(InstancesDistribution).not.toHaveProperty('SpotInstancePools');
  });

  test.each([
    [{ onDemandBaseCapacity: -1 }, 'onDemandBaseCapacity must be a whole number of at least 0, got -1'],
    [
      { onDemandPercentageAboveBaseCapacity: 100 },
      'onDemandPercentageAboveBaseCapacity must be a whole number between 0 and 99, got 100',
    ],
    [{ maxPrice: 0 }, 'maxPrice must be a number of at least 0.001, got 0'],
    [{ maxPrice: Token.asNumber(Fn.ref('Price')) }, 'maxPrice must be known at synthesis, got a token'],
  ])('fails for %p', (options, problem) => {
    expect(() => PurchaseOption.spot(options)).toThrow(`PurchaseOption.spot: ${problem}`);
  });

  test.each([0, 21])('fails for %p pools', (pools) => {
    expect(() => SpotAllocation.lowestPrice({ pools })).toThrow(
      `SpotAllocation.lowestPrice: pools must be a whole number between 1 and 20, got ${pools}`,
    );
  });

  test('fails for a base that the group never exceeds', () => {
    const capacitySource = twoTypes({ purchaseOption: PurchaseOption.spot({ onDemandBaseCapacity: 11 }) });

    expect(() => groupWith({ capacitySource })).toThrow(
      'ElasticGroup Test/Group: onDemandBaseCapacity must be at most maxCapacity, got 11 and 10',
    );
  });
});
