/** Three costs of test by file name: unit, medium (on real engines), e2e (over HTTP). Only the last two start engines. */
const shared = {
  rootDir: import.meta.dirname,
  transform: { '^.+\\.ts$': '@swc/jest' },
  moduleNameMapper: {
    '^@lucid/([a-z-]+)$': '<rootDir>/libs/$1/src/index.ts',
    // libs/client names its files as ES modules do, since it is published as such too.
    '^(\\./[a-z-]+)\\.js$': '$1',
  },
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.lucid'],
  setupFiles: ['reflect-metadata'],
  testEnvironment: 'node',
};

export default {
  maxWorkers: 2,
  workerIdleMemoryLimit: '1GB',
  // For a machine that does much else: what a test waits for has limits of its own.
  testTimeout: 120_000,
  reporters: ['default', '<rootDir>/test/setup/tally-reporter.mjs'],
  projects: [
    { ...shared, displayName: 'unit', testMatch: ['<rootDir>/{apps,libs,test}/**/*.spec.ts'] },
    {
      ...shared,
      displayName: 'engines',
      testMatch: ['<rootDir>/{apps,libs,test}/**/*.{medium,e2e}-spec.ts'],
      globalSetup: '<rootDir>/test/setup/start-engines.ts',
      globalTeardown: '<rootDir>/test/setup/stop-engines.ts',
    },
  ],
};
