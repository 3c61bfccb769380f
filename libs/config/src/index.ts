export { runSync, startChild } from './child-process';
export type { ChildOptions, ChildProcess } from './child-process';
export {
  CONFIG,
  ConfigError,
  type DescribedVariable,
  describeVariables,
  loadConfig,
  secretTexts,
  settingOf,
  settingsOf,
  SOURCES,
} from './config';
export type { Config, Setting, Source } from './config';
export { ConfigModule } from './config.module';
export { CronExpression, isCron } from './cron-expression';
export { isLoopback, servedHosts } from './hosts';
export { fileVariable, SECRETS } from './secret-files';
export { redactUri } from './variable';
export type { EncryptionKey } from './variable';
export { VARIABLES } from './variables';
