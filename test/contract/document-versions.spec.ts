import { cloneRoot } from '@lucid/engines';
import '@lucid/models';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openApi32 } from '../../apps/api/src/openapi-3-2';
import { document, operations } from './document';

const packageVersion = (JSON.parse(readFileSync(join(cloneRoot(), 'package.json'), 'utf8')) as { version: string })
  .version;

describe('the document', () => {
  it('has the version of the package', () => {
    expect(document.info.version).toBe(packageVersion);
  });

  it('has each tag in one group, and uses every one', () => {
    const used = [...new Set(operations.flatMap(({ tags }) => tags))];
    const grouped = document['x-tagGroups'].flatMap(({ tags }) => tags);
    expect(grouped.toSorted()).toEqual(used.toSorted());
    expect(document.tags.map(({ name }) => name).sort()).toEqual(used.toSorted());
    expect(document['x-tagGroups'].map(({ name }) => name)).toEqual([
      'Models',
      'Data protection',
      'Database',
      'Search',
      'Cache',
      'Volumes',
      'Operations',
    ]);
  });

  it('has summaries of at most eight words, which no description of a model repeats', () => {
    const models = document['x-tagGroups'][0]?.tags ?? [];
    const wrong = operations.filter(({ tags, summary, description }) => {
      if (!models.includes(tags[0] ?? '')) return false;
      const [first = ''] = description.split('. ');
      return summary.split(' ').length > 8 || first.startsWith(summary) || description.length < 80;
    });
    expect(wrong.map(({ operationId }) => operationId)).toEqual([]);
  });
});

interface Tag {
  name: string;
  parent?: string;
}
interface Stream {
  schema?: object;
  itemSchema?: { oneOf: { properties: { event: { const: string }; data: { contentSchema: object } } }[] };
}

describe('the document in OpenAPI 3.2', () => {
  const newer = openApi32(document as never) as unknown as {
    openapi: string;
    tags: Tag[];
    paths: Record<string, Record<string, { responses: Record<string, { content?: Record<string, Stream> }> }>>;
  };
  const stream = (path: string): Stream =>
    newer.paths[path]?.['get']?.responses['200']?.content?.['text/event-stream'] ?? {};

  it('types each event of every stream', () => {
    expect(newer.openapi).toBe('3.2.0');
    const endless = operations.filter((operation) => operation.endless);
    expect(endless.map(({ operationId }) => operationId).sort()).toEqual(['streamChanges', 'streamJob']);
    for (const { path } of endless) {
      const { schema, itemSchema } = stream(path);
      expect(schema).toBeUndefined();
      expect(itemSchema?.oneOf.every(({ properties }) => typeof properties.data.contentSchema === 'object')).toBe(true);
    }
    const events = stream('/api/v1/changes').itemSchema?.oneOf.map(({ properties }) => properties.event.const);
    expect(events).toEqual(['change', 'reset', 'end', 'heartbeat', 'problem']);
  });

  it('nests tags in parents that are there', () => {
    const names = newer.tags.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(newer.tags.find(({ name }) => name === 'wallets')?.parent).toBe('models');
    expect(newer.tags.find(({ name }) => name === 'backups')?.parent).toBe('data-protection');
    for (const { parent } of newer.tags) if (parent !== undefined) expect(names).toContain(parent);
  });

  it('says the same as 3.1 everywhere else, and leaves that as it is', () => {
    const before = JSON.stringify(document);
    const { openapi: _openapi, tags: _tags, paths, ...rest } = openApi32(document as never);
    const {
      openapi: _older,
      tags: _flat,
      paths: _paths,
      'x-tagGroups': _groups,
      ...same
    } = document as never as Record<string, unknown>;
    expect(rest).toEqual(same);
    expect(Object.keys(paths)).toEqual(Object.keys(document.paths));
    expect(JSON.stringify(document)).toBe(before);
    expect(JSON.stringify(paths)).not.toContain('x-event-schemas');
  });
});
