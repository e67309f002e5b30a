import { ALL_CHECKS } from './all-checks';
import type { Finding, Problem } from './check';
import { POLICY, TARGET_GROUP } from './resource-types';
import { type Resource, TemplateReader } from './template-reader';

/** Everything that is wrong with a synthesized template. */
export function findProblems(json: unknown, nameOf?: (logicalId: string) => string): readonly Finding[] {
  const template = new TemplateReader(json, nameOf);
  return ALL_CHECKS.flatMap((check) =>
    [...check.find(template)].map((problem) => ({ ...problem, check, group: groupOf(problem, template) })),
  );
}

/** The group that a problem is one of: told, the resource itself, or by the target groups and the policies between them. */
function groupOf({ resource, group }: Problem, template: TemplateReader): Resource | undefined {
  if (group !== undefined || template.groups.includes(resource)) {
    return group ?? resource;
  }
  const near = [resource.logicalId, ...resource.properties.mentions];
  const isNear = ({ logicalId }: Resource) => near.includes(logicalId);
  const targetGroups = template.ofType(TARGET_GROUP).filter(isNear);
  const policies = template.ofType(POLICY).filter(isNear);
  const serves = (one: Resource) => targetGroups.some((part) => one.properties.mentions.includes(part.logicalId));
  return (
    template.groupOf(resource) ??
    template.groups.find((one) => serves(one) || policies.some((policy) => template.groupOf(policy) === one))
  );
}
