import type { Config } from '@jest/types';
import { buildTools } from './build-tools';

/** What the linters of alert rules, of the OpenAPI document and of Kubernetes' manifests are built from. */
export default (config: Config.GlobalConfig): Promise<void> =>
  buildTools(['promtool', 'oasdiff', 'kubernetes-tools'], config);
