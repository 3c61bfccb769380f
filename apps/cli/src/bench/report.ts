import { cpus, loadavg, totalmem, type } from 'node:os';
import { table } from '../table';
import type { Operation, Sample } from './load';
import type {
  BackupCost,
  CacheCost,
  Comparison,
  HitsByTier,
  Results,
  SearchCost,
  StatisticsCost,
  Versus,
} from './results';

const titles: Record<Operation, string> = { get: 'GET by id', list: 'GET a list of 50', post: 'POST' };
const leastRatios: Record<Operation, number> = { get: 0.6, list: 0.8, post: 0.7 };
/** Of cached reads, against the bare server, and the least part of reads that a cache that began empty answers. */
const leastCached = { local: 2, redis: 1, hits: 0.8 };
/** Of a build, against the client's bulk helper. */
const leastBuild = 0.8;
const mostSearch = { seenMs: 1500, buildMb: 400 };
/** Of a dump uncompressed and compressed, and of a restore, as multiples of the tools' speed; GET meanwhile as one of GET without. */
const leastBackup = { plain: 0.8, compressed: 3, restored: 0.8 };
const mostBackup = { mb: 400, get: 2 };
const most = { p95: 10, restMb: 250 };
const leastBulk = 1000;
const leastEvaluations = 20_000;
/** Of an answer with 1,000 collections in ms, and of sampling them in parts of a core. */
const mostStatistics = { ms: 1000, share: 0.01 };

const whole = (value: number): string => Math.round(value).toLocaleString('en-US');
const percent = (part: number): string => `${(part * 100).toFixed(2)} %`;
const times = ({ p50, p95, p99 }: Sample): string[] => [p50, p95, p99].map((time) => time.toFixed(1));

/** What it ran on, and how busy that was already: numbers of two machines, or of a busy and an idle one, cannot be compared. */
export function machine(engines: readonly string[]): string {
  const [cpu] = cpus();
  const memory = `${(totalmem() / 1024 ** 3).toFixed(0)} GB`;
  const load = `load average ${loadavg()[0]?.toFixed(1) ?? ''}`;
  return [`${cpus().length} x ${cpu?.model ?? type()}`, memory, `Node ${process.version}`, ...engines, load].join(', ');
}

/** One operation of both servers. */
export function comparisonTable({ operation, service, bare, ratio, ratios }: Comparison, from = ''): string {
  const rows = Object.entries({ service, bare }).map(([name, sample]) => [
    name,
    whole(sample.perSecond),
    ...times(sample),
  ]);
  const each = ratios.map((value) => value.toFixed(2)).join(' ');
  return `${table([`${titles[operation]} ${from}`.trim(), 'req/s', 'p50 ms', 'p95 ms', 'p99 ms'], rows)}\nratio ${ratio.toFixed(2)} (each pair of rounds: ${each})`;
}

/** What the service alone showed. */
export function serviceTable({
  paced,
  bulk,
  cache,
  statistics,
  search,
  backup,
  memory,
  startSeconds,
}: Results): string {
  return table(
    ['The service alone', ''],
    [
      ...(paced === undefined
        ? []
        : [[`GET by id at ${whole(paced.perSecond)} req/s, p50 p95 p99`, `${times(paced).join(' ')} ms`]]),
      ...Object.entries(bulk).map(([mode, rate]) => [`bulk of 1,000, ${mode}`, `${whole(rate)} documents/s`]),
      ...(cache === undefined ? [] : cacheRows(cache)),
      ...(statistics === undefined ? [] : statisticsRows(statistics)),
      ...(search === undefined ? [] : searchRows(search)),
      ...(backup === undefined ? [] : backupRows(backup)),
      ...(memory === undefined
        ? []
        : [
            ['resident memory at rest', `${whole(memory.rest)} MB`],
            ['resident memory after the load', `${whole(memory.loaded)} MB`],
          ]),
      ...(startSeconds === undefined ? [] : [['start to first answer', `${startSeconds.toFixed(1)} s`]]),
    ],
  );
}

function cacheRows({ localHits, redisHits, cold }: CacheCost): string[][] {
  const parts = ({ local, redis, database }: HitsByTier): string => [local, redis, database].map(percent).join(', ');
  return [
    ['reads from memory, Redis, MongoDB: warm', parts(localHits)],
    ['the same with 1 MB of memory', parts(redisHits)],
    ['the same, two replicas from nothing', parts(cold)],
  ];
}

function cacheTargets({ local, redis, cold }: CacheCost): string[][] {
  const hits = cold.local + cold.redis;
  const rows = (['local', 'redis'] as const).map((tier) => {
    const { ratio } = { local, redis }[tier];
    const least = leastCached[tier];
    return row(`GET by id, ${tier} tier, ratio to the bare server`, `>= ${least}`, ratio.toFixed(2), ratio >= least);
  });
  return [
    ...rows,
    row('hits of a cache from nothing', `> ${percent(leastCached.hits)}`, percent(hits), hits > leastCached.hits),
  ];
}

function searchRows({ documents, build, seen }: SearchCost): string[][] {
  return [
    [`index of ${whole(documents)} documents, filled`, `${whole(build.rate)} documents/s`],
    ["the client's bulk helper with the same", `${whole(build.bareRate)} documents/s`],
    ['rebuilt, compared and searched', `${build.wholeSeconds.toFixed(1)} s`],
    ['resident memory meanwhile, at most', `${whole(build.memoryMb)} MB`],
    ['from write to found at 1,000 writes/s, p50 p95 p99', `${[seen.p50, seen.p95, seen.p99].map(whole).join(' ')} ms`],
  ];
}

