import { randomBytes } from 'node:crypto';
import { type SearchedApp, startSearchedApp } from '../setup/searched-app';
import { readInRepository } from '../containers/repository';

interface Index {
  mappings: { properties: Record<string, unknown> };
  settings: { index: Record<string, unknown> };
}

const engine = String(process.env['TEST_ELASTICSEARCH_URI']);

async function ask<T>(method: string, path: string, body?: unknown): Promise<T> {
  const answer = await fetch(`${engine}/${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}

describe('index-templates.json', () => {
  const prefix = `test_${randomBytes(8).toString('hex')}`;
  const templates = JSON.parse(
    readInRepository('configs/database/elasticsearch/index-templates.json').replaceAll('lucid-', `${prefix}-`),
  ) as Record<string, object>;
  let app: SearchedApp;

  /** What an index is made of, without what is of each index alone. */
  async function madeOf(index: string): Promise<Index> {
    const [found] = Object.values(await ask<Record<string, Index>>('GET', index));
    if (found === undefined) throw new Error(`There is no ${index}`);
    const { uuid: _u, creation_date: _d, provided_name: _p, version: _v, ...settings } = found.settings.index;
    return { mappings: found.mappings, settings: { index: settings } };
  }

  beforeAll(async () => {
    // As somebody left it who installed templates of an older version, whose fields were others.
    await ask('PUT', `_index_template/${prefix}-users`, {
      index_patterns: [`${prefix}-users-*`],
      priority: 900,
      template: {
        settings: { refresh_interval: '30s', number_of_replicas: 3 },
        mappings: { dynamic: 'strict', properties: { email: { type: 'integer' }, user_id: { type: 'text' } } },
      },
    });
    app = await startSearchedApp({ MONGODB_DATABASE: prefix });
  });

  afterAll(async () => {
    await app.close();
    for (const path of Object.keys(templates).reverse()) await ask('DELETE', path);
  });

  it('does not matter to the service, not even when it is out of date', async () => {
    const { mappings, settings } = await madeOf(`${prefix}-users`);

    expect(mappings.properties).toMatchObject({ email: { type: 'text' }, user_id: { type: 'keyword' } });
    expect(settings.index).toMatchObject({ refresh_interval: '500ms', auto_expand_replicas: '0-1' });
  });

  it('makes indices by hand what those of the service are, which were made beside templates of another version', async () => {
    for (const [path, body] of Object.entries(templates)) await ask('PUT', path, body);
    const collections = Object.keys(templates).flatMap((path) => path.split(`_index_template/${prefix}-`)[1] ?? []);
    expect(collections.length).toBeGreaterThan(4);

    for (const collection of collections) {
      const byHand = `${prefix}-${collection}-by-hand`;
      await ask('PUT', byHand);
      expect(await madeOf(byHand)).toEqual(await madeOf(`${prefix}-${collection}`));
    }
  });
});
