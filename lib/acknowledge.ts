import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/**
 * Tells validation plugins why a finding of theirs is accepted on one construct.
 *
 * `Validations.acknowledge` of older CDKs refuses ids with `::` in them, which is how cdk-nag names the one finding among
 * several of a rule; so this writes what that writes.
 *
 * @param id as the plugin prints it, for example `AwsSolutions::AwsSolutions-IAM5[Resource::*]`
 */
export function acknowledge(construct: IConstruct, id: string, reason: string): void {
  construct.node.addMetadata(Validations.ACKNOWLEDGED_RULES_METADATA_KEY, { [id]: reason });
}
