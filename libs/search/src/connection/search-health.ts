import { type Finding, type HealthIndicator, ProvidesHealth } from '@lucid/common';
import { Injectable } from '@nestjs/common';
import { ElasticsearchService } from '@nestjs/elasticsearch';

/** Elasticsearch: the state of its cluster. */
@Injectable()
@ProvidesHealth()
export class SearchHealth implements HealthIndicator {
  readonly name = 'elasticsearch';
  readonly critical = false;
  readonly timeoutMs = 2000;
  readonly absence = {
    impact: 'Nothing can be searched; everything else works.',
    action: 'Check that Elasticsearch runs and that ELASTICSEARCH_URI fits it. It needs half a minute to start.',
  };

  constructor(private readonly elasticsearch: ElasticsearchService) {}

  async check(): Promise<Finding> {
    // A node that cannot be reached is no fault while another answers: each is asked once.
    const limit = { maxRetries: this.elasticsearch.connectionPool.size - 1, requestTimeout: this.timeoutMs };
    const [info, health] = await Promise.all([
      this.elasticsearch.info({}, limit),
      this.elasticsearch.cluster.health({}, limit),
    ]);
    const details = {
      cluster_status: health.status,
      nodes: health.number_of_nodes,
      active_shards: health.active_shards,
    };
    const version = info.version.number;
    if (health.status !== 'red') return { status: 'up', version, details };
    return {
      status: 'degraded',
      version,
      details,
      symptom: 'The cluster is red.',
      impact: 'Some of what is indexed cannot be searched.',
      cause: 'A primary shard has no node.',
      action: 'See GET _cluster/allocation/explain.',
    };
  }
}
