import { readOptions, sizesFor } from './options';

describe('readOptions', () => {
  it('has a default for everything, and takes the key of the environment', () => {
    expect(readOptions([], { API_KEY: 'of-the-environment' })).toMatchObject({
      url: 'http://127.0.0.1:8088',
      apiKey: 'of-the-environment',
      seed: 1,
      sizes: { transactions: 10_000, users: 100, sessions: 20, blocks: 100 },
      json: false,
    });
    expect(readOptions([], {}).apiKey).toBeUndefined();
  });

  it('keeps what is named, and the rest in proportion', () => {
    const { sizes, url } = readOptions(['--transactions', '1000', '--users', '50', '--url', 'http://[::1]:9000/'], {});
    expect(sizes).toEqual({ transactions: 1000, users: 50, sessions: 10, blocks: 10 });
    expect(url).toBe('http://[::1]:9000');
  });

  it.each([
    ['--transactions', '-1'],
    ['--transactions', '1e3'],
    ['--users', '1'],
    ['--seed', '1.5'],
    ['--concurrency', '0'],
    ['--url', 'localhost:8088'],
    ['--wallets', '3'],
  ])('refuses %s=%s', (name, value) => {
    expect(() => readOptions([`${name}=${value}`], {})).toThrow(name);
  });

  it('refuses blocks that would be too large', () => {
    expect(() => readOptions(['--transactions', '1000000', '--blocks', '2'], {})).toThrow('--blocks 2: too few');
  });
});

describe('sizesFor', () => {
  it('leaves nothing without users', () => {
    expect(sizesFor(0)).toEqual({ transactions: 0, users: 2, sessions: 1, blocks: 0 });
  });
});
