import { strykerFor } from './stryker-for.mjs';

/** `decide`, and what it consists of. */
export default strykerFor('decide', {
  mutate: [
    'lib/scaling/controller/{decide,decide-on}.ts',
    'lib/scaling/controller/{doubt-about,evidence-of,explain-capacity,gate-of,lead-capacity,lease-for,obstacle-to}.ts',
  ],
  tests: ['test/scaling/controller/{decide,decide-on,invariants}*.test.ts'],
});
