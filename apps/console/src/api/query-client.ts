import { LucidError } from '@lucid/client';
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { isAway } from './client';
import { noteAnswer, noteAway } from './reachability';

function note(error: unknown): void {
  if (isAway(error)) noteAway();
  else noteAnswer();
  // The session or its key has ended: the shell asks again who the caller is, and shows the sign-in.
  if (error instanceof LucidError && error.status === 401)
    void queryClient.invalidateQueries({ queryKey: ['session'] });
}

/** Data stay on the page while the service is away; polling goes on, and stops while the tab is hidden. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: note, onSuccess: noteAnswer }),
  mutationCache: new MutationCache({ onError: note, onSuccess: noteAnswer }),
  defaultOptions: {
    queries: { retry: false, networkMode: 'always', staleTime: 1000, gcTime: 10 * 60_000, refetchOnWindowFocus: true },
    mutations: { retry: false, networkMode: 'always' },
  },
});
