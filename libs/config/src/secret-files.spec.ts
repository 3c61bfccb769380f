import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeVariables, loadConfig, secretTexts, settingOf } from './config';
import { problemsOf } from './testing/problems-of';
import { fileVariable, SECRETS } from './secret-files';
import type { Variable } from './variable';
import { VARIABLES } from './variables';

const VALUES: Record<string, string> = {
  API_KEY: 'a-key-of-the-tests-of-the-config-0123',
  OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Bearer%20hunter2hunter2',
  MONGODB_URI: 'mongodb://me:hunter2hunter2@host:1/lucid?tlsCertificateKeyFilePassword=hunter3hunter3',
  REDIS_URI: 'redis://:hunter2hunter2@host:1/0',
  ELASTICSEARCH_URI: 'https://me:hunter2hunter2@host:1',
  BACKUP_ENCRYPTION_KEYS: `a:${Buffer.alloc(32, 1).toString('base64')}`,
  BACKUP_S3_ACCESS_KEY_ID: 'AKIAHUNTER2HUNTER2',
  BACKUP_S3_SECRET_ACCESS_KEY: '/hunter2/hunter2',
};
/** What some secrets are not taken without. */
const OTHERS = { BACKUP_S3_BUCKET: 'bucket', BACKUP_S3_ACCESS_KEY_ID: 'id', BACKUP_S3_SECRET_ACCESS_KEY: 'other' };
const othersOf = (name: string): Record<string, string> =>
  name.startsWith('BACKUP_S3') ? Object.fromEntries(Object.entries(OTHERS).filter(([other]) => other !== name)) : {};

const variables: [string, Variable<unknown>][] = Object.entries(VARIABLES);

describe('secrets of the configuration', () => {
  it('are all that look like one', () => {
    /** Flags and numbers hold no secret, nor do values of a list. */
    const hasFreeText = ({ parse }: Variable<unknown>): boolean =>
      !['true', 'false', '1'].some((text) => ['boolean', 'number'].includes(typeof parse(text)));
    const byName = /KEYS?\b|KEY_ID|SECRET|PASSW|TOKEN|CREDENTIAL|AUTH|HEADERS|_URI$/;
    const byDescription = /\b(?:secret|password|token|credential|headers)s?\b|\bkeys?\b/i;
    /** They speak of a key that they do not hold. */
    const harmless = [
      'HTTP_HOST',
      'HTTP_ALLOWED_HOSTS',
      'DOCS_ENABLED',
      'CONSOLE_ENABLED',
      'REDIS_KEY_PREFIX',
      'BACKUP_S3_BUCKET',
      'BACKUP_S3_PREFIX',
    ];
    const looking = variables
      .filter(([name, variable]) => hasFreeText(variable) && !harmless.includes(name))
      .filter(([name, { description }]) => byName.test(name) || byDescription.test(description))
      .map(([name]) => name);
    expect(SECRETS).toEqual(looking);
    expect(SECRETS).toEqual(Object.keys(VALUES));
  });

  describe.each(Object.entries(VALUES))('%s', (name, value) => {
    const file = fileVariable(name);
    let folder: string;
    let path: string;

    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), 'lucid-secret-'));
      path = join(folder, 'secret');
    });

    afterEach(() => rmSync(folder, { recursive: true }));

    const read = (content: string): unknown => {
      writeFileSync(path, content);
      return loadConfig({ ...othersOf(name), [file]: path })[name as keyof typeof VARIABLES];
    };

    it('comes from a file, with a line break at its end or without', () => {
      const expected = loadConfig({ ...othersOf(name), [name]: value })[name as keyof typeof VARIABLES];
      for (const content of [value, `${value}\n`, `${value}\r\n`]) expect(read(content)).toEqual(expected);
      expect(settingOf(name as keyof typeof VARIABLES, { [file]: path })).toBe(value);
    });

    it('is refused where the variable and its file are both set', () => {
      writeFileSync(path, value);
      const problems = problemsOf({ ...othersOf(name), [name]: value, [file]: path });
      expect(problems[0]).toBe(`${name} and ${file} are both set. Unset one of them`);
      expect(problems.join()).not.toContain(value);
    });

    it('is refused, by name, where the file cannot be read or is empty', () => {
      mkdirSync(path);
      const problem = (at: string): string | undefined => problemsOf({ ...othersOf(name), [file]: at })[0];
      expect(problem(path)).toMatch(`${file} names a file that cannot be read (EISDIR)`);
      // Who puts the secret itself where its path belongs does not find it in the log.
      expect(problem(value)).toMatch(`${file} names a file that cannot be read (ENOENT)`);
      expect(problem(value)).not.toContain(value);
      const empty = join(folder, 'empty');
      writeFileSync(empty, '\n');
      expect(problem(empty)).toMatch(`${file} names an empty file`);
    });

    it('stands in no problem, whatever is wrong with it', () => {
      for (const broken of [
        `${value} `,
        ` ${value}`,
        value.replace('://', ':/'),
        value.replace(/^\w+:\/\//, ''),
        `${value}\u00e4 \n`,
      ]) {
        for (const env of [{ [name]: broken }, { [file]: broken }])
          expect(problemsOf({ ...othersOf(name), ...env }).join()).not.toMatch(/hunter|HUNTER|a-key-of|AQEB/);
      }
    });

    it('says in its description that it can come from a file', () => {
      expect(describeVariables().find((variable) => variable.name === name)?.file).toBe(file);
    });
  });

  it('can be only those: other variables have no file', () => {
    expect(loadConfig({ MONGODB_DATABASE_FILE: '/nowhere' }).MONGODB_DATABASE).toBe('lucid');
    expect(describeVariables().filter(({ file }) => file !== undefined)).toHaveLength(SECRETS.length);
  });

  it('are the texts that no log may hold', () => {
    expect(secretTexts(loadConfig({ ...OTHERS, ...VALUES })).sort()).toEqual(
      [
        ...['a-key-of-the-tests-of-the-config-0123', 'authorization=Bearer%20hunter2hunter2', 'AKIAHUNTER2HUNTER2'],
        ...['/hunter2/hunter2', 'hunter2hunter2', 'hunter3hunter3', 'hunter2hunter2', 'hunter2hunter2'],
      ].sort(),
    );
  });

  it.each(['https://me:hun/ter2@host', 'https://host/?token=hunter2', 'me:hunter2@host'])(
    'stand in no problem of a variable that is not meant to hold one: %s',
    (address) => {
      for (const name of ['OTEL_EXPORTER_OTLP_ENDPOINT', 'BACKUP_S3_ENDPOINT', 'HTTP_HOST', 'CORS_ORIGINS'])
        expect(problemsOf({ [name]: address }).join()).not.toMatch(/hun/);
    },
  );

  it('are refused where documentation has shown them, and are not repeated', () => {
    for (const [name, { published = [] }] of variables) {
      for (const value of published) {
        const problems = problemsOf({ HTTP_HOST: '0.0.0.0', [name]: value });
        expect(problems).toEqual([expect.stringContaining(`${name} is an example from the documentation`)]);
        expect(problems.join()).not.toContain(value);
      }
    }
  });
});
