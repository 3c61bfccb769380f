import type { BulkMode } from './bulk';
import type { Operation, Sample } from './load';

/** What an operation showed: the middle of the rounds of each server, and the middle of the ratios of neighbouring rounds. */
export interface Comparison {
  operation: Operation;
  service: Sample;
  bare: Sample;
  ratio: number;
  /** The ratio of each pair of rounds, as a sign of how much they scatter. */
  ratios: number[];
}

/** What statistics of 1,000 collections take. Times in ms. */
export interface StatisticsCost {
  /** The first answer, when no collection was measured yet. */
  first: number;
  p50: number;
  p95: number;
  /** GET by id at an even rate while nobody asks for statistics, and while somebody does all the time. */
  quiet: Sample;
  busy: Sample;
  /** Processor time of sampling, as a part of one core: the service's and MongoDB's. */
  serviceShare: number;
  serverShare: number;
  /** What is stored of samples in a day, uncompressed. */
  bytesPerDay: number;
}

/** Parts of reads by where they were answered from. */
export type HitsByTier = Record<'local' | 'redis' | 'database', number>;

/** What cached reads take. */
export interface CacheCost {
  /** GET by id of a Zipf-like choice, all of it in memory, and of users one after the other, nearly all of them in Redis. */
  local: Comparison;
  localHits: HitsByTier;
  redis: Comparison;
  redisHits: HitsByTier;
  /** Of a Zipf-like choice on two replicas that begin with nothing. */
  cold: HitsByTier;
}

/** What building an index takes. */
export interface BuildCost {
  /** Documents per second while the index is filled, and of the client's bulk helper with the same documents. */
  rate: number;
  bareRate: number;
  ratio: number;
  /** All of a rebuild: filled, compared with what is stored, and searched. */
  wholeSeconds: number;
  /** The most resident memory of the service meanwhile, in MB. */
  memoryMb: number;
}

/** What search takes. */
export interface SearchCost {
  documents: number;
  build: BuildCost;
  /** From an acknowledged write until it is found, under 1,000 writes a second, in ms. */
  seen: Omit<Sample, 'perSecond'>;
}

/** The service and a tool in turn: the middle of each in s, and of the tool's time as a multiple of the service's. */
export interface Versus {
  service: number;
  tool: number;
  ratio: number;
  /** That of each pair of rounds, as a sign of how much they scatter. */
  ratios: number[];
  /** What was written. */
  serviceBytes: number;
  toolBytes: number;
}

/** What backups take, against mongodump and mongorestore. */
export interface BackupCost {
  documents: number;
  /** Uncompressed, and by zstd against gzip. */
  plain: Versus;
  compressed: Versus;
  restored: Versus;
  /** GET by id at an even rate while nothing is backed up, and while it is. */
  quiet: Sample;
  busy: Sample;
  /** The most resident memory of the service in all of it, in MB. */
  memoryMb: number;
}

/** All that was measured; what was left out by `--only` is missing. */
export interface Results {
  comparisons: Comparison[];
  paced?: Sample;
  /** Documents per second. */
  bulk: Partial<Record<BulkMode, number>>;
  /** Evaluations of trust policies per second of processor time. */
  evaluations?: number;
  cache?: CacheCost;
  search?: SearchCost;
  backup?: BackupCost;
  statistics?: StatisticsCost;
  /** Resident memory of the service in MB, before and after all load. */
  memory?: { rest: number; loaded: number };
  /** Until the first good answer, in s. */
  startSeconds?: number;
}
