import { encodeCursor } from '@lucid/common';
import { HttpClient } from '../setup/http-client';
import { sampleChain, sampleHash, sampleTransfer, sampleUser } from '../setup/samples';
import { type RunningApp, startApp } from '../setup/start-app';
import { type Fingerprints, fingerprintsOf } from './database-fingerprint';
import { exchange, open, type RawAnswer, type RawRequest, send } from './raw-http';

/** What is asked, and the problem that must come of it: status, code and, where a field is to blame, its pointer. */
type Row = [name: string, request: RawRequest, status: number, code: string, pointer?: string];

const JSON_TYPE = { 'content-type': 'application/json' };
const USERS = '/api/v1/users';
const BLOCKS = '/api/v1/blocks';
const TRANSACTIONS = '/api/v1/transactions';
const ID = 'hostile-user';

const good = sampleUser('hostile', 1);
const goodBlock = sampleChain('hostile', 3, 2)[2] as object;
const goodTransfer = sampleTransfer('hostile-new', 1);

const post = (path: string, body: string | Buffer, headers: Record<string, string> = JSON_TYPE): RawRequest => ({
  method: 'POST',
  path,
  body,
  headers,
});
const user = (fields: object): RawRequest => post(USERS, JSON.stringify({ ...good, ...fields }));
/** A user's body with text in it that no object can say. */
const userText = (text: string): RawRequest => post(USERS, `${JSON.stringify(good).slice(0, -1)},${text}}`);
const withHeight = (height: string): RawRequest =>
  post(BLOCKS, JSON.stringify({ ...goodBlock, height: 0 }).replace('"height":0', `"height":${height}`));
const transfer = (fields: object): RawRequest => post(TRANSACTIONS, JSON.stringify({ ...goodTransfer, ...fields }));
const patch = (headers: Record<string, string>): RawRequest => ({
  method: 'PATCH',
  path: `${USERS}/${ID}`,
  body: '{"email":"other@example.org"}',
  headers: { ...JSON_TYPE, ...headers },
});
const nested = (depth: number): string => `${'{"a":'.repeat(depth - 1)}{}${'}'.repeat(depth - 1)}`;

const KEYS: Row[] = [
  ['an operator instead of text', user({ email: { $ne: null } }), 400, 'forbidden_key', '/email/$ne'],
  ['an operator at the top', userText('"$where":"sleep(1)"'), 400, 'forbidden_key', '/$where'],
  ['an operator deep inside', user({ hardware_wallet: { type: [{ $gt: '' }] } }), 400, 'forbidden_key'],
  [
    'an operator in a bulk item',
    post(`${USERS}/bulk`, JSON.stringify({ mode: 'best_effort', items: [{ ...good, email: { $regex: '.*' } }] })),
    400,
    'forbidden_key',
  ],
  ['a code string as an operator', user({ hardware_wallet: { $function: { body: 'x' } } }), 400, 'forbidden_key'],
  [
    'an operator in a patch',
    {
      method: 'PATCH',
      path: `${USERS}/${ID}`,
      body: '{"email":{"$set":1}}',
      headers: { 'content-type': 'application/merge-patch+json' },
    },
    400,
    'forbidden_key',
    '/email/$set',
  ],
  ['a key with a dot', userText('"hardware_wallet.type":"ledger"'), 400, 'forbidden_key', '/hardware_wallet.type'],
  ['a key with NUL', userText(String.raw`"a\u0000b":1`), 400, 'forbidden_key'],
  ['__proto__', userText('"__proto__":{"admin":true}'), 400, 'forbidden_key', '/__proto__'],
  [
    '__proto__ spelt with escapes',
    userText(String.raw`"\u005f_proto__":{"admin":true}`),
    400,
    'forbidden_key',
    '/__proto__',
  ],
  ['constructor', userText('"constructor":{"prototype":{"admin":true}}'), 400, 'forbidden_key'],
  [
    'prototype deep inside',
    userText('"hardware_wallet":{"type":"ledger","prototype":{}}'),
    400,
    'forbidden_key',
    '/hardware_wallet/prototype',
  ],
  ['a field that is not one', user({ is_admin: true }), 400, 'invalid_body', '/is_admin'],
  ['the name of an inherited property', user({ toString: 1 }), 400, 'invalid_body', '/toString'],
  ['a lone surrogate as a key', userText(String.raw`"\ud800":1`), 400, 'invalid_body'],
  ['an empty key', userText('"":1'), 400, 'invalid_body', '/'],
];

