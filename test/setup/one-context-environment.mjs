import { ModernFakeTimers } from '@jest/fake-timers';
import { ModuleMocker } from 'jest-mock';
import { flushCompileCache } from 'node:module';
import { setInterval } from 'node:timers';
import { setFlagsFromString } from 'node:v8';
import { SuitePhases } from './suite-phases.mjs';

/** What Jest puts in their place for a suite. */
const {
  console,
  process: { exit },
} = globalThis;

// As the service itself does (apps/api/src/main.ts): else V8 marks the whole heap for each 64 MB of buffers that pass.
setFlagsFromString('--external-memory-accounted-in-global-limit');

// A worker ends with the run that started it, whatever its suites still have open. (A listener for `disconnect` would keep it alive.)
const parent = process.ppid;
setInterval(() => process.ppid !== parent && exit(1), 1000).unref();
// Jest ends a worker by taking its listener away, and warns of each that is kept alive by a connection to an engine.
process.on('removeListener', (event) => event === 'message' && exit());

/**
 * Runs suites in the worker's own global context, one after the other, where Jest makes a context for each. Packages that were loaded
 * once (see native-packages-runtime.mjs) and the suite then agree on what an Error, an Array or a Date is, as they do outside of Jest.
 */
export default class OneContextEnvironment {
  constructor({ projectConfig }, { testPath }) {
    this.global = globalThis;
    this.phases = new SuitePhases(testPath);
    this.moduleMocker = new ModuleMocker(globalThis);
    this.fakeTimersModern = new ModernFakeTimers({ config: projectConfig, global: globalThis });
    this.fakeTimers = null;
  }

  async setup() {}

  handleTestEvent(event) {
    this.phases.note(event);
  }

  async teardown() {
    this.fakeTimersModern.dispose();
    this.phases.leave();
    // At the end of the worker it would take longer than Jest waits.
    flushCompileCache();
    // What packages keep of the suite's classes would keep the whole suite.
    delete globalThis.classValidatorMetadataStorage;
    globalThis.console = console;
    process.exit = exit;
  }

  exportConditions() {
    return ['node', 'node-addons'];
  }

  getVmContext() {
    return globalThis;
  }
}
