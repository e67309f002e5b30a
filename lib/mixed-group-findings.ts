import type * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import { acknowledge, acknowledgeControl } from './acknowledge';
import type { CapacityDefinition } from './capacity/capacity-definition';
import { HardenedLaunchTemplate } from './launch-template';

/**
 * Tells cdk-nag of what it does not see: it looks for a group's launch template outside of a mixed instances policy alone,
 * and so finds volumes without encryption and metadata without a token in each mixed group.
 *
 * Nothing is told where a template is not of this library, since then it may be as cdk-nag says.
 */
export function acknowledgeMixedGroup(
  group: autoscaling.AutoScalingGroup,
  { overrides }: CapacityDefinition,
  launchTemplate?: ec2.ILaunchTemplate,
): void {
  const templates = [launchTemplate, ...overrides.map((override) => override.launchTemplate)];
  const areHardened = templates.every((one) => one === undefined || one instanceof HardenedLaunchTemplate);
  if (overrides.length > 0 && areHardened) {
    const reason =
      'cdk-nag does not look into mixed instances policies; each launch template is a HardenedLaunchTemplate';
    acknowledge(group, 'AwsSolutions::AwsSolutions-EC26', reason);
    acknowledgeControl(group, 'EC2IMDSv2Enabled', reason);
  }
}
