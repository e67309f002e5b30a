import type { Finding } from './property-reader';
import { resourcesOf } from './resource-reader';
import type { Scope } from './scope';

/** A scaling policy as the template describes it. */
export interface PolicyDefinition {
  readonly logicalId: string;
  readonly name: string;
  readonly arn: string;
  readonly groupName: string;
  /** @default 'SimpleScaling' */
  readonly type: string;
  /** Every property but the group's name and the type, under CloudFormation's names, which are also the API's. */
  readonly configuration: { readonly [key: string]: unknown };
}

/** The scaling policies of a template. One whose group cannot be read is left out (and its group reported). */
export function readScalingPolicies(scope: Scope, report: (finding: Finding) => void): readonly PolicyDefinition[] {
  return resourcesOf('AWS::AutoScaling::ScalingPolicy', scope, report).flatMap((policy) => {
    const groupName = policy.properties.text('AutoScalingGroupName');
    if (groupName === undefined) {
      return [];
    }
    const { AutoScalingGroupName: _group, PolicyType: _type, ...configuration } = policy.properties.plain();
    return [
      {
        logicalId: policy.logicalId,
        name: policy.name,
        arn: policy.reference,
        groupName,
        type: policy.properties.text('PolicyType') ?? 'SimpleScaling',
        configuration,
      },
    ];
  });
}
