import type { EvaluationRequest } from './conditions';

/** Text as it is compared: characters that Unicode takes for the same (NFC) are equal, capitals and small letters are not. */
export const comparableText = (text: string): string => text.normalize('NFC');

/** Stands for text with half a surrogate pair, which no text is equal to. It is an object, so that no operator can read it. */
const UNREADABLE = Object.freeze({});

function comparable(value: unknown): unknown {
  if (typeof value === 'string') return value.isWellFormed() ? comparableText(value) : UNREADABLE;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(comparable);
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, comparable(child)]));
}

/** A request with all text of its context as it is compared. It is made once for all conditions, since a context may be long. */
export const comparableRequest = (request: EvaluationRequest): EvaluationRequest => ({
  ...request,
  context: comparable(request.context) as EvaluationRequest['context'],
});
