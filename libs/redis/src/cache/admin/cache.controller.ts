import {
  Auditing,
  type AuditNotes,
  bodyOf,
  CONFIRM,
  defineClass,
  Operation,
  parametersOf,
  ProblemError,
  requireConfirmation,
} from '@lucid/common';
import { Body, Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CacheService } from '../cache.service';
import { CachedAnswer, CacheKeyPage, CacheStats, FlushCache, FlushResult } from './cache-answers';
import { CacheKeysService } from './cache-keys.service';
import { readStats } from './cache-stats';

const NAMESPACE = {
  kind: 'text',
  required: true,
  maxLength: 64,
  pattern: /^[a-z0-9-]{1,64}$/,
  collection: true,
} as const;

const KeysQuery = defineClass('CacheKeysQuery', {
  namespace: { ...NAMESPACE, description: 'Kind of answers.' },
  limit: { kind: 'int', min: 1, max: 200, fallback: 50, description: 'About how many keys.' },
  cursor: { kind: 'text', minLength: 1, maxLength: 64, description: 'The next_cursor of the page before.' },
});

const KeyPath = defineClass('CacheKeyPath', {
  namespace: { ...NAMESPACE, description: 'Kind of answer.' },
  key: {
    kind: 'text',
    required: true,
    minLength: 1,
    maxLength: 300,
    description: 'Field and value that it was asked for by: `user_id=…`.',
  },
});

const FlushQuery = defineClass('FlushCacheQuery', {
  dry_run: { kind: 'flag', fallback: false, description: 'Count what would go, and do nothing.' },
  confirm: {
    ...CONFIRM,
    maxLength: 4096,
    description: '`all`, or the namespaces of the body, comma-separated. Required unless `dry_run` is true.',
  },
});

@ApiTags('cache')
@Controller('cache')
export class CacheController {
  constructor(
    private readonly cache: CacheService,
    private readonly keys: CacheKeysService,
  ) {}

  @Get('stats')
  @Operation({
    id: 'getCacheStats',
    scope: 'cache:read',
    summary: 'Get what the cache of this replica does',
    answer: { type: CacheStats, description: 'Its memory, its state, and its counters by kind of answer.' },
  })
  stats(): CacheStats {
    return readStats(this.cache);
  }

  @Get('keys')
  @Operation({
    id: 'listCacheKeys',
    scope: 'cache:read',
    collections: 'values',
    summary: 'List the keys of one kind of answer in Redis',
    description:
      'Lists the keys of one namespace in Redis, in no order. Keys hold values of documents, such as e-mail addresses.',
    query: KeysQuery,
    problems: [404],
    answer: { type: CacheKeyPage, description: 'A page, in no order.' },
  })
  async list(
    @Query(parametersOf(KeysQuery)) { namespace, limit, cursor }: InstanceType<typeof KeysQuery>,
  ): Promise<CacheKeyPage> {
    this.check([namespace]);
    return this.keys.list(namespace, limit, cursor);
  }

  @Get('keys/:namespace/:key')
  @Operation({
    id: 'getCacheKey',
    scope: 'cache:read',
    collections: 'values',
    summary: 'Get one cached answer',
    path: KeyPath,
    answer: { type: CachedAnswer, description: 'The key, and its value.' },
  })
  async get(@Param(parametersOf(KeyPath)) { namespace, key }: InstanceType<typeof KeyPath>): Promise<CachedAnswer> {
    this.check([namespace]);
    return this.keys.get(namespace, key);
  }

  @Delete('keys/:namespace/:key')
  @Operation({
    id: 'deleteCacheKey',
    scope: 'cache:delete',
    collections: 'shape',
    summary: 'Forget one cached answer',
    status: 204,
    path: KeyPath,
  })
  async remove(
    @Param(parametersOf(KeyPath)) { namespace, key }: InstanceType<typeof KeyPath>,
    @Auditing() audit: AuditNotes,
  ): Promise<void> {
    this.check([namespace]);
    audit.target = `${namespace}/${key}`;
    await this.keys.remove(namespace, key);
  }

  @Post('flush')
  @Operation({
    id: 'flushCache',
    scope: 'cache:delete',
    collections: 'shape',
    summary: 'Forget cached answers',
    description:
      'At once in Redis and in this replica, in the others within a second. Nothing is lost but time: what is asked for is read from the database again.',
    query: FlushQuery,
    body: { type: FlushCache },
    headers: ['Idempotency-Key'],
    problems: [404],
    answer: { type: FlushResult, description: 'What was forgotten.' },
  })
  async flush(
    @Body(bodyOf(FlushCache)) { namespaces: named }: FlushCache,
    @Query(parametersOf(FlushQuery)) { dry_run, confirm }: InstanceType<typeof FlushQuery>,
    @Auditing() audit: AuditNotes,
  ): Promise<FlushResult> {
    const namespaces = named ?? this.names();
    this.check(namespaces);
    if (!dry_run) requireConfirmation(confirm, named?.join(',') ?? 'all', 'Reads will wait for the database again.');
    const result = { namespaces, keys: await this.keys.count(namespaces), dry_run };
    if (!dry_run) await this.keys.flush(namespaces);
    audit.target = named?.join(',') ?? 'all';
    audit.after = result;
    return result;
  }

  private names(): string[] {
    return this.cache.namespaces.map(({ options }) => options.name);
  }

  private check(namespaces: readonly string[]): void {
    const known = this.names();
    const unknown = namespaces.find((name) => !known.includes(name));
    if (unknown !== undefined)
      throw new ProblemError('not_found', `Nothing is cached as ${unknown}; there are ${known.join(', ')}.`);
  }
}
