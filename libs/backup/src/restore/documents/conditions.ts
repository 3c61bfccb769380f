import { type FieldError, parseInstant } from '@lucid/common';
import { mongo } from 'mongoose';

export const CONDITION_OPERATORS = ['eq', 'in', 'gt', 'gte', 'lt', 'lte', 'exists', 'prefix'] as const;

/** What a field must be for a document to be restored. */
export interface Condition {
  field: string;
  op: (typeof CONDITION_OPERATORS)[number];
  value?: unknown;
}

type Scalar = string | number | boolean;

const isScalar = (value: unknown): value is Scalar => ['string', 'number', 'boolean'].includes(typeof value);

/** What is wrong with the value of a condition; undefined when nothing is. */
export function wrongValue({ op, value }: Condition, pointer: string): FieldError | undefined {
  const wrong = (message: string): FieldError => ({ pointer: `${pointer}/value`, code: 'combination', message });
  switch (op) {
    case 'exists':
      return typeof value === 'boolean' ? undefined : wrong('must be true or false');
    case 'in':
      return Array.isArray(value) && value.length > 0 && value.length <= 100 && value.every(isScalar)
        ? undefined
        : wrong('must be a list of 1 to 100 texts, numbers, true or false');
    case 'prefix':
      return typeof value === 'string' && value !== '' ? undefined : wrong('must be text');
    case 'eq':
      return isScalar(value) ? undefined : wrong('must be text, a number, true or false');
    default:
      return typeof value === 'string' || typeof value === 'number' ? undefined : wrong('must be text or a number');
  }
}

/** Whether all conditions hold for a document. They are compared here: nothing of them reaches MongoDB. */
export const holdAll = (document: unknown, conditions: readonly Condition[]): boolean =>
  conditions.every((condition) => holds(document, condition));

function holds(document: unknown, { field, op, value }: Condition): boolean {
  const values = valuesAt(document, field.split('.'));
  if (op === 'exists') return values.length > 0 === value;
  if (op === 'in') return values.some((stored) => (value as Scalar[]).some((each) => order(stored, each) === 0));
  if (op === 'prefix') return values.some((stored) => typeof stored === 'string' && stored.startsWith(String(value)));
  return values.some((stored) => {
    const compared = order(stored, value as Scalar);
    if (compared === undefined) return false;
    return { eq: compared === 0, gt: compared > 0, gte: compared >= 0, lt: compared < 0, lte: compared <= 0 }[op];
  });
}

/** The values at a path, also those of objects within lists, and of lists one by one. */
function valuesAt(value: unknown, path: readonly string[]): unknown[] {
  if (Array.isArray(value)) return value.flatMap((each) => valuesAt(each, path));
  const [head, ...rest] = path;
  if (head === undefined) return [value];
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, head)) return [];
  return valuesAt((value as Record<string, unknown>)[head], rest);
}

/** How a stored value compares with a given one of its kind: below zero, zero, above; undefined when they are of two kinds. */
function order(stored: unknown, given: Scalar): number | undefined {
  if (stored instanceof Date) {
    const instant = typeof given === 'string' ? parseInstant(given) : undefined;
    return instant === undefined ? undefined : stored.getTime() - instant.getTime();
  }
  if (stored instanceof mongo.ObjectId)
    return typeof given === 'string' ? textOrder(stored.toHexString(), given) : undefined;
  if (typeof stored !== typeof given) return undefined;
  if (typeof stored === 'string') return textOrder(stored, String(given));
  return Number(stored) - Number(given);
}

/** As MongoDB orders text: by its bytes. */
const textOrder = (left: string, right: string): number => Buffer.compare(Buffer.from(left), Buffer.from(right));
