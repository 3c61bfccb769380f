import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { codeBlocksOf, type Page } from './markdown';

/** A block of commands, and the output that the page shows for it. */
export interface Step {
  /** The page and the line, for the message of a failure. */
  where: string;
  commands: string;
  /** Undefined when the page shows no output. */
  shown: string | undefined;
}

/** What follows each step in the output of the shell. */
const END_OF_STEP = '\n@@ end of step @@\n';

/** The commands of a page: the blocks with an info string, each with the `text` block right after it. */
export function stepsOf(page: Page, info: string): Step[] {
  const blocks = codeBlocksOf(page);
  return blocks.flatMap((block, at) => {
    if (block.info !== info) return [];
    const next = blocks[at + 1];
    return {
      where: `${page.path}:${block.line}`,
      commands: block.code,
      shown: next?.info === 'text' ? next.code : undefined,
    };
  });
}

/** Runs steps in one bash, in a folder of their own, and returns what each printed. @param url where the service listens */
export async function runSteps(steps: readonly Step[], url: string, before = ''): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'lucid-docs-'));
  try {
    const script = join(folder, 'steps.sh');
    const text = steps.map(({ commands }) => `${commands}printf '${END_OF_STEP.replaceAll('\n', '\\n')}'\n`).join('');
    await writeFile(script, before + text.replaceAll('http://localhost:8088', url));
    const printed = await new Promise<string>((resolve) => {
      const options = { cwd: folder, maxBuffer: 2 ** 26 };
      execFile('bash', [script], options, (_, out, err) => resolve(out + err));
    });
    return printed.split(END_OF_STEP);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What differs on each run, as it is written on a page. */
const VOLATILE: readonly [RegExp, string][] = [
  [/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z/g, String.raw`\d{4}-\d\d-\d\dT[\d:.]+Z`],
  [/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '[0-9a-f-]{36}'],
  [/(?<=etag:")\d+-[\w-]+/g, String.raw`\d+-[\w-]+`],
];

const withoutSpace = (text: string): string => text.replace(/\s/g, '');

/** The output of a page as a pattern: `…` stands for anything, and times, ids and entity tags for any other. */
export function patternOf(shown: string): RegExp {
  const found: string[] = [];
  let text = withoutSpace(shown);
  for (const [pattern, instead] of VOLATILE)
    text = text.replace(pattern, () => `\u0000${found.push(instead) - 1}\u0000`);
  const source = text
    .split('…')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
    .join('[^]*?')
    .replace(/\0(\d+)\0/g, (_, at: string) => found[Number(at)] ?? '');
  return new RegExp(`^${source}$`);
}

/** Expects that each step ran, and printed what its page shows. */
export function expectShown(steps: readonly Step[], printed: readonly string[]): void {
  const wrong = steps.flatMap(({ where, shown }, at) => {
    if (printed.length <= at + 1)
      return [{ where, output: `did not end: ${printed[at] ?? 'an earlier step ended the shell'}` }];
    const output = printed[at] ?? '';
    return shown === undefined || patternOf(shown).test(withoutSpace(output)) ? [] : [{ where, output, shown }];
  });
  expect(wrong).toEqual([]);
}
