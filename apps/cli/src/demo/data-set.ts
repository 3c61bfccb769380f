import { tronAddressFromHex } from '@lucid/models';
import type { Sizes } from './options';
import { digest, Draws } from './random';

/** When the made-up history begins. */
export const EPOCH = Date.UTC(2026, 0, 1);
/** Between two blocks, in ms; as on TRON. */
export const BLOCK_MS = 3000;

/** The part of the transactions that are the newest, and stand in no block yet. */
const pendingPart = 0.02;
/** How far the end of a block may lie from where even blocks would end, in blocks. */
const jitter = 0.3;
/** A power of two. */
const rememberedAddresses = 65_536;

/** Where the data set's blocks continue the chain that is stored already. */
export interface ChainPlace {
  height: number;
  previousHash: string;
  /** When its history begins: {@link EPOCH}, or the time of the block below if that is later. */
  start: number;
}

export const EMPTY_CHAIN: ChainPlace = { height: 0, previousHash: '0'.repeat(64), start: EPOCH };

/**
 * What all documents of one data set are made from: any of them from its number alone. The seed and the sizes together name the
 * data set; with one of them changed, it is another one, with other ids.
 */
export class DataSet {
  private readonly name: string;
  private readonly addresses: { user: number; address: string }[] = [];
  /** Transactions that some block may hold: all but the newest. */
  readonly settled: number;

  constructor(
    private readonly seed: number,
    readonly sizes: Sizes,
    readonly place: ChainPlace = EMPTY_CHAIN,
  ) {
    const { transactions, users, sessions, blocks } = sizes;
    this.name = `demo ${seed} ${transactions} ${users} ${sessions} ${blocks}`;
    this.settled = blocks === 0 ? 0 : transactions - Math.round(transactions * pendingPart);
  }

  /** The same data set on another place of the chain. */
  at(place: ChainPlace): DataSet {
    return new DataSet(this.seed, this.sizes, place);
  }

  /** The hash that a document is made from. */
  digits(kind: string, index: number, part = 0): string {
    return digest(`${this.name} ${kind} ${index} ${part}`);
  }

  /** The choices for one document. */
  draws(kind: string, index: number): Draws {
    return new Draws(this.digits(kind, index));
  }

  /** A valid TRON address; a user's own is the first of each. */
  address(user: number, number = 0): string {
    if (number > 0) return this.makeAddress(user, number);
    const slot = user & (rememberedAddresses - 1);
    const known = this.addresses[slot];
    if (known?.user === user) return known.address;
    const address = this.makeAddress(user, 0);
    this.addresses[slot] = { user, address };
    return address;
  }

  private makeAddress(user: number, number: number): string {
    return tronAddressFromHex(`41${this.digits('address', user, number).slice(0, 40)}`);
  }

  /** The first transaction of those made in the time of a block; with the number of blocks, the end of the last. */
  firstOf(block: number): number {
    const { blocks } = this.sizes;
    if (block <= 0) return 0;
    if (block >= blocks) return this.settled;
    const shift = (this.draws('block', block).next() * 2 - 1) * jitter;
    return Math.floor(((block + shift) * this.settled) / blocks);
  }

  /** When a block was made. */
  blockTime(block: number): number {
    return this.place.start + (block + 1) * BLOCK_MS;
  }

  /** The time at a part of the whole history, from 0 to 1. */
  timeAt(part: number): number {
    return this.place.start + Math.floor(part * Math.max(1, this.sizes.blocks) * BLOCK_MS);
  }
}

export const iso = (time: number): string => new Date(time).toISOString();
