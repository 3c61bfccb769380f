import { SCOPES } from '@lucid/common';
import { generatedFrom, item, page, wrapped } from './markdown';

/** What this page needs of the OpenAPI document. */
export interface Operations {
  paths: Record<string, Record<string, { operationId?: string; 'x-required-scope'?: string }>>;
}

/** docs/reference/scopes.md */
export function scopesPage({ paths }: Operations): string {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { 'x-required-scope': scope }]) => ({
      scope,
      call: `${method.toUpperCase()} ${path.replace('/api/v1', '')}`,
    })),
  );
  const sections = Object.entries(SCOPES).map(([scope, about]) => {
    const own = operations.filter((operation) => operation.scope === scope).map(({ call }) => item(`\`${call}\``));
    return [`## \`${scope}\``, wrapped(about), ...(own.length === 0 ? [] : [own.join('\n')])].join('\n\n');
  });
  return page(
    '# Scopes',
    generatedFrom('libs/common/src/scopes and the OpenAPI document'),
    wrapped(
      'For operators who create API keys. Each operation needs one scope. Without a key the service answers 401, without the scope 403. `*` grants every scope, and `models:*` every scope that begins with `models:`. Some parameters need a further scope; [Secure the service](../guides/secure.md) describes them. Paths are below `/api/v1`, except `/metrics`.',
    ),
    ...sections,
  );
}
