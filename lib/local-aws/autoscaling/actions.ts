import type { LiveWorld } from '../live-world';
import type { QueryParameters } from '../query-parameters';
import type { XmlObject } from '../xml';
import { describeAutoScalingGroups } from './describe-auto-scaling-groups';
import { describeAutoScalingInstances } from './describe-auto-scaling-instances';
import { describePolicies } from './describe-policies';
import { describeScalingActivities } from './describe-scaling-activities';
import { describeScheduledActions } from './describe-scheduled-actions';
import { describeTags } from './describe-tags';
import { setDesiredCapacityAction } from './set-desired-capacity';
import { updateAutoScalingGroup } from './update-auto-scaling-group';

/** Answers one call. Undefined: the answer has no result, only its metadata. */
type AutoScalingAction = (parameters: QueryParameters, world: LiveWorld) => XmlObject | undefined;

/** The version of the Auto Scaling API that is spoken. */
export const AUTO_SCALING_VERSION = '2011-01-01';

/** The calls that are understood; every other one is answered with InvalidAction. */
export const autoScalingActions: { readonly [name: string]: AutoScalingAction } = {
  DescribeAutoScalingGroups: describeAutoScalingGroups,
  DescribeAutoScalingInstances: describeAutoScalingInstances,
  DescribePolicies: describePolicies,
  DescribeScalingActivities: describeScalingActivities,
  DescribeScheduledActions: describeScheduledActions,
  DescribeTags: describeTags,
  SetDesiredCapacity: setDesiredCapacityAction,
  UpdateAutoScalingGroup: updateAutoScalingGroup,
};
