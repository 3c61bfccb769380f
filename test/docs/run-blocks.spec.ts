import { patternOf, stepsOf } from './run-blocks';

const page = (text: string) => ({ path: 'a.md', text });

describe('the steps of a page', () => {
  it('are its blocks of commands, each with the output shown right after it', () => {
    const text = '```sh\necho a\n```\n\n```text\na\n```\n\n```sh\necho b\n```\n\n```json\n{}\n```\n';
    expect(stepsOf(page(text), 'sh')).toEqual([
      { where: 'a.md:1', commands: 'echo a\n', shown: 'a\n' },
      { where: 'a.md:9', commands: 'echo b\n', shown: undefined },
    ]);
  });

  it('are only those with the info string', () => {
    expect(stepsOf(page('```sh\na\n```\n```sh run\nb\n```\n'), 'sh run')).toMatchObject([{ commands: 'b\n' }]);
  });
});

describe('the output that a page shows', () => {
  const matches = (shown: string, output: string): boolean => patternOf(shown).test(output.replace(/\s/g, ''));

  it('may leave out text, and break lines', () => {
    expect(matches('{"a":1,…,\n "c":3}', '{"a":1,"b":2,"c":3}')).toBe(true);
    expect(matches('{"a":1,…}', '{"a":2,"b":2}')).toBe(false);
  });

  it('says all else exactly', () => {
    expect(matches('{"a":1}', '{"a":1,"b":2}')).toBe(false);
    expect(matches('a.b', 'acb')).toBe(false);
  });

  it('has other times, ids and entity tags on each run', () => {
    const shown = 'etag: "1-mwudybd7" "2026-11-24T07:41:06.187Z" 9076ac63-722d-85c5-9095-3ccc4074f273';
    expect(matches(shown, 'etag: "1-abc" "2027-01-02T00:00:00.1Z" 0076ac63-722d-85c5-9095-3ccc4074f270')).toBe(true);
    expect(matches(shown, 'etag: "1-abc" "yesterday" 0076ac63-722d-85c5-9095-3ccc4074f270')).toBe(false);
  });
});