const BODIES: Row[] = [
  ['21 levels', post(USERS, nested(21)), 400, 'too_deep'],
  ['20 levels, which are read, of nothing known', post(USERS, nested(20)), 400, 'invalid_body', '/a'],
  ['10,000 levels of arrays', post(USERS, `${'['.repeat(10_000)}${']'.repeat(10_000)}`), 400, 'too_deep'],
  ['500,000 levels that never close', post(BLOCKS, '['.repeat(500_000)), 400, 'too_deep'],
  ['a body over its limit', user({ padding: 'x'.repeat(70_000) }), 413, 'body_too_large'],
  [
    'a body over its limit in chunks',
    { ...user({ padding: 'x'.repeat(70_000) }), chunked: true },
    413,
    'body_too_large',
  ],
  ['a bulk body over its limit', post(`${USERS}/bulk`, 'x'.repeat(4 * 1024 * 1024 + 1)), 413, 'body_too_large'],
  ['text', post(USERS, JSON.stringify(good), { 'content-type': 'text/plain' }), 415, 'unsupported_media_type'],
  [
    'a form',
    post(USERS, 'email=a%40b.cc', { 'content-type': 'application/x-www-form-urlencoded' }),
    415,
    'unsupported_media_type',
  ],
  ['XML', post(USERS, '<user/>', { 'content-type': 'application/xml' }), 415, 'unsupported_media_type'],
  ['no content type', post(USERS, JSON.stringify(good), {}), 415, 'unsupported_media_type'],
  [
    'a content type that is none',
    post(USERS, JSON.stringify(good), { 'content-type': 'json' }),
    415,
    'unsupported_media_type',
  ],
  [
    'another charset',
    post(USERS, JSON.stringify(good), { 'content-type': 'application/json; charset=iso-8859-1' }),
    415,
    'unsupported_media_type',
  ],
  [
    'UTF-16',
    post(USERS, Buffer.from(JSON.stringify(good), 'utf16le'), { 'content-type': 'application/json; charset="utf-16"' }),
    415,
    'unsupported_media_type',
  ],
  [
    'an encoded body',
    post(USERS, JSON.stringify(good), { ...JSON_TYPE, 'content-encoding': 'gzip' }),
    415,
    'unsupported_media_type',
  ],
  ['invalid UTF-8', post(USERS, Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])), 400, 'malformed_json'],
  ['UTF-8 longer than it need be', post(USERS, Buffer.from([0x22, 0xc0, 0x80, 0x22])), 400, 'malformed_json'],
  ['a surrogate in UTF-8', post(USERS, Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22])), 400, 'malformed_json'],
  ['an empty body', post(USERS, ''), 400, 'malformed_json'],
  ['no body at all', { method: 'POST', path: USERS }, 400, 'invalid_body', ''],
  ['a body that is cut short', post(USERS, JSON.stringify(good).slice(0, -1)), 400, 'malformed_json'],
  ['a comment', userText('/* */"a":1'), 400, 'malformed_json'],
  ['NaN', userText('"a":NaN'), 400, 'malformed_json'],
  ['a trailing comma', post(USERS, '{"email":"a@b.cc",}'), 400, 'malformed_json'],
  ['two documents', post(USERS, `${JSON.stringify(good)}{}`), 400, 'malformed_json'],
  ['null', post(USERS, 'null'), 400, 'invalid_body', ''],
  ['an array', post(USERS, JSON.stringify([good])), 400, 'invalid_body', ''],
  ['text as JSON', post(USERS, '"user"'), 400, 'invalid_body', ''],
  ['a number', post(USERS, '1'), 400, 'invalid_body', ''],
  ['true', post(USERS, 'true'), 400, 'invalid_body', ''],
  ['a key twice', userText('"email":"other@example.org"'), 400, 'repeated_key', '/email'],
  [
    'a key twice, once with escapes',
    userText(String.raw`"\u0065mail":"other@example.org"`),
    400,
    'repeated_key',
    '/email',
  ],
  [
    'a key twice in an item',
    post(`${USERS}/bulk`, '{"mode":"best_effort","items":[{},{"email":"a@example.org","email":"b@example.org"}]}'),
    400,
    'repeated_key',
    '/items/1/email',
  ],
  [
    'a key twice in a patch',
    {
      method: 'PATCH',
      path: `${USERS}/${ID}`,
      body: '{"hardware_wallet":{"type":null,"type":"ledger"}}',
      headers: { 'content-type': 'application/merge-patch+json' },
    },
    400,
    'repeated_key',
    '/hardware_wallet/type',
  ],
  ['20,001 values', user({ values: Array(20_000).fill(1) }), 400, 'too_many_values'],
  [
    '1,001 keys in one object',
    user({ keys: Object.fromEntries(Array.from({ length: 1001 }, (_, n) => [`k${n}`, n])) }),
    400,
    'too_many_values',
  ],
  [
    '1,001 bulk items',
    post(`${USERS}/bulk`, JSON.stringify({ mode: 'best_effort', items: Array(1001).fill(good) })),
    400,
    'invalid_body',
    '/items',
  ],
  [
    'no bulk items',
    post(`${USERS}/bulk`, JSON.stringify({ mode: 'atomic', items: [] })),
    400,
    'invalid_body',
    '/items',
  ],
  [
    'an item that is none',
    post(`${USERS}/bulk`, JSON.stringify({ mode: 'atomic', items: [good, null] })),
    400,
    'invalid_body',
    '/items/1',
  ],
  [
    'another mode',
    post(`${USERS}/bulk`, JSON.stringify({ mode: 'ATOMIC', items: [good] })),
    400,
    'invalid_body',
    '/mode',
  ],
  [
    '100,001 transactions in a block',
    post(
      BLOCKS,
      JSON.stringify({ ...goodBlock, transactions: Array.from({ length: 100_001 }, (_, i) => sampleHash('many', i)) }),
    ),
    400,
    'invalid_body',
    '/transactions',
  ],
];

