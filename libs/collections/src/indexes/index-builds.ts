import { LONG_COMMAND_COMMENT, type MongoService } from '@lucid/mongo';
import type { mongo } from 'mongoose';

/** An index that the primary is building. */
export interface IndexBuild {
  name: string;
  /** The step it is at, in MongoDB's words, and how far that is; not there between steps. */
  phase?: string;
  done?: number;
  total?: number;
  /** The job that asked for it. */
  job_id?: string;
}

interface Operation {
  command: { $db?: string; indexes?: { name?: string }[]; comment?: unknown };
  msg?: string;
  progress?: { done: number | mongo.Long; total: number | mongo.Long };
}

/** The step that an operation's message tells: it says it twice, the second time with how far it is. */
const phaseOf = (msg: string | undefined): string | undefined =>
  /^Index Build: ([^:]+?)(?: Index Build:|:|$)/.exec(msg ?? '')?.[1];

/** The indexes of a collection that the primary is building, and how far each is. */
export async function indexBuilds({ db, limit }: MongoService, collection: string): Promise<IndexBuild[]> {
  const pipeline = [
    { $currentOp: { allUsers: true, idleConnections: false } },
    // A time series is kept in its buckets.
    { $match: { 'command.createIndexes': { $in: [collection, `system.buckets.${collection}`] } } },
    { $project: { command: 1, msg: 1, progress: 1 } },
  ];
  const { cursor } = (await db.admin().command({ aggregate: 1, pipeline, cursor: {}, ...limit })) as {
    cursor: { firstBatch: Operation[] };
  };
  const builds = new Map<string, IndexBuild>();
  for (const { command, msg, progress } of cursor.firstBatch) {
    if (command.$db !== db.databaseName) continue;
    // Who waits for a build is one operation, and the build another.
    const comment = typeof command.comment === 'string' ? command.comment : '';
    for (const { name = '' } of command.indexes ?? []) {
      builds.set(name, {
        ...builds.get(name),
        name,
        ...(progress !== undefined && {
          phase: phaseOf(msg),
          done: Number(progress.done),
          total: Number(progress.total),
        }),
        ...(comment.startsWith(LONG_COMMAND_COMMENT) && { job_id: comment.slice(LONG_COMMAND_COMMENT.length) }),
      });
    }
  }
  return [...builds.values()];
}
