import { isIn } from 'class-validator';
import type { TextRule } from './field';

/** One thing that a value must fulfil; the name becomes the code of its problem. */
export interface ValueRule {
  name: string;
  message: string;
  validate: (value: unknown) => boolean;
}

export const rule = (name: string, message: string, validate: (value: unknown) => boolean): ValueRule => ({
  name,
  message,
  validate,
});

const codePoints = (text: string): number => {
  // Most text is without surrogates, and then its length is their number.
  if (!/[\ud800-\udfff]/.test(text)) return text.length;
  let count = 0;
  for (const _ of text) count += 1;
  return count;
};

export const isText = (value: unknown): value is string => typeof value === 'string';

/** Whether the text passes every part of its rule. Lone surrogates never pass: MongoDB would store something else. */
export function textRules(text: TextRule): ValueRule[] {
  const { minLength = 0, maxLength = Infinity, pattern, values, check } = text;
  const rules = [rule('text', 'must be text in well-formed Unicode', (value) => isText(value) && value.isWellFormed())];
  if (values !== undefined) {
    const told = values.filter((value) => value !== '').join(', ');
    return [...rules, rule('one_of', `must be one of ${told}`, (value) => isIn(value, values))];
  }
  // Length first and cheaply: a pattern never sees text longer than its rule allows.
  const fits = (value: unknown): value is string => {
    if (!isText(value) || value.length > 2 * maxLength) return false;
    const length = codePoints(value);
    return length >= minLength && length <= maxLength;
  };
  if (text.minLength !== undefined || text.maxLength !== undefined) {
    const bounds = text.maxLength === undefined ? `at least ${minLength}` : `${minLength} to ${maxLength}`;
    rules.push(rule('length', `must have ${bounds} characters`, fits));
  }
  const matches = (value: unknown): value is string => fits(value) && (pattern?.test(value) ?? true);
  if (pattern !== undefined) rules.push(rule('pattern', `must match ${pattern.source}`, matches));
  if (check !== undefined)
    rules.push(rule(check.code, check.message, (value) => matches(value) && check.passes(value)));
  return rules;
}

/** Those of the rules of a text that decide: each but the first holds only where those between hold too. */
export const enoughOf = (rules: ValueRule[]): ValueRule[] =>
  rules.length > 2 ? [...rules.slice(0, 1), ...rules.slice(-1)] : rules;

/** Whether a value passes all rules of a text. */
export function textTestOf(text: TextRule): (value: unknown) => boolean {
  const rules = enoughOf(textRules(text));
  return (value) => rules.every(({ validate }) => validate(value));
}
