import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { acknowledge } from './acknowledge';

/** Groups whose minimum may be written, and how far. */
export interface WritableGroups {
  readonly arn: string;
  /** In instances. */
  readonly highestFloor: number;
  /** The lowest minimum, in instances. @default - none */
  readonly baseline?: number;
  /** Key of a tag that a group has to carry. @default - none */
  readonly tag?: string;
}

/** What a controller may write: nothing, the floors of its groups, or their desired capacity, too. */
export type WriteAccess = 'nothing' | 'floors' | 'floors and capacity';

/**
 * Lets a role write the floors of groups, and set their desired capacity, and nothing else.
 *
 * A floor is a scheduled action that sets the minimum, within bounds, and never the maximum. Whatever else the function
 * would ask for is refused by AWS: what it can spend ends at the group's maximum, and what it can take away at its
 * baseline. What a scheduled action is called, and whether it sets desired capacity, no condition can say.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2autoscaling.html
 */
export function allowWriting(role: iam.Role, groups: readonly WritableGroups[], access: WriteAccess): void {
  if (access === 'nothing') {
    return;
  }
  const actions = ['autoscaling:DeleteScheduledAction'];
  if (access === 'floors and capacity') {
    actions.push('autoscaling:SetDesiredCapacity');
  }
  const statements = groups.flatMap((group) => [
    new iam.PolicyStatement({
      actions: ['autoscaling:PutScheduledUpdateGroupAction'],
      resources: [group.arn],
      conditions: floorConditions(group),
    }),
    new iam.PolicyStatement({ actions, resources: [group.arn], conditions: tagCondition(group) }),
  ]);
  const document = new iam.PolicyDocument({ statements, minimize: true });
  const policy = new iam.Policy(role, 'WriteGroups', { roles: [role], document });
  for (const { arn, tag } of groups) {
    acknowledgeWildcard(policy, arn, tag);
  }
}

/** Lets a role read groups and metrics, none of which can be narrowed to one group. */
export function allowReading(role: iam.Role, { launches }: { readonly launches: boolean }): void {
  allowOnAll(role, 'ReadGroups', [
    'autoscaling:DescribeAutoScalingGroups',
    'autoscaling:DescribeInstanceRefreshes',
    'autoscaling:DescribeScheduledActions',
    ...(launches ? ['autoscaling:DescribeScalingActivities'] : []),
  ]);
  allowOnAll(role, 'ReadMetrics', ['cloudwatch:GetMetricData']);
}

/** A policy of its own, so that what is acknowledged is this, and not what somebody adds to the role. */
function allowOnAll(role: iam.Role, id: string, actions: string[]): void {
  const statement = new iam.PolicyStatement({ actions, resources: ['*'] });
  const policy = new iam.Policy(role, id, { roles: [role], statements: [statement] });
  acknowledge(policy, 'AwsSolutions::AwsSolutions-IAM5[Resource::*]', 'the actions take no resource');
}

function floorConditions(group: WritableGroups): { [operator: string]: object } {
  const { highestFloor, baseline, tag } = group;
  return {
    NumericLessThanEquals: { 'autoscaling:MinSize': highestFloor },
    ...(baseline !== undefined && { NumericGreaterThanEquals: { 'autoscaling:MinSize': baseline } }),
    Null: { 'autoscaling:MaxSize': 'true', ...(tag !== undefined && { [tagKey(tag)]: 'false' }) },
  };
}

function tagCondition({ tag }: WritableGroups): { [operator: string]: object } {
  return tag === undefined ? {} : { Null: { [tagKey(tag)]: 'false' } };
}

function tagKey(tag: string): string {
  return `aws:ResourceTag/${tag}`;
}

function acknowledgeWildcard(policy: iam.Policy, arn: string, tag: string | undefined): void {
  const finding = `Resource::${asPrinted(Stack.of(policy).resolve(arn))}`;
  const reason =
    tag === undefined
      ? 'the ARN of an imported group holds an id that only the service knows'
      : `only groups that carry the tag ${tag}, as the condition says`;
  if (finding.includes('*')) {
    acknowledge(policy, `AwsSolutions::AwsSolutions-IAM5[${finding}]`, reason);
  }
}

/** A resolved ARN as cdk-nag prints it: what is not known yet by its name in angle brackets. */
function asPrinted(value: unknown): string {
  if (typeof value === 'string') {
    return value;
  }
  const { Ref, 'Fn::Join': join, 'Fn::ImportValue': imported } = value as { [name: string]: unknown };
  if (Array.isArray(join)) {
    return (join[1] as unknown[]).map(asPrinted).join(join[0]);
  }
  if (imported !== undefined) {
    return asPrinted(imported);
  }
  return Ref === undefined ? JSON.stringify(value) : `<${Ref}>`;
}
