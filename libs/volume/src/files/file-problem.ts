import { ProblemError } from '@lucid/common';

const ABSENT =
  'Mount it, or create it, writable for the service, where VOLUME_MOUNT_PATH says, and repeat the request.';

/**
 * The answer to an error of the file system; what is no such error is given back as it is.
 * @param volume the volume that was worked in
 */
export function fileProblem(error: unknown, volume: string): unknown {
  const { code, syscall } = (error ?? {}) as NodeJS.ErrnoException;
  if (error instanceof ProblemError || code === undefined || syscall === undefined) return error;
  const options = { cause: error };
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new ProblemError(
        'out_of_space',
        `The disk under volume ${volume} is full. Nothing was kept; free space on it, or grow it.`,
        options,
      );
    case 'ENOENT':
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'ENOTCONN':
    case 'ESTALE':
    case 'EIO':
      return new ProblemError('engine_away', `The folder of volume ${volume} cannot be used. ${ABSENT}`, {
        ...options,
        headers: { 'retry-after': '30' },
      });
    case 'ELOOP':
    case 'ENOTDIR':
    case 'EISDIR':
    case 'ENXIO':
    case 'ENODEV':
      return new ProblemError(
        'conflict',
        `In volume ${volume} a link, or a file, stands where a folder or a file of the service should. Links are not followed: move it away.`,
        options,
      );
    default:
      return error;
  }
}

/** Does work in a volume; what the file system says against it is a problem then. */
export async function asProblems<T>(volume: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw fileProblem(error, volume);
  }
}
