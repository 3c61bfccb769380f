import { defineClass, Operation, parametersOf } from '@lucid/common';
import { CollectionPath } from '@lucid/mongo';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type AnalysisOptions, AnalysisService } from '../analysis/analysis.service';
import { SchemaAnalysis } from '../analysis/schema-analysis';

const AnalysisQuery = defineClass('AnalyseCollectionQuery', {
  sample: {
    kind: 'int',
    min: 1,
    max: 10_000,
    fallback: 1000,
    description: 'Most documents to look at; fewer where they are large.',
  },
  values: {
    kind: 'flag',
    fallback: false,
    effect: { kind: 'values', when: [true] },
    description:
      'Whether to tell values: ranges of numbers and times, and frequent values. They may be personal; the key needs `models:read` too.',
  },
});

@ApiTags('database')
@Controller('database/collections/:name/schema')
export class AnalysisController {
  constructor(private readonly analyses: AnalysisService) {}

  @Get()
  @Operation({
    id: 'analyseCollectionSchema',
    scope: 'database:read',
    collections: 'shape',
    holds: 'analyses',
    summary: 'See what the documents of a collection look like',
    description:
      "From a random sample: each path with its types and how many documents have it, beside what the collection's rules name. Names of fields are told as they are.",
    path: CollectionPath,
    query: AnalysisQuery,
    answer: { type: SchemaAnalysis, description: 'What was found.' },
  })
  async analyse(
    @Param(parametersOf(CollectionPath)) { name }: { name: string },
    @Query(parametersOf(AnalysisQuery)) options: AnalysisOptions,
  ): Promise<SchemaAnalysis> {
    return this.analyses.analyse(name, options);
  }
}
