import { attachedTo } from './attached-to';
import type { Finding } from './property-reader';
import type { ReadableResource } from './resource-reader';
import type { Scope } from './scope';
import { set } from './set';

/** The warm pool of a group: instances that have been started once and wait to be needed. */
export interface WarmPoolDefinition {
  readonly logicalId: string;
  /** @default 0 */
  readonly minSize: number;
  /** Instances in the group and the pool together. Undefined: the group's MaxSize. */
  readonly maxGroupPreparedCapacity?: number;
  /** As what the instances wait. @default 'Stopped' */
  readonly state: 'Stopped' | 'Running' | 'Hibernated';
  /** Whether a scale-in returns instances to the pool rather than terminating them. @default false */
  readonly reuseOnScaleIn: boolean;
}

/**
 * The warm pool of a group, undefined if it has none. A second one, which AWS refuses, is reported.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PutWarmPool.html the defaults
 */
export function warmPoolOf(
  group: ReadableResource,
  scope: Scope,
  report: (finding: Finding) => void,
): WarmPoolDefinition | undefined {
  const [pool, ...others] = attachedTo(group, 'AWS::AutoScaling::WarmPool', scope, report);
  for (const { path } of others) {
    report({ path, message: `no effect: a group has one warm pool, ${pool?.logicalId} is taken` });
  }
  return (
    pool && {
      logicalId: pool.logicalId,
      minSize: pool.properties.count('MinSize') ?? 0,
      ...set('maxGroupPreparedCapacity', pool.properties.count('MaxGroupPreparedCapacity', { unset: -1 })),
      state: pool.properties.choice('PoolState', ['Stopped', 'Running', 'Hibernated']) ?? 'Stopped',
      reuseOnScaleIn: pool.properties.object('InstanceReusePolicy')?.flag('ReuseOnScaleIn') ?? false,
    }
  );
}
