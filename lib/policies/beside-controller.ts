import type { IAutoScalingGroup } from 'aws-cdk-lib/aws-autoscaling';
import type { ControllerMode } from '../controller-mode';
import { PropChecks } from '../prop-checks';
import { scalingPoliciesOf } from './group-policies';

/** A controller that leads would put back what a policy removes, minute by minute. */
export function checkBesideMode(group: IAutoScalingGroup, mode: ControllerMode): PropChecks {
  const leads = mode.name === 'lead' && !mode.isShadow;
  return scalingPoliciesOf(group)
    .filter(({ scalesIn }) => leads && scalesIn)
    .reduce(
      (checks, { name }) => checks.rule(false, `scalingPolicies.${name} must not scale in beside ControllerMode.lead`),
      new PropChecks(),
    );
}
