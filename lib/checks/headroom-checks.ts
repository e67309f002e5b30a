import type { IPolicyValidationContext, IPolicyValidationPlugin, PolicyValidationPluginReport } from 'aws-cdk-lib';
import { PLUGIN_NAME, reportFindings } from './report-findings';
import { ALL_CHECKS } from './rules/all-checks';

/**
 * Checks every Auto Scaling group of an app, whatever construct made it: for what AWS refuses, for settings that
 * contradict each other, and for what works but seldom as meant.
 *
 * It reads the synthesized templates. A value that only the deployment knows passes. An error fails the synthesis; a
 * warning is told. Groups of this library are checked without it.
 *
 * A finding that is meant is acknowledged where it is, with a reason, by the id that the report shows.
 *
 * @see https://github.com/cdk-headroom/cdk-headroom/blob/main/docs/checks.md
 *
 * @example
 * declare const app: App;
 * declare const group: autoscaling.AutoScalingGroup;
 *
 * Validations.of(app).addPlugins(new HeadroomChecks());
 * Validations.of(group).acknowledge({
 *   id: 'cdk-headroom::fixed-size-with-policy',
 *   reason: 'the stage for tests has one instance',
 * });
 */
export class HeadroomChecks implements IPolicyValidationPlugin {
  /** The name in reports, and the first part of the ids of findings. */
  public readonly name: string = PLUGIN_NAME;

  /** The ids of the checks. */
  public readonly ruleIds?: string[] = ALL_CHECKS.map(({ id }) => id);

  /** Checks the templates of an app; the CDK calls it at synthesis. */
  public validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    return reportFindings(context, this, () => true);
  }
}
