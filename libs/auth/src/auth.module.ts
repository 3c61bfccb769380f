import { AuditTrail } from '@lucid/common';
import { Global, Module } from '@nestjs/common';
import { AuthenticationFailures } from './access/authentication-failures.service';
import { Authenticator } from './access/authenticator.service';
import { LastingAnswers } from './access/lasting-answers.service';
import { AuditLog } from './audit/audit-log.service';
import { ApiKeysController } from './controllers/api-keys.controller';
import { AuditController } from './controllers/audit.controller';
import { ConsoleSessionController } from './controllers/console-session.controller';
import { ApiKeysService } from './keys/api-keys.service';
import { KeyTable } from './keys/key-table';
import { KeyUsage } from './keys/key-usage.service';
import { RateLimits } from './limits/rate-limits.service';
import { ReplicaPlaces } from './limits/replica-places';
import { SharedCount } from './limits/shared-count';
import { ConsoleSessions } from './sessions/console-sessions.service';

/** Whoever runs jobs completes the audit records of their requests with it. */
const TRAIL = { provide: AuditTrail, useExisting: AuditLog };

/** Who may do what, and what was done: keys, scopes, rate limits, the audit log. The guards are put into their order by the app. */
@Global()
@Module({
  controllers: [ApiKeysController, AuditController, ConsoleSessionController],
  providers: [
    KeyTable,
    KeyUsage,
    ConsoleSessions,
    ApiKeysService,
    Authenticator,
    AuthenticationFailures,
    LastingAnswers,
    AuditLog,
    SharedCount,
    RateLimits,
    ReplicaPlaces,
    TRAIL,
  ],
  exports: [Authenticator, AuditLog, RateLimits, ReplicaPlaces, TRAIL],
})
export class AuthModule {}
