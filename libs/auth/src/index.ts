export { ApiKeyGuard } from './access/api-key.guard';
export { ScopeGuard } from './access/scope.guard';
export { AuditGuard } from './audit/audit.guard';
export { ApiKeysService } from './keys/api-keys.service';
export { AuthModule } from './auth.module';
