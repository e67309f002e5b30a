import type { PolicyDefinition } from '../../twin/template/read-scaling-policies';
import type { LiveWorld } from '../live-world';
import { paginate } from '../paginate';
import type { QueryParameters } from '../query-parameters';
import type { XmlObject } from '../xml';

/**
 * The policies of the template. The two alarms that AWS adds to a target tracking policy are not listed: policies are
 * described and do not act yet.
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
  return {
    ScalingPolicies: page.items.map((policy) => policyElement(policy, world)),
    NextToken: page.nextToken,
  };
}

function policyElement(policy: PolicyDefinition, world: LiveWorld): XmlObject {
  const alarms = world.read().stack.alarms.filter(({ configuration }) => {
    const { AlarmActions, OKActions, InsufficientDataActions } = configuration;
    return [AlarmActions, OKActions, InsufficientDataActions].flat().includes(policy.arn);
  });
  return {
    ...(policy.configuration as XmlObject),
    AutoScalingGroupName: policy.groupName,
    PolicyName: policy.name,
    PolicyARN: policy.arn,
    PolicyType: policy.type,
    Alarms: alarms.map(({ name, arn }) => ({ AlarmName: name, AlarmARN: arn })),
    Enabled: true,
  };
}
