import {
  Auditing,
  type AuditNotes,
  bodyOf,
  CONFIRM,
  CURSOR,
  defineClass,
  LIMIT,
  Operation,
  pageClass,
  parametersOf,
  requireConfirmation,
} from '@lucid/common';
import type { Page } from '@lucid/mongo';
import { Body, Controller, Delete, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Caller, type Identity } from '../identity/identity';
import { ApiKey, ApiKeyPath, ApiKeyWithSecret, CreateApiKey, RevokedApiKey, RotateApiKey } from '../keys/api-key';
import { ApiKeysService } from '../keys/api-keys.service';

const ListQuery = defineClass('ListApiKeysQuery', { limit: LIMIT, cursor: CURSOR });
const RevokeQuery = defineClass('RevokeApiKeyQuery', {
  confirm: { ...CONFIRM, description: 'The key_id again: 400 without it.' },
});

const NO_REPEAT =
  'It takes no Idempotency-Key: answers are kept under one for a day, and this one holds a secret. If the answer is lost,';

@ApiTags('api-keys')
@Controller('api-keys')
export class ApiKeysController {
  constructor(private readonly keys: ApiKeysService) {}

  @Get()
  @Operation({
    id: 'listApiKeys',
    scope: 'api-keys:read',
    summary: 'List keys, newest first',
    description: 'Lists all keys, newest first: those that are revoked or have expired too, and never a secret.',
    query: ListQuery,
    answer: { type: pageClass(ApiKey), description: 'A page.' },
  })
  async list(@Query(parametersOf(ListQuery)) query: InstanceType<typeof ListQuery>): Promise<Page<ApiKey>> {
    return this.keys.list(query.limit, query.cursor);
  }

  @Post()
  @Operation({
    id: 'createApiKey',
    scope: 'api-keys:write',
    summary: 'Make a key',
    description: `Makes a key and shows its secret, this once. With a stored key you make keys below it: they have no more scopes, no higher rate limit and no later expiry than it has, share its rate limit, and are revoked with it. \`API_KEY\` makes any key. ${NO_REPEAT} revoke the key and make another.`,
    status: 201,
    body: { type: CreateApiKey },
    answersSecret: true,
    problems: [409, 422],
    answer: { type: ApiKeyWithSecret, description: 'The key with its secret.', headers: ['Location'] },
  })
  async create(
    @Body(bodyOf(CreateApiKey)) body: InstanceType<typeof CreateApiKey>,
    @Caller() caller: Identity,
    @Auditing() audit: AuditNotes,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ApiKeyWithSecret> {
    const made = await this.keys.create(body, caller);
    Object.assign(audit, { target: made.key_id, after: made });
    void reply.header('location', `/api/v1/api-keys/${made.key_id}`).header('cache-control', 'no-store');
    return made;
  }

  @Get(':key_id')
  @Operation({
    id: 'getApiKey',
    scope: 'api-keys:read',
    summary: 'Get a key, without its secret',
    path: ApiKeyPath,
    answer: { type: ApiKey, description: 'The key.' },
  })
  async get(@Param(parametersOf(ApiKeyPath)) { key_id }: InstanceType<typeof ApiKeyPath>): Promise<ApiKey> {
    return this.keys.get(key_id);
  }

  @Post(':key_id/rotate')
  @Operation({
    id: 'rotateApiKey',
    scope: 'api-keys:write',
    summary: 'Give a key a new secret',
    description: `Gives a key a new secret and shows it, this once. The secret before it works for overlap_seconds, and an older one no more. With a stored key you rotate that key itself, and keys made with it: the secret of any other key would work on after yours is revoked. ${NO_REPEAT} rotate again.`,
    path: ApiKeyPath,
    body: { type: RotateApiKey },
    answersSecret: true,
    problems: [409],
    answer: { type: ApiKeyWithSecret, description: 'The key with its new secret.' },
  })
  async rotate(
    @Param(parametersOf(ApiKeyPath)) { key_id }: InstanceType<typeof ApiKeyPath>,
    @Body(bodyOf(RotateApiKey)) { overlap_seconds }: InstanceType<typeof RotateApiKey>,
    @Caller() caller: Identity,
    @Auditing() audit: AuditNotes,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ApiKeyWithSecret> {
    audit.target = key_id;
    const { before, after } = await this.keys.rotate(key_id, overlap_seconds, caller);
    Object.assign(audit, { before, after });
    void reply.header('cache-control', 'no-store');
    return after;
  }

  @Delete(':key_id')
  @Operation({
    id: 'revokeApiKey',
    scope: 'api-keys:write',
    summary: 'Revoke a key',
    description:
      'Revokes a key for good, and with it every key that was made with it, directly or through other keys: on this replica at once, on every other one within two seconds. Streams that follow with it end within 5 s. ' +
      'With a stored key you revoke that key itself, keys made with it, and keys that have no more than it has in scopes, rate limit and expiry. ' +
      'Records stay. To revoke a key again changes nothing. To replace a secret and keep the keys made with the key, rotate it.',
    path: ApiKeyPath,
    query: RevokeQuery,
    answer: { type: RevokedApiKey, description: 'The key, revoked.' },
  })
  async revoke(
    @Param(parametersOf(ApiKeyPath)) { key_id }: InstanceType<typeof ApiKeyPath>,
    @Query(parametersOf(RevokeQuery)) { confirm }: InstanceType<typeof RevokeQuery>,
    @Caller() caller: Identity,
    @Auditing() audit: AuditNotes,
  ): Promise<RevokedApiKey> {
    audit.target = key_id;
    requireConfirmation(confirm, key_id, `Key ${key_id} and all keys made with it stop working.`);
    const { before, after } = await this.keys.revoke(key_id, caller);
    Object.assign(audit, { before, after });
    return after;
  }
}
