import { counted, serviceVersion } from '@lucid/common';
import { collectDefaultMetrics, Gauge } from 'prom-client';

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
