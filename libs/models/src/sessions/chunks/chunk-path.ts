import { defineClass } from '@lucid/common';
import { ID } from '@lucid/resource';

export const ChunkPath = defineClass('SessionChunkPath', {
  session_id: { ...ID, required: true, description: 'Id of the session.', example: 'session-grace-1' },
  chunk_id: { ...ID, required: true, description: 'Id of the chunk.', example: 'chunk-0' },
});
