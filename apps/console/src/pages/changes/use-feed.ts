import type { ChangeEvent, LucidEvent } from '@lucid/client';
import { useEffect, useMemo, useState } from 'react';
import { lucid, request, told } from '../../api/client';
import type { ApiRequest } from '../../requests/api-request';

export type FeedChange = LucidEvent<ChangeEvent>;

/** The most changes that the page keeps. */
const MOST = 500;

interface Feed {
  changes: readonly FeedChange[];
  problem: string | undefined;
  request: ApiRequest;
  clear: () => void;
}

interface FeedOptions {
  model: string | undefined;
  id: string | undefined;
  isPaused: boolean;
}

/** Follows the changes while the page is open and not paused, newest first. */
export function useFeed({ model, id, isPaused }: FeedOptions): Feed {
  const [changes, setChanges] = useState<readonly FeedChange[]>([]);
  const [problem, setProblem] = useState<string>();
  const query = useMemo(
    () => ({ ...(model !== undefined && { models: [model] }), ...(id !== undefined && model !== undefined && { id }) }),
    [model, id],
  );
  useEffect(() => {
    if (isPaused) return undefined;
    const leaving = new AbortController();
    const follow = async (): Promise<void> => {
      try {
        setProblem(undefined);
        for await (const change of lucid.changes(query as never, { signal: leaving.signal }))
          setChanges((before) => [change, ...before].slice(0, MOST));
      } catch (error) {
        if (!leaving.signal.aborted) setProblem(told(error).detail);
      }
    };
    void follow();
    return () => leaving.abort(new Error('The page was left.'));
  }, [query, isPaused]);
  return {
    ...{ changes, problem },
    request: request('get', '/api/v1/changes', { params: { query: query as never } }),
    clear: () => setChanges([]),
  };
}
