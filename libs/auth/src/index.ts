export { ApiKeyGuard, Public } from './api-key.guard';