const TEXTS: Row[] = [
  ['a number for text', user({ email: 5 }), 400, 'invalid_body', '/email'],
  ['null for text', user({ email: null }), 400, 'invalid_body', '/email'],
  ['a list for text', user({ email: ['a@example.org'] }), 400, 'invalid_body', '/email'],
  ['an object for text', user({ email: {} }), 400, 'invalid_body', '/email'],
  ['a lone surrogate in text', transfer({ data: '\ud800' }), 400, 'invalid_body', '/data'],
  ['NUL in an address', user({ email: 'a\0@example.org' }), 400, 'invalid_body', '/email'],
  ['a line break after an address', user({ email: 'a@example.org\nb@example.org' }), 400, 'invalid_body', '/email'],
  ['an address with a dot before the @', user({ email: 'a.@example.org' }), 400, 'invalid_body', '/email'],
  [
    'an address of 255 characters',
    user({ email: `${'a'.repeat(64)}@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.${'e'.repeat(7)}` }),
    400,
    'invalid_body',
    '/email',
  ],
  ['an id that is a word of paths', user({ user_id: 'by-email' }), 400, 'invalid_body', '/user_id'],
  ['an id with a slash', user({ user_id: '../x' }), 400, 'invalid_body', '/user_id'],
  [
    'a TRON address with a bad checksum',
    user({ tron_address: 'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6T' }),
    400,
    'invalid_body',
    '/tron_address',
  ],
  [
    "another chain's address",
    user({ tron_address: '1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2' }),
    400,
    'invalid_body',
    '/tron_address',
  ],
  ['an amount as a number', transfer({ amount: 1 }), 400, 'invalid_body', '/amount'],
  ['an amount with an exponent', transfer({ amount: '1e5' }), 400, 'invalid_body', '/amount'],
  ['an amount below zero', transfer({ amount: '-1' }), 400, 'invalid_body', '/amount'],
  ['an amount with a leading zero', transfer({ amount: '01' }), 400, 'invalid_body', '/amount'],
  ['a hash in capitals', transfer({ transaction_id: 'A'.repeat(64) }), 400, 'invalid_body', '/transaction_id'],
  ['a hash in other digits', transfer({ transaction_id: '\u0661'.repeat(64) }), 400, 'invalid_body', '/transaction_id'],
];

