import type { LoadAt } from './generators/generator';
import { noiseFactor } from './generators/noise';
import { completeParameters } from './generators/parameters';
import { type GeneratorSpec, generatorKinds, generatorOf, type SimpleSpec } from './generators/table';
import { type Random, seededRandom } from './random';
import type { Trace, TraceUnit } from './trace';

export { parseGenerator } from './parse-generator';

/** Monday, 2026-01-05T00:00:00Z. */
export const DEFAULT_START = 1_767_571_200;

export interface GenerateOptions {
  /** The length, whole and at least 1. */
  readonly minutes: number;
  /** Whole, from 0 to 2^32 - 1. @default 1 */
  readonly seed?: number;
  /** Seconds since 1970, a multiple of 60. @default - Monday, 2026-01-05T00:00:00Z */
  readonly start?: number;
  /** @default 'instance-capacities' */
  readonly unit?: TraceUnit;
}

/**
 * A synthetic load: one kind with its parameters, or a sum or product of others. Each part draws its noise from a
 * stream of its own, by its place, so that a part added at the end leaves the others as they were.
 *
 * @throws RangeError for minutes, a seed, a start or parameters out of range, an empty sum or product, and a
 * load that overflows.
 * @example generateTrace({ kind: 'daily', mean: 10, amplitude: 0.6, noise: 0.1, minutes: 1440, seed: 7 })
 */
export function generateTrace(options: GeneratorSpec & GenerateOptions): Trace {
  const { minutes, seed = 1, start = DEFAULT_START, unit = 'instance-capacities', ...spec } = options;
  if (!(Number.isInteger(minutes) && minutes >= 1)) {
    throw new RangeError(`minutes must be a whole number of at least 1, got ${minutes}`);
  }
  if (!(Number.isInteger(start) && start % 60 === 0)) {
    throw new RangeError(`start must be the start of a minute in seconds since 1970, got ${start}`);
  }
  let streams = 0;
  const load = loadOf(spec as GeneratorSpec, () => seededRandom(seed, streams++));
  const perMinute = new Float64Array(minutes);
  for (let minute = 0; minute < minutes; minute++) {
    const value = load({ minute, time: start + minute * 60 });
    if (!Number.isFinite(value)) {
      throw new RangeError(`a synthetic load must stay finite, got ${value} in minute ${minute}`);
    }
    perMinute[minute] = value;
  }
  return { start, perMinute, unit, findings: [] };
}

function loadOf(spec: GeneratorSpec, newStream: () => Random): LoadAt {
  if (!('of' in spec)) {
    return simpleLoad(spec, newStream());
  }
  if (spec.of.length === 0) {
    throw new RangeError(`a ${spec.kind} needs at least one load, got none`);
  }
  const loads = spec.of.map((part) => loadOf(part, newStream));
  return spec.kind === 'sum'
    ? (moment) => loads.reduce((sum, load) => sum + load(moment), 0)
    : (moment) => loads.reduce((product, load) => product * load(moment), 1);
}

function simpleLoad({ kind, ...given }: SimpleSpec, random: Random): LoadAt {
  const generator = generatorOf(kind);
  if (generator === undefined) {
    throw new RangeError(`kind must be one of ${[...generatorKinds, 'sum', 'product'].join(', ')}, got "${kind}"`);
  }
  const parameters = completeParameters(kind, generator, given);
  const load = generator.load(parameters, random);
  const sigma = parameters.noise ?? 0;
  return sigma === 0 ? load : (moment) => load(moment) * noiseFactor(sigma, random);
}
