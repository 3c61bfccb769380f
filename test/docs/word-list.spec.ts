import { cloneRoot } from '@lucid/engines';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentation, pageAt, pagesUnder, proseOf } from './markdown';
import { refusedIn, type Text } from './word-list';

/** Pages whose sentences come from the code: they are checked with the texts of the code. */
const GENERATED = /^docs\/reference\//;

const prose = (page: Parameters<typeof proseOf>[0]): Text => ({ where: page.path, text: proseOf(page) });

/**
 * The texts that follow the list, by kind. To add a kind (the OpenAPI document, errors, log lines, comments), add an entry that returns its
 * texts, each with its place.
 */
const CHECKED: Readonly<Record<string, () => Text[]>> = {
  'the README and the pages of docs/': () =>
    documentation()
      .filter(({ path }) => !GENERATED.test(path))
      .map(prose),
  'CONTRIBUTING.md, CHANGELOG.md and the runbook': () =>
    ['CONTRIBUTING.md', 'CHANGELOG.md', 'configs/grafana/RUNBOOK.md'].map(pageAt).map(prose),
  'the READMEs of the libs': () =>
    pagesUnder('libs')
      .filter(({ path }) => path.endsWith('README.md'))
      .map(prose),
  'the tables of the README and the guides': () =>
    [pageAt('README.md'), ...pagesUnder('docs/guides'), ...pagesUnder('docs/architecture')].map(({ path }) => ({
      where: path,
      text: readFileSync(join(cloneRoot(), path), 'utf8')
        .split('\n')
        .filter((line) => /^\s*\|/.test(line))
        .join('\n'),
    })),
};

describe('the word list', () => {
  it.each(Object.entries(CHECKED))('holds in %s', (_, texts) => {
    const checked = texts();
    expect(checked.length).toBeGreaterThan(1);
    expect(checked.flatMap(refusedIn)).toEqual([]);
  });

  it.each([
    'Whoever still uses the old name finds nothing there.',
    'A gain is not reckoned but seen.',
    'The API changes it not.',
    'Until then it is told\nto wait.',
    'It is built anew.',
    'Something went wrong here',
  ])('refuses the old style: %s', (text) => {
    expect(refusedIn({ where: 'a text', text })).not.toEqual([]);
  });

  it.each([
    'Clients that still use the old name find an empty collection.',
    'The justification is in the adjusted page.',
    'The service reports the number of documents.',
  ])('accepts plain text: %s', (text) => {
    expect(refusedIn({ where: 'a text', text })).toEqual([]);
  });

  it('names the place, the word and what to write', () => {
    expect(refusedIn({ where: 'docs/x.md', text: 'It is  simply\nthere.' })).toEqual([
      'docs/x.md: "simply". Write leave it out.',
    ]);
  });
});
