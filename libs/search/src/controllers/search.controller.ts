import { bodyOf, CallerOfShare, defineClass, type FieldOptions, Operation, parametersOf } from '@lucid/common';
import { Body, Controller, Get, Headers, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { searchedModel, searchedModels } from '../mapping/search-fields';
import { DocumentStatus, DocumentStatusService } from '../query/document-status.service';
import { Freshness } from '../query/freshness';
import { MultiSearchAnswer, SearchPage } from '../query/search-answer';
import { COLLECTION, MultiSearchRequest, SearchRequest } from '../query/search-request';
import { SearchService } from '../query/search.service';
import { Suggestions, SuggestionsService } from '../query/suggestions.service';

const WAIT = {
  kind: 'int',
  min: 0,
  max: 10_000,
  fallback: 3000,
  description: 'How long to wait for X-Min-Consistency to be indexed, in ms.',
} as const satisfies FieldOptions;
const WaitQuery = defineClass('SearchQuery', { wait_ms: WAIT });

const SuggestQuery = defineClass('SuggestQuery', {
  collection: COLLECTION,
  prefix: {
    kind: 'text',
    required: true,
    minLength: 1,
    maxLength: 64,
    description: 'What was typed so far.',
    example: 'ali',
  },
  limit: { kind: 'int', min: 1, max: 20, fallback: 5, description: 'How many at most.' },
});

const StatusPath = defineClass('DocumentStatusPath', {
  collection: COLLECTION,
  id: {
    kind: 'text',
    required: true,
    minLength: 1,
    maxLength: 128,
    pattern: /^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/,
    description: "The document's id.",
  },
});

@ApiTags('search')
@Controller('search')
export class SearchController {
  constructor(
    private readonly searches: SearchService,
    private readonly suggestions: SuggestionsService,
    private readonly documents: DocumentStatusService,
    private readonly freshness: Freshness,
  ) {}

  @Post()
  @Operation({
    id: 'search',
    scope: 'models:read',
    collections: 'values',
    holds: 'searches',
    summary: 'Search a collection',
    description:
      'Words with their spelling forgiven, typed filters, facets, highlights, pages. A document is found about a second after it was written, ' +
      'or at once by who sends the X-Consistency-Token of the write. Further pages are read from one state of the index, which is kept for two minutes after each page; a caller has a share of such states, and 410 says that the oldest was given up.',
    body: { type: SearchRequest },
    query: WaitQuery,
    headers: ['X-Min-Consistency'],
    problems: [404, 410, 412],
    answer: { type: SearchPage, description: 'What was found.' },
  })
  async search(
    @Body(bodyOf(SearchRequest)) request: SearchRequest,
    @Query(parametersOf(WaitQuery)) { wait_ms }: InstanceType<typeof WaitQuery>,
    @Headers('x-min-consistency') token: string | undefined,
    @CallerOfShare() caller: string,
  ): Promise<SearchPage> {
    await this.freshness.reach([searchedModel(request.collection)], token, wait_ms);
    return this.searches.search(request, caller);
  }

  @Post('multi')
  @Operation({
    id: 'searchMulti',
    scope: 'models:read',
    collections: 'values',
    holds: 'searches',
    summary: 'Search several times at once',
    status: 207,
    body: { type: MultiSearchRequest },
    query: WaitQuery,
    headers: ['X-Min-Consistency'],
    problems: [412],
    answer: { type: MultiSearchAnswer, description: 'What became of each search.' },
  })
  async multi(
    @Body(bodyOf(MultiSearchRequest)) { searches }: MultiSearchRequest,
    @Query(parametersOf(WaitQuery)) { wait_ms }: InstanceType<typeof WaitQuery>,
    @Headers('x-min-consistency') token: string | undefined,
    @CallerOfShare() caller: string,
  ): Promise<MultiSearchAnswer> {
    const asked = new Set(searches.map(({ collection }) => collection));
    const models = searchedModels().filter(({ collection }) => asked.has(collection));
    await this.freshness.reach(models, token, wait_ms);
    return { items: await this.searches.multi(searches, caller) };
  }

  @Get('suggest')
  @Operation({
    id: 'suggest',
    scope: 'models:read',
    collections: 'values',
    holds: 'searches',
    summary: 'Complete what is being typed',
    query: SuggestQuery,
    problems: [404],
    answer: { type: Suggestions, description: 'Documents that begin so.' },
  })
  async suggest(
    @Query(parametersOf(SuggestQuery))
    { collection, prefix, limit }: { collection: string; prefix: string; limit: number },
  ): Promise<Suggestions> {
    return this.suggestions.suggest(collection, prefix, limit);
  }

  @Get('documents/:collection/:id')
  @Operation({
    id: 'getDocumentStatus',
    scope: 'models:read',
    collections: 'values',
    summary: 'Tell why a document is found or not',
    path: StatusPath,
    answer: { type: DocumentStatus, description: 'What MongoDB and the index have of it.' },
  })
  async status(
    @Param(parametersOf(StatusPath)) { collection, id }: InstanceType<typeof StatusPath>,
  ): Promise<DocumentStatus> {
    return this.documents.readDocumentStatus(collection, id);
  }
}
