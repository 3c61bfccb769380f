import { documentation, linesOutsideCode, pageAt, pagesUnder } from './markdown';

const OTHERS = ['CONTRIBUTING.md', 'CHANGELOG.md', 'configs/grafana/RUNBOOK.md'];
const pages = [...documentation(), ...OTHERS.map(pageAt)];
const each = pages.map((page) => [page.path, page] as const);

/** Lines that cannot be broken: tables, and a single long link. */
const isUnbreakable = (line: string): boolean => /^\s*\|/.test(line) || /^\s*(?:- )?\S+$/.test(line);

describe('a page of the documentation', () => {
  it.each(each)('is short enough to read at once: %s', (path, { text }) => {
    // Reference pages are generated, and people look things up in them.
    const most = path === 'README.md' ? 250 : path.startsWith('docs/reference/') ? 360 : 320;
    expect(text.split('\n').length).toBeLessThanOrEqual(most);
  });

  it.each(each)('has lines of at most 120 characters: %s', (_, page) => {
    const long = linesOutsideCode(page).filter((line) => line.length > 120 && !isUnbreakable(line));
    expect(long).toEqual([]);
  });

  it.each(each)('begins with one title: %s', (_, page) => {
    const titles = linesOutsideCode(page).filter((line) => /^# /.test(line));
    expect([page.text.startsWith('# '), titles.length]).toEqual([true, 1]);
  });

  const guides = pagesUnder('docs').filter(({ path }) => !path.startsWith('docs/decisions/0'));
  it.each(guides.map((page) => [page.path, page] as const))('says at its beginning for whom it is: %s', (_, page) => {
    const beginning = linesOutsideCode(page).slice(1, 8).join(' ');
    expect(beginning).toMatch(/\bFor (?:developers|operators|everyone)\b/);
  });
});

describe('a decision', () => {
  const records = pagesUnder('docs/decisions').filter(({ path }) => /\/\d{4}-/.test(path));

  it.each(records.map((page) => [page.path, page] as const))('has its parts: %s', (path, { text }) => {
    const number = /\/(\d{4})-/.exec(path)?.[1];
    const date = String.raw`- Date: \d{4}-\d\d-\d\d(?:, revised \d{4}-\d\d-\d\d)?`;
    const head = new RegExp(
      String.raw`^# ${number}\. .+\n\n${date}\n- Status: (?:accepted|superseded by \[.+\]\(.+\))\n`,
    );
    expect(text).toMatch(head);
    expect(text.match(/^## .*/gm)).toEqual(['## Context', '## Decision', '## Consequences']);
  });

  it('has a number of its own, and none is left out', () => {
    const numbers = records.map(({ path }) => Number(/\/(\d{4})-/.exec(path)?.[1]));
    expect(numbers).toEqual(numbers.map((_, at) => at + 1));
  });
});
