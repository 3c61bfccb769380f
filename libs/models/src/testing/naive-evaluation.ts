import type { EvaluationRequest } from '../trust-policies/evaluation/conditions';
import type { EvaluatedPolicy } from '../trust-policies/evaluation/evaluate';
import type { PolicyCondition, PolicyRule } from '../trust-policies/evaluation/policy-rule';

/** The semantics as they are told in words, with nothing of the implementation: slow, and plain to read. */

export type Verdict = 'yes' | 'no' | 'error';

const say = (holds: boolean): Verdict => (holds ? 'yes' : 'no');

function fieldOf(request: EvaluationRequest, path: string): unknown {
  if (path === 'subject' || path === 'action' || path === 'resource') return request[path];
  let found: unknown = request.context;
  for (const key of path.replace(/^context\./, '').split('.')) {
    if (Object.prototype.toString.call(found) !== '[object Object]') return undefined;
    found = Object.entries(found as object).find(([name]) => name === key)?.[1] as unknown;
  }
  return found ?? undefined;
}

/** The bits of an IP address as text of 0 and 1; undefined for what is no address. */
function bitsOf(text: string): string | undefined {
  const bits = (value: number, width: number): string => value.toString(2).padStart(width, '0');
  const four = text.split('.');
  if (four.length === 4 && four.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256))
    return four.map((part) => bits(Number(part), 8)).join('');
  if (!/^[0-9a-f:]+$/.test(text) || text.split('::').length > 2) return undefined;
  const [left = '', right] = text.split('::');
  const groups = (half: string): string[] => (half === '' ? [] : half.split(':'));
  const known = [...groups(left), ...groups(right ?? '')];
  if (right === undefined ? known.length !== 8 : known.length > 7) return undefined;
  if (!known.every((group) => /^[0-9a-f]{1,4}$/.test(group))) return undefined;
  const zeros = Array.from({ length: 8 - known.length }, () => '0');
  return [...groups(left), ...zeros, ...groups(right ?? '')].map((group) => bits(parseInt(group, 16), 16)).join('');
}

function inRange(address: unknown, range: string): Verdict {
  const bits = typeof address === 'string' ? bitsOf(address) : undefined;
  if (bits === undefined) return 'error';
  const [network = '', length] = range.split('/');
  const wanted = bitsOf(network) ?? '';
  return say(bits.length === wanted.length && bits.slice(0, Number(length)) === wanted.slice(0, Number(length)));
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);

const TIME = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?Z$/;

/** A number as it is written, in units of 10^-1100: exact, since no double has more digits. */
function decimalOf(value: number): bigint {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value)) ?? [];
  return BigInt(`${sign}${whole}${fraction}`) * 10n ** BigInt(1100 + Number(exponent) - fraction.length);
}

/** A field as a whole number that can be held against a value of the same kind: of tiny parts, or of nanoseconds. */
function measure(field: unknown, value: unknown): bigint | undefined {
  if (typeof value === 'number') return typeof field === 'number' ? decimalOf(field) : undefined;
  const [, seconds = '', fraction = ''] = (typeof field === 'string' && TIME.exec(field)) || [];
  return seconds === '' ? undefined : BigInt(Date.parse(`${seconds}Z`)) * 1_000_000n + BigInt(fraction.padEnd(9, '0'));
}

/** Text is the same when it has the same characters, however they are composed. */
const same = (left: unknown, right: unknown): boolean =>
  typeof left === 'string' && typeof right === 'string'
    ? left.normalize('NFD') === right.normalize('NFD')
    : typeof left === typeof right && left === right;

export function naiveCondition(request: EvaluationRequest, { field: path, op, value }: PolicyCondition): Verdict {
  const field = fieldOf(request, path);
  if (op === 'exists') return say((field !== undefined) === (value ?? true));
  if (field === undefined) return 'no';
  if (op === 'cidr') return inRange(field, value as string);
  if (op === 'eq' || op === 'ne' || op === 'in' || op === 'nin') {
    if (typeof field === 'object' || (typeof field === 'string' && !field.isWellFormed())) return 'error';
    const equal = listOf(value).some((each) => same(each, field));
    return say(equal === (op === 'eq' || op === 'in'));
  }
  const ends = listOf(value);
  const measured = measure(field, ends[0]);
  if (measured === undefined) return 'error';
  const [low = 0n, high = 0n] = ends.map((end) => measure(end, end));
  switch (op) {
    case 'gt':
      return say(measured > low);
    case 'gte':
      return say(measured >= low);
    case 'lt':
      return say(measured < low);
    case 'lte':
      return say(measured <= low);
    case 'between':
      return say(measured >= low && measured <= high);
  }
}

export function naiveRule(request: EvaluationRequest, { conditions = [] }: PolicyRule): Verdict {
  const verdicts = conditions.map((condition) => naiveCondition(request, condition));
  return verdicts.find((verdict) => verdict === 'no') ?? verdicts.find((verdict) => verdict === 'error') ?? 'yes';
}

const about = (list: readonly string[] | undefined, name: string): boolean =>
  list === undefined || list.length === 0 || list.some((each) => each === '*' || each === name);

/** Every rule that was asked, with what came of it. */
export function naiveRules(
  policies: readonly EvaluatedPolicy[],
  request: EvaluationRequest,
  at: Date,
): { policy_id: string; rule_id: string; effect: string; verdict: Verdict }[] {
  const { subject, action, resource } = request;
  return policies
    .filter(({ status }) => status === 'active')
    .filter(
      ({ effective_from, effective_until }) =>
        !(effective_from && at < effective_from) && !(effective_until && at >= effective_until),
    )
    .filter(
      (policy) => about(policy.subjects, subject) && about(policy.actions, action) && about(policy.resources, resource),
    )
    .flatMap(({ policy_id, rules }) =>
      rules
        .filter((rule) => rule.enabled && about(rule.actions, action) && about(rule.resources, resource))
        .map((rule) => ({ policy_id, rule_id: rule.rule_id, effect: rule.effect, verdict: naiveRule(request, rule) })),
    );
}

/** Default deny; a deny that matches or cannot be told denies; an allow that matches allows. */
export function naiveDecision(policies: readonly EvaluatedPolicy[], request: EvaluationRequest, at: Date): string {
  const rules = naiveRules(policies, request, at);
  if (rules.some(({ effect, verdict }) => effect === 'deny' && verdict === 'yes')) return 'deny denied_by_rule';
  if (rules.some(({ effect, verdict }) => effect === 'deny' && verdict === 'error')) return 'deny denied_by_error';
  if (rules.some(({ effect, verdict }) => effect === 'allow' && verdict === 'yes')) return 'allow allowed_by_rule';
  return 'deny nothing_matched';
}
