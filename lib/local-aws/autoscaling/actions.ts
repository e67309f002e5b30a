import type { QueryService } from '../query-service';
import { describeAutoScalingGroups } from './describe-auto-scaling-groups';
import { describeAutoScalingInstances } from './describe-auto-scaling-instances';
import { describePolicies } from './describe-policies';
import { describeScalingActivities } from './describe-scaling-activities';
import { describeScheduledActions } from './describe-scheduled-actions';
import { describeTags } from './describe-tags';
import { describeWarmPool } from './describe-warm-pool';
import { setDesiredCapacityAction } from './set-desired-capacity';
import { updateAutoScalingGroup } from './update-auto-scaling-group';

/** Auto Scaling: what describes a group, and what changes its sizes. */
export const autoScaling: QueryService = {
  version: '2011-01-01',
  namespace: 'http://autoscaling.amazonaws.com/doc/2011-01-01/',
  actions: {
    DescribeAutoScalingGroups: describeAutoScalingGroups,
    DescribeAutoScalingInstances: describeAutoScalingInstances,
    DescribePolicies: describePolicies,
    DescribeScalingActivities: describeScalingActivities,
    DescribeScheduledActions: describeScheduledActions,
    DescribeTags: describeTags,
    DescribeWarmPool: describeWarmPool,
    SetDesiredCapacity: setDesiredCapacityAction,
    UpdateAutoScalingGroup: updateAutoScalingGroup,
  },
};
