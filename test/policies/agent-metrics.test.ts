import { Duration } from 'aws-cdk-lib';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { ScalingPolicy } from '../../lib';
import { importedVpc, templateOf } from '../support/template';
import { importedWith, newGroup, POLICY, templateWith } from './support';

function agentConfiguration(template: Template): Record<string, unknown> {
  const [parameter] = Object.values(template.findResources('AWS::SSM::Parameter'));
  return JSON.parse(parameter!.Properties.Value);
}

const userDataOf = (template: Template) => JSON.stringify(template.findResources('AWS::EC2::LaunchTemplate'));

describe('ScalingPolicy.highResolutionCpu', () => {
  test('tracks what the agent measures every 10 seconds', () => {
    const template = templateWith(() => ({ Cpu: ScalingPolicy.highResolutionCpu({ target: 60 }) }));

    template.hasResourceProperties(POLICY, {
      TargetTrackingConfiguration: {
        CustomizedMetricSpecification: {
          Namespace: 'CWAgent',
          MetricName: 'cpu_usage_active',
          Dimensions: [{ Name: 'AutoScalingGroupName', Value: { Ref: Match.stringLikeRegexp('^Group') } }],
          Statistic: 'Average',
          Period: 10,
        },
        TargetValue: 60,
      },
    });
    expect(agentConfiguration(template)).toEqual({
      agent: { metrics_collection_interval: 10, run_as_user: 'cwagent' },
      metrics: {
        namespace: 'CWAgent',
        append_dimensions: { AutoScalingGroupName: '$' + '{aws:AutoScalingGroupName}' },
        aggregation_dimensions: [['AutoScalingGroupName']],
        force_flush_interval: 10,
        metrics_collected: {
          cpu: {
            measurement: ['cpu_usage_active'],
            drop_original_metrics: ['cpu_usage_active'],
            metrics_collection_interval: 10,
          },
        },
      },
    });
  });

  test('starts the agent at boot, when the role may read its configuration', () => {
    const template = templateWith(() => ({ Cpu: ScalingPolicy.highResolutionCpu() }));

    expect(userDataOf(template)).toMatch(/# CloudWatch agent: cpu every 10 s\\n.*-a fetch-config -m ec2 -s -c ssm:/);
    const [policy] = Object.keys(template.findResources('AWS::IAM::Policy')).filter((id) => /Agent/.test(id));
    template.hasResource('AWS::AutoScaling::AutoScalingGroup', { DependsOn: Match.arrayWith([policy]) });
    template.hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: [
          {
            Action: 'ssm:GetParameter',
            Effect: 'Allow',
            Resource: { 'Fn::Join': ['', Match.arrayWith([{ Ref: Match.stringLikeRegexp('CloudWatchAgent') }])] },
          },
          { Action: 'ec2:DescribeTags', Effect: 'Allow', Resource: '*' },
          {
            Action: 'cloudwatch:PutMetricData',
            Effect: 'Allow',
            Resource: '*',
            Condition: { StringEquals: { 'cloudwatch:namespace': 'CWAgent' } },
          },
        ],
      },
    });
  });

  test.each([
    { period: Duration.minutes(1), got: 60 },
    { period: Duration.seconds(20), got: 20 },
  ])('fails for a period of $got seconds', ({ period, got }) => {
    expect(() => ScalingPolicy.highResolutionCpu({ period, target: 101 })).toThrow(
      'ScalingPolicy.highResolutionCpu: target must be a number between 1 and 100, got 101; ' +
        `period must be one of 10, 30 seconds, got ${got}`,
    );
  });
});

describe('ScalingPolicy.memory', () => {
  test('tracks what the agent measures every minute', () => {
    const template = templateWith(() => ({ Memory: ScalingPolicy.memory() }));

    template.hasResourceProperties(POLICY, {
      TargetTrackingConfiguration: {
        CustomizedMetricSpecification: { MetricName: 'mem_used_percent', Period: Match.absent() },
        TargetValue: 70,
      },
    });
    expect(agentConfiguration(template)).toMatchObject({ metrics: { force_flush_interval: 60 } });
  });

  test('shares one agent with CPU at high resolution', () => {
    const both = (names: readonly string[]) => {
      const policies: Record<string, ScalingPolicy> = {
        Memory: ScalingPolicy.memory(),
        Cpu: ScalingPolicy.highResolutionCpu({ period: Duration.seconds(30) }),
      };
      return templateWith(() => Object.fromEntries(names.map((name) => [name, policies[name]!])));
    };

    const template = both(['Memory', 'Cpu']);

    template.resourceCountIs('AWS::SSM::Parameter', 1);
    expect(userDataOf(template)).toContain('# CloudWatch agent: cpu every 30 s, mem every 60 s');
    expect(agentConfiguration(template)).toMatchObject({
      metrics: {
        force_flush_interval: 30,
        metrics_collected: { cpu: { metrics_collection_interval: 30 }, mem: { metrics_collection_interval: 60 } },
      },
    });
    expect(agentConfiguration(both(['Cpu', 'Memory']))).toEqual(agentConfiguration(template));
  });

  test('fails for an imported group, whose instances are not ours', () => {
    expect(() => importedWith(() => ScalingPolicy.memory())).toThrow(
      'ScalingPolicy Test/Policy: group must be of this app for the CloudWatch agent, got Test/Imported, imported',
    );
  });

  test('fails for a launch template that does not tell what is in it', () => {
    const build = () =>
      templateOf((stack) => {
        const attributes = { launchTemplateId: 'lt-0123456789abcdef0', versionNumber: '1' };
        const launchTemplate = ec2.LaunchTemplate.fromLaunchTemplateAttributes(stack, 'Template', attributes);
        newGroup(stack, { launchTemplate, scalingPolicies: { Memory: ScalingPolicy.memory() } });
      });

    expect(build).toThrow(
      'ScalingPolicy Test/Group/Memory: ' +
        'launchTemplate of Test/Group must tell its user data for the CloudWatch agent; ' +
        'launchTemplate of Test/Group must tell its role for the CloudWatch agent',
    );
  });

  test('fails for Windows', () => {
    const build = () =>
      templateOf((stack) => {
        const role = undefined;
        const launchTemplate = new ec2.LaunchTemplate(stack, 'Template', {
          machineImage: ec2.MachineImage.latestWindows(ec2.WindowsVersion.WINDOWS_SERVER_2022_ENGLISH_FULL_BASE),
          instanceType: new ec2.InstanceType('m7i.large'),
          securityGroup: new ec2.SecurityGroup(stack, 'Open', { vpc: importedVpc(stack) }),
          userData: ec2.UserData.forWindows(),
          role,
        });
        newGroup(stack, { launchTemplate, scalingPolicies: { Memory: ScalingPolicy.memory() } });
      });

    expect(build).toThrow('group must run Linux for the CloudWatch agent, got Test/Group, which runs Windows');
  });
});
