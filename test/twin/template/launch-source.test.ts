import { launchSourceOf } from '../../../lib/twin/template/launch-source';
import { readStack } from '../../../lib/twin/template/read-stack';
import { plainGroup } from './fixtures';

const configuration = (properties: object = {}) => ({
  Type: 'AWS::AutoScaling::LaunchConfiguration',
  Properties: { InstanceType: 't3.small', ...properties },
});
const template = (data: object) => ({
  Type: 'AWS::EC2::LaunchTemplate',
  Properties: { LaunchTemplateData: { InstanceType: 'm7g.medium', ...data } },
});
const specification = { LaunchTemplateId: { Ref: 'Launch' }, Version: '1' };

function read(properties: object, launch?: object) {
  const { groups, findings } = readStack(plainGroup(properties, launch && { Launch: launch }));
  return { group: groups[0]!, findings };
}

describe('what a group launches', () => {
  test.each<[string, object, object | undefined, object]>([
    [
      'a launch configuration with detailed monitoring',
      { LaunchConfigurationName: { Ref: 'Launch' } },
      configuration(),
      { instanceType: 't3.small', detailedMonitoring: true },
    ],
    [
      'a launch configuration with basic monitoring',
      { LaunchConfigurationName: { Ref: 'Launch' } },
      configuration({ InstanceMonitoring: false }),
      { instanceType: 't3.small', detailedMonitoring: false },
    ],
    [
      'a launch configuration by its given name',
      { LaunchConfigurationName: 'web' },
      configuration({ LaunchConfigurationName: 'web' }),
      { instanceType: 't3.small', detailedMonitoring: true },
    ],
    [
      'a launch template, basic unless it says otherwise',
      { LaunchTemplate: specification },
      template({}),
      { instanceType: 'm7g.medium', detailedMonitoring: false },
    ],
    [
      'the first type of a mixed group',
      {
        MixedInstancesPolicy: {
          LaunchTemplate: { LaunchTemplateSpecification: specification, Overrides: [{ InstanceType: 'c7g.large' }] },
        },
      },
      template({ Monitoring: { Enabled: true } }),
      { instanceType: 'c7g.large', detailedMonitoring: true },
    ],
    ['nothing that is known', {}, undefined, {}],
  ])('is %s', (_name, properties, launch, expected) => {
    const { group, findings } = read(properties, launch);

    expect(launchSourceOf(group)).toStrictEqual(expected);
    expect(findings).toEqual([]);
  });

  test('is reported when it is a launch configuration of another stack', () => {
    const { group, findings } = read({ LaunchConfigurationName: 'web' });

    expect(group.launchConfiguration).toStrictEqual({ name: 'web', detailedMonitoring: true });
    expect(findings).toEqual([
      {
        path: 'Resources.Group.Properties.LaunchConfigurationName',
        message: 'web is not in the template: the instance type is not known, monitoring is taken as detailed',
      },
    ]);
  });

  test.each([
    [
      { LaunchConfigurationName: { Ref: 'Launch' } },
      configuration({ SpotPrice: '0.01' }),
      'SpotPrice: priced as On-Demand and never interrupted',
    ],
    [
      { LaunchTemplate: specification },
      template({ InstanceMarketOptions: { MarketType: 'spot' } }),
      'InstanceMarketOptions: priced as On-Demand and never interrupted',
    ],
    [
      { LaunchTemplate: specification },
      template({ InstanceRequirements: {} }),
      'InstanceRequirements: which instance types match is not known',
    ],
  ])('is reported when it is more than On-Demand instances of one type: %j', (properties, launch, message) => {
    expect(read(properties, launch).findings.map((finding) => finding.message)).toEqual([message]);
  });
});
