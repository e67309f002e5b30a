import { seededUnit } from '../model/seeded-unit';
import type { InstanceLife } from './instance-life';

const HOUR = 3600;

/**
 * Lets instances fail, and Spot instances be interrupted, by chance: the time to it is drawn for each instance from an
 * exponential distribution with the given rate. Without a rate nothing ever fails.
 */
export function scheduleMishaps(life: InstanceLife, seed: number): void {
  const { parameters } = life.options;
  const { failuresPerInstanceHour: failures, spotInterruptionsPerInstanceHour: interruptions } = parameters;
  if (failures === 0 && interruptions === 0) {
    return;
  }
  life.listeners.push({
    inService: (instance, now) => {
      const rate = failures + (instance.isSpot ? interruptions : 0);
      const luck = seededUnit(seed, `mishap ${instance.number} at ${instance.inServiceAt}`);
      const seconds = Math.ceil((-Math.log(1 - luck) * HOUR) / rate);
      if (Number.isFinite(seconds)) {
        life.later(instance, now + seconds, (time) => life.lose(instance, time));
      }
    },
  });
}
