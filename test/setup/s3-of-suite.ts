import { S3Gateway } from '@lucid/engines';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Settings } from './test-environment';

const BUCKET = 'backups';
const PREFIX = 'lucid/test';

/** A gateway of a suite's own, and what a service is told of it. */
export interface S3OfSuite {
  gateway: S3Gateway;
  settings: Settings;
  /** Where the gateway keeps an object under the service's prefix. */
  fileOf(path: string): string;
  close(): Promise<void>;
}

/** Starts a gateway. It is built where it is not there yet, which takes minutes. */
export async function startS3(): Promise<S3OfSuite> {
  const folder = await mkdtemp(join(tmpdir(), 'lucid-s3-'));
  const gateway = await S3Gateway.start(folder, [BUCKET]);
  return {
    gateway,
    settings: {
      BACKUP_S3_ENDPOINT: gateway.endpoint,
      BACKUP_S3_BUCKET: BUCKET,
      BACKUP_S3_PREFIX: PREFIX,
      BACKUP_S3_ACCESS_KEY_ID: gateway.accessKeyId,
      BACKUP_S3_SECRET_ACCESS_KEY: gateway.secretAccessKey,
    },
    fileOf: (path) => join(gateway.data, BUCKET, PREFIX, path),
    close: async () => {
      await gateway.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
