/** Costs of test by file name: unit, medium (on real engines), e2e (over HTTP); and linters, which CI runs and `npm test` does not. */
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
  testEnvironment: '<rootDir>/test/setup/one-context-environment.mjs',
  runtime: '<rootDir>/test/setup/native-packages-runtime.mjs',
};

export default {
  maxWorkers: 2,
  // Each suite leaves some 13 MB, and large heaps take long to collect: a worker that has more than this is replaced.
  workerIdleMemoryLimit: '400MB',
  // Catches hangs only: how long a test takes depends on the machine.
  testTimeout: 600_000,
  testSequencer: '<rootDir>/test/setup/longest-first-sequencer.mjs',
  reporters: ['<rootDir>/test/setup/run-reporter.mjs'],
  projects: [
    { ...shared, displayName: 'unit', testMatch: ['<rootDir>/{apps,libs,test}/**/*.spec.ts'] },
    {
      ...shared,
      displayName: 'engines',
      testMatch: ['<rootDir>/{apps,libs,test}/**/*.{medium,e2e}-spec.ts'],
      globalSetup: '<rootDir>/test/setup/start-engines.ts',
      globalTeardown: '<rootDir>/test/setup/stop-engines.ts',
    },
    {
      ...shared,
      displayName: 'linters',
      testMatch: ['<rootDir>/test/**/*.linter-spec.ts'],
      globalSetup: '<rootDir>/test/setup/build-linters.ts',
    },
  ],
};
