import { ERRORS } from '@lucid/common';
import { readInRepository } from '../containers/repository';

describe('the table of errors in the README', () => {
  it('has each code with its status and title, as they are sent', () => {
    const rows = readInRepository('README.md').matchAll(/^\| (\d{3}) +\| `(\w+)` +\| (.+?) +\|$/gm);
    const told = [...rows].map(([, status, code, title]) => [code, { status: Number(status), title }]);
    expect(Object.fromEntries(told)).toEqual(ERRORS);
  });
});
