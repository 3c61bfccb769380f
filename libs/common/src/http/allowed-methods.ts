import type { FastifyInstance, FastifyRequest } from 'fastify';

type Routes = Map<string, { path: RegExp; methods: Set<string> }>;

const routesOf = new WeakMap<object, Routes>();

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Learns every route as it is registered, so that a wrong method can be told from a wrong path. */
export function learnRoutes(fastify: FastifyInstance): void {
  const routes: Routes = new Map();
  routesOf.set(fastify.server, routes);
  fastify.addHook('onRoute', ({ url, method }) => {
    if (url.includes('*')) return;
    const parts = url.split('/').map((part) => (part.startsWith(':') ? '[^/]+' : escape(part)));
    const route = routes.get(url) ?? { path: new RegExp(`^${parts.join('/')}$`), methods: new Set() };
    for (const name of [method].flat()) route.methods.add(name);
    routes.set(url, route);
  });
}

/** The methods that the path of a request answers, in alphabetical order; none when there is no such path. */
export function allowedMethods(request: FastifyRequest): string[] {
  const path = request.url.split('?', 1)[0] ?? '';
  const routes = [...(routesOf.get(request.server.server)?.values() ?? [])];
  const methods = routes.filter((route) => route.path.test(path)).flatMap((route) => [...route.methods]);
  return [...new Set(methods)].sort();
}
