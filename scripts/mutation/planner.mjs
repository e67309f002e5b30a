import { strykerFor } from './stryker-for.mjs';

/** Without planner.test.ts and planner.properties.test.ts: weeks of load for each mutant take an hour in place of minutes. */
export default strykerFor('planner', {
  mutate: ['lib/scaling/planner/**/*.ts'],
  tests: ['test/scaling/planner/**/*.test.ts'],
  without: ['/planner/planner(\\.properties)?\\.test\\.ts$'],
});
