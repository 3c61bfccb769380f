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
    description: 'JSON pointer (RFC 6901) into the body, or the name of the parameter or header.',
    example: '/email',
  })
  pointer!: string;

  @Field({ kind: 'text', required: true, description: 'Stable code of the broken rule.', example: 'pattern' })
  code!: string;

  @Field({
    kind: 'text',
    required: true,
    description: 'The broken rule in words.',
    example: 'must be an e-mail address',
  })
  message!: string;
}

/** The body of every answer that is no success (RFC 9457, `application/problem+json`). */
export class Problem {
  @Field({
    kind: 'text',
    required: true,
    description: 'URI reference that identifies the kind of problem.',
    example: '/problems/not_found',
  })
  type!: string;

  @Field({
    kind: 'text',
    required: true,
    description: 'The kind of problem in words.',
    example: ERRORS.not_found.title,
  })
  title!: string;

  @Field({ kind: 'int', required: true, min: 400, max: 599, description: 'HTTP status, 400 to 599.', example: 404 })
  status!: number;

  @Field({
    kind: 'text',
    required: true,
    description: 'What happened, to which object, and what to do next.',
    example: 'No user has the id grace.',
  })
  detail!: string;

  @Field({ kind: 'text', description: 'Path of the request.', example: '/api/v1/users/grace' })
  instance?: string;

  @Field({
    kind: 'text',
    values: codes,
    enumName: 'ProblemCode',
    required: true,
    description: 'Stable code of the kind of problem. New codes can appear in later versions.',
    example: 'not_found',
  })
  code!: string;

  @Field({
    kind: 'text',
    description: 'Id of the request, as in `X-Request-Id` and in the log.',
    example: '0190d5c2-6d3e-7c55-9f0e-0a1b2c3d4e7f',
  })
  request_id?: string;

  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => ProblemField },
    description: 'Each broken rule. Absent if no single field is at fault.',
  })
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