function searchTargets({ build, seen }: SearchCost): string[][] {
  const { seenMs, buildMb } = mostSearch;
  return [
    row(
      'index filled, ratio to the bulk helper',
      `>= ${leastBuild}`,
      build.ratio.toFixed(2),
      build.ratio >= leastBuild,
    ),
    row('resident memory of a rebuild', `< ${buildMb} MB`, `${whole(build.memoryMb)} MB`, build.memoryMb < buildMb),
    row('from write to found, p95', `< ${whole(seenMs)} ms`, `${whole(seen.p95)} ms`, seen.p95 < seenMs),
  ];
}

function backupRows({ documents, plain, compressed, restored, quiet, busy, memoryMb }: BackupCost): string[][] {
  const megabytes = (bytes: number): string => `${whole(bytes / 1e6)} MB`;
  const versus = ({ service, tool, ratios }: Versus): string =>
    `${service.toFixed(2)} s, ${tool.toFixed(2)} s (${ratios.map((ratio) => ratio.toFixed(2)).join(' ')})`;
  return [
    [`backup of ${whole(documents)} documents, mongodump`, versus(plain)],
    ['the same by zstd, mongodump --gzip', versus(compressed)],
    [
      'bytes of each of the four',
      [plain, compressed]
        .flatMap((each) => [each.serviceBytes, each.toolBytes])
        .map(megabytes)
        .join(', '),
    ],
    ['restore, mongorestore', versus(restored)],
    ['GET by id meanwhile, p50 p95 p99', `${times(busy).join(' ')} ms, without ${times(quiet).join(' ')} ms`],
    ['resident memory meanwhile, at most', `${whole(memoryMb)} MB`],
  ];
}

function backupTargets({ plain, compressed, restored, quiet, busy, memoryMb }: BackupCost): string[][] {
  const speed = (what: string, { ratio }: Versus, least: number): string[] =>
    row(what, `>= ${least}`, ratio.toFixed(2), ratio >= least);
  const size = compressed.serviceBytes / compressed.toolBytes;
  const get = busy.p95 / quiet.p95;
  return [
    speed("backup uncompressed, ratio to mongodump's speed", plain, leastBackup.plain),
    speed("backup by zstd, ratio to mongodump --gzip's speed", compressed, leastBackup.compressed),
    row('its size, ratio to gzip', '<= 1', size.toFixed(3), size <= 1),
    speed("restore, ratio to mongorestore's speed", restored, leastBackup.restored),
    row(
      'resident memory of backups and restores',
      `< ${mostBackup.mb} MB`,
      `${whole(memoryMb)} MB`,
      memoryMb < mostBackup.mb,
    ),
    row(
      'GET by id while backing up, p95, ratio to without',
      `<= ${mostBackup.get}`,
      get.toFixed(2),
      get <= mostBackup.get,
    ),
  ];
}

function statisticsRows({ first, p50, p95, quiet, busy, ...sampling }: StatisticsCost): string[][] {
  return [
    ['statistics of 1,000 collections, first p50 p95', `${[first, p50, p95].map(whole).join(' ')} ms`],
    ['GET by id meanwhile, p50 p95 p99', `${times(busy).join(' ')} ms, without ${times(quiet).join(' ')} ms`],
    [
      'sampling 1,000 collections, service and MongoDB',
      `${percent(sampling.serviceShare)} + ${percent(sampling.serverShare)} of a core`,
    ],
    ['samples of a day, uncompressed', `${(sampling.bytesPerDay / 1e6).toFixed(1)} MB`],
  ];
}

const row = (what: string, target: string, value: string, reached: boolean): string[] => [
  what,
  target,
  value,
  reached ? 'reached' : 'short',
];

function statisticsTargets({ first, p95, serviceShare, serverShare }: StatisticsCost): string[][] {
  const { ms, share } = mostStatistics;
  const slowest = Math.max(first, p95);
  const sampling = serviceShare + serverShare;
  return [
    row('statistics of 1,000 collections, first and p95', `< ${whole(ms)} ms`, `${whole(slowest)} ms`, slowest < ms),
    row('sampling 1,000 collections, of a core', `< ${percent(share)}`, percent(sampling), sampling < share),
  ];
}

/** Each target that was measured, and whether it was reached. */
export function targetTable({
  comparisons,
  paced,
  bulk,
  evaluations,
  cache,
  statistics,
  search,
  backup,
  memory,
}: Results): string {
  const rows = [
    ...comparisons.map(({ operation, ratio }) => {
      const least = leastRatios[operation];
      return row(`${titles[operation]}, ratio to the bare server`, `>= ${least}`, ratio.toFixed(2), ratio >= least);
    }),
    ...(paced === undefined
      ? []
      : [row('GET by id at 100 req/s, p95', `< ${most.p95} ms`, `${paced.p95.toFixed(1)} ms`, paced.p95 < most.p95)]),
    ...Object.entries(bulk).map(([mode, rate]) =>
      row(`bulk ${mode}, documents/s`, `> ${whole(leastBulk)}`, whole(rate), rate > leastBulk),
    ),
    ...(evaluations === undefined
      ? []
      : [
          row(
            'evaluations/s of a processor, 100 policies of 10 rules',
            `>= ${whole(leastEvaluations)}`,
            whole(evaluations),
            evaluations >= leastEvaluations,
          ),
        ]),
    ...(cache === undefined ? [] : cacheTargets(cache)),
    ...(statistics === undefined ? [] : statisticsTargets(statistics)),
    ...(search === undefined ? [] : searchTargets(search)),
    ...(backup === undefined ? [] : backupTargets(backup)),
    ...(memory === undefined
      ? []
      : [row('resident memory at rest', `< ${most.restMb} MB`, `${whole(memory.rest)} MB`, memory.rest < most.restMb)]),
  ];
  return table(['target', '', 'measured', ''], rows);
}
