import type { ApiRequest } from './api-request';

const NAME = /^[A-Za-z_$][\w$]*$/;

/** A value as TypeScript writes it. */
export function literal(value: unknown, indent = ''): string {
  if (Array.isArray(value)) return `[${value.map((each) => literal(each, indent)).join(', ')}]`;
  if (typeof value === 'string')
    return `'${JSON.stringify(value)
      .slice(1, -1)
      .replaceAll(String.raw`\"`, '"')
      .replaceAll("'", String.raw`\'`)}'`;
  if (value === null || typeof value !== 'object') return String(value);
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  if (entries.length === 0) return '{}';
  const deeper = `${indent}  `;
  const members = entries.map(([name, each]) => `${NAME.test(name) ? name : literal(name)}: ${literal(each, deeper)}`);
  const line = `{ ${members.join(', ')} }`;
  return line.length + indent.length < 76 ? line : `{\n${deeper}${members.join(`,\n${deeper}`)},\n${indent}}`;
}

/** A request as a call of the TypeScript client. */
export function typescriptOf({ method, path, params, body }: ApiRequest): string {
  const init = {
    ...(params !== undefined && Object.keys(params).length > 0 && { params }),
    ...(body !== undefined && { body }),
  };
  const given = Object.keys(init).length === 0 ? '' : `, ${literal(init)}`;
  return `const { data } = await lucid.${method.toUpperCase()}('${path}'${given});`;
}
