import type { Readable } from 'node:stream';
import { type ContentCheck, piecesOf, type Written } from '../files/content-check';
import type { Disk } from '../files/disk';
import type { Folder } from '../files/folder';
import type { Room } from '../quota/room';

/** Where a file is stored, and what it is checked and its room taken with. */
export interface StoringFile {
  folder: Folder;
  name: string;
  room: Room;
  disk: Disk;
}

/**
 * Writes content into a new file of a folder, for good but for the folder's own entry. Of what fails, the file is left.
 * @throws ProblemError 507, 422 when it is not as expected
 */
export async function storeFile(
  { folder, name, room, disk }: StoringFile,
  source: Readable,
  check: ContentCheck,
): Promise<Written> {
  await using file = await folder.create(name);
  for await (const chunk of piecesOf(source)) {
    await room.take(chunk.length);
    // It is hashed here while a thread of the system's writes it.
    const appended = disk.append(file, chunk);
    try {
      check.add(chunk);
    } finally {
      await appended;
    }
  }
  const written = check.end();
  await file.sync();
  return written;
}
