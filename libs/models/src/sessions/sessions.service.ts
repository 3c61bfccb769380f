import { type FieldError, ProblemError } from '@lucid/common';
import { MongoService, updateStored } from '@lucid/mongo';
import { LinkedResourceService, missingReferences, nextVersion, refuseMissing } from '@lucid/resource';
import { Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';
import { ChunksService, refuseDuplicateChunks } from './chunks/chunks.service';
import { Session } from './session';
import { SessionFilesRemovalService } from './chunks/session-files-removal.service';
import { SESSIONS } from './sessions.definition';

/** Sessions and their life: active, then completed or failed. */
@Injectable()
export class SessionsService extends LinkedResourceService<Session> {
  constructor(
    mongo: MongoService,
    private readonly chunks: ChunksService,
    private readonly files: SessionFilesRemovalService,
  ) {
    super(mongo, SESSIONS);
  }

  protected override complete(document: Session, before?: Session): Session {
    if (before !== undefined) return document;
    const { chunks = [] } = document;
    refuseDuplicateChunks(chunks);
    return {
      ...document,
      status: 'active',
      chunk_count: chunks.length,
      size_bytes: chunks.reduce((sum, { size_bytes }) => sum + size_bytes, 0),
    };
  }

  protected override async storeLinked(documents: Session[], session: mongo.ClientSession): Promise<void> {
    const missing: Map<number, FieldError[]> = await missingReferences(
      this.mongo,
      SESSIONS.references,
      documents,
      session,
    );
    refuseMissing(missing, documents.length === 1);
    await this.insert(
      documents.map((document) => this.storedForm(document)),
      session,
    );
    for (const { session_id, chunks = [] } of documents) await this.chunks.insert(session_id, chunks, session);
  }

  /** The chunks are documents of their own. */
  protected override storedForm({ chunks: _chunks, ...session }: Session): Session {
    return session;
  }

  protected override async checkLinks(document: Session, session: mongo.ClientSession): Promise<void> {
    refuseMissing(await missingReferences(this.mongo, SESSIONS.references, [document], session), true);
  }

  /** Deletes a session with its chunks, whose files follow. */
  protected override async removeLinked(document: Session, session: mongo.ClientSession): Promise<void> {
    const { session_id } = document;
    await this.chunks.collection.deleteMany({ session_id }, { ...this.mongo.limit, session });
    await this.files.note([document], session);
  }

  override async delete(id: string, ifMatch: string | undefined): Promise<void> {
    await super.delete(id, ifMatch);
    this.files.begin();
  }

  protected override checkDelete({ session_id, blockchain_anchor }: Session): void {
    if (blockchain_anchor === undefined) return;
    throw new ProblemError(
      'conflict',
      `Session ${session_id} is anchored in block ${blockchain_anchor.block_id} and is kept.`,
    );
  }

  /**
   * Ends an active session. The change is bound to the version it was decided on, so that no chunk comes in between.
   * @returns the session as it is now, or undefined when another write came first
   */
  async end(before: Session, change: Partial<Session>): Promise<Session | undefined> {
    const now = new Date();
    const ended = { ...change, ended_at: now, updated_at: now, version: nextVersion(before.version) };
    const after = await this.mongo.write((session) => {
      const options = { ...this.mongo.limit, session };
      return updateStored<Session>(this.collection, Session, before, { $set: ended }, options, { status: 'active' });
    });
    if (after === undefined) return undefined;
    this.cache.written(Session, [before]);
    return after;
  }

  /** Marks an active session as failed. @throws ProblemError 404, 409 when it has ended otherwise */
  async fail(id: string, reason: string | undefined): Promise<Session> {
    for (;;) {
      const before = await this.get(id);
      if (before.status === 'failed') return before;
      if (before.status === 'completed')
        throw new ProblemError('conflict', `Session ${id} is completed, which is final.`);
      const failed = await this.end(before, {
        status: 'failed',
        ...(reason !== undefined && { failure_reason: reason }),
      });
      if (failed !== undefined) return failed;
    }
  }
}
