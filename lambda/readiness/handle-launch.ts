import { awaitHealth, takeBack, type Verdict } from './await-health';
import type { Environment, Result } from './environment';
import { readLaunch } from './launch';
import type { Hooks, Surroundings, Targets } from './ports';

/** One line of the log, and the function's answer. */
export interface Outcome extends Partial<Verdict> {
  readonly instance: string;
  readonly group: string;
  /** `gone` when nobody waited any more: the instance was terminated, or its hook had timed out. */
  readonly outcome: Result | 'gone';
  /** Seconds from the launch event. */
  readonly after: number;
}

/** What the handler needs of the world. */
export interface World extends Surroundings {
  readonly environment: Environment;
  readonly targets: Targets;
  readonly hooks: Hooks;
}

/**
 * Ends the wait of the instance that an event tells of: at once on its way into a warm pool, where it must take no requests,
 * else when it is healthy or given up.
 *
 * @throws when the event is not understood, or the wait could not be ended; Lambda then tries again
 */
export async function handleLaunch(event: unknown, world: World): Promise<Outcome> {
  const { environment, targets, hooks, now } = world;
  const launch = readLaunch(event);
  const verdict: Verdict = launch.isForWarmPool
    ? { result: 'CONTINUE', states: {}, errors: [] }
    : await awaitHealth(launch, environment, targets, world);
  if (verdict.result === 'ABANDON') {
    await takeBack(launch, environment, targets);
  }
  const wasWaiting = await hooks.complete(launch, verdict.result);
  return {
    instance: launch.instanceId,
    group: launch.groupName,
    outcome: wasWaiting ? verdict.result : 'gone',
    after: (now() - launch.since) / 1000,
    ...verdict,
  };
}
