import type { Random } from '../random';
import type { Generator } from './generator';

/** Beyond this the mean rests on so few minutes that it says nothing. */
export const MAXIMUM_SIGMA = 2;

/** A factor of mean 1, drawn anew each minute; to be multiplied with another load. */
export const noise: Generator<'sigma'> = {
  parameters: { sigma: { default: 0.1, maximum: MAXIMUM_SIGMA } },
  load:
    ({ sigma }, random) =>
    () =>
      noiseFactor(sigma, random),
};

/**
 * A lognormal factor with mean 1, of which `sigma` is the standard deviation of the logarithm, so nearly the relative
 * noise as long as it is small: `exp(sigma * z - sigma^2 / 2)` with z normal; the second term makes the mean 1.
 */
export function noiseFactor(sigma: number, random: Random): number {
  return Math.exp(sigma * random.normal() - (sigma * sigma) / 2);
}
