import { attachedTo } from './attached-to';
import type { Finding, PropertyReader } from './property-reader';
import type { ReadableResource } from './resource-reader';
import type { Scope } from './scope';

/** A lifecycle hook of a group: it holds every instance back before service, or before it terminates. */
export interface HookDefinition {
  readonly name: string;
  /** Where it is in the template. */
  readonly path: string;
  readonly transition: 'launching' | 'terminating';
  /** How long an instance waits to be completed, in seconds. @default 3600 */
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
    .flatMap((hook) => readHook(hook, hook.text('LifecycleHookName') ?? hook.path, hook.path, report));
  const resources = attachedTo(group, 'AWS::AutoScaling::LifecycleHook', scope, report).flatMap(
    ({ properties, name, path }) => readHook(properties, name, path, report),
  );
  return [...inline, ...resources];
}

function readHook(
  properties: PropertyReader,
  name: string,
  path: string,
  report: (finding: Finding) => void,
): readonly HookDefinition[] {
  const given = properties.choice('LifecycleTransition', Object.keys(transitions) as (keyof typeof transitions)[]);
  if (given === undefined) {
    report({ path, message: 'left out: LifecycleTransition must be set to a launch or a termination' });
    return [];
  }
  return [
    {
      name,
      path,
      transition: transitions[given],
      heartbeatTimeout: properties.count('HeartbeatTimeout') ?? 3600,
      defaultResult: properties.choice('DefaultResult', ['CONTINUE', 'ABANDON']) ?? 'ABANDON',
    },
  ];
}
