import { memberUri } from './members';

describe('memberUri', () => {
  it.each([
    ['mongodb://a:1,b:2/?replicaSet=rs0', 'mongodb://b:2/?directConnection=true'],
    ['mongodb://a:1', 'mongodb://b:2/?directConnection=true'],
    ['mongodb://a:1/?directConnection=true', 'mongodb://b:2/?directConnection=true'],
    ['mongodb://u:p%40s@a:1/db?tls=true', 'mongodb://u:p%40s@b:2/db?tls=true&directConnection=true'],
    [
      'mongodb://u:p@a:1,b:2/?authSource=admin&readPreference=nearest&readPreferenceTags=dc:x&replicaSet=rs0',
      'mongodb://u:p@b:2/?authSource=admin&directConnection=true',
    ],
    ['mongodb+srv://u:p@c.example/', 'mongodb://u:p@b:2/?tls=true&authSource=admin&directConnection=true'],
    ['mongodb+srv://c.example/db?tls=false', 'mongodb://b:2/db?tls=false&directConnection=true'],
  ])('keeps of %s what one member needs', (uri, expected) => {
    expect(memberUri(uri, 'b:2')).toBe(expected);
  });
});
