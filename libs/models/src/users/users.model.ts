import { registerModel } from '@lucid/resource';
import { UserPartsController } from './user-parts.controller';
import { UserRemovalService } from './user-removal.service';
import { UserStatisticsService } from './user-statistics.service';
import { UsersController } from './users.controller';
import { USERS } from './users.definition';
import { UsersService } from './users.service';

registerModel({
  definition: USERS,
  controllers: [UsersController, UserPartsController],
  providers: [UsersService, UserRemovalService, UserStatisticsService],
});
