import { Token } from 'aws-cdk-lib';
import type * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import { PropChecks } from '../prop-checks';

/** What instances of some types are launched with instead of what the group's launch template says. */
export interface OverrideOptions {
  /**
   * Launch template of these instances, as types of another processor architecture need one. Role, user data and security
   * groups are its own, and those of the group's template do not apply; share them where both must have the same.
   *
   * @default - the launch template of the group
   * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-mixed-instances-groups-launch-template-overrides.html
   */
  readonly launchTemplate?: ec2.ILaunchTemplate;

  /**
   * Image of these instances. User data of the image is not taken over.
   *
   * A refresh of instances that replaces root volumes needs it for every type.
   *
   * @default - the image of the launch template
   */
  readonly machineImage?: ec2.IMachineImage;
}

/** An Auto Scaling group takes 20 launch templates, its own among them. */
const MOST_TEMPLATES = 19;

/** What can be wrong with the launch templates of overrides. */
export function checkTemplates(overrides: readonly OverrideOptions[]): PropChecks {
  const templates = new Set(overrides.flatMap(({ launchTemplate }) => launchTemplate ?? []));
  const checks = new PropChecks().rule(
    templates.size <= MOST_TEMPLATES,
    `launchTemplate must be one of at most ${MOST_TEMPLATES}, got ${templates.size}`,
  );
  return [...templates].reduce((all, { versionNumber }) => all.include(checkVersion(versionNumber)), checks);
}

/** The template as CloudFormation names it. */
export function specificationOf(
  template: ec2.ILaunchTemplate,
): autoscaling.CfnAutoScalingGroup.LaunchTemplateSpecificationProperty {
  const { launchTemplateId, launchTemplateName, versionNumber } = template;
  return launchTemplateId === undefined
    ? { launchTemplateName, version: versionNumber }
    : { launchTemplateId, version: versionNumber };
}

/** CloudFormation refuses the two aliases. Of an imported template, the CDK assumes `$Default`. */
function checkVersion(version: string): PropChecks {
  const holds = Token.isUnresolved(version) || !version.startsWith('$');
  return new PropChecks().rule(holds, `versionNumber of launchTemplate must be a number, got ${version}`);
}
