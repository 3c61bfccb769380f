import {
  Auditing,
  type AuditNotes,
  bodyOf,
  Field,
  type ListQuery,
  listQueryClass,
  Operation,
  pageClass,
  parametersOf,
} from '@lucid/common';
import type { Page } from '@lucid/mongo';
import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DeadLetter } from '../consumers/dead-letter';
import { DeadLettersService, LETTERS } from '../consumers/dead-letters.service';
import { ChangeStreamStatus } from './change-stream-status';
import { ChangeStreamStatusService } from './change-stream-status.service';

const LetterQuery = listQueryClass(DeadLetter, 'DeadLetters', LETTERS.list);

class ReplayRequest {
  @Field({
    kind: 'list',
    items: { kind: 'text', pattern: /^[0-9a-f]{32}$/ },
    minItems: 1,
    maxItems: 1000,
    unique: true,
    required: true,
    description: 'Ids of letters.',
  })
  letter_ids!: string[];
}

class ReplayResult {
  @Field({ kind: 'int', min: 0, required: true, description: 'Letters whose documents were taken now; they are gone.' })
  taken!: number;

  @Field({ kind: 'int', min: 0, required: true, description: 'Letters that were refused again.' })
  refused!: number;

  @Field({
    kind: 'int',
    min: 0,
    required: true,
    description: 'Ids that no letter has: their documents were taken already.',
  })
  gone!: number;
}

@ApiTags('database')
@Controller('database/changes')
export class ChangeStreamController {
  constructor(
    private readonly status: ChangeStreamStatusService,
    private readonly letters: DeadLettersService,
  ) {}

  @Get()
  @Operation({
    id: 'getChangeSpine',
    scope: 'database:read',
    summary: 'Get how far search is behind the database',
    answer: {
      type: ChangeStreamStatus,
      description: 'Each consumer of the changes: its leader, its lag, its headroom.',
    },
  })
  async getChangeStreamStatus(): Promise<ChangeStreamStatus> {
    return this.status.readStatus();
  }

  @Get('dead-letters')
  @Operation({
    id: 'listDeadLetters',
    scope: 'database:read',
    collections: 'values',
    summary: 'List changes that could not be taken',
    description: 'Each with the `_id` of its document and the reason, which may quote a value.',
    query: LetterQuery,
    answer: { type: pageClass(DeadLetter), description: 'A page.' },
  })
  async list(@Query(parametersOf(LetterQuery)) query: ListQuery): Promise<Page<DeadLetter>> {
    return this.letters.list(query);
  }

  @Post('dead-letters/replay')
  @Operation({
    id: 'replayDeadLetters',
    scope: 'database:write',
    summary: 'Tell changes again that could not be taken',
    description: 'Each is told with the document as it is now. What is taken is no longer a dead letter.',
    body: { type: ReplayRequest },
    headers: ['Idempotency-Key'],
    answer: { type: ReplayResult, description: 'What became of them.' },
  })
  async replay(
    @Body(bodyOf(ReplayRequest)) { letter_ids }: ReplayRequest,
    @Auditing() audit: AuditNotes,
  ): Promise<ReplayResult> {
    const result = await this.letters.replay(letter_ids);
    audit.target = 'dead-letters';
    audit.after = result;
    return result;
  }
}
