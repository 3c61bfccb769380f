import { describeVariables } from '@lucid/config';
import { cloneRoot } from '@lucid/engines';
import { PRIVILEGES } from '@lucid/mongo';
import { cliPage } from './cli-page';
import { configurationPage } from './configuration-page';
import { item, wrapped } from './markdown';
import { type DocumentedMetric, metricsOfSources } from './metric-calls';
import { mongoRoles, redisCommands, s3Rows } from './privileges-page';
import { scopesPage } from './scopes-page';

describe('the reference page of the configuration', () => {
  const page = configurationPage();

  it('has an entry for each variable', () => {
    const names = [...page.matchAll(/^### `(\w+)`$/gm)].map(([, name]) => name);
    expect(names.sort()).toEqual(
      describeVariables()
        .map(({ name }) => name)
        .sort(),
    );
  });

  it('says of each secret which file can contain it', () => {
    const files = describeVariables().flatMap(({ file }) => file ?? []);
    expect(files.length).toBeGreaterThan(5);
    expect(files.filter((file) => !page.includes(`\`${file}\``))).toEqual([]);
  });
});

describe('the reference page of the command line', () => {
  const page = cliPage();

  it('has the options that a command declares, and its usage', () => {
    expect(page).toMatch(/^lucid restore \[options\] BACKUP_ID$/m);
    expect(page).toContain('| `--conflict <rule>` |');
    expect(page).toMatch(/^lucid keys create --name NAME/m);
    expect(page).toMatch(/^lucid engines status \| fetch \| stop$/m);
  });

  it('describes the options of all commands that call a service once', () => {
    expect(page.match(/`--url <url>`/g)).toHaveLength(1);
  });
});

describe('the reference page of the scopes', () => {
  it('lists the operations that need each one', () => {
    const operation = (scope: string) => ({ get: { operationId: 'x', 'x-required-scope': scope } });
    const page = scopesPage({
      paths: { '/api/v1/jobs': operation('jobs:read'), '/metrics': operation('metrics:read') },
    });
    expect(page).toMatch(/## `jobs:read`\n\n.+\n\n- `GET \/jobs`\n/);
    expect(page).toContain('- `GET /metrics`');
  });
});

describe('the metrics of sources', () => {
  let metrics: Map<string, DocumentedMetric>;

  beforeAll(async () => {
    metrics = new Map((await metricsOfSources(cloneRoot())).map((metric) => [metric.name, metric]));
  });

  it.each([
    ['lucid_change_state', 'gauge', ['consumer', 'state']],
    ['lucid_change_lag_seconds', 'gauge', ['consumer']],
    ['lucid_cache_reads_total', 'counter', ['namespace', 'outcome']],
    ['lucid_cache_loads_total', 'counter', ['namespace']],
    ['lucid_jobs', 'gauge', ['kind', 'state']],
    ['lucid_volume_full_in_seconds', 'gauge', ['volume']],
    ['lucid_backup_runs_total', 'counter', ['schedule', 'result']],
    ['lucid_mongodb_primary', 'gauge', []],
  ])('are read with type and labels from the code: %s', (name, type, labels) => {
    expect(metrics.get(name)).toMatchObject({ type, labels });
  });

  it('have their constants in the text', () => {
    expect(metrics.get('lucid_volumes')?.help).toMatch(/\b100\b/);
    expect([...metrics.values()].filter(({ help }) => help.includes('${'))).toEqual([]);
  });
});

describe('the reference page of the privileges', () => {
  it('has the rights that the code names, each with what it is for', () => {
    expect(s3Rows("ask('s3:PutObject'); ask('s3:GetObject and s3:ListBucket'); // s3://bucket")).toEqual([
      ['`s3:GetObject`', 'objects', 'Read backups.'],
      ['`s3:ListBucket`', 'bucket', expect.any(String)],
      ['`s3:PutObject`', 'objects', 'Write backups.'],
    ]);
    expect(() => s3Rows("ask('s3:PutObjectAcl')")).toThrow(/what s3:PutObjectAcl is for/);
  });

  it('has each privilege in MongoDB once, under the role to grant', () => {
    const text = mongoRoles(PRIVILEGES).join('\n');
    expect(text.match(/^\| `/gm)).toHaveLength(PRIVILEGES.length);
    expect([...text.matchAll(/^### `(\w+)`$/gm)].map(([, role]) => role).sort()).toEqual(
      [...new Set(PRIVILEGES.map(({ role }) => role))].sort(),
    );
    const [oplog] = PRIVILEGES.filter(({ role }) => role === 'backup');
    expect(mongoRoles(oplog === undefined ? [] : [oplog])).toEqual([
      '### `backup`',
      'Grant this role on `admin`.',
      expect.stringContaining('| `find` | `find` with `oplog.rs` | Read the oplog'),
    ]);
  });

  it("has the commands of the service's user in Redis", () => {
    expect(redisCommands('user operator on +@all\nuser lucid on ~lucid:* -@all +ping +client|setinfo\n')).toEqual([
      'CLIENT SETINFO',
      'PING',
    ]);
    expect(() => redisCommands('user lucid on -@all')).toThrow(/no command/);
  });
});

describe('a paragraph', () => {
  it('is broken into lines', () => {
    const text = Array.from({ length: 60 }, () => 'word').join(' ');
    const lines = wrapped(text).split('\n');
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.every(({ length }) => length <= 118)).toBe(true);
    expect(lines.join(' ')).toBe(text);
    expect(item(text).split('\n')[1]).toMatch(/^ {2}word/);
  });
});
