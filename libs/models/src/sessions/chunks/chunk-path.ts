import { defineClass, type ModelClass } from '@lucid/common';
import { ID } from '@lucid/resource';

/** What names a chunk of a session. */
export interface OfChunk {
  session_id: string;
  chunk_id: string;
}

export const ChunkPath = defineClass('SessionChunkPath', {
  session_id: { ...ID, required: true, description: 'Id of the session.' },
  chunk_id: { ...ID, required: true, description: 'Id of the chunk.' },
}) as ModelClass<OfChunk>;
