import { strykerFor } from './stryker-for.mjs';

/** `decide`, and what it consists of: what is decided about, the doubts, the gates, the lead and the lease. */
const PARTS =
  '{decide,decide-on,doubt-about,evidence-of,explain-capacity,gate-of,lead-capacity,lease-for,obstacle-to,renewal-of}';

/** Each part is judged by the examples of all. Properties and the group that lives on take minutes for each mutant. */
export default strykerFor('decide', {
  mutate: [`lib/scaling/controller/${PARTS}.ts`],
  tests: [`test/scaling/controller/${PARTS}.test.ts`],
});
