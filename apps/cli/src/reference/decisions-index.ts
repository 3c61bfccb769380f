import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generatedFrom, page, table, wrapped } from './markdown';

const FOLDER = 'docs/decisions';

/** The row of a record. @throws Error when the record has no title, date or status */
function rowOf(file: string, text: string): string[] {
  const [, number, title] = /^# (\d{4})\. (.+)$/m.exec(text) ?? [];
  const date = /^- Date: (\d{4}-\d\d-\d\d)/m.exec(text)?.[1];
  const status = /^- Status: (\w+)/m.exec(text)?.[1];
  if (number === undefined || title === undefined || date === undefined || status === undefined)
    throw new Error(`${FOLDER}/${file} lacks its title, date or status`);
  return [`[${number}](${file})`, title, date, status];
}

/** docs/decisions/README.md @param root of the clone */
export async function decisionsIndex(root: string): Promise<string> {
  const files = (await readdir(join(root, FOLDER))).filter((file) => /^\d{4}-.*\.md$/.test(file)).sort();
  const rows = await Promise.all(
    files.map(async (file) => rowOf(file, await readFile(join(root, FOLDER, file), 'utf8'))),
  );
  return page(
    '# Decisions',
    generatedFrom('the records beside this page'),
    wrapped(
      'For developers who want to know why the service is built as it is. Each record has its context, the decision and its consequences. A later decision gets a record of its own, and the earlier one the status `superseded`. To add a record, copy one, take the next number, and run `npm run generate`.',
    ),
    table(['number', 'decision', 'date', 'status'], rows),
  );
}
