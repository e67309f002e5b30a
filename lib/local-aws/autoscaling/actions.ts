import type { QueryService } from '../query-service';
import { batchDeleteScheduledAction, deleteScheduledAction } from './delete-scheduled-action';
import { describeAutoScalingGroups } from './describe-auto-scaling-groups';
import { describeAutoScalingInstances } from './describe-auto-scaling-instances';
import { describeInstanceRefreshes } from './describe-instance-refreshes';
import { describePolicies } from './describe-policies';
import { describeScalingActivities } from './describe-scaling-activities';
import { describeScheduledActions } from './describe-scheduled-actions';
import { describeTags } from './describe-tags';
import { describeWarmPool } from './describe-warm-pool';
import { batchPutScheduledUpdateGroupAction, putScheduledUpdateGroupAction } from './put-scheduled-update-group-action';
import { setDesiredCapacityAction } from './set-desired-capacity';
import { resumeProcesses, suspendProcesses } from './suspend-processes';
import { updateAutoScalingGroup } from './update-auto-scaling-group';

/** Auto Scaling: what describes a group, what changes its sizes, now or later, and what it does by itself. */
export const autoScaling: QueryService = {
  version: '2011-01-01',
  namespace: 'http://autoscaling.amazonaws.com/doc/2011-01-01/',
  actions: {
    BatchDeleteScheduledAction: batchDeleteScheduledAction,
    BatchPutScheduledUpdateGroupAction: batchPutScheduledUpdateGroupAction,
    DeleteScheduledAction: deleteScheduledAction,
    DescribeAutoScalingGroups: describeAutoScalingGroups,
    DescribeAutoScalingInstances: describeAutoScalingInstances,
    DescribeInstanceRefreshes: describeInstanceRefreshes,
    DescribePolicies: describePolicies,
    DescribeScalingActivities: describeScalingActivities,
    DescribeScheduledActions: describeScheduledActions,
    DescribeTags: describeTags,
    DescribeWarmPool: describeWarmPool,
    PutScheduledUpdateGroupAction: putScheduledUpdateGroupAction,
    ResumeProcesses: resumeProcesses,
    SetDesiredCapacity: setDesiredCapacityAction,
    SuspendProcesses: suspendProcesses,
    UpdateAutoScalingGroup: updateAutoScalingGroup,
  },
};
