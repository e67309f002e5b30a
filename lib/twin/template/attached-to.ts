import type { Finding } from './property-reader';
import { type ReadableResource, resourcesOf } from './resource-reader';
import type { Scope } from './scope';

/** The resources of a type that name a group as theirs, in template order. */
export function attachedTo(
  group: ReadableResource,
  type: string,
  scope: Scope,
  report: (finding: Finding) => void,
): readonly ReadableResource[] {
  return resourcesOf(type, scope, report).filter(
    ({ properties }) => properties.text('AutoScalingGroupName') === group.name,
  );
}
