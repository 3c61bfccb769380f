import { registerModel } from '@lucid/resource';
import { AddressesController, TransactionsController } from './transactions.controller';
import { TRANSACTIONS } from './transactions.definition';
import { TransactionsService } from './transactions.service';

registerModel({
  definition: TRANSACTIONS,
  controllers: [TransactionsController, AddressesController],
  providers: [TransactionsService],
});
