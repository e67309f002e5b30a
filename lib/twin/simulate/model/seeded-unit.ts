import { hexHash } from '../../hash';

/**
 * A number from 0 to below 1 that depends on the seed and a name alone, so that one more alarm or instance does not
 * change the luck of the others.
 */
export function seededUnit(seed: number, name: string): number {
  return Number.parseInt(hexHash(`${seed}:${name}`, 8), 16) / 2 ** 32;
}
