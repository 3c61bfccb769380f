import { ProvidesSupport, type SupportSource } from '@lucid/common';
import { Injectable } from '@nestjs/common';
import { ElasticsearchService } from '@nestjs/elasticsearch';
import { IndexOverviewService } from './index-overview.service';

/** Elasticsearch and the indices of the service in a support bundle. */
@Injectable()
@ProvidesSupport()
export class SearchSupport implements SupportSource {
  readonly name = 'elasticsearch.json';
  readonly timeoutMs = 5000;

  constructor(
    private readonly elasticsearch: ElasticsearchService,
    private readonly overview: IndexOverviewService,
  ) {}

  async writeSupport(): Promise<unknown> {
    const limit = { requestTimeout: this.timeoutMs, maxRetries: 0 };
    const [info, health, indices] = await Promise.all([
      this.elasticsearch.info({}, limit),
      this.elasticsearch.cluster.health({}, limit),
      this.overview.list(),
    ]);
    return { version: info.version, cluster_health: health, indices };
  }
}