const NUMBERS: Row[] = [
  '1e999',
  '9007199254740993',
  '1.5',
  '-1',
  '2147483648',
  '"5"',
  'true',
  'null',
  '[1]',
  '{}',
  '1e400',
  '-1e999',
].map((value): Row => [`the height ${value}`, withHeight(value), 400, 'invalid_body', '/height']);

const TIMES: Row[] = [
  '2026-02-30T00:00:00Z',
  '2025-02-29T00:00:00Z',
  '2026-13-01T00:00:00Z',
  '2026-00-10T00:00:00Z',
  '2026-01-01T00:00:00',
  '2026-01-01',
  '2026-01-01T00:00Z',
  '2026-01-01 00:00:00Z',
  '2026-01-01T24:00:00Z',
  '2016-12-31T23:59:60Z',
  '2026-01-01T00:60:00Z',
  '0000-01-01T00:00:00Z',
  '10000-01-01T00:00:00Z',
  '0001-01-01T00:00:00+23:59',
  '9999-12-31T23:59:59-00:01',
  '2026-01-01T00:00:00+24:00',
  '2026-01-01T00:00:00.Z',
  '2026-01-01T00:00:00Zx',
  ' 2026-01-01T00:00:00Z',
  '\u0662026-01-01T00:00:00Z',
  'Thu, 01 Jan 2026 00:00:00 GMT',
  'now',
  '',
  0,
  1_767_225_600_000,
  null,
  {},
].map((timestamp): Row => [
  `the time ${JSON.stringify(timestamp)}`,
  transfer({ timestamp }),
  400,
  'invalid_body',
  '/timestamp',
]);

const get = (path: string, headers: Record<string, string> = {}): RawRequest => ({ path, headers });

const QUERIES: Row[] = [
  ...['201', '0', '-1', '1.5', 'abc', '1e2', '', '0x10', '99999999999999999999', '%00', '5%20', '\u0665'].map(
    (limit): Row => [`limit=${limit}`, get(`${USERS}?limit=${encodeURI(limit)}`), 400, 'invalid_parameter', 'limit'],
  ),
  ['a parameter twice', get(`${USERS}?limit=1&limit=2`), 400, 'invalid_parameter', 'limit'],
  ['a filter twice', get(`${USERS}?email=a@b.cc&email=b@b.cc`), 400, 'invalid_parameter', 'email'],
  ['a list twice', get(`${USERS}?fields=email&fields=user_id`), 400, 'invalid_parameter', 'fields'],
  ['an unknown parameter', get(`${USERS}?emial=a@b.cc`), 400, 'invalid_parameter', 'emial'],
  ['__proto__', get(`${USERS}?__proto__=x`), 400, 'invalid_parameter', '__proto__'],
  ['__proto__ escaped', get(`${USERS}?%5f%5fproto__=x`), 400, 'invalid_parameter', '__proto__'],
  ['constructor', get(`${USERS}?constructor=x`), 400, 'invalid_parameter', 'constructor'],
  ['__proto__ in brackets', get(`${USERS}?__proto__[limit]=x`), 400, 'invalid_parameter', '__proto__[limit]'],
  ['an operator in brackets', get(`${USERS}?email[$ne]=x`), 400, 'invalid_parameter', 'email[$ne]'],
  ['an operator after a dot', get(`${USERS}?user_id.$ne=`), 400, 'invalid_parameter', 'user_id.$ne'],
  ['an operator as a parameter', get(`${USERS}?$where=sleep(1)`), 400, 'invalid_parameter', '$where'],
  ['JSON for a value', get(`${USERS}?email=${encodeURIComponent('{"$ne":null}')}`), 400, 'invalid_parameter', 'email'],
  ['a sort that is not allowed', get(`${USERS}?sort=email`), 400, 'invalid_parameter', 'sort'],
  ['a field that is not one', get(`${USERS}?fields=email,password`), 400, 'invalid_parameter', 'fields'],
  ['the inner id', get(`${USERS}?fields=_id`), 400, 'invalid_parameter', 'fields'],
  ['no fields', get(`${USERS}?fields=`), 400, 'invalid_parameter', 'fields'],
  [
    'ranges of two fields',
    get(`${BLOCKS}?height_gte=1&timestamp_gte=2026-01-01T00:00:00Z`),
    400,
    'invalid_parameter',
    'timestamp_gte',
  ],
  [
    'a time without an offset',
    get(`${USERS}?created_at_gte=2026-01-01T00:00:00`),
    400,
    'invalid_parameter',
    'created_at_gte',
  ],
  [
    'a plus sign that means a space',
    get(`${USERS}?created_at_gte=2026-01-01T00:00:00+01:00`),
    400,
    'invalid_parameter',
    'created_at_gte',
  ],
  [
    'a flag that is none',
    { ...post(`${USERS}/bulk?dry_run=yes`, JSON.stringify({ mode: 'atomic', items: [good] })) },
    400,
    'invalid_parameter',
    'dry_run',
  ],
  ['a parameter where there is none', get(`${USERS}/${ID}?x=1`), 400, 'invalid_parameter', 'x'],
  ['a height of 2^31', get(`${BLOCKS}?height_gte=2147483648`), 400, 'invalid_parameter', 'height_gte'],
  ['to below from', get(`${BLOCKS}/chain/verify?from=2&to=1`), 400, 'invalid_parameter', 'to'],
];

