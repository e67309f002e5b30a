import type { Stack } from 'aws-cdk-lib';
import type { Template } from 'aws-cdk-lib/assertions';
import { ElasticGroup, type ElasticGroupProps } from '../../../lib';
import { importedVpc, templateOf } from '../../support/template';

export const GROUP = 'AWS::AutoScaling::AutoScalingGroup';

/** A group in a network that is not in the template. */
export function newGroup(stack: Stack, props: Partial<ElasticGroupProps> = {}): ElasticGroup {
  return new ElasticGroup(stack, 'Group', { vpc: importedVpc(stack), ...props });
}

/** A template with a group alone. */
export function templateOfGroup(props: Partial<ElasticGroupProps>): Template {
  return templateOf((stack) => newGroup(stack, props));
}

/** What a group waits for before it is made. */
export function dependenciesOf(template: Template): readonly string[] {
  const [group] = Object.values(template.findResources(GROUP));
  return group?.DependsOn ?? [];
}

/** Logical ids of the resources of a type. */
export function idsOf(template: Template, type: string): readonly string[] {
  return Object.keys(template.findResources(type));
}

/** Everything that a resource refers to or waits for, and what those do in turn: a circle would have the resource itself. */
export function reachableFrom(template: Template, id: string): ReadonlySet<string> {
  const resources: Readonly<Record<string, object>> = template.toJSON().Resources;
  const found = new Set<string>();
  const follow = (from: string) => {
    for (const next of Object.keys(resources).filter((name) => refersTo(resources[from]!, name))) {
      if (!found.has(next)) {
        found.add(next);
        follow(next);
      }
    }
  };
  follow(id);
  return found;
}

function refersTo(resource: object, id: string): boolean {
  const text = JSON.stringify(resource);
  const { DependsOn = [] } = resource as { DependsOn?: readonly string[] };
  return text.includes(`{"Ref":"${id}"}`) || text.includes(`{"Fn::GetAtt":["${id}",`) || DependsOn.includes(id);
}
