import type { JobContext } from '@lucid/jobs';
import type { IndexBuild } from '../indexes/index-builds';
import { BuildProgress } from './build-progress';

describe('BuildProgress', () => {
  const told = (builds: Partial<IndexBuild>[]): string[] => {
    const said: string[] = [];
    const job = {
      phase: (name: string, unit: string, total?: number) => void said.push(`${name} of ${String(total)} ${unit}`),
      progress: (done: number) => void said.push(String(done)),
    } as unknown as JobContext;
    const sut = new BuildProgress(job);
    for (const build of builds) sut.show(build);
    return said;
  };
  const scan = (done: number): Partial<IndexBuild> => ({ phase: 'scanning collection', done, total: 9 });

  it('begins a phase once, so that its rate is that of all of it', () => {
    expect(told([scan(1), scan(4), scan(9), { phase: 'inserting keys', done: 2, total: 20 }])).toEqual([
      ...['scanning collection of 9 documents', '1', '4', '9'],
      ...['inserting keys of 20 keys', '2'],
    ]);
  });

  it('says that other members are waited for when the server has been silent for a while after the first step', () => {
    expect(told([{}, {}, {}, {}, {}])).toEqual([]);
    expect(told([scan(9), {}, {}, scan(9), {}])).toEqual(['scanning collection of 9 documents', '9', '9']);
    const waiting = 'waiting for the other members of the replica set of undefined members';
    expect(told([scan(9), {}, {}, {}, {}, {}])).toEqual(['scanning collection of 9 documents', '9', waiting]);
  });
});
