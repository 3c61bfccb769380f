import { isPage, withBase } from './console-page';

describe('a page of the console', () => {
  it.each([
    ['', '*/*', true],
    ['recovery', 'text/html,application/xhtml+xml', true],
    ['data/users/ada.b', 'text/html,*/*;q=0.8', true],
    ['recovery', undefined, true],
    ['recovery', 'application/json', false],
    ['logo.png', 'image/avif,*/*', false],
    ['assets/gone-1a2b.js', '*/*', false],
    ['assets/gone-1a2b.js', 'text/html', false],
    ['assets/gone', 'text/html', false],
  ])('differs from a missing file: %s for %s', (path, accept, expected) => {
    expect(isPage(path, accept)).toBe(expected);
  });

  it.each([
    ['', 'https://host/prefix/console/'],
    ['recovery', 'https://host/prefix/console/recovery'],
    ['data/users', 'https://host/prefix/console/data/users'],
    ['data/users/', 'https://host/prefix/console/data/users/'],
    ['data/users/a%2Fb', 'https://host/prefix/console/data/users/a%2Fb'],
    ['data//x', 'https://host/prefix/console/data//x'],
  ])('has the same base under any prefix: %s', (path, address) => {
    const [, base = ''] = /<head lang="en"><base href="([^"]+)">/.exec(withBase('<head lang="en"><title>', path)) ?? [];
    expect(new URL(base, address).href).toBe('https://host/prefix/console/');
  });
});
