import { callerOf, HELD, operationOf, responseClosed } from '@lucid/common';
import { type CanActivate, type ExecutionContext, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ReplicaPlaces } from './replica-places';

declare module 'fastify' {
  interface FastifyRequest {
    /** Tells the place of the request that its handler has ended. */
    answered?: () => void;
  }
}

/**
 * Takes a place for each request whose operation holds one, within the share of its caller. The place is given back when the handler has
 * ended and the connection has let go of the answer, whatever ends it: a caller who hangs up does not get a new place while the work of
 * the old one goes on. HEAD on a stream follows nothing and takes none.
 */
@Injectable()
export class PlacesGuard implements CanActivate, OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly places: ReplicaPlaces,
  ) {}

  onModuleInit(): void {
    this.host.httpAdapter.getInstance<FastifyInstance>().addHook('onSend', (request, _reply, payload, done) => {
      request.answered?.();
      done(null, payload);
    });
  }

  canActivate(context: ExecutionContext): boolean {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const holds = operationOf(context).holds ?? (isExplained(request) ? 'analyses' : undefined);
    if (holds === undefined) return true;
    if (request.method === 'HEAD' && HELD[holds].isStream) return true;
    const place = this.places.take(holds, callerOf(request));
    request.place = place;
    request.answered = place.hold();
    void responseClosed(http.getResponse<FastifyReply>().raw).then(place.hold());
    return true;
  }
}

/** Whether a list is asked for its plan: MongoDB then runs it once more. */
const isExplained = ({ query }: FastifyRequest): boolean => (query as { explain?: unknown }).explain === 'true';
