import type { Template } from 'aws-cdk-lib/assertions';

/** The attributes of the one resource of a type, by key. */
export function attributesOf(template: Template, type: 'LoadBalancer' | 'TargetGroup'): Record<string, unknown> {
  const found = Object.values(template.findResources(`AWS::ElasticLoadBalancingV2::${type}`));
  const attributes = found.flatMap(({ Properties }) => Properties[`${type}Attributes`] ?? []);
  return Object.fromEntries(attributes.map(({ Key, Value }) => [Key, Value]));
}
