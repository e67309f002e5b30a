import type { PolicyDefinition } from '../../twin/template/read-scaling-policies';
import { liveAlarms, type ToldAlarm } from '../cloudwatch/live-alarms';
import type { LiveWorld } from '../live-world';
import { paginate } from '../paginate';
import type { QueryParameters } from '../query-parameters';
import type { XmlObject } from '../xml';

/**
 * The policies of the template, with the alarms that invoke them.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribePolicies.html
 */
export function describePolicies(parameters: QueryParameters, world: LiveWorld): XmlObject {
  const group = parameters.text('AutoScalingGroupName');
  const names = parameters.list('PolicyNames');
  const types = parameters.list('PolicyTypes');
  const policies = world
    .read()
    .stack.policies.filter(
      (policy) =>
        (group === undefined || policy.groupName === group) &&
        (names.length === 0 || names.includes(policy.name) || names.includes(policy.arn)) &&
        (types.length === 0 || types.includes(policy.type)),
    );
  const size = parameters.integer('MaxRecords', { min: 1, max: 100 }) ?? 50;
  const page = paginate(policies, size, parameters.text('NextToken'));
  const alarms = liveAlarms(world);
  return {
    ScalingPolicies: page.items.map((policy) => policyElement(policy, alarms)),
    NextToken: page.nextToken,
  };
}

function policyElement(policy: PolicyDefinition, alarms: readonly ToldAlarm[]): XmlObject {
  const invoking = alarms.filter(({ actions }) => Object.values(actions).flat().includes(policy.arn));
  return {
    ...(policy.configuration as XmlObject),
    AutoScalingGroupName: policy.groupName,
    PolicyName: policy.name,
    PolicyARN: policy.arn,
    PolicyType: policy.type,
    Alarms: invoking.map(({ name, arn }) => ({ AlarmName: name, AlarmARN: arn })),
    Enabled: true,
  };
}
