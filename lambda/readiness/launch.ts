import * as v from 'valibot';

/** An instance that waits at a launching lifecycle hook. */
export interface Launch {
  readonly groupName: string;
  readonly hookName: string;
  readonly instanceId: string;
  readonly token: string;
  /** When it began to wait, in milliseconds since the epoch, UTC. */
  readonly since: number;
  /** Whether it is on its way into a warm pool, and not into service. */
  readonly isForWarmPool: boolean;
}

const text = v.pipe(v.string(), v.minLength(1));

const schema = v.object({
  'detail-type': v.literal('EC2 Instance-launch Lifecycle Action'),
  time: v.pipe(text, v.isoTimestamp()),
  detail: v.object({
    AutoScalingGroupName: text,
    LifecycleHookName: text,
    EC2InstanceId: text,
    LifecycleActionToken: text,
    Destination: v.optional(v.string()),
  }),
});

/**
 * Reads an event of EventBridge.
 *
 * @throws RangeError when it is another one
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-event-reference.html
 */
export function readLaunch(event: unknown): Launch {
  const result = v.safeParse(schema, event);
  if (!result.success) {
    const problems = result.issues.map(
      ({ path, message }) => `${v.getDotPath({ path } as never) ?? 'event'}: ${message}`,
    );
    throw new RangeError(`event is not a launch that waits at a hook: ${problems.join('; ')}`);
  }
  const { time, detail } = result.output;
  return {
    groupName: detail.AutoScalingGroupName,
    hookName: detail.LifecycleHookName,
    instanceId: detail.EC2InstanceId,
    token: detail.LifecycleActionToken,
    since: Date.parse(time),
    isForWarmPool: detail.Destination === 'WarmPool',
  };
}
