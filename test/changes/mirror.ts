import {
  type Change,
  type ChangeConsumer,
  checkpointsOf,
  type DocumentChange,
  leadConsumer,
  type Refusal,
} from '@lucid/changes';
import { waitUntil } from '@lucid/engines';
import { type HeldLease, LEASE_MS, type MongoService, tokenOf, underLease } from '@lucid/mongo';
import { mongo } from 'mongoose';
import { randomBytes } from 'node:crypto';

type Document = mongo.Document & { _id: number };

/** A database of its own, as the service's MongoService gives it. */
export async function scratchDatabase(uri = String(process.env['TEST_MONGODB_URI'])): Promise<{
  mongo: MongoService;
  close: () => Promise<void>;
}> {
  const client = await mongo.MongoClient.connect(uri, { writeConcern: { w: 'majority' } });
  const db = client.db(`test_${randomBytes(8).toString('hex')}`);
  const service = { limit: { maxTimeMS: 60_000 }, db, collection: (name: string) => db.collection(name) };
  return {
    mongo: service as unknown as MongoService,
    close: async () => {
      await db.dropDatabase();
      await client.close();
    },
  };
}

/** The simplest consumer: a copy of one collection in memory, by `_id`, which knows the version of each document. */
export class Mirror implements ChangeConsumer {
  readonly name = 'mirror';
  readonly fields = ['name'];
  readonly documents = new Map<unknown, { version: number; document: Document | undefined }>();
  readonly told: Change[] = [];
  rebuilds = 0;
  /** What a test lets go wrong. */
  onApply: (changes: readonly Change[]) => Promise<void> | void = () => undefined;
  refuses: (change: DocumentChange) => boolean = () => false;

  constructor(
    private readonly mongo: MongoService,
    readonly collections: readonly string[] = ['things'],
  ) {}

  async rebuild(): Promise<void> {
    this.rebuilds += 1;
    this.documents.clear();
    const found = await this.mongo
      .collection<Document>(this.collections[0] as string)
      .find()
      .toArray();
    found.forEach((document) => this.documents.set(document._id, { version: 0, document }));
  }

  async apply(changes: readonly Change[]): Promise<Refusal[]> {
    const refusals: Refusal[] = [];
    for (const change of changes) {
      if (change.kind === 'collection') await this.rebuild();
      else if (this.refuses(change)) refusals.push({ change, reason: 'It does not fit.' });
      else {
        const document = await this.mongo.collection<Document>(change.collection).findOne({ _id: change.id as number });
        this.documents.set(change.id, { version: change.version, document: document ?? undefined });
      }
    }
    this.told.push(...changes);
    // Last: what throws here was done, as when a process dies before its checkpoint.
    await this.onApply(changes);
    return refusals;
  }

  /** What it holds, as MongoDB would list it. */
  get contents(): Document[] {
    const all = [...this.documents.values()].flatMap(({ document }) => document ?? []);
    return all.sort((a, b) => a._id - b._id);
  }
}

/** Leads a consumer as a replica does, until it is stopped. */
export function lead(
  mongoService: MongoService,
  consumer: ChangeConsumer,
  leaseMs = LEASE_MS,
): { stop: () => Promise<void>; lease: () => HeldLease | undefined } {
  const stopping = new AbortController();
  let held: HeldLease | undefined;
  const done = underLease(
    mongoService,
    `changes-${consumer.name}`,
    stopping.signal,
    async (lease) => {
      held = lease;
      await leadConsumer(mongoService, consumer, lease);
    },
    { leaseMs },
  );
  return {
    stop: async () => {
      stopping.abort();
      await done;
    },
    lease: () => held,
  };
}

/** Resolves once a consumer has taken all that MongoDB has acknowledged so far, by its checkpoint. */
export async function settled(service: MongoService, name = 'mirror'): Promise<void> {
  const { operationTime } = (await service.db.command({ ping: 1 })) as unknown as { operationTime: mongo.Timestamp };
  const now = tokenOf(operationTime);
  await waitUntil(
    'The checkpoint',
    async () => {
      const checkpoint = await checkpointsOf(service).findOne({ _id: name });
      return checkpoint?.caught_up === true && (checkpoint.position ?? '') >= now;
    },
    { limitMs: 300_000, everyMs: 20 },
  );
}
