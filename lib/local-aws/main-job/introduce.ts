import { isObject, own } from '../../twin/template/json';
import type { FunctionDefinition } from '../../twin/template/read-functions';
import type { GroupDefinition } from '../../twin/template/read-groups';
import type { PolicyDefinition } from '../../twin/template/read-scaling-policies';
import type { Stack } from '../../twin/template/read-stack';
import type { Narrator } from './narrator';

const MOST_FINDINGS = 8;

/** Says what the template holds, and which parts of it could not be read or have no effect here. */
export function introduce(stack: Stack, path: string, narrator: Narrator): void {
  narrator.fact('template', `${path} (${stack.size} resources)`);
  for (const group of stack.groups) {
    narrator.fact('group', groupText(group));
    for (const policy of stack.policies.filter(({ groupName }) => groupName === group.name)) {
      narrator.fact('policy', `${policyText(policy)}`);
    }
  }
  for (const { path: place, message } of stack.findings.slice(0, MOST_FINDINGS)) {
    narrator.fact('note', `${place}: ${message}`);
  }
  const more = stack.findings.length - MOST_FINDINGS;
  if (more > 0) {
    narrator.fact('note', `and ${more} more`);
  }
}

/** For example `Headroom-Controller-1A2B3C4D5E6F (nodejs24.x, 256 MB)`. */
export function functionText({ name, runtime, memorySize }: FunctionDefinition): string {
  return `${name} (${runtime}, ${memorySize} MB)`;
}

function groupText({ name, minSize, maxSize, launchTemplate, placements }: GroupDefinition): string {
  const zones = [...new Set(placements.map(({ zone }) => zone))].join(', ');
  const instances = launchTemplate?.instanceType ? `${launchTemplate.instanceType} instances` : 'instances';
  return `${name}, ${minSize} to ${maxSize} ${instances} in ${zones}`;
}

function policyText({ type, configuration }: PolicyDefinition): string {
  const tracking = configuration.TargetTrackingConfiguration;
  if (!isObject(tracking)) {
    return type;
  }
  const predefined = own(tracking, 'PredefinedMetricSpecification');
  const metric = isObject(predefined) ? own(predefined, 'PredefinedMetricType') : 'a custom metric';
  return `target tracking, ${shown(metric)} at ${shown(own(tracking, 'TargetValue'))}`;
}

/** Text and numbers as they are; anything else, which a template should not hold there, as JSON. */
function shown(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
