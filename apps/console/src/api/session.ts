import { type Data, LucidError } from '@lucid/client';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { lucid } from './client';
import { queryClient } from './query-client';
import { PACE } from './read';

/** Who uses the console, and what the service lets them do. */
export type Session = Data<'/api/v1/console-session', 'get'>;

/** The session, or why there is none. */
export type SessionState = { session: Session } | { session: undefined; reason: string | undefined };

const SESSION_KEY = ['session'];

let hadSession = false;

async function readSession(): Promise<SessionState> {
  try {
    const { data } = await lucid.GET('/api/v1/console-session');
    hadSession = true;
    return { session: data };
  } catch (error) {
    if (!(error instanceof LucidError) || error.status !== 401) throw error;
    return { session: undefined, reason: hadSession ? error.detail : undefined };
  }
}

/** Asks who the caller is, often enough that a page of a revoked key ends within 5 s. */
export const useSessionState = (): UseQueryResult<SessionState> =>
  useQuery({ queryKey: SESSION_KEY, queryFn: readSession, refetchInterval: PACE.live });

/** Exchanges a key for the cookie of a session. The key is not kept. */
export async function signIn(key: string): Promise<void> {
  await lucid.POST('/api/v1/console-session', { headers: { 'x-api-key': key } });
  await queryClient.invalidateQueries();
}

export async function signOut(): Promise<void> {
  await lucid.DELETE('/api/v1/console-session');
  hadSession = false;
  queryClient.clear();
  await queryClient.invalidateQueries({ queryKey: SESSION_KEY });
}

const SessionContext = createContext<Session | undefined>(undefined);
export const SessionProvider = SessionContext.Provider;

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === undefined) throw new Error('No session is provided above this component.');
  return session;
}

/** Whether the caller may do what needs a scope. The service decides again when the request arrives. */
export function useAllowed(scope: string | undefined): boolean {
  const session = useContext(SessionContext);
  return scope === undefined || (session?.scopes.some((each) => each === scope) ?? false);
}
