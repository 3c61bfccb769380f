import { table } from '../table';
import { EXIT, jobOf, type ServiceCommand, unsuccessful } from './service-command';

interface Difference {
  collection: string;
  kind: string;
  subject: string;
  remedy: string;
  message: string;
}

/** Compares the service's own collections with what it declares of them. */
export const schema: ServiceCommand = {
  about:
    'Compare the service’s own collections with what it declares, and put them right; ends with 3 when they differ and are not put right.',
  declare: (line) => line.usage('[options] [COLLECTION…]').option('--apply', 'Restore what is declared.'),
  async run({ values: { apply = false }, words, ...call }) {
    if (apply === true) {
      const body = words.length === 0 ? {} : { collections: words };
      const failed = unsuccessful(await jobOf(call, '/database/drift/apply', body));
      if (failed !== undefined) return failed;
    }
    const { differences } = await call.client.get<{ differences: Difference[] }>('/database/drift');
    const data = differences.filter(({ collection }) => words.length === 0 || words.includes(collection));
    if (data.length === 0) return { data, text: 'All is as declared.' };
    const rows = data.map((each) => [each.collection, each.kind, each.subject, each.remedy, each.message]);
    const text = table(['collection', 'differs', 'of', 'remedy', 'what, and what to do'], rows);
    return { data, text, code: EXIT.found };
  },
};
