/** @type {import('jest').Config} */
module.exports = {
  // The last two hold no tests: what no test loads counts as uncovered.
  roots: ['<rootDir>/test', '<rootDir>/lambda', '<rootDir>/lib/scaling'],
  // The end-to-end tests build into the same folders as a user does.
  maxWorkers: 1,
  testEnvironment: 'node',
  transform: { '^.+\\.(ts|mjs)$': ['@swc/jest', { jsc: { target: 'es2022' }, module: { type: 'commonjs' } }] },
  // These two are ES modules alone.
  transformIgnorePatterns: ['/node_modules/(?!preact)'],
  // The examples name the package, as tsconfig.json has it for everybody else.
  moduleNameMapper: { '^cdk-headroom$': '<rootDir>/lib' },
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json'],
  setupFiles: ['<rootDir>/test/support/environment.ts'],
  setupFilesAfterEnv: ['aws-cdk-lib/testhelpers/jest-autoclean'],
  // With --coverage, as in `npm test`: what decides about a fleet. Of what runs as a bundle, in a thread or process of its
  // own, nothing is counted.
  collectCoverageFrom: ['lambda/**/*.ts', 'lib/scaling/**/*.ts'],
  coverageReporters: [['text', { skipFull: true }]],
  coverageThreshold: {
    './lib/scaling/': { lines: 95, branches: 90 },
    './lambda/': { lines: 95, branches: 90 },
  },
  reporters: ['default', '<rootDir>/test/support/summary-reporter.cjs'],
};
