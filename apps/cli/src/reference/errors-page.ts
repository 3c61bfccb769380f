import { ERRORS } from '@lucid/common';
import { generatedFrom, page, table, wrapped } from './markdown';

const EXAMPLE = `\`\`\`json
{
  "type": "/problems/invalid_body",
  "title": "…",
  "status": 400,
  "detail": "…",
  "code": "invalid_body",
  "instance": "/api/v1/users",
  "request_id": "89797864-ab55-4b1a-acfe-eb33e324f65b",
  "errors": [{ "pointer": "/role", "code": "unknown_field", "message": "…" }]
}
\`\`\``;

const FIELDS = [
  ['code', 'stable, for programs; the codes in `errors` are stable too'],
  ['title`, `detail`, `message', 'text for people; it can change in any release'],
  ['errors', 'the fields, parameters or headers that are wrong, when the service knows them'],
  ['pointer', 'JSON pointer (RFC 6901) into the body, or the name of a parameter or header'],
  ['instance', 'path of the request, without its query'],
  ['request_id', 'also in the header `X-Request-Id` and in the log; give it to the operators when you report an error'],
];

/** docs/reference/errors.md */
export function errorsPage(): string {
  const rows = Object.entries(ERRORS).map(([name, { status, title }]) => [String(status), `\`${name}\``, title]);
  return page(
    '# Errors',
    generatedFrom('libs/common/src/problem/errors.ts'),
    wrapped(
      'For developers of clients. Every error response is a problem document (RFC 9457) with the media type `application/problem+json`:',
    ),
    EXAMPLE,
    table(
      ['field', 'meaning'],
      FIELDS.map(([name = '', meaning = '']) => [`\`${name}\``, meaning]),
    ),
    '## When to send a request again',
    [
      '- **4xx:** change the request first. Two codes are exceptions: wait for `Retry-After` after 429 `too_many_requests`',
      '  and after 409 `idempotency_in_flight`, then send the same request again.',
      '- **503:** wait for `Retry-After`. GET, PUT and DELETE can be sent again as they are, POST with its',
      '  `Idempotency-Key`, PATCH with `If-Match`. After a 503 on a write, the write may or may not have happened.',
      '- **500 and 507:** tell the operators.',
    ].join('\n'),
    '## Codes',
    table(['status', 'code', 'title'], rows),
    'The service does not send `not_acceptable` yet.',
  );
}
