import { isAtAnyTime, ProblemError } from '@lucid/common';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { MongoConnector } from './mongo-connector';

/** Answers 503 until the declared schema is in place: no document gets past a validator or index that is not there yet. */
@Injectable()
export class StartupGuard implements CanActivate {
  constructor(private readonly connector: MongoConnector) {}

  canActivate(context: ExecutionContext): boolean {
    const { state } = this.connector;
    if (state.ready || isAtAnyTime(context)) return true;
    throw new ProblemError('starting', state.reason, { headers: { 'retry-after': '2' } });
  }
}
