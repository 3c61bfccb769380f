import { Module } from '@nestjs/common';
import { Authenticator } from './access/authenticator.service';
import { ApiKeysController } from './keys/api-keys.controller';
import { ApiKeysService } from './keys/api-keys.service';
import { KeyTable } from './keys/key-table';
import { KeyUsage } from './keys/key-usage.service';

/** Who may do what: keys, scopes. The guards are put into their order by the app. */
@Module({
  controllers: [ApiKeysController],
  providers: [KeyTable, KeyUsage, ApiKeysService, Authenticator],
  exports: [Authenticator],
})
export class AuthModule {}
