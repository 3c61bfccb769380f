import { mkdirSync, mkdtempSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { clearInterval, setInterval } from 'node:timers';
import { ended, remainingMs } from './planned-seconds.mjs';
import { PHASES_FOLDER, phasesOf } from './suite-phases.mjs';

const REPORT = '.lucid/test-report.json';
const SLOWEST = 20;
/** When no suite has ended for so long, a line says which ones are running; in ms. */
const QUIET_MS = 20_000;

/** Jest replaces the console while suites run. */
const print = (text) => process.stdout.write(`${text}\n`);
const seconds = (ms) => (ms / 1000).toFixed(1);
const inWords = (ms) => (ms < 90_000 ? `${Math.ceil(ms / 1000)} s` : `${Math.round(ms / 60_000)} min`);
const longest = (entries) => entries.toSorted((one, other) => other.ms - one.ms).slice(0, SLOWEST);
const table = (rows) => rows.map((cells) => `  ${cells.join('  ')}`).join('\n');
const quoted = (text) => `'${text.replaceAll("'", `'\\''`)}'`;
const asPattern = (text) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/**
 * Shows how a run goes: one line for each finished suite, with the number of suites and the time that are left; failures when they
 * happen and again at the end, each with the command that repeats it; the slowest suites and tests. Keeps everything as JSON in
 * `.lucid/test-report.json`. CI reads the last line.
 */
export default class RunReporter {
  running = new Map();
  suites = [];

  constructor({ rootDir }) {
    this.root = rootDir;
    // The workers inherit it.
    this.folder = process.env[PHASES_FOLDER] = mkdtempSync(join(tmpdir(), 'lucid-phases-'));
  }

  onRunStart({ numTotalTestSuites }) {
    this.begun = this.told = Date.now();
    this.count = numTotalTestSuites;
    this.telling = setInterval(() => this.tellRunning(), 1000).unref();
  }

  onTestFileStart({ path }) {
    this.running.set(path, Date.now());
  }

  onTestFileResult(test, result) {
    const suite = this.suiteOf(test, result);
    this.suites.push(suite);
    this.running.delete(test.path);
    ended(test.path);
    const place = `[${String(this.suites.length).padStart(String(this.count).length)}/${this.count}]`;
    this.tell(`${place} ${suite.failed ? 'FAIL' : 'pass'} ${suite.path} (${seconds(suite.ms)} s)`);
    if (!suite.failed) return;
    // What a suite that passes writes is of no interest.
    for (const { message, origin } of result.console ?? []) print(`${message}\n${origin}`);
    print(result.failureMessage ?? '');
  }

  onRunComplete(_contexts, results) {
    clearInterval(this.telling);
    rmSync(this.folder, { recursive: true, force: true });
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const report = this.report(results);
    this.tellFailures();
    if (this.suites.length > SLOWEST) this.tellSlowest();
    print(
      `\n${this.suites.length} suites, ${report.assertions} assertions, ${inWords(report.ms)}. All times: ${REPORT}`,
    );
    // Jest writes more after a run, so this waits for the very end.
    process.on('exit', () => writeSync(1, `${results.numPassedTests} passed, ${failed} failed\n`));
  }

  suiteOf({ path, context }, { perfStats, testResults, testExecError, numFailingTests }) {
    const { assertions = 0, ...phases } = phasesOf(path) ?? {};
    return {
      path: relative(this.root, path),
      project: context.config.displayName?.name ?? '',
      failed: numFailingTests > 0 || testExecError !== undefined,
      ms: perfStats.end - perfStats.start,
      phases,
      assertions,
      tests: testResults.map(({ fullName, status, duration }) => ({ name: fullName, status, ms: duration ?? 0 })),
    };
  }

  /** Keeps what is known of the run. */
  report({ numPassedTests, numFailedTests, numPendingTests }) {
    const report = {
      begun_at: new Date(this.begun).toISOString(),
      ms: Date.now() - this.begun,
      passed: numPassedTests,
      failed: numFailedTests,
      skipped: numPendingTests,
      assertions: this.suites.reduce((sum, { assertions }) => sum + assertions, 0),
      suites: this.suites,
    };
    const file = join(this.root, REPORT);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${JSON.stringify(report, null, 1)}\n`);
    return report;
  }

  tell(line) {
    this.told = Date.now();
    const left = remainingMs(this.told - this.begun);
    print(left === undefined ? line : `${line}, about ${inWords(left)} left`);
  }

  tellRunning() {
    if (Date.now() - this.told < QUIET_MS || this.running.size === 0) return;
    const suites = [...this.running].map(
      ([path, since]) => `${relative(this.root, path)} (${seconds(Date.now() - since)} s)`,
    );
    this.tell(`running: ${suites.join(', ')}`);
  }

  tellFailures() {
    for (const { path, project, tests } of this.suites.filter(({ failed }) => failed)) {
      print(`\nFAIL ${path}\n  repeat: npm test -- ${project} ${path}`);
      for (const { name } of tests.filter(({ status }) => status === 'failed'))
        print(`  - ${name}\n    repeat: npm test -- ${project} ${path} -t ${quoted(asPattern(name))}`);
    }
  }

  tellSlowest() {
    const of = ({ phases }, phase) => (phase in phases ? seconds(phases[phase]) : '-').padStart(7);
    print(`\nSlowest suites, in seconds\n${table([['  total', '   load', '   boot', '  tests', '    end']])}`);
    print(
      table(
        longest(this.suites).map((suite) => [
          seconds(suite.ms).padStart(7),
          ...['load', 'boot', 'tests', 'teardown'].map((phase) => of(suite, phase)),
          suite.path,
        ]),
      ),
    );
    const tests = this.suites.flatMap(({ path, tests }) => tests.map((test) => ({ ...test, path })));
    print(`\nSlowest tests, in seconds`);
    print(table(longest(tests).map(({ ms, path, name }) => [seconds(ms).padStart(7), `${path}: ${name}`])));
  }
}
