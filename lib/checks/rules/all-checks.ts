import { ALARM_CHECKS } from './alarm-checks';
import type { Check } from './check';
import { GROUP_SIZE_CHECKS } from './group-size-checks';
import { HEALTH_CHECKS } from './health-checks';
import { LAUNCH_CHECKS } from './launch-checks';
import { LIFECYCLE_HOOK_CHECKS } from './lifecycle-hook-checks';
import { LIMIT_CHECKS } from './limit-checks';
import { MIXED_INSTANCES_CHECKS } from './mixed-instances-checks';
import { POLICY_KIND_CHECKS } from './policy-kind-checks';
import { PREDICTIVE_SCALING_CHECKS } from './predictive-scaling-checks';
import { RESERVATION_CHECKS } from './reservation-checks';
import { SCHEDULED_ACTION_CHECKS } from './scheduled-action-checks';
import { STEP_SCALING_CHECKS } from './step-scaling-checks';
import { TARGET_GROUP_CHECKS } from './target-group-checks';
import { TARGET_TRACKING_CHECKS } from './target-tracking-checks';
import { UPDATE_POLICY_CHECKS } from './update-policy-checks';
import { WARM_POOL_CHECKS } from './warm-pool-checks';
import { WARM_UP_CHECKS } from './warm-up-checks';

/** Every check, by what it is about. */
export const CHECKS_BY_SUBJECT: Readonly<Record<string, readonly Check[]>> = {
  'Sizes of a group': GROUP_SIZE_CHECKS,
  'Kinds of policy': POLICY_KIND_CHECKS,
  'Target tracking': TARGET_TRACKING_CHECKS,
  'Step and simple scaling': STEP_SCALING_CHECKS,
  'Predictive scaling': PREDICTIVE_SCALING_CHECKS,
  'Scheduled scaling': SCHEDULED_ACTION_CHECKS,
  'Warm-up': WARM_UP_CHECKS,
  'Lifecycle hooks': LIFECYCLE_HOOK_CHECKS,
  Health: HEALTH_CHECKS,
  Deployments: UPDATE_POLICY_CHECKS,
  'What is launched': [...LAUNCH_CHECKS, ...RESERVATION_CHECKS],
  'Mixed instances': MIXED_INSTANCES_CHECKS,
  'Warm pools': WARM_POOL_CHECKS,
  Alarms: ALARM_CHECKS,
  'Load balancing': TARGET_GROUP_CHECKS,
  Quotas: LIMIT_CHECKS,
};

export const ALL_CHECKS: readonly Check[] = Object.values(CHECKS_BY_SUBJECT).flat();
