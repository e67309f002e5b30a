import { attachedTo } from './attached-to';
import type { Finding, PropertyReader } from './property-reader';
import type { ReadableResource } from './resource-reader';
import type { Scope } from './scope';

/** A lifecycle hook of a group: it holds every instance back before service, or before it terminates. */
export interface HookDefinition {
  readonly name: string;
  /** Undefined: the group lists it itself. */
  readonly logicalId?: string;
  /** Where it is in the template. */
  readonly path: string;
  readonly transition: 'launching' | 'terminating';
  /** How long an instance waits to be completed, in seconds, 30 to 7200. @default 3600 */
  readonly heartbeatTimeout: number;
  /** What follows when nobody completes it in time. @default 'ABANDON' */
  readonly defaultResult: 'CONTINUE' | 'ABANDON';
}

const transitions = {
  'autoscaling:EC2_INSTANCE_LAUNCHING': 'launching',
  'autoscaling:EC2_INSTANCE_TERMINATING': 'terminating',
} as const;

/**
 * The lifecycle hooks of a group: those that it lists itself, then those that are resources of their own. A hook whose
 * transition cannot be read is left out and reported.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PutLifecycleHook.html the defaults
 */
export function hooksOf(
  group: ReadableResource,
  scope: Scope,
  report: (finding: Finding) => void,
): readonly HookDefinition[] {
  const inline = group.properties
    .objects('LifecycleHookSpecificationList')
    .flatMap((hook) => readHook(hook, { name: hook.text('LifecycleHookName') ?? hook.path, path: hook.path }, report));
  const resources = attachedTo(group, 'AWS::AutoScaling::LifecycleHook', scope, report).flatMap(
    ({ properties, name, path, logicalId }) => readHook(properties, { name, path, logicalId }, report),
  );
  return [...inline, ...resources];
}

function readHook(
  properties: PropertyReader,
  identity: Pick<HookDefinition, 'name' | 'logicalId' | 'path'>,
  report: (finding: Finding) => void,
): readonly HookDefinition[] {
  const given = properties.choice('LifecycleTransition', Object.keys(transitions) as (keyof typeof transitions)[]);
  if (given === undefined) {
    const message = 'left out: LifecycleTransition must be set to a launch or a termination';
    report({ path: identity.path, message });
    return [];
  }
  return [
    {
      ...identity,
      transition: transitions[given],
      heartbeatTimeout: heartbeatTimeoutOf(properties, report),
      defaultResult: properties.choice('DefaultResult', ['CONTINUE', 'ABANDON']) ?? 'ABANDON',
    },
  ];
}

/** AWS refuses any outside its range; here it is taken as the nearest within. */
function heartbeatTimeoutOf(properties: PropertyReader, report: (finding: Finding) => void): number {
  const given = properties.count('HeartbeatTimeout') ?? 3600;
  const taken = Math.min(7200, Math.max(30, given));
  if (taken !== given) {
    report({
      path: `${properties.path}.HeartbeatTimeout`,
      message: `HeartbeatTimeout must be from 30 to 7200 s, got ${given}: taken as ${taken}`,
    });
  }
  return taken;
}
