import { mongo } from 'mongoose';
import { type RunningApp, startApp } from '../setup/start-app';
import { DOCUMENT_FILE, operations } from './document';
import { installSchemathesis, runSchemathesis, type SchemathesisRun } from './schemathesis/run-schemathesis';

const API_KEY = 'a-key-for-the-contract-tests-0123456789';
/** How many inputs are made for an operation in each phase that makes them, from which seed; set these for a longer run. */
const { SCHEMATHESIS_EXAMPLES = '3', SCHEMATHESIS_SEED = '20261124' } = process.env;
/** What bounds a run is its examples: this ends only one that hangs. */
const HANGS_MS = 1_800_000 + Number(SCHEMATHESIS_EXAMPLES) * 300_000;

/** Left out: what needs several callers, and what served.e2e-spec.ts walks operation by operation. */
const NOT_HERE = 'ignored_auth,object_level_authorization';

describe('the document, fuzzed by schemathesis', () => {
  let running: RunningApp;
  let ran: SchemathesisRun;

  beforeAll(async () => {
    const installed = await installSchemathesis();
    running = await startApp({ API_KEY }, { searched: true });
    ran = await runSchemathesis(
      installed,
      [
        DOCUMENT_FILE,
        ...['--url', running.url, '--header', `X-API-Key: ${API_KEY}`],
        // A feed has no end to wait for; its own tests are in test/api/changes.e2e-spec.ts.
        ...operations.filter(({ endless }) => endless).flatMap(({ path }) => ['--exclude-path', path]),
        ...['--checks', 'all', '--exclude-checks', NOT_HERE, '--continue-on-failure'],
        ...['--phases', 'examples,coverage,fuzzing,stateful', '--max-examples', SCHEMATHESIS_EXAMPLES],
        ...['--seed', SCHEMATHESIS_SEED, '--workers', '2', '--generation-database', 'none'],
        // What one operation answered is sent to another, and the rules of a model's collection are large for a first example. On a busy
        // machine it takes long to make an example, too.
        ...['--suppress-health-check', 'large_base_example,too_slow'],
        // Only what hangs: how fast it answers is measured elsewhere.
        ...['--max-response-time', '300', '--request-timeout', '600', '--max-redirects', '0', '--no-color'],
      ],
      HANGS_MS,
    );
  }, HANGS_MS + 900_000);

  afterAll(async () => running.close());

  it('finds no fault of ours, no undocumented answer, no broken input accepted and no documented input refused', () => {
    const { code, text, report } = ran;
    // The report itself is the message of a failure.
    if (code !== 0 || report === undefined) throw new Error(`schemathesis ended with ${String(code)}:\n${text}`);

    const passed = { status: 'success', skip_reason: null };
    expect(report.phases).toEqual({ examples: passed, coverage: passed, fuzzing: passed, stateful: passed });
    expect(report).toMatchObject({ complete: true, stop_reason: 'completed', failures: [], errors: [] });
    const all = operations.length;
    const ended = operations.filter(({ endless }) => !endless).length;
    expect(report.operations).toMatchObject({ total: all, selected: ended, tested: ended, errored: 0, skipped: 0 });
    expect(report.test_cases).toMatchObject({ with_failures: 0, errored: 0 });
    expect(report.test_cases.generated).toBeGreaterThan(all * Number(SCHEMATHESIS_EXAMPLES));

    // The input was not refused wholesale either: nearly every operation was also answered with a success.
    const reached = Object.values(report.valid_rates).filter((phases) =>
      Object.values(phases).some(({ accepted }) => accepted > 0),
    );
    expect(reached.length).toBeGreaterThan(all * 0.7);
  });

  it('leaves the service ready, and only documents that its validators take', async () => {
    expect((await fetch(`${running.url}/readyz`)).status).toBe(200);
    const client = await mongo.MongoClient.connect(running.config.MONGODB_URI);
    try {
      const db = client.db(running.config.MONGODB_DATABASE);
      for (const { name, options } of await db.listCollections<mongo.CollectionInfo>().toArray()) {
        const validator = options?.['validator'] as mongo.Document | undefined;
        if (validator === undefined) continue;
        expect({ name, invalid: await db.collection(name).countDocuments({ $nor: [validator] }) }).toEqual({
          name,
          invalid: 0,
        });
      }
      expect(await db.collection('users').estimatedDocumentCount()).toBeGreaterThan(0);
    } finally {
      await client.close();
    }
  });
});
