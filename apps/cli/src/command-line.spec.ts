import { commandLine, parsed, withService } from './command-line';

describe('the address of the service', () => {
  const before = process.env['LUCID_URL'];

  afterEach(() => {
    if (before === undefined) delete process.env['LUCID_URL'];
    else process.env['LUCID_URL'] = before;
  });

  const url = (args: string[], variable?: string): string => {
    delete process.env['LUCID_URL'];
    if (variable !== undefined) process.env['LUCID_URL'] = variable;
    return parsed(withService(commandLine('lucid', 'A test.')), args).opts<{ url: string }>().url;
  };

  it('is that of --url, else that of LUCID_URL, else that of npm start', () => {
    expect(url(['--url', 'http://one.test/'], 'http://two.test')).toBe('http://one.test');
    expect(url([], 'http://two.test/')).toBe('http://two.test');
    expect(url([], '')).toBe('http://127.0.0.1:8088');
    expect(url([])).toBe('http://127.0.0.1:8088');
  });

  it('is refused where it is none, by the name of the variable', () => {
    expect(() => url([], 'here')).toThrow(/LUCID_URL.*Give an address/);
  });
});
