const { appendFileSync } = require('node:fs');

/** Writes how the tests ended, as one plain line, to the file that HEADROOM_TEST_SUMMARY names. */
module.exports = class SummaryReporter {
  onRunComplete(_contexts, { numPassedTests, numFailedTests, numPendingTests, numRuntimeErrorTestSuites }) {
    const file = process.env.HEADROOM_TEST_SUMMARY;
    if (file) {
      const failed = numFailedTests + numRuntimeErrorTestSuites;
      appendFileSync(file, `${numPassedTests} passed, ${failed} failed, ${numPendingTests} skipped\n`);
    }
  }
};
