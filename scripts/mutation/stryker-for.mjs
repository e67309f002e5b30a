/**
 * Stryker's configuration for one unit, judged by its own tests alone. Reports go to .local/mutation, which git ignores.
 *
 * @param {string} name
 * @param {{ mutate: string[], tests: string[], without?: string[] }} unit files to mutate, the tests that have to notice, and
 *   patterns of those that are too slow
 * @returns {import('@stryker-mutator/api/core').PartialStrykerOptions}
 * @see https://stryker-mutator.io/docs/stryker-js/configuration/
 */
export function strykerFor(name, { mutate, tests, without = [] }) {
  return {
    mutate,
    testRunner: 'jest',
    jest: {
      config: {
        roots: ['<rootDir>/lib/scaling', '<rootDir>/test/scaling'],
        testMatch: tests.map((path) => `<rootDir>/${path}`),
        testPathIgnorePatterns: without,
        setupFiles: ['<rootDir>/test/support/environment.ts', '<rootDir>/test/support/few-runs.ts'],
        // Of the CDK, which would be loaded for each file of tests.
        setupFilesAfterEnv: [],
      },
    },
    coverageAnalysis: 'perTest',
    concurrency: 2,
    // Generous, since a busy machine would pass for a mutant that was noticed. Endless loops end by their count before.
    timeoutMS: 60_000,
    ignorePatterns: ['/*', '!/lib', '!/test', '!/jest.config.js', '!/package.json'],
    // Types are stripped, not checked. Without this, Stryker asks for a function that TypeScript 7 does not have.
    tsconfigFile: 'none',
    disableTypeChecks: false,
    tempDirName: `.local/mutation/${name}`,
    reporters: ['clear-text', 'progress-append-only', 'html', 'json'],
    clearTextReporter: { logTests: false, allowColor: false },
    htmlReporter: { fileName: `.local/mutation/${name}.html` },
    jsonReporter: { fileName: `.local/mutation/${name}.json` },
    allowConsoleColors: false,
  };
}
