import { cloneRoot } from '@lucid/engines';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { document, examplesIn, type Schema } from './document';
import { type DocumentedBody, requestBodies, responseBodies, violations } from './examples';

/** The bodies of the document that lack a named example, or have one that their schema refuses. */
function faulty(bodies: readonly DocumentedBody[]): object[] {
  const judged = new Map<string, string[]>();
  return bodies.flatMap(({ operation: { operationId }, status = 'request', mediaType, content }) => {
    const key = JSON.stringify(content);
    const known =
      judged.get(key) ??
      Object.entries(examplesIn(content)).flatMap(([name, value]) =>
        violations(content.schema, value).map((violation) => `${name}: ${violation}`),
      );
    judged.set(key, known);
    const faults = Object.keys(content.examples ?? {}).length === 0 ? ['has no example'] : known;
    return faults.length === 0 ? [] : [{ operationId, status, mediaType, faults }];
  });
}

/** The fields of schemas whose own examples the schema of the field refuses. */
const faultyFields = (schemas: Readonly<Record<string, Schema>>): string[] =>
  Object.entries(schemas).flatMap(([name, { properties = {} }]) =>
    Object.entries(properties).flatMap(([field, schema]) =>
      (schema.examples ?? []).flatMap((value) =>
        violations(schema, value).map((violation) => `${name}.${field}: ${JSON.stringify(value)} ${violation}`),
      ),
    ),
  );

describe('the examples of the document', () => {
  it('are there for every request body, and fit its schema', () => {
    expect(requestBodies.length).toBeGreaterThan(70);
    expect(faulty(requestBodies)).toEqual([]);
  });

  it('are there for every JSON response, and fit its schema', () => {
    expect(responseBodies.length).toBeGreaterThan(1900);
    expect(faulty(responseBodies)).toEqual([]);
  });

  it('fit the schema of each field that has one', () => {
    expect(faultyFields(document.components.schemas)).toEqual([]);
  });

  it('have names, and every named one is used', () => {
    const used = [...requestBodies, ...responseBodies].flatMap(({ content }) =>
      Object.values(content.examples ?? {}).flatMap(({ $ref }) => $ref ?? []),
    );
    const named = Object.keys(document.components.examples).map((name) => `#/components/examples/${name}`);
    expect([...new Set(used)].sort()).toEqual(named.sort());
  });

  it('use no unique value of the tour, so that both can be tried on one service', () => {
    const pages = ['README.md', 'docs/tutorial.md']
      .map((page) => join(cloneRoot(), page))
      .filter((page) => existsSync(page));
    const tour = pages.map((page) => readFileSync(page, 'utf8')).join('\n');
    const unique = /^(?:(?:user|session|policy|wallet|block|transaction)_id|email|tron_address)$/;
    const used = Object.values(document.components.examples).flatMap(({ value }) =>
      Object.entries(value as object).flatMap(([name, part]) => (unique.test(name) ? [String(part)] : [])),
    );
    expect(new Set(used).size).toBeGreaterThan(7);
    expect(used.filter((value) => tour.split(/[^\w@.-]+/).includes(value))).toEqual([]);
  });
});
