import type { FastifyRequest } from 'fastify';
import { fieldsOf, type ModelClass } from '../fields/model-class';
import type { Effect } from '../scopes/effect';
import { collectEffects, markedFields, type RequestedEffects } from './effects';
import { checkAhead } from './pipes';

/** What an operation says of the collections that its request names, and of what it deletes. */
export interface EffectDeclaration {
  /** Its effect on the collections that the request names, or on all of them where the request names none. */
  collections?: Effect;
  /** The field of path or body that `confirm` repeats, when a field of the request deletes. Without it the handler asks. */
  confirms?: string;
  /** Tells what another operation would do, and does nothing. */
  isPlan?: boolean;
}

/** The classes that a request is read by. */
export interface RequestClasses {
  path?: ModelClass | undefined;
  query?: ModelClass | undefined;
  body?: ModelClass | undefined;
}

/** An operation with effects, as the guard needs it. */
export interface DeclaredEffects extends EffectDeclaration {
  classes: RequestClasses;
}

/**
 * The effects of an operation; undefined for one that names no collection and whose fields have none.
 * @throws Error where a field names a collection and the operation does not say what it does to it, or where a field deletes and
 * there is no `confirm`: what is not declared does not start
 */
export function declareEffects(
  id: string,
  declared: EffectDeclaration,
  classes: RequestClasses,
): DeclaredEffects | undefined {
  const marked = Object.values(classes).flatMap((type?: ModelClass) => (type === undefined ? [] : markedFields(type)));
  const { collections, confirms, isPlan } = declared;
  if (marked.length === 0 && collections === undefined) return undefined;
  if (collections === undefined && marked.some((field) => field.collection === true))
    throw new Error(`${id} names a collection: declare what it does to it (collections)`);
  const deletes = marked.some(({ effect }) => effect?.kind === 'delete');
  if (deletes && isPlan !== true && (classes.query === undefined || !('confirm' in fieldsOf(classes.query))))
    throw new Error(`A field of ${id} deletes: its query needs confirm`);
  return { collections, confirms, isPlan, classes };
}

/** What one request does, and what it must confirm. */
export interface AskedEffects extends RequestedEffects {
  /** What was sent as `confirm`, and what must be; absent where the handler asks. */
  confirmation?: { given?: string; name: string };
}

/**
 * What a request names and does. undefined when it breaks a rule of its classes: the pipes of the handler refuse it then.
 * A plan or a dry run (`dry_run=true`) writes and deletes nothing; an operation that would, still tells what documents hold.
 */
export function effectsOf(
  { collections, confirms, isPlan, classes }: DeclaredEffects,
  { params, query, body = {} }: Pick<FastifyRequest, 'params' | 'query' | 'body'>,
): AskedEffects | undefined {
  const inputs = { path: [params, true], query: [query, true], body: [body, false] } as const;
  const found: RequestedEffects = { collections: [], effects: [] };
  const values: Record<string, unknown> = {};
  for (const [place, type] of Object.entries(classes) as [keyof RequestClasses, ModelClass | undefined][]) {
    if (type === undefined) continue;
    const [plain, fromText] = inputs[place];
    const { value } = checkAhead(type, plain, fromText);
    if (value === undefined) return undefined;
    collectEffects(type, value, found);
    Object.assign(values, { ...value, ...values });
  }
  const isDry = isPlan === true || values['dry_run'] === true;
  const changes = (kind: Effect): boolean => kind === 'write' || kind === 'delete';
  const effects = isDry ? found.effects.filter(({ kind }) => !changes(kind)) : found.effects;
  if (collections !== undefined) effects.unshift({ kind: isDry && changes(collections) ? 'values' : collections });
  const given = values['confirm'] as string | undefined;
  return {
    collections: found.collections,
    effects,
    ...(confirms !== undefined && {
      confirmation: { name: String(values[confirms]), ...(given !== undefined && { given }) },
    }),
  };
}
