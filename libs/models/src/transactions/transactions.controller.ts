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
    description: 'Stored blocks from its own to the latest; 0 unless it is confirmed in a stored block.',
  },
  confirmed_at: { kind: 'instant', description: 'When its confirmation was stored.' },
  invalid_fields: INVALID_FIELDS,
});

const AddressPath = defineClass('AddressPath', {
  address: {
    ...TRON_ADDRESS,
    required: true,
    description: 'A TRON address.',
    example: 'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t',
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
    summary: 'List the transactions no block holds yet, oldest first',
    query: PageQuery,
    answer: { type: TransactionPage, description: 'A page.' },
  })
  async pending(@Query(parametersOf(PageQuery)) query: InstanceType<typeof PageQuery>): Promise<Page<Transaction>> {
    return this.transactions.list({ ...query, status: 'pending', sort: 'timestamp' });
  }

  @Get(':transaction_id/status')
  @Operation({
    id: 'getTransactionStatus',
    scope: 'models:read',
    summary: 'Get where a transaction stands',
    path: StatusPath,
    answer: { type: State, description: 'Its status, block and confirmations.' },
  })
  async status(@Param(parametersOf(StatusPath)) path: InstanceType<typeof StatusPath>): Promise<TransactionState> {
    return this.transactions.state(path.transaction_id);
  }

  @Put(':transaction_id/status')
  @Operation({
    id: 'setTransactionStatus',
    scope: 'models:write',
    summary: 'Confirm, fail or orphan a transaction',
    path: StatusPath,
    body: { type: TransactionPlacement },
    headers: ['If-Match'],
    problems: [409, 422],
    answer: { type: Transaction, description: 'The transaction as it is now.', headers: ['ETag'] },
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
    summary: 'List the transactions of an address, newest first',
    path: AddressPath,
    query: DirectedPageQuery,
    answer: { type: TransactionPage, description: 'A page.' },
  })
  async ofAddress(
    @Param(parametersOf(AddressPath)) { address }: InstanceType<typeof AddressPath>,
    @Query(parametersOf(DirectedPageQuery)) { direction, ...query }: InstanceType<typeof DirectedPageQuery>,
  ): Promise<Page<Transaction>> {
    return this.transactions.ofAddress(address, direction, query);
  }
}
