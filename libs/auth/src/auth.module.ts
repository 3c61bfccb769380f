import { Module } from '@nestjs/common';
import { AuthenticationFailures } from './access/authentication-failures.service';
import { Authenticator } from './access/authenticator.service';
import { LastingAnswers } from './access/lasting-answers.service';
import { AuditLog } from './audit/audit-log.service';
import { AuditController } from './audit/audit.controller';
import { ApiKeysController } from './keys/api-keys.controller';
import { ApiKeysService } from './keys/api-keys.service';
import { KeyTable } from './keys/key-table';
import { RateLimits } from './limits/rate-limits.service';
import { SharedCount } from './limits/shared-count';
import { KeyUsage } from './keys/key-usage.service';

/** Who may do what, and what was done: keys, scopes, rate limits, the audit log. The guards are put into their order by the app. */
@Module({
  controllers: [ApiKeysController, AuditController],
  providers: [
    KeyTable,
    KeyUsage,
    ApiKeysService,
    Authenticator,
    AuthenticationFailures,
    LastingAnswers,
    AuditLog,
    SharedCount,
    RateLimits,
  ],
  exports: [Authenticator, AuditLog, RateLimits],
})
export class AuthModule {}
