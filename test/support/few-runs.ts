import fc from 'fast-check';

/** For mutation tests, which run each property hundreds of times: 25 runs of it in place of 100, always the same ones. */
fc.configureGlobal({ numRuns: 25, seed: 1 });
