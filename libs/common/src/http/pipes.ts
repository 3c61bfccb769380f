import type { PipeTransform } from '@nestjs/common';
import { check } from '../fields/hydrate';
import type { ModelClass } from '../fields/model-class';
import { type ErrorCode, ProblemError } from '../problem/errors';

class CheckedPipe<T extends object> implements PipeTransform<unknown, T> {
  constructor(
    private readonly type: ModelClass<T>,
    private readonly code: ErrorCode,
    private readonly detail: string,
    private readonly fromText: boolean,
  ) {}

  transform(value: unknown): T {
    const checked = check(this.type, value, this.fromText);
    if (checked.value !== undefined) return checked.value;
    // Parameters have names, not pointers.
    const errors = this.fromText
      ? checked.errors.map((error) => ({ ...error, pointer: error.pointer.slice(1) }))
      : checked.errors;
    throw new ProblemError(this.code, this.detail, { errors });
  }
}

/** Reads a body as an instance of a class; what does not fit is 400 with a pointer to each problem. */
export const bodyOf = <T extends object>(type: ModelClass<T>): PipeTransform<unknown, T> =>
  new CheckedPipe(type, 'invalid_body', 'The body breaks the rules listed in errors.', false);

/** Reads query or path parameters as an instance of a class; unknown parameters are 400 too. */
export const parametersOf = <T extends object>(type: ModelClass<T>): PipeTransform<unknown, T> =>
  new CheckedPipe(type, 'invalid_parameter', 'A parameter breaks the rules listed in errors.', true);
