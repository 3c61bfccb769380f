export { ApiKeyGuard } from './api-key.guard';
