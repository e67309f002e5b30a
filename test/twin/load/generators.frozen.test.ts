import { generateTrace, parseGenerator } from '../../../lib/twin/load/generators';

/** Traces of a seed must stay the same for ever: changing one is a reviewed event. */
describe('generators', () => {
  test.each([
    ['noise:sigma=0.3', 1],
    ['noise:sigma=0.3', 2],
    ['daily:mean=10,amplitude=0.6,noise=0.1 + flash-crowd:base=0,peak=30,at=1', 42],
  ])('%s with seed %d', (text, seed) => {
    const { perMinute } = generateTrace({ ...parseGenerator(text), minutes: 4, seed });

    expect([...perMinute].map((value) => Number(value.toPrecision(12)))).toMatchSnapshot();
  });
});
