import type { FastifyInstance, FastifyRequest } from 'fastify';
import { pathOf } from './path-of';

interface Route {
  parts: readonly string[];
  path: RegExp;
  methods: Set<string>;
  /** Routes that are more literal than this one and match some of its paths; found once all routes are known. */
  rivals?: readonly Route[];
}

type Routes = Map<string, Route>;

const routesOf = new WeakMap<object, Routes>();

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const isParameter = (part: string): boolean => part.startsWith(':');

/** Learns every route as it is registered, so that a wrong method can be told from a wrong path. */
export function learnRoutes(fastify: FastifyInstance): void {
  const routes: Routes = new Map();
  routesOf.set(fastify.server, routes);
  fastify.addHook('onRoute', ({ url, method }) => {
    if (url.includes('*')) return;
    const parts = url.split('/');
    const pattern = parts.map((part) => (isParameter(part) ? '[^/]+' : escape(part))).join('/');
    const route = routes.get(url) ?? { parts, path: new RegExp(`^${pattern}$`), methods: new Set() };
    for (const name of [method].flat()) route.methods.add(name);
    routes.set(url, route);
  });
}

/** Whether a route is more literal than another, as a router decides between two: at the first segment that differs. */
function isMoreLiteral({ parts }: Route, other: Route): boolean {
  const place = parts.findIndex((part, i) => isParameter(part) !== isParameter(other.parts[i] ?? ''));
  return place >= 0 && !isParameter(parts[place] ?? '');
}

/** Whether some path matches both. */
const overlap = ({ parts }: Route, other: Route): boolean =>
  parts.length === other.parts.length &&
  parts.every((part, i) => part === other.parts[i] || isParameter(part) || isParameter(other.parts[i] ?? ''));

const known = (request: FastifyRequest): Routes => routesOf.get(request.server.server) ?? new Map<string, Route>();

/**
 * Whether the path belongs to another route than the one that the router took, since that one is literal and answers
 * other methods only: `GET /users/bulk` asks for no user whose id is `bulk`.
 */
export function isMisrouted(request: FastifyRequest): boolean {
  const routes = known(request);
  const route = routes.get(request.routeOptions.url ?? '');
  if (route === undefined) return false;
  route.rivals ??= [...routes.values()].filter((other) => overlap(other, route) && isMoreLiteral(other, route));
  return route.rivals.length > 0 && route.rivals.some((rival) => rival.path.test(pathOf(request)));
}

/** The methods that the path of a request answers, in alphabetical order; none when there is no such path. */
export function allowedMethods(request: FastifyRequest): string[] {
  const path = pathOf(request);
  const matching = [...known(request).values()].filter((route) => route.path.test(path));
  const [best] = matching.filter((route) => !matching.some((other) => isMoreLiteral(other, route)));
  return [...(best?.methods ?? [])].sort();
}
