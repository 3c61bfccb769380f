import { bodyOf, Operation } from '@lucid/common';
import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { QueryExplanation } from '../explain/explain-answer';
import { ExplainRequest } from '../explain/explain-request';
import { ExplainService } from '../explain/explain.service';

@ApiTags('database')
@Controller('database/explain')
export class ExplainController {
  constructor(private readonly explaining: ExplainService) {}

  @Post()
  @Operation({
    id: 'explainQuery',
    scope: 'database:read',
    collections: 'shape',
    holds: 'analyses',
    summary: 'Explain a query: its plan, what it takes and why, and the index that would serve it',
    description:
      'Explains a find or an aggregation that is given in typed form. Nothing can be written by it. With verbosity executionStats the query is run once, within the time limit of a call, and its documents are counted, not answered.',
    body: { type: ExplainRequest },
    headers: ['Idempotency-Key'],
    problems: [404, 409, 422],
    answer: { type: QueryExplanation, description: 'How the query is done.' },
  })
  async explain(@Body(bodyOf(ExplainRequest)) request: ExplainRequest): Promise<QueryExplanation> {
    return this.explaining.explain(request);
  }
}
