import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** A source of random numbers that gives the same numbers for the same seed, for ever. */
export interface Random {
  /** From 0 (included) to 1 (excluded), in steps of 2^-53. */
  uniform(): number;
  /** With mean 0 and standard deviation 1. */
  normal(): number;
}

/**
 * A generator of its own for each seed and stream: xoroshiro128+, whose streams start 2^64 numbers apart. The first
 * jump also parts the seeds, of which the first number alone would tell little more than the seed.
 *
 * @param seed whole, from 0 to 2^32 - 1
 * @param stream tells the users of one seed apart, so that one more of them changes nothing for the others
 * @throws RangeError for any other seed
 * @example seededRandom(42).uniform() // the same in every run
 */
export function seededRandom(seed: number, stream = 0): Random {
  if (!(Number.isInteger(seed) && seed >= 0 && seed < 2 ** 32)) {
    throw new RangeError(`seed must be a whole number from 0 to 4294967295, got ${seed}`);
  }
  const generator = xoroshiro128plus(seed);
  for (let jumps = 0; jumps <= stream; jumps++) {
    generator.jump();
  }
  const uniform = () => uniformFloat64(generator);
  return { uniform, normal: () => normalFrom(uniform) };
}

/** The transform of Box and Muller; takes two numbers and gives up the second of the pair. 1 - u is never 0. */
function normalFrom(uniform: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}