const scope = (sort: string, filter: object = {}, model = 'User'): unknown => [model, sort, filter];
const at = { value: 0, id: '0'.repeat(24) };
const raw = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const [tie] = JSON.parse(Buffer.from(encodeCursor(scope('-created_at'), at), 'base64url').toString()) as [string];

const CURSORS: Row[] = [
  ['made up', raw(['x', 0, at.id]), 'invalid_cursor'],
  ['of another list', encodeCursor(scope('-created_at', {}, 'Block'), at), 'invalid_cursor'],
  ['of another sort', encodeCursor(scope('created_at'), at), 'invalid_cursor'],
  ['of another filter', encodeCursor(scope('-created_at', { email: 'a@b.cc' }), at), 'invalid_cursor'],
  ['cut short', encodeCursor(scope('-created_at'), at).slice(0, -4), 'invalid_cursor'],
  ['with an operator in it', raw([tie, { $gt: '' }, at.id]), 'invalid_cursor'],
  ['with a place that is no id', raw([tie, 0, 'zz']), 'invalid_cursor'],
  ['with a time that is none', raw([tie, 'never', at.id]), 'invalid_cursor'],
  ['with a time beyond all', raw([tie, 1e300, at.id]), 'invalid_cursor'],
  ['that is no JSON', 'abc', 'invalid_cursor'],
  ['of 10 kB', 'a'.repeat(10_240), 'invalid_parameter'],
  ['that is empty', '', 'invalid_parameter'],
  ['with other characters', '%00', 'invalid_parameter'],
].map(([name, cursor, code]): Row => [
  `a cursor ${String(name)}`,
  get(`${USERS}?cursor=${String(cursor)}`),
  400,
  String(code),
  'cursor',
]);

const GENESIS = sampleChain('hostile', 1, 2)[0]?.block_id ?? '';
const PLACES: Row[] = ['x', '1', -1, 1.5, 1e300, 2147483648].map((value): Row => {
  const cursor = encodeCursor(['block-transactions', GENESIS], { ...at, value });
  const path = `${BLOCKS}/${GENESIS}/transactions?cursor=${cursor}`;
  return [`a cursor that names the place ${value}`, get(path), 400, 'invalid_cursor', 'cursor'];
});

const HEADERS: Row[] = [
  ...['abc', '"a', 'a"', '"a",', ',', '', '"a" "b"', '*, "a"', 'w/"a"', '"a"x', "'a'", '"\u00e9"'].flatMap(
    (tags): Row[] => [
      [`If-Match: ${tags}`, patch({ 'if-match': tags }), 400, 'invalid_header', 'If-Match'],
      [
        `If-None-Match: ${tags}`,
        get(`${USERS}/${ID}`, { 'if-none-match': tags }),
        400,
        'invalid_header',
        'If-None-Match',
      ],
    ],
  ),
  ['a stale If-Match', patch({ 'if-match': '"0-0"' }), 412, 'precondition_failed'],
  ['an If-Match that is weak', patch({ 'if-match': 'W/"1-0"' }), 412, 'precondition_failed'],
  ...['', 'a'.repeat(256), 'a b', 'sch\u00f6n', '\t'].map((key): Row => [
    `Idempotency-Key: ${key.slice(0, 10)}`,
    post(USERS, JSON.stringify(good), { ...JSON_TYPE, 'idempotency-key': key }),
    400,
    'invalid_header',
    'Idempotency-Key',
  ]),
  ['17 kB of headers', get(USERS, { 'x-padding': 'x'.repeat(17_000) }), 431, 'headers_too_large'],
];

