import { Template } from 'aws-cdk-lib/assertions';
import { wholeService } from './support/whole-service';

/** cdk-nag looks at instances and launch configurations, and not at launch templates. */
describe('every launch template, of a mixed group and of its types, too', () => {
  const template = Template.fromStack(wholeService().stack);
  const templates = Object.entries(template.findResources('AWS::EC2::LaunchTemplate'));
  const data = templates.map(([id, { Properties }]) => [id, Properties.LaunchTemplateData] as const);

  test('is there', () => {
    expect(templates.length).toBe(3);
    template.hasResourceProperties('AWS::AutoScaling::AutoScalingGroup', {
      MixedInstancesPolicy: { LaunchTemplate: { Overrides: [{}, { LaunchTemplateSpecification: {} }] } },
    });
  });

  test.each(data)('%s gives no public address', (_, { NetworkInterfaces = [], ...rest }) => {
    const asked = [rest, ...NetworkInterfaces].map(({ AssociatePublicIpAddress }) => AssociatePublicIpAddress);

    expect(asked.filter((answer) => answer !== undefined && answer !== false)).toEqual([]);
  });

  test.each(data)('%s has detailed monitoring', (_, { Monitoring }) => {
    expect(Monitoring).toEqual({ Enabled: true });
  });

  test.each(data)('%s requires IMDSv2, one hop away', (_, { MetadataOptions }) => {
    expect(MetadataOptions).toMatchObject({ HttpTokens: 'required', HttpPutResponseHopLimit: 1 });
  });

  test.each(data)('%s encrypts every volume', (_, { BlockDeviceMappings }) => {
    expect(BlockDeviceMappings.length).toBeGreaterThan(0);
    for (const { Ebs } of BlockDeviceMappings) {
      expect(Ebs).toMatchObject({ Encrypted: true });
    }
  });
});

test('instances stand in subnets that give no public address', () => {
  const template = Template.fromStack(wholeService().stack);

  const subnets = Object.values(template.findResources('AWS::EC2::Subnet'));

  expect(subnets.map(({ Properties }) => Properties.MapPublicIpOnLaunch)).toEqual(subnets.map(() => false));
});
