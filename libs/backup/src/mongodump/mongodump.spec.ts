import { uriOf } from './mongodump';

describe('the URI that mongodump gets', () => {
  it.each([
    ['mongodb://h:1', 'mongodb://h:1/d'],
    ['mongodb://h:1,i:2/other?replicaSet=rs0', 'mongodb://h:1,i:2/d?replicaSet=rs0'],
    ['mongodb://u:p%40@h/other', 'mongodb://u:p%40@h/d?authSource=other'],
    ['mongodb+srv://u:p@h', 'mongodb+srv://u:p@h/d?authSource=admin'],
    ['mongodb://u:p@h/other?authSource=users', 'mongodb://u:p@h/d?authSource=users'],
  ])('for %s is %s', (uri, expected) => {
    expect(uriOf(uri, 'd')).toBe(expected);
  });
});
