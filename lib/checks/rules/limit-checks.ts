import { userGuide } from './aws-pages';
import type { Check, Problem } from './check';
import { each } from './check';
import { LIFECYCLE_HOOK, POLICY, SCHEDULED_ACTION } from './resource-types';
import type { Resource, TemplateReader } from './template-reader';

const QUOTAS = userGuide('ec2-auto-scaling-quotas');

interface Limit {
  readonly of: string;
  readonly most: number;
  readonly count: (group: Resource, template: TemplateReader) => number;
}

const attached = (type: string) => (group: Resource, template: TemplateReader) =>
  template.attachedTo(group, type).filter(({ condition }) => condition === undefined).length;
const listed =
  (name: string) =>
  ({ properties }: Resource) =>
    properties.at(name).leastLength;

const LIMITS: readonly Limit[] = [
  { of: 'scaling policies', most: 50, count: attached(POLICY) },
  { of: 'scheduled actions', most: 125, count: attached(SCHEDULED_ACTION) },
  {
    of: 'lifecycle hooks',
    most: 50,
    count: (group, template) =>
      attached(LIFECYCLE_HOOK)(group, template) + listed('LifecycleHookSpecificationList')(group),
  },
  { of: 'target groups', most: 50, count: listed('TargetGroupARNs') },
  { of: 'Classic Load Balancers', most: 50, count: listed('LoadBalancerNames') },
  { of: 'notification topics', most: 10, count: listed('NotificationConfigurations') },
];

/** How many of a thing one group may have. */
export const LIMIT_CHECKS: readonly Check[] = [
  {
    id: 'too-many-of-a-kind',
    severity: 'error',
    what: 'A group has more policies (50), scheduled actions (125), hooks (50), target groups (50), Classic Load Balancers (50) or topics (10) than there may be',
    why: 'these quotas cannot be raised',
    fix: 'use fewer, or split the group',
    source: QUOTAS,
    find: (template) => template.groups.flatMap((group) => [...overLimit(group, template)]),
  },
  {
    id: 'too-many-steps',
    severity: 'error',
    what: 'A step scaling policy has more than 20 steps',
    why: 'this quota cannot be raised',
    fix: 'use fewer steps',
    source: QUOTAS,
    find: each(POLICY, function* ({ properties }) {
      const steps = properties.at('StepAdjustments').leastLength;
      yield steps > 20 && ['Properties.StepAdjustments', `StepAdjustments must be at most 20, got ${steps}`];
    }),
  },
];

function* overLimit(group: Resource, template: TemplateReader): Iterable<Problem> {
  for (const { of, most, count } of LIMITS) {
    const got = count(group, template);
    if (got > most) {
      yield { resource: group, message: `${group.name} must have at most ${most} ${of}, got ${got}` };
    }
  }
}
