import { ProblemError } from '@lucid/common';
import { CONFIG, type Config } from '@lucid/config';
import { MongoService } from '@lucid/mongo';
import { Inject, Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';

/** Databases of MongoDB itself. No configuration makes them a target. */
const SYSTEM = ['admin', 'local', 'config'];

/** The only way to a database that a caller named: what restores write into is opened here, by requests and by their jobs. */
@Injectable()
export class RestoreTargets {
  /** Names of databases; one that ends with `*` stands for all that begin so. */
  readonly allowed: readonly string[];

  constructor(
    private readonly mongo: MongoService,
    @Inject(CONFIG) { MONGODB_DATABASE: own, BACKUP_RESTORE_DATABASES }: Config,
  ) {
    this.allowed = BACKUP_RESTORE_DATABASES ?? [own, `${own}_*`];
  }

  /** Opens a database to restore into. @throws ProblemError 422 for one that the configuration does not allow */
  open(name: string): mongo.Db {
    if (!isAllowed(name, this.allowed))
      throw new ProblemError(
        'unprocessable',
        `The configuration allows no restore into database ${name}. Choose one of: ${this.allowed.join(', ')}. BACKUP_RESTORE_DATABASES sets this list.`,
        { errors: [{ pointer: '/database', code: 'target', message: `must be one of ${this.allowed.join(', ')}` }] },
      );
    return this.mongo.db.client.db(name);
  }
}

export function isAllowed(name: string, allowed: readonly string[]): boolean {
  const fits = (pattern: string): boolean =>
    pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
  return !SYSTEM.includes(name) && allowed.some(fits);
}
