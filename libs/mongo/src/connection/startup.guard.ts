import { isAtAnyTime } from '@lucid/common';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { MongoConnector } from './mongo-connector';

/** Answers 503 until the declared schema is in place. */
@Injectable()
export class StartupGuard implements CanActivate {
  constructor(private readonly connector: MongoConnector) {}

  canActivate(context: ExecutionContext): boolean {
    if (!this.connector.state.ready && !isAtAnyTime(context)) this.connector.requireReady();
    return true;
  }
}
