import { errors } from '@elastic/elasticsearch';
import { checkpointsOf, type DeadLetter, documentKey, letterIdOf, lettersOf } from '@lucid/changes';
import { Field } from '@lucid/common';
import { MongoService, READ_ANY } from '@lucid/mongo';
import { Injectable } from '@nestjs/common';
import { ElasticsearchService } from '@nestjs/elasticsearch';
import { ElasticsearchGate } from '../connection/elasticsearch-gate';
import { SEARCH_CONSUMER } from '../indices/index-names';
import { IndexRegistry } from '../indices/index-registry';
import { sameSource } from '../drift/same-source';
import { searchedModel } from '../mapping/search-fields';
import { projectionOf, sourceOf } from '../mapping/source';

/** Why a document is found or not. */
export class DocumentStatus {
  @Field({ kind: 'flag', required: true, description: 'Whether MongoDB has it.' })
  stored!: boolean;

  @Field({ kind: 'flag', required: true, description: 'Whether the index has it.' })
  indexed!: boolean;

  @Field({ kind: 'flag', required: true, description: 'Whether the index has it as MongoDB does.' })
  current!: boolean;

  @Field({
    kind: 'int',
    long: true,
    min: 0,
    description: 'Version of what is indexed: the cluster time of its change.',
  })
  indexed_version?: number;

  @Field({ kind: 'text', description: 'Why Elasticsearch refused it last, when it did.' })
  refused_because?: string;

  @Field({ kind: 'text', description: 'How far the indices are, as a consistency token.' })
  position?: string;

  @Field({ kind: 'text', required: true, description: 'What that means, and what to do.' })
  verdict!: string;
}

/** "Why do I not find this document?", answered. */
@Injectable()
export class DocumentStatusService {
  constructor(
    private readonly mongo: MongoService,
    private readonly elasticsearch: ElasticsearchService,
    private readonly registry: IndexRegistry,
    private readonly gate: ElasticsearchGate,
  ) {}

  /** @throws ProblemError 404 for a collection that is not searched, 503 when Elasticsearch is away */
  async readDocumentStatus(collection: string, id: string): Promise<DocumentStatus> {
    const model = searchedModel(collection);
    const [document, checkpoint] = await Promise.all([
      this.mongo
        .collection(collection)
        .findOne({ [model.id]: id }, { projection: projectionOf(model), ...READ_ANY, ...this.mongo.limit }),
      checkpointsOf(this.mongo).findOne({ _id: SEARCH_CONSUMER }, this.mongo.limit),
    ]);
    const hit = await this.gate.pass(async () => this.indexed(this.registry.aliasOf(model), model.id, id, document));
    const key = document === null ? hit?.key : documentKey(document._id);
    const letter =
      key === undefined
        ? null
        : ((await lettersOf(this.mongo).findOne(
            { letter_id: letterIdOf(SEARCH_CONSUMER, collection, key) },
            this.mongo.limit,
          )) as unknown as DeadLetter | null);
    const current = document !== null && hit !== undefined && sameSource(sourceOf(document), hit.source);
    return {
      stored: document !== null,
      indexed: hit !== undefined,
      current,
      ...(hit !== undefined && { indexed_version: hit.version }),
      ...(letter !== null && { refused_because: letter.reason }),
      ...(checkpoint?.position !== undefined && { position: checkpoint.position }),
      verdict: verdictOf(document !== null, hit !== undefined, current, letter?.reason),
    };
  }

  private async indexed(
    index: string,
    field: string,
    value: string,
    stored: { _id: unknown } | null,
  ): Promise<{ key: string; version: number; source: unknown } | undefined> {
    if (stored !== null) {
      try {
        const found = await this.elasticsearch.get({ index, id: documentKey(stored._id) });
        return { key: found._id, version: found._version ?? 0, source: found._source };
      } catch (error) {
        // The document alone is missing: an index that is missing is an error.
        if (error instanceof errors.ResponseError && (error.body as { found?: boolean }).found === false)
          return undefined;
        throw error;
      }
    }
    const { hits } = await this.elasticsearch.search({
      index,
      size: 1,
      version: true,
      query: { term: { [field]: value } },
    });
    const [hit] = hits.hits;
    return hit === undefined ? undefined : { key: hit._id ?? '', version: hit._version ?? 0, source: hit._source };
  }
}

function verdictOf(stored: boolean, indexed: boolean, current: boolean, reason: string | undefined): string {
  if (current) return 'It is indexed as it is stored: a search that does not find it asks for something else.';
  if (reason !== undefined)
    return `Elasticsearch refused it (${reason}). Mend the document, or replay its dead letter (POST /api/v1/database/changes/dead-letters/replay).`;
  if (!stored && !indexed) return 'There is no such document.';
  if (!stored)
    return 'It was deleted, and the index does not know yet. See lag_seconds in GET /api/v1/database/changes.';
  const older = indexed ? 'An older state of it is indexed' : 'It is stored and not indexed yet';
  return `${older}. See lag_seconds in GET /api/v1/database/changes; when that is 0, audit (POST /api/v1/search/drift).`;
}
