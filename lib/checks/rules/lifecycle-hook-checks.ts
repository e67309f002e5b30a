import { apiReference, userGuide } from './aws-pages';
import { type Check, each } from './check';
import { outOfRange } from './range';
import { GROUP, LIFECYCLE_HOOK } from './resource-types';
import type { Resource, TemplateReader } from './template-reader';
import type { TemplateValue } from './template-value';

const HOOKS = userGuide('lifecycle-hooks');
const LAUNCHING = 'autoscaling:EC2_INSTANCE_LAUNCHING';
const TERMINATING = 'autoscaling:EC2_INSTANCE_TERMINATING';

/** Lifecycle hooks: how long, and whether they come in time. */
export const LIFECYCLE_HOOK_CHECKS: readonly Check[] = [
  {
    id: 'heartbeat-range',
    severity: 'error',
    what: 'The `HeartbeatTimeout` of a lifecycle hook is not between 30 and 7200 seconds',
    why: 'Auto Scaling refuses such a hook; a longer wait is had by recording heartbeats',
    fix: 'give 30 to 7200 seconds',
    source: apiReference('API_PutLifecycleHook'),
    rule: '5.2.4',
    find: each([GROUP, LIFECYCLE_HOOK], function* ({ properties }) {
      yield outOfRange(properties.at('HeartbeatTimeout'), 'Properties.HeartbeatTimeout', 30, 7200);
      for (const [index, hook] of inlineHooks(properties).entries()) {
        const location = `Properties.LifecycleHookSpecificationList.${index}.HeartbeatTimeout`;
        yield outOfRange(hook.at('HeartbeatTimeout'), location, 30, 7200);
      }
    }),
  },
  {
    id: 'hook-misses-first-instances',
    severity: 'warning',
    what: 'A hook on launches is a resource of its own, made after its group',
    why: 'the group launches its first instances before the hook is there, so that they go into service without it',
    fix: 'put the hook into LifecycleHookSpecificationList of the group',
    source: HOOKS,
    find: each(LIFECYCLE_HOOK, function* (hook, template) {
      const group = template.groupOf(hook);
      const least =
        group && Math.max(...['MinSize', 'DesiredCapacity'].map((name) => group.properties.at(name).number ?? 0));
      yield transitionOf(hook.properties) === LAUNCHING &&
        (least ?? 0) > 0 && [
          'Properties.LifecycleTransition',
          `${hook.name} must be in LifecycleHookSpecificationList of ${group?.name}, got a resource of its own`,
        ];
    }),
  },
  {
    id: 'retention-without-hook',
    severity: 'error',
    what: 'Instances are to be retained when a terminating hook is abandoned, and there is no such hook',
    why: 'without a hook on terminations nothing is ever abandoned, and every instance is terminated as usual',
    fix: 'add a hook on autoscaling:EC2_INSTANCE_TERMINATING',
    source: userGuide('configure-instance-retention'),
    find: each(GROUP, function* (group, template) {
      const action = group.properties.at('InstanceLifecyclePolicy', 'RetentionTriggers', 'TerminateHookAbandon').text;
      yield action?.toLowerCase() === 'retain' &&
        hasNoHook(group, template, TERMINATING) && [
          'Properties.InstanceLifecyclePolicy.RetentionTriggers.TerminateHookAbandon',
          `TerminateHookAbandon must come with a hook on ${TERMINATING}, got ${action} without one`,
        ];
    }),
  },
];

/** Whether it is certain that a group has no hook on launches. */
export function hasNoLaunchHook(group: Resource, template: TemplateReader): boolean {
  return hasNoHook(group, template, LAUNCHING);
}

function hasNoHook(group: Resource, template: TemplateReader, transition: string): boolean {
  const isOther = (hook: TemplateValue) => ![transition, undefined].includes(transitionOf(hook));
  const inline = group.properties.at('LifecycleHookSpecificationList').certainList;
  const attached = template.perhapsAttachedTo(group, LIFECYCLE_HOOK).map(({ properties }) => properties);
  return inline !== undefined && [...inline, ...attached].every(isOther);
}

function inlineHooks(properties: TemplateValue): readonly TemplateValue[] {
  return properties.at('LifecycleHookSpecificationList').list ?? [];
}

function transitionOf(hook: TemplateValue): string | undefined {
  return hook.at('LifecycleTransition').text;
}
