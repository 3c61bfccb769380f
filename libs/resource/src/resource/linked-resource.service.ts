import { ProblemError } from '@lucid/common';
import { isDuplicate } from '@lucid/mongo';
import type { mongo } from 'mongoose';
import type { Stored } from '../definition/common-fields';
import type { Sends } from '../update/document-update';
import { ResourceService } from './resource.service';
import { duplicateOf } from './unique-values';

/** Documents whose place among others is checked as they are stored: always in a transaction. */
export abstract class LinkedResourceService<T extends Stored> extends ResourceService<T> {
  /**
   * Checks new documents against what is stored, holding it, and stores them.
   * @throws ProblemError for the first that does not fit; its pointers lead into `/items` unless there is only one
   */
  protected abstract storeLinked(documents: T[], session: mongo.ClientSession): Promise<void>;

  protected override async store(documents: T[], session?: mongo.ClientSession): Promise<void> {
    if (session === undefined) await this.mongo.transaction((own) => this.storeLinked(documents, own));
    else await this.storeLinked(documents, session);
  }

  /** Checks a changed document against what is stored, holding it. @throws ProblemError 422 */
  protected async checkLinks(_document: T, _session: mongo.ClientSession): Promise<void> {
    // Many documents refer to nothing that can change.
  }

  /** Keeps what a change leaves behind, in its transaction. */
  protected async overwritten(_before: T, _document: T, _session: mongo.ClientSession): Promise<void> {
    // Of most documents only the latest version is kept.
  }

  /** Removes what belongs to a document that is being deleted. @throws ProblemError 409 when something refers to it */
  protected async removeLinked(_document: T, _session: mongo.ClientSession): Promise<void> {
    // Many documents have nothing that belongs to them alone.
  }

  protected override async overwrite(before: T, document: T, sends: Sends): Promise<T | undefined> {
    return this.mongo.transaction(async (session) => {
      await this.checkLinks(document, session);
      const after = await super.overwrite(before, document, sends, session);
      if (after !== undefined) await this.overwritten(before, document, session);
      return after;
    });
  }

  protected override async remove(before: T): Promise<boolean> {
    return this.mongo.transaction(async (session) => {
      if (!(await super.remove(before, session))) return false;
      await this.removeLinked(before, session);
      return true;
    });
  }

  /** All at once where all of them fit; otherwise one by one and in order, since each may build on the one before it. */
  override async storeEach(documents: T[]): Promise<Map<number, unknown>> {
    try {
      await this.store(documents);
      return new Map();
    } catch (error) {
      if (!isOfDocument(error)) throw error;
    }
    const failures = new Map<number, unknown>();
    for (const [place, document] of documents.entries()) {
      try {
        await this.store([document]);
      } catch (error) {
        if (!isOfDocument(error)) throw error;
        failures.set(place, isDuplicate(error) ? duplicateOf(this.definition.model, error) : error);
      }
    }
    return failures;
  }
}

/** Whether an error is a document's own, and so no reason to give up the others. */
const isOfDocument = (error: unknown): boolean =>
  isDuplicate(error) || (error instanceof ProblemError && error.status < 500);
