import fc from 'fast-check';
import { compileCondition, type EvaluationRequest, InvalidConditionError } from './conditions';
import { naiveCondition } from '../../testing/naive-evaluation';
import type { Operator, PolicyCondition } from './policy-rule';

const requestOf = (context: Record<string, unknown>): EvaluationRequest => ({
  subject: 'alice',
  action: 'read',
  resource: 'r1',
  context,
});

const outcome = (condition: PolicyCondition, context: Record<string, unknown>): boolean | string => {
  const told = compileCondition(condition)(requestOf(context));
  return typeof told === 'boolean' ? told : told.message;
};

const invalid = (op: string, value: unknown, field = 'x'): [part: string, message: string] => {
  try {
    compileCondition({ field, op: op as Operator, value });
  } catch (error) {
    if (error instanceof InvalidConditionError) return [error.part, error.message];
    throw error;
  }
  throw new Error('The condition was taken');
};

describe('compileCondition', () => {
  it.each<[Operator, unknown, unknown, boolean | string]>([
    ['eq', 1, 1, true],
    ['eq', 1, '1', false],
    ['eq', true, 1, false],
    ['eq', 'a', ['a'], 'x is neither text nor a number nor a flag'],
    ['ne', 'a', { a: 1 }, 'x is neither text nor a number nor a flag'],
    ['ne', 1, '1', true],
    ['in', [1, 'a'], 'a', true],
    ['in', [1, 'a'], true, false],
    ['nin', [1, 'a'], 'b', true],
    ['nin', [1, 'a'], 1, false],
    ['gt', 1, 1, false],
    ['gte', 1, 1, true],
    ['lt', 1, 0, true],
    ['lte', 1, 2, false],
    ['gt', 1, '2', 'x is not a number'],
    ['gt', '2026-01-01T00:00:00Z', '2026-01-01T01:00:01+01:00', true],
    ['gt', '2026-01-01T00:00:00Z', 'tomorrow', 'x is not a time as in RFC 3339'],
    ['lt', '2026-01-01T00:00:00Z', 5, 'x is not a time as in RFC 3339'],
    ['gt', 9007199254740992, 9007199254740994, true],
    ['gt', '2026-01-01T00:00:00.0001Z', '2026-01-01T00:00:00.0002Z', true],
    ['eq', 'caf\u00e9', 'caf\u00e9', true],
    ['eq', 'cafe\u0301', 'caf\u00e9', true],
    ['eq', 'a', 'A', false],
    ['between', [1, 3], 3, true],
    ['between', [1, 3], 3.001, false],
    ['between', ['2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z'], '2026-01-15T00:00:00Z', true],
    ['cidr', '10.0.0.0/8', '10.1.2.3', true],
    ['cidr', '10.9.9.9/8', '10.1.2.3', true],
    ['cidr', '10.0.0.0/8', '11.1.2.3', false],
    ['cidr', '10.0.0.0/8', '::ffff:10.1.2.3', true],
    ['cidr', '10.0.0.0/8', '2001:db8::1', false],
    ['cidr', '::/0', '10.1.2.3', false],
    ['cidr', '2001:db8::/32', '2001:DB8:0::1', true],
    ['cidr', '10.0.0.0/8', '010.1.2.3', 'x is not an IP address'],
    ['cidr', '10.0.0.0/8', '10.1.2.3/32', 'x is not an IP address'],
    ['cidr', 'fe80::/10', 'fe80::1%eth0', 'x is not an IP address'],
    ['cidr', '10.0.0.0/8', 167772161, 'x is not an IP address'],
    ['exists', true, 0, true],
    ['exists', undefined, '', true],
    ['exists', false, 'a', false],
  ])('%s %j of %j: %s', (op, value, field, told) => {
    expect(outcome({ field: 'x', op, value }, { x: field })).toBe(told);
  });

  it.each<[Operator, unknown]>([
    ['eq', 'a'],
    ['ne', 'a'],
    ['in', ['a']],
    ['nin', ['a']],
    ['gt', 1],
    ['gte', 1],
    ['lt', 1],
    ['lte', 1],
    ['between', [1, 2]],
    ['cidr', '0.0.0.0/0'],
    ['exists', true],
  ])('%s %j is not fulfilled by a field that is missing, null, or only inherited', (op, value) => {
    for (const context of [{}, { x: null }, Object.create({ x: 'a' }) as Record<string, unknown>]) {
      expect(outcome({ field: 'x', op, value }, context)).toBe(false);
    }
    for (const field of ['toString', 'hasOwnProperty.name', 'x.length', 'x.0', 'list.length', 'list.0'])
      expect(outcome({ field, op, value }, { x: 'text', list: ['a'] })).toBe(false);
  });

  it('finds the parts of the request, and what begins with none of them in the context', () => {
    const context = { subject: 'mallory', context: { a: 1 }, a: { b: { c: 2 } } };
    expect(outcome({ field: 'subject', op: 'eq', value: 'alice' }, context)).toBe(true);
    expect(outcome({ field: 'context.subject', op: 'eq', value: 'mallory' }, context)).toBe(true);
    expect(outcome({ field: 'context.context.a', op: 'eq', value: 1 }, context)).toBe(true);
    expect(outcome({ field: 'context.a.b.c', op: 'eq', value: 2 }, context)).toBe(true);
    expect(outcome({ field: 'a.b.c', op: 'eq', value: 2 }, context)).toBe(true);
    expect(outcome({ field: 'a.b.c.d', op: 'exists', value: false }, context)).toBe(true);
  });

  it.each<[string, unknown]>([
    ['eq', undefined],
    ['eq', null],
    ['eq', {}],
    ['eq', ['a']],
    ['eq', 'x'.repeat(1025)],
    ['eq', '\ud800'],
    ['ne', Infinity],
    ['in', 'a'],
    ['in', []],
    ['in', [['a']]],
    ['in', Array.from({ length: 201 }, (_, i) => i)],
    ['gt', true],
    ['gt', '5'],
    ['lte', '2026-02-30T00:00:00Z'],
    ['lte', '2026-02-03T00:00:00.0000000001Z'],
    ['between', [1]],
    ['between', [2, 1]],
    ['between', [1, '2026-01-01T00:00:00Z']],
    ['between', ['2026-02-01T00:00:00Z', '2026-01-01T00:00:00Z']],
    ['cidr', '10.0.0.0'],
    ['cidr', '10.0.0.0/33'],
    ['cidr', '10.0.0.0/08'],
    ['cidr', '10.0.0/8'],
    ['cidr', '::/129'],
    ['cidr', ['10.0.0.0/8']],
    ['exists', 'true'],
    ['exists', null],
    ['regex', '.*'],
    ['constructor', 'a'],
  ])('refuses %s %j as a value', (op, value) => {
    expect(invalid(op, value)[0]).toBe('value');
  });

  it.each(['subject.role', 'action.x', 'resource.owner.id', 'context'])('refuses the field %s', (field) => {
    expect(invalid('exists', true, field)[0]).toBe('field');
  });

  it('finds IP addresses in ranges as their bits say', () => {
    const address = fc.oneof(
      fc.ipV4(),
      fc.ipV6().filter((text) => !text.includes('.')),
    );
    fc.assert(
      fc.property(address, address, fc.nat(128), fc.boolean(), (network, other, bits, near) => {
        const value = `${network}/${network.includes(':') ? bits : bits % 33}`;
        const x = near ? network.replace(/[0-9a-f]$/, '1') : other;
        // An IPv4 address mapped into IPv6 has two sets of bits; it has tests of its own above.
        fc.pre(!/^[0:]*ffff:/i.test(x));
        const condition: PolicyCondition = { field: 'x', op: 'cidr', value };
        expect(outcome(condition, { x })).toBe(naiveCondition(requestOf({ x }), condition) === 'yes');
      }),
      { numRuns: 1000 },
    );
  });
});
