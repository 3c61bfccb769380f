import { LucidError } from '@lucid/client';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { lucid, type Answered } from './client';
import { queryClient } from './query-client';
import { PACE } from './read';

/** Who uses the console, and what the service lets them do. */
export interface Session {
  caller: string;
  key_name?: string;
  key_prefix?: string;
  scopes: readonly string[];
  key_expires_at?: string;
  keys_required: boolean;
  version: string;
  session_expires_at?: string;
  session_idle_until?: string;
}

/** The session, or why there is none. */
export type SessionState = { session: Session } | { session: undefined; reason: string | undefined };

const PATH = '/api/v1/console-session';
const SESSION_KEY = ['session'];

type Call = (path: string, init?: object) => Promise<Answered<unknown>>;

let hadSession = false;

async function readSession(): Promise<SessionState> {
  try {
    const { data } = await (lucid.GET as unknown as Call)(PATH);
    hadSession = true;
    return { session: data as Session };
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
  await (lucid.POST as unknown as Call)(PATH, { headers: { 'x-api-key': key } });
  await queryClient.invalidateQueries();
}

export async function signOut(): Promise<void> {
  await (lucid.DELETE as unknown as Call)(PATH);
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
  const { scopes } = useSession();
  return scope === undefined || scopes.includes(scope);
}
