import type { components, Job } from '@lucid/client';
import { table } from '../table';
import { EXIT, type ServiceCommand, unsuccessful } from './service-command';

type Difference = components['schemas']['DriftDifference'];

/** The ids of documents that keep an index from being built: each group of equal ones, and how many there are of it. */
const documentsOf = ({ duplicates = [] }: Difference): string =>
  duplicates
    .map(({ documents, document_ids: ids }) => {
      const more = documents - ids.length;
      return `${ids.join(' = ')}${more > 0 ? ` and ${more} more` : ''}`;
    })
    .join('; ');

/** Compares the service's own collections with what it declares of them. */
export const schema: ServiceCommand = {
  about:
    'Compare the service’s own collections with what it declares, and put them right; ends with 3 when they differ and are not put right.',
  declare: (line) => line.usage('[options] [COLLECTION…]').option('--apply', 'Restore what is declared.'),
  async run({ client, values: { apply = false }, words, follow }) {
    if (apply === true) {
      const body = words.length === 0 ? {} : { collections: [...words] };
      const begin = async (): Promise<{ data: Job }> => {
        // Only a dry run answers a plan.
        return { data: (await client.POST('/api/v1/database/drift/apply', { body })).data as Job };
      };
      const failed = unsuccessful(await follow(begin));
      if (failed !== undefined) return failed;
    }
    const { differences } = (await client.GET('/api/v1/database/drift')).data;
    const data = differences.filter(({ collection }) => words.length === 0 || words.includes(collection));
    if (data.length === 0) return { data, text: 'All is as declared.' };
    const rows = data.map((each) => [
      ...[each.collection, each.kind, each.subject, each.remedy, each.message, documentsOf(each)],
    ]);
    const head = ['collection', 'differs', 'of', 'remedy', 'what, and what to do', 'duplicate documents'];
    return { data, text: table(head, rows), code: EXIT.found };
  },
};
