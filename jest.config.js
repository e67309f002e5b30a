/** @type {import('jest').Config} */
module.exports = {
  roots: ['<rootDir>/test'],
  // The end-to-end tests build into the same folders as a user does.
  maxWorkers: 1,
  testEnvironment: 'node',
  transform: { '^.+\\.(ts|mjs)$': ['@swc/jest', { jsc: { target: 'es2022' }, module: { type: 'commonjs' } }] },
  // These two are ES modules alone.
  transformIgnorePatterns: ['/node_modules/(?!preact)'],
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json'],
  setupFiles: ['<rootDir>/test/support/environment.ts'],
  setupFilesAfterEnv: ['aws-cdk-lib/testhelpers/jest-autoclean'],
  reporters: ['default', '<rootDir>/test/support/summary-reporter.cjs'],
};
