import { collectionOptions, type DesiredCollection } from './desired-schema';

const NOTE = `// Generated from the Mongoose schemas by \`npm run generate\`; edit those instead.
// Runs under mongosh against the database in the connection string. Safe to run again: it changes only what differs.
`;

const js = (value: unknown): string => JSON.stringify(value, null, 2).replace(/\n/g, '\n  ');

/** scripts/database/init_mongodb_schema.js: the collections and their validators. */
export function initSchemaScript(collections: readonly DesiredCollection[]): string {
  const calls = collections.map(
    (collection) => `ensureCollection(${JSON.stringify(collection.name)}, ${js(collectionOptions(collection))});\n`,
  );
  return `${NOTE}
const database = db;

function ensureCollection(name, options) {
  if (database.getCollectionInfos({ name }).length === 0) database.createCollection(name, options);
  else database.runCommand({ collMod: name, ...options });
}

${calls.join('\n')}`;
}

/** scripts/database/create_indexes.js: the indexes, each with the query it serves. */
export function createIndexesScript(collections: readonly DesiredCollection[]): string {
  const calls = collections.flatMap(({ name, indexes }) =>
    indexes.map(({ index: { key, ...options }, serves }) => {
      const target = `db.getCollection(${JSON.stringify(name)})`;
      return `// ${serves}\n${target}.createIndex(${JSON.stringify(key)}, ${JSON.stringify(options)});\n`;
    }),
  );
  return `${NOTE}\n${calls.join('\n')}`;
}
