import { Module } from '@nestjs/common';
import { Authenticator } from './access/authenticator.service';
import { AuditLog } from './audit/audit-log.service';
import { AuditController } from './audit/audit.controller';
import { ApiKeysController } from './keys/api-keys.controller';
import { ApiKeysService } from './keys/api-keys.service';
import { KeyTable } from './keys/key-table';
import { KeyUsage } from './keys/key-usage.service';

/** Who may do what, and what was done: keys, scopes, the audit log. The guards are put into their order by the app. */
@Module({
  controllers: [ApiKeysController, AuditController],
  providers: [KeyTable, KeyUsage, ApiKeysService, Authenticator, AuditLog],
  exports: [Authenticator, AuditLog],
})
export class AuthModule {}
