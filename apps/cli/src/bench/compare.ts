import { measure, middle, type Operation, type Sample } from './load';
import type { Comparison } from './results';
import type { Server } from './servers';
import { median } from './statistics';

const warmUpSeconds = 3;

/** Rounds of two servers in turn, so that what else the machine does falls on both. */
export async function compare(
  [service, bare]: readonly [Server, Server],
  operation: Operation,
  ids: readonly string[],
  seconds: number,
  rounds: number,
): Promise<Comparison> {
  const samples = new Map<Server, Sample[]>([
    [service, []],
    [bare, []],
  ]);
  for (const server of samples.keys()) await measure(server, operation, ids, warmUpSeconds);
  for (let round = 0; round < rounds; round += 1) {
    for (const [server, taken] of samples) taken.push(await measure(server, operation, ids, seconds));
  }
  const [ofService = [], ofBare = []] = [...samples.values()];
  const ratios = ofService.map(({ perSecond }, round) => perSecond / (ofBare[round]?.perSecond ?? NaN));
  return { operation, service: middle(ofService), bare: middle(ofBare), ratio: median(ratios), ratios };
}
