import type { FastifyRequest } from 'fastify';
import { Field } from '../fields/field';
import { ERRORS, type ProblemError } from '../problem/errors';
import { pathOf } from '../routes/path-of';

const codes = Object.keys(ERRORS) as (keyof typeof ERRORS)[];

/** One entry of a problem's `errors`. */
export class ProblemField {
  @Field({
    kind: 'text',
    required: true,
    description: 'JSON pointer into the body, or the name of the parameter or header.',
  })
  pointer!: string;

  @Field({ kind: 'text', required: true, description: 'Stable code of the broken rule.' })
  code!: string;

  @Field({ kind: 'text', required: true, description: 'The broken rule, for people.' })
  message!: string;
}

/** The body of every answer that is no success (RFC 9457, `application/problem+json`). */
export class Problem {
  @Field({
    kind: 'text',
    required: true,
    description: 'URI reference of the kind of problem.',
    example: '/problems/not_found',
  })
  type!: string;

  @Field({ kind: 'text', required: true, description: 'The kind of problem, for people.' })
  title!: string;

  @Field({ kind: 'int', required: true, min: 400, max: 599, description: 'The HTTP status.' })
  status!: number;

  @Field({ kind: 'text', required: true, description: 'What happened, to what, and what to do.' })
  detail!: string;

  @Field({ kind: 'text', description: 'The path that was asked for.' })
  instance?: string;

  @Field({
    kind: 'text',
    values: codes,
    enumName: 'ProblemCode',
    required: true,
    description: 'Stable code of the kind of problem.',
  })
  code!: string;

  @Field({ kind: 'text', description: 'Id of the request, as in `X-Request-Id` and in the logs.' })
  request_id?: string;

  @Field({ kind: 'list', items: { kind: 'object', type: () => ProblemField }, description: 'Each broken rule.' })
  errors?: ProblemField[];
}

/** The problem document of an error; `instance` and `request_id` are left out inside bulk answers. */
export function problemOf(error: ProblemError, request?: Pick<FastifyRequest, 'url' | 'id'>): Problem {
  const { status, title } = ERRORS[error.code];
  return {
    type: `/problems/${error.code}`,
    title,
    status,
    detail: error.detail,
    code: error.code,
    ...(request && { instance: pathOf(request), request_id: request.id }),
    ...(error.errors.length > 0 && { errors: [...error.errors] }),
  };
}
