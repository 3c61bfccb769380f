import type { FastifyInstance } from 'fastify';

/** The routes as Fastify prints them: the path as the document writes it, with a method. */
export function servedRoutes(fastify: FastifyInstance): string[] {
  const lines = fastify.printRoutes({ commonPrefix: false, includeHooks: false }).split('\n');
  const parents: string[] = [];
  return lines.flatMap((line) => {
    const match = /^([│\s]*)[├└]── (\S*)(?: \(([A-Z, ]+)\))?/.exec(line);
    if (match === null) return [];
    const depth = (match[1] ?? '').length / 4;
    const path = `${parents[depth - 1] ?? ''}${match[2] ?? ''}`;
    parents[depth] = path;
    const methods = (match[3] ?? '').split(', ').filter((method) => method !== '' && method !== 'HEAD');
    return methods.map((method) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`);
  });
}
