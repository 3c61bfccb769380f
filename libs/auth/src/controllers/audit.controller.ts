import { type ListQuery, listQueryClass, Operation, pageClass, parametersOf, pathClass } from '@lucid/common';
import type { Page } from '@lucid/mongo';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AuditLog, LIST } from '../audit/audit-log.service';
import { AuditEntry, AuditRecord } from '../audit/audit-record';

const AuditQuery = listQueryClass(AuditEntry, 'AuditRecords', LIST);
const AuditPath = pathClass(AuditEntry, 'AuditRecordPath', 'audit_id');

@ApiTags('audit')
@Controller('audit')
export class AuditController {
  constructor(private readonly log: AuditLog) {}

  @Get()
  @Operation({
    id: 'listAuditRecords',
    scope: 'audit:read',
    summary: 'List what administration did, newest first',
    description:
      'Lists the records of all operations of administration, newest first, without what they changed. Nothing changes or deletes a record; it is forgotten after AUDIT_RETENTION_DAYS.',
    query: AuditQuery,
    answer: { type: pageClass(AuditEntry), description: 'A page.' },
  })
  async list(@Query(parametersOf(AuditQuery)) query: ListQuery): Promise<Page<AuditEntry>> {
    return this.log.list(query);
  }

  @Get(':audit_id')
  @Operation({
    id: 'getAuditRecord',
    scope: 'audit:read',
    summary: 'Get one audit record with what was changed',
    path: AuditPath,
    answer: { type: AuditRecord, description: 'The record.' },
  })
  async get(@Param(parametersOf(AuditPath)) { audit_id }: InstanceType<typeof AuditPath>): Promise<AuditRecord> {
    return this.log.get(audit_id);
  }
}
