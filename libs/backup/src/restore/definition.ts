import { ProblemError } from '@lucid/common';
import type { Ordered } from '@lucid/mongo';
import type { Metadata } from '../layout/metadata';

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
export const laterIndexes = ({ indexes }: Metadata): Ordered[] =>
  indexes.filter((index) => index.get('name') !== ID_INDEX && index.get('clustered') !== true).map(withoutNamespace);

/** Versions before 4.4 told the namespace of an index, which would be another one's. */
const withoutNamespace = (index: Ordered): Ordered => new Map([...index].filter(([key]) => key !== 'ns'));
