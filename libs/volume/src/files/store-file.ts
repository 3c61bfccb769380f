import type { FileHandle } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import type { Room } from '../quota/room';
import { ContentCheck, type Expected, piecesOf, type Written } from './content-check';
import type { Disk } from './disk';
import type { Folder } from './folder';

/**
 * Writes content into a new file of a folder, for good but for the folder's own entry. What fails leaves no file.
 * @throws ProblemError 507, 422 when it is not as expected
 */
export async function storeFile(
  { folder, name, room, disk }: { folder: Folder; name: string; room: Room; disk: Disk },
  source: Readable,
  expected: Expected,
): Promise<Written> {
  const file = await folder.create(name);
  const check = new ContentCheck(expected);
  try {
    return await append(file, { check, room, disk }, source);
  } catch (error) {
    await folder.unlink(name);
    room.giveBack(check.size);
    throw error;
  } finally {
    await file.close();
  }
}

async function append(
  file: FileHandle,
  { check, room, disk }: { check: ContentCheck; room: Room; disk: Disk },
  source: Readable,
): Promise<Written> {
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
