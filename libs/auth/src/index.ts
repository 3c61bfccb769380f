export { ApiKeyGuard } from './access/api-key.guard';
export { ScopeGuard } from './access/scope.guard';
export { AuthModule } from './auth.module';
