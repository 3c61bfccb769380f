import { passBytes } from '@lucid/common';
import { mongo } from 'mongoose';
import { fieldsIn, textIn } from '../bson/raw-document';
import type { ReadPacer } from './read-pacer';

/** Documents as they are stored, one after another: as a `.bson` file holds them. */
export interface Batch {
  bytes: Buffer;
  count: number;
}

export interface RawRead {
  session: mongo.ClientSession;
  signal?: AbortSignal;
  /** Is told, before the first batch, whether the server answered from a point in time: it does not where nothing was there. */
  onPointInTime?: (isThere: boolean) => void;
  /** When it may read on; at once where it is left out. */
  pacer?: ReadPacer;
}

/**
 * So many bytes a reply should have: six readers hold three each, and as long as that is less than passes between two collections of the young
 * generation, none grows old in it. Replies of 16 MB, the most, cost half of the time for collecting their memory; of 1 MB, some backups twice theirs.
 */
const BATCH_BYTES = 512 * 1024;
/** And while others wait for the same processors. */
const GENTLE_BATCH_BYTES = 256 * 1024;
/** How many documents the first reply has, when nothing is known of their size. */
const FIRST_COUNT = 101;
const MOST_COUNT = 100_000;

interface Reply {
  id: bigint;
  namespace: string;
  isAtPointInTime: boolean;
  batch: Batch;
}

/**
 * Runs a command that answers with a cursor, and reads it to its end without taking a document apart: bytes go from the
 * socket into one buffer for each reply. The next reply is asked for while one is worked on, so three are in memory at most.
 */
export async function* rawBatches(
  db: mongo.Db,
  command: mongo.Document,
  { session, signal, onPointInTime, pacer }: RawRead,
): AsyncGenerator<Batch> {
  const ask = async (asked: mongo.Document): Promise<Reply> =>
    readReply(await db.command(asked, { session, raw: true }));
  const isFind = 'find' in command;
  let reply = await ask(isFind ? { ...command, batchSize: FIRST_COUNT } : { ...command, cursor: {} });
  onPointInTime?.(reply.isAtPointInTime);
  let next: Promise<Reply> | undefined;
  try {
    for (;;) {
      const { id, namespace, batch } = reply;
      if (id !== 0n) {
        signal?.throwIfAborted();
        const collection = namespace.slice(namespace.indexOf('.') + 1);
        const more = (): Promise<Reply> => {
          const bytes = pacer?.isGentle === true ? GENTLE_BATCH_BYTES : BATCH_BYTES;
          return ask({ getMore: mongo.Long.fromBigInt(id), collection, batchSize: countFor(batch, bytes) });
        };
        next = pacer === undefined ? more() : pacer.paced(more);
        // It is awaited below; until then a failure of its is nobody's surprise.
        next.catch(() => undefined);
      }
      if (batch.count > 0) yield batch;
      passBytes(batch.bytes.length);
      if (next === undefined) return;
      reply = await next;
      next = undefined;
    }
  } finally {
    await end(db, session, (await next?.catch(() => undefined)) ?? reply);
  }
}

/** How many documents make up a reply, if they are like those before. */
const countFor = ({ bytes, count }: Batch, wanted: number): number =>
  count === 0 ? FIRST_COUNT : Math.min(MOST_COUNT, Math.max(1, Math.floor((wanted * count) / bytes.length)));

/** Closes a cursor that was not read to its end. */
async function end(db: mongo.Db, session: mongo.ClientSession, { id, namespace }: Reply): Promise<void> {
  if (id === 0n) return;
  const collection = namespace.slice(namespace.indexOf('.') + 1);
  await db
    .command({ killCursors: collection, cursors: [mongo.Long.fromBigInt(id)] }, { session })
    .catch(() => undefined);
}

function readReply(answer: mongo.Document): Reply {
  const fields = fieldsIn(answer['cursor'] as Uint8Array);
  const documents = fields.get('firstBatch') ?? fields.get('nextBatch');
  return {
    id: fields.get('id')?.bytes.readBigInt64LE(0) ?? 0n,
    namespace: textIn(fields.get('ns')) ?? '',
    isAtPointInTime: fields.has('atClusterTime'),
    batch: documents === undefined ? { bytes: Buffer.alloc(0), count: 0 } : joined(documents.bytes),
  };
}

/**
 * The documents of a BSON array, without what stands between them: a type, and the number of each as text. They are moved
 * together where they are, as another buffer for each reply would be as much garbage again.
 */
function joined(array: Buffer): Batch {
  let count = 0;
  let written = 0;
  for (let at = 4; array[at] !== 0; count += 1) {
    while (array[at] !== 0) at += 1;
    at += 1;
    const length = array.readInt32LE(at);
    array.copy(array, written, at, at + length);
    written += length;
    at += length;
  }
  return { bytes: array.subarray(0, written), count };
}

/** The documents of a batch, each by itself. */
export function* documentsOf({ bytes }: Batch): Generator<Buffer> {
  for (let at = 0; at < bytes.length;) {
    const length = bytes.readInt32LE(at);
    yield bytes.subarray(at, at + length);
    at += length;
  }
}
