import { templateReference, userGuide } from './aws-pages';
import { type Check, each, type Problem } from './check';
import { type LaunchData, launchDataOf, launchDataOfGroups } from './launch-data';
import { namesOf } from './names-of';
import { GROUP, POLICY } from './resource-types';
import { predefinedMetric } from './target-tracking-checks';
import type { TemplateReader } from './template-reader';
import type { TemplateValue } from './template-value';

const GROUP_PAGE = templateReference('aws-resource-autoscaling-autoscalinggroup');

/** What instances are launched from, and how safe and how visible they are. */
export const LAUNCH_CHECKS: readonly Check[] = [
  {
    id: 'launch-sources',
    severity: 'error',
    what: 'A group has no launch template, or more than one of the ways to say what it launches',
    why: 'Auto Scaling takes exactly one of them',
    fix: 'give LaunchTemplate, or MixedInstancesPolicy with the launch template in it',
    source: GROUP_PAGE,
    find: each(GROUP, function* ({ properties }) {
      const given = SOURCES.filter((name) => properties.at(name).isGiven);
      const got = SOURCES.every((name) => properties.at(name).isAbsent) ? 'none' : given.join(' and ');
      yield (got === 'none' || given.length > 1) && [
        'Properties.LaunchTemplate',
        `one of ${SOURCES.join(', ')} must be given, got ${got}`,
      ];
    }),
  },
  {
    id: 'launch-configuration',
    severity: 'warning',
    what: 'A group uses a launch configuration',
    why: 'they know no instance types or features of after 2022, and newer accounts cannot make them',
    fix: 'use a launch template; in the CDK set the flag @aws-cdk/aws-autoscaling:generateLaunchTemplateInsteadOfLaunchConfig',
    source: userGuide('launch-configurations'),
    find: each(GROUP, function* ({ properties }) {
      const name = properties.at('LaunchConfigurationName');
      yield name.isGiven && [
        'Properties.LaunchConfigurationName',
        `LaunchTemplate must be given rather than LaunchConfigurationName, got ${name.target ?? name.text ?? 'a name'}`,
      ];
    }),
  },
  {
    id: 'floating-launch-template-version',
    severity: 'warning',
    what: 'The version of a launch template is `$Latest` or `$Default`',
    why: 'CloudFormation does not support them: it sees no change when there is a new version, and so replaces no instance',
    fix: 'refer to the attribute LatestVersionNumber of the launch template',
    source: templateReference('aws-properties-autoscaling-autoscalinggroup-launchtemplatespecification'),
    find: each(GROUP, function* ({ properties }) {
      for (const path of VERSIONS) {
        const version = properties.at(...path.split('.')).text;
        yield (version === '$Latest' || version === '$Default') && [
          `Properties.${path}`,
          `Version must be a number or the attribute LatestVersionNumber, got ${version}`,
        ];
      }
    }),
  },
  {
    id: 'basic-monitoring-with-cpu-policy',
    severity: 'warning',
    what: 'Target tracking on CPU or network in a group with basic monitoring',
    why: 'the figures come every 5 minutes, so that the policy reacts minutes later than its alarms look',
    fix: 'set Monitoring.Enabled to true in the launch template; in the CDK, detailedMonitoring',
    source: userGuide('enable-as-instance-metrics'),
    rule: '6.9',
    find: findBasicMonitoring,
  },
  {
    id: 'metadata-without-token',
    severity: 'warning',
    what: 'Instance metadata can be read without a session token (IMDSv1)',
    why: 'unless the image or the account requires tokens, a request that an application is tricked into sending hands out the credentials of the role',
    fix: 'set MetadataOptions.HttpTokens to required; in the CDK, requireImdsv2',
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html',
    find: eachSource(function* ({ data, location }) {
      const options = data.at('MetadataOptions');
      const tokens = options.at('HttpTokens');
      const endpoint = options.at('HttpEndpoint');
      const isReadable = endpoint.isAbsent || endpoint.text === 'enabled';
      yield isReadable &&
        (tokens.isAbsent || tokens.text === 'optional') && [
          `${location}.MetadataOptions.HttpTokens`,
          `HttpTokens must be required, got ${tokens.text ?? 'none'}`,
        ];
    }),
  },
  {
    id: 'unencrypted-volume',
    severity: 'warning',
    what: 'A volume of the instances is not encrypted',
    why: 'unless the account encrypts by default, its data and its snapshots can be read by whoever gets hold of them',
    fix: 'set Ebs.Encrypted to true',
    source: 'https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html',
    find: eachSource(function* ({ data, location }) {
      for (const [index, device] of (data.at('BlockDeviceMappings').list ?? []).entries()) {
        const [ebs, encrypted] = [device.at('Ebs'), device.at('Ebs', 'Encrypted')];
        const isOpen = ebs.isGiven && ebs.at('SnapshotId').isAbsent && (encrypted.isAbsent || encrypted.isFalse);
        yield isOpen && [
          `${location}.BlockDeviceMappings.${index}.Ebs.Encrypted`,
          `Encrypted must be true for ${device.at('DeviceName').text ?? 'every device'}, got ${encrypted.isFalse ? 'false' : 'none'}`,
        ];
      }
    }),
  },
  {
    id: 'public-instances',
    severity: 'warning',
    what: 'Instances get public addresses',
    why: 'each of them can be reached from the internet as far as its security group allows, past the load balancer',
    fix: 'use private subnets, and leave AssociatePublicIpAddress out',
    source: 'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-ip-addressing.html',
    find: eachSource(function* ({ data, location }) {
      const interfaces = data.at('NetworkInterfaces').list ?? [];
      yield [data, ...interfaces].some((value) => value.at('AssociatePublicIpAddress').isTrue) && [
        location,
        'AssociatePublicIpAddress must not be true, got true',
      ];
    }),
  },
];

