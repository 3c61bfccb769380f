import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Observable, tap } from 'rxjs';
import { MongoService } from '../connection/mongo.service';
import { tokenOf } from './consistency-token';

/** Answers every write with `X-Consistency-Token`: a time at which MongoDB has the write. */
@Injectable()
export class ConsistencyInterceptor implements NestInterceptor {
  constructor(private readonly mongo: MongoService) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const { method } = http.getRequest<FastifyRequest>();
    if (method === 'GET' || method === 'HEAD') return next.handle();
    return next.handle().pipe(
      tap(() => {
        const { clusterTime } = this.mongo;
        if (clusterTime !== undefined)
          void http.getResponse<FastifyReply>().header('x-consistency-token', tokenOf(clusterTime));
      }),
    );
  }
}
