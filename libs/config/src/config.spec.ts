import { inspect } from 'node:util';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { configTable, loadConfig, settingsOf } from './config';
import { SECRETS } from './secret-files';
import { problemsOf } from './testing/problems-of';
import { redactUri } from './variable';
import { VARIABLES } from './variables';

describe('loadConfig', () => {
  it('gives typed defaults for an empty environment', () => {
    const config = loadConfig({});
    expect(config).toMatchObject({
      HTTP_HOST: '127.0.0.1',
      HTTP_PORT: 8088,
      REDIS_CLUSTER_ENABLED: false,
      BACKUP_SCHEDULE: '0 2 * * *',
      BACKUP_RETENTION_DAYS: 30,
      BACKUP_DRILL_SCHEDULE: '0 4 * * 0',
      VOLUME_SIZE_LIMIT_GB: 500,
    });
    expect(config.API_KEY).toBeUndefined();
  });

  it('takes names and beginnings of databases to restore into, and none of MongoDB itself', () => {
    const read = (text: string): unknown => loadConfig({ BACKUP_RESTORE_DATABASES: text }).BACKUP_RESTORE_DATABASES;
    expect(loadConfig({}).BACKUP_RESTORE_DATABASES).toBeUndefined();
    expect(read('lucid, lucid_test_*')).toEqual(['lucid', 'lucid_test_*']);
    for (const wrong of ['admin', 'lucid,local', 'config', '*', 'a*b', 'Lucid', 'lucid,', '../x'])
      expect([wrong, problemsOf({ BACKUP_RESTORE_DATABASES: wrong })]).toEqual([
        wrong,
        [expect.stringContaining('BACKUP_RESTORE_DATABASES')],
      ]);
  });

  it('knows every variable of the seed', () => {
    const seed = [
      'MONGODB_URI',
      'MONGODB_REPLICA_SET',
      'MONGODB_DATABASE',
      'REDIS_URI',
      'REDIS_CLUSTER_ENABLED',
    ].concat(
      ['ELASTICSEARCH_URI', 'ELASTICSEARCH_INDEX_PREFIX', 'BACKUP_ENABLED', 'BACKUP_SCHEDULE'],
      ['BACKUP_RETENTION_DAYS', 'VOLUME_MOUNT_PATH', 'VOLUME_SIZE_LIMIT_GB'],
    );
    expect(Object.keys(VARIABLES)).toEqual(expect.arrayContaining(seed));
  });

  it('reads keys for encryption, whose bytes nothing that is logged holds', () => {
    const [first, second] = [1, 2].map((byte) => Buffer.alloc(32, byte).toString('base64'));
    const config = loadConfig({ BACKUP_ENCRYPTION_KEYS: `new:${first ?? ''}, old-1:${second ?? ''}` });
    const read = config.BACKUP_ENCRYPTION_KEYS.map(({ id, key }) => [id, key.export().toString('base64')]);
    expect(read).toEqual([
      ['new', first],
      ['old-1', second],
    ]);
    const shown = [inspect(config, { depth: 9 }), JSON.stringify(config)];
    for (const secret of [first ?? '', second ?? '', Buffer.alloc(32, 1).toString('hex'), '1,1,1,1'])
      expect(shown.join('')).not.toContain(secret);
    expect(loadConfig({}).BACKUP_ENCRYPTION_KEYS).toEqual([]);
  });

  it.each(['key', 'AQEB', 'a:AQEB', `a:${'A'.repeat(44)}`, `a:${'A'.repeat(43)}=,a:${'B'.repeat(43)}=`, 'a b:x', ','])(
    'refuses the keys %s, and does not say them again',
    (keys) => {
      const [problem, ...others] = problemsOf({ BACKUP_ENCRYPTION_KEYS: keys });
      expect(others).toEqual([]);
      expect(problem).toMatch(/^BACKUP_ENCRYPTION_KEYS must be `id:`[^(]*$/);
    },
  );

  it('takes S3 with a bucket and both keys or not at all, says what is missing, and never tells the key', () => {
    const keys = { BACKUP_S3_ACCESS_KEY_ID: 'id', BACKUP_S3_SECRET_ACCESS_KEY: 'hunter2' };
    expect(problemsOf({ BACKUP_STORAGE: 's3' })).toEqual([
      'BACKUP_S3_BUCKET must be set, since BACKUP_STORAGE is s3',
      'BACKUP_S3_ACCESS_KEY_ID must be set, since BACKUP_STORAGE is s3',
      'BACKUP_S3_SECRET_ACCESS_KEY must be set, since BACKUP_STORAGE is s3',
    ]);
    expect(problemsOf(keys)).toEqual(['BACKUP_S3_BUCKET must be set, since BACKUP_S3_ACCESS_KEY_ID is set']);
    const env = { BACKUP_STORAGE: 's3', BACKUP_S3_BUCKET: 'backups', ...keys };
    expect(problemsOf(env)).toEqual([]);
    expect(problemsOf({ ...env, BACKUP_S3_SECRET_ACCESS_KEY: 'hunter 2' }).join()).not.toContain('hunter');
  });

  it.each([
    ['BACKUP_S3_ENDPOINT', 'https://s3.example.org:9000', 's3.example.org'],
    ['BACKUP_S3_PREFIX', 'lucid/prod', '../other'],
    ['BACKUP_S3_BUCKET', 'my.backups-1', 'My_Backups'],
  ])('takes the %s %s, and refuses %s', (name, good, bad) => {
    const keys = { BACKUP_S3_BUCKET: 'b12', BACKUP_S3_ACCESS_KEY_ID: 'id', BACKUP_S3_SECRET_ACCESS_KEY: 'key' };
    expect(problemsOf({ ...keys, [name]: good })).toEqual([]);
    expect(problemsOf({ ...keys, [name]: bad })[0]).toMatch(`${name} must be`);
  });

  it.each(['Authorization=Bearer%20abc', 'x-key=a=b', 'a=1,b=2'])('takes the headers of traces %s', (headers) => {
    expect(problemsOf({ OTEL_EXPORTER_OTLP_HEADERS: headers })).toEqual([]);
  });

  it.each(['hunter2', 'a=b c', 'a=%zz', 'a=%ff', 'a=%0d%0ab', 'a=1,,b=2', 'a b=c'])(
    'refuses the headers of traces %s, and does not say them again',
    (headers) => {
      const [problem, ...others] = problemsOf({ OTEL_EXPORTER_OTLP_HEADERS: headers });
      expect(others).toEqual([]);
      expect(problem).toMatch(/^OTEL_EXPORTER_OTLP_HEADERS must be `name=value`[^(]*$/);
    },
  );

  it('treats an empty variable as unset', () => {
    expect(loadConfig({ HTTP_PORT: '' }).HTTP_PORT).toBe(8088);
  });

  it('reports all problems at once, each with its name and the accepted values', () => {
    const problems = problemsOf({
      HTTP_PORT: '70000',
      MONGODB_URI: 'localhost:27017',
      REDIS_CLUSTER_ENABLED: 'maybe',
      BACKUP_SCHEDULE: 'daily',
      LOG_LEVEL: 'loud',
    });
    expect(problems).toEqual([
      'HTTP_PORT must be a whole number from 0 to 65535 (it is "70000")',
      'LOG_LEVEL must be fatal, error, warn, log, debug, verbose (it is "loud")',
      // It may hold a password.
      'MONGODB_URI must be mongodb://… or mongodb+srv://…',
      'REDIS_CLUSTER_ENABLED must be true, false (it is "maybe")',
      'BACKUP_SCHEDULE must be a cron expression of five or six fields (it is "daily")',
    ]);
  });

  it.each([
    ['0 2 * * *', true],
    ['30 0 2 * * MON-FRI', true],
    ['99 2 * * *', false],
    ['0 0 31 2 *', false],
    ['0 2 * *', false],
    ['@daily', false],
    ['*/0 * * * *', false],
  ])('takes the schedule %j: %j', (BACKUP_SCHEDULE, isTaken) => {
    expect(problemsOf({ BACKUP_SCHEDULE })).toHaveLength(isTaken ? 0 : 1);
  });

  it('accepts a replica set with several hosts', () => {
    const MONGODB_URI = 'mongodb://a:27017,b:27017,c:27017/lucid?replicaSet=rs0';
    expect(loadConfig({ MONGODB_URI }).MONGODB_URI).toBe(MONGODB_URI);
  });

  it('never tells a secret or a password', () => {
    expect(problemsOf({ API_KEY: 'short-secret' }).join()).not.toContain('short-secret');
    expect(problemsOf({ REDIS_URI: 'redis://me:hunter2@ho st' }).join()).not.toContain('hunter2');
    expect(redactUri('mongodb://me:hunter2@host/lucid')).toBe('mongodb://me:…@host/lucid');
    expect(redactUri('mongodb://me:hun/ter2@host/lucid')).toBe('mongodb://me:…@host/lucid');
    expect(redactUri('mongodb://a:1,b:2/x?proxyPassword=hunter2&w=1')).toBe('mongodb://a:1,b:2/x?proxyPassword=…&w=1');
  });

  it('never tells a password of any of several nodes', () => {
    const nodes = 'redis://me:hunter2@a:1,redis://:hunter2@b:2,me:hunter2@c:3,d:4';
    expect(redactUri(nodes)).toBe('redis://me:…@a:1,redis://:…@b:2,me:…@c:3,d:4');
  });

  it.each(['0.0.0.0', '::', '10.0.0.1', 'storage'])('refuses to listen on %s without a key', (HTTP_HOST) => {
    expect(problemsOf({ HTTP_HOST })).toEqual([expect.stringContaining('API_KEY must be set')]);
    expect(problemsOf({ HTTP_HOST, API_KEY: 'k'.repeat(32) })).toEqual([]);
    expect(problemsOf({ HTTP_HOST, API_KEYS_REQUIRED: 'true' })).toEqual([]);
  });
});

describe('configTable', () => {
  it('has a row for each variable', () => {
    expect(configTable().split('\n')).toHaveLength(Object.keys(VARIABLES).length + 2);
  });
});

describe('the effective configuration', () => {
  /** A value of each secret, with a part that must not be told. */
  const PLANTED = 'planted-f3b1c9d27a';
  const secretOf = (name: string): string => {
    if (name === 'BACKUP_ENCRYPTION_KEYS') return `k:${Buffer.alloc(32, PLANTED).toString('base64')}`;
    if (name === 'OTEL_EXPORTER_OTLP_HEADERS') return `x-key=${PLANTED}`;
    const scheme = { MONGODB_URI: 'mongodb', REDIS_URI: 'redis', ELASTICSEARCH_URI: 'http' }[name];
    return scheme === undefined ? PLANTED.repeat(2) : `${scheme}://user:${PLANTED}@127.0.0.1:1`;
  };
  const texts = [PLANTED, Buffer.alloc(32, PLANTED).toString('base64')];
  const S3 = { BACKUP_S3_BUCKET: 'bucket' };

  it('tells of each variable where its value comes from', () => {
    const folder = mkdtempSync(join(tmpdir(), 'lucid-settings-'));
    const file = join(folder, 'key');
    writeFileSync(file, `${PLANTED.repeat(2)}\n`);
    const settings = settingsOf(loadConfig({ API_KEY_FILE: file, LOG_LEVEL: 'warn', HTTP_PORT: '' }));
    rmSync(folder, { recursive: true });
    expect(settings.map(({ name }) => name)).toEqual(Object.keys(VARIABLES));
    const of = (wanted: string): unknown => settings.find(({ name }) => name === wanted);
    expect(of('LOG_LEVEL')).toMatchObject({ source: 'environment', value: 'warn', default: 'log', is_set: true });
    expect(of('HTTP_PORT')).toMatchObject({ source: 'default', value: '8088', default: '8088', is_set: true });
    expect(of('API_KEY')).toMatchObject({ source: 'file', secret: true, is_set: true });
    expect(of('OTEL_EXPORTER_OTLP_ENDPOINT')).toMatchObject({ source: 'default', is_set: false });
    expect(JSON.stringify(settings)).not.toContain(PLANTED);
  });

  it.each(SECRETS)('never tells %s, from the environment or from a file', (name) => {
    const folder = mkdtempSync(join(tmpdir(), 'lucid-settings-'));
    const file = join(folder, 'secret');
    writeFileSync(file, secretOf(name));
    // S3 is set whole or not at all.
    const s3 = name.startsWith('BACKUP_S3')
      ? { ...S3, BACKUP_S3_ACCESS_KEY_ID: 'access-key-1', BACKUP_S3_SECRET_ACCESS_KEY: 'secret-key-000001' }
      : {};
    const rest = Object.fromEntries(Object.entries(s3).filter(([other]) => other !== name));
    for (const environment of [{ [name]: secretOf(name) }, { [`${name}_FILE`]: file }]) {
      const settings = settingsOf(loadConfig({ ...rest, ...environment }));
      const told = settings.find((setting) => setting.name === name);
      expect(told).toMatchObject({ is_set: true, secret: true });
      for (const field of ['value', 'default']) expect(told).not.toHaveProperty(field);
      for (const text of [...texts, secretOf(name), file]) expect(JSON.stringify(settings)).not.toContain(text);
    }
    rmSync(folder, { recursive: true });
  });
});
