import { Lazy } from 'aws-cdk-lib';
import type { AutoScalingGroup, IAutoScalingGroup } from 'aws-cdk-lib/aws-autoscaling';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as ssm from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import { acknowledge, acknowledgeInlinePolicy } from '../acknowledge';
import { PropChecks } from '../prop-checks';
import { resourceOf } from './group-resource';

/** The name space that the agent publishes in by itself. */
export const AGENT_NAMESPACE = 'CWAgent';

const CONTROL = '/opt/aws/amazon-cloudwatch-agent/bin/amazon-cloudwatch-agent-ctl';

/** Why the agent cannot be brought to the instances of a group. */
export function checkAgent(group: IAutoScalingGroup): PropChecks {
  const path = group.node.path;
  if (resourceOf(group) === undefined) {
    return new PropChecks().rule(false, `group must be of this app for the CloudWatch agent, got ${path}, imported`);
  }
  return new PropChecks()
    .rule(
      group.osType !== ec2.OperatingSystemType.WINDOWS,
      `group must run Linux for the CloudWatch agent, got ${path}, which runs Windows`,
    )
    .rule(
      isThere(() => (group as AutoScalingGroup).userData),
      `launchTemplate of ${path} must tell its user data for the CloudWatch agent`,
    )
    .rule(
      isThere(() => (group as AutoScalingGroup).role),
      `launchTemplate of ${path} must tell its role for the CloudWatch agent`,
    );
}

/** What a script does beside starting the agent. */
export function withoutAgent(script: string): string {
  const lines = script.split('\n').filter((line) => !/^# CloudWatch agent: |amazon-cloudwatch-agent/.test(line));
  return lines.join('\n');
}

/**
 * The CloudWatch agent on the instances of a group: one for all policies that read what it measures.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch-Agent-Configuration-File-Details.html
 */
export class CloudWatchAgent extends Construct {
  /** The agent of a group that `checkAgent` has nothing against. */
  static of(group: IAutoScalingGroup): CloudWatchAgent {
    const found = group.node.tryFindChild('CloudWatchAgent') as CloudWatchAgent | undefined;
    return found ?? new CloudWatchAgent(group as AutoScalingGroup);
  }

  /** Seconds between measurements, by the section of the configuration and the name of the metric in it. */
  private readonly intervals = new Map<string, { readonly metric: string; readonly interval: number }>();

  private constructor(group: AutoScalingGroup) {
    super(group, 'CloudWatchAgent');
    const parameter = new ssm.StringParameter(this, 'Configuration', {
      description: `CloudWatch agent on the instances of ${group.node.path}`,
      stringValue: Lazy.string({ produce: () => JSON.stringify(this.configuration()) }),
    });
    this.allow(group, parameter);
    group.addUserData(
      // The comment makes a change of the configuration one of the launch template, so that it reaches the instances.
      `# CloudWatch agent: ${Lazy.string({ produce: () => this.describe() })}`,
      `test -x ${CONTROL} || dnf install -y amazon-cloudwatch-agent || yum install -y amazon-cloudwatch-agent`,
      `${CONTROL} -a fetch-config -m ec2 -s -c ssm:${parameter.parameterName}`,
    );
  }

  /** Measures a metric, averaged over the group, as often as the one that asks for most. */
  collect(section: string, metric: string, interval: number): void {
    const asked = this.intervals.get(section)?.interval ?? interval;
    this.intervals.set(section, { metric, interval: Math.min(asked, interval) });
  }

  /** An instance that boots before it may read its configuration goes without an agent for good. */
  private allow(group: AutoScalingGroup, parameter: ssm.IStringParameter): void {
    const policy = new iam.Policy(this, 'Policy', {
      statements: [
        new iam.PolicyStatement({ actions: ['ssm:GetParameter'], resources: [parameter.parameterArn] }),
        new iam.PolicyStatement({ actions: ['ec2:DescribeTags'], resources: ['*'] }),
        new iam.PolicyStatement({
          actions: ['cloudwatch:PutMetricData'],
          resources: ['*'],
          conditions: { StringEquals: { 'cloudwatch:namespace': AGENT_NAMESPACE } },
        }),
      ],
    });
    group.role.attachInlinePolicy(policy);
    resourceOf(group)?.node.addDependency(policy);
    acknowledgeInlinePolicy(policy);
    acknowledge(
      policy,
      'AwsSolutions::AwsSolutions-IAM5[Resource::*]',
      'ec2:DescribeTags and cloudwatch:PutMetricData take no resource; the latter is held to one name space',
    );
  }

  private configuration(): object {
    const sections = this.sorted().map(([section, { metric, interval }]) => [
      section,
      { measurement: [metric], drop_original_metrics: [metric], metrics_collection_interval: interval },
    ]);
    const interval = Math.min(...this.sorted().map(([, { interval }]) => interval));
    return {
      agent: { metrics_collection_interval: interval, run_as_user: 'cwagent' },
      metrics: {
        namespace: AGENT_NAMESPACE,
        append_dimensions: { AutoScalingGroupName: `\${aws:AutoScalingGroupName}` },
        aggregation_dimensions: [['AutoScalingGroupName']],
        force_flush_interval: interval,
        metrics_collected: Object.fromEntries(sections),
      },
    };
  }

  private describe(): string {
    return this.sorted()
      .map(([section, { interval }]) => `${section} every ${interval} s`)
      .join(', ');
  }

  /** In the order of the alphabet, so that the order of policies changes no configuration. */
  private sorted(): ReadonlyArray<[string, { readonly metric: string; readonly interval: number }]> {
    return [...this.intervals].sort(([a], [b]) => (a < b ? -1 : 1));
  }
}

/** The CDK throws where a launch template does not tell. */
function isThere(part: () => unknown): boolean {
  try {
    return part() !== undefined;
  } catch {
    return false;
  }
}
