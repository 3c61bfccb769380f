import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { tokenOf } from '../connection/consistency-token';
import { MongoService } from '../connection/mongo.service';

/**
 * Answers every write with `X-Consistency-Token`: the time of this process's latest write, its own or a later one. A hook, not an interceptor: one
 * interceptor takes every request through RxJS.
 */
@Injectable()
export class ConsistencyHeader implements OnModuleInit {
  constructor(
    private readonly mongo: MongoService,
    private readonly host: HttpAdapterHost,
  ) {}

  onModuleInit(): void {
    this.host.httpAdapter.getInstance<FastifyInstance>().addHook('onSend', ({ method }, reply, payload, done) => {
      const { lastWrite } = this.mongo;
      const isWrite = method !== 'GET' && method !== 'HEAD' && reply.statusCode < 400;
      if (isWrite && lastWrite !== undefined) void reply.header('x-consistency-token', tokenOf(lastWrite));
      done(null, payload);
    });
  }
}
