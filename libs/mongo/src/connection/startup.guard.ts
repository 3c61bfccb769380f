import { ProblemError } from '@lucid/common';
import { type CanActivate, Injectable } from '@nestjs/common';
import { MongoConnector } from './mongo-connector';

/** Answers 503 until the declared schema is in place: no document gets past a validator or index that is not there yet. */
@Injectable()
export class StartupGuard implements CanActivate {
  constructor(private readonly connector: MongoConnector) {}

  canActivate(): boolean {
    const { state } = this.connector;
    if (state.ready) return true;
    throw new ProblemError('starting', state.reason, { headers: { 'retry-after': '2' } });
  }
}
