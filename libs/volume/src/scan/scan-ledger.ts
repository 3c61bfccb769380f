import { ProblemError } from '@lucid/common';
import { MongoService } from '@lucid/mongo';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { noVolume } from '../quota/claim-problem';
import { Ledger } from '../quota/ledger';
import type { ScanMark } from '../volume/volume';

/**
 * How a scan finds out what is used while others write. The volume is read in parts. What changes in a part that was read
 * already is added up on the books (`settled` in claim-updates.ts), what changes in one that is still to come will be seen,
 * and a part that changes while it is read is read again. So what was found and what was added up are together exactly
 * what there is, without a moment in which nobody may write.
 */
@Injectable()
export class ScanLedger {
  constructor(
    private readonly mongo: MongoService,
    private readonly ledger: Ledger,
  ) {}

  /** Begins at part 0; a scan that was under way, and died with its process, is over with that. @returns its id, and what was used */
  async begin(name: string): Promise<{ id: string; usedBytes: number; fileCount: number }> {
    const id = randomUUID();
    const scan: ScanMark = { id, part: 0, touched: false, late_bytes: 0, late_files: 0 };
    const before = await this.ledger.volumes.findOneAndUpdate({ name }, { $set: { scan } }, this.mongo.limit);
    if (before === null) throw noVolume(name);
    return { id, usedBytes: before.used_bytes, fileCount: before.file_count };
  }

  /** Leaves a part for the next one. @returns why that cannot be, if it cannot: it changed, or something in it is just being changed */
  async leave(name: string, id: string, part: number): Promise<'left' | 'touched' | 'busy'> {
    const left = await this.ledger.volumes.updateOne(
      {
        name,
        'scan.id': id,
        'scan.touched': false,
        claims: { $not: { $elemMatch: { part, phase: { $ne: 'writing' } } } },
      },
      { $set: { 'scan.part': part + 1 } },
      this.mongo.limit,
    );
    if (left.matchedCount === 1) return 'left';
    return (await this.mark(name, id)).touched ? 'touched' : 'busy';
  }

  /** Begins a part anew. */
  async again(name: string, id: string): Promise<void> {
    await this.ledger.volumes.updateOne({ name, 'scan.id': id }, { $set: { 'scan.touched': false } }, this.mongo.limit);
  }

  /** Ends the scan; what was found and what came late become what is used. @returns that, in bytes and files */
  async finish(
    name: string,
    id: string,
    found: { bytes: number; files: number },
  ): Promise<{ bytes: number; files: number }> {
    const after = await this.ledger.volumes.findOneAndUpdate(
      { name, 'scan.id': id },
      [
        {
          $set: {
            used_bytes: { $max: [0, { $add: [found.bytes, '$scan.late_bytes'] }] },
            file_count: { $max: [0, { $add: [found.files, '$scan.late_files'] }] },
            scan: '$$REMOVE',
          },
        },
      ],
      { ...this.mongo.limit, returnDocument: 'after' },
    );
    if (after === null) throw superseded(name);
    return { bytes: after.used_bytes, files: after.file_count };
  }

  /** Ends a scan that set nothing. */
  async give(name: string, id: string): Promise<void> {
    await this.ledger.volumes.updateOne({ name, 'scan.id': id }, { $unset: { scan: '' } }, this.mongo.limit);
  }

  private async mark(name: string, id: string): Promise<ScanMark> {
    const found = await this.ledger.volumes.findOne({ name }, { ...this.mongo.limit, projection: { scan: 1 } });
    if (found?.scan?.id !== id) throw superseded(name);
    return found.scan;
  }
}

const superseded = (name: string): ProblemError =>
  new ProblemError('conflict', `Another scan of volume ${name} began meanwhile, and goes on in place of this one.`);
