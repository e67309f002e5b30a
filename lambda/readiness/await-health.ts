import { decide } from './decide';
import type { Environment, Result } from './environment';
import type { Launch } from './launch';
import type { Surroundings, Targets } from './ports';

/** Kept of the invocation for the calls after the last look, in milliseconds. */
const RESERVE = 30_000;

/** What came of an instance. */
export interface Verdict {
  readonly result: Result;
  /** State by target group, as it was seen last. */
  readonly states: Readonly<Record<string, string>>;
  /** Messages of the calls that failed at the last look. */
  readonly errors: readonly string[];
}

/**
 * Registers an instance with its target groups, and looks at its health until it is healthy in all of them or given up.
 *
 * A call that fails is tried again at the next look. Never rejects for one.
 */
export async function awaitHealth(
  launch: Launch,
  { targetGroupArns, timeout, interval, onTimeout }: Environment,
  targets: Targets,
  { now, remaining, wait }: Surroundings,
): Promise<Verdict> {
  const deadline = Math.min(launch.since + timeout, now() + remaining() - RESERVE);
  const registered = new Set<string>();
  for (;;) {
    const looks = await Promise.allSettled(
      targetGroupArns.map(async (arn) => {
        if (!registered.has(arn)) {
          await targets.register(arn, launch.instanceId);
          registered.add(arn);
        }
        return targets.health(arn, launch.instanceId);
      }),
    );
    const states = looks.map((look) => (look.status === 'fulfilled' ? look.value : undefined));
    const result = decide({ states, now: now(), deadline, onTimeout });
    if (result !== 'wait') {
      return {
        result,
        states: Object.fromEntries(targetGroupArns.map((arn, index) => [arn, states[index] ?? 'unknown'])),
        errors: looks.flatMap((look) => (look.status === 'rejected' ? [(look.reason as Error).message] : [])),
      };
    }
    await wait(Math.max(0, Math.min(interval, deadline - now())));
  }
}

/** Takes back what was registered: an instance that is terminated at a hook was never its group's to deregister. */
export async function takeBack(launch: Launch, { targetGroupArns }: Environment, targets: Targets): Promise<void> {
  await Promise.allSettled(targetGroupArns.map((arn) => targets.deregister(arn, launch.instanceId)));
}
