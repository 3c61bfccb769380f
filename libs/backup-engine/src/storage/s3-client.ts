import type { S3Client } from '@aws-sdk/client-s3';
import type { S3Place } from './s3-place';

/** How long is waited for S3, in ms. */
export interface S3Times {
  /** For a connection. */
  connect: number;
  /** While nothing comes on it. */
  idle: number;
  /** For the beginning of an answer, however much is sent or comes. */
  answer: number;
  /** For all of a request that is small, however often it is sent. */
  small: number;
  /** How often a request is sent, the first time included. */
  attempts: number;
  /** For the next byte of a file, over broken connections. */
  patience: number;
}

export const S3_TIMES: S3Times = {
  connect: 5000,
  idle: 20_000,
  answer: 120_000,
  small: 30_000,
  attempts: 5,
  patience: 60_000,
};

export type Sdk = typeof import('@aws-sdk/client-s3') & Pick<typeof import('@aws-sdk/lib-storage'), 'Upload'>;

/** Loads the SDK, which takes 20 MB and is needed only where S3 is used, and makes a client of it. */
export async function openClient(place: S3Place, times: S3Times): Promise<{ sdk: Sdk; client: S3Client }> {
  const sdk = { ...(await import('@aws-sdk/client-s3')), Upload: (await import('@aws-sdk/lib-storage')).Upload };
  const { endpoint, region, accessKeyId, secretAccessKey } = place;
  const client = new sdk.S3Client({
    ...{ region, credentials: { accessKeyId, secretAccessKey }, maxAttempts: times.attempts },
    // A service of one's own rarely has a name for each bucket.
    ...(endpoint !== undefined && { endpoint, forcePathStyle: true }),
    // Other services do not know these checksums. The signature holds the SHA-256 of each part as it is.
    ...{ requestChecksumCalculation: 'WHEN_REQUIRED', responseChecksumValidation: 'WHEN_REQUIRED' },
    requestHandler: {
      connectionTimeout: times.connect,
      socketTimeout: times.idle,
      requestTimeout: times.answer,
      throwOnRequestTimeout: true,
    },
  });
  return { sdk, client };
}
