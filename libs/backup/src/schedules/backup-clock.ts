import { MongoService } from '@lucid/mongo';
import { Injectable } from '@nestjs/common';

/** What time it is for schedules: MongoDB's clock, which is the same for every replica. Tests set another. */
@Injectable()
export class BackupClock {
  constructor(private readonly mongo: MongoService) {}

  async now(): Promise<Date> {
    return this.mongo.serverTime();
  }
}
