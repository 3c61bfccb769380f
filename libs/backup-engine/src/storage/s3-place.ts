import type { Config } from '@lucid/config';

/** Where in S3 backups are kept, and the key it is asked with. */
export interface S3Place {
  /** Of a service other than AWS's. */
  endpoint?: string;
  region: string;
  bucket: string;
  /** What all keys of objects begin with, without the slash behind it. */
  prefix: string;
  accessKeyId: string;
  secretAccessKey: string;
}

/** What the configuration says; undefined where it names no bucket. */
export function placeOf(config: Config): S3Place | undefined {
  const { BACKUP_S3_ENDPOINT: endpoint, BACKUP_S3_REGION: region, BACKUP_S3_PREFIX: prefix } = config;
  const { BACKUP_S3_BUCKET: bucket, BACKUP_S3_ACCESS_KEY_ID, BACKUP_S3_SECRET_ACCESS_KEY } = config;
  // The configuration has all three or none.
  if (bucket === undefined || BACKUP_S3_ACCESS_KEY_ID === undefined || BACKUP_S3_SECRET_ACCESS_KEY === undefined)
    return undefined;
  const key = { accessKeyId: BACKUP_S3_ACCESS_KEY_ID, secretAccessKey: BACKUP_S3_SECRET_ACCESS_KEY };
  return { ...{ region, bucket, prefix, ...key }, ...(endpoint !== undefined && { endpoint }) };
}

/** How it is called where a backup is told to be. */
export const locationOf = ({ bucket, prefix }: S3Place): string => `s3://${bucket}/${prefix}`;
