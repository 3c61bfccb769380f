import { commandsFor } from './commands';

const pages = [
  { path: '/overview', name: 'Overview' },
  { path: '/jobs', name: 'Jobs' },
  { path: '/data', name: 'Data' },
];
const names = (typed: string): string[] => commandsFor(typed, pages).map(({ name }) => name);

describe('commands of the palette', () => {
  it('are all there before anything is typed, of pages that the caller can open', () => {
    expect(names('')).toEqual(expect.arrayContaining(['Overview', 'Jobs', 'Failed jobs', 'Theme: dark']));
    expect(names('')).not.toContain('Back up now');
  });

  it('that begin with the text come first', () => {
    expect(names('jo').slice(0, 2)).toEqual(['Jobs', 'Failed jobs']);
  });

  it('find what an id or address can name', () => {
    expect(names('ada@example.org')).toEqual(['User ada@example.org']);
    expect(commandsFor('0190d5c2', pages)[0]).toMatchObject({ to: '/jobs', view: { id: '0190d5c2' } });
    expect(names('TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t')[0]).toMatch(/^Wallet/);
    expect(names('no such thing')).toEqual([]);
  });
});