const PATHS: Row[] = [
  ['an id with NUL', get(`${USERS}/a%00b`), 400, 'invalid_parameter', 'user_id'],
  ['an id of dots', get(`${USERS}/%2e%2e`), 400, 'invalid_parameter', 'user_id'],
  ['an id that climbs', get(`${USERS}/..%2f..%2fetc%2fpasswd`), 400, 'invalid_parameter', 'user_id'],
  ['an id with a slash', get(`${USERS}/a%2fb`), 400, 'invalid_parameter', 'user_id'],
  ['an operator as an id', get(`${USERS}/%7b%22$ne%22:null%7d`), 400, 'invalid_parameter', 'user_id'],
  ['an id in other letters', get(`${USERS}/%d0%b0`), 400, 'invalid_parameter', 'user_id'],
  ['an id of 129 characters', get(`${USERS}/${'a'.repeat(129)}`), 400, 'invalid_parameter', 'user_id'],
  ['an id of 10 kB', get(`${USERS}/${'a'.repeat(10_240)}`), 400, 'invalid_parameter', 'user_id'],
  ['a height that is none', get(`${BLOCKS}/height/1.0`), 400, 'invalid_parameter', 'height'],
  ['a height of 2^31', get(`${BLOCKS}/height/2147483648`), 400, 'invalid_parameter', 'height'],
  ['a broken escape', get(`${USERS}/%zz`), 400, 'bad_request'],
  ['an escape cut short', get(`${USERS}/%`), 400, 'bad_request'],
  ['an escape that is no UTF-8', get(`${USERS}/%ff%fe`), 400, 'bad_request'],
  ['dots in the path', get('/api/v1/../v1/users'), 404, 'route_not_found'],
  ['a slash at the end', get(`${USERS}/`), 404, 'route_not_found'],
  ['two slashes', get('/api/v1//users'), 404, 'route_not_found'],
  ['capitals', get('/API/v1/users'), 404, 'route_not_found'],
  ['another version', get('/api/v2/users'), 404, 'route_not_found'],
  ['a whole URI of somewhere else', get('http://example.org/api/v1/userz'), 421, 'misdirected'],
  ['a whole URI of here, where nothing is', get('http://localhost/api/v1/userz'), 404, 'route_not_found'],
  ...['TRACE', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND', 'QUERY', 'MKCOL'].map((method): Row => [
    `${method} where it is not answered`,
    { method, path: USERS },
    405,
    'method_not_allowed',
  ]),
  [
    'a wrong method with a body of any type',
    { ...post(`${USERS}/${ID}`, '<x/>', { 'content-type': 'text/xml' }) },
    405,
    'method_not_allowed',
  ],
];

