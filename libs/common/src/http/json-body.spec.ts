import { guardKeys, MAX_DEPTH, parseJsonBody } from './json-body';

const codeOf = (act: () => unknown): string => {
  try {
    act();
    return 'accepted';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

describe('parseJsonBody', () => {
  it.each([
    ['{"a":1}', 'accepted'],
    ['', 'malformed_json'],
    ['{', 'malformed_json'],
    ['{"a":NaN}', 'malformed_json'],
    ['\ufeff{}', 'accepted'],
    [nested(MAX_DEPTH), 'accepted'],
    [nested(MAX_DEPTH + 1), 'too_deep'],
    [nested(100_000), 'too_deep'],
    ['{"a":{"$ne":1}}', 'forbidden_key'],
    ['{"a":[{"b":{"$where":"1"}}]}', 'forbidden_key'],
    ['{"a.b":1}', 'forbidden_key'],
    ['{"a\\u0000":1}', 'forbidden_key'],
    ['{"__proto__":{}}', 'forbidden_key'],
    ['{"a":{"constructor":1}}', 'forbidden_key'],
    ['{"prototype":1}', 'forbidden_key'],
    ['{"a":"$ne and a.b"}', 'accepted'],
  ])('takes %.60s for %s', (text, code) => {
    expect(codeOf(() => parseJsonBody(Buffer.from(text)))).toBe(code);
  });

  it('refuses bytes that are no UTF-8', () => {
    expect(codeOf(() => parseJsonBody(Buffer.from([0x22, 0xff, 0xfe, 0x22])))).toBe('malformed_json');
  });

  it('walks a wide body without recursion', () => {
    expect(codeOf(() => guardKeys(Array.from({ length: 100_000 }, () => ({ a: {} }))))).toBe('accepted');
  });
});
