import { hash } from 'node:crypto';
import type { Session } from '../session';

/** The volume that the contents of chunks stand in. */
export const SESSIONS_VOLUME = 'sessions';

/** What tells one session from another of the same id that was there before it: files of the two must not mix. */
type Incarnation = Pick<Session, 'session_id' | 'created_at'>;

/** Shards of the volume: with a million sessions a folder holds some 4,000. */
const shardOf = (session_id: string): string => hash('sha256', session_id).slice(0, 2);

/** The folder of a session's chunks. It is for people too, who look for what takes their space. */
export const folderOf = ({ session_id, created_at }: Incarnation): string =>
  `${shardOf(session_id)}/${session_id.replaceAll(':', '_')}.${created_at.getTime().toString(36)}`;

/** Where the content of a chunk stands in the volume. */
export const pathOf = (session: Incarnation, chunk_index: number): string =>
  `${folderOf(session)}/${String(chunk_index).padStart(6, '0')}`;

/** The parts of a path that {@link pathOf} made, or undefined for another one. */
export function partsOf(path: string): { folder: string; created_at: Date; chunk_index: number } | undefined {
  const [, folder = '', time = '', index = ''] = /^([0-9a-f]{2}\/[^/]+\.([0-9a-z]{1,11}))\/(\d{6})$/.exec(path) ?? [];
  if (folder === '') return undefined;
  return { folder, created_at: new Date(Number.parseInt(time, 36)), chunk_index: Number(index) };
}