const SOURCES = ['LaunchTemplate', 'MixedInstancesPolicy', 'LaunchConfigurationName', 'InstanceId'] as const;
const VERSIONS = [
  'LaunchTemplate.Version',
  'MixedInstancesPolicy.LaunchTemplate.LaunchTemplateSpecification.Version',
] as const;

/** A launch source is one of a group, whose finding it is. */
function eachSource(problemsOf: (source: LaunchData) => Iterable<readonly [string, string] | false>): Check['find'] {
  return function* find(template): Iterable<Problem> {
    for (const launch of launchDataOfGroups(template)) {
      const group = template.groups.find((user) => template.launchSourceOf(user) === launch.source);
      for (const problem of problemsOf(launch)) {
        if (problem) {
          yield { resource: launch.source, group, location: problem[0], message: problem[1] };
        }
      }
    }
  };
}

function* findBasicMonitoring(template: TemplateReader): Iterable<Problem> {
  for (const group of template.groups) {
    const launch = launchDataOf(group, template);
    const slow = template.attachedTo(group, POLICY).filter(({ properties }) => isOfInstances(properties));
    if (launch && slow.length > 0 && isBasic(launch)) {
      const name = launch.isTemplate ? 'Monitoring.Enabled' : 'InstanceMonitoring';
      const message = `${name} must be true for ${namesOf(slow)}, got ${monitoringOf(launch).isAbsent ? 'none' : 'false'}`;
      yield { resource: launch.source, group, message, location: `${launch.location}.${name}` };
    }
  }
}

/** The default of a launch template is basic monitoring, that of a launch configuration is detailed monitoring. */
function isBasic(launch: LaunchData): boolean {
  const monitoring = monitoringOf(launch);
  return monitoring.isFalse || (launch.isTemplate && monitoring.isAbsent);
}

function monitoringOf({ data, isTemplate }: LaunchData): TemplateValue {
  return isTemplate ? data.at('Monitoring', 'Enabled') : data.at('InstanceMonitoring');
}

function isOfInstances(properties: TemplateValue): boolean {
  return predefinedMetric(properties).text?.startsWith('ASGAverage') ?? false;
}
