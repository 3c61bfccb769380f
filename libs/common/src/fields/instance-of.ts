import type { ModelClass } from './model-class';

/** The type of the values that a rule accepts. */
type ValueOf<R> = R extends { kind: 'text'; values: readonly (infer V)[] }
  ? V
  : R extends { kind: 'text' }
    ? string
    : R extends { kind: 'int' }
      ? number
      : R extends { kind: 'flag' }
        ? boolean
        : R extends { kind: 'instant' }
          ? Date
          : R extends { kind: 'object'; type: () => ModelClass<infer T> }
            ? T
            : R extends { kind: 'list'; items: infer I }
              ? ValueOf<I>[]
              : unknown;

/** Any value but undefined: a field whose options do not say whether it has a fallback has none. */
type Fallback = string | number | boolean | object;

/** The names of the fields that a checked instance always has: required ones, and those with a fallback. */
type Present<F> = {
  [K in keyof F]: F[K] extends { required: true } | { fallback: Fallback } ? K : never;
}[keyof F];

type Nullable<R> = R extends { nullable: true } ? null : never;

/** The type of the checked instances of a class that has the fields F. */
export type InstanceOf<F> = { -readonly [K in Present<F>]: ValueOf<F[K]> | Nullable<F[K]> } & {
  -readonly [K in Exclude<keyof F, Present<F>>]?: ValueOf<F[K]> | Nullable<F[K]>;
} extends infer I extends object
  ? { [K in keyof I]: I[K] }
  : never;
