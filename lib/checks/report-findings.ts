import type { IPolicyValidationContext, PolicyValidationPluginReport, PolicyViolation } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { constructNames } from './construct-names';
import { readTemplates, type SynthesizedTemplate } from './read-templates';
import type { Finding } from './rules/check';
import { findProblems } from './rules/find-problems';

/** The plugin's name in reports, and the first part of the ids that findings are acknowledged by. */
export const PLUGIN_NAME = 'cdk-headroom';

/** Who has reported a finding of an app, so that nobody else does. */
const REPORTED = new WeakMap<IConstruct, Map<string, object>>();

/** What the checks find in the stacks of an app, as far as it is wanted and no other plugin has reported it. */
export function reportFindings(
  context: IPolicyValidationContext,
  reporter: object,
  isWanted: (finding: Finding, templatePath: string) => boolean,
): PolicyValidationPluginReport {
  const reported = REPORTED.get(context.appConstruct) ?? new Map<string, object>();
  REPORTED.set(context.appConstruct, reported);
  const nameIn = constructNames(context.appConstruct);
  const violations = readTemplates(context).flatMap((template) =>
    findProblems(template.json, (logicalId) => nameIn(template.path, logicalId))
      .filter((finding) => isWanted(finding, template.path))
      .filter((finding) => claim(reported, keyOf(finding, template), reporter))
      .map((finding) => violation(finding, template)),
  );
  return { success: violations.every(({ severity }) => severity !== 'error'), violations };
}

function claim(reported: Map<string, object>, key: string, reporter: object): boolean {
  const owner = reported.get(key) ?? reporter;
  reported.set(key, owner);
  return owner === reporter;
}

function keyOf({ check, resource, message }: Finding, { path }: SynthesizedTemplate): string {
  return [path, resource.logicalId, check.id, message].join('\n');
}

function violation({ check, resource, message, location }: Finding, { path }: SynthesizedTemplate): PolicyViolation {
  return {
    ruleName: check.id,
    severity: check.severity,
    description: `${message}: ${check.why}`,
    fix: `${check.fix}\n${check.source}`,
    violatingResources: [
      { resourceLogicalId: resource.logicalId, templatePath: path, locations: location ? [location] : [] },
    ],
  };
}