/** What no client library would send, byte for byte; the connection is closed after it. */
const BYTES: [name: string, bytes: string, status: number, code: string][] = [
  [
    'two lengths',
    `POST ${USERS} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}`,
    400,
    'bad_request',
  ],
  [
    'a length and chunks',
    `POST ${USERS} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\n\r\n`,
    400,
    'bad_request',
  ],
  [
    'a length below zero',
    `POST ${USERS} HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n`,
    400,
    'bad_request',
  ],
  ['a length in hex', `POST ${USERS} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0x5\r\n\r\n`, 400, 'bad_request'],
  [
    'another transfer coding',
    `POST ${USERS} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n`,
    400,
    'bad_request',
  ],
  [
    'a chunk whose size is none',
    `POST ${USERS} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n`,
    400,
    'bad_request',
  ],
  ['a folded header', `GET ${USERS} HTTP/1.1\r\nHost: localhost\r\nX-A: b\r\n c\r\n\r\n`, 400, 'bad_request'],
  [
    'a space before the colon',
    `GET ${USERS} HTTP/1.1\r\nHost: localhost\r\nContent-Length : 5\r\n\r\n`,
    400,
    'bad_request',
  ],
  [
    'a control character in a key',
    `POST ${USERS} HTTP/1.1\r\nHost: localhost\r\nIdempotency-Key: a\x01b\r\n\r\n`,
    400,
    'bad_request',
  ],
  ['NUL in a header', `GET ${USERS} HTTP/1.1\r\nHost: localhost\r\nX-A: \0\r\n\r\n`, 400, 'bad_request'],
  ['an unknown method', `FOO ${USERS} HTTP/1.1\r\nHost: localhost\r\n\r\n`, 400, 'bad_request'],
  ['a method in small letters', `get ${USERS} HTTP/1.1\r\nHost: localhost\r\n\r\n`, 400, 'bad_request'],
  ['another protocol', '\x16\x03\x01\x00\xa5\x01\x00\x00\xa1\x03\x03', 400, 'bad_request'],
  ['the start of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 400, 'bad_request'],
  ['a version that is none', `GET ${USERS} HTTP/9.9\r\nHost: localhost\r\n\r\n`, 400, 'bad_request'],
];

describe('hostile input', () => {
  let running: RunningApp;
  let fingerprints: Fingerprints;
  let before: unknown;

  beforeAll(async () => {
    running = await startApp({}, { searched: true });
    const api = new HttpClient(`${running.url}/api/v1`);
    const [genesis, second] = sampleChain('hostile', 3, 2);
    const made = [
      await api.post('/users', { ...sampleUser('hostile', 0), user_id: ID }),
      await api.post('/blocks', genesis),
      await api.post('/blocks', second),
      await api.post('/transactions', sampleTransfer('hostile', 0)),
    ];
    expect(made.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    fingerprints = await fingerprintsOf(running.config);
    before = await fingerprints.take();
  });

  afterAll(async () => {
    await fingerprints.close();
    await running.close();
  });

  afterEach(async () => {
    // Nothing changed, whatever was asked, and the service goes on.
    const was = before;
    before = await fingerprints.take();
    expect(before).toEqual(was);
    expect((await fetch(`${running.url}/livez`)).status).toBe(200);
  });

  function expectProblem(answer: RawAnswer, status: number, code: string, pointer?: string): void {
    const problem = JSON.parse(answer.text) as { status: number; code: string; errors?: { pointer: string }[] };
    expect(problem).toMatchObject({ status, code, request_id: answer.headers['x-request-id'] });
    expect(problem).toHaveProperty('request_id', expect.stringMatching(/^[\w.-]{1,128}$/));
    expect(answer.status).toBe(status);
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    if (pointer !== undefined) expect(problem.errors?.map((error) => error.pointer)).toContain(pointer);
    expect(answer.text).not.toMatch(/node_modules|\bat .*\.[jt]s|mongodb:\/\/|MongoServerError/);
    if (status === 405) expect(answer.headers['allow']).toMatch(/^[A-Z]+(, [A-Z]+)*$/);
  }

  describe.each([
    ['keys', KEYS],
    ['bodies', BODIES],
    ['text', TEXTS],
    ['numbers', NUMBERS],
    ['times', TIMES],
    ['queries', QUERIES],
    ['cursors', CURSORS],
    ['places', PLACES],
    ['headers', HEADERS],
    ['paths and methods', PATHS],
  ])('in %s', (_, rows) => {
    it.each(rows.map(([name, ...row]) => [name, row] as const))('refuses %s', async (_name, [request, ...expected]) => {
      expectProblem(await send(running.url, request), ...expected);
    });
  });

  describe('in bytes', () => {
    it.each(BYTES)('refuses %s, and closes the connection', async (_, bytes, status, code) => {
      expectProblem(await exchange(running.url, bytes), status, code);
    });

    it('refuses a request without Host, and closes the connection', async () => {
      expect((await exchange(running.url, `GET ${USERS} HTTP/1.1\r\n\r\n`)).status).toBe(400);
    });

    it('makes no tunnel: CONNECT is answered by closing the connection', async () => {
      const answer = await exchange(running.url, `CONNECT example.org:443 HTTP/1.1\r\nHost: localhost\r\n\r\n`);
      expect([0, 400, 405]).toContain(answer.status);
    });

    it('never answers what is smuggled behind a refused request', async () => {
      const smuggled = `GET /livez HTTP/1.1\r\nHost: localhost\r\n\r\n`;
      const head = `POST ${USERS} HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${smuggled.length}\r\nTransfer-Encoding: chunked\r\n\r\n`;
      const { text } = await exchange(running.url, `${head}0\r\n\r\n${smuggled}`);
      expect(text).not.toContain('HTTP/1.1 200');
    });
  });

  it('goes on serving while 200 connections hang in the middle of a request', async () => {
    const starts = [
      '',
      `GET ${USERS}`,
      `POST ${USERS} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{"em`,
    ];
    const sockets = await Promise.all(Array.from({ length: 200 }, () => open(running.url)));
    try {
      sockets.forEach((socket, i) => socket.on('error', () => undefined).write(starts[i % 3] ?? ''));
      const answers = await Promise.all(
        Array.from({ length: 50 }, async () => (await send(running.url, get(`${USERS}/${ID}`))).status),
      );
      expect(new Set(answers)).toEqual(new Set([200]));
    } finally {
      for (const socket of sockets) socket.destroy();
    }
  });

  it('does not finish a request whose sender has gone in the middle of its body', async () => {
    const socket = await open(running.url);
    const body = JSON.stringify(good);
    socket.write(
      `POST ${USERS} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body.slice(0, -1)}`,
    );
    await new Promise<void>((resolve) => socket.end(resolve));
    socket.destroy();
    // What comes after it over another connection is answered; the half of a user is nowhere.
    expect((await send(running.url, get(`${USERS}?email=${good.email}`))).text).toBe('{"items":[]}');
  });

  describe('in long text', () => {
    /** Text that makes backtracking patterns explode. */
    const evil = `${'a'.repeat(50_000)}!`;

    it.each([
      ['an e-mail address', user({ email: `${evil}@example.org` }), '/email'],
      ['dots in an e-mail address', user({ email: `${'a.'.repeat(25_000)}@` }), '/email'],
      [
        'a derivation path',
        user({ hardware_wallet: { type: 'ledger', derivation_path: `m/44'/195'/${'0'.repeat(50_000)}` } }),
        '/hardware_wallet/derivation_path',
      ],
      ['an amount', transfer({ amount: '9'.repeat(50_000) }), '/amount'],
    ])('refuses %s by its length: no pattern reads it', async (_, request, pointer) => {
      const read = jest.spyOn(RegExp.prototype, 'test');
      let longest = 0;
      read.mockImplementation(function (this: RegExp, text: string) {
        longest = Math.max(longest, text.length);
        return this.exec(text) !== null;
      });
      let answer: RawAnswer;
      try {
        answer = await send(running.url, request);
      } finally {
        read.mockRestore();
      }
      expectProblem(answer, 400, 'invalid_body', pointer);
      expect(JSON.parse(answer.text)).toMatchObject({ errors: [{ pointer, code: 'length' }] });
      expect(longest).toBeLessThan(2000);
    });
  });

  describe('that may be odd, and is no harm', () => {
    /** How many users a bulk request would create: a dry run, so that nothing changes here either. */
    const applied = async (body: string | Buffer): Promise<unknown> => {
      const answer = await send(running.url, post(`${USERS}/bulk?dry_run=true`, body));
      expect(answer.status).toBe(207);
      return (JSON.parse(answer.text) as { applied: number }).applied;
    };

    it('reads a body behind a byte order mark', async () => {
      const body = JSON.stringify({ mode: 'atomic', items: [good] });
      expect(await applied(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(body)]))).toBe(1);
    });

    it('takes 1.0 and 1e0 for the whole number they are, and -0 for 0', async () => {
      for (const from of ['0', '-0']) {
        const answer = await send(running.url, get(`${BLOCKS}/chain/verify?from=${from}`));
        expect(JSON.parse(answer.text)).toMatchObject({ valid: true, from: 0 });
      }
      const validate = `${BLOCKS}/validate`;
      for (const height of ['2.0', '2e0']) {
        const body = JSON.stringify(goodBlock).replace('"height":2', `"height":${height}`);
        const answer = await send(running.url, post(validate, body));
        expect(JSON.parse(answer.text)).toEqual({ valid: true, errors: [] });
      }
    });
  });
});
