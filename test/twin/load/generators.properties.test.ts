import fc from 'fast-check';
import { generateTrace } from '../../../lib/twin/load/generators';
import { type GeneratorSpec, generatorKinds } from '../../../lib/twin/load/generators/table';

const seed = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const simple = fc.record({
  kind: fc.constantFrom(...generatorKinds),
  noise: fc.double({ min: 0, max: 1, noNaN: true }),
});
const spec: fc.Arbitrary<GeneratorSpec> = fc.letrec<{ spec: GeneratorSpec }>((tie) => ({
  spec: fc.oneof(
    { depthSize: 'small' },
    simple,
    fc.record({
      kind: fc.constantFrom('sum' as const, 'product' as const),
      of: fc.array(tie('spec'), { minLength: 1, maxLength: 3 }),
    }),
  ),
})).spec;

describe('a generated trace', () => {
  test('is the same to the byte for the same seed', () => {
    fc.assert(
      fc.property(spec, seed, (load, number) => {
        const options = { ...load, minutes: 200, seed: number };

        expect(generateTrace(options)).toEqual(generateTrace(options));
      }),
    );
  });

  test('is finite and never negative', () => {
    fc.assert(
      fc.property(spec, seed, (load, number) => {
        const { perMinute } = generateTrace({ ...load, minutes: 200, seed: number });

        expect(perMinute.every((value) => value >= 0 && value < Number.POSITIVE_INFINITY)).toBe(true);
      }),
    );
  });

  test('begins as the longer trace of the same seed does', () => {
    fc.assert(
      fc.property(spec, seed, fc.integer({ min: 1, max: 200 }), (load, number, minutes) => {
        const long = generateTrace({ ...load, minutes: 200, seed: number });

        const short = generateTrace({ ...load, minutes, seed: number });

        expect(short.perMinute).toEqual(long.perMinute.slice(0, minutes));
      }),
    );
  });

  // The mean of n lognormal factors has the standard error sqrt((exp(sigma^2) - 1) / n): 0.53 % here; six of them.
  test('has about the same mean with noise as without', () => {
    fc.assert(
      fc.property(seed, (number) => {
        const minutes = 10_080;
        const noisy = generateTrace({ kind: 'daily', mean: 10, amplitude: 0, noise: 0.5, minutes, seed: number });

        const mean = noisy.perMinute.reduce((sum, value) => sum + value, 0) / minutes;

        expect(Math.abs(mean / 10 - 1)).toBeLessThan(6 * 0.0053);
      }),
      { numRuns: 50 },
    );
  });

  test('has another noise for another seed', () => {
    fc.assert(
      fc.property(seed, seed, (one, other) => {
        fc.pre(one !== other);
        const draw = (number: number) => generateTrace({ kind: 'noise', minutes: 3, seed: number }).perMinute;

        expect(draw(one)).not.toEqual(draw(other));
      }),
    );
  });
});
