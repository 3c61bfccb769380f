import JestRuntime from 'jest-runtime';
import { createRequire, isBuiltin } from 'node:module';
import { compileFunction } from 'node:vm';

/** What is loaded anew for each suite: our own files, by path or by name. Everything else is a package. */
const OWN = /^(\.|\/|@lucid\/)/;
/** These belong to a suite: Jest gives them what they know of the running test. */
const OF_JEST = /^(@jest\/|jest-|expect$|pretty-format$)/;

const requires = new Map();

/**
 * Lets Node load packages, once for all suites of a worker, where Jest would load them again for each: half of a suite's start.
 * Our own files are loaded for each suite, so that what they keep in variables is the suite's own.
 */
class NativePackagesRuntime extends JestRuntime {
  constructor(...args) {
    super(...args);
    // A suite runs in the context that it is compiled in: the worker's (one-context-environment.mjs).
    this.executor.compile = function (source, filename) {
      return compileFunction(source, this.injectedModuleParameters, { filename });
    };
  }

  requireModuleOrMock(from, name) {
    if (OWN.test(name) || OF_JEST.test(name) || isBuiltin(name)) return super.requireModuleOrMock(from, name);
    if (!requires.has(from)) requires.set(from, createRequire(from));
    return requires.get(from)(name);
  }
}

export { NativePackagesRuntime as 'module.exports' };
