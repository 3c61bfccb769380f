import { isDocument, listMark, objectText, typeMark } from './type-mark';

/** A field's path or a variable, as aggregation writes them. */
const PATH = /^\$\$?[A-Za-z_]\w*(?:\.\w+)*$/;

const isLiteral = (value: unknown): boolean =>
  !Array.isArray(value) && !isDocument(value) && !(typeof value === 'string' && PATH.test(value));

/** The shape of an aggregation expression: its operators, field paths and variables, with a mark for each value. */
export function expressionShape(expression: unknown): string {
  if (typeof expression === 'string' && PATH.test(expression)) return JSON.stringify(expression);
  if (Array.isArray(expression)) {
    return expression.every(isLiteral) ? listMark(expression) : `[${expression.map(expressionShape).join(', ')}]`;
  }
  if (!isDocument(expression)) return typeMark(expression);
  return objectText(
    Object.entries(expression).map(([name, value]) => [
      name,
      name === '$literal' ? typeMark(value) : expressionShape(value),
    ]),
  );
}

/** The shape of a projection: which fields come and which are left out, and the shapes of what is computed. */
export function projectionShape(projection: unknown): string {
  if (!isDocument(projection)) return typeMark(projection);
  return objectText(
    Object.entries(projection).map(([name, value]) => [
      name,
      typeof value === 'number' || typeof value === 'boolean' ? String(Number(Boolean(value))) : expressionShape(value),
    ]),
  );
}

/** The shape of a sort: all of it, since directions are no one's data. */
export function sortShape(sort: unknown): string {
  if (!isDocument(sort)) return typeMark(sort);
  return objectText(
    Object.entries(sort).map(([name, value]) => [name, typeof value === 'number' ? String(value) : '{$meta}']),
  );
}
