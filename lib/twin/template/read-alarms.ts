import type { Finding } from './property-reader';
import { resourcesOf } from './resource-reader';
import type { Scope } from './scope';

/** A metric alarm as the template describes it. */
export interface AlarmDefinition {
  readonly logicalId: string;
  readonly name: string;
  readonly arn: string;
  /** Every property but the name, under CloudFormation's names, which are also the API's. */
  readonly configuration: { readonly [key: string]: unknown };
}

/** The metric alarms of a template. */
export function readAlarms(scope: Scope, report: (finding: Finding) => void): readonly AlarmDefinition[] {
  return resourcesOf('AWS::CloudWatch::Alarm', scope, report).map(({ logicalId, name, properties }) => {
    const { AlarmName: _name, Tags: _tags, ...configuration } = properties.plain();
    return {
      logicalId,
      name,
      arn: `arn:${scope.pseudo['AWS::Partition']}:cloudwatch:${scope.region}:${scope.account}:alarm:${name}`,
      configuration,
    };
  });
}
