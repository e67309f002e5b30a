import type { GroupDefinition } from './read-groups';
import { set } from './set';

/** What a group starts instances from, a launch template or a launch configuration. */
export interface LaunchSource {
  /** Of a mixed group, the first of its types. */
  readonly instanceType?: string;
  /** Whether instances report every minute rather than every five. Undefined when the template does not tell. */
  readonly detailedMonitoring?: boolean;
}

/** What the instances of a group are, whichever way the group says it. */
export function launchSourceOf({
  launchTemplate,
  launchConfiguration,
  mixedInstances,
}: Pick<GroupDefinition, 'launchTemplate' | 'launchConfiguration' | 'mixedInstances'>): LaunchSource {
  const source: LaunchSource = launchTemplate ?? launchConfiguration ?? {};
  const [first = source] = mixedInstances?.types ?? [];
  return { ...set('instanceType', first.instanceType), ...set('detailedMonitoring', source.detailedMonitoring) };
}
