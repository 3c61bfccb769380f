import { createLucidClient } from '@lucid/client';
import { commandLine, parsed, UsageError } from '../command-line';
import { backups } from './backups-command';
import { drift } from './job-commands';
import { namingOptions } from './option-errors';
import { serviceLine } from './run-service-command';
import { schema } from './schema-command';
import type { ServiceCommand, Told } from './service-command';

type Answers = (url: URL) => { status?: number; body: object };

const clientOf = (answers: Answers) =>
  createLucidClient({
    baseUrl: 'http://lucid.test',
    retries: 0,
    fetch: (url) => {
      const { status = 200, body } = answers(new URL(url));
      const type = status < 400 ? 'application/json' : 'application/problem+json';
      return Promise.resolve(new Response(JSON.stringify(body), { status, headers: { 'content-type': type } }));
    },
  });

/** Runs a command on a service that answers so. */
function told(command: ServiceCommand, args: string[], answers: Answers): Promise<Told> {
  const line = parsed(serviceLine('name', command), args);
  const { url: _url, ...values } = line.opts<{ url: string }>();
  return command.run({
    client: clientOf(answers),
    values,
    words: line.args,
    follow: async (begin) => (await begin()).data,
  });
}

describe('lucid backups', () => {
  const stored = Array.from({ length: 450 }, (_, n) => ({
    ...{ backup_id: `b${n}`, name: 'hourly', status: 'complete', storage: 's3', size_bytes: 1_500_000 },
    ...{ created_at: '2026-11-30T10:00:00.000Z', encryption: n === 0 ? 'aes-256-gcm' : 'none' },
    ...(n === 0 && { pinned: true, schedule_id: 'schedule-1' }),
  }));
  const pages: Answers = ({ searchParams }) => {
    const [from, limit] = [Number(searchParams.get('cursor')), Number(searchParams.get('limit'))];
    expect(searchParams.get('sort')).toBe('-created_at');
    expect(limit).toBeLessThanOrEqual(200);
    const next = from + limit < stored.length ? { next_cursor: String(from + limit) } : {};
    return { body: { items: stored.slice(from, from + limit), ...next } };
  };

  it('tells what an operator looks for, on one line each', async () => {
    const { text } = await told(backups, ['--limit', '2'], pages);
    expect(text.split('\n').map((line) => line.split(/ {2,}/))).toEqual([
      ['backup', 'name', 'schedule', 'state', 'started', 'size', 'pinned', 'encrypted', 'storage'],
      ['b0', 'hourly', 'schedule-1', 'complete', '2026-11-30T10:00:00.000Z', '1.5 MB', 'yes', 'yes', 's3'],
      ['b1', 'hourly', 'complete', '2026-11-30T10:00:00.000Z', '1.5 MB', 's3'],
      ['There are older backups. List more with --limit.'],
    ]);
  });

  it.each([
    [[], 50, true],
    [['--limit', '449'], 449, true],
    [['--limit', '450'], 450, false],
    [['--limit', '10000'], 450, false],
  ])('with %j lists %d, over as many pages as it takes, and says whether there are more: %s', async (args, n, more) => {
    const { data, text } = await told(backups, args, pages);
    expect(data).toEqual(stored.slice(0, n));
    expect(text.includes('older backups')).toBe(more);
  });

  it('says that there are none', async () => {
    expect(await told(backups, [], () => ({ body: { items: [] } }))).toEqual({ data: [], text: 'No backups.' });
  });

  it.each(['0', '10001', 'all'])('refuses --limit %s', (limit) => {
    expect(() => parsed(serviceLine('backups', backups), ['--limit', limit])).toThrow(/--limit.*from 1 to 10000/);
  });
});

describe('lucid schema', () => {
  it('names the documents that keep an index from being built', async () => {
    const index = {
      collection: 'users',
      kind: 'index_missing',
      subject: 'email_1',
      remedy: 'apply',
      message: 'Missing.',
    };
    const duplicates = [
      { documents: 2, document_ids: ['u1', 'u2'] },
      { documents: 7, document_ids: ['u3', 'u4', 'u5', 'u6', 'u7'] },
    ];
    const differences = [
      { ...index, changes: [], duplicates },
      { ...index, subject: 'tron_address_1', changes: [] },
    ];
    const { text, code } = await told(schema, [], () => ({ body: { differences } }));
    expect(code).toBe(3);
    const [head, first, second] = text.split('\n');
    expect(head).toMatch(/ {2}duplicate documents$/);
    expect(first).toMatch(/ {2}u1 = u2; u3 = u4 = u5 = u6 = u7 and 2 more$/);
    expect(second).toMatch(/ {2}Missing\.$/);
  });
});

describe('lucid drift', () => {
  it('names the documents that differ, and how many more there are', async () => {
    const report = { collection: 'users', checked: 9, missing: 2, extra: 1, different: 1, repaired: 0 };
    const reports = [
      { ...report, examples: ['u1', 'u2'] },
      { ...report, missing: 0, extra: 0, different: 0, examples: [] },
    ];
    const job = { job_id: 'j', state: 'succeeded', result: { reports } };
    const { text, code } = await told(drift, [], () => ({ status: 202, body: job }));
    const lines = text.split('\n');
    expect(code).toBe(3);
    expect(lines[0]).toMatch(/ {2}documents$/);
    expect(lines[1]).toMatch(/ {2}u1 u2 and 2 more$/);
    expect(lines[2]).toMatch(/ 0$/);
  });
});

describe('a refusal of what options gave', () => {
  const line = commandLine('lucid restore', 'Restore.')
    .option('--documents <collection>', 'Collection.')
    .option('--ids <ids>', 'Ids.')
    .option('--older-than <days>', 'Days.');
  const refusal = (pointers: string[], status = 400): Promise<unknown> => {
    const errors = pointers.map((pointer) => ({ pointer, code: 'rule', message: 'must be good' }));
    const client = clientOf(() => ({ status, body: { status, code: 'invalid_body', detail: 'No.', errors } }));
    return client.GET('/api/v1/users').catch((error: unknown) => error);
  };

  it.each([
    ['ids', '--ids must be good'],
    ['/documents/ids/3', '--ids must be good'],
    ['/documents/collection', '--documents must be good'],
    ['older_than', '--older-than must be good'],
  ])('that points to %s names the option', async (pointer, message) => {
    const named = namingOptions(await refusal([pointer, '/backup_id']), line);
    expect(named).toBeInstanceOf(UsageError);
    expect(named).toMatchObject({ message });
  });

  it('stays what it is where no option gave the value, or the value breaks no rule of its own', async () => {
    for (const error of [await refusal(['/backup_id']), await refusal(['ids'], 409), new Error('other')])
      expect(namingOptions(error, line)).toBe(error);
  });
});
