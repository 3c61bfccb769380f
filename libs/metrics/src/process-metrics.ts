import { counted } from '@lucid/common';
import { findPackageJSON } from 'node:module';
import { readFileSync } from 'node:fs';
import { collectDefaultMetrics, Gauge } from 'prom-client';

/** The version of the service, as its package.json has it. */
export function serviceVersion(): string {
  const file = findPackageJSON('..', __filename);
  if (file === undefined) throw new Error('The package.json of the service is not there.');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

/** Counts what the process itself takes: memory, processor time, delays of its event loop, garbage collection, open handles. Once in its life. */
export function countProcess(): void {
  if (counted.getSingleMetric('lucid_build_info') !== undefined) return;
  collectDefaultMetrics({ register: counted });
  new Gauge({
    name: 'lucid_build_info',
    help: 'Always 1: which version of the service runs, on which Node.',
    labelNames: ['version', 'node_version'],
    registers: [counted],
  }).set({ version: serviceVersion(), node_version: process.versions.node }, 1);
}
