import { type ConfigError, loadConfig } from '../config';

/** What is wrong with an environment; nothing where it is taken. */
export function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    loadConfig(env);
    return [];
  } catch (error) {
    return (error as ConfigError).problems;
  }
}
