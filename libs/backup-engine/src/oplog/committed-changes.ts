import { UnknownChangeError } from './document-diff';
import {
  type OplogChange,
  changesWithin,
  commandOf,
  isOpen,
  NOWHERE,
  type OplogEntry,
  type Position,
} from './oplog-entry';

/** Up to where the oplog is followed: a place, or a time in ms since 1970; both inclusive. */
export type Until = { position: Position } | { time: number };

/** The changes of one entry, or of one transaction at the place where it was committed. */
export interface Committed {
  position: Position;
  /** When, by the clock of the primary, in ms since 1970; never before the one before it. */
  time: number;
  changes: OplogChange[];
}

/**
 * Makes changes out of the entries of the oplog. A transaction may be in several, each naming the one before it: its changes come when it is
 * committed, and not at all when it is aborted.
 */
export class CommittedChanges {
  /** Of transactions that are not committed yet, by the place of their last entry. */
  private readonly open = new Map<Position, OplogChange[]>();
  private time = 0;
  private last: Position;
  private ended = false;

  /**
   * @param after what was committed up to there is left out
   * @param until what was committed after that is left out, too
   */
  constructor(
    private readonly after: Position,
    private readonly until: Until,
    private readonly database: string,
  ) {
    this.last = NOWHERE;
  }

  /** Whether an entry has come that lies beyond what is wanted: no more need be read. */
  get isOver(): boolean {
    return this.ended;
  }

  /** @throws UnknownChangeError for a transaction whose beginning was not among the entries */
  take(entry: OplogEntry): Committed | undefined {
    const { position } = entry;
    // Where two slices overlap, an entry comes twice.
    if (position <= this.last || this.ended) return undefined;
    this.last = position;
    this.time = Math.max(this.time, entry.wall);
    if (
      'position' in this.until ? position > this.until.position : this.time > this.until.time && position > this.after
    ) {
      this.ended = true;
      return undefined;
    }
    const changes = this.changesOf(entry)?.filter(({ namespace }) => namespace.startsWith(`${this.database}.`));
    if (changes === undefined || changes.length === 0 || position <= this.after) return undefined;
    return { position, time: this.time, changes };
  }

  private changesOf(entry: OplogEntry): OplogChange[] | undefined {
    const { change } = entry;
    const command = change.kind === 'c' ? commandOf(change) : '';
    if (command === 'commitTransaction') return this.before(entry);
    if (command === 'abortTransaction') {
      this.open.delete(entry.previous);
      return undefined;
    }
    if (command !== 'applyOps') return [change];
    const isFirst = entry.isBatch || entry.previous === NOWHERE;
    const changes = [...(isFirst ? [] : this.before(entry)), ...changesWithin(change)];
    if (!isOpen(change)) return changes;
    this.open.set(entry.position, changes);
    return undefined;
  }

  private before({ previous, position }: OplogEntry): OplogChange[] {
    const changes = this.open.get(previous);
    this.open.delete(previous);
    if (changes === undefined && position > this.after)
      throw new UnknownChangeError('a transaction had begun before the first slice');
    return changes ?? [];
  }
}
