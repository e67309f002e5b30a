import type { GroupDefinition } from '../template/read-groups';
import type { Stack } from '../template/read-stack';
import type { BalancerUsage } from './usage';

/** A group's part of each load balancer of its template: several groups behind one take equal parts of its hours. */
export function balancersOf(
  group: GroupDefinition,
  { balancing, groups }: Stack,
  hours: number,
): readonly BalancerUsage[] {
  return balancing.loadBalancers.flatMap(({ arn }) => {
    const targets = balancing.targetGroups.filter(({ balancerArns }) => balancerArns.includes(arn));
    const isBehind = ({ targetGroupArns }: GroupDefinition) =>
      targets.some((target) => targetGroupArns.includes(target.arn));
    return isBehind(group) ? [{ hours: hours / groups.filter(isBehind).length }] : [];
  });
}
