import { Duration, type Stack } from 'aws-cdk-lib';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import fc from 'fast-check';
import { Drain, HookTarget, InstanceMaintenance, LifecycleHook, type LifecycleOptions, Readiness } from '../../lib';
import { acknowledgeDependencies } from '../../lib/acknowledge';

const seconds = (min: number, max: number) => fc.integer({ min, max }).map(Duration.seconds);
const results = fc.constantFrom(...Object.values(autoscaling.DefaultResult));

const readiness = fc.oneof(
  fc
    .record({ timeout: seconds(60, 840), interval: seconds(5, 60), onTimeout: results }, { requiredKeys: [] })
    .map(Readiness.targetHealth),
  fc
    .record({ timeout: seconds(30, 7200), onTimeout: results }, { requiredKeys: [] })
    .map(Readiness.completedByInstance),
);

const drains = fc.oneof(
  seconds(30, 7200).map(Drain.fixedTime),
  fc.record({ heartbeatTimeout: seconds(30, 7200) }, { requiredKeys: [] }).map(Drain.completedByInstance),
);

const hooks = fc.record({
  transition: fc.constantFrom('launching' as const, 'terminating' as const),
  target: fc.constantFrom('queue', 'topic', 'function', 'eventBridge'),
  options: fc.record(
    { heartbeatTimeout: seconds(30, 7200), defaultResult: results, metadata: fc.constant('{"team":"web"}') },
    { requiredKeys: [] },
  ),
});

const maintenance = fc.oneof(
  fc.constant(InstanceMaintenance.launchBeforeTerminating()),
  fc.constant(InstanceMaintenance.terminateBeforeLaunching({ minHealthyPercentage: 80 })),
  fc
    .tuple(fc.integer({ min: 50, max: 99 }), fc.integer({ min: 101, max: 150 }))
    .map(([min, max]) => InstanceMaintenance.custom({ minHealthyPercentage: min, maxHealthyPercentage: max })),
);

const { ALLOCATION_STRATEGY, CLOSEST_TO_NEXT_INSTANCE_HOUR, DEFAULT, NEWEST_INSTANCE, OLDEST_INSTANCE } =
  autoscaling.TerminationPolicy;

/** How instances come, live and go, without what stands in a stack. */
export const lifecycles = fc.record({
  hooks: fc.dictionary(fc.constantFrom('Audit', 'Install', 'Warm', 'Wipe'), hooks, {
    maxKeys: 3,
    noNullPrototype: true,
  }),
  isNotified: fc.boolean(),
  options: fc.record(
    {
      readiness,
      drain: drains,
      retainAbandonedInstances: fc.boolean(),
      loadBalancerHealthChecks: fc.boolean(),
      ebsHealthChecks: fc.boolean(),
      maxInstanceLifetime: fc.integer({ min: 1, max: 365 }).map(Duration.days),
      instanceMaintenance: maintenance,
      newInstancesProtectedFromScaleIn: fc.boolean(),
      groupDeletionProtection: fc.constantFrom(
        autoscaling.DeletionProtection.NONE,
        autoscaling.DeletionProtection.PREVENT_FORCE_DELETION,
      ),
      terminationPolicies: fc.subarray(
        [ALLOCATION_STRATEGY, CLOSEST_TO_NEXT_INSTANCE_HOUR, NEWEST_INSTANCE, OLDEST_INSTANCE, DEFAULT],
        { minLength: 1 },
      ),
      defaultInstanceWarmup: seconds(0, 3600),
      healthCheckGracePeriod: seconds(0, 7200),
    },
    { requiredKeys: [] },
  ),
});

export type AnyLifecycle = typeof lifecycles extends fc.Arbitrary<infer T> ? T : never;
type AnyHook = AnyLifecycle['hooks'][string];

/** The options with what they need of a stack, and without what has no place there. */
export function lifecycleOf(stack: Stack, { hooks: given, isNotified, options }: AnyLifecycle, hasTargets: boolean) {
  const { readiness: ready, retainAbandonedInstances, ...others } = options;
  const terminates = Object.values(given).some(({ transition }) => transition === 'terminating');
  const canAbandon = terminates || others.drain?._canAbandon === true;
  const lifecycle: LifecycleOptions = {
    ...others,
    ...(ready && (hasTargets || !ready._needsTargets) && { readiness: ready }),
    ...(retainAbandonedInstances && canAbandon && { retainAbandonedInstances }),
    ...(isNotified && { notifications: [{ topic: new sns.Topic(stack, 'Notified') }] }),
    lifecycleHooks: Object.fromEntries(
      Object.entries(given).map(([name, hook]) => [name, hookOf(stack, `Target${name}`, hook)]),
    ),
  };
  return lifecycle;
}

function hookOf(stack: Stack, id: string, { transition, target, options }: AnyHook): LifecycleHook {
  return LifecycleHook[transition]({ ...options, target: targetOf(stack, id, target) });
}

function targetOf(stack: Stack, id: string, kind: string): HookTarget {
  const targets: Readonly<Record<string, () => HookTarget>> = {
    queue: () => HookTarget.queue(new sqs.Queue(stack, id)),
    topic: () => HookTarget.topic(new sns.Topic(stack, id)),
    function: () => {
      const hook = new lambda.Function(stack, id, {
        runtime: lambda.Runtime.NODEJS_22_X,
        handler: 'index.handler',
        code: lambda.Code.fromInline('exports.handler = async () => {};'),
      });
      acknowledgeDependencies(hook);
      return HookTarget.function(hook);
    },
    eventBridge: () => HookTarget.eventBridge(),
  };
  return targets[kind]!();
}
