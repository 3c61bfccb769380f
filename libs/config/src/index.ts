export { CONFIG, ConfigError, configTable, describeConfig, isLoopback, loadConfig } from './config';
export type { Config } from './config';
export { ConfigModule } from './config.module';
export { isCron, redactUri } from './variable';
export type { EncryptionKey } from './variable';
export { VARIABLES } from './variables';
