import { type Mismatch, UnsuitableValueError, valueTest } from './condition-tests';
import type { PolicyCondition } from './policy-rule';

/** What is asked of the policies. */
export interface EvaluationRequest {
  subject: string;
  action: string;
  resource: string;
  context: Readonly<Record<string, unknown>>;
}

/** Whether a request fulfils a condition, or why that cannot be told. */
export type ConditionTest = (request: EvaluationRequest) => boolean | Mismatch;

/** A condition that can be put to no request. `part` is the one of its fields that is wrong. */
export class InvalidConditionError extends Error {
  constructor(
    readonly part: 'field' | 'value',
    message: string,
  ) {
    super(message);
  }
}

type Read = (request: EvaluationRequest) => unknown;

/** A property of the object's own: nothing that it has from a prototype is a field of a request. */
function own(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || !Object.hasOwn(value, key))
    return undefined;
  return (value as Record<string, unknown>)[key];
}

/** Finds the field at a path. What begins with no part of a request is looked for in the context. */
function reader(path: string): Read {
  const [head = '', ...rest] = path.split('.');
  if (head === 'subject' || head === 'action' || head === 'resource') {
    if (rest.length > 0) throw new InvalidConditionError('field', `names a field of the ${head}, which is text`);
    return (request) => request[head];
  }
  const keys = head === 'context' ? rest : [head, ...rest];
  const [only = ''] = keys;
  if (keys.length === 0) throw new InvalidConditionError('field', 'names the context and no field of it');
  if (keys.length === 1) return ({ context }) => own(context, only);
  return ({ context }) => keys.reduce<unknown>(own, context);
}

const isMissing = (value: unknown): boolean => value === undefined || value === null;

/**
 * Makes the test of a condition. A field that is missing or null fulfils no comparison.
 * @throws InvalidConditionError when its value does not suit its operator, or its field leads nowhere
 */
export function compileCondition({ field, op, value }: PolicyCondition): ConditionTest {
  const read = reader(field);
  if (op === 'exists') {
    if (value !== undefined && typeof value !== 'boolean')
      throw new InvalidConditionError('value', 'must be a flag, or left out');
    const wanted = value ?? true;
    return (request) => isMissing(read(request)) !== wanted;
  }
  try {
    const test = valueTest(op, value);
    return (request) => {
      const found = read(request);
      if (isMissing(found)) return false;
      const outcome = test(found);
      return typeof outcome === 'boolean' ? outcome : { message: `${field} ${outcome.message}` };
    };
  } catch (error) {
    if (error instanceof UnsuitableValueError) throw new InvalidConditionError('value', error.message);
    throw error;
  }
}
