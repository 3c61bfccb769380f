import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';

/** The version of the service, as its package.json has it. */
export function serviceVersion(): string {
  const file = findPackageJSON('..', __filename);
  if (file === undefined) throw new Error('The package.json of the service is not there.');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
