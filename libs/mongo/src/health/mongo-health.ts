import { type Finding, type HealthIndicator, ProvidesHealth, inTime } from '@lucid/common';
import { Injectable } from '@nestjs/common';
import { MongoConnector } from '../connection/mongo-connector';
import { MongoService } from '../connection/mongo.service';
import { WriteGate } from '../schema/write-gate';

interface Hello {
  isWritablePrimary: boolean;
  setName?: string;
  hosts?: string[];
}

/** The primary counts as silent from this time on, in ms. */
const SILENT_MS = 250;
/**
 * For how long a silent primary counts as an election, in ms, where another member of its set answers. With MongoDB's defaults, the others wait
 * 10 s for a primary that hangs, and then elect one within seconds.
 */
const ELECTION_MS = 30_000;

/** MongoDB: a ping that reaches the primary, and the schema in place. An election makes it degraded, not down: it ends by itself. */
@Injectable()
@ProvidesHealth()
export class MongoHealth implements HealthIndicator {
  readonly name = 'mongodb';
  readonly critical = true;
  readonly timeoutMs = 3000;
  readonly absence = {
    impact: 'Nothing can be read or written.',
    action: 'Check that a majority of the replica set runs and can be reached from here (rs.status()).',
  };

  /** The members of the set, when the primary last answered. */
  private members = 1;
  private silentSince: number | undefined;

  constructor(
    private readonly mongo: MongoService,
    private readonly connector: MongoConnector,
    private readonly gate: WriteGate,
  ) {}

  async check(): Promise<Finding> {
    const { state } = this.connector;
    if (!state.ready)
      return {
        status: 'down',
        symptom: state.reason,
        cause: 'The connection or the schema is not in place yet.',
        ...this.absence,
      };
    const asked = this.askPrimary();
    const another = this.members > 1 ? this.doesAnotherAnswer() : Promise.resolve(false);
    const finding = await inTime<Finding | undefined>(
      asked.catch(() => undefined),
      SILENT_MS,
      () => undefined,
    );
    if (finding?.status === 'up') {
      this.silentSince = undefined;
      return finding;
    }
    this.silentSince ??= performance.now();
    const isElection = performance.now() - this.silentSince < ELECTION_MS && (await another);
    if (!isElection) return asked;
    return {
      status: 'degraded',
      symptom: 'The primary of the replica set does not answer; another member does.',
      impact: 'Writes, and reads that no cache answers, wait or are refused with 503.',
      cause: 'The members elect another primary, or are about to.',
      action: 'Wait: an election takes seconds. After 30 s without a primary, this check is down.',
    };
  }

  private async askPrimary(): Promise<Finding> {
    const admin = this.mongo.db.admin();
    const limit = { maxTimeMS: this.timeoutMs };
    const options = { readPreference: 'primary' as const };
    const [hello, build] = await Promise.all([
      admin.command({ hello: 1, ...limit }, options),
      admin.command({ buildInfo: 1, ...limit }, options),
    ]);
    const { setName, hosts, isWritablePrimary } = hello as unknown as Hello;
    const version = String(build['version']);
    const details = { replica_set: setName ?? '', members: hosts?.length ?? 1, primary: isWritablePrimary };
    if (setName !== undefined && isWritablePrimary) {
      this.members = details.members;
      return { version, details, ...this.schema() };
    }
    return {
      status: 'down',
      version,
      details,
      symptom: 'The server that answers is no primary of a replica set.',
      cause: 'There is no primary, or no replica set was initiated.',
      ...this.absence,
    };
  }

  /** The other collections take writes, so the service stays ready. */
  private schema(): Pick<Finding, 'status' | 'symptom' | 'impact' | 'cause' | 'action'> {
    const { refusals } = this.gate;
    if (refusals.length === 0) return { status: 'up' };
    return {
      status: 'degraded',
      symptom: refusals.map(({ reason }) => reason).join(' '),
      impact: `Nothing can be written to ${refusals.map(({ collection }) => collection).join(', ')}.`,
      cause: 'Another program dropped, renamed or replaced a collection, or removed a part of its schema.',
      action:
        'Read GET /api/v1/database/drift. Where duplicates are stored, delete them; the service then restores the rest.',
    };
  }

  private async doesAnotherAnswer(): Promise<boolean> {
    const options = { readPreference: 'secondary' as const };
    const asked = this.mongo.db.admin().command({ hello: 1, maxTimeMS: this.timeoutMs }, options);
    return asked.then(
      (answer) => answer['secondary'] === true,
      () => false,
    );
  }
}
