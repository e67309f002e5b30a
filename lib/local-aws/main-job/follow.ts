import type { VirtualClock } from '../clock';
import type { Narrator } from './narrator';
import { instanceText, type Observation, type Observer, settled } from './observer';

/** Seconds of virtual time between two looks. */
const LOOK_EVERY = 2;

/** Longer than any deregistration delay that AWS allows (3600 s). */
const PATIENCE = 4000;

/**
 * Advances the clock until instances have followed desired capacity, and tells each change on the way.
 *
 * @returns the last observation, settled or not
 */
export async function follow(observer: Observer, clock: VirtualClock, narrator: Narrator): Promise<Observation> {
  const start = clock.now();
  let shown = await observer.look();
  let latest = shown;
  while (!settled(latest) && clock.now() - start < PATIENCE) {
    clock.advance(LOOK_EVERY);
    latest = await observer.look();
    if (instanceText(latest) !== instanceText(shown)) {
      narrator.result('instances', [instanceText(latest)], clock.now());
      shown = latest;
    }
  }
  return latest;
}
