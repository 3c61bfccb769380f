import { ProblemError } from '@lucid/common';
import { collationOfIndex, type Ordered } from '@lucid/mongo';
import { BUCKETS } from '../format/backup-files';
import type { Metadata } from '../format/metadata';

/** Options that older servers told of and that newer ones do not take. */
const OF_THE_PAST = ['autoIndexId', 'temp'];

const ID_INDEX = '_id_';

/**
 * The command that makes a namespace as its metadata describes it, under a name.
 * @throws ProblemError 422 for metadata that would make the command another one
 */
export function createCommand({ options, indexes, type }: Metadata, name: string): Ordered {
  const foreign = [...options.keys()].find((key) => key === 'create' || key.startsWith('$'));
  if (foreign !== undefined || options.has('viewOn') !== (type === 'view'))
    throw new ProblemError(
      'unprocessable',
      `The metadata of ${name} is not that of a ${type}: ${foreign ?? 'viewOn'} does not belong there. Use another backup.`,
    );
  const taken = [...options].filter(([key]) => !OF_THE_PAST.includes(key));
  const idIndex = indexes.find((index) => index.get('name') === ID_INDEX && index.get('clustered') !== true);
  return new Map<string, unknown>([
    ['create', name],
    ...taken,
    ...(type === 'collection' && idIndex !== undefined && !options.has('idIndex')
      ? [['idIndex', withoutNamespace(idIndex)] as const]
      : []),
  ]);
}

/** The indexes that are built once the documents are there: all but those that come with the collection. */
export const laterIndexes = ({ name, type, indexes }: Metadata): Ordered[] =>
  indexes
    .filter((index) => index.get('name') !== ID_INDEX && index.get('clustered') !== true)
    .map((index) => {
      const built = withoutNamespace(index);
      if (index.has('expireAfterSeconds') && index.has('weights')) built.set('key', keyOfTextIndex(index));
      // MongoDB takes no collation for a partial index of a time series: such an index has that of the series.
      const isInherited = type === 'timeseries' && !name.startsWith(BUCKETS) && index.has('partialFilterExpression');
      if (isInherited) built.delete('collation');
      return isInherited ? built : new Map([...built, ...Object.entries(collationOfIndex(Object.fromEntries(index)))]);
    });

/** A text index as it was asked for. Two keys stand for its one field, and MongoDB builds no index of two keys that expires. */
const keyOfTextIndex = (index: Ordered): Ordered =>
  new Map(
    [...(index.get('key') as Ordered)].flatMap(([path, kind]): [string, unknown][] => {
      if (path === '_ftsx') return [];
      if (path !== '_fts') return [[path, kind]];
      return [...(index.get('weights') as Ordered).keys()].map((field) => [field, 'text']);
    }),
  );

/** Versions before 4.4 told the namespace of an index, which would be another one's. */
const withoutNamespace = (index: Ordered): Ordered => new Map([...index].filter(([key]) => key !== 'ns'));
