import { type Job, LucidError } from '@lucid/client';
import { useEffect, useState } from 'react';
import { isAway, lucid, request } from '../../api/client';
import { useRead } from '../../api/read';
import type { Shown } from '../../components/query-view';

export const isOver = ({ state }: Job): boolean => state !== 'queued' && state !== 'running';

/** A job, renewed by each of its events while it runs. A reload goes on where the job is. */
export function useJob(jobId: string): Shown<Job> {
  const query = useRead(request('get', '/api/v1/jobs/{job_id}', { params: { path: { job_id: jobId } } }));
  const [latest, setLatest] = useState<Job>();
  const runs = query.data !== undefined && !isOver(query.data);
  useEffect(() => {
    if (!runs) return undefined;
    const leaving = new AbortController();
    void follow(jobId, setLatest, leaving.signal);
    return () => leaving.abort(new Error('The page shows another job.'));
  }, [jobId, runs]);
  const isNewer = latest?.job_id === jobId && runs;
  return { ...query, data: isNewer ? latest : query.data };
}

async function follow(jobId: string, tell: (job: Job) => void, signal: AbortSignal): Promise<void> {
  try {
    for await (const { data } of lucid.jobEvents(jobId, { signal })) tell(data);
  } catch (error) {
    // The job is read every few seconds as well: while the stream is away, that shows its state or why there is none.
    if (!signal.aborted && !isAway(error) && !(error instanceof LucidError)) throw error;
  }
}
