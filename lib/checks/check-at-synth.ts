import { basename } from 'node:path';
import {
  type CfnElement,
  type IPolicyValidationContext,
  type IPolicyValidationPlugin,
  type PolicyValidationPluginReport,
  Stage,
  Validations,
} from 'aws-cdk-lib';
import type { AutoScalingGroup } from 'aws-cdk-lib/aws-autoscaling';
import { placeOf } from './construct-names';
import { PLUGIN_NAME, reportFindings } from './report-findings';
import type { Finding } from './rules/check';

const PLUGINS = new WeakMap<Stage, OwnGroups>();

/**
 * Checks a group, and what is attached to it, when its app is synthesized.
 *
 * The checks read the template that is written anyway. Rendering the resources a second time would take as long as all of
 * synthesis, and would miss what escape hatches change.
 */
export function checkAtSynth(group: AutoScalingGroup): void {
  const stage = Stage.of(group);
  if (stage !== undefined) {
    pluginOf(stage).add(group);
  }
}

function pluginOf(stage: Stage): OwnGroups {
  const plugin = PLUGINS.get(stage) ?? new OwnGroups();
  if (!PLUGINS.has(stage)) {
    PLUGINS.set(stage, plugin);
    Validations.of(stage).addPlugins(plugin);
  }
  return plugin;
}

/** The checks, for groups of this library only: what others make is not looked at without being asked. */
class OwnGroups implements IPolicyValidationPlugin {
  public readonly name = PLUGIN_NAME;
  private readonly groups: AutoScalingGroup[] = [];

  public add(group: AutoScalingGroup): void {
    this.groups.push(group);
  }

  public validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    const own = new Set(this.groups.map(({ node }) => placeOf(node.defaultChild as CfnElement)));
    const isOwn = ({ group }: Finding, path: string) => own.has(`${basename(path)}/${group?.logicalId}`);
    return reportFindings(context, this, isOwn);
  }
}
