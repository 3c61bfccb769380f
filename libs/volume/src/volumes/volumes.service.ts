import { checkIfMatch, etagOf, decodeCursor, encodeCursor, ProblemError, type WriteContext } from '@lucid/common';
import { duplicateProblem, isDuplicate, MongoService, NO_TIE, type Page } from '@lucid/mongo';
import { Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';
import { Disk, writableOf } from '../files/disk';
import { Allocation } from '../quota/allocation';
import { noVolume, reservedOf } from '../quota/claim-problem';
import { RESERVED } from '../quota/claim-updates';
import { Ledger } from '../quota/ledger';
import { VolumeFiles } from '../storage/volume-files';
import { VolumeFolders } from '../storage/volume-folders';
import { BUILT_IN, isBuiltIn } from '../volume/built-in';
import { QUOTA, type StoredVolume } from '../volume/volume';
import type { CreateVolume, UpdateVolume, Volume, VolumeSummary } from '../volume/volume-answers';
import type { ContentOwner } from './content-owner';
import { toVolume } from './to-volume';

const IDLESS = { _id: 0 } as const;
const LIST = ['volumes'];

/** The volumes: made, found, resized and removed. What is in them is {@link open}ed. */
@Injectable()
export class VolumesService {
  /** Volumes that were there once: each of their writes finds out by itself if one is gone. */
  private readonly known = new Set<string>();

  constructor(
    private readonly mongo: MongoService,
    private readonly ledger: Ledger,
    private readonly allocation: Allocation,
    private readonly disk: Disk,
    private readonly folders: VolumeFolders,
  ) {}

  /** Who keeps files in a volume, and can say which of them it refers to. */
  private readonly owners = new Map<string, ContentOwner>();

  registerOwner(volume: string, owner: ContentOwner): void {
    this.owners.set(volume, owner);
  }

  ownerOf(volume: string): ContentOwner | undefined {
    return this.owners.get(volume);
  }

  private get volumes(): mongo.Collection<StoredVolume> {
    return this.ledger.volumes;
  }

  /** The files of a volume. @throws ProblemError 404; 503 for a built-in one that cannot be made */
  async open(name: string): Promise<VolumeFiles> {
    if (!this.known.has(name)) {
      if (isBuiltIn(name)) await this.ensureBuiltIn(name);
      const { state } = await this.find(name);
      if (state === 'creating') await this.folders.make(name);
      this.known.add(name);
    }
    return new VolumeFiles(name, this.disk, this.ledger);
  }

  async list(limit: number, cursor: string | undefined): Promise<Page<Volume>> {
    const after = cursor === undefined ? '' : decodeCursor(LIST, cursor, (value) => typeof value === 'string').value;
    const options = { ...this.mongo.limit, sort: { name: 1 }, limit: limit + 1, projection: IDLESS } as const;
    const [found, writable] = await Promise.all([
      this.volumes.find({ name: { $gt: String(after) } }, options).toArray(),
      this.disk.writableBytes(),
    ]);
    const items = found.slice(0, limit).map((stored) => toVolume(stored, writable));
    const last = items.at(-1)?.name;
    const more = found.length > limit && last !== undefined;
    return { items, ...(more && { next_cursor: encodeCursor(LIST, { value: last, id: NO_TIE }) }) };
  }

  /** @throws ProblemError 404 */
  async get(name: string): Promise<Volume> {
    return this.answered(await this.find(name));
  }

  /** @throws ProblemError 409 when the name is taken, 507 when the quotas would exceed the limit, 503 without a disk */
  async create(body: CreateVolume, writing: WriteContext): Promise<Volume> {
    try {
      await this.mongo.transaction(async (session) => {
        await this.allocation.require(body.quota_bytes, session);
        await this.insert(body, session);
      });
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      const present = await this.find(body.name);
      const isEarlierTry =
        writing.recovering && present.quota_bytes === body.quota_bytes && present.read_only === body.read_only;
      if (!isEarlierTry) throw duplicateProblem(['name']);
    }
    await this.folders.make(body.name);
    return this.get(body.name);
  }

  /** Makes a built-in volume with its share of what no other has, unless it is there. @throws ProblemError 503 without a disk, 507 */
  async ensureBuiltIn(name: string): Promise<void> {
    const present = await this.volumes.findOne({ name }, { ...this.mongo.limit, projection: { state: 1 } });
    if (present?.state === 'ready') return;
    if (present === null) {
      await this.folders.requireMount();
      try {
        await this.mongo.transaction(async (session) => {
          const share = Math.floor(this.allocation.limitBytes * (BUILT_IN[name]?.share ?? 0));
          const quota_bytes = Math.max(QUOTA.min, Math.min(share, await this.allocation.free(session)));
          await this.allocation.require(quota_bytes, session);
          await this.insert({ name, quota_bytes, read_only: false }, session);
        });
      } catch (error) {
        // Another replica made it.
        if (!isDuplicate(error)) throw error;
      }
    }
    // What is in its folder from before the database was lost, say, is taken over.
    await this.folders.make(name, { adopt: true });
  }

  private async insert(body: CreateVolume, session: mongo.ClientSession): Promise<void> {
    const now = new Date();
    const counts = { used_bytes: 0, file_count: 0, claims: [], created_at: now, updated_at: now, version: 1 };
    await this.volumes.insertOne({ ...body, state: 'creating', ...counts }, { ...this.mongo.limit, session });
  }

  /** Changes the settings. @throws ProblemError 404, 409 for a quota below what is in use, 412, 507 beyond the limit */
  async change(
    name: string,
    patch: UpdateVolume,
    ifMatch: string | undefined,
  ): Promise<{ before: Volume; after: Volume }> {
    const [before, after] = await this.mongo.transaction(async (session) => {
      const stored = await this.find(name, session);
      checkIfMatch(ifMatch, etagOf(stored));
      const { quota_bytes = stored.quota_bytes, read_only = stored.read_only } = patch;
      if (quota_bytes === stored.quota_bytes && read_only === stored.read_only) return [stored, stored];
      if (stored.state !== 'ready') throw new ProblemError('conflict', `Volume ${name} is ${stored.state}.`);
      const more = quota_bytes - stored.quota_bytes;
      if (more > 0) await this.allocation.require(more, session);
      const changed = await this.volumes.findOneAndUpdate(
        // A shrinkage is decided on what is in use at this very moment, not on what was read.
        { name, ...(more < 0 && { $expr: { $lte: [{ $add: ['$used_bytes', RESERVED] }, quota_bytes] } }) },
        { $set: { quota_bytes, read_only, updated_at: new Date() }, $inc: { version: 1 } },
        { ...this.mongo.limit, session, returnDocument: 'after', projection: IDLESS },
      );
      if (changed !== null) return [stored, changed];
      const { used_bytes } = stored;
      const reserved_bytes = reservedOf(stored);
      throw new ProblemError(
        'conflict',
        `Volume ${name} has ${used_bytes} bytes used and ${reserved_bytes} reserved: its quota cannot be ${quota_bytes}.`,
        {
          errors: [
            { pointer: '/quota_bytes', code: 'in_use', message: `must be at least ${used_bytes + reserved_bytes}` },
          ],
        },
      );
    });
    return { before: await this.answered(before), after: await this.answered(after) };
  }

  /** Deletes an empty volume. @returns what it was @throws ProblemError 404, 409 when it holds files or is built in */
  async delete(name: string): Promise<Volume> {
    const stored = await this.find(name);
    if (isBuiltIn(name)) throw new ProblemError('conflict', `Volume ${name} is the service's own and stays.`);
    const marked = await this.volumes.updateOne(
      { name, used_bytes: 0, file_count: 0, claims: [] },
      { $set: { state: 'deleting', updated_at: new Date() } },
      this.mongo.limit,
    );
    if (marked.matchedCount === 0) {
      const { file_count, used_bytes, reserved_bytes } = await this.get(name);
      throw notEmpty(name, `${file_count} files of ${used_bytes} bytes, and ${reserved_bytes} bytes are being written`);
    }
    const strangers = await this.folders.remove(name);
    if (strangers > 0) throw notEmpty(name, `${strangers} files that are not the service's`);
    this.known.delete(name);
    return this.answered(stored);
  }

  private async answered(stored: StoredVolume): Promise<Volume> {
    return toVolume(stored, await this.disk.writableBytes());
  }

  /** All volumes together, and the disk under them. */
  async summary(): Promise<VolumeSummary> {
    const [disk, volumes] = await Promise.all([
      this.disk.space().catch(() => undefined),
      this.volumes
        .find({}, { ...this.mongo.limit, projection: IDLESS })
        .map((stored) => toVolume(stored, Infinity))
        .toArray(),
    ]);
    const sum = (field: 'quota_bytes' | 'used_bytes' | 'reserved_bytes' | 'available_bytes'): number =>
      volumes.reduce((all, volume) => all + volume[field], 0);
    const allocated_bytes = sum('quota_bytes');
    return {
      volume_count: volumes.length,
      capacity_bytes: this.allocation.limitBytes,
      allocated_bytes,
      unallocated_bytes: Math.max(0, this.allocation.limitBytes - allocated_bytes),
      used_bytes: sum('used_bytes'),
      reserved_bytes: sum('reserved_bytes'),
      available_bytes: Math.min(sum('available_bytes'), writableOf(disk)),
      ...(disk !== undefined && { disk }),
    };
  }

  private async find(name: string, session?: mongo.ClientSession): Promise<StoredVolume> {
    const found = await this.volumes.findOne({ name }, { ...this.mongo.limit, session, projection: IDLESS });
    if (found === null) throw noVolume(name);
    return found;
  }
}

const notEmpty = (name: string, content: string): ProblemError =>
  new ProblemError('conflict', `Volume ${name} is not empty: it holds ${content}. Remove them first.`);
