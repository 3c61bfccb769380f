import { modelOptions } from '@lucid/mongo';
import { referencesHold, registerModel } from '@lucid/resource';
import { ChunkContentController } from './chunks/chunk-content.controller';
import { ChunkContentService } from './chunks/chunk-content.service';
import { ChunksService } from './chunks/chunks.service';
import { Session } from './session';
import { SessionAnchorService } from './session-anchor.service';
import { SESSION_ANCHORS } from './session-anchors.invariant';
import { SessionChunk } from './chunks/session-chunk';
import { SESSION_CHUNKS } from './session-chunks.invariant';
import { SessionFilesRemovalService } from './chunks/session-files-removal.service';
import { SessionProofsService } from './session-proofs.service';
import { SessionSummariesService } from './session-summaries.service';
import { SessionsController } from './sessions.controller';
import { SESSIONS } from './sessions.definition';
import { SessionsService } from './sessions.service';

const CHUNK_REFERENCES = referencesHold('chunk_references', SessionChunk, 'chunk_id', [
  { field: 'session_id', collection: modelOptions(Session).collection, key: 'session_id' },
]);

registerModel({
  definition: SESSIONS,
  parts: [SessionChunk],
  controllers: [SessionsController, ChunkContentController],
  providers: [
    SessionsService,
    ChunksService,
    ChunkContentService,
    SessionFilesRemovalService,
    SessionProofsService,
    SessionAnchorService,
    SessionSummariesService,
  ],
  invariants: [SESSION_CHUNKS, CHUNK_REFERENCES, SESSION_ANCHORS],
});
