import {
  Auditing,
  type AuditNotes,
  CONFIRM,
  defineClass,
  Operation,
  parametersOf,
  requireConfirmation,
} from '@lucid/common';
import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentOperations, KilledOperation } from '../current/current-operation';
import { CurrentOperationsService } from '../current/current-operations.service';

const CurrentOperationsQuery = defineClass('CurrentOperationsQuery', {
  include_idle: {
    kind: 'flag',
    fallback: false,
    description: 'Whether cursors and transactions come along that are open and do nothing at the moment.',
  },
});

const OperationPath = defineClass('OperationPath', {
  opid: {
    kind: 'text',
    required: true,
    maxLength: 80,
    pattern: /^(?:[A-Za-z0-9_-]{1,64}:)?-?(?:0|[1-9][0-9]{0,9})$/,
    description: 'Id of the operation: a number, or `shard:number` on a sharded cluster.',
    example: '4711',
  },
});

const KillQuery = defineClass('KillOperationQuery', {
  confirm: { ...CONFIRM, description: 'The id, once more: 400 without it.' },
});

@ApiTags('database')
@Controller('database/operations/current')
export class CurrentOperationsController {
  constructor(private readonly operations: CurrentOperationsService) {}

  @Get()
  @Operation({
    id: 'listCurrentOperations',
    scope: 'database:read',
    summary: 'List what is under way on the database, the oldest first',
    description:
      "Lists what is under way on the service's database at its primary, the oldest first, at most 200. Values are left out: a shape has the name of its type for each.",
    query: CurrentOperationsQuery,
    answer: { type: CurrentOperations, description: 'The operations.' },
  })
  async list(
    @Query(parametersOf(CurrentOperationsQuery)) { include_idle }: { include_idle: boolean },
  ): Promise<CurrentOperations> {
    return this.operations.list(include_idle);
  }

  @Post(':opid/kill')
  @Operation({
    id: 'killOperation',
    scope: 'database:write',
    summary: 'Kill an operation',
    description:
      "Tells an operation on the service's database to end and looks for two seconds whether it has. What it wrote in a transaction is undone; what else it wrote remains. MongoDB's own operations and those on other databases are refused. Who sent it gets an error.",
    path: OperationPath,
    query: KillQuery,
    headers: ['Idempotency-Key'],
    problems: [422],
    answer: { type: KilledOperation, description: 'What came of it.' },
  })
  async kill(
    @Param(parametersOf(OperationPath)) { opid }: { opid: string },
    @Query(parametersOf(KillQuery)) { confirm }: { confirm?: string },
    @Auditing() audit: AuditNotes,
  ): Promise<KilledOperation> {
    requireConfirmation(confirm, opid, 'Whoever waits for the operation gets an error instead of its result.');
    const operation = await this.operations.killable(opid);
    audit.target = `operation ${opid}`;
    audit.before = operation;
    const killed = await this.operations.kill(opid, operation);
    audit.after = { outcome: killed.outcome };
    return killed;
  }
}
