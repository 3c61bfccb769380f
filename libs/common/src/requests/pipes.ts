import type { PipeTransform } from '@nestjs/common';
import { check, type Checked } from '../fields/hydrate';
import type { ModelClass } from '../fields/model-class';
import { type ErrorCode, ProblemError } from '../problem/errors';

/** What {@link checkAhead} found of a part of a request under way, by that part. */
const ahead = new WeakMap<object, { type: ModelClass; checked: Checked<object> }>();

/** Checks a part of a request before its pipe runs. The pipe then uses this result, because checking a large body takes long. */
export function checkAhead<T extends object>(type: ModelClass<T>, plain: unknown, fromText: boolean): Checked<T> {
  const checked = check(type, plain, fromText);
  if (typeof plain === 'object' && plain !== null) ahead.set(plain, { type, checked });
  return checked;
}

function checkedBefore<T extends object>(type: ModelClass<T>, plain: unknown): Checked<T> | undefined {
  const known = typeof plain === 'object' && plain !== null ? ahead.get(plain) : undefined;
  return known?.type === type ? (known.checked as Checked<T>) : undefined;
}

class CheckedPipe<T extends object> implements PipeTransform<unknown, T> {
  constructor(
    private readonly type: ModelClass<T>,
    private readonly code: ErrorCode,
    private readonly detail: string,
    private readonly fromText: boolean,
  ) {}

  transform(value: unknown): T {
    const checked = checkedBefore(this.type, value) ?? check(this.type, value, this.fromText);
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
