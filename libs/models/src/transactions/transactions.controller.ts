import {
  bodyOf,
  defineClass,
  fieldOf,
  fieldsOf,
  INVALID_FIELDS,
  Operation,
  pageClass,
  parametersOf,
  pathClass,
} from '@lucid/common';
import type { Page } from '@lucid/mongo';
import { answer, createReadAndChange, PageQuery } from '@lucid/resource';
import { Body, Controller, Get, Headers, Param, Put, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { TRON_ADDRESS } from '../tron/tron-address-rule';
import { DirectedPageQuery } from './directed-page-query';
import { Transaction, TransactionPlacement } from './transaction';
import { TRANSACTIONS } from './transactions.definition';
import { type TransactionState, TransactionsService } from './transactions.service';

const StatusPath = pathClass(Transaction, 'TransactionStatusPath', 'transaction_id');
const TransactionPage = pageClass(Transaction);

const State = defineClass('TransactionState', {
  transaction_id: fieldOf(Transaction, 'transaction_id'),
  ...fieldsOf(TransactionPlacement),
  confirmations: {
    kind: 'int',
    min: 0,
    required: true,
    description:
      'Number of stored blocks from its own to the latest, both included. 0 if the transaction is not confirmed in a stored block.',
    example: 1,
  },
  confirmed_at: {
    kind: 'instant',
    description: 'Time at which the service stored the confirmation, in UTC. Absent before.',
  },
  invalid_fields: INVALID_FIELDS,
});

const AddressPath = defineClass('AddressPath', {
  address: {
    ...TRON_ADDRESS,
    required: true,
    description: 'TRON address, 34 characters.',
    example: 'TWYAmAkDck5uxdEQVXuKEz1uAcTRU7m5LS',
  },
});

@ApiTags('transactions')
@Controller('transactions')
export class TransactionsController extends createReadAndChange(TRANSACTIONS) {
  constructor(private readonly transactions: TransactionsService) {
    super(transactions);
  }

  @Get('pending')
  @Operation({
    id: 'listPendingTransactions',
    scope: 'models:read',
    summary: 'List pending transactions',
    description:
      'Returns one page of the transactions that no block contains yet, oldest first. Use it to choose the transactions of the next block. Failed and orphaned transactions are not listed.',
    query: PageQuery,
    answer: { type: TransactionPage, description: 'One page of transactions.' },
  })
  async pending(@Query(parametersOf(PageQuery)) query: InstanceType<typeof PageQuery>): Promise<Page<Transaction>> {
    return this.transactions.list({ ...query, status: 'pending', sort: 'timestamp' });
  }

  @Get(':transaction_id/status')
  @Operation({
    id: 'getTransactionStatus',
    scope: 'models:read',
    summary: 'Get the status of a transaction',
    description:
      'Returns the status, the block and the number of confirmations, counted now from stored blocks. Use it to poll a transaction; follow `GET /api/v1/changes` to avoid polling. It does not ask a blockchain.',
    path: StatusPath,
    answer: { type: State, description: 'The status, block and confirmations.' },
  })
  async status(@Param(parametersOf(StatusPath)) path: InstanceType<typeof StatusPath>): Promise<TransactionState> {
    return this.transactions.state(path.transaction_id);
  }

  @Put(':transaction_id/status')
  @Operation({
    id: 'setTransactionStatus',
    scope: 'models:write',
    summary: 'Set the status of a transaction',
    description:
      'Moves the transaction to another status, and sets its block when it is confirmed. The service refuses a change that the status does not allow, or a taken position in the block (409, 422). It does not change the block: orphan a block with `POST …/orphan` instead.',
    path: StatusPath,
    body: { type: TransactionPlacement },
    headers: ['If-Match'],
    problems: [409, 422],
    answer: { type: Transaction, description: 'The changed transaction.', headers: ['ETag'] },
  })
  async setStatus(
    @Param(parametersOf(StatusPath)) path: InstanceType<typeof StatusPath>,
    @Body(bodyOf(TransactionPlacement)) placement: TransactionPlacement,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Transaction | undefined> {
    return answer(await this.transactions.setState(path.transaction_id, placement, ifMatch), reply);
  }
}

@ApiTags('transactions')
@Controller('addresses')
export class AddressesController {
  constructor(private readonly transactions: TransactionsService) {}

  @Get(':address/transactions')
  @Operation({
    id: 'listAddressTransactions',
    scope: 'models:read',
    summary: 'List the transactions of an address',
    description:
      'Returns one page of the transactions that the address sent or received, newest first. `direction` limits them to one side. The address need not belong to a user or wallet; an unknown address has an empty page.',
    path: AddressPath,
    query: DirectedPageQuery,
    answer: { type: TransactionPage, description: 'One page of transactions.' },
  })
  async ofAddress(
    @Param(parametersOf(AddressPath)) { address }: InstanceType<typeof AddressPath>,
    @Query(parametersOf(DirectedPageQuery)) { direction, ...query }: InstanceType<typeof DirectedPageQuery>,
  ): Promise<Page<Transaction>> {
    return this.transactions.ofAddress(address, direction, query);
  }
}
