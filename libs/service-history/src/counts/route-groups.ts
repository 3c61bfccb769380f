import { operationOf } from '@lucid/common';
import { Injectable, type OnModuleInit, RequestMethod } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';

const PATH = 'path';
const METHOD = 'method';
const TAGS = 'swagger/apiUseTags';
const PREFIX = '/api/v1';
/** Operations that answer a stream of events hold one of these places. */
const STREAMS: ReadonlySet<string | undefined> = new Set(['change_streams', 'job_streams']);
/** What no operation answers: unknown paths, wrong methods, the documentation and what is no request at all. */
export const OTHER = 'other';

interface RouteGroup {
  group: string;
  isTimed: boolean;
}

type Handler = (...parameters: never) => unknown;

interface Controller {
  prototype: Record<string, Handler | undefined>;
}

/** Which group each route belongs to: the tag of its operations in the OpenAPI document. */
@Injectable()
export class RouteGroups implements OnModuleInit {
  private readonly routes = new Map<string, RouteGroup>();

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  onModuleInit(): void {
    for (const { metatype } of this.discovery.getControllers()) if (metatype) this.learn(metatype as Controller);
  }

  /** The names of all groups. */
  get names(): string[] {
    return [...new Set([...this.routes.values()].map(({ group }) => group)), OTHER].sort();
  }

  readonly of = (route: string): RouteGroup =>
    this.routes.get(route.startsWith(PREFIX) ? route.slice(PREFIX.length) : route) ?? { group: OTHER, isTimed: true };

  private learn(controller: Controller): void {
    const [group = OTHER] = (Reflect.getMetadata(TAGS, controller) as string[] | undefined) ?? [];
    const { prototype } = controller;
    for (const name of this.scanner.getAllMethodNames(prototype)) {
      const handler = prototype[name];
      if (handler === undefined || Reflect.getMetadata(METHOD, handler) === undefined) continue;
      const isGet = Reflect.getMetadata(METHOD, handler) === RequestMethod.GET;
      for (const base of pathsOf(controller))
        for (const path of pathsOf(handler)) {
          const route = `/${[base, path].filter((part) => part !== '').join('/')}`;
          const known = this.routes.get(route);
          this.routes.set(route, { group, isTimed: (known?.isTimed ?? true) && !(isGet && isStream(handler)) });
        }
    }
  }
}

/** A path of a controller or a handler, without slashes at its ends. */
const pathsOf = (target: object): string[] =>
  [Reflect.getMetadata(PATH, target) as string | string[]].flat().map((path) => path.replace(/^\/|\/$/g, ''));

const isStream = (handler: Handler): boolean =>
  STREAMS.has(operationOf({ getHandler: () => handler, getClass: () => Object } as never).holds);
