import { serve } from './start-command';

/** `lucid dev`: as `lucid start`, with the service built and started anew at each change. */
export function run(): Promise<number> {
  return serve({ watch: true });
}
