import type { ModelClass } from '../fields/model-class';
import type { ErrorCode } from '../problem/errors';
import { classExample, type ExampleUse } from './examples';
import { problemExample } from './problem-examples';

/** An Example Object of OpenAPI. */
interface Example {
  summary?: string;
  value: unknown;
}

/** Examples by name, each in its place or as a reference. */
export type NamedExamples = Record<string, { $ref: string } | Example>;

const classes = new Map<string, { type: ModelClass; use: ExampleUse }>();
const problems = new Set<ErrorCode>();

const ref = (name: string): { $ref: string } => ({ $ref: `#/components/examples/${name}` });

/**
 * The example of a body of a class, by name. It stands in the document once, however many operations take or answer the class.
 * @param differing what one operation shows otherwise; undefined leaves a field out
 */
export function examplesOf(
  type: ModelClass,
  use: ExampleUse,
  operation: string,
  differing?: Readonly<Record<string, unknown>>,
): NamedExamples {
  if (differing !== undefined) {
    const value = Object.entries({ ...classExample(type, use), ...differing }).filter(([, part]) => part !== undefined);
    return { [operation]: { value: Object.fromEntries(value) } };
  }
  // The example of a request is valid as an answer too, but not the other way round.
  if (classes.get(type.name)?.use !== 'request') classes.set(type.name, { type, use });
  return { [type.name]: ref(type.name) };
}

/** The examples of problems with these codes, by code. */
export function problemExamples(codes: readonly ErrorCode[]): NamedExamples {
  for (const code of codes) problems.add(code);
  return Object.fromEntries(codes.map((code) => [code, ref(code)]));
}

/** Every example that operations refer to, by name and in its order. */
export function componentExamples(): Record<string, Example> {
  const ofClasses = [...classes].map(([name, { type, use }]): [string, Example] => [
    name,
    { value: classExample(type, use) },
  ]);
  const ofProblems = [...problems].map((code): [string, Example] => [code, problemExample(code)]);
  return Object.fromEntries([...ofClasses, ...ofProblems].sort(([a], [b]) => (a < b ? -1 : 1)));
}
