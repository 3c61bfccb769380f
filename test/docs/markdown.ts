import { cloneRoot } from '@lucid/engines';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';

/** A Markdown file of the repository. */
export interface Page {
  /** Its path from the root of the repository. */
  path: string;
  text: string;
}

/** A code block, with the line it begins on. */
export interface CodeBlock {
  /** What stands behind the three backticks, for example `sh run`. */
  info: string;
  code: string;
  line: number;
}

/** Folders with files of other projects, of builds, or of test data. */
const SKIPPED = new Set(['node_modules', 'dist', 'coverage', '.git', '.lucid', 'fixtures']);

function filesUnder(folder: string): string[] {
  return readdirSync(join(cloneRoot(), folder), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name);
    if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : filesUnder(path);
    return entry.name.endsWith('.md') ? [path] : [];
  });
}

/** Reads a page by its path from the root of the repository. */
export const pageAt = (path: string): Page => ({ path, text: readFileSync(join(cloneRoot(), path), 'utf8') });

/** Every Markdown file of the repository, or of one folder. */
export const pagesUnder = (folder = '.'): Page[] => filesUnder(folder).sort().map(pageAt);

/** The pages that people read first: the README and all of docs/. */
export const documentation = (): Page[] => [pageAt('README.md'), ...pagesUnder('docs')];

/** The code blocks of a page, in order. */
export function codeBlocksOf({ text }: Page): CodeBlock[] {
  const blocks: CodeBlock[] = [];
  let open: CodeBlock | undefined;
  for (const [at, line] of text.split('\n').entries()) {
    const fence = /^ *```(.*)$/.exec(line)?.[1];
    if (fence === undefined) {
      if (open !== undefined) open.code += `${line}\n`;
    } else if (open === undefined) open = { info: fence.trim(), code: '', line: at + 1 };
    else {
      blocks.push(open);
      open = undefined;
    }
  }
  return blocks;
}

/** The lines of a page outside code blocks; a line inside one is empty, so that numbers of lines stay right. */
export function linesOutsideCode({ text }: Page): string[] {
  let isCode = false;
  return text.split('\n').map((line) => {
    if (/^ *```/.test(line)) {
      isCode = !isCode;
      return '';
    }
    return isCode ? '' : line;
  });
}

/** The prose of a page: without code, tables, headings, links' targets and comments. */
export function proseOf(page: Page): string {
  return linesOutsideCode(page)
    .filter((line) => !/^\s*\|/.test(line) && !/^#/.test(line))
    .join('\n')
    .replace(/<!--[^]*?-->/g, '')
    .replace(/`[^`]*`/g, 'code')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1');
}

/** The anchor that GitHub gives to a heading. */
function anchorOf(heading: string): string {
  return heading
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-');
}

/** The anchors of a page; a heading that occurs again gets a number. */
export function anchorsOf(page: Page): Set<string> {
  const seen = new Map<string, number>();
  const anchors = new Set<string>();
  for (const line of linesOutsideCode(page)) {
    const heading = /^#{1,6} +(.*?) *#*$/.exec(line)?.[1];
    if (heading === undefined) continue;
    const anchor = anchorOf(heading);
    const times = seen.get(anchor) ?? 0;
    seen.set(anchor, times + 1);
    anchors.add(times === 0 ? anchor : `${anchor}-${times}`);
  }
  return anchors;
}

/** The targets of the links and images of a page. */
export function linksOf(page: Page): string[] {
  const text = linesOutsideCode(page)
    .join('\n')
    .replace(/`[^`\n]*`/g, '');
  return [...text.matchAll(/\]\(<?([^()\s>]+)>?(?: "[^"]*")?\)/g)].map(([, target = '']) => target);
}

/** Where a relative link of a page leads, from the root of the repository. */
export function resolved(page: Page, target: string): { path: string; anchor: string | undefined } {
  const [file = '', anchor] = target.split('#');
  return { path: file === '' ? page.path : posix.normalize(posix.join(dirname(page.path), file)), anchor };
}
