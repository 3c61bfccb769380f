import { HEARTBEAT_MS } from '@lucid/common';
import { Injectable } from '@nestjs/common';

/** How patient the workers, and those who follow jobs, are, in ms. One object for each application, read at each use: tests shorten it. */
@Injectable()
export class JobTimes {
  /** How long a worker counts as alive without a sign of life: longer than a failover of MongoDB takes. */
  lease = 30_000;
  /** How often running work shows its progress, renews its lease and learns of a cancellation. */
  beat = 1000;
  /** How often a replica looks for jobs that wait, and for leases that have run out. */
  poll = 2000;
  /** How long a lease that has run out is watched before it is taken: its worker may only have been cut off with all others. */
  doubt = 10_000;
  /** How long work that was told to stop may take, before its job counts as cancelled without it. */
  patience = 30_000;
  /** How long a process that stops waits for its work to stop. */
  stop = 10_000;
  /** How long a kind of jobs waits until it is said that no replica knows it. */
  unknown = 60_000;
  /** How often a quiet stream of a job's events says that it lives. */
  heartbeat = HEARTBEAT_MS;
}
