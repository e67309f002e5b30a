import { findNoEffect } from './no-effect';
import { findNoReturn } from './no-return';
import { findNotModelled } from './not-modelled';
import { openTemplate } from './open-template';
import { parameterProblems } from './parameter-problems';
import type { Finding } from './property-reader';
import { type AlarmDefinition, readAlarms } from './read-alarms';
import { type Balancing, readBalancing } from './read-balancers';
import { type FunctionDefinition, readFunctions } from './read-functions';
import { type GroupDefinition, readGroups } from './read-groups';
import { type PolicyDefinition, readScalingPolicies } from './read-scaling-policies';
import { readScheduledActions, type ScheduledActionDefinition } from './read-scheduled-actions';
import { readSchedules, type ScheduleDefinition } from './read-schedules';
import type { Deployment, Scope } from './scope';
import { TemplateError } from './template';

/** What a template says about scaling, with every reference resolved. */
export interface Stack {
  readonly name: string;
  readonly region: string;
  readonly account: string;
  /** Names of the template's parameters. */
  readonly parameters: readonly string[];
  /** How many resources the template holds. */
  readonly size: number;
  readonly groups: readonly GroupDefinition[];
  readonly policies: readonly PolicyDefinition[];
  readonly scheduledActions: readonly ScheduledActionDefinition[];
  readonly alarms: readonly AlarmDefinition[];
  readonly functions: readonly FunctionDefinition[];
  readonly balancing: Balancing;
  readonly schedules: readonly ScheduleDefinition[];
  /** What could not be read and what is not modelled. Each path once. */
  readonly findings: readonly Finding[];
}

/**
 * Reads a synthesized CloudFormation template.
 *
 * @throws TemplateError when it is not a template, refers to itself in a circle, has parameters with values that are
 * missing or not allowed, or has no group that can be read.
 */
export function readStack(template: unknown, deployment: Deployment = {}): Stack {
  const scope = openTemplate(template, deployment);
  refuseParameters(scope);
  const findings = new Map<string, Finding>();
  const report = (finding: Finding) => {
    if (!findings.has(finding.path)) {
      findings.set(finding.path, finding);
    }
  };
  const groups = readGroups(scope, report);
  if (groups.length === 0) {
    throw new TemplateError(noGroup(scope.template.resources, [...findings.values()]));
  }
  const stack = {
    name: scope.stackName,
    region: scope.region,
    account: scope.account,
    parameters: Object.keys(scope.template.parameters),
    size: scope.template.resources.length,
    groups,
    policies: readScalingPolicies(scope, report),
    scheduledActions: readScheduledActions(scope, report),
    alarms: readAlarms(scope, report),
    functions: readFunctions(scope, report),
    balancing: readBalancing(scope),
    schedules: readSchedules(scope, report),
  };
  findNoReturn(stack).forEach(report);
  findNotModelled(scope, report);
  findNoEffect(scope, report);
  return { ...stack, findings: [...findings.values()] };
}

function refuseParameters({ template, arguments: given }: Scope): void {
  const problems = parameterProblems(template.parameters, given);
  if (problems.length > 0) {
    throw new TemplateError(problems.join('; '));
  }
}

function noGroup(resources: readonly { readonly type: string }[], findings: readonly Finding[]): string {
  const types = [...new Set(resources.map(({ type }) => type))];
  const shown =
    types.length > 5 ? `${types.slice(0, 5).join(', ')} and ${types.length - 5} more types` : types.join(', ');
  const found = resources.length === 0 ? 'no resources' : `${resources.length} resources (${shown})`;
  const reasons = findings.map(({ path, message }) => `; ${path}: ${message}`).join('');
  return `no AWS::AutoScaling::AutoScalingGroup that can be read, found ${found}${reasons}`;
}
