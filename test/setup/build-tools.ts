import { type EngineName, locateEngine } from '@lucid/engines';
import type { Config } from '@jest/types';

/**
 * Builds what the suites of a whole run need from Go's sources, all at once, before the first suite. A run of chosen suites
 * builds what they ask for.
 */
export async function buildTools(
  names: readonly EngineName[],
  { testPathPatterns }: Config.GlobalConfig,
): Promise<void> {
  if (testPathPatterns.isSet()) return;
  await Promise.all(names.map((name) => locateEngine(name, { log: (line) => console.error(line) })));
}
