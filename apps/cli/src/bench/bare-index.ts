import { Client, type estypes } from '@elastic/elasticsearch';
import { mongo } from 'mongoose';
import type { Bench } from './servers';
import { database } from './store-users';

const PREFIX = 'lucid';
const BARE = 'bench_bare';
const READ_BATCH = 2000;

/**
 * Builds an index of all users as the client's bulk helper does with its own defaults: Elasticsearch's limit here. The index is made
 * as the service's is, and gets the same fields.
 * @returns documents per second, the refresh at the end included
 */
export async function bareBuild({ uris }: Bench, documents: number): Promise<number> {
  const elasticsearch = new Client({ node: uris.ELASTICSEARCH_URI ?? '', requestTimeout: 60_000 });
  const client = new mongo.MongoClient(uris.MONGODB_URI);
  try {
    const [model] = Object.values(await elasticsearch.indices.get({ index: `${PREFIX}-users` }));
    const properties = model?.mappings?.properties ?? {};
    const { analysis, gc_deletes, refresh_interval } = model?.settings?.index ?? {};
    const settings = { analysis, gc_deletes, refresh_interval, number_of_shards: 1, auto_expand_replicas: '0-1' };
    await elasticsearch.indices.create({
      index: BARE,
      settings: settings,
      mappings: { dynamic: 'strict', properties },
    });
    const projection = { _id: 0, ...Object.fromEntries(pathsOf(properties).map((path) => [path, 1])) };
    const users = client.db(database).collection('users').find({}, { projection, batchSize: READ_BATCH });
    const begun = performance.now();
    const { successful } = await elasticsearch.helpers.bulk<mongo.Document>({
      datasource: users[Symbol.asyncIterator](),
      onDocument: () => ({ index: { _index: BARE } }),
    });
    await elasticsearch.indices.refresh({ index: BARE });
    const spent = performance.now() - begun;
    if (successful !== documents) throw new Error(`The bare helper indexed ${successful} of ${documents} documents`);
    return (documents * 1000) / spent;
  } finally {
    await elasticsearch.indices.delete({ index: BARE, ignore_unavailable: true });
    await Promise.all([client.close(), elasticsearch.close()]);
  }
}

function pathsOf(properties: Record<string, estypes.MappingProperty>, prefix = ''): string[] {
  return Object.entries(properties).flatMap(([name, property]) =>
    property.type === 'object' || (property.type === undefined && 'properties' in property)
      ? pathsOf(property.properties ?? {}, `${prefix}${name}.`)
      : `${prefix}${name}`,
  );
}
