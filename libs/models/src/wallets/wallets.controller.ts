import { Operation, pageClass, parametersOf, pathClass } from '@lucid/common';
import type { Page } from '@lucid/mongo';
import { Reading, type ReadRequest } from '@lucid/redis';
import { answer, answerRead, CACHED_READ, createReadAndChange } from '@lucid/resource';
import { Controller, Get, Headers, Param, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { DirectedPageQuery } from '../transactions/directed-page-query';
import { Transaction } from '../transactions/transaction';
import { TransactionsService } from '../transactions/transactions.service';
import { Wallet } from './wallet';
import { WALLETS } from './wallets.definition';
import { WalletsService } from './wallets.service';

const ById = pathClass(Wallet, 'WalletPartPath', 'wallet_id');
const ByAddress = pathClass(Wallet, 'WalletByAddressPath', 'tron_address');
const WALLET = { type: Wallet, description: 'The wallet.', headers: ['ETag'] as const };

@ApiTags('wallets')
@Controller('wallets')
export class WalletsController extends createReadAndChange(WALLETS) {
  constructor(
    private readonly wallets: WalletsService,
    private readonly transactions: TransactionsService,
  ) {
    super(wallets);
  }

  @Get('by-address/:tron_address')
  @Operation({
    id: 'getWalletByAddress',
    scope: 'models:read',
    summary: 'Get a wallet by TRON address',
    description:
      'Finds the wallet that has this address, of any user. Upper and lower case matter. The response comes from the cache if possible. The own address of a user is not a wallet: look it up under users.',
    path: ByAddress,
    ...CACHED_READ,
    answer: { ...WALLET, headers: ['ETag', 'X-Cache'] },
  })
  byAddress(
    @Param(parametersOf(ByAddress)) { tron_address }: InstanceType<typeof ByAddress>,
    @Headers('if-none-match') ifNoneMatch: string | undefined,
    @Reading() reading: ReadRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): string | undefined | Promise<string | undefined> {
    return answerRead(this.wallets.readDocument(tron_address, reading, 'tron_address'), reply, ifNoneMatch);
  }

  @Post(':wallet_id/primary')
  @Operation({
    id: 'makeWalletPrimary',
    scope: 'models:write',
    summary: 'Make a wallet primary',
    description:
      'Makes the wallet the primary one of its user and clears the mark of the previous one, in one MongoDB transaction. Only an active wallet can be primary (409). Repeating it changes nothing.',
    path: ById,
    headers: ['Idempotency-Key'],
    problems: [409],
    answer: { ...WALLET, description: 'The wallet, which is primary now.' },
  })
  async makePrimary(
    @Param(parametersOf(ById)) { wallet_id }: InstanceType<typeof ById>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Wallet | undefined> {
    return answer(await this.wallets.makePrimary(wallet_id), reply);
  }

  @Get(':wallet_id/transactions')
  @Operation({
    id: 'listWalletTransactions',
    scope: 'models:read',
    summary: 'List the transactions of a wallet',
    description:
      'Returns one page of the transactions that the address of the wallet sent or received, newest first. `direction` limits them to one side. It reads stored transactions and does not ask a blockchain.',
    path: ById,
    query: DirectedPageQuery,
    answer: { type: pageClass(Transaction), description: 'One page of transactions.' },
  })
  async ofWallet(
    @Param(parametersOf(ById)) { wallet_id }: InstanceType<typeof ById>,
    @Query(parametersOf(DirectedPageQuery)) { direction, ...query }: InstanceType<typeof DirectedPageQuery>,
  ): Promise<Page<Transaction>> {
    const { tron_address } = (await this.wallets.get(wallet_id)) as Partial<Wallet>;
    // Without an address that can be told, nothing was sent from it.
    if (tron_address === undefined) return { items: [] };
    return this.transactions.ofAddress(tron_address, direction, query);
  }
}
