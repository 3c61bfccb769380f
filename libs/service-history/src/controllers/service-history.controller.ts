import { Operation, parametersOf } from '@lucid/common';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CacheHistory, CacheHistoryQuery, type CacheHistoryQueryFields } from '../history/cache-history';
import { RequestHistory, RequestHistoryQuery, type RequestHistoryQueryFields } from '../history/request-history';
import { ServiceHistory } from '../history/service-history.service';

@ApiTags('metrics')
@Controller('request-history')
export class RequestHistoryController {
  constructor(private readonly history: ServiceHistory) {}

  @Get()
  @Operation({
    id: 'getRequestHistory',
    scope: 'metrics:read',
    summary: 'Get the history of requests',
    description:
      'Requests, errors and latency of the last 30 days, of all replicas together, and totals by group. Each replica samples its counters once a minute; one that dies loses at most its last minute. Percentiles are computed from added histograms, within spans from 1 ms to 10 s. Streams of events are counted and not timed. Where no replica sampled, one point with null begins the gap.',
    query: RequestHistoryQuery,
    problems: [404],
    answer: { type: RequestHistory, description: 'The points, and totals by group.' },
  })
  async get(@Query(parametersOf(RequestHistoryQuery)) query: RequestHistoryQueryFields): Promise<RequestHistory> {
    return this.history.ofRequests(query);
  }
}

@ApiTags('cache')
@Controller('cache/history')
export class CacheHistoryController {
  constructor(private readonly history: ServiceHistory) {}

  @Get()
  @Operation({
    id: 'getCacheHistory',
    scope: 'cache:read',
    collections: 'shape',
    summary: 'Get the history of the cache',
    description:
      'Reads and hit rates of the last 30 days, by tier, of all replicas together, and totals by namespace. Each replica samples its counters once a minute; one that dies loses at most its last minute. Where no replica sampled, one point with null begins the gap.',
    query: CacheHistoryQuery,
    problems: [404],
    answer: { type: CacheHistory, description: 'The points, and totals by namespace.' },
  })
  async get(@Query(parametersOf(CacheHistoryQuery)) query: CacheHistoryQueryFields): Promise<CacheHistory> {
    return this.history.ofCache(query);
  }
}
