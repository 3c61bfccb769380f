import { CONFIG, type Config } from '@lucid/config';
import { Module } from '@nestjs/common';
import { ElasticsearchModule } from '@nestjs/elasticsearch';
import { IndexBuilder } from './indices/index-builder';
import { IndexRegistry } from './indices/index-registry';
import { SearchConsumer } from './indices/search-consumer';
import { SearchHealth } from './connection/search-health';

/** Elasticsearch: the connection and its health. */
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
        };
      },
    }),
  ],
  providers: [SearchHealth, IndexRegistry, IndexBuilder, SearchConsumer],
})
export class SearchModule {}
