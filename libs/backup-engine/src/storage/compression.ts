import { constants, createGunzip, createGzip, createZstdCompress, createZstdDecompress } from 'node:zlib';
import type { Transform } from 'node:stream';

/** How the files of a backup are compressed: gzip can be read by mongorestore too, zstd is smaller and faster. */
export const COMPRESSIONS = ['none', 'gzip', 'zstd'] as const;
export type Compression = (typeof COMPRESSIONS)[number];

export const ENDINGS: Record<Compression, string> = { none: '', gzip: '.gz', zstd: '.zst' };

/**
 * How the small files beside the documents are compressed: mongorestore wants all or none in gzip, and with `.zst` behind it
 * the longest name would have 256 bytes, one more than a file system takes.
 */
export const ofText = (compression: Compression): Compression => (compression === 'gzip' ? 'gzip' : 'none');

/** Pieces as large as this are handed on at a time, in bytes: many small ones cost more than the work itself. Each file has one at least. */
const CHUNK_BYTES = 256 * 1024;

/** What compresses, or nothing where that is not wanted. */
export function compressors(compression: Compression): Transform[] {
  if (compression === 'none') return [];
  if (compression === 'gzip') return [createGzip({ level: constants.Z_DEFAULT_COMPRESSION, chunkSize: CHUNK_BYTES })];
  const params = { [constants.ZSTD_c_compressionLevel]: 1, [constants.ZSTD_c_checksumFlag]: 1 };
  return [createZstdCompress({ params, chunkSize: CHUNK_BYTES })];
}

/** What decompresses. It fails on content that ends before its end. */
export function decompressors(compression: Compression): Transform[] {
  if (compression === 'none') return [];
  return [
    compression === 'gzip'
      ? createGunzip({ chunkSize: CHUNK_BYTES })
      : createZstdDecompress({ chunkSize: CHUNK_BYTES }),
  ];
}
