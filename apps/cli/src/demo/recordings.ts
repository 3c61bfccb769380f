import type { components } from '@lucid/client';
import { merkleRoot } from '@lucid/models';
import { type DataSet, iso } from './data-set';
import { userId } from './people';
import { policyCount, policyId } from './policies';
import { digest, uuidOf } from './random';

/** A session as the API takes it, with its id. */
export type DemoSession = components['schemas']['CreateSession'] & { session_id: string };

/** A chunk as the API takes it. */
export type DemoChunk = components['schemas']['CreateSessionChunk'];

export type SessionEnd = 'completed' | 'failed' | 'active';

/** What becomes of a session after it is created. */
export interface SessionPlan {
  index: number;
  session_id: string;
  chunks: number;
  end: SessionEnd;
}

/** Between two chunks of a session, in ms. */
const chunkMs = 250;

export const sessionId = (data: DataSet, session: number): string => uuidOf(data.digits('session', session));

/** A session has 20 to 200 chunks; most were completed, some failed, some are being recorded. */
export function planSession(data: DataSet, index: number): SessionPlan {
  const draws = data.draws('session plan', index);
  const chunks = draws.whole(20, 200);
  const end = draws.weighted<SessionEnd>(
    [
      ['completed', 85],
      ['failed', 8],
    ],
    'active',
  );
  return { index, session_id: sessionId(data, index), chunks, end };
}

export function makeSession(data: DataSet, session: number): DemoSession {
  const draws = data.draws('session', session);
  return {
    session_id: sessionId(data, session),
    user_id: userId(data, draws.whole(0, data.sizes.users - 1)),
    ...(draws.chance(0.3) && { trust_policy_id: policyId(data, draws.whole(0, policyCount(data) - 1)) }),
  };
}

const chunkHash = (session_id: string, chunk: number): string => digest(`${session_id} chunk ${chunk}`);

export function makeChunk(data: DataSet, { index, session_id }: SessionPlan, chunk: number): DemoChunk {
  const hash = chunkHash(session_id, chunk);
  return {
    chunk_id: `chunk-${chunk}`,
    chunk_index: chunk,
    // From 64 KiB to 1 MiB.
    size_bytes: 65_536 + (parseInt(hash.slice(0, 6), 16) % 983_041),
    hash,
    storage_path: `sessions/${session_id}/chunk-${chunk}.bin`,
    encryption_algorithm: 'xchacha20-poly1305',
    status: 'verified',
    uploaded_at: iso(data.timeAt(index / data.sizes.sessions) + chunk * chunkMs),
  };
}

/** The root that the service must find when the session is completed. */
export function sessionRoot({ session_id, chunks }: SessionPlan): string {
  return merkleRoot(
    'rfc9162-sha256',
    Array.from({ length: chunks }, (_, chunk) => chunkHash(session_id, chunk)),
  );
}
