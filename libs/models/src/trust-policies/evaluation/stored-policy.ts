import { type FieldOptions, fieldsOf, type ModelClass, type Rule } from '@lucid/common';
import { mongo } from 'mongoose';
import type { PolicyFault } from './evaluate';
import { TrustPolicy } from '../trust-policy';

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** The first place in a stored value that no field of its kind has, as a path below it; undefined when there is none. */
function misfitOf(rule: Rule, value: unknown): string | undefined {
  switch (rule.kind) {
    case 'text':
      return typeof value === 'string' && rule.pattern?.test(value) !== false ? undefined : '';
    case 'int':
      return Number.isInteger(value) ? undefined : '';
    case 'flag':
      return typeof value === 'boolean' ? undefined : '';
    case 'instant':
      return value instanceof Date && !Number.isNaN(value.getTime()) ? undefined : '';
    case 'any':
      return rule.check?.passes(value) === false ? '' : undefined;
    case 'object':
      return isPlain(value) ? misfitIn(rule.type(), value) : '';
    case 'list':
      return Array.isArray(value) ? firstMisfit(value.map((item: unknown, at) => [String(at), rule.items, item])) : '';
  }
}

type Part = readonly [name: string, rule: Rule, value: unknown];

function firstMisfit(parts: readonly Part[]): string | undefined {
  for (const [name, rule, value] of parts) {
    const below = misfitOf(rule, value);
    if (below !== undefined) return `/${name}${below}`;
  }
  return undefined;
}

/** BSON has a type for what is undefined: a field of that type is there. */
const isLeftOut = (stored: object, name: string, { required, fallback }: FieldOptions): boolean =>
  !Object.hasOwn(stored, name) && (required !== true || fallback !== undefined);

const misfitIn = (type: ModelClass, stored: Record<string, unknown>): string | undefined =>
  firstMisfit(
    Object.entries(fieldsOf(type))
      .filter(([name, field]) => !isLeftOut(stored, name, field))
      .map(([name, field]) => [name, field, stored[name]]),
  );

/**
 * The pointer of the first field of a policy that the API would not have stored, by its type or pattern; undefined when there is none. Another program, or a restore without
 * the validator, may have stored any BSON type in any field. Fields that are not declared are left alone: a newer replica may have written them.
 */
export const policyMisfit = (policy: object): string | undefined =>
  misfitIn(TrustPolicy, policy as Record<string, unknown>);

/** The same as the fault of a policy that is evaluated. */
export function faultOf(policy: object): PolicyFault | undefined {
  const pointer = policyMisfit(policy);
  return pointer === undefined
    ? undefined
    : { rule_id: '', message: `The stored value of ${pointer} is none that a policy has there` };
}

/** What a policy is told by: its id, or its `_id` where another program stored something else as its id. */
export const nameOf = ({ _id, policy_id }: { _id: unknown; policy_id: unknown }): string =>
  typeof policy_id === 'string' && policy_id !== ''
    ? policy_id
    : `_id ${mongo.BSON.EJSON.stringify(_id, { relaxed: false })}`;
