import type { HeldLease } from '@lucid/mongo';
import type { mongo } from 'mongoose';
import type { BackupStore } from '../storage/backup-storage';
import { writerOf } from '../storage/content-writer';
import { type Mark, Oplog, OplogGapError } from '../oplog/oplog';
import { readEntry } from '../oplog/oplog-entry';
import { dataPathOf, manifestPathOf, segmentsOf, type SliceManifest, type Slice } from './slice';
import { listSlices, readSliceManifest, SliceDamage, writeData, writeSliceManifest } from './slice-store';

export interface OplogSlicerOptions {
  db: mongo.Db;
  limit: { readonly maxTimeMS: number };
  store: BackupStore;
  lease: Pick<HeldLease, 'signal' | 'term' | 'assertHeld'>;
  /** A slice is ended when it has so many bytes, uncompressed. */
  mostBytes?: number;
}

const MOST_BYTES = 64 * 1024 * 1024;

/** Follows the oplog and keeps it in slices. Where it stands is told by the last slice that is on the disk, and by nothing else. */
export class OplogSlicer {
  private readonly oplog: Oplog;

  private constructor(
    private readonly options: OplogSlicerOptions,
    private last: Mark | undefined,
  ) {
    this.oplog = new Oplog(options.db, options.limit);
  }

  /** Goes on where whoever tailed before has ended. */
  static async open(options: OplogSlicerOptions): Promise<OplogSlicer> {
    const { slices } = await listSlices(options.store);
    return new OplogSlicer(
      options,
      await lastMark(
        options.store,
        segmentsOf(slices).flatMap((segment) => segment.slices),
      ),
    );
  }

  /** The last entry that is in a slice, or from which on the first one will be. */
  get position(): Mark | undefined {
    return this.last;
  }

  /**
   * Writes what has come since the last slice, as one or several.
   * @throws OplogGapError when the oplog does not reach back to it any more: the next call begins anew, behind the gap
   */
  async advance(): Promise<void> {
    const newest = await this.oplog.newest();
    this.last ??= newest;
    if (!(await this.oplog.holds(this.last))) await this.beginAnew(this.last);
    while (this.last.position < newest.position) this.last = await this.write(this.last, newest);
  }

  /** Never before the place that was lost: what another history of the set did there is not to be joined to what was kept of this one. */
  private async beginAnew(before: Mark): Promise<never> {
    this.last = (await this.oplog.firstAfter(before.position)) ?? before;
    throw new OplogGapError(
      `The oplog does not hold the entry of ${whenOf(before)} any more, where the last slice ends: what was done from then until ${whenOf(this.last)} may be in none. Make a backup: from its time on all can be restored again. A larger oplog would have kept it.`,
    );
  }

  /** @returns the last entry that is in the slice */
  private async write(from: Mark, newest: Mark): Promise<Mark> {
    const { store, lease, db, mostBytes = MOST_BYTES } = this.options;
    const session = db.client.startSession({ causalConsistency: false });
    const { oplog } = this;
    let to = newest;
    let entries = 0;
    let data_bytes = 0;
    const pieces = async function* (): AsyncGenerator<Buffer> {
      const read = { session, signal: lease.signal };
      for await (const { bytes, count } of oplog.entries(from.position, newest.position, read)) {
        entries += count;
        data_bytes += bytes.length;
        if (data_bytes >= mostBytes) to = lastOf(bytes);
        yield bytes;
        if (data_bytes >= mostBytes) return;
      }
    };
    const key = store.keys.current;
    const files = writerOf(store, key === undefined ? 'none' : 'aes-256-gcm');
    const data = dataPathOf(from.position, lease.term, key !== undefined);
    try {
      const written = await writeData(files, data, pieces(), lease.signal);
      // What was there before the first is still there: nothing was removed while it was read.
      if (!(await oplog.holds(from))) throw new OplogGapError('entries were removed while they were read');
      lease.assertHeld();
      const manifest: SliceManifest = {
        ...{ format: 1, database: db.databaseName, from, to, entries, data_bytes, ...written },
        created_at: new Date().toISOString(),
        ...(key !== undefined && { key_id: key.id }),
      };
      await writeSliceManifest(
        store,
        manifestPathOf(from.position, to.position, lease.term, key !== undefined),
        manifest,
      );
      return to;
    } catch (error) {
      if (!lease.signal.aborted) await store.remove(data).catch(() => undefined);
      throw error;
    } finally {
      await session.endSession();
    }
  }
}

/** The entry that the last slice ends with. One whose manifest is damaged is passed over, and written again if the oplog still reaches back. */
async function lastMark(store: BackupStore, slices: readonly Slice[]): Promise<Mark | undefined> {
  for (const slice of slices.toReversed()) {
    try {
      return (await readSliceManifest(store, slice)).to;
    } catch (error) {
      if (!(error instanceof SliceDamage)) throw error;
    }
  }
  return undefined;
}

function lastOf(bytes: Buffer): Mark {
  let last = 0;
  for (let at = 0; at < bytes.length; at += bytes.readInt32LE(at)) last = at;
  return markOf(bytes.subarray(last));
}

function markOf(document: Buffer): Mark {
  const { position, term, wall } = readEntry(document);
  return { position, term, wall };
}

const whenOf = ({ wall }: Mark): string => new Date(wall).toISOString();
