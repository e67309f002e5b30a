import type { Finding, PropertyReader } from './property-reader';
import { resourcesOf } from './resource-reader';
import type { Scope } from './scope';

/** The launch template that a group starts instances from. */
export interface LaunchTemplateUse {
  readonly id?: string;
  readonly name?: string;
  /** A number as text, `$Latest` or `$Default`. */
  readonly version: string;
  readonly instanceType?: string;
  /** Whether instances report every minute rather than every five. Undefined when the template is another stack's. */
  readonly detailedMonitoring?: boolean;
}

/**
 * The launch template of a group, also within a MixedInstancesPolicy (whose overrides and Spot instances are not
 * modelled: every instance is of the launch template's type). Undefined for a launch configuration.
 */
export function launchTemplateOf(
  group: PropertyReader,
  scope: Scope,
  report: (finding: Finding) => void,
): LaunchTemplateUse | undefined {
  const mixed = group.object('MixedInstancesPolicy')?.object('LaunchTemplate')?.object('LaunchTemplateSpecification');
  const specification = group.object('LaunchTemplate') ?? mixed;
  if (!specification) {
    return undefined;
  }
  const id = specification.text('LaunchTemplateId');
  const givenName = specification.text('LaunchTemplateName');
  const definition = resourcesOf('AWS::EC2::LaunchTemplate', scope, report).find(
    (template) => template.reference === id || template.name === givenName,
  );
  const data = definition?.properties.object('LaunchTemplateData');
  const instanceType = data?.text('InstanceType');
  const name = givenName ?? definition?.name;
  return {
    ...(id !== undefined && { id }),
    ...(name !== undefined && { name }),
    version: specification.text('Version') ?? '$Default',
    ...(instanceType !== undefined && { instanceType }),
    ...(definition && { detailedMonitoring: data?.object('Monitoring')?.flag('Enabled') ?? false }),
  };
}
