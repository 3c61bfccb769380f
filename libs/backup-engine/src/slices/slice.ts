import { ENCRYPTED } from '../crypto/encryption-keys';
import type { Mark } from '../oplog/oplog';
import type { Position } from '../oplog/oplog-entry';

/** Where slices stand in the volume of the backups: a folder for each day. */
export const SLICES = 'pitr';

/** What a slice consists of, and what proves it. Written after its content: without it there is no slice. */
export interface SliceManifest {
  format: 1;
  database: string;
  /** The key that it is encrypted and authenticated with. */
  key_id?: string;
  /** The entry that the slice before it ended with; it was still in the oplog when this one had been read, so nothing is missing between. */
  from: Mark;
  /** The last entry that was looked at. */
  to: Mark;
  /** Entries in it, and their bytes, uncompressed. */
  entries: number;
  data_bytes: number;
  /** Of its content as it stands on the disk. */
  size_bytes: number;
  sha256: string;
  created_at: string;
}

/** A slice as its name tells of it. */
export interface Slice {
  from: Position;
  to: Position;
  /** The paths of its manifest and of its content. */
  path: string;
  data: string;
  /** When it was written, in ms since 1970. */
  written: number;
}

/** All slices that follow on one another without a gap. */
export interface Segment {
  from: Position;
  to: Position;
  slices: Slice[];
}

const POSITION = '[0-9a-f]{16}';
const NAME = new RegExp(`^(${POSITION})-(${POSITION})\\.(\\d+)(\\.enc)?\\.json$`);

/** The seconds of a place, since 1970. */
export const secondsOf = (position: Position): number => parseInt(position.slice(0, 8), 16);

const dayOf = (position: Position): string => new Date(secondsOf(position) * 1000).toISOString().slice(0, 10);

/** The folder of a slice that begins at a place. */
const folderFor = (from: Position): string => `${SLICES}/${dayOf(from)}`;

/** Where the content of a slice stands. The term of the lease is part of it: two that believe they hold it write two files. */
export const dataPathOf = (from: Position, term: number, isEncrypted: boolean): string =>
  `${folderFor(from)}/${from}.${term}.bson.zst${isEncrypted ? ENCRYPTED : ''}`;

export const manifestPathOf = (from: Position, to: Position, term: number, isEncrypted: boolean): string =>
  `${folderFor(from)}/${from}-${to}.${term}${isEncrypted ? ENCRYPTED : ''}.json`;

const CONTENT = new RegExp(`/(${POSITION})\\.(\\d+)\\.bson\\.zst(\\.enc)?$`);

/** Whether a path is that of content which a holder of the lease up to a term wrote. */
export function isContentOf(path: string, term: number): boolean {
  const [, from, ofTerm, encrypted] = CONTENT.exec(path) ?? [];
  if (from === undefined || Number(ofTerm) > term) return false;
  return path === dataPathOf(from, Number(ofTerm), encrypted !== undefined);
}

/** Reads the name of a manifest in the folder of its day; undefined for any other file. */
export function sliceOf(folder: string, name: string, written: Date): Slice | undefined {
  const [, from, to, term, encrypted] = NAME.exec(name) ?? [];
  if (from === undefined || to === undefined || from >= to || folder !== folderFor(from)) return undefined;
  const data = dataPathOf(from, Number(term), encrypted !== undefined);
  return { from, to, path: `${folder}/${name}`, data, written: written.getTime() };
}

/** Joins slices to what follows on one another. One whose entries others hold, too, is left out. */
export function segmentsOf(slices: readonly Slice[]): Segment[] {
  const segments: Segment[] = [];
  const order = (a: Slice, b: Slice): number => compare(a.from, b.from) || compare(b.to, a.to);
  for (const slice of slices.toSorted(order)) {
    const last = segments.at(-1);
    if (last === undefined || slice.from > last.to) segments.push({ from: slice.from, to: slice.to, slices: [slice] });
    else if (slice.to > last.to) {
      last.slices.push(slice);
      last.to = slice.to;
    }
  }
  return segments;
}

export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
