import { registerModel } from '@lucid/resource';
import { WalletsController } from './wallets.controller';
import { WALLETS } from './wallets.definition';
import { WalletsService } from './wallets.service';

registerModel({ definition: WALLETS, controllers: [WalletsController], providers: [WalletsService] });
