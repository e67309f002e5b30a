/** @type {import('jest').Config} */
module.exports = {
  roots: ['<rootDir>/test'],
  // The end-to-end tests build into the same folders as a user does.
  maxWorkers: 1,
  testEnvironment: 'node',
  transform: { '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2022' } }] },
  setupFiles: ['<rootDir>/test/support/environment.ts'],
  setupFilesAfterEnv: ['aws-cdk-lib/testhelpers/jest-autoclean'],
  reporters: ['default', '<rootDir>/test/support/summary-reporter.cjs'],
};
