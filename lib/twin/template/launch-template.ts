import type { Finding, PropertyReader } from './property-reader';
import { resourcesOf } from './resource-reader';
import type { Scope } from './scope';
import { set } from './set';

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

/** What of a launch template has no effect here, with what happens instead. */
const notModelled: { readonly [property: string]: string } = {
  InstanceMarketOptions: 'priced as On-Demand and never interrupted',
  InstanceRequirements: 'which instance types match is not known',
};

/** The launch template of a group, also within a MixedInstancesPolicy. Undefined for a launch configuration. */
export function launchTemplateOf(
  group: PropertyReader,
  scope: Scope,
  report: (finding: Finding) => void,
): LaunchTemplateUse | undefined {
  const mixed = group.object('MixedInstancesPolicy')?.object('LaunchTemplate')?.object('LaunchTemplateSpecification');
  const specification = group.object('LaunchTemplate') ?? mixed;
  return specification && readLaunchTemplate(specification, scope, report);
}

/** The launch template that a LaunchTemplateSpecification names. */
export function readLaunchTemplate(
  specification: PropertyReader,
  scope: Scope,
  report: (finding: Finding) => void,
): LaunchTemplateUse {
  const id = specification.text('LaunchTemplateId');
  const givenName = specification.text('LaunchTemplateName');
  const definition = resourcesOf('AWS::EC2::LaunchTemplate', scope, report).find(
    (template) => template.reference === id || template.name === givenName,
  );
  const data = definition?.properties.object('LaunchTemplateData');
  for (const key of data?.keys().filter((property) => Object.hasOwn(notModelled, property)) ?? []) {
    report({ path: `${data?.path}.${key}`, message: `${key}: ${notModelled[key]}` });
  }
  return {
    ...set('id', id),
    ...set('name', givenName ?? definition?.name),
    version: specification.text('Version') ?? '$Default',
    ...set('instanceType', data?.text('InstanceType')),
    ...(definition && { detailedMonitoring: data?.object('Monitoring')?.flag('Enabled') ?? false }),
  };
}
