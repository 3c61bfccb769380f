import { Operation } from '@lucid/common';
import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Replication } from '../replication/replication';
import { ReplicationService } from '../replication/replication.service';

@ApiTags('database')
@Controller('database')
export class ReplicationController {
  constructor(private readonly replication: ReplicationService) {}

  @Get('replication')
  @Operation({
    id: 'getReplication',
    scope: 'database:read',
    summary: 'Get the members of the replica set, how far each is behind, and how long one may be away',
    description:
      'As the primary sees it or, while there is none, one of the secondaries. The oplog keeps what was written for whoever ' +
      'was away; `headroom` tells how long it lasts at the present rate, `oplog.window_seconds` what it spans at the rate so far.',
    answer: { type: Replication, description: 'The replica set.' },
  })
  async getReplication(): Promise<Replication> {
    return this.replication.readReplication();
  }
}
