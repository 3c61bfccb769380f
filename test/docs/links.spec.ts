import { cloneRoot } from '@lucid/engines';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { anchorsOf, linksOf, type Page, pageAt, pagesUnder, resolved } from './markdown';

const pages = pagesUnder();
const isElsewhere = (target: string): boolean => /^(?:https?:|mailto:)/.test(target);

/** The links of a page that lead nowhere. */
function brokenLinks(page: Page, anchors: (path: string) => Set<string>): string[] {
  return linksOf(page).filter((target) => {
    if (isElsewhere(target)) return false;
    const { path, anchor } = resolved(page, target);
    if (!existsSync(join(cloneRoot(), path))) return true;
    return anchor !== undefined && !anchors(path).has(anchor);
  });
}

const anchorsAt = (path: string): Set<string> => (path.endsWith('.md') ? anchorsOf(pageAt(path)) : new Set());

describe('the links of the Markdown files', () => {
  it('are found in all of them', () => {
    expect(pages.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['README.md', 'CONTRIBUTING.md', 'docs/README.md', 'libs/common/README.md']),
    );
    expect(pages.flatMap(linksOf).length).toBeGreaterThan(200);
  });

  it.each(pages.map((page) => [page.path, page] as const))('lead to files and headings that exist: %s', (_, page) => {
    expect(brokenLinks(page, anchorsAt)).toEqual([]);
  });

  it('are broken when a file or a heading is not there', () => {
    const page = {
      path: 'docs/tutorial.md',
      text: '[a](nowhere.md) [b](README.md#nowhere) [c](README.md#learn) [d](#here)\n## Here\n',
    };
    expect(brokenLinks(page, (path) => (path === page.path ? anchorsOf(page) : anchorsAt(path)))).toEqual([
      'nowhere.md',
      'README.md#nowhere',
    ]);
  });

  it('lead to every page of the documentation', () => {
    const linked = new Set(pages.flatMap((page) => linksOf(page).map((target) => resolved(page, target).path)));
    expect(
      pagesUnder('docs')
        .filter(({ path }) => !linked.has(path))
        .map(({ path }) => path),
    ).toEqual([]);
  });
});

describe('the anchor of a heading', () => {
  it('is that of GitHub', () => {
    const text = '# A `code`, and more!\n## Twice\n## Twice\n## With [a link](x.md)\n```\n# no heading\n```\n';
    expect([...anchorsOf({ path: 'x.md', text })]).toEqual(['a-code-and-more', 'twice', 'twice-1', 'with-a-link']);
  });
});
