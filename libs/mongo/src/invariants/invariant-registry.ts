import { NamedRegistry } from '@lucid/common';
import { Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';

/** The data that is checked: the service's own, or what a backup came back as. */
export interface CheckedData {
  readonly db: mongo.Db;
  /** To be passed with every call. */
  readonly limit: { readonly maxTimeMS: number };
  readonly signal: AbortSignal;
  /** The share of what is read in full where that is much: 1 for all. */
  readonly share: number;
}

/** Is told what was checked, and what did not hold. */
export interface InvariantFindings {
  checked(documents: number): void;
  /** @param id of the document to blame @param message what is wrong, in words */
  violated(id: string, message: string): void;
}

/** Something that holds of all that is stored, whoever wrote it. */
export interface Invariant {
  /** In snake case: it stands in answers. */
  readonly name: string;
  /** What holds, in words. */
  readonly description: string;
  /** Reads in batches, each within the limit: neither memory nor one call grows with the data. @throws the signal's reason */
  check(data: CheckedData, findings: InvariantFindings): Promise<void>;
}

/** Where each lib registers what holds of its data. */
@Injectable()
export class InvariantRegistry extends NamedRegistry<Invariant> {}
