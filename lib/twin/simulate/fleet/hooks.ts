import type { HookDefinition } from '../../template/read-hooks';
import type { TwinParameters } from '../twin-parameters';

/** What the lifecycle hooks of one transition come to. */
export interface HookWait {
  /** Until the instance may go on, or is given up. */
  readonly seconds: number;
  readonly result: 'CONTINUE' | 'ABANDON';
}

/**
 * How long an instance waits for its hooks, which all begin at once. A hook is completed after the time that
 * `hookCompletion` gives; without one, or with one that is longer, it ends at its heartbeat timeout with its default
 * result. The first to abandon ends the wait. Undefined without a hook for the transition.
 */
export function hookWait(
  hooks: readonly HookDefinition[],
  transition: HookDefinition['transition'],
  { hookCompletion }: Pick<TwinParameters, 'hookCompletion'>,
): HookWait | undefined {
  const waits = hooks
    .filter((hook) => hook.transition === transition)
    .map(({ name, heartbeatTimeout, defaultResult }): HookWait => {
      const completion = hookCompletion[name] ?? Number.POSITIVE_INFINITY;
      return completion <= heartbeatTimeout
        ? { seconds: completion, result: 'CONTINUE' }
        : { seconds: heartbeatTimeout, result: defaultResult };
    });
  const abandoned = waits.filter(({ result }) => result === 'ABANDON').map(({ seconds }) => seconds);
  if (waits.length === 0) {
    return undefined;
  }
  return abandoned.length > 0
    ? { seconds: Math.min(...abandoned), result: 'ABANDON' }
    : { seconds: Math.max(...waits.map(({ seconds }) => seconds)), result: 'CONTINUE' };
}
