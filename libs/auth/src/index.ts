export { ApiKeyGuard } from './access/api-key.guard';
export { ScopeGuard } from './access/scope.guard';
export { Caller } from './access/identity';
export type { Identity } from './access/identity';
export { AuditGuard } from './audit/audit.guard';
export { ApiKeysService } from './keys/api-keys.service';
export { RateLimitGuard } from './limits/rate-limit.guard';
export { withoutSecrets } from './secrets/without-secrets';
export { AuthModule } from './auth.module';
