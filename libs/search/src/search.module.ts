import { CONFIG, type Config } from '@lucid/config';
import { Module } from '@nestjs/common';
import { ElasticsearchModule } from '@nestjs/elasticsearch';
import { ElasticsearchGate } from './connection/elasticsearch-gate';
import { ObservedTransport } from './connection/observed-transport';
import { SearchHealth } from './connection/search-health';
import { SearchSupport } from './indices/search-support';
import { SearchIndicesController } from './controllers/search-indices.controller';
import { SearchController } from './controllers/search.controller';
import { DriftAudit } from './drift/drift-audit';
import { IndexBuilder } from './indices/index-builder';
import { IndexOverviewService } from './indices/index-overview.service';
import { IndexRegistry } from './indices/index-registry';
import { IndicesHealth } from './indices/indices-health';
import { SearchConsumer } from './indices/search-consumer';
import { AuditSearchJob } from './jobs/audit-search-job';
import { RebuildIndexJob } from './jobs/rebuild-index-job';
import { SearchJobsService } from './jobs/search-jobs.service';
import { DocumentStatusService } from './query/document-status.service';
import { Freshness } from './query/freshness';
import { PointsInTime } from './query/points-in-time';
import { SearchCursors } from './query/search-cursor';
import { SearchService } from './query/search.service';
import { SuggestionsService } from './query/suggestions.service';

/** Search: indices that are kept in step with MongoDB, and what can be asked of them. */
@Module({
  imports: [
    ElasticsearchModule.registerAsync({
      inject: [CONFIG],
      useFactory: ({ ELASTICSEARCH_URI }: Config) => {
        const nodes = ELASTICSEARCH_URI.split(',').map((node) => new URL(node));
        const { username = '', password = '' } = nodes[0] ?? {};
        return {
          nodes: nodes.map(({ origin, pathname }) => `${origin}${pathname}`),
          ...(username !== '' && {
            auth: { username: decodeURIComponent(username), password: decodeURIComponent(password) },
          }),
          requestTimeout: 10_000,
          maxRetries: 2,
          enableMetaHeader: false,
          Transport: ObservedTransport,
          // The spans are ours, as those of the other engines are: its own tell what was asked for.
          openTelemetry: { enabled: false },
        };
      },
    }),
  ],
  controllers: [SearchController, SearchIndicesController],
  providers: [
    SearchHealth,
    SearchSupport,
    IndicesHealth,
    ElasticsearchGate,
    IndexRegistry,
    IndexBuilder,
    SearchConsumer,
    SearchJobsService,
    RebuildIndexJob,
    AuditSearchJob,
    IndexOverviewService,
    DriftAudit,
    SearchCursors,
    PointsInTime,
    SearchService,
    Freshness,
    SuggestionsService,
    DocumentStatusService,
  ],
})
export class SearchModule {}
