/* Generated from configs/openapi.json by `npm run generate`: edit neither. */

export interface paths {
    "/api/v1/cache/stats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get what the cache of this replica does
         * @description Get what the cache of this replica does
         */
        get: operations["getCacheStats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cache/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the keys of one kind of answer in Redis
         * @description Lists the keys of one namespace in Redis, in no order. Keys hold values of documents, such as e-mail addresses. The key also needs `models:read`, since the answer depends on what documents hold.
         */
        get: operations["listCacheKeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cache/keys/{namespace}/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get one cached answer
         * @description Get one cached answer. The key also needs `models:read`, since the answer depends on what documents hold.
         */
        get: operations["getCacheKey"];
        put?: never;
        post?: never;
        /**
         * Forget one cached answer
         * @description Forget one cached answer
         */
        delete: operations["deleteCacheKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cache/flush": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Forget cached answers
         * @description At once in Redis and in this replica, in the others within a second. Nothing is lost but time: what is asked for is read from the database again.
         */
        post: operations["flushCache"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Search a collection
         * @description Words with their spelling forgiven, typed filters, facets, highlights, pages. A document is found about a second after it was written, or at once by who sends the X-Consistency-Token of the write. Further pages are read from one state of the index, which is kept for two minutes after each page; a caller has a share of such states, and 410 says that the oldest was given up.
         */
        post: operations["search"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/search/multi": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Search several times at once
         * @description Search several times at once
         */
        post: operations["searchMulti"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/search/suggest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Complete what is being typed
         * @description Complete what is being typed
         */
        get: operations["suggest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/search/documents/{collection}/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tell why a document is found or not
         * @description Tell why a document is found or not
         */
        get: operations["getDocumentStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/search/indices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the indices that are kept in step with the database
         * @description List the indices that are kept in step with the database
         */
        get: operations["listSearchIndices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/search/indices/{name}/rebuild": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Build the index of a collection anew
         * @description The old one is searched until the new one is filled and compared with the database; then it is kept in step for a day, so that one can go back at once.
         */
        post: operations["rebuildSearchIndex"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/search/indices/{name}/activate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Search an index that is kept, in place of the live one
         * @description Search an index that is kept, in place of the live one
         */
        post: operations["activateSearchIndex"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/search/indices/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete an index that is kept
         * @description Delete an index that is kept
         */
        delete: operations["deleteSearchIndex"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/search/drift": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Compare every document with what is indexed of it
         * @description Compare every document with what is indexed of it
         */
        post: operations["auditSearch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List keys, newest first
         * @description Lists all keys, newest first: those that are revoked or have expired too, and never a secret.
         */
        get: operations["listApiKeys"];
        put?: never;
        /**
         * Make a key
         * @description Makes a key and shows its secret, this once. With a stored key you make keys below it: they have no more scopes, no higher rate limit and no later expiry than it has, share its rate limit, and are revoked with it. `API_KEY` makes any key. It takes no Idempotency-Key: answers are kept under one for a day, and this one holds a secret. If the answer is lost, revoke the key and make another.
         */
        post: operations["createApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-keys/{key_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a key, without its secret
         * @description Get a key, without its secret
         */
        get: operations["getApiKey"];
        put?: never;
        post?: never;
        /**
         * Revoke a key
         * @description Revokes a key for good, and with it every key that was made with it, directly or through other keys: on this replica at once, on every other one within two seconds. Streams that follow with it end within 5 s. With a stored key you revoke that key itself, keys made with it, and keys that have no more than it has in scopes, rate limit and expiry. Records stay. To revoke a key again changes nothing. To replace a secret and keep the keys made with the key, rotate it.
         */
        delete: operations["revokeApiKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-keys/{key_id}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a key a new secret
         * @description Gives a key a new secret and shows it, this once. The secret before it works for overlap_seconds, and an older one no more. With a stored key you rotate that key itself, and keys made with it: the secret of any other key would work on after yours is revoked. It takes no Idempotency-Key: answers are kept under one for a day, and this one holds a secret. If the answer is lost, rotate again.
         */
        post: operations["rotateApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what administration did, newest first
         * @description Lists the records of all operations of administration, newest first, without what they changed. Nothing changes or deletes a record; it is forgotten after AUDIT_RETENTION_DAYS.
         */
        get: operations["listAuditRecords"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/{audit_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get one audit record with what was changed
         * @description Get one audit record with what was changed
         */
        get: operations["getAuditRecord"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console-session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the caller and its session
         * @description Tells who asks, with which scopes, and until when: by the cookie of a session or by a key. Without a session it has no fields of one. If the service asks for no key, the caller is `anonymous` with every scope. Counts as use of the session, as every request with the cookie does. An event stream counts once, when it is opened.
         */
        get: operations["getConsoleSession"];
        put?: never;
        /**
         * Sign in to the console
         * @description Exchanges the key in `X-API-Key` for a cookie, so that no script of a page has to keep the key. The session ends 30 minutes after its last request, after 12 hours, or within 5 s after the key or that secret of it stops working. Each request with the cookie has the scopes that the key has at that time. The cookie is `HttpOnly; SameSite=Strict; Path=/`, and `Secure` with the prefix `__Host-` if `Origin` begins with `https://`. A key has at most 100 sessions; one more ends the oldest. It takes no Idempotency-Key: if the answer is lost, sign in again.
         */
        post: operations["createConsoleSession"];
        /**
         * Sign out of the console
         * @description Ends the session of the cookie and removes the cookie from the browser. The session ends on this replica at once and on the others within 5 s, with its streams. The key goes on working. Without a cookie it does nothing.
         */
        delete: operations["deleteConsoleSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List jobs, newest first
         * @description Results and errors of jobs that quote documents, such as duplicates under a unique index, are left out for keys without `models:read`.
         */
        get: operations["listJobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{job_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a job
         * @description The result and the errors of a job that quotes documents, such as duplicates under a unique index, are left out for keys without `models:read`.
         */
        get: operations["getJob"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{job_id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow a job as server-sent events
         * @description Its state at once, then each change of it within about a second, as an event `progress` whose data is the whole job; the last event is `end`. A job that is still queued or running in it was followed on a replica that stops: connect again. A quiet stream sends `heartbeat` every 15 s. With Last-Event-ID only what is newer is told. When the key no longer permits the stream, or MongoDB cannot confirm for 4 s that it does, the stream ends within 5 s with an event `problem`, whose data is a problem document.
         */
        get: operations["streamJob"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{job_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a job
         * @description A job that was never begun is cancelled at once. One that runs is told to stop, and is cancelled when its work has, or after 30 s if that does not listen; what came of it before is not undone. A result that comes first wins. Cancelling again changes nothing.
         */
        post: operations["cancelJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/database/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get how far search is behind the database
         * @description Get how far search is behind the database
         */
        get: operations["getChangeSpine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/database/changes/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List changes that could not be taken
         * @description Each with the `_id` of its document and the reason, which may quote a value. The key also needs `models:read`, since the answer depends on what documents hold.
         */
        get: operations["listDeadLetters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/database/changes/dead-letters/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tell changes again that could not be taken
         * @description Each is told with the document as it is now. What is taken is no longer a dead letter.
         */
        post: operations["replayDeadLetters"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/volumes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List volumes by name
         * @description List volumes by name
         */
        get: operations["listVolumes"];
        put?: never;
        /**
         * Create a volume
         * @description Creates a volume: a folder with a quota. The quotas of all volumes together are at most VOLUME_SIZE_LIMIT_GB; what would exceed it is 507.
         */
        post: operations["createVolume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/volumes/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a volume: what it may hold, what is used, reserved and available
         * @description Get a volume: what it may hold, what is used, reserved and available
         */
        get: operations["getVolume"];
        put?: never;
        post?: never;
        /**
         * Delete an empty volume
         * @description Deletes a volume with nothing in it, its samples and what its last scan found. One that holds files is 409, with how many.
         */
        delete: operations["deleteVolume"];
        options?: never;
        head?: never;
        /**
         * Grow or shrink a volume, or make it read-only
         * @description A quota is never less than what is used and reserved (409), and all together never more than VOLUME_SIZE_LIMIT_GB (507). What is being written when a volume becomes read-only is written to its end.
         */
        patch: operations["updateVolume"];
        trace?: never;
    };
    "/api/v1/volume-summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get all volumes together: capacity, allocated, reserved, used, available, and the disk
         * @description Get all volumes together: capacity, allocated, reserved, used, available, and the disk
         */
        get: operations["getVolumeSummary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/volumes/{name}/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the use of a volume by day, and when it will be full
         * @description Get the use of a volume by day, and when it will be full
         */
        get: operations["getVolumeUsage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/volumes/{name}/folders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the biggest folders of a volume, as its last scan found them
         * @description List the biggest folders of a volume, as its last scan found them
         */
        get: operations["listVolumeFolders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/volumes/{name}/scan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Scan a volume: set right what is used, find its biggest folders and what is odd in it
         * @description A job that reads the whole volume while it is written on. Its result tells what was found: links, special files and files that nothing refers to are counted and told, not followed and not removed.
         */
        post: operations["scanVolume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/volumes/{name}/orphans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove the files of a volume that nothing refers to any more
         * @description A scan that also removes its orphans: files older than an hour whose chunk is not in the database. After the database was restored from a backup, chunks that came later are orphans too: look at what a scan tells first.
         */
        delete: operations["deleteVolumeOrphans"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{user_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a user
         * @description Get a user
         */
        get: operations["getUser"];
        /**
         * Replace a user
         * @description Replace a user
         */
        put: operations["replaceUser"];
        post?: never;
        /**
         * Delete a user
         * @description Refused with the counts while sessions, wallets or trust policies refer to the user, unless cascade=true deletes them in the same transaction.
         */
        delete: operations["deleteUser"];
        options?: never;
        head?: never;
        /**
         * Change a user
         * @description Change a user
         */
        patch: operations["updateUser"];
        trace?: never;
    };
    "/api/v1/users/by-email/{email}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a user by e-mail address
         * @description Get a user by e-mail address
         */
        get: operations["getUserByEmail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/by-tron-address/{tron_address}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a user by TRON address
         * @description Get a user by TRON address
         */
        get: operations["getUserByTronAddress"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{user_id}/hardware-wallet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set a user's hardware wallet
         * @description Set a user's hardware wallet
         */
        put: operations["setUserHardwareWallet"];
        post?: never;
        /**
         * Remove a user's hardware wallet
         * @description Remove a user's hardware wallet
         */
        delete: operations["removeUserHardwareWallet"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List users
         * @description List users
         */
        get: operations["listUsers"];
        put?: never;
        /**
         * Create a user
         * @description Create a user
         */
        post: operations["createUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create up to 1,000 users
         * @description Creates up to 1,000 users. In atomic mode the answer is a problem unless every item was stored; in best_effort mode each item has a status.
         */
        post: operations["bulkCreateUsers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{user_id}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List a user's sessions, newest first
         * @description List a user's sessions, newest first
         */
        get: operations["listUserSessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{user_id}/wallets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List a user's wallets, newest first
         * @description List a user's wallets, newest first
         */
        get: operations["listUserWallets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{user_id}/trust-policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List a user's trust policies, newest first
         * @description List a user's trust policies, newest first
         */
        get: operations["listUserTrustPolicies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{user_id}/statistics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get what is kept of a user, in figures
         * @description Counted anew at most every 5 s; X-Min-Consistency or `Cache-Control: no-cache` has it counted now.
         */
        get: operations["getUserStatistics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{session_id}/chunks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List a session's chunks in their order
         * @description List a session's chunks in their order
         */
        get: operations["listSessionChunks"];
        put?: never;
        /**
         * Append up to 1,000 chunks, all or none
         * @description Appends chunks in any order. A chunk that is stored under the same index with the same hash is left as it is, so that a repeat does no harm; with another hash the answer is 409.
         */
        post: operations["appendSessionChunks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{session_id}/chunks/{chunk_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a chunk of a session
         * @description Get a chunk of a session
         */
        get: operations["getSessionChunk"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{session_id}/chunks/{chunk_id}/proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Prove that a completed session holds a chunk
         * @description Prove that a completed session holds a chunk
         */
        get: operations["getSessionChunkProof"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{session_id}/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Complete a session: its chunks are whole, and their root is stored
         * @description Complete a session: its chunks are whole, and their root is stored
         */
        post: operations["completeSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{session_id}/fail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mark a session as failed
         * @description Mark a session as failed
         */
        post: operations["failSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{session_id}/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Recompute a completed session's root and compare
         * @description Recompute a completed session's root and compare
         */
        post: operations["verifySession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{session_id}/anchor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get where a session's root stands on the chain
         * @description Get where a session's root stands on the chain
         */
        get: operations["getSessionAnchor"];
        /**
         * Set where a completed session's root stands on the chain
         * @description Set where a completed session's root stands on the chain
         */
        put: operations["setSessionAnchor"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{session_id}/manifest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a session with all its chunks
         * @description Streams the session and every chunk in order; a session of 100,000 chunks is about 30 MB.
         */
        get: operations["getSessionManifest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{session_id}/statistics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get what a session holds, in figures
         * @description Counted anew at most every 5 s; X-Min-Consistency or `Cache-Control: no-cache` has it counted now.
         */
        get: operations["getSessionStatistics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{session_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a session
         * @description Get a session
         */
        get: operations["getSession"];
        /**
         * Replace a session
         * @description Replace a session
         */
        put: operations["replaceSession"];
        post?: never;
        /**
         * Delete a session
         * @description Delete a session
         */
        delete: operations["deleteSession"];
        options?: never;
        head?: never;
        /**
         * Change a session
         * @description Change a session
         */
        patch: operations["updateSession"];
        trace?: never;
    };
    "/api/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List sessions
         * @description List sessions
         */
        get: operations["listSessions"];
        put?: never;
        /**
         * Create a session
         * @description Create a session
         */
        post: operations["createSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create up to 1,000 sessions
         * @description Creates up to 1,000 sessions. In atomic mode the answer is a problem unless every item was stored; in best_effort mode each item has a status.
         */
        post: operations["bulkCreateSessions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{session_id}/chunks/{chunk_id}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the content of a chunk
         * @description Streams the bytes as they were stored; their entity tag is their SHA-256. They are checked on the way: of content that was damaged on the disk the answer breaks off before its end. The connection is closed within 5 s of when the key no longer permits it.
         */
        get: operations["getSessionChunkContent"];
        /**
         * Store the content of a chunk
         * @description Stores the bytes of a chunk that was appended before: exactly its `size_bytes`, with its `encrypted_hash` as SHA-256, or its `hash` where it has no other. They are checked as they come in and are there whole afterwards, or not at all. A repeat changes nothing; content that was damaged on the disk is mended by it. The quota of the volume `sessions` holds: 507 beyond it.
         */
        put: operations["putSessionChunkContent"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/blocks/latest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the block of the greatest height
         * @description Get the block of the greatest height
         */
        get: operations["getLatestBlock"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/blocks/height/{height}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the block at a height
         * @description Get the block at a height
         */
        get: operations["getBlockByHeight"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/blocks/chain/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Verify the chain over a range of heights
         * @description Verifies heights, links, times and Merkle roots, and names the first break. One request verifies up to 10,000 blocks; go on at next_from.
         */
        get: operations["verifyChain"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/blocks/validate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check a block without storing it
         * @description Check a block without storing it
         */
        post: operations["validateBlock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/blocks/{block_id}/transactions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List a block's transactions in their order
         * @description List a block's transactions in their order
         */
        get: operations["listBlockTransactions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/blocks/{block_id}/proof/{transaction_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Prove that a block holds a transaction
         * @description The inclusion proof of a transaction, to be checked against the merkle_root and transaction_count of a block the caller trusts.
         */
        get: operations["getBlockProof"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/blocks/{block_id}/orphan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a block off the chain
         * @description Moves the block to the orphaned blocks and orphans the transactions it confirmed, in one transaction. Repeating it changes nothing.
         */
        post: operations["orphanBlock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/blocks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List blocks
         * @description List blocks
         */
        get: operations["listBlocks"];
        put?: never;
        /**
         * Create a block
         * @description Create a block
         */
        post: operations["createBlock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/blocks/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create up to 1,000 blocks
         * @description Creates up to 1,000 blocks. In atomic mode the answer is a problem unless every item was stored; in best_effort mode each item has a status.
         */
        post: operations["bulkCreateBlocks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/blocks/{block_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a block
         * @description Get a block
         */
        get: operations["getBlock"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/transactions/pending": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the transactions no block holds yet, oldest first
         * @description List the transactions no block holds yet, oldest first
         */
        get: operations["listPendingTransactions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/transactions/{transaction_id}/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get where a transaction stands
         * @description Get where a transaction stands
         */
        get: operations["getTransactionStatus"];
        /**
         * Confirm, fail or orphan a transaction
         * @description Confirm, fail or orphan a transaction
         */
        put: operations["setTransactionStatus"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/transactions/{transaction_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a transaction
         * @description Get a transaction
         */
        get: operations["getTransaction"];
        /**
         * Replace a transaction
         * @description Replace a transaction
         */
        put: operations["replaceTransaction"];
        post?: never;
        /**
         * Delete a transaction
         * @description Delete a transaction
         */
        delete: operations["deleteTransaction"];
        options?: never;
        head?: never;
        /**
         * Change a transaction
         * @description Change a transaction
         */
        patch: operations["updateTransaction"];
        trace?: never;
    };
    "/api/v1/transactions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List transactions
         * @description List transactions
         */
        get: operations["listTransactions"];
        put?: never;
        /**
         * Create a transaction
         * @description Create a transaction
         */
        post: operations["createTransaction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/transactions/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create up to 1,000 transactions
         * @description Creates up to 1,000 transactions. In atomic mode the answer is a problem unless every item was stored; in best_effort mode each item has a status.
         */
        post: operations["bulkCreateTransactions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/addresses/{address}/transactions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the transactions of an address, newest first
         * @description List the transactions of an address, newest first
         */
        get: operations["listAddressTransactions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trust-policies/validate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check a policy without storing it
         * @description Check a policy without storing it
         */
        post: operations["validateTrustPolicy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trust-policies/evaluate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask the policies whether a request is allowed
         * @description Nothing is allowed unless a rule allows it, and one rule that denies outweighs all that allow, in whatever order they stand. A rule applies when it covers the subject, action and resource and all of its conditions hold; a missing field holds none. An error in a rule that denies denies; an error in a rule that allows is told, and does not allow. A policy that another program stored in a form that the API refuses denies every request while it is active; `errors` names it. It asks the policies named in policy_ids, or all that are active, up to 1000; where more are, name them. Only active policies inside their effective window count.
         */
        post: operations["evaluateTrustPolicies"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trust-policies/{policy_id}/activate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put a policy into use
         * @description Put a policy into use
         */
        post: operations["activateTrustPolicy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trust-policies/{policy_id}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a policy out of use for good
         * @description Take a policy out of use for good
         */
        post: operations["revokeTrustPolicy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trust-policies/{policy_id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the earlier versions of a policy, the latest first
         * @description List the earlier versions of a policy, the latest first
         */
        get: operations["listTrustPolicyVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trust-policies/{policy_id}/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a policy as it was in one version, or as it is
         * @description Get a policy as it was in one version, or as it is
         */
        get: operations["getTrustPolicyVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trust-policies/{policy_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a trust policy
         * @description Get a trust policy
         */
        get: operations["getTrustPolicy"];
        /**
         * Replace a trust policy
         * @description Replace a trust policy
         */
        put: operations["replaceTrustPolicy"];
        post?: never;
        /**
         * Delete a trust policy
         * @description Delete a trust policy
         */
        delete: operations["deleteTrustPolicy"];
        options?: never;
        head?: never;
        /**
         * Change a trust policy
         * @description Change a trust policy
         */
        patch: operations["updateTrustPolicy"];
        trace?: never;
    };
    "/api/v1/trust-policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List trust policies
         * @description List trust policies
         */
        get: operations["listTrustPolicies"];
        put?: never;
        /**
         * Create a trust policy
         * @description Create a trust policy
         */
        post: operations["createTrustPolicy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trust-policies/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create up to 1,000 trust policies
         * @description Creates up to 1,000 trust policies. In atomic mode the answer is a problem unless every item was stored; in best_effort mode each item has a status.
         */
        post: operations["bulkCreateTrustPolicies"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/wallets/by-address/{tron_address}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a wallet by TRON address
         * @description Get a wallet by TRON address
         */
        get: operations["getWalletByAddress"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/wallets/{wallet_id}/primary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a wallet its user's primary one
         * @description Make a wallet its user's primary one
         */
        post: operations["makeWalletPrimary"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/wallets/{wallet_id}/transactions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the transactions of a wallet, newest first
         * @description List the transactions of a wallet, newest first
         */
        get: operations["listWalletTransactions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/wallets/{wallet_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a wallet
         * @description Get a wallet
         */
        get: operations["getWallet"];
        /**
         * Replace a wallet
         * @description Replace a wallet
         */
        put: operations["replaceWallet"];
        post?: never;
        /**
         * Delete a wallet
         * @description Delete a wallet
         */
        delete: operations["deleteWallet"];
        options?: never;
        head?: never;
        /**
         * Change a wallet
         * @description Change a wallet
         */
        patch: operations["updateWallet"];
        trace?: never;
    };
    "/api/v1/wallets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List wallets
         * @description List wallets
         */
        get: operations["listWallets"];
        put?: never;
        /**
         * Create a wallet
         * @description Create a wallet
         */
        post: operations["createWallet"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/wallets/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create up to 1,000 wallets
         * @description Creates up to 1,000 wallets. In atomic mode the answer is a problem unless every item was stored; in best_effort mode each item has a status.
         */
        post: operations["bulkCreateWallets"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/merkle/build": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make the Merkle root of leaves
         * @description Make the Merkle root of leaves
         */
        post: operations["buildMerkleRoot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/merkle/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Verify an inclusion proof
         * @description Checks that the proof leads from the leaf to the root. Take root and size from where they are trusted, never from whoever sends the proof.
         */
        post: operations["verifyMerkleProof"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow the changes of the models as server-sent events
         * @description Each change, by any writer, is an event `change` whose data is a ChangeEvent; a quiet feed sends `heartbeat` at its beginning and every 15 s. An event `reset` says that documents changed and the feed cannot name them. Another program dropped, renamed or replaced a collection (`$out`), or deleted a document while pre-images were off. Read all documents of its `models` again. Its data is `{models, reason, changed_at}`, and `reason` is one of drop, rename, drop_database, unknown_deletion. Events of one document come in order and at least once. Reconnect with Last-Event-ID to go on where it ended: 410 when that is too long ago. When the key no longer permits the stream, or MongoDB cannot confirm for 4 s that it does, the stream ends within 5 s with an event `problem`, whose data is a problem document.
         */
        get: operations["streamChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cache/warm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Load the newest documents into the cache
         * @description Load the newest documents into the cache
         */
        post: operations["warmCache"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/backups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List backups, newest first
         * @description Those whose manifest stands: what is being made, or was broken off, is not among them.
         */
        get: operations["listBackups"];
        put?: never;
        /**
         * Back up the database
         * @description As a job, whose result names the `backup_id`. All collections are read as they were at one time of the cluster, while they are written on. Its files stand in the layout of mongodump; the manifest comes last, and without it there is no backup. A backup of which something is missing fails the job, and is kept as `partial`.
         */
        post: operations["createBackup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/backups/{backup_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a backup, with what became of each namespace
         * @description Get a backup, with what became of each namespace
         */
        get: operations["getBackup"];
        put?: never;
        post?: never;
        /**
         * Delete a backup and its files
         * @description One that is pinned, or that a job reads, is 409.
         */
        delete: operations["deleteBackup"];
        options?: never;
        head?: never;
        /**
         * Pin a backup, or unpin it
         * @description One that is pinned is not deleted, by the retention or otherwise. The pin stands in the storage too, so that it outlives the catalogue.
         */
        patch: operations["updateBackup"];
        trace?: never;
    };
    "/api/v1/backups/{backup_id}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the files of a backup by path, as its manifest has them
         * @description List the files of a backup by path, as its manifest has them
         */
        get: operations["listBackupFiles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/backups/{backup_id}/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Read a backup again and compare it with its manifest
         * @description As a job. Files that are missing, truncated, changed or not of the backup fail it, each named among its `errors`; the backup is `damaged` then. A restore verifies again what it restores, and refuses what is damaged of that.
         */
        post: operations["verifyBackup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/backup-catalogue/rebuild": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make the list of backups anew from the storage alone
         * @description As a job. Reads every manifest, enters the backups that are missing in the list, and tells those to be `damaged` whose manifest is gone, or another than it was: they are not forgotten, as the volume may only be away, and verifying one that is back mends that. Its result counts them. A manifest that is not as the service writes it is not entered; `unreadable` names its folder and the reason, and all others are entered. When a backup was verified or proven stands in the list alone.
         */
        post: operations["rebuildBackupCatalogue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/backup-schedules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List schedules of backups, newest first
         * @description List schedules of backups, newest first
         */
        get: operations["listBackupSchedules"];
        put?: never;
        /**
         * Have backups made at times
         * @description One backup at each time that `cron` names, whatever the number of replicas, as a job whose id is made of the schedule and the time. Times that were missed while no service ran are made up for by one backup at its start. A time that comes while the backup before has not ended is left out, and told. There are 100 schedules at most, of which one caller has its share. `retention` deletes backups: it needs `backups:delete` and `confirm`.
         */
        post: operations["createBackupSchedule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/backup-schedules/{schedule_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a schedule, with what became of its last time
         * @description Get a schedule, with what became of its last time
         */
        get: operations["getBackupSchedule"];
        put?: never;
        post?: never;
        /**
         * Delete a schedule; its backups stay, and are kept as those that were asked for by hand
         * @description Delete a schedule; its backups stay, and are kept as those that were asked for by hand
         */
        delete: operations["deleteBackupSchedule"];
        options?: never;
        head?: never;
        /**
         * Change a schedule
         * @description A backup that is under way goes on as it was begun. That of the environment is changed by its variables only: 409. `retention`, `cron`, `time_zone` and `collections` decide which backups are deleted: they need `backups:delete` and `confirm`.
         */
        patch: operations["updateBackupSchedule"];
        trace?: never;
    };
    "/api/v1/backup-schedules/{schedule_id}/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the runs of a schedule, newest first
         * @description One record for each time of the schedule that came while the service ran, and for each run on request. Runs that were paused, skipped or left out are in the list, with their reason. Records are deleted after 30 days.
         */
        get: operations["listBackupScheduleRuns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/backup-schedules/{schedule_id}/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Run a schedule now
         * @description Starts the job that the schedule starts at its times, also while it is disabled or paused. Its next times stay as they are. The backup is kept as one made by hand: the retention of the schedule does not count it and is not applied. The schedule `drill` also needs the scope `backups:restore`. 409 while the job of the last run has not ended.
         */
        post: operations["runBackupSchedule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/backup-schedules/{schedule_id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pause a schedule
         * @description The schedule starts no jobs until `until`, or until it is resumed. Times that come during the pause are recorded as `paused` and are not made up for. A job that is running goes on. The schedules of the environment can be paused too. A paused schedule stays paused, with the new `until` and `reason`.
         */
        post: operations["pauseBackupSchedule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/backup-schedules/{schedule_id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Resume a schedule
         * @description Ends the pause, and withdraws the skip of the next run. The schedule runs again from its next time on: times that came during the pause are not made up for. A schedule that is not paused stays as it is.
         */
        post: operations["resumeBackupSchedule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/backup-schedules/{schedule_id}/skip": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Skip the next run of a schedule
         * @description The run at `next_at` starts no job and is recorded as `skipped`. Later runs are not affected. A second request before that time skips the same run. Resume the schedule to withdraw the skip. 409 when the schedule has no next run: it is disabled, or paused without an end.
         */
        post: operations["skipBackupScheduleRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/backup-retention": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Delete the backups that the retention does not keep
         * @description As a job, and as it is done after each backup of a schedule. Each backup is kept by the retention of its schedule; one that was asked for by hand, or whose schedule is gone, by that of `default`. Never deleted are the last good one of each schedule, and the last good one of the whole database; what is newer than those; what is pinned; and what a job reads. `dry_run` tells what would go, and why each other stays.
         */
        post: operations["applyBackupRetention"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/backup-summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * See what would be lost now, and what there is to restore from
         * @description See what would be lost now, and what there is to restore from
         */
        get: operations["getBackupSummary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/backup-drills": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List drills, newest first
         * @description Of each backup the last one that came to an end; those under way, and those that were broken off, are jobs `restore_drill`.
         */
        get: operations["listBackupDrills"];
        put?: never;
        /**
         * Prove a backup: restore it into a scratch database, and check what came back
         * @description As a job. All of it is verified and restored into a database of its own, as a restore does; then counts, options and indexes are compared, and what holds of the models is checked: chunks and roots of sessions, the chain, and what refers to what. Files in volumes are not part of a backup, and are not checked. What brings server-side JavaScript, and views of closed collections, are left out. The database is dropped in every case. What came of it stands on the backup, with how long restoring took; the job succeeds when all holds. 507 when the disk of MongoDB has not the room, where that tells.
         */
        post: operations["createBackupDrill"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/restores/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * See what a restore would do, without doing it
         * @description Reads the manifest, looks for every file, and for names that are taken. Nothing is written.
         */
        post: operations["planRestore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/restores": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Restore a backup, or some of its collections
         * @description As a job. Nothing that is there is changed: a name that is taken is 409; choose another database, or `replace`. All files are verified first, and counts, options and indexes compared afterwards. It succeeds only when all of it is back; else nothing of it is kept, and its `errors` tell of each namespace what was read, written and rejected, and why. With `replace`, everything is restored and compared beside what is there, and that is backed up (`undo_backup_id`: replace with it to undo); then each collection takes its place at once. What is written there after `undo_time` is lost with what goes. With `documents`, some of one collection are put back into it, each by itself, and the result counts and names what became of them. Restores go into the databases of BACKUP_RESTORE_DATABASES only: 422. Collections that the service keeps for itself (keys, audit records, jobs and the like) are 403 by name. A whole restore brings them for a key with the scope `*`, and leaves them out for other keys. The key also needs `models:write`.
         */
        post: operations["createRestore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/point-in-time": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * See which times can be restored to
         * @description As the backups and the slices of the oplog on the disk have it. Where there is no range, `reason` says why and what to do: BACKUP_PITR_ENABLED is off, capped collections prevent a base before MongoDB 8, or a backup or slice is missing.
         */
        get: operations["getPointInTime"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/point-in-time/restores": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Restore the database as it was at a time, into another one
         * @description As a job. The last backup before the time is restored, and what the oplog tells was done since is done again: documents, collections, indexes, views and whole transactions. Slices and backup are read and proven before anything is made, and all of it is compared afterwards; else nothing of it is kept. A time in a gap, or in no range, is 409 with the ranges. The collections that the service keeps for itself (keys, audit records, jobs and the like) are restored for a key with the scope `*`, and left out for others.
         */
        post: operations["createRestoreToTime"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/point-in-time/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Read the slices of the oplog again and compare them with their manifests
         * @description As a job. Slices that are truncated, changed or without their content fail it, each named among its `errors`. One whose manifest is gone is a gap, which `GET /point-in-time` tells of. A restore to a time reads again what it needs, and refuses what is damaged of that.
         */
        post: operations["verifySlices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/point-in-time/documents/{collection}/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read one document as it was at a time, without a restore
         * @description Reads the collection in the last backup before the time until the document is found, and all slices from there to the time: some seconds where these are large, and 422 beyond 512 MiB. 404 says `deleted_at` among its `errors` when it had been deleted; 409 has the times that can be asked for. The key also needs `models:read`, since the answer depends on what documents hold.
         */
        get: operations["getDocumentThen"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/point-in-time/documents/{collection}/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put one document back as it was at a time
         * @description It is found as `getDocumentThen` finds it, and written into the collection of the service as it was stored then, each field of it; of a model, one that replaces another gets a version above both, so that no entity tag of either fits. 409 when another document has a unique value of it by now, or the collection is gone. Sending it again does no harm. The key also needs `models:write`.
         */
        post: operations["restoreDocumentThen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/livez": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the process is alive
         * @description Whether the process is alive
         */
        get: operations["getLivez"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Check whether this replica can serve requests
         * @description Answers 200 when the schema is in place and the primary of MongoDB answers, and 503 with the names of the failing checks otherwise. It waits 400 ms for the checks: one that has not answered by then counts as down. Only `mongodb` makes the replica unready; any other check makes it `degraded`. During an election of the replica set, the answer is `degraded` for up to 30 s, as long as another member of the set answers.
         */
        get: operations["getReadyz"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/startupz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the start is over: MongoDB was reached and the schema put in place
         * @description Whether the start is over: MongoDB was reached and the schema put in place
         */
        get: operations["getStartupz"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/database/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the health of every engine: symptom, impact, cause and action
         * @description Get the health of every engine: symptom, impact, cause and action
         */
        get: operations["getDatabaseHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Metrics in Prometheus' text format
         * @description What this replica has counted, and what it reads when it is asked: of the engines, the changes, jobs, volumes and backups every replica answers the same. What cannot be read is left out, and `lucid_metrics_source_up` is 0 for it.
         */
        get: operations["getMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/request-history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the history of requests
         * @description Requests, errors and latency of the last 30 days, of all replicas together, and totals by group. Each replica samples its counters once a minute; one that dies loses at most its last minute. Percentiles are computed from added histograms, within spans from 1 ms to 10 s. Streams of events are counted and not timed. Where no replica sampled, one point with null begins the gap.
         */
        get: operations["getRequestHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cache/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the history of the cache
         * @description Reads and hit rates of the last 30 days, by tier, of all replicas together, and totals by namespace. Each replica samples its counters once a minute; one that dies loses at most its last minute. Where no replica sampled, one point with null begins the gap.
         */
        get: operations["getCacheHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/database/stats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get sizes and growth of the database and its collections, and what its server does
         * @description As MongoDB keeps them: nothing is scanned. The totals are of now. Of more than 100 collections those are measured anew that were measured longest ago, and the others are as of their `measured_at`. An answer is given again for as long as ten times what it took to make, a second at least.
         */
        get: operations["getDatabaseStats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/database/collections/{name}/stats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the sizes of a collection and of its indexes, the latency of its operations, and its growth
         * @description As the server keeps them: nothing is scanned. Latencies are since the server started; a percentile is the upper bound of its span in MongoDB's histogram, whose spans double or go up by half, so the true one is less and at least half of it.
         */
        get: operations["getCollectionStats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/database/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get how a metric of the database or its server went
         * @description Sampled once a minute, kept for 48 hours, and the first of each hour for 90 days. Rates are averages from one point to the next, at both distances exact. Metrics of the server are of all of its databases.
         */
        get: operations["getDatabaseHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/database/collections/{name}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get how a metric of a collection went
         * @description Sampled once an hour, kept for 7 days, and the first of each day for 90 days. A collection that was dropped keeps its history.
         */
        get: operations["getCollectionHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/database/replication": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the members of the replica set, how far each is behind, and how long one may be away
         * @description As the primary sees it or, while there is none, one of the secondaries. The oplog keeps what was written for whoever was away; `headroom` tells how long it lasts at the present rate, `oplog.window_seconds` what it spans at the rate so far.
         */
        get: operations["getReplication"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/database/collections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the collections, views and time series
         * @description By name. MongoDB's own collections (`system.…`) are left out.
         */
        get: operations["listCollections"];
        put?: never;
        /**
         * Create a collection
         * @description Options are set once and for all, but for the rules of its documents. What MongoDB does not take together is refused with a pointer. Options by which MongoDB deletes documents (`capped`, `expire_after_seconds`) need `database:delete` and `confirm`.
         */
        post: operations["createCollection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/database/collections/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a collection with its options
         * @description Get a collection with its options
         */
        get: operations["getCollection"];
        put?: never;
        post?: never;
        /**
         * Drop a collection, view or time series
         * @description With all its documents and indexes; there is no way back but a backup. Protected collections are refused.
         */
        delete: operations["dropCollection"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/database/collections/{name}/rename": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rename a collection
         * @description At once, with its documents and indexes. Whoever still uses the old name finds nothing there.
         */
        post: operations["renameCollection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/database/collections/{name}/validator/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Count the documents that rules would refuse, and say why
         * @description All documents are checked, or a random sample where there are more than 100,000 or half a gigabyte of them; `method` says which. Nothing is changed. The key also needs `models:read`, since the answer depends on what documents hold.
         */
        post: operations["previewCollectionValidator"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/database/collections/{name}/validator/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check every document against rules, however many there are
         * @description As a job: its result is what the preview answers, counted over the whole collection. The key also needs `models:read`, since the answer depends on what documents hold.
         */
        post: operations["checkCollectionValidator"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/database/collections/{name}/validator": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Replace the rules for the documents of a collection
         * @description Refused while documents break them, as the preview finds, unless `accept_failing` says otherwise, or the level or action lets them be. `accept_failing` needs a scope to delete and `confirm`: documents that break the rules cannot be changed any more. `{}` as `json_schema` ends all rules. The key also needs `models:read`, since the answer depends on what documents hold.
         */
        put: operations["replaceCollectionValidator"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/database/collections/{name}/schema": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * See what the documents of a collection look like
         * @description From a random sample: each path with its types and how many documents have it, beside what the collection's rules name. Names of fields are told as they are.
         */
        get: operations["analyseCollectionSchema"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/database/collections/{name}/validate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have MongoDB check the structures of a collection and its indexes
         * @description As a job. Its result says whether anything is damaged, index by index.
         */
        post: operations["validateCollection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/database/collections/{name}/compact": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give the free space within a collection's files back to the disk
         * @description As a job, on the primary. Reads and writes go on, more slowly; indexes of the collection are neither built nor dropped meanwhile. The result tells `bytes_freed`. Cancelled, it ends at its next checkpoint.
         */
        post: operations["compactCollection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/database/drift": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * See how the service's own collections differ from what it declares
         * @description Rules, options and indexes, by the comparison that every start makes; each difference with what to do.
         */
        get: operations["getDrift"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/database/drift/apply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bring the service's own collections back to what it declares
         * @description As a job: puts back collections, rules, options and indexes. What needs something dropped is left, unless `replace` is true and confirmed. It fails when something could not be done, as with duplicates under a unique index.
         */
        post: operations["applyDrift"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/database/collections/{name}/indexes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the indexes of a collection
         * @description Each with its size, its uses on all members of the replica set, how far it is while it is built, and whether the service declares it. A member that cannot be asked is waited for up to 2 s, and named. A view has none: 409.
         */
        get: operations["listIndexes"];
        put?: never;
        /**
         * Create an index
         * @description As a job of the kind `create_index`, which reads and writes go on beside. Its result is `{name, size_bytes, seconds}`. Cancelled, it leaves no index; when a unique one fails, its error lists the duplicates. What cannot be built is refused at once: 422 with the place of each broken rule, 409 for an index or a job in the way. `dry_run` tells, from a sample, how large the index would be, whether duplicates are in its way, and which index serves the same queries already. `expire_after_seconds` lets MongoDB delete documents: it needs a scope to delete (`models:delete` for models, else `database:delete`) and `confirm`. `unique` and `partial_filter` need `models:read`, since they tell what documents hold.
         */
        post: operations["createIndex"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/database/collections/{name}/indexes/{index}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an index
         * @description Get an index
         */
        get: operations["getIndex"];
        put?: never;
        post?: never;
        /**
         * Drop an index
         * @description Not one that the service declares, nor that of _id: 409. Without `confirm` nothing is dropped, and the problem says how often it was used: one that is in use is better hidden first. One under construction that no job asked for is given up.
         */
        delete: operations["dropIndex"];
        options?: never;
        head?: never;
        /**
         * Hide an index, show it again, or change when documents expire by it
         * @description An index that the service declares can only be brought to what is declared, 409 otherwise; so can nothing of the index of _id. `expire_after_seconds` lets MongoDB delete documents: it needs a scope to delete (`models:delete` for models, else `database:delete`) and `confirm`.
         */
        patch: operations["updateIndex"];
        trace?: never;
    };
    "/api/v1/database/operations/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what is under way on the database, the oldest first
         * @description Lists what is under way on the service's database at its primary, the oldest first, at most 200. Values are left out: a shape has the name of its type for each.
         */
        get: operations["listCurrentOperations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/database/operations/current/{opid}/kill": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Kill an operation
         * @description Tells an operation on the service's database to end and looks for two seconds whether it has. What it wrote in a transaction is undone; what else it wrote remains. MongoDB's own operations and those on other databases are refused. Who sent it gets an error.
         */
        post: operations["killOperation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/database/operations/slow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List slow operations by shape, those first that took the most time
         * @description Groups what MongoDB's profiler has kept by shape: operations that differ only in values are one, and values are nowhere in the answer. The profile keeps the newest operations only.
         */
        get: operations["listSlowOperations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/database/operations/slow/{shape_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get slow operations of one shape: what they do, the newest of them, and the index they lack
         * @description Get slow operations of one shape: what they do, the newest of them, and the index they lack
         */
        get: operations["getSlowOperation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/database/operations/profiler": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get how MongoDB's profiler is set
         * @description Get how MongoDB's profiler is set
         */
        get: operations["getProfiler"];
        /**
         * Set MongoDB's profiler
         * @description Sets the profiler of the service's database on the primary, until that server starts again; `SLOW_OPERATION_MS` says what it is from then on. It keeps operations with their values in `system.profile`, so treat that collection as the data itself.
         */
        put: operations["setProfiler"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/database/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Explain a query: its plan, what it takes and why, and the index that would serve it
         * @description Explains a find or an aggregation that is given in typed form. Nothing can be written by it. With verbosity executionStats the query is run once, within the time limit of a call, and its documents are counted, not answered.
         */
        post: operations["explainQuery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/database/advice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what may be done about indexes: unused, redundant and missing ones
         * @description An index is unused when no member has used it for long enough, redundant when another one serves every query that it serves, and missing when slow operations examine far more than they return. Never one that is unique, that documents expire by, or that the service declares. A missing one is `proven` once it was built on a sample (`proveDatabaseAdvice`) and the planner took it there; one whose proof shows no gain is listed in `rejected`, with the reason.
         */
        get: operations["listDatabaseAdvice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/database/advice/{advice_id}/proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Prove on a sample what a missing index gains
         * @description Copies at most 20,000 documents (32 MiB) into a scratch collection with the same indexes, builds the index there, runs the slow operations, as the profiler has kept them, without and with it, and drops the collection. Values of the sample stand in where the profiler has no operation any more. The job's result has a `verdict` with its `reason`; it is kept for a week.
         */
        post: operations["proveDatabaseAdvice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/database/advice/{advice_id}/dismissal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set an advice aside, with the reason
         * @description Set an advice aside, with the reason
         */
        put: operations["dismissDatabaseAdvice"];
        post?: never;
        /**
         * Show an advice again that was set aside
         * @description Show an advice again that was set aside
         */
        delete: operations["undismissDatabaseAdvice"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/configuration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the effective configuration
         * @description Every variable with its value and its source: default, environment or file. Of a secret, and of an address that can hold a password, the answer says only whether it is set. It is the configuration of the replica that answers, as it was read at its start.
         */
        get: operations["getConfiguration"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/support-bundle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download a support bundle
         * @description A .tar.gz of JSON and text: versions, configuration without secrets, health report, metrics, the last jobs, backup schedules, search indices, and what MongoDB, Redis and Elasticsearch say of themselves. It contains no documents, no secrets and no e-mail addresses. Each file has 2 MiB at most and is collected within 10 s; `manifest.json` names what is cut or missing. A caller downloads one at a time. The download leaves an audit record, so it needs MongoDB.
         */
        get: operations["getSupportBundle"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Advice: {
            /** @description Id of the advice. */
            advice_id: string;
            /** @description An index that nothing uses, one that another covers, or one that slow operations lack. */
            kind: components["schemas"]["AdviceKind"];
            /** @description The collection. */
            collection: string;
            /** @description Name of the index that is there, or that is to be made. */
            index: string;
            /** @description Its fields, in their order. */
            keys: components["schemas"]["StoredIndexKey"][];
            /** @description The index that serves in place of a redundant one. */
            keeper?: string;
            /** @description Why, with the figures that it rests on. */
            reason: string;
            /** @description What it rests on: `observed` uses, a rule that makes it `certain`, a gain that was `proven` on a sample, or `unproven`: only slow operations. */
            confidence: components["schemas"]["AdviceConfidence"];
            /** @description How often each member has used the index that is there. */
            uses?: components["schemas"]["MemberIndexUses"][];
            /** @description The slow operations that the missing index would serve, those that waste most first. */
            shapes?: components["schemas"]["AdviceShape"][];
            /** @description What the missing index gains, by its proof. */
            estimated_gain?: components["schemas"]["EstimatedGain"];
            /** @description What the index costs. */
            cost: components["schemas"]["AdviceCost"];
            /** @description What a person would type into mongosh. */
            command: string;
            /** @description The call that does it here. */
            apply: components["schemas"]["AdviceLink"];
            /** @description The call that comes later: the proof of an index before it is made, the drop of one once it was hidden for a while. */
            further?: components["schemas"]["AdviceLink"];
            /** @description What is to be thought of first. */
            caveats: string[];
            /** @description That someone has set it aside, and why. */
            dismissal?: components["schemas"]["AdviceDismissal"];
        };
        AdviceBasis: {
            /**
             * Format: int64
             * @description Collections that were looked at.
             */
            collections: number;
            /**
             * Format: int64
             * @description Slow operations that the profilers have kept.
             */
            slow_operations: number;
            /** @description What could not be seen, so that its absence from the list means nothing. */
            unseen: string[];
        };
        /** @enum {string} */
        AdviceConfidence: "observed" | "certain" | "proven" | "unproven";
        AdviceCost: {
            /**
             * Format: int64
             * @description Its size: what it takes now, or would take by its size on the sample; absent without a proof.
             */
            size_bytes?: number;
            /** @description Indexes that each insert and delete of the collection writes: now, and once the advice is followed to its end. A hidden one is written until it is dropped. */
            indexes_written: components["schemas"]["BeforeAfter"];
        };
        AdviceDismissal: {
            /**
             * @description Why it is not followed.
             * @example The report at the end of the quarter needs it.
             */
            reason: string;
            /**
             * Format: date-time
             * @description When it is shown again; never, when it is left out.
             */
            until?: string;
            /** @description Whose key set it aside. */
            dismissed_by: string;
            /**
             * Format: date-time
             * @description When.
             */
            dismissed_at: string;
        };
        /** @enum {string} */
        AdviceKind: "unused" | "redundant" | "missing";
        AdviceLink: {
            /** @description HTTP method. */
            method: string;
            /** @description Path, with its query. */
            path: string;
            /** @description Body, as JSON. */
            body?: Record<string, never>;
        };
        AdviceList: {
            /** @description Missing indexes by the time that is wasted, then redundant and unused ones by their size. */
            items: components["schemas"]["Advice"][];
            /** @description Indexes that were tried on a sample in the last week and gained nothing, with the reason. */
            rejected: components["schemas"]["RejectedAdvice"][];
            /** @description What it rests on. */
            basis: components["schemas"]["AdviceBasis"];
        };
        AdviceShape: {
            /** @description Id of the shape, as slow operations have it. */
            shape_id: string;
            /** @description What they ask, without values. */
            shape: string;
            /**
             * Format: int64
             * @description How many the profiler has kept.
             */
            count: number;
            /**
             * Format: int64
             * @description Time they took in all, in ms.
             */
            total_ms: number;
            /**
             * Format: int64
             * @description Documents they examined in all.
             */
            documents_examined: number;
            /**
             * Format: int64
             * @description Documents they returned or changed in all.
             */
            returned: number;
        };
        AggregateToExplain: {
            /** @description Its stages in their order. There are none that write, and none that run code. */
            stages: components["schemas"]["QueryStage"][];
        };
        ApiKey: {
            /**
             * Format: uuid
             * @description Id of the key.
             * @example 7b0c2a9e-4c1d-4f0a-9d35-2f6f0f1c9a11
             */
            key_id: string;
            /**
             * @description What it is for, for people.
             * @example session-service
             */
            name: string;
            /**
             * @description What its secrets begin with.
             * @example lucid_7b0c2a9e
             */
            prefix: string;
            /**
             * @description What it allows: scopes, `*` for all of them, or a group such as `models:*`.
             * @example [
             *       "models:read"
             *     ]
             */
            scopes: string[];
            /**
             * Format: int32
             * @description Requests a minute that it allows. Absent: RATE_LIMIT_PER_MINUTE.
             */
            rate_limit_per_minute?: number;
            /**
             * Format: date-time
             * @description When it was made.
             */
            created_at: string;
            /** @description Who made it: the id of a key, or `configured-key`. */
            created_by: string;
            /**
             * Format: uuid
             * @description Id of the key that it was made with, and is revoked with. Absent: it was made with `API_KEY`, on the command line, without a key, or before parents were recorded.
             * @example 7b0c2a9e-4c1d-4f0a-9d35-2f6f0f1c9a11
             */
            parent_key_id?: string;
            /**
             * Format: date-time
             * @description When it stops working. Absent: never.
             */
            expires_at?: string;
            /**
             * Format: date-time
             * @description When its secret was last replaced.
             */
            rotated_at?: string;
            /**
             * Format: date-time
             * @description Until when the secret before this one works.
             */
            previous_secret_until?: string;
            /**
             * Format: date-time
             * @description When it was revoked: it works no more.
             */
            revoked_at?: string;
            /**
             * Format: date-time
             * @description When it was last used, to a minute.
             */
            last_used_at?: string;
        };
        ApiKeyPage: {
            /** @description The items of this page. */
            items: components["schemas"]["ApiKey"][];
            /** @description Cursor of the next page; absent on the last. */
            next_cursor?: string;
            /**
             * Format: int64
             * @description All items that match, when include_total asked for it.
             */
            total?: number;
            /** @description How it was found, when explain asked for it. */
            explain?: components["schemas"]["ListExplanation"];
        };
        ApiKeyWithSecret: {
            /**
             * Format: uuid
             * @description Id of the key.
             * @example 7b0c2a9e-4c1d-4f0a-9d35-2f6f0f1c9a11
             */
            key_id: string;
            /**
             * @description What it is for, for people.
             * @example session-service
             */
            name: string;
            /**
             * @description What its secrets begin with.
             * @example lucid_7b0c2a9e
             */
            prefix: string;
            /**
             * @description What it allows: scopes, `*` for all of them, or a group such as `models:*`.
             * @example [
             *       "models:read"
             *     ]
             */
            scopes: string[];
            /**
             * Format: int32
             * @description Requests a minute that it allows. Absent: RATE_LIMIT_PER_MINUTE.
             */
            rate_limit_per_minute?: number;
            /**
             * Format: date-time
             * @description When it was made.
             */
            created_at: string;
            /** @description Who made it: the id of a key, or `configured-key`. */
            created_by: string;
            /**
             * Format: uuid
             * @description Id of the key that it was made with, and is revoked with. Absent: it was made with `API_KEY`, on the command line, without a key, or before parents were recorded.
             * @example 7b0c2a9e-4c1d-4f0a-9d35-2f6f0f1c9a11
             */
            parent_key_id?: string;
            /**
             * Format: date-time
             * @description When it stops working. Absent: never.
             */
            expires_at?: string;
            /**
             * Format: date-time
             * @description When its secret was last replaced.
             */
            rotated_at?: string;
            /**
             * Format: date-time
             * @description Until when the secret before this one works.
             */
            previous_secret_until?: string;
            /**
             * Format: date-time
             * @description When it was revoked: it works no more.
             */
            revoked_at?: string;
            /**
             * Format: date-time
             * @description When it was last used, to a minute.
             */
            last_used_at?: string;
            /** @description The secret, to be sent as X-API-Key. It is shown here only: what is kept is its SHA-256. */
            secret: string;
        };
        AppendChunks: {
            /** @description The chunks to append. */
            items: components["schemas"]["CreateSessionChunk"][];
        };
        AppendResult: {
            /**
             * Format: int32
             * @description Chunks that were stored.
             */
            appended: number;
            /**
             * Format: int32
             * @description Chunks that were there already, with the same hash.
             */
            existing: number;
            /**
             * Format: int32
             * @description Chunks of the session now.
             */
            chunk_count: number;
            /**
             * Format: int64
             * @description Size of all its chunks now.
             */
            size_bytes: number;
        };
        ApplyBackupRetention: {
            /**
             * @description Only the backups of this schedule; those of all when left out.
             * @example default
             */
            schedule_id?: string;
            /** @description What is to be kept; as the schedules' own retentions say when left out. */
            retention?: components["schemas"]["RetentionPolicy"];
        };
        ApplyDrift: {
            /** @description Only these collections. Closed ones cannot be named: they are put right when all are. */
            collections?: string[];
            /**
             * @description Whether indexes that are there otherwise may be dropped and built as declared, and those that were not declared dropped. Needs `confirm`.
             * @default false
             */
            replace?: boolean;
        };
        AuditEntry: {
            /**
             * Format: uuid
             * @description Id of the record.
             * @example 3f0d7a52-6d0e-4b0c-8a5d-0c5b2d9f4e77
             */
            audit_id: string;
            /**
             * Format: date-time
             * @description When it was begun.
             */
            at: string;
            /**
             * @description Who asked: the id of a key, `configured-key`, `anonymous`, or the program that did it. `unknown` in the record that sums up, for up to a minute, requests that were refused for their key.
             * @example configured-key
             */
            caller: string;
            /** @description Name of the key, where it is a stored one. */
            key_name?: string;
            /** @description What the secrets of the key begin with. */
            key_prefix?: string;
            /** @description Address that the connection came from. */
            address: string;
            /**
             * @description operationId of the operation, or `authenticate` for requests that were refused for their key.
             * @example revokeApiKey
             */
            operation: string;
            /** @description HTTP method; `CLI` for a command, `*` for several requests. */
            method: string;
            /** @description Path and query, to 2,000 characters; of a refused request to 200; `*` for several requests. */
            path: string;
            /** @description What was acted on: a collection, a volume, a key. */
            target?: string;
            /** @description Fields of the request that let documents be deleted, such as `expire_after_seconds`. */
            deleting?: string[];
            /** @description Id of the request, as in the logs. */
            request_id: string;
            /** @description How it ended. `begun`: the process died on the way, and the operation may have been done or not. `running`: the job that the request started has not ended; its outcome replaces `running`. */
            outcome: components["schemas"]["AuditOutcome"];
            /** @description Job that the request started. */
            job_id?: string;
            /**
             * @description Code of the problem that the job failed with.
             * @example interrupted
             */
            error_code?: string;
            /**
             * Format: int32
             * @description Present on a summary: number of refused requests of the caller within a minute that have no record of their own. The other fields are those of the last one.
             */
            repeated?: number;
            /**
             * Format: int32
             * @description HTTP status that was answered.
             */
            status?: number;
            /**
             * Format: date-time
             * @description When it was answered, or when its job ended.
             */
            completed_at?: string;
        };
        AuditEntryPage: {
            /** @description The items of this page. */
            items: components["schemas"]["AuditEntry"][];
            /** @description Cursor of the next page; absent on the last. */
            next_cursor?: string;
            /**
             * Format: int64
             * @description All items that match, when include_total asked for it.
             */
            total?: number;
            /** @description How it was found, when explain asked for it. */
            explain?: components["schemas"]["ListExplanation"];
        };
        /** @enum {string} */
        AuditOutcome: "begun" | "running" | "succeeded" | "refused" | "failed" | "cancelled";
        AuditRecord: {
            /**
             * Format: uuid
             * @description Id of the record.
             * @example 3f0d7a52-6d0e-4b0c-8a5d-0c5b2d9f4e77
             */
            audit_id: string;
            /**
             * Format: date-time
             * @description When it was begun.
             */
            at: string;
            /**
             * @description Who asked: the id of a key, `configured-key`, `anonymous`, or the program that did it. `unknown` in the record that sums up, for up to a minute, requests that were refused for their key.
             * @example configured-key
             */
            caller: string;
            /** @description Name of the key, where it is a stored one. */
            key_name?: string;
            /** @description What the secrets of the key begin with. */
            key_prefix?: string;
            /** @description Address that the connection came from. */
            address: string;
            /**
             * @description operationId of the operation, or `authenticate` for requests that were refused for their key.
             * @example revokeApiKey
             */
            operation: string;
            /** @description HTTP method; `CLI` for a command, `*` for several requests. */
            method: string;
            /** @description Path and query, to 2,000 characters; of a refused request to 200; `*` for several requests. */
            path: string;
            /** @description What was acted on: a collection, a volume, a key. */
            target?: string;
            /** @description Fields of the request that let documents be deleted, such as `expire_after_seconds`. */
            deleting?: string[];
            /** @description Id of the request, as in the logs. */
            request_id: string;
            /** @description How it ended. `begun`: the process died on the way, and the operation may have been done or not. `running`: the job that the request started has not ended; its outcome replaces `running`. */
            outcome: components["schemas"]["AuditOutcome"];
            /** @description Job that the request started. */
            job_id?: string;
            /**
             * @description Code of the problem that the job failed with.
             * @example interrupted
             */
            error_code?: string;
            /**
             * Format: int32
             * @description Present on a summary: number of refused requests of the caller within a minute that have no record of their own. The other fields are those of the last one.
             */
            repeated?: number;
            /**
             * Format: int32
             * @description HTTP status that was answered.
             */
            status?: number;
            /**
             * Format: date-time
             * @description When it was answered, or when its job ended.
             */
            completed_at?: string;
            /** @description What was there before, without secrets. */
            before?: unknown;
            /** @description What was there after, without secrets. */
            after?: unknown;
            /** @description Which of `before` and `after` was too large: it is the first 64 kB of its JSON, as text. */
            cut?: ("before" | "after")[];
        };
        AuditRequest: {
            /** @description Collections; all that are searched when left out. */
            collections?: string[];
            /**
             * @description Mend what differs: only that is written.
             * @default false
             */
            repair?: boolean;
        };
        Backup: {
            /** @description Id of the backup: that of the job that made it. */
            backup_id: string;
            /** @description What it is called; several may be called so. */
            name: string;
            /** @description What read the database. */
            engine: components["schemas"]["BackupEngine"];
            /** @description complete; partial, with namespaces that are not; damaged, as its last verification found. */
            status: components["schemas"]["BackupStatus"];
            /** @description The database that was read. */
            database: string;
            /** @description How its files are compressed. */
            compression: components["schemas"]["Compression"];
            /** @description How its files are encrypted; absent on backups from before there was encryption, whose are not. */
            encryption?: components["schemas"]["Encryption"];
            /** @description Id of the key that its manifest is authenticated by, and its files are encrypted with. Without that key an encrypted one cannot be restored. */
            key_id?: string;
            /** @description Where it is kept: the volume `backups`, or S3. */
            storage: components["schemas"]["BackupStorage"];
            /** @description Its folder on the disk of the service; in S3, `s3://`, the bucket, and what its keys begin with. */
            path: string;
            /**
             * Format: int64
             * @description Bytes of all its files but the manifest.
             */
            size_bytes: number;
            /**
             * Format: int64
             * @description Documents in it.
             */
            documents: number;
            /** @description How what is in it belongs together. */
            consistency: components["schemas"]["BackupConsistency"];
            /** @description What is in it; not in lists, unless `fields` asks for it. */
            namespaces?: components["schemas"]["BackupNamespace"][];
            /** @description The collections that were asked for; absent when it is of the whole database. */
            collections?: string[];
            /** @description Version of MongoDB that was read. */
            server_version: string;
            /** @description SHA-256 of its manifest, which holds those of all its files. */
            manifest_sha256: string;
            /** @description Whose key asked for it, or which schedule. */
            requested_by: string;
            /** @description The schedule that it is of. */
            schedule_id?: string;
            /** @description Whether it stays until it is unpinned: it cannot be deleted. */
            pinned?: boolean;
            /**
             * Format: date-time
             * @description When it was begun.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was whole.
             */
            completed_at: string;
            /**
             * Format: date-time
             * @description When all of its files were last read, and were as they had been written.
             */
            verified_at?: string;
            /**
             * Format: date-time
             * @description When all of it was last restored, and counts, options and indexes were the same; and, in a drill, all that holds of the models.
             */
            proven_at?: string;
            /**
             * Format: date-time
             * @description When it was last restored for trial.
             */
            drilled_at?: string;
            /** @description What came of that; not in lists, unless `fields` asks for it. */
            drill?: components["schemas"]["Drill"];
            /**
             * Format: date-time
             * @description Since when it is being deleted; it cannot be used any more.
             */
            deleting_at?: string;
        };
        BackupConsistency: {
            /** @description snapshot: all as it was at one time of the cluster. mixed: but for the namespaces that say so, which MongoDB cannot read at a time. none: each as it was when it was read. */
            mode: components["schemas"]["ConsistencyMode"];
            /**
             * Format: date-time
             * @description That time.
             */
            time?: string;
        };
        BackupDrill: {
            /** @description Id of the backup: that of the job that made it. */
            backup_id: string;
            /**
             * Format: date-time
             * @description When it ended.
             */
            drilled_at: string;
            /** @description What came of it. */
            drill: components["schemas"]["Drill"];
        };
        BackupDrillPage: {
            /** @description The items of this page. */
            items: components["schemas"]["BackupDrill"][];
            /** @description Cursor of the next page; absent on the last. */
            next_cursor?: string;
            /**
             * Format: int64
             * @description All items that match, when include_total asked for it.
             */
            total?: number;
            /** @description How it was found, when explain asked for it. */
            explain?: components["schemas"]["ListExplanation"];
        };
        /** @enum {string} */
        BackupEngine: "native" | "mongodump";
        BackupFile: {
            /** @description Its path in the folder of the backup. */
            path: string;
            /**
             * Format: int64
             * @description Its size.
             */
            size_bytes: number;
            /** @description Its SHA-256, as it was written. */
            sha256: string;
        };
        BackupFilePage: {
            /** @description The items of this page. */
            items: components["schemas"]["BackupFile"][];
            /** @description Cursor of the next page; absent on the last. */
            next_cursor?: string;
            /**
             * Format: int64
             * @description All items that match, when include_total asked for it.
             */
            total?: number;
            /** @description How it was found, when explain asked for it. */
            explain?: components["schemas"]["ListExplanation"];
        };
        BackupMark: {
            /** @description Id of the backup: that of the job that made it. */
            backup_id: string;
            /**
             * Format: date-time
             * @description The time that it is of: what was written later is not in it.
             */
            at: string;
            /**
             * Format: int64
             * @description Seconds since then.
             */
            age_seconds: number;
            /**
             * Format: int64
             * @description Seconds that it took.
             */
            duration_seconds: number;
            /**
             * Format: int64
             * @description Bytes of its files.
             */
            size_bytes: number;
            /**
             * Format: date-time
             * @description When all of it was last restored and compared.
             */
            proven_at?: string;
        };
        BackupNamespace: {
            /** @description Its name. */
            name: string;
            /** @description What it is. */
            type: components["schemas"]["NamespaceType"];
            /** @description complete; partial, since it changed too much while it was read; or failed, and not in the backup. */
            state: components["schemas"]["NamespaceState"];
            /** @description Why it is not complete. */
            reason?: string;
            /** @description Whether it is as it was at the time of the backup. */
            at_time: boolean;
            /**
             * Format: int64
             * @description Its documents; of a time series, its buckets.
             */
            documents: number;
            /**
             * Format: int64
             * @description Bytes of them, uncompressed.
             */
            data_bytes: number;
            /**
             * Format: int64
             * @description Bytes of its files.
             */
            size_bytes: number;
        };
        BackupPage: {
            /** @description The items of this page. */
            items: components["schemas"]["Backup"][];
            /** @description Cursor of the next page; absent on the last. */
            next_cursor?: string;
            /**
             * Format: int64
             * @description All items that match, when include_total asked for it.
             */
            total?: number;
            /** @description How it was found, when explain asked for it. */
            explain?: components["schemas"]["ListExplanation"];
        };
        BackupSchedule: {
            /** @description Id of the schedule. */
            schedule_id: string;
            /**
             * @description What it is called, and its backups; no other is called so.
             * @example hourly
             */
            name: string;
            /** @description Minute, hour, day of the month, month and day of the week, separated by one space: `*`, numbers, ranges, lists, steps, and English names of three letters for months and days of the week. Where both day fields are restricted, a day that matches one of them is enough. */
            cron: string;
            /**
             * Format: time-zone
             * @description Time zone that `cron` is in, by its IANA name. A schedule for every hour follows the clock. Every other schedule runs once at the moment of a clock change that skips its times, and only the first time that a clock shows a repeated time.
             * @example Europe/Berlin
             */
            time_zone: string;
            /** @description What reads the database. */
            engine: components["schemas"]["BackupEngine"];
            /** @description How the files are compressed. */
            compression: components["schemas"]["Compression"];
            /** @description How the files are encrypted. When left out, as each backup has it: aes-256-gcm where there is a key, else none. */
            encryption?: components["schemas"]["Encryption"];
            /** @description Where the backups are kept. When left out, as each has it: as BACKUP_STORAGE says then. */
            storage?: components["schemas"]["BackupStorage"];
            /**
             * @description Only these collections, views and time series; all of the database when left out.
             * @example [
             *       "users",
             *       "sessions"
             *     ]
             */
            collections?: string[];
            /** @description Whether it runs. */
            enabled: boolean;
            /** @description What is kept of its backups, applied after each; all of them when left out. */
            retention?: components["schemas"]["RetentionPolicy"];
            /** @description Whether it is of the environment, and changed only by its variables: BACKUP_ENABLED, BACKUP_SCHEDULE and BACKUP_RETENTION_DAYS, or BACKUP_DRILL_SCHEDULE. */
            from_environment: boolean;
            /** @description Whether the last good backup is restored for trial at its times, and none is made. There is one such schedule, `drill`, that of BACKUP_DRILL_SCHEDULE. */
            drill?: boolean;
            /** @description Caller that created the schedule. Absent for the schedules of the environment. */
            created_by?: string;
            /**
             * Format: date-time
             * @description Time of the next run. Absent while the schedule is disabled or is paused without an end.
             */
            next_at?: string;
            /** @description Times of the next five runs. Runs within a pause and a skipped run are not among them. Lists with `fields` leave it out. */
            next_runs?: string[];
            /**
             * @description `cron` in words, in the time zone of the schedule. Lists with `fields` leave it out.
             * @example At 02:00
             */
            cron_description?: string;
            /**
             * Format: date-time
             * @description Time at which the schedule was paused. Absent while it is not paused.
             */
            paused_at?: string;
            /**
             * Format: date-time
             * @description Time at which the pause ends by itself. Absent for a pause that lasts until the schedule is resumed.
             */
            paused_until?: string;
            /**
             * @description Why the schedule is paused, in the words of the caller.
             * @example Maintenance of the storage
             */
            pause_reason?: string;
            /** @description Caller that paused the schedule. */
            paused_by?: string;
            /** @description The run that will be skipped. */
            skip_next?: components["schemas"]["SkippedRun"];
            /**
             * Format: date-time
             * @description The time that came last.
             */
            last_at?: string;
            /** @description The job of that time, while it has not ended. */
            running_job_id?: string;
            /** @description The last backup that came of it. */
            last_backup_id?: string;
            /** @description Why no backup came of it last, or the drill failed; absent when it went well. */
            last_error?: string;
            /**
             * Format: int64
             * @description Backups that came of it; drills that passed.
             */
            succeeded: number;
            /**
             * Format: int64
             * @description Times of which none came: it failed, was cancelled, or the one before took too long.
             */
            failed: number;
            /**
             * Format: date-time
             * @description When it was created.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When its settings were last changed.
             */
            updated_at: string;
            /**
             * Format: int32
             * @description Version of its settings, pause and skipped run. The entity tag is made of it.
             */
            version: number;
        };
        BackupSchedulePage: {
            /** @description The items of this page. */
            items: components["schemas"]["BackupSchedule"][];
            /** @description Cursor of the next page; absent on the last. */
            next_cursor?: string;
            /**
             * Format: int64
             * @description All items that match, when include_total asked for it.
             */
            total?: number;
            /** @description How it was found, when explain asked for it. */
            explain?: components["schemas"]["ListExplanation"];
        };
        BackupScheduleReason: {
            /**
             * @description Why, in the words of the caller. The audit record and the list of runs contain it.
             * @example Maintenance of the storage
             */
            reason?: string;
        };
        /** @enum {string} */
        BackupScheduleRunOutcome: "running" | "succeeded" | "failed" | "cancelled" | "skipped" | "paused" | "left_out";
        /** @enum {string} */
        BackupStatus: "complete" | "partial" | "damaged";
        /** @enum {string} */
        BackupStorage: "volume" | "s3";
        BackupSummary: {
            /**
             * Format: int64
             * @description Seconds of writes that would be lost now: the age of the last good backup. Absent when there is none.
             */
            rpo_seconds?: number;
            /**
             * Format: int64
             * @description Seconds that a restore takes, from the files to the compared database, as measured by the last drill, rounded up. Absent before the first.
             */
            rto_seconds?: number;
            /** @description The last drill. */
            last_drill?: components["schemas"]["DrillMark"];
            /** @description The newest that is complete and not damaged. */
            last_good?: components["schemas"]["BackupMark"];
            /** @description The newest of those that was restored whole and compared, and whose last drill did not fail. */
            last_proven?: components["schemas"]["BackupMark"];
            /**
             * Format: int64
             * @description Backups that are complete, of some collections too.
             */
            complete: number;
            /**
             * Format: int64
             * @description Backups that miss something.
             */
            partial: number;
            /**
             * Format: int64
             * @description Backups that are not what was written any more.
             */
            damaged: number;
            /**
             * Format: int64
             * @description Schedules that are enabled.
             */
            schedules: number;
            /**
             * Format: int64
             * @description Enabled schedules that are paused, that of the drills included.
             */
            paused_schedules: number;
            /**
             * Format: int64
             * @description Enabled schedules whose last backup failed.
             */
            failing_schedules: number;
        };
        BeforeAfter: {
            /**
             * Format: int64
             * @description Without it.
             */
            before: number;
            /**
             * Format: int64
             * @description With it.
             */
            after: number;
        };
        Block: {
            /**
             * Format: date-time
             * @description When it was created.
             */
            readonly created_at: string;
            /**
             * Format: date-time
             * @description When it was last changed.
             */
            readonly updated_at: string;
            /**
             * Format: int32
             * @description Version of the document, behind its entity tag; one more with each change.
             * @example 1
             */
            readonly version: number;
            /** @description Fields that are left out because MongoDB holds no value for them that this schema can represent, even where the schema requires them. Present only on documents that another program wrote. Send a valid value with PATCH or PUT to repair a field. At most 100 are named. */
            readonly invalid_fields?: components["schemas"]["InvalidField"][];
            /**
             * @description Id of the block: the block's hash.
             * @example 000000000003ba27aa200b1cecaad478d2b00432346c3f1f3986da1afd33e506
             */
            block_id: string;
            /**
             * Format: int32
             * @description Height of the block; unique.
             * @example 0
             */
            height: number;
            /**
             * @description block_id of the block below; 64 zeros at height 0.
             * @example 0000000000000000000000000000000000000000000000000000000000000000
             */
            previous_hash: string;
            /**
             * @description Merkle root of the transactions.
             * @example e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
             */
            merkle_root: string;
            /**
             * @description How the Merkle root is made of the transactions.
             * @default rfc9162-sha256
             */
            merkle_algorithm: components["schemas"]["MerkleAlgorithm"];
            /** @description Ids of its transactions, in order. Lists leave them out unless `fields` asks for them. */
            transactions?: string[];
            /**
             * Format: int32
             * @description Number of its transactions.
             */
            readonly transaction_count: number;
            /**
             * Format: date-time
             * @description When it was made; not before its parent's time.
             * @example 2026-11-24T08:00:00.000Z
             */
            timestamp: string;
        };
        BlockPage: {
            /** @description The items of this page. */
            items: components["schemas"]["Block"][];
            /** @description Cursor of the next page; absent on the last. */
            next_cursor?: string;
            /**
             * Format: int64
             * @description All items that match, when include_total asked for it.
             */
            total?: number;
            /** @description How it was found, when explain asked for it. */
            explain?: components["schemas"]["ListExplanation"];
        };
        BlockTransaction: {
            /**
             * Format: int32
             * @description Place in the block.
             */
            transaction_index: number;
            /** @description Id of the transaction. */
            transaction_id: string;
            /** @description The transaction, where it is stored. */
            transaction?: components["schemas"]["Transaction"];
        };
        BlockTransactionPage: {
            /** @description The items of this page. */
            items: components["schemas"]["BlockTransaction"][];
            /** @description Cursor of the next page; absent on the last. */
            next_cursor?: string;
            /**
             * Format: int64
             * @description All items that match, when include_total asked for it.
             */
            total?: number;
            /** @description How it was found, when explain asked for it. */
            explain?: components["schemas"]["ListExplanation"];
        };
        BlockchainAnchor: {
            /** @description Block that holds the anchor. */
            block_id: string;
            /**
             * Format: int32
             * @description Height of that block.
             */
            readonly block_height: number;
            /** @description Transaction of that block that carries the root. */
            transaction_id?: string;
            /** @description Root that is anchored: the session's. */
            readonly merkle_root: string;
            /**
             * Format: date-time
             * @description When it was anchored.
             */
            anchored_at: string;
            /**
             * Format: int32
             * @description Confirmations when it was stored.
             * @default 0
             */
            confirmation_count: number;
        };
        BrokenRule: {
            /** @description Path of the field, as `lines[].price`; empty for the document itself. */
            field: string;
            /**
             * @description The keyword of the rule.
             * @example minLength
             */
            rule: string;
            /** @description The rule, for people. */
            message: string;
        };
        BuildMerkleRoot: {
            /**
             * @description How the root is made.
             * @default rfc9162-sha256
             */
            algorithm?: components["schemas"]["MerkleAlgorithm"];
            /** @description The leaves, in order. */
            leaves: string[];
        };
        BulkBlocks: {
            /** @description atomic: all items or none, the first problem is the answer. best_effort: each item for itself. */
            mode: components["schemas"]["BulkMode"];
            /** @description The documents to create. */
            items: components["schemas"]["CreateBlock"][];
        };
        BulkItemResult: {
            /**
             * Format: int32
             * @description Place of the item in the request.
             */
            index: number;
            /**
             * Format: int32
             * @description HTTP status of the item.
             */
            status: number;
            /** @description Id of the document that was created. */
            id?: string;
            /** @description Entity tag of the document that was created. */
            etag?: string;
            /** @description Why the item was not applied. */
            error?: components["schemas"]["Problem"];
        };
        /** @enum {string} */
        BulkMode: "atomic" | "best_effort";
        BulkResult: {
            /**
             * Format: int32
             * @description Items that were applied (or would be, in a dry run).
             */
            applied: number;
            /**
             * Format: int32
             * @description Items that were not.
             */
            failed: number;
            /** @description True when nothing was written because dry_run was asked for. */
            dry_run: boolean;
            /** @description An entry for each item. */
            items: components["schemas"]["BulkItemResult"][];
        };
        BulkSessions: {
            /** @description atomic: all items or none, the first problem is the answer. best_effort: each item for itself. */
            mode: components["schemas"]["BulkMode"];
            /** @description The documents to create. */
            items: components["schemas"]["CreateSession"][];
        };
        BulkTransactions: {
            /** @description atomic: all items or none, the first problem is the answer. best_effort: each item for itself. */
            mode: components["schemas"]["BulkMode"];
            /** @description The documents to create. */
            items: components["schemas"]["CreateTransaction"][];
        };
        BulkTrustPolicies: {
            /** @description atomic: all items or none, the first problem is the answer. best_effort: each item for itself. */
            mode: components["schemas"]["BulkMode"];
            /** @description The documents to create. */
            items: components["schemas"]["CreateTrustPolicy"][];
        };
        BulkUsers: {
            /** @description atomic: all items or none, the first problem is the answer. best_effort: each item for itself. */
            mode: components["schemas"]["BulkMode"];
            /** @description The documents to create. */
            items: components["schemas"]["CreateUser"][];
        };
        BulkWallets: {
            /** @description atomic: all items or none, the first problem is the answer. best_effort: each item for itself. */
            mode: components["schemas"]["BulkMode"];
            /** @description The documents to create. */
            items: components["schemas"]["CreateWallet"][];
        };
        CacheHistory: {
            /**
             * @description Distance of the points.
             * @enum {string}
             */
            resolution: "minute" | "five_minutes" | "hour";
            /**
             * Format: date-time
             * @description Points from here on.
             */
            from: string;
            /**
             * Format: date-time
             * @description Points before this time.
             */
            to: string;
            /** @description The points, in the order of their time. The last one may be of a span that has not ended. */
            points: components["schemas"]["CacheHistoryPoint"][];
            /** @description Each kind of answers that was read in this time, the most read first. */
            namespaces: components["schemas"]["CacheNamespaceTotal"][];
        };
        CacheHistoryPoint: {
            /** @description Reads that a replica answered from its own memory. */
            hit_local: number | null;
            /** @description Reads that were answered from Redis. */
            hit: number | null;
            /** @description Reads that waited for the database. */
            miss: number | null;
            /** @description Reads that were answered with what was no longer fresh. */
            stale: number | null;
            /** @description Reads that went round the cache. */
            bypass: number | null;
            /** @description Share of hits in either tier, of all reads but those round the cache. Null without such reads. */
            hit_rate: number | null;
            /** @description Share of hits in the memory of a replica, of all reads but those round the cache. */
            local_hit_rate: number | null;
            /** @description Share of hits in Redis, of the reads that a replica could not answer from its own memory. */
            redis_hit_rate: number | null;
            /**
             * Format: date-time
             * @description Start of its minute, five minutes or hour.
             */
            t: string;
            /** @description Replicas that sampled. A replica that was restarted counts twice. Null where a gap begins. */
            replicas: number | null;
        };
        CacheKeyInfo: {
            /** @description The kind of answer. */
            namespace: string;
            /** @description Field and value that it was asked for by. */
            key: string;
            /** @description An answer, or the mark of a change that refuses what was read before it. */
            state: components["schemas"]["CacheKeyState"];
            /** @description Position in the database that it belongs to, as a consistency token. */
            position: string;
            /**
             * Format: int64
             * @description Size in bytes.
             */
            size_bytes: number;
            /**
             * Format: int64
             * @description Seconds until Redis forgets it.
             */
            ttl_seconds: number;
        };
        CacheKeyPage: {
            /** @description Keys of this page; a page may be short or empty before the last one. */
            items: components["schemas"]["CacheKeyInfo"][];
            /** @description Cursor of the next page; absent on the last. */
            next_cursor?: string;
        };
        /** @enum {string} */
        CacheKeyState: "answer" | "tombstone";
        CacheNamespaceStats: {
            /** @description The kind of answers: `users`, `blocks`. */
            namespace: string;
            /** @description What its keys in Redis begin with now; absent until Redis was reached. */
            generation?: string;
            /**
             * Format: int64
             * @description How long an answer is kept that nobody changes, in s.
             */
            ttl_seconds: number;
            /**
             * Format: int64
             * @description Reads that this process answered from its own memory.
             */
            hit_local: number;
            /**
             * Format: int64
             * @description Reads that were answered from Redis.
             */
            hit: number;
            /**
             * Format: int64
             * @description Reads that waited for the database.
             */
            miss: number;
            /**
             * Format: int64
             * @description Reads that were answered with what was no longer fresh, while a fresh one was loaded or could not be.
             */
            stale: number;
            /**
             * Format: int64
             * @description Reads that went round the cache.
             */
            bypass: number;
            /** @description Share of hits in either tier, of all reads but those round the cache. */
            hit_rate?: number;
            /**
             * Format: int64
             * @description Answers that there is no such document, of those above.
             */
            negative: number;
            /**
             * Format: int64
             * @description Reads that waited for another's load.
             */
            coalesced: number;
            /**
             * Format: int64
             * @description Loads from the database.
             */
            loads: number;
            /**
             * Format: int64
             * @description Loads that failed.
             */
            failed_loads: number;
            /**
             * Format: int64
             * @description Loads whose document was changed before they could be kept.
             */
            refused_fills: number;
            /**
             * Format: int64
             * @description Loads ahead of time, so that nobody had to wait.
             */
            early_refreshes: number;
        };
        CacheNamespaceTotal: {
            /** @description Reads that a replica answered from its own memory. */
            hit_local: number | null;
            /** @description Reads that were answered from Redis. */
            hit: number | null;
            /** @description Reads that waited for the database. */
            miss: number | null;
            /** @description Reads that were answered with what was no longer fresh. */
            stale: number | null;
            /** @description Reads that went round the cache. */
            bypass: number | null;
            /** @description Share of hits in either tier, of all reads but those round the cache. Null without such reads. */
            hit_rate: number | null;
            /** @description Share of hits in the memory of a replica, of all reads but those round the cache. */
            local_hit_rate: number | null;
            /** @description Share of hits in Redis, of the reads that a replica could not answer from its own memory. */
            redis_hit_rate: number | null;
            /**
             * @description The kind of answers.
             * @example users
             */
            namespace: string;
        };
        CacheStats: {
            /**
             * Format: int64
             * @description Answers in this process's memory.
             */
            local_entries: number;
            /**
             * Format: int64
             * @description What they take, in bytes.
             */
            local_bytes: number;
            /**
             * Format: int64
             * @description What they may take, in bytes; the least recently used go first.
             */
            local_max_bytes: number;
            /** @description Whether Redis is used, does not answer, or waits for new keys after a loss. */
            redis: components["schemas"]["SharedCacheState"];
            /** @description Whether this replica hears of the database's changes; it caches nothing while it does not. */
            live: boolean;
            /** @description Up to where it has heard of changes, as a consistency token. */
            position?: string;
            /** @description Each kind of answers. */
            namespaces: components["schemas"]["CacheNamespaceStats"][];
        };
        CachedAnswer: {
            /** @description The kind of answer. */
            namespace: string;
            /** @description Field and value that it was asked for by. */
            key: string;
            /** @description An answer, or the mark of a change that refuses what was read before it. */
            state: components["schemas"]["CacheKeyState"];
            /** @description Position in the database that it belongs to, as a consistency token. */
            position: string;
            /**
             * Format: int64
             * @description Size in bytes.
             */
            size_bytes: number;
            /**
             * Format: int64
             * @description Seconds until Redis forgets it.
             */
            ttl_seconds: number;
            /** @description The answer; absent for a tombstone. */
            value?: Record<string, never>;
            /** @description Whether this process has it in its own memory too. */
            local: boolean;
        };
        CappedOptions: {
            /**
             * Format: int64
             * @description Most bytes of documents; MongoDB rounds up to a multiple of 256.
             * @example 1048576
             */
            size_bytes: number;
            /**
             * Format: int32
             * @description Most documents.
             */
            max_documents?: number;
        };
        ChainBreak: {
            /**
             * Format: int32
             * @description Where the chain breaks.
             */
            height: number;
            /** @description The block there, if there is one. */
            block_id?: string;
            /** @description What is broken. */
            code: components["schemas"]["ChainBreakCode"];
            /** @description What is broken, for people. */
            message: string;
        };
        /** @enum {string} */
        ChainBreakCode: "missing" | "genesis" | "continuity" | "order" | "merkle_root" | "duplicate";
        ChainVerdict: {
            /** @description Whether everything that was checked holds. */
            valid: boolean;
            /**
             * Format: int32
             * @description First height asked for.
             */
            from: number;
            /**
             * Format: int32
             * @description Last height that was verified.
             */
            to?: number;
            /**
             * Format: int32
             * @description Blocks that were verified.
             */
            checked: number;
            /**
             * Format: int32
             * @description Blocks among them whose Merkle algorithm is not known here.
             */
            unverifiable: number;
            /** @description The first break, if there is one. */
            first_break?: components["schemas"]["ChainBreak"];
            /**
             * Format: int32
             * @description Height to go on from, when one request was not enough.
             */
            next_from?: number;
        };
        ChangeEvent: {
            /** @enum {string} */
            model: "users" | "sessions" | "blocks" | "transactions" | "trust-policies" | "wallets";
            /** @enum {string} */
            operation: "create" | "update" | "delete";
            id: string;
            version?: number;
            /** Format: date-time */
            changed_at: string;
            document?: components["schemas"]["User"] | components["schemas"]["Session"] | components["schemas"]["Block"] | components["schemas"]["Transaction"] | components["schemas"]["TrustPolicy"] | components["schemas"]["Wallet"];
        };
        ChangeStreamStatus: {
            /** @description Each consumer. */
            consumers: components["schemas"]["ConsumerStatus"][];
            /**
             * Format: date-time
             * @description Oldest entry of the oplog: what happened before cannot be told any more.
             */
            oplog_from?: string;
        };
        /** @enum {string} */
        ChunkStatus: "pending" | "uploaded" | "verified" | "failed";
        ClusteredOptions: {
            /**
             * Format: int32
             * @description MongoDB deletes documents so many seconds after the time in their `_id`.
             */
            expire_after_seconds?: number;
        };
        /** @enum {string} */
        CollationAlternate: "non-ignorable" | "shifted";
        /** @enum {string} */
        CollationCaseFirst: "upper" | "lower" | "off";
        /** @enum {string} */
        CollationLocale: "simple" | "af" | "am" | "ar" | "as" | "az" | "be" | "bg" | "bn" | "bo" | "bs" | "bs_Cyrl" | "ca" | "chr" | "cs" | "cy" | "da" | "de" | "de@collation=eor" | "de@collation=phonebook" | "de@collation=search" | "de_AT" | "dsb" | "dz" | "ee" | "el" | "en" | "en_US" | "en_US_POSIX" | "eo" | "es" | "es@collation=search" | "es@collation=traditional" | "et" | "fa" | "fa_AF" | "fi" | "fi@collation=search" | "fi@collation=traditional" | "fil" | "fo" | "fr" | "fr_CA" | "ga" | "gl" | "gu" | "ha" | "haw" | "he" | "hi" | "hi@collation=search" | "hr" | "hsb" | "hu" | "hy" | "id" | "ig" | "is" | "it" | "ja" | "ja@collation=unihan" | "ka" | "kk" | "kl" | "km" | "kn" | "ko" | "ko@collation=search" | "ko@collation=searchjl" | "ko@collation=unihan" | "kok" | "ky" | "lb" | "lkt" | "ln" | "lo" | "lt" | "lv" | "mk" | "ml" | "mn" | "mr" | "ms" | "mt" | "my" | "nb" | "ne" | "nl" | "nn" | "om" | "or" | "pa" | "pl" | "ps" | "pt" | "ro" | "ru" | "se" | "si" | "si@collation=dictionary" | "sk" | "sl" | "smn" | "sq" | "sr" | "sr_Latn" | "sv" | "sw" | "ta" | "te" | "th" | "to" | "tr" | "ug" | "uk" | "ur" | "vi" | "wae" | "yi" | "yo" | "zh" | "zh@collation=big5han" | "zh@collation=gb2312han" | "zh@collation=unihan" | "zh@collation=zhuyin" | "zh_Hant" | "zu";
        /** @enum {string} */
        CollationMaxVariable: "punct" | "space";
        Collection: {
            /** @description Name of the collection. */
            name: string;
            /** @description What it is. */
            type: components["schemas"]["CollectionType"];
            /** @description Whether the service keeps it for itself: it cannot be dropped, renamed or given other rules. */
            protected: boolean;
            /** @description Of protected ones: whether it is not as the service declares it; see /database/drift. */
            drifted?: boolean;
            /**
             * Format: int64
             * @description About how many documents it has, by MongoDB's own count; of collections only.
             */
            documents?: number;
            /** @description Its bounds, if it has any. */
            capped?: components["schemas"]["CappedOptions"];
            /** @description How its measurements are kept, if it is a time series. */
            time_series?: components["schemas"]["TimeSeriesOptions"];
            /** @description Present if it is stored in the order of `_id`. */
            clustered?: components["schemas"]["ClusteredOptions"];
            /** @description How text is compared, unless by its bytes. */
            collation?: components["schemas"]["IndexCollation"];
            /** @description Whether changes keep what a document was before. */
            pre_images: boolean;
            /** @description The rules for its documents, as MongoDB's relaxed extended JSON. */
            validator?: Record<string, never>;
            /** @description `strict` checks every write, `moderate` none of documents that break the rules already, `off` none at all. */
            validation_level?: components["schemas"]["ValidationLevel"];
            /** @description Whether a write that breaks the rules is refused, or only logged by MongoDB. */
            validation_action?: components["schemas"]["ValidationAction"];
            /** @description What it shows, if it is a view. */
            view?: components["schemas"]["ViewOptions"];
        };
        CollectionIndex: {
            /** @description Its name. */
            name: string;
            /** @description The fields, in their order. */
            keys: components["schemas"]["StoredIndexKey"][];
            /** @description Whether no two documents may have the same key. */
            unique: boolean;
            /** @description Whether documents that have none of the fields are left out. */
            sparse: boolean;
            /** @description Whether it is kept up to date, but not used by queries. */
            hidden: boolean;
            /** @description Whether the documents themselves are kept in its order. */
            clustered: boolean;
            /**
             * Format: int64
             * @description Documents are deleted so many seconds after the time in the field.
             */
            expire_after_seconds?: number;
            /** @description Only documents that meet all conditions are in the index. */
            partial_filter?: components["schemas"]["IndexCondition"][];
            /** @description The same as Extended JSON, where conditions cannot say it. */
            partial_filter_text?: string;
            /** @description How text is compared. */
            collation?: components["schemas"]["IndexCollation"];
            /** @description Which fields `$**` takes. */
            wildcard_projection?: components["schemas"]["WildcardProjection"];
            /** @description How a text index reads text. */
            text?: components["schemas"]["TextIndexOptions"];
            /**
             * Format: int64
             * @description Its size on the primary's disk.
             */
            size_bytes: number;
            /** @description How often it was used. */
            uses: components["schemas"]["IndexUses"];
            /** @description How far it is, while it is being built. */
            building?: components["schemas"]["IndexBuilding"];
            /** @description Whether the service declares it: `different` when it is not as declared. */
            declared: components["schemas"]["IndexDeclared"];
            /** @description The query that the declared index is there for. */
            serves?: string;
            /** @description In what it differs from the declared one. */
            differs?: string[];
        };
        CollectionIndexList: {
            /** @description Each index, those under construction too. */
            items: components["schemas"]["CollectionIndex"][];
            /** @description Those that the service declares and that are not there. */
            missing: components["schemas"]["MissingIndex"][];
            /** @description Members whose uses are not in the counts, as they could not be asked. */
            unreachable_members: string[];
        };
        CollectionLatency: {
            /** @description Reads. */
            reads: components["schemas"]["OperationLatency"];
            /** @description Writes. */
            writes: components["schemas"]["OperationLatency"];
            /** @description Other commands. */
            commands: components["schemas"]["OperationLatency"];
            /** @description Operations in transactions. */
            transactions: components["schemas"]["OperationLatency"];
        };
        /** @enum {string} */
        CollectionMetric: "documents" | "data_bytes" | "storage_bytes" | "index_bytes" | "indexes" | "free_bytes" | "reads_per_second" | "writes_per_second" | "read_latency_microseconds" | "write_latency_microseconds";
        /** @enum {string} */
        CollectionOptionName: "capped" | "clustered" | "collation" | "expiry" | "pre_images" | "validator";
        CollectionRow: {
            /** @description Name of the collection. */
            name: string;
            /**
             * Format: date-time
             * @description When this was so; absent where nothing was measured yet: ask again.
             */
            measured_at?: string;
            /**
             * Format: int64
             * @description Documents; of a time-series collection, its buckets.
             */
            documents?: number;
            /**
             * Format: int64
             * @description Size of the documents, uncompressed.
             */
            data_bytes?: number;
            /** @description Mean size of a document, uncompressed. */
            average_document_bytes?: number;
            /**
             * Format: int64
             * @description Size of the documents on disk, with free space; absent where documents were only counted yet.
             */
            storage_bytes?: number;
            /**
             * Format: int64
             * @description Part of storage_bytes that is free for new documents.
             */
            free_bytes?: number;
            /**
             * Format: int64
             * @description Size of all indexes on disk.
             */
            index_bytes?: number;
            /**
             * Format: int64
             * @description Number of indexes.
             */
            indexes?: number;
            /**
             * Format: int64
             * @description Reads since the server started; measuring is one of them.
             */
            reads?: number;
            /**
             * Format: int64
             * @description Writes since the server started.
             */
            writes?: number;
            /** @description Mean time of these reads. */
            read_latency_microseconds?: number;
            /** @description Mean time of these writes. */
            write_latency_microseconds?: number;
        };
        CollectionStats: {
            /** @description Name of the collection. */
            name: string;
            /**
             * Format: date-time
             * @description When this was so, by MongoDB's clock.
             */
            measured_at: string;
            /** @description Whether it is bounded, and forgets its oldest documents. */
            capped: boolean;
            /**
             * Format: int64
             * @description Documents, by the count that the server keeps: after a crash it may be off a little. Of a time-series collection, its buckets.
             */
            documents: number;
            /** @description Mean size of a document, uncompressed. */
            average_document_bytes?: number;
            /**
             * Format: int64
             * @description Size of the documents, uncompressed.
             */
            data_bytes: number;
            /**
             * Format: int64
             * @description Size of the documents on disk, compressed, with free space.
             */
            storage_bytes: number;
            /**
             * Format: int64
             * @description Part of storage_bytes that is free for new documents, and that `compact` would give back.
             */
            free_bytes: number;
            /**
             * Format: int64
             * @description Size of all indexes on disk.
             */
            index_bytes: number;
            /** @description Each index, the largest first. */
            indexes: components["schemas"]["IndexSize"][];
            /** @description How long operations took. */
            latency: components["schemas"]["CollectionLatency"];
            /** @description How it grows; absent until there is an hour of history. */
            growth?: components["schemas"]["Growth"];
        };
        CollectionSummary: {
            /** @description Name of the collection. */
            name: string;
            /** @description What it is. */
            type: components["schemas"]["CollectionType"];
            /** @description Whether the service keeps it for itself: it cannot be dropped, renamed or given other rules. */
            protected: boolean;
            /**
             * Format: int64
             * @description About how many documents it has, by MongoDB's own count; of collections only.
             */
            documents?: number;
            /** @description The options it has. */
            options: components["schemas"]["CollectionOptionName"][];
        };
        CollectionSummaryPage: {
            /** @description The items of this page. */
            items: components["schemas"]["CollectionSummary"][];
            /** @description Cursor of the next page; absent on the last. */
            next_cursor?: string;
            /**
             * Format: int64
             * @description All items that match, when include_total asked for it.
             */
            total?: number;
            /** @description How it was found, when explain asked for it. */
            explain?: components["schemas"]["ListExplanation"];
        };
        /** @enum {string} */
        CollectionType: "collection" | "view" | "timeseries";
        CommonValue: {
            /** @description The value. */
            value: unknown;
            /** @description Its share in the values at the path. */
            share: number;
        };
        /** @enum {string} */
        Compression: "none" | "gzip" | "zstd";
        /** @enum {string} */
        ConditionOperator: "eq" | "ne" | "in" | "nin" | "gt" | "gte" | "lt" | "lte" | "exists" | "cidr" | "between";
        /** @enum {string} */
        ConditionValueType: "date" | "object_id" | "long" | "decimal" | "extended_json";
        ConfigurationItem: {
            /**
             * @description Name of the variable.
             * @example LOG_LEVEL
             */
            name: string;
            /** @description What the variable sets. */
            description: string;
            /** @description The accepted values, in words. */
            accepts: string;
            /** @description The default. Absent where there is none, and of secrets. */
            default?: string;
            /** @description Whether the value is a secret, or can hold a password. */
            secret: boolean;
            /** @description Whether the variable has a value, be it the default. */
            is_set: boolean;
            /** @description Where the value comes from. `file`: the file that the variable `NAME_FILE` names. `default`: the variable is not set. */
            source: components["schemas"]["ConfigurationSource"];
            /** @description The value. Absent of secrets, and where the variable has none. */
            value?: string;
        };
        ConfigurationItems: {
            /** @description All variables, in the order of the README. */
            items: components["schemas"]["ConfigurationItem"][];
        };
        /** @enum {string} */
        ConfigurationSource: "default" | "environment" | "file";
        /** @enum {string} */
        ConsistencyMode: "snapshot" | "mixed" | "none";
        ConsoleSession: {
            /**
             * @description Caller of this request: the id of a key, `configured-key` for `API_KEY`, or `anonymous`.
             * @example 7b0c2a9e-4c1d-4f0a-9d35-2f6f0f1c9a11
             */
            caller: string;
            /**
             * @description Name of the stored key.
             * @example session-service
             */
            key_name?: string;
            /**
             * @description First characters of the secrets of the stored key.
             * @example lucid_7b0c2a9e
             */
            key_prefix?: string;
            /**
             * @description Scopes that the caller has now.
             * @example [
             *       "models:read"
             *     ]
             */
            scopes: components["schemas"]["Scope"][];
            /**
             * Format: date-time
             * @description Time at which the key, or the secret that was sent, stops working. Absent if neither has an end.
             */
            key_expires_at?: string;
            /** @description Whether callers need a key. Without one, no session is needed. */
            keys_required: boolean;
            /**
             * @description Version of the service.
             * @example 0.1.0
             */
            version: string;
            /**
             * Format: date-time
             * @description Time at which the session ends, however much it is used. Absent without a session.
             */
            session_expires_at?: string;
            /**
             * Format: date-time
             * @description Time at which the session ends if it is not used before, to a minute. Absent without a session.
             */
            session_idle_until?: string;
        };
        /** @enum {string} */
        ConsumerState: "rebuilding" | "following" | "retrying";
        ConsumerStatus: {
            /** @description Name of the consumer. */
            name: string;
            /** @description What its leader is doing; absent until there is one. */
            state?: components["schemas"]["ConsumerState"];
            /** @description The replica that leads, or led last: its host, process id and a few digits. */
            leader?: string;
            /**
             * Format: int64
             * @description Term of its lease: raised with each change of leader.
             */
            term: number;
            /** @description How far it is, as a consistency token: writes up to it are seen. */
            position?: string;
            /**
             * Format: int64
             * @description How long ago the oldest change happened that it has not taken; 0 when it has taken all.
             */
            lag_seconds?: number;
            /**
             * Format: int64
             * @description How far its place is from the oldest entry of the oplog: when it is 0, changes are lost and it is rebuilt.
             */
            headroom_seconds?: number;
            /**
             * Format: int64
             * @description Changes taken so far.
             */
            applied: number;
            /**
             * Format: int64
             * @description Rebuilds so far.
             */
            rebuilds: number;
            /**
             * Format: int64
             * @description Changes that it could not take.
             */
            dead_letters: number;
            /** @description Why the consumer takes no change at the moment. Its leader tries again every few seconds. */
            problem?: string;
            /** @description What to do about the problem, if that is known. */
            action?: string;
            /**
             * Format: date-time
             * @description When its leader last said so.
             */
            updated_at?: string;
        };
        CountRange: {
            /**
             * Format: int64
             * @description The least.
             */
            min: number;
            /**
             * Format: int64
             * @description The greatest.
             */
            max: number;
        };
        CreateApiKey: {
            /**
             * @description What it is for, for people.
             * @example session-service
             */
            name: string;
            /**
             * @description What it allows: `*` for everything, a group such as `models:*`, or scopes. `models:read`: Read and verify users, sessions, blocks, transactions, trust policies and wallets. `models:write`: Create and change them. `models:delete`: Delete them. `database:read`: See statistics, collections, indexes, operations and advice, and explain queries. `database:write`: Create and change collections and indexes, and kill operations. `database:delete`: Drop and rename collections, and drop indexes. `volumes:read`: See volumes, their usage and forecast. `volumes:write`: Create, resize and scan volumes. `volumes:delete`: Delete volumes. `backups:read`: See backups, their files and what a restore would do. `backups:write`: Make and verify backups. `backups:delete`: Delete backups. `backups:restore`: Restore backups, into any database. `search:read`: See the indices of search. `search:write`: Rebuild, compare and choose indices of search. `search:delete`: Delete indices of search that are kept. `cache:read`: See what the cache does; its keys and values only with models:read. `cache:write`: Load answers into the cache. `cache:delete`: Forget cached answers. `metrics:read`: Read the metrics. `jobs:read`: Follow jobs. `jobs:write`: Cancel jobs. `api-keys:read`: List keys, without their secrets. `api-keys:write`: Create, rotate and revoke keys. `audit:read`: Read the audit log. `service:read`: See the configuration of the service, without secrets, and make support bundles.
             * @example [
             *       "models:read"
             *     ]
             */
            scopes: components["schemas"]["Grant"][];
            /**
             * Format: date-time
             * @description When it stops working: no later than your own key. Absent: with your own key, or never if that never expires.
             */
            expires_at?: string;
            /**
             * Format: int32
             * @description Requests a minute that it allows: no more than your own key. Absent: as many as your own key. What it asks counts against the limit of your own key too, if that has one.
             */
            rate_limit_per_minute?: number;
        };
        CreateBackup: {
            /**
             * @description What it is called; several may be called so.
             * @default backup
             * @example before-migration
             */
            name?: string;
            /**
             * @description What reads the database. native: all of it at one time of the cluster. mongodump: that program, each collection as it is when its turn comes.
             * @default native
             */
            engine?: components["schemas"]["BackupEngine"];
            /**
             * @description How its files are compressed. mongorestore reads none and gzip.
             * @default zstd
             */
            compression?: components["schemas"]["Compression"];
            /** @description How its files are encrypted, after they were compressed. When left out: aes-256-gcm where BACKUP_ENCRYPTION_KEYS has a key, else none. mongorestore cannot read what is encrypted. */
            encryption?: components["schemas"]["Encryption"];
            /** @description Where it is kept. When left out: as BACKUP_STORAGE says. */
            storage?: components["schemas"]["BackupStorage"];
            /**
             * @description Only these collections, views and time series; all of the database when left out.
             * @example [
             *       "users",
             *       "sessions"
             *     ]
             */
            collections?: string[];
        };
        CreateBackupDrill: {
            /** @description The backup; the last good one of the whole database when left out. */
            backup_id?: string;
            /**
             * Format: int32
             * @description Of the sessions, so many in a hundred have their chunks read, chosen anew each time. All else is checked whole.
             * @default 100
             */
            percent?: number;
        };
        CreateBackupSchedule: {
            /**
             * @description What it is called, and its backups; no other is called so.
             * @example hourly
             */
            name: string;
            /**
             * Format: cron
             * @description Minute, hour, day of the month, month and day of the week, separated by one space: `*`, numbers, ranges, lists, steps, and English names of three letters for months and days of the week. Where both day fields are restricted, a day that matches one of them is enough.
             * @example 0 * * * *
             */
            cron: string;
            /**
             * Format: time-zone
             * @description Time zone that `cron` is in, by its IANA name. A schedule for every hour follows the clock. Every other schedule runs once at the moment of a clock change that skips its times, and only the first time that a clock shows a repeated time.
             * @default UTC
             * @example Europe/Berlin
             */
            time_zone?: string;
            /**
             * @description What reads the database.
             * @default native
             */
            engine?: components["schemas"]["BackupEngine"];
            /**
             * @description How the files are compressed.
             * @default zstd
             */
            compression?: components["schemas"]["Compression"];
            /** @description How the files are encrypted. When left out, as each backup has it: aes-256-gcm where there is a key, else none. */
            encryption?: components["schemas"]["Encryption"];
            /** @description Where the backups are kept. When left out, as each has it: as BACKUP_STORAGE says then. */
            storage?: components["schemas"]["BackupStorage"];
            /**
             * @description Only these collections, views and time series; all of the database when left out.
             * @example [
             *       "users",
             *       "sessions"
             *     ]
             */
            collections?: string[];
            /**
             * @description Whether it runs.
             * @default true
             */
            enabled?: boolean;
            /** @description What is kept of its backups, applied after each; all of them when left out. */
            retention?: components["schemas"]["RetentionPolicy"];
        };
        CreateBlock: {
            /**
             * @description Id of the block: the block's hash.
             * @example 000000000003ba27aa200b1cecaad478d2b00432346c3f1f3986da1afd33e506
             */
            block_id: string;
            /**
             * Format: int32
             * @description Height of the block; unique.
             * @example 0
             */
            height: number;
            /**
             * @description block_id of the block below; 64 zeros at height 0.
             * @example 0000000000000000000000000000000000000000000000000000000000000000
             */
            previous_hash: string;
            /**
             * @description Merkle root of the transactions.
             * @example e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
             */
            merkle_root: string;
            /**
             * @description How the Merkle root is made of the transactions.
             * @default rfc9162-sha256
             */
            merkle_algorithm?: components["schemas"]["MerkleAlgorithm"];
            /** @description Ids of its transactions, in order. Lists leave them out unless `fields` asks for them. */
            transactions?: string[];
            /**
             * Format: date-time
             * @description When it was made; not before its parent's time.
             * @example 2026-11-24T08:00:00.000Z
             */
            timestamp: string;
        };
        CreateCollection: {
            /**
             * @description Name of the collection: letters, digits, `_`, `-` and, between others, `.`.
             * @example measurements
             */
            name: string;
            /** @description Bounds: MongoDB deletes the oldest documents to make place for new ones. Needs `database:delete` and `confirm`. */
            capped?: components["schemas"]["CappedOptions"];
            /** @description Makes it a time series. */
            time_series?: components["schemas"]["TimeSeriesOptions"];
            /** @description Stores it in the order of `_id`. */
            clustered?: components["schemas"]["ClusteredOptions"];
            /** @description How text is compared, by default, in its queries and indexes. */
            collation?: components["schemas"]["IndexCollation"];
            /**
             * @description The rules for documents; `{}` for none.
             * @example {
             *       "bsonType": "object",
             *       "required": [
             *         "name"
             *       ],
             *       "properties": {
             *         "name": {
             *           "bsonType": "string",
             *           "maxLength": 100
             *         }
             *       }
             *     }
             */
            json_schema?: components["schemas"]["ValidatorSchema"];
            /** @description `strict` checks every write, `moderate` none of documents that break the rules already, `off` none at all. */
            validation_level?: components["schemas"]["ValidationLevel"];
            /** @description Whether a write that breaks the rules is refused, or only logged by MongoDB. */
            validation_action?: components["schemas"]["ValidationAction"];
            /** @description Whether changes keep what a document was before, for change streams. */
            pre_images?: boolean;
        };
        CreateRestore: {
            /** @description The backup to restore from. */
            backup_id: string;
            /**
             * @description Database to restore into, one that BACKUP_RESTORE_DATABASES allows. MongoDB makes it where there is none. Default: the service's own.
             * @example lucid_restored
             */
            database?: string;
            /** @description Only these collections, views and time series; all of the backup when left out. Namespaces that bring server-side JavaScript (`system.js`, and definitions with `$where`, `$function` or `$accumulator`) are restored by name only, as are views of closed collections. */
            collections?: string[];
            /**
             * @description What becomes of a name that is taken. refuse: the restore is. replace: what is there is backed up, then gives its place to what was restored.
             * @default refuse
             */
            existing?: components["schemas"]["ExistingCollections"];
            /** @description Only some documents of one collection, put back into it while it is in use; without `collections` and `existing`. */
            documents?: components["schemas"]["DocumentSelection"];
            /** @description That of the plan: 409 when what would be done is another by now. */
            plan_hash?: string;
        };
        CreateRestoreToTime: {
            /**
             * Format: date-time
             * @description All that the primary had done by then, by its clock, and nothing that came after. At least the second after that of a backup.
             */
            to_time: string;
            /**
             * Format: int64
             * @description Exactly up to this operation of that second, itself included, whatever its milliseconds: the increment of MongoDB's timestamp.
             */
            to_increment?: number;
            /**
             * @description Database to restore into: one that holds nothing, and that BACKUP_RESTORE_DATABASES allows.
             * @example lucid_restored
             */
            database: string;
            /**
             * @description Namespaces that may bring server-side JavaScript, or show a closed collection. Without their names here the restore is refused: 422 lists them.
             * @example [
             *       "system.js"
             *     ]
             */
            allow_code?: string[];
        };
        CreateSession: {
            /**
             * @description Id of the session; a UUID is made when it is left out.
             * @example 0190d5c2-6d3e-7c55-9f0e-0a1b2c3d4e60
             */
            session_id?: string;
            /** @description User who recorded it; must exist. */
            user_id: string;
            /** @description First chunks; they are read in pages under the session. */
            chunks?: components["schemas"]["CreateSessionChunk"][];
            /**
             * @description How the root is made of the chunk hashes.
             * @default rfc9162-sha256
             */
            merkle_algorithm?: components["schemas"]["MerkleAlgorithm"];
            /** @description Trust policy it was recorded under; must exist. */
            trust_policy_id?: string;
        };
        CreateSessionChunk: {
            /** @description Id of the chunk, unique in its session; made when it is left out. */
            chunk_id?: string;
            /**
             * Format: int32
             * @description Place in the session, from 0.
             */
            chunk_index: number;
            /**
             * Format: int32
             * @description Size of the chunk, 1 KiB to 10 MiB.
             */
            size_bytes: number;
            /** @description SHA-256 of the chunk. */
            hash: string;
            /** @description SHA-256 of the chunk as it is stored. */
            encrypted_hash?: string;
            /**
             * @description Where it is stored: a relative path of plain names. Set by the service once it stores the content itself.
             * @example sessions/2026/11/chunk-0.bin
             */
            storage_path?: string;
            /** @description How it is encrypted. */
            encryption_algorithm?: components["schemas"]["EncryptionAlgorithm"];
            /**
             * @description State of the stored chunk.
             * @default uploaded
             */
            status?: components["schemas"]["ChunkStatus"];
            /**
             * Format: date-time
             * @description When it was uploaded; now when it is left out.
             */
            uploaded_at?: string;
        };
        CreateTransaction: {
            /**
             * @description Id of the transaction: its hash.
             * @example 8c14f0db3df150123e6f3dbbf30f8b955a8249b62ac1d1ff16284aefa3d06d87
             */
            transaction_id: string;
            /** @description What the transaction does. */
            type: components["schemas"]["TransactionType"];
            /**
             * @description pending becomes confirmed or failed; confirmed becomes orphaned; orphaned becomes pending or confirmed again.
             * @default pending
             */
            status?: components["schemas"]["TransactionStatus"];
            /** @description Block that holds it; required once confirmed. */
            block_id?: string;
            /**
             * Format: int32
             * @description Height of that block; required once confirmed.
             */
            block_height?: number;
            /**
             * Format: int32
             * @description Place in that block; required once confirmed.
             */
            transaction_index?: number;
            /**
             * Format: tron-address
             * @description Sender; required on transfers.
             * @example TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t
             */
            from_address?: string;
            /**
             * Format: tron-address
             * @description Receiver; required on transfers.
             * @example TUEZSdKsoDHQMeZwihtdoBiN46zxhGWYdH
             */
            to_address?: string;
            /**
             * @description Amount in base units, as digits.
             * @example 1500000
             */
            amount?: string;
            /**
             * @description Fee in base units (sun), as digits.
             * @example 268000
             */
            fee?: string;
            /** @description Currency of the amount. */
            currency?: components["schemas"]["Currency"];
            /**
             * Format: tron-address
             * @description Contract that was called.
             * @example TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t
             */
            contract_address?: string;
            /** @description Session that is anchored; required on session_anchor. */
            session_id?: string;
            /** @description Data of the transaction. */
            data?: string;
            /** @description Signature of the transaction. */
            signature?: string;
            /**
             * Format: date-time
             * @description When it was made.
             * @example 2026-11-24T08:00:00.000Z
             */
            timestamp: string;
        };
        CreateTrustPolicy: {
            /**
             * @description Id of the policy; a UUID is made when it is left out.
             * @example 0190d5c2-6d3e-7c55-9f0e-0a1b2c3d4e60
             */
            policy_id?: string;
            /**
             * @description The user who owns it.
             * @example 0190d5c2-6d3e-7c55-9f0e-0a1b2c3d4e5f
             */
            user_id: string;
            /**
             * @description Name of the policy.
             * @example Trusted devices only
             */
            name: string;
            /** @description What it is for. */
            description?: string;
            /** @description What kind of trust it is about. */
            policy_type: components["schemas"]["PolicyType"];
            /**
             * @description A new policy is a draft or active. draft becomes active or revoked; active becomes inactive or revoked; inactive becomes active or revoked; a revoked policy never changes again.
             * @default draft
             */
            status?: components["schemas"]["PolicyStatus"];
            /**
             * @description Subjects it is about; `*` or an empty list is all.
             * @example [
             *       "alice"
             *     ]
             */
            subjects?: string[];
            /**
             * @description Actions it is about; `*` or an empty list is all.
             * @example [
             *       "read"
             *     ]
             */
            actions?: string[];
            /**
             * @description Resources it is about; `*` or an empty list is all.
             * @example [
             *       "*"
             *     ]
             */
            resources?: string[];
            /** @description Its rules; their order has no meaning. */
            rules: components["schemas"]["PolicyRule"][];
            /**
             * Format: date-time
             * @description Time from which the policy counts, to the millisecond; from the start when left out.
             */
            effective_from?: string;
            /**
             * Format: date-time
             * @description Time from which the policy no longer counts, to the millisecond; without an end when left out.
             */
            effective_until?: string;
        };
        CreateUser: {
            /**
             * @description Id of the user; a UUID is made when it is left out.
             * @example 0190d5c2-6d3e-7c55-9f0e-0a1b2c3d4e5f
             */
            user_id?: string;
            /**
             * Format: email
             * @description E-mail address; kept trimmed and in lower case, and unique in that form.
             * @example ada@example.org
             */
            email: string;
            /**
             * Format: tron-address
             * @description TRON address of the user; unique.
             * @example TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t
             */
            tron_address: string;
            /** @description The hardware wallet, if one is set. */
            hardware_wallet?: components["schemas"]["HardwareWallet"];
        };
        CreateVolume: {
            /**
             * @description Name of the volume, and of its folder: lower-case letters, digits and dashes.
             * @example archive
             */
            name: string;
            /**
             * Format: int64
             * @description Bytes that it may hold, from 1 MiB.
             * @example 1000000000
             */
            quota_bytes: number;
            /**
             * @description Whether nothing in it may be changed.
             * @default false
             */
            read_only?: boolean;
        };
        CreateWallet: {
            /** @description Id of the wallet; a UUID is made when it is left out. */
            wallet_id?: string;
            /** @description User it belongs to; must exist. At most 10 wallets each. */
            user_id: string;
            /**
             * Format: tron-address
             * @description TRON address; unique.
             * @example TUEZSdKsoDHQMeZwihtdoBiN46zxhGWYdH
             */
            tron_address: string;
            /** @description What keeps its key; hardware needs hardware_wallet. */
            wallet_type: components["schemas"]["WalletType"];
            /**
             * @description Whether it is in use.
             * @default active
             */
            status?: components["schemas"]["WalletStatus"];
            /**
             * @description What the user calls it.
             * @example Savings
             */
            nickname?: string;
            /** @description Public key on secp256k1, compressed or not, in hex. */
            public_key?: string;
            /**
             * @description BIP-44 path of the key.
             * @example m/44'/195'/0'/0/0
             */
            derivation_path?: string;
            /** @description The device, on a hardware wallet. */
            hardware_wallet?: components["schemas"]["HardwareWallet"];
            /** @description Balances as last seen. */
            balances?: components["schemas"]["WalletBalances"];
        };
        /** @enum {string} */
        Currency: "TRX" | "USDT";
        CurrentOperation: {
            /**
             * @description Id to kill it by; an idle one has none.
             * @example 4711
             */
            opid?: string;
            /** @description Database and collection; MongoDB does not tell it of an idle transaction. */
            namespace?: string;
            /** @description MongoDB's name of the command: find, aggregate, getMore, … */
            operation: string;
            /**
             * @description Filter, sort, projection and stages, with the name of its type for each value.
             * @example filter {status: ?string}
             */
            shape: string;
            /**
             * Format: int64
             * @description Microseconds since it began; of an idle one, since its cursor or transaction did.
             */
            age_microseconds: number;
            /** @description Whether it works at the moment; an idle one only holds a place. */
            active: boolean;
            /** @description Whether it waits for a lock. */
            waiting_for_lock: boolean;
            /**
             * Format: int64
             * @description How often it began again since another wrote the same document.
             */
            write_conflicts: number;
            /** @description Whether it is to end already, and has not come to see it. */
            kill_pending: boolean;
            /** @description Whether it is this service that asked for it. */
            own: boolean;
            /** @description Whether it is a part of a transaction. */
            in_transaction: boolean;
            /**
             * @description MongoDB's summary of its plan.
             * @example IXSCAN { status: 1 }
             */
            plan?: string;
            /** @description Name that the client gave itself. */
            client_name?: string;
            /** @description MongoDB's name of the thread: connections are `conn` and a number. */
            thread?: string;
            /** @description How far it is. */
            progress?: components["schemas"]["OperationProgress"];
            /** @description Id of the service's job that it works for. */
            job_id?: string;
        };
        CurrentOperations: {
            /** @description The member of the replica set that was asked: the primary. */
            member: string;
            /** @description Whether there are more than those listed. */
            truncated: boolean;
            /** @description The operations, those first that began first. */
            items: components["schemas"]["CurrentOperation"][];
        };
        /** @enum {string} */
        DatabaseMetric: "collections" | "documents" | "data_bytes" | "storage_bytes" | "index_bytes" | "indexes" | "disk_used_bytes" | "connections" | "active_connections" | "queued_reads" | "queued_writes" | "cache_bytes" | "dirty_cache_bytes" | "resident_bytes" | "inserts_per_second" | "queries_per_second" | "updates_per_second" | "deletes_per_second" | "getmores_per_second" | "commands_per_second" | "requests_per_second" | "network_in_bytes_per_second" | "network_out_bytes_per_second" | "cache_read_bytes_per_second" | "cache_written_bytes_per_second" | "evicted_pages_per_second" | "oplog_bytes_per_second" | "reads_per_second" | "writes_per_second" | "read_latency_microseconds" | "write_latency_microseconds";
        DatabaseStats: {
            /** @description Name of the database. */
            database: string;
            /**
             * Format: int64
             * @description Number of collections.
             */
            collection_count: number;
            /**
             * Format: int64
             * @description Number of views.
             */
            view_count: number;
            /**
             * Format: int64
             * @description Number of indexes.
             */
            index_count: number;
            /**
             * Format: int64
             * @description Documents of all collections.
             */
            documents: number;
            /** @description Mean size of a document, uncompressed. */
            average_document_bytes?: number;
            /**
             * Format: int64
             * @description Size of all documents, uncompressed.
             */
            data_bytes: number;
            /**
             * Format: int64
             * @description Size on disk of all collections, without indexes.
             */
            storage_bytes: number;
            /**
             * Format: int64
             * @description Size on disk of all indexes.
             */
            index_bytes: number;
            /**
             * Format: int64
             * @description Part of storage_bytes that is free for new documents, and that `compact` would give back; of collections that were measured.
             */
            free_bytes: number;
            /**
             * Format: int64
             * @description Free space of the disk under MongoDB.
             */
            disk_free_bytes: number;
            /**
             * Format: int64
             * @description Size of the disk under MongoDB.
             */
            disk_total_bytes: number;
            /** @description How it grows; absent until there is an hour of history. */
            growth?: components["schemas"]["Growth"];
            /** @description The server; absent where it may not be asked. */
            server?: components["schemas"]["ServerStats"];
            /** @description Why there is no `server`. */
            server_refusal?: string;
            /** @description Collections, in the order asked for. */
            collections: components["schemas"]["CollectionRow"][];
            /** @description Cursor of the next collections; absent when these are the last. */
            next_cursor?: string;
        };
        DeadLetter: {
            /** @description Id of the letter; one for each document. */
            letter_id: string;
            /** @description Who could not take it. */
            consumer: string;
            /** @description Collection of the document. */
            collection_name: string;
            /** @description The document's `_id`, as extended JSON. */
            document: string;
            /**
             * Format: int64
             * @description Version of the change.
             */
            version: number;
            /** @description Whether the document was deleted. */
            deleted: boolean;
            /** @description Why it was refused. */
            reason: string;
            /**
             * Format: int32
             * @description How often it was refused.
             */
            attempts: number;
            /**
             * Format: date-time
             * @description When it was refused first.
             */
            first_at: string;
            /**
             * Format: date-time
             * @description When it was refused last.
             */
            last_at: string;
        };
        DeadLetterPage: {
            /** @description The items of this page. */
            items: components["schemas"]["DeadLetter"][];
            /** @description Cursor of the next page; absent on the last. */
            next_cursor?: string;
            /**
             * Format: int64
             * @description All items that match, when include_total asked for it.
             */
            total?: number;
            /** @description How it was found, when explain asked for it. */
            explain?: components["schemas"]["ListExplanation"];
        };
        /** @enum {string} */
        Direction: "in" | "out" | "both";
        DismissalRequest: {
            /**
             * @description Why it is not followed.
             * @example The report at the end of the quarter needs it.
             */
            reason: string;
            /**
             * Format: date-time
             * @description When it is shown again; never, when it is left out.
             */
            until?: string;
        };
        DistinctCount: {
            /**
             * Format: int64
             * @description Different values.
             */
            count: number;
            /** @description Whether there are more: they are counted no further. */
            at_least: boolean;
        };
        DocumentCondition: {
            /**
             * @description The field, by its path; of a model, one that it has.
             * @example user_id
             */
            field: string;
            /** @description How it is compared. */
            op: components["schemas"]["RestoreConditionOperator"];
            /**
             * @description Value to compare the field with: text, a number, true or false; a list for `in`. Text also stands for the times (RFC 3339) and ObjectIds that are written like it; `value_type` names one type. Numbers are compared by their exact value, whatever BSON type they are stored with.
             * @example alice
             */
            value?: (string | number | boolean) | (string | number | boolean)[];
            /** @description What the text in `value` stands for, exactly or not at all. `date`: a time as in RFC 3339, to the millisecond. `object_id`: 24 hex digits. `long`: a whole number of 64 bits. `decimal`: a decimal number of up to 34 digits. `extended_json`: a value of any BSON type as extended JSON, such as `{"$numberLong":"9007199254740993"}`. */
            value_type?: components["schemas"]["ConditionValueType"];
        };
        /** @enum {string} */
        DocumentConflict: "skip" | "replace" | "aside";
        DocumentSelection: {
            /**
             * @description The collection.
             * @example users
             */
            collection: string;
            /**
             * @description Their ids: the `user_id` and the like of the six models; else `_id`, as text, 24 hexadecimal digits, or extended JSON.
             * @example [
             *       "alice"
             *     ]
             */
            ids?: string[];
            /** @description Instead of ids, what must hold for them, all of it; for 10,000 at most. */
            filter?: components["schemas"]["DocumentCondition"][];
            /** @description What becomes of one whose place is taken. skip: what is there stays. replace: it gives way to one of the same `_id`. aside: it goes into `<collection>_restored_<begin of the job>`. */
            conflict: components["schemas"]["DocumentConflict"];
        };
        DocumentStatus: {
            /** @description Whether MongoDB has it. */
            stored: boolean;
            /** @description Whether the index has it. */
            indexed: boolean;
            /** @description Whether the index has it as MongoDB does. */
            current: boolean;
            /**
             * Format: int64
             * @description Version of what is indexed: the cluster time of its change.
             */
            indexed_version?: number;
            /** @description Why Elasticsearch refused it last, when it did. */
            refused_because?: string;
            /** @description How far the indices are, as a consistency token. */
            position?: string;
            /** @description What that means, and what to do. */
            verdict: string;
        };
        /** @enum {string} */
        DocumentThenConflict: "skip" | "replace";
        /** @enum {string} */
        DocumentThenOutcome: "inserted" | "replaced" | "skipped" | "unchanged";
        Drift: {
            /** @description The database. */
            database: string;
            /**
             * Format: int32
             * @description Declared collections, all of which were compared.
             */
            collections: number;
            /** @description Whether all of them are as declared. */
            clean: boolean;
            /** @description Each difference, by collection. */
            differences: components["schemas"]["DriftDifference"][];
        };
        DriftChange: {
            /**
             * @description JSON pointer into both.
             * @example /$jsonSchema/required
             */
            pointer: string;
            /** @description What is declared there; absent where nothing is. */
            declared?: unknown;
            /** @description What is there; absent where nothing is. */
            present?: unknown;
        };
        DriftDifference: {
            /**
             * @description The collection.
             * @example users
             */
            collection: string;
            /** @description What differs. */
            kind: components["schemas"]["DriftKind"];
            /**
             * @description The index or option.
             * @example email_1
             */
            subject: string;
            /** @description `apply` is put in place by every start and by applyDrift, `replace` by applyDrift with `replace` only, as something is dropped for it, `manual` by people. */
            remedy: components["schemas"]["DriftRemedy"];
            /** @description What it is, and what to do, for people. */
            message: string;
            /** @description The query that the index is there for. */
            serves?: string;
            /** @description Duplicates that keep a missing unique index from being built, the ten largest groups. Delete all but one document of each group; the service then builds the index. Absent when there are none, or when MongoDB does not find them in time. */
            duplicates?: components["schemas"]["DriftDuplicates"][];
            /** @description The places that differ, the first hundred. */
            changes: components["schemas"]["DriftChange"][];
        };
        DriftDuplicates: {
            /**
             * Format: int64
             * @description Number of documents that share a value.
             */
            documents: number;
            /** @description The `_id` of up to five of them, as text. */
            document_ids: string[];
        };
        /** @enum {string} */
        DriftKind: "collection_missing" | "type" | "validator" | "validation_level" | "validation_action" | "pre_images" | "option" | "index_missing" | "index_hidden" | "index_changed" | "index_extra";
        DriftPlan: {
            /** @description Differences that would be put right. */
            applied: components["schemas"]["DriftDifference"][];
            /** @description Differences that would stay. */
            left: components["schemas"]["DriftDifference"][];
        };
        /** @enum {string} */
        DriftRemedy: "apply" | "replace" | "manual";
        Drill: {
            /** @description passed: all of it came back, and every check holds. failed: not so, and the backup is not proven. */
            state: components["schemas"]["DrillState"];
            /** @description Why it failed, where it did. */
            reason?: string;
            /**
             * Format: int64
             * @description How long all of it took.
             */
            duration_ms: number;
            /**
             * Format: int64
             * @description How long verifying the files, restoring and comparing took: what a restore would take.
             */
            restore_ms?: number;
            /**
             * Format: int64
             * @description Documents that came back.
             */
            restored_documents: number;
            /** @description What was checked. Contents of files, which are in volumes, are not. */
            checks: components["schemas"]["DrillCheck"][];
        };
        DrillCheck: {
            /**
             * @description Its name.
             * @example session_chunks
             */
            name: string;
            /** @description What holds, where it finds nothing. */
            description: string;
            /**
             * Format: int64
             * @description Documents, or namespaces, that were checked.
             */
            checked: number;
            /**
             * Format: int64
             * @description What was found to be wrong, in all.
             */
            violations: number;
            /** @description The first ten of it. */
            examples: components["schemas"]["DrillViolation"][];
        };
        DrillMark: {
            /** @description The backup that it was of. */
            backup_id: string;
            /** @description What came of it. */
            state: components["schemas"]["DrillState"];
            /** @description Why it failed, where it did. */
            reason?: string;
            /**
             * Format: date-time
             * @description When it ended.
             */
            at: string;
            /**
             * Format: int64
             * @description Seconds since then.
             */
            age_seconds: number;
            /**
             * Format: int64
             * @description Seconds that all of it took, rounded up.
             */
            duration_seconds: number;
        };
        /** @enum {string} */
        DrillState: "passed" | "failed";
        DrillViolation: {
            /** @description The document, or what else is to blame. */
            id: string;
            /** @description What is wrong with it. */
            message: string;
        };
        DroppedIndex: {
            /** @description Its definition, from which it can be made again. */
            dropped: components["schemas"]["StoredIndex"];
            /** @description How often it had been used. */
            uses: components["schemas"]["IndexUses"];
            /** @description What to watch now, where it had been used. */
            advice?: string;
        };
        DuplicateGroup: {
            /** @description What they share. */
            values: components["schemas"]["DuplicateValue"][];
            /**
             * Format: int64
             * @description How many documents there are.
             */
            documents: number;
            /** @description The _id of up to 5 of them, as text. */
            document_ids: string[];
        };
        DuplicateValue: {
            /** @description Dotted path of the field. */
            path: string;
            /** @description Its value; text for what JSON has no value for, cut to 100 characters. Documents without the field count as null. */
            value: string | number | boolean | null;
        };
        /** @enum {string} */
        Encryption: "none" | "aes-256-gcm";
        /** @enum {string} */
        EncryptionAlgorithm: "none" | "aes-256-gcm" | "chacha20-poly1305" | "xchacha20-poly1305";
        EngineHealth: {
            /** @description What was checked. */
            name: string;
            /** @description up, degraded (works in part), or down. */
            status: components["schemas"]["HealthStatus"];
            /**
             * Format: int32
             * @description How long the check took, in ms.
             */
            latency_ms: number;
            /** @description Version of the engine. */
            version?: string;
            /** @description Figures of the engine. */
            details?: unknown;
            /** @description What is seen. */
            symptom?: string;
            /** @description What does not work because of it. */
            impact?: string;
            /** @description Why, as far as it is known. */
            cause?: string;
            /** @description What to do. */
            action?: string;
        };
        EstimatedGain: {
            /**
             * Format: int32
             * @description Documents of the sample that it was measured on.
             */
            sample_documents: number;
            /** @description Examined on the sample: keys and documents. */
            sample_examined: components["schemas"]["BeforeAfter"];
            /** @description Time on the sample, in ms. */
            sample_milliseconds: components["schemas"]["BeforeAfter"];
            /** @description Documents examined on the whole: seen, and expected. */
            documents_examined: components["schemas"]["BeforeAfter"];
            /** @description Time on the whole, in ms: seen, and expected. */
            milliseconds: components["schemas"]["BeforeAfter"];
            /** @description How that was found. */
            method: string;
            /**
             * Format: date-time
             * @description When it was measured.
             */
            proven_at: string;
        };
        /** @enum {string} */
        EvaluationReason: "denied_by_rule" | "denied_by_error" | "allowed_by_rule" | "nothing_matched";
        /** @enum {string} */
        ExistingCollections: "refuse" | "replace";
        ExplainRequest: {
            /**
             * @description The collection that is read.
             * @example users
             */
            collection: string;
            /** @description A find. */
            find?: components["schemas"]["FindToExplain"];
            /** @description An aggregation. */
            aggregate?: components["schemas"]["AggregateToExplain"];
            /**
             * @description queryPlanner says how it would be done; executionStats runs it as well, within the time limit of a call, and counts. As counts tell of the data, the key needs the scope `models:read` for that.
             * @default queryPlanner
             */
            verbosity?: components["schemas"]["ExplainVerbosity"];
        };
        /** @enum {string} */
        ExplainVerbosity: "queryPlanner" | "executionStats";
        Facet: {
            /** @description The field, by its path. */
            field: string;
            /** @description Its most frequent values. */
            values: components["schemas"]["FacetValue"][];
            /**
             * Format: int64
             * @description Documents that have other values.
             */
            other_count: number;
        };
        FacetRequest: {
            /**
             * @description The field, by its path.
             * @example status
             */
            field: string;
            /**
             * Format: int32
             * @description How many values, the most frequent first.
             * @default 10
             */
            size?: number;
        };
        FacetValue: {
            /** @description The value. */
            value: string | number | boolean;
            /**
             * Format: int64
             * @description Documents that have it.
             */
            count: number;
        };
        FailSession: {
            /** @description Why; kept with the session. */
            reason?: string;
        };
        FailedRule: {
            /** @description Id of its policy. */
            policy_id: string;
            /** @description Id of the rule. Empty when the policy itself cannot be read: it then denies. */
            rule_id: string;
            /** @description The first condition of the rule that could not be compared, or the first field of the policy that cannot be read, and why. */
            message: string;
        };
        FailingDocument: {
            /** @description Its `_id`. */
            id: unknown;
            /** @description The first 5 rules that it breaks. */
            reasons: components["schemas"]["BrokenRule"][];
        };
        FailingEstimate: {
            /**
             * Format: int64
             * @description What the share in the sample comes to.
             */
            failing: number;
            /**
             * Format: int64
             * @description Low end of the interval.
             */
            low: number;
            /**
             * Format: int64
             * @description High end of the interval: not 0 even where the sample has no failing document.
             */
            high: number;
            /**
             * Format: int32
             * @description Of so many samples in 100, the interval holds the true number.
             */
            confidence_percent: number;
        };
        FindToExplain: {
            /** @description What documents must meet; all of them do without it. */
            filter?: components["schemas"]["QueryCondition"][];
            /**
             * @description Paths to sort by; - descends.
             * @example [
             *       "-created_at"
             *     ]
             */
            sort?: string[];
            /** @description Fields to return only; `_id` only if it is one of them. */
            projection?: string[];
            /**
             * Format: int32
             * @description Most documents to return.
             */
            limit?: number;
        };
        FlushCache: {
            /** @description Kinds of answers; all of them when left out. */
            namespaces?: string[];
        };
        FlushResult: {
            /** @description Kinds of answers. */
            namespaces: string[];
            /**
             * Format: int64
             * @description Keys in Redis under the old generations; their space is freed in the background.
             */
            keys: number;
            /** @description Whether nothing was done. */
            dry_run: boolean;
        };
        FolderUsage: {
            /** @description Its path in the volume; empty for the volume's own folder. */
            path: string;
            /**
             * Format: int64
             * @description Files directly in it.
             */
            file_count: number;
            /**
             * Format: int64
             * @description Bytes of those.
             */
            size_bytes: number;
        };
        /** @enum {string} */
        Grant: "*" | "models:*" | "database:*" | "volumes:*" | "backups:*" | "search:*" | "cache:*" | "metrics:*" | "jobs:*" | "api-keys:*" | "audit:*" | "service:*" | "models:read" | "models:write" | "models:delete" | "database:read" | "database:write" | "database:delete" | "volumes:read" | "volumes:write" | "volumes:delete" | "backups:read" | "backups:write" | "backups:delete" | "backups:restore" | "search:read" | "search:write" | "search:delete" | "cache:read" | "cache:write" | "cache:delete" | "metrics:read" | "jobs:read" | "jobs:write" | "api-keys:read" | "api-keys:write" | "audit:read" | "service:read";
        Growth: {
            /**
             * Format: date-time
             * @description The sample that the present sizes are compared with.
             */
            since: string;
            /** @description Documents more in a day; negative when there were fewer. */
            documents_per_day?: number;
            /** @description Uncompressed size more in a day. */
            data_bytes_per_day?: number;
            /** @description Size on disk more in a day, without indexes. */
            storage_bytes_per_day?: number;
            /** @description Size of the indexes on disk more in a day. */
            index_bytes_per_day?: number;
        };
        HardwareWallet: {
            /** @description Make of the device. */
            type: components["schemas"]["HardwareWalletType"];
            /**
             * @description Model of the device.
             * @example Nano X
             */
            model?: string;
            /**
             * @description Version of its firmware.
             * @example 2.2.3
             */
            firmware_version?: string;
            /** @description Public key on secp256k1, compressed or not, in hex. */
            public_key?: string;
            /**
             * @description BIP-44 path of the key.
             * @example m/44'/195'/0'/0/0
             */
            derivation_path?: string;
            /**
             * Format: date-time
             * @description When it was last connected.
             */
            connected_at?: string;
        };
        /** @enum {string} */
        HardwareWalletType: "ledger" | "trezor" | "keepkey" | "other";
        Headroom: {
            /** @description What is written to the oplog in a second, since the last sample. */
            written_bytes_per_second: number;
            /** @description How long a reader of changes that is up to date may be away at this rate; null while nothing is written. */
            reader_seconds: number | null;
            /** @description How long the member that is furthest behind, or longest away, may stay so at this rate. */
            slowest_member_seconds?: number;
            /** @description That member. */
            slowest_member?: string;
        };
        HealthReport: {
            /** @description down when a critical check is down, degraded when any other is not up. */
            status: components["schemas"]["HealthStatus"];
            /**
             * Format: date-time
             * @description When it was checked.
             */
            checked_at: string;
            /**
             * Format: int32
             * @description How long the service has run, in seconds.
             */
            uptime_seconds: number;
            /** @description Each check. */
            checks: components["schemas"]["EngineHealth"][];
        };
        /** @enum {string} */
        HealthStatus: "up" | "degraded" | "down";
        Highlight: {
            /** @description The field, by its path. */
            field: string;
            /** @description Pieces of it, as HTML: what was in the document is escaped. */
            fragments: string[];
        };
        History: {
            /** @description The metric. */
            metric: string;
            /**
             * @description Distance of the points.
             * @enum {string}
             */
            resolution: "minute" | "hour" | "day";
            /**
             * Format: date-time
             * @description Points from here on.
             */
            from: string;
            /**
             * Format: date-time
             * @description Points before this.
             */
            to: string;
            /** @description The points, in the order of their time. */
            points: components["schemas"]["HistoryPoint"][];
        };
        HistoryPoint: {
            /**
             * Format: date-time
             * @description Start of its minute, hour or day.
             */
            t: string;
            /** @description The value; null where a gap begins: nothing was sampled, or the server was started meanwhile. */
            value: number | null;
        };
        IndexBuilding: {
            /** @description The step it is at, in MongoDB's words. */
            phase?: string;
            /**
             * Format: int64
             * @description Documents or keys done in this step.
             */
            done?: number;
            /**
             * Format: int64
             * @description All of them.
             */
            total?: number;
            /** @description The job that asked for it. */
            job_id?: string;
        };
        IndexCollation: {
            /**
             * @description The language, or `simple` for bytes.
             * @example en
             */
            locale: components["schemas"]["CollationLocale"];
            /**
             * Format: int32
             * @description 1 ignores case and accents, 2 case only, 3 neither.
             */
            strength?: number;
            /** @description Whether case counts at strength 1 and 2. */
            case_level?: boolean;
            /** @description Which case comes first, where case counts. */
            case_first?: components["schemas"]["CollationCaseFirst"];
            /** @description Whether digits are compared as numbers. */
            numeric_ordering?: boolean;
            /** @description `shifted` ignores spaces and punctuation below strength 4. */
            alternate?: components["schemas"]["CollationAlternate"];
            /** @description What `shifted` ignores: spaces and punctuation, or spaces only. */
            max_variable?: components["schemas"]["CollationMaxVariable"];
            /** @description Whether text is normalised before it is compared. */
            normalization?: boolean;
            /** @description Whether accents are compared from the end, as in Canadian French. */
            backwards?: boolean;
        };
        IndexCondition: {
            /**
             * @description Dotted path of the field.
             * @example status
             */
            field: string;
            /** @description How the field is compared. `exists` takes true, `type` the name of a BSON type, `in` a list. */
            op: components["schemas"]["IndexConditionOperator"];
            /**
             * @description Value to compare the field with. `value_type` names types that JSON does not have.
             * @example active
             */
            value: string | number | boolean | null | (string | number | boolean | null)[];
            /** @description What the text in `value` stands for, exactly or not at all. `date`: a time as in RFC 3339, to the millisecond. `object_id`: 24 hex digits. `long`: a whole number of 64 bits. `decimal`: a decimal number of up to 34 digits. `extended_json`: a value of any BSON type as extended JSON, such as `{"$numberLong":"9007199254740993"}`. */
            value_type?: components["schemas"]["ConditionValueType"];
        };
        /** @enum {string} */
        IndexConditionOperator: "eq" | "gt" | "gte" | "lt" | "lte" | "exists" | "type" | "in";
        /** @enum {string} */
        IndexDeclared: "yes" | "no" | "different";
        IndexDefinition: {
            /** @description The fields, in their order. */
            keys: components["schemas"]["IndexKey"][];
            /**
             * @description Its name; MongoDB's own of the keys when it is left out, as in `email_1`.
             * @example email_1
             */
            name?: string;
            /** @description Whether no two documents may have the same key. */
            unique?: boolean;
            /** @description Whether documents that have none of the fields are left out. */
            sparse?: boolean;
            /**
             * Format: int32
             * @description MongoDB deletes documents so many seconds after the time in the field, which is the only one.
             */
            expire_after_seconds?: number;
            /** @description Only documents that meet all conditions are in the index. */
            partial_filter?: components["schemas"]["IndexCondition"][];
            /** @description How text is compared. */
            collation?: components["schemas"]["IndexCollation"];
            /** @description Whether it is kept up to date, but not used by queries. */
            hidden?: boolean;
            /** @description Which fields `$**` takes. */
            wildcard_projection?: components["schemas"]["WildcardProjection"];
        };
        IndexKey: {
            /**
             * @description Dotted path of the field; `$**` stands for all fields, `a.$**` for those under `a`.
             * @example created_at
             */
            path: string;
            /**
             * @description 1 ascending, -1 descending, or the kind of index that the field makes.
             * @example 1
             */
            direction: (1 | -1) | ("text" | "2dsphere" | "hashed");
        };
        IndexOverview: {
            /** @description Its name in Elasticsearch. */
            index: string;
            /** @description The collection whose documents it holds. */
            collection: string;
            /** @description Searched, being built, or kept to go back to. */
            state: components["schemas"]["SearchIndexState"];
            /** @description Elasticsearch's word for its shards; `gone` when it is not there. */
            health: components["schemas"]["SearchIndexHealth"];
            /**
             * Format: int64
             * @description Documents in it.
             */
            documents?: number;
            /**
             * Format: int64
             * @description Size of its primary shards, in bytes.
             */
            size_bytes?: number;
            /**
             * Format: date-time
             * @description When it was made.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it is deleted, for one that is kept.
             */
            delete_after?: string;
        };
        IndexOverviews: {
            /** @description By collection, the newest last. */
            items: components["schemas"]["IndexOverview"][];
        };
        IndexPatch: {
            /** @description Whether queries are kept from it. It is kept up to date meanwhile, and stays unique, so it is back at once. */
            hidden?: boolean;
            /**
             * Format: int32
             * @description MongoDB deletes documents so many seconds after the time in its field. An index that deleted none does from now on.
             */
            expire_after_seconds?: number;
        };
        IndexPlan: {
            /** @description True: nothing was created. */
            dry_run: boolean;
            /** @description The index as it would be. */
            index: components["schemas"]["StoredIndex"];
            /**
             * Format: int64
             * @description Documents of the collection; not known of a time series.
             */
            documents?: number;
            /**
             * Format: int64
             * @description Its size, as far as a sample of the documents tells; not known in time otherwise.
             */
            estimated_bytes?: number;
            /**
             * Format: int64
             * @description Seconds that building it takes, of that order, if the server has little else to do.
             */
            estimated_seconds?: number;
            /** @description For a unique index: whether documents are in its way; not there where it could not be found out in time. */
            has_duplicates?: boolean;
            /** @description Groups of documents that are in the way of a unique index, the 10 largest. */
            duplicates?: components["schemas"]["DuplicateGroup"][];
            /** @description The index that serves the same queries already. */
            served_by?: string;
        };
        IndexSize: {
            /** @description Name of the index. */
            name: string;
            /**
             * Format: int64
             * @description Its size on disk.
             */
            size_bytes: number;
        };
        IndexUses: {
            /**
             * Format: int64
             * @description Operations that used it, of all members.
             */
            count: number;
            /**
             * Format: date-time
             * @description Since when all of them count: the latest of their times.
             */
            since?: string;
            /** @description Each member that has it. */
            members: components["schemas"]["MemberIndexUses"][];
        };
        InvalidField: {
            /**
             * @description JSON pointer (RFC 6901) to the field in the document.
             * @example /hardware_wallet/connected_at
             */
            pointer: string;
            /**
             * @description Type of the stored value, by the name that `$type` of MongoDB takes, or `missing`.
             * @example decimal
             */
            stored_type: string;
        };
        Job: {
            /** @description Id of the job. */
            job_id: string;
            /** @description What it does: `create_index`, `scan_volume`. */
            kind: string;
            /** @description What it is about: a collection, a volume. */
            target: string;
            /** @description Where it stands. */
            state: components["schemas"]["JobState"];
            /**
             * Format: int32
             * @description How often it was begun: more than once after its process died or was stopped.
             */
            attempt: number;
            /** @description The step it is at. */
            phase?: string;
            /** @description How far that step is. */
            progress?: components["schemas"]["JobProgress"];
            /** @description What came of it, once it has succeeded. */
            result?: unknown;
            /** @description Why it failed. */
            error?: components["schemas"]["Problem"];
            /** @description Whose key asked for it. */
            requested_by: string;
            /** @description Id of the request that started the job, as in the logs and in `X-Request-Id`. For a schedule: the id of the job. */
            request_id?: string;
            /**
             * @description Audit record of the request that started the job. It ends with the outcome of the job.
             * @example 3f0d7a52-6d0e-4b0c-8a5d-0c5b2d9f4e77
             */
            audit_id?: string;
            /**
             * Format: date-time
             * @description When it was asked for.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was first begun.
             */
            started_at?: string;
            /**
             * Format: date-time
             * @description When it was asked to stop; it is cancelled once its work has.
             */
            cancel_requested_at?: string;
            /**
             * Format: date-time
             * @description When it ended.
             */
            ended_at?: string;
        };
        JobPage: {
            /** @description The items of this page. */
            items: components["schemas"]["Job"][];
            /** @description Cursor of the next page; absent on the last. */
            next_cursor?: string;
            /**
             * Format: int64
             * @description All items that match, when include_total asked for it.
             */
            total?: number;
            /** @description How it was found, when explain asked for it. */
            explain?: components["schemas"]["ListExplanation"];
        };
        JobProgress: {
            /**
             * Format: int64
             * @description Units done in this phase.
             */
            done: number;
            /**
             * Format: int64
             * @description All units of this phase, where that is known.
             */
            total?: number;
            /** @description What is counted: documents, bytes, files. */
            unit: string;
            /** @description What is being worked on: collections, say. */
            current?: string;
            /**
             * Format: int64
             * @description Units per second, lately.
             */
            rate?: number;
            /**
             * Format: int64
             * @description Seconds until this phase is done at that rate.
             */
            eta_seconds?: number;
        };
        /** @enum {string} */
        JobState: "queued" | "running" | "succeeded" | "failed" | "cancelled";
        /** @description Whatever JSON can say, but for keys that begin with $, hold a dot or name a prototype. */
        JsonValue: unknown;
        /** @enum {string} */
        KeepReason: "pinned" | "in_use" | "needed" | "last_good" | "newer_than_good" | "no_policy" | "days" | "count" | "daily" | "weekly" | "monthly" | "yearly";
        /** @enum {string} */
        KillOutcome: "gone" | "marked";
        KilledOperation: {
            /** @description Its id. */
            opid: string;
            /** @description gone: it is no longer there. marked: it is to end, and had not two seconds later; look whether it is still listed. */
            outcome: components["schemas"]["KillOutcome"];
            /** @description What it was. */
            operation: components["schemas"]["CurrentOperation"];
        };
        ListExplanation: {
            /**
             * @description The stages, in the order in which they are done.
             * @example IXSCAN email_1 > FETCH > LIMIT
             */
            plan: string;
            /** @description Name of the index that is read; absent where none is. */
            index?: string;
            /**
             * Format: int64
             * @description Index keys that were examined.
             */
            keys_examined: number;
            /**
             * Format: int64
             * @description Documents that were examined.
             */
            documents_examined: number;
            /**
             * Format: int64
             * @description Documents that were found, one more than the page has where another follows.
             */
            returned: number;
            /**
             * Format: int64
             * @description Time it took, in ms.
             */
            milliseconds: number;
            /** @description Each range that was read: behind a cursor, what shares its value comes first, then what lies beyond. */
            ranges: components["schemas"]["RangeExplanation"][];
        };
        ManifestChunk: {
            /** @description Id of the chunk, unique in its session; made when it is left out. */
            chunk_id: string;
            /**
             * Format: int32
             * @description Place in the session, from 0.
             */
            chunk_index: number;
            /**
             * Format: int32
             * @description Size of the chunk, 1 KiB to 10 MiB.
             */
            size_bytes: number;
            /** @description SHA-256 of the chunk. */
            hash: string;
            /** @description SHA-256 of the chunk as it is stored. */
            encrypted_hash?: string;
            /**
             * @description Where it is stored: a relative path of plain names. Set by the service once it stores the content itself.
             * @example sessions/2026/11/chunk-0.bin
             */
            storage_path?: string;
            /** @description How it is encrypted. */
            encryption_algorithm?: components["schemas"]["EncryptionAlgorithm"];
            /**
             * @description State of the stored chunk.
             * @default uploaded
             */
            status: components["schemas"]["ChunkStatus"];
            /**
             * Format: date-time
             * @description When its content was stored here, checked against its SHA-256; absent while it is not.
             */
            readonly stored_at?: string;
            /** @description Fields that are left out because MongoDB holds no value for them that this schema can represent, even where the schema requires them. Present only on documents that another program wrote. Send a valid value with PATCH or PUT to repair a field. At most 100 are named. */
            readonly invalid_fields?: components["schemas"]["InvalidField"][];
        };
        MatchedRule: {
            /** @description Id of its policy. */
            policy_id: string;
            /** @description Id of the rule. */
            rule_id: string;
            /** @description What the rule does. */
            effect: components["schemas"]["RuleEffect"];
        };
        MemberIndexUses: {
            /** @description Address of the member, as the replica set names it. */
            member: string;
            /**
             * Format: int64
             * @description Operations that used it.
             */
            count: number;
            /**
             * Format: date-time
             * @description Since when it counts: a restart of the member, and each change of the index, begins anew.
             */
            since: string;
        };
        /** @enum {string} */
        MerkleAlgorithm: "rfc9162-sha256" | "bitcoin-sha256d" | "sha256-promote";
        MerkleProof: {
            /** @description How the root is made. */
            algorithm: components["schemas"]["MerkleAlgorithm"];
            /** @description What is proven to be in the tree. */
            leaf: string;
            /**
             * Format: int32
             * @description Place of the leaf.
             */
            index: number;
            /**
             * Format: int32
             * @description Leaves of the tree.
             */
            size: number;
            /** @description Sibling nodes from the leaf up. */
            proof: string[];
            /** @description Root that the proof leads to. */
            root: string;
        };
        MerkleProofVerdict: {
            /** @description Whether the proof leads from the leaf to the root. */
            valid: boolean;
        };
        MerkleRoot: {
            /** @description How the root is made. */
            algorithm: components["schemas"]["MerkleAlgorithm"];
            /**
             * Format: int32
             * @description Number of leaves.
             */
            size: number;
            /** @description The root. */
            root: string;
        };
        MissingIndex: {
            /** @description Its name. */
            name: string;
            /** @description The fields, in their order. */
            keys: components["schemas"]["StoredIndexKey"][];
            /** @description Whether no two documents may have the same key. */
            unique: boolean;
            /** @description Whether documents that have none of the fields are left out. */
            sparse: boolean;
            /** @description Whether it is kept up to date, but not used by queries. */
            hidden: boolean;
            /** @description Whether the documents themselves are kept in its order. */
            clustered: boolean;
            /**
             * Format: int64
             * @description Documents are deleted so many seconds after the time in the field.
             */
            expire_after_seconds?: number;
            /** @description Only documents that meet all conditions are in the index. */
            partial_filter?: components["schemas"]["IndexCondition"][];
            /** @description The same as Extended JSON, where conditions cannot say it. */
            partial_filter_text?: string;
            /** @description How text is compared. */
            collation?: components["schemas"]["IndexCollation"];
            /** @description Which fields `$**` takes. */
            wildcard_projection?: components["schemas"]["WildcardProjection"];
            /** @description How a text index reads text. */
            text?: components["schemas"]["TextIndexOptions"];
            /** @description The query that it is there for. */
            serves: string;
        };
        MultiSearchAnswer: {
            /** @description One for each search, in their order. */
            items: components["schemas"]["MultiSearchItem"][];
        };
        MultiSearchItem: {
            /**
             * Format: int32
             * @description The status it would have had alone.
             */
            status: number;
            /** @description What it found. */
            result?: components["schemas"]["SearchPage"];
            /** @description Why it could not be done. */
            error?: components["schemas"]["Problem"];
        };
        MultiSearchRequest: {
            /** @description The searches. */
            searches: components["schemas"]["SearchRequest"][];
        };
        /** @enum {string} */
        NamespaceState: "complete" | "partial" | "failed";
        /** @enum {string} */
        NamespaceType: "collection" | "view" | "timeseries";
        NumberRange: {
            /** @description The least. */
            min: number;
            /** @description The greatest. */
            max: number;
        };
        OperationLatency: {
            /**
             * Format: int64
             * @description Operations since the server started.
             */
            operations: number;
            /** @description Mean time; exact. */
            mean_microseconds?: number;
            /**
             * Format: int64
             * @description Half of the operations took less than this: the upper bound of their span in the histogram.
             */
            p50_microseconds?: number;
            /**
             * Format: int64
             * @description 95 % of the operations took less than this; an upper bound likewise.
             */
            p95_microseconds?: number;
            /**
             * Format: int64
             * @description 99 % of the operations took less than this; an upper bound likewise.
             */
            p99_microseconds?: number;
        };
        OperationProgress: {
            /**
             * Format: int64
             * @description Done.
             */
            done: number;
            /**
             * Format: int64
             * @description To do in all, as far as MongoDB knows.
             */
            total: number;
            /** @description What is counted, in MongoDB's words. */
            phase?: string;
        };
        OplogGap: {
            /**
             * Format: date-time
             * @description When the slices before it end.
             */
            from: string;
            /**
             * Format: date-time
             * @description When the slices after it begin.
             */
            to: string;
        };
        OplogStats: {
            /**
             * Format: int64
             * @description Size that it may have.
             */
            size_bytes: number;
            /**
             * Format: int64
             * @description Part of it that is used; full, it forgets its oldest operations.
             */
            used_bytes: number;
            /**
             * Format: date-time
             * @description Its first operation.
             */
            first_at?: string;
            /**
             * Format: date-time
             * @description Its last operation.
             */
            last_at?: string;
            /**
             * Format: int64
             * @description Time that it spans.
             */
            window_seconds?: number;
        };
        OrphanBlock: {
            /** @description Why; kept with the block. */
            reason?: string;
            /**
             * @description Whether the blocks that stand on it go with it.
             * @default false
             */
            descendants?: boolean;
        };
        OrphanedBlocks: {
            /** @description Blocks that are off the chain now, from the lowest. */
            block_ids: string[];
            /**
             * Format: int32
             * @description Transactions that were confirmed in them.
             */
            transactions_orphaned: number;
            /**
             * Format: int32
             * @description Sessions that were anchored in them.
             */
            anchors_removed: number;
        };
        PastDocument: {
            /** @description Its collection. */
            collection: string;
            /** @description What it was asked for by. */
            id: string;
            /**
             * Format: date-time
             * @description The time that was asked for.
             */
            at: string;
            /** @description All of it as it was stored, as relaxed Extended JSON. */
            document: {
                [key: string]: unknown;
            };
            /**
             * Format: date-time
             * @description When it was changed last before that; left out when it was as in the backup.
             */
            changed_at?: string;
            /** @description The backup that it was read from, and followed since. */
            backup_id: string;
        };
        PathAnalysis: {
            /**
             * @description The path; `[]` stands for the items of a list.
             * @example lines[].price
             */
            path: string;
            /**
             * Format: int64
             * @description Documents that have something there.
             */
            documents: number;
            /** @description Their share in the documents that were looked at. */
            presence: number;
            /**
             * Format: int64
             * @description Values there; of items of lists, more than documents.
             */
            values: number;
            /** @description Their types, the most frequent first. */
            types: components["schemas"]["TypeShare"][];
            /** @description Characters of text. */
            text_length?: components["schemas"]["CountRange"];
            /** @description Items of lists. */
            items?: components["schemas"]["CountRange"];
            /** @description How many different values were found, lists and objects aside. */
            distinct?: components["schemas"]["DistinctCount"];
            /** @description Range of numbers; with `values=true`. */
            numbers?: components["schemas"]["NumberRange"];
            /** @description Range of times; with `values=true`. */
            times?: components["schemas"]["TimeRange"];
            /** @description The most frequent values, where there are few different ones; with `values=true`. */
            common?: components["schemas"]["CommonValue"][];
            /** @description Types that the collection's rules name for it. */
            declared_types?: string[];
            /** @description Types that were found although the rules do not name them. */
            unexpected_types?: string[];
            /** @description True where the collection has rules that do not name the path. */
            undeclared?: boolean;
        };
        PauseBackupSchedule: {
            /**
             * Format: date-time
             * @description Time at which the pause ends by itself. When left out, the pause lasts until the schedule is resumed.
             * @example 2030-01-01T00:00:00Z
             */
            until?: string;
            /**
             * @description Why, in the words of the caller. The audit record and the list of runs contain it.
             * @example Maintenance of the storage
             */
            reason?: string;
        };
        PlanRestore: {
            /** @description The backup to restore from. */
            backup_id: string;
            /**
             * @description Database to restore into, one that BACKUP_RESTORE_DATABASES allows. MongoDB makes it where there is none. Default: the service's own.
             * @example lucid_restored
             */
            database?: string;
            /** @description Only these collections, views and time series; all of the backup when left out. Namespaces that bring server-side JavaScript (`system.js`, and definitions with `$where`, `$function` or `$accumulator`) are restored by name only, as are views of closed collections. */
            collections?: string[];
            /**
             * @description What becomes of a name that is taken. refuse: the restore is. replace: what is there is backed up, then gives its place to what was restored.
             * @default refuse
             */
            existing?: components["schemas"]["ExistingCollections"];
            /** @description Only some documents of one collection, put back into it while it is in use; without `collections` and `existing`. */
            documents?: components["schemas"]["DocumentSelection"];
        };
        PlanStage: {
            /**
             * @description MongoDB's name of the stage.
             * @example IXSCAN
             */
            stage: string;
            /** @description What it does, in words. */
            words: string;
            /** @description Name of the index that it reads. */
            index?: string;
            /**
             * Format: int64
             * @description Index keys it examined.
             */
            keys_examined?: number;
            /**
             * Format: int64
             * @description Documents it examined.
             */
            documents_examined?: number;
            /**
             * Format: int64
             * @description What it gave to the next one.
             */
            returned?: number;
            /** @description The stages that it reads from. */
            inputs: components["schemas"]["PlanStage"][];
        };
        PlannedDocuments: {
            /**
             * Format: int64
             * @description Documents of the backup that are chosen.
             */
            found: number;
            /**
             * Format: int64
             * @description Of them, those that are not there.
             */
            inserted: number;
            /**
             * Format: int64
             * @description Those that others of their `_id` would give way to.
             */
            replaced: number;
            /**
             * Format: int64
             * @description Those that would be left out for what is there.
             */
            skipped: number;
            /**
             * Format: int64
             * @description Those that would go aside.
             */
            aside: number;
            /**
             * Format: int64
             * @description Those that are there as they are.
             */
            unchanged: number;
            /**
             * Format: int64
             * @description Those that cannot be written, since another document has a unique value of theirs.
             */
            refused: number;
            /** @description The first thousand of these. */
            refusals: components["schemas"]["Refusal"][];
            /**
             * Format: int64
             * @description Ids that no document of the backup has.
             */
            not_found: number;
            /** @description The first thousand of these. */
            not_found_ids: string[];
        };
        PlannedNamespace: {
            /** @description Its name. */
            name: string;
            /** @description What it is. */
            type: components["schemas"]["NamespaceType"];
            /** @description create; replace what is there; merge documents into it; keep: a closed collection is left as it is, or left out; or conflict: its name cannot be had. */
            action: components["schemas"]["RestoreAction"];
            /** @description Why what is there is kept, or in the way. */
            reason?: string;
            /**
             * Format: int64
             * @description Documents that it will have.
             */
            documents: number;
            /**
             * Format: int64
             * @description Their bytes.
             */
            data_bytes: number;
            /**
             * Format: int64
             * @description Documents that are there and would go, about.
             */
            present_documents?: number;
        };
        PointInTime: {
            /** @description Whether the oplog is followed: BACKUP_PITR_ENABLED. */
            enabled: boolean;
            /** @description Every time of these can be restored to. */
            ranges: components["schemas"]["RestorableRange"][];
            /**
             * @description Why no time can be restored to, and what to do. Absent where `ranges` has one.
             * @example Point-in-time recovery is off. Set BACKUP_PITR_ENABLED=true, and restart the service.
             */
            reason?: string;
            /** @description Where slices are missing. No restore crosses one. */
            gaps: components["schemas"]["OplogGap"][];
            /**
             * Format: int64
             * @description Slices of the oplog.
             */
            slices: number;
            /**
             * Format: int64
             * @description Bytes of their files.
             */
            size_bytes: number;
            /** @description The process that follows the oplog. */
            leader?: string;
            /**
             * Format: date-time
             * @description Up to when all is in slices.
             */
            position_at?: string;
            /**
             * Format: int64
             * @description How long ago that is: so much would be lost with the database.
             */
            lag_seconds?: number;
            /** @description What went wrong last. */
            problem?: string;
            /**
             * Format: date-time
             * @description When it did.
             */
            problem_at?: string;
        };
        PolicyCondition: {
            /**
             * @description Dotted path of what is compared: `subject`, `action`, `resource`, or a field of the context, as `context.device.trusted` or `device.trusted`.
             * @example context.device.trusted
             */
            field: string;
            /** @description How it is compared. A field that is missing or null fulfils nothing but `exists` with false; a field of a type that the operator cannot read is an error. */
            op: components["schemas"]["ConditionOperator"];
            /**
             * @description What it is compared with. eq, ne: text, a number or a flag; in, nin: a list of those; gt, gte, lt, lte: a number or an RFC 3339 time; between: the two ends, both included; cidr: a range of IP addresses; exists: a flag, true when left out. Text is compared after Unicode normalisation to NFC; capitals differ from small letters. Times are compared with all of up to 9 digits after the second. A body with a number that cannot be held exactly is refused.
             * @example true
             */
            value?: string | number | boolean | (string | number | boolean)[];
        };
        PolicyEvaluation: {
            /** @description Whether it is allowed. */
            decision: components["schemas"]["RuleEffect"];
            /** @description denied_by_rule: a rule denies it. denied_by_error: of a rule that denies it could not be told whether it applies, or a policy cannot be read. allowed_by_rule: a rule allows it and none denies. nothing_matched: no rule allows it. */
            reason: components["schemas"]["EvaluationReason"];
            /** @description The rules that applied: those that deny first, then by priority, then by id. */
            matched: components["schemas"]["MatchedRule"][];
            /** @description The rules of which it could not be told, in the same order. */
            errors: components["schemas"]["FailedRule"][];
            /** @description True when either list has only its first 1000 rules; else absent. */
            truncated?: boolean;
            /**
             * Format: date-time
             * @description The time that effective windows were held against.
             */
            evaluated_at: string;
        };
        PolicyEvaluationRequest: {
            /**
             * @description Who asks.
             * @example alice
             */
            subject: string;
            /**
             * @description What is to be done.
             * @example read
             */
            action: string;
            /**
             * @description What it is to be done with.
             * @example session:42
             */
            resource: string;
            /**
             * @description What conditions compare: any fields of the caller, nested at will. Text is compared after Unicode normalisation to NFC, and capitals differ from small letters.
             * @default {}
             * @example {
             *       "device": {
             *         "trusted": true
             *       },
             *       "ip": "10.1.2.3"
             *     }
             */
            context?: {
                [key: string]: components["schemas"]["JsonValue"];
            };
            /** @description The policies to ask, instead of all that are active; those that are not active say nothing. */
            policy_ids?: string[];
        };
        PolicyRule: {
            /**
             * @description Id of the rule; unique within the policy.
             * @example trusted-devices
             */
            rule_id: string;
            /** @description What it does when it applies; one rule that denies outweighs all that allow. */
            effect: components["schemas"]["RuleEffect"];
            /**
             * @description Actions it is about; `*` or an empty list is all.
             * @example [
             *       "read"
             *     ]
             */
            actions?: string[];
            /**
             * @description Resources it is about; `*` or an empty list is all.
             * @example [
             *       "*"
             *     ]
             */
            resources?: string[];
            /** @description What must hold, all of it, for the rule to apply. */
            conditions?: components["schemas"]["PolicyCondition"][];
            /**
             * Format: int32
             * @description Order in which matching rules are told, the highest first. It never changes a decision.
             * @default 0
             */
            priority?: number;
            /**
             * @description Whether the rule is in use.
             * @default true
             */
            enabled?: boolean;
        };
        /** @enum {string} */
        PolicyStatus: "draft" | "active" | "inactive" | "revoked";
        /** @enum {string} */
        PolicyType: "user_trust" | "node_trust" | "session_policy" | "content_policy" | "network_policy";
        ProbeAnswer: {
            /** @description up or degraded; a probe that fails is a problem. */
            status: components["schemas"]["HealthStatus"];
            /** @description State of each check, with `verbose`. The reasons are in `GET /api/v1/database/health`, which asks for a key. */
            checks?: components["schemas"]["ProbeCheck"][];
        };
        ProbeCheck: {
            /** @description Name of the check, as `exclude` takes it. */
            name: string;
            /** @description up, degraded (works in part), or down. */
            status: components["schemas"]["HealthStatus"];
            /**
             * Format: int32
             * @description Duration of the check, in ms.
             */
            latency_ms: number;
            /**
             * @description Of `search`: what the replica does that keeps the indices in step.
             * @example following
             */
            state?: string;
            /**
             * Format: int64
             * @description Of `search`: how far the indices are behind the database, in seconds.
             */
            lag_seconds?: number;
        };
        Problem: {
            /**
             * @description URI reference of the kind of problem.
             * @example /problems/not_found
             */
            type: string;
            /** @description The kind of problem, for people. */
            title: string;
            /**
             * Format: int32
             * @description The HTTP status.
             */
            status: number;
            /** @description What happened, to what, and what to do. */
            detail: string;
            /** @description The path that was asked for. */
            instance?: string;
            /** @description Stable code of the kind of problem. */
            code: components["schemas"]["ProblemCode"];
            /** @description Id of the request, as in `X-Request-Id` and in the logs. */
            request_id?: string;
            /** @description Each broken rule. */
            errors?: components["schemas"]["ProblemField"][];
        };
        /** @enum {string} */
        ProblemCode: "bad_request" | "malformed_json" | "invalid_body" | "invalid_parameter" | "invalid_cursor" | "forbidden_key" | "repeated_key" | "too_deep" | "too_many_values" | "invalid_header" | "unauthenticated" | "forbidden" | "foreign_origin" | "not_found" | "route_not_found" | "method_not_allowed" | "not_acceptable" | "request_timeout" | "conflict" | "duplicate" | "idempotency_in_flight" | "history_lost" | "precondition_failed" | "body_too_large" | "uri_too_long" | "unsupported_media_type" | "misdirected" | "unprocessable" | "idempotency_key_reused" | "precondition_required" | "too_many_requests" | "headers_too_large" | "internal_error" | "engine_away" | "database_timeout" | "interrupted" | "schema_lost" | "starting" | "stopping" | "missing_privilege" | "out_of_space";
        ProblemField: {
            /** @description JSON pointer into the body, or the name of the parameter or header. */
            pointer: string;
            /** @description Stable code of the broken rule. */
            code: string;
            /** @description The broken rule, for people. */
            message: string;
        };
        ProfilerChange: {
            /** @description Whether slow operations are kept. */
            enabled: boolean;
            /**
             * Format: int32
             * @description From how many ms an operation is slow.
             * @default 100
             */
            slow_ms?: number;
            /**
             * @description Share of them that is kept.
             * @default 1
             * @example 1
             */
            sample_rate?: number;
        };
        ProfilerSettings: {
            /** @description The member of the replica set whose profiler this is: the primary. */
            member: string;
            /** @description Whether operations are kept. */
            enabled: boolean;
            /** @description Whether every operation is kept, slow or not, as someone set on the server. */
            every_operation: boolean;
            /** @description Whether someone set a filter on the server that says something else than the two values below. */
            custom_filter: boolean;
            /**
             * Format: int32
             * @description From how many ms an operation is slow.
             */
            slow_ms?: number;
            /**
             * @description Share of them that is kept.
             * @example 1
             */
            sample_rate?: number;
            /**
             * Format: int64
             * @description Most bytes that are kept, the newest operations; absent as long as none ever was.
             */
            size_bytes?: number;
        };
        QueryAccumulator: {
            /**
             * @description Name of the field it makes.
             * @example total
             */
            name: string;
            /** @description What is made. */
            op: components["schemas"]["QueryAccumulatorOperator"];
            /**
             * @description Path of the field it is made of; `count` has none.
             * @example amount
             */
            field?: string;
        };
        /** @enum {string} */
        QueryAccumulatorOperator: "sum" | "avg" | "min" | "max" | "count" | "first" | "last";
        QueryCondition: {
            /**
             * @description How a field is compared with `value`: `in`, `nin` and `all` take a list, `exists` true or false, `type` the name of a BSON type, `size` a whole number. Or how `conditions` are joined: `and`, `or`, `nor`, and `elem_match` for those that one item of a list meets, by its own fields.
             * @example eq
             */
            op: components["schemas"]["QueryConditionOperator"];
            /**
             * @description Dotted path of the field; `and`, `or` and `nor` have none.
             * @example status
             */
            field?: string;
            /**
             * @description Value to compare the field with. `value_type` names types that JSON does not have.
             * @example active
             */
            value?: string | number | boolean | null | (string | number | boolean | null)[];
            /** @description What the text in `value` stands for, exactly or not at all. `date`: a time as in RFC 3339, to the millisecond. `object_id`: 24 hex digits. `long`: a whole number of 64 bits. `decimal`: a decimal number of up to 34 digits. `extended_json`: a value of any BSON type as extended JSON, such as `{"$numberLong":"9007199254740993"}`. */
            value_type?: components["schemas"]["ConditionValueType"];
            /** @description The conditions that are joined. */
            conditions?: components["schemas"]["QueryCondition"][];
        };
        /** @enum {string} */
        QueryConditionOperator: "eq" | "ne" | "gt" | "gte" | "lt" | "lte" | "in" | "nin" | "all" | "exists" | "type" | "size" | "elem_match" | "and" | "or" | "nor";
        QueryExplanation: {
            /** @description What it takes and why, and what would serve it, in words. */
            summary: string;
            /** @description As asked for. */
            verbosity: components["schemas"]["ExplainVerbosity"];
            /** @description Whether the query was run. */
            executed: boolean;
            /** @description The plan, from the last stage inwards. */
            plan: components["schemas"]["PlanStage"];
            /** @description The plans that were weighed and not taken, each in one line, at most 10. */
            rejected_plans: string[];
            /** @description Names of the indexes that are read. */
            indexes: string[];
            /** @description Whether documents are sorted in memory. */
            sorts_in_memory: boolean;
            /** @description Whether memory did not suffice, where it was run. */
            used_disk?: boolean;
            /**
             * Format: int64
             * @description Index keys that were examined, where it was run.
             */
            keys_examined?: number;
            /**
             * Format: int64
             * @description Documents that were examined, where it was run.
             */
            documents_examined?: number;
            /**
             * Format: int64
             * @description Documents that were returned, where it was run.
             */
            returned?: number;
            /**
             * Format: int64
             * @description Time it took, in ms, where it was run.
             */
            milliseconds?: number;
            /**
             * @description Documents examined for each that was returned; absent where none was.
             * @example 1
             */
            examined_per_returned?: number;
            /**
             * @description Keys of an index that would serve it better, in its order; - descends.
             * @example [
             *       "status",
             *       "-created_at"
             *     ]
             */
            suggested_index?: string[];
            /** @description MongoDB's own hash of the query's shape. */
            query_hash?: string;
        };
        QueryGroup: {
            /**
             * @description Paths that tell the groups apart; none makes one group.
             * @example [
             *       "status"
             *     ]
             */
            by: string[];
            /** @description What is made of each group's documents. */
            accumulators?: components["schemas"]["QueryAccumulator"][];
        };
        QueryLookup: {
            /**
             * @description The other collection.
             * @example wallets
             */
            from: string;
            /**
             * @description Path of the value here.
             * @example user_id
             */
            local_field: string;
            /**
             * @description Path of the value there.
             * @example user_id
             */
            foreign_field: string;
            /**
             * @description Name of the list that the found documents go to.
             * @example wallets
             */
            as: string;
        };
        QueryStage: {
            /** @description Keeps the documents that meet all conditions. */
            match?: components["schemas"]["QueryCondition"][];
            /** @description Sorts by these paths; - descends. */
            sort?: string[];
            /** @description Makes a document of each group. */
            group?: components["schemas"]["QueryGroup"];
            /** @description Keeps these fields only; `_id` only if it is one of them. */
            project?: string[];
            /** @description Makes a document of each item of a list. */
            unwind?: components["schemas"]["QueryUnwind"];
            /** @description Joins documents of another collection. */
            lookup?: components["schemas"]["QueryLookup"];
            /**
             * Format: int32
             * @description Stops after so many documents.
             */
            limit?: number;
            /**
             * Format: int32
             * @description Leaves out so many documents.
             */
            skip?: number;
            /** @description Counts the documents, into a field of this name. */
            count?: string;
        };
        QueryUnwind: {
            /**
             * @description Path of the list.
             * @example transactions
             */
            path: string;
            /**
             * @description Whether documents without items are kept.
             * @default false
             */
            keep_empty?: boolean;
        };
        RangeExplanation: {
            /**
             * @description The stages, in the order in which they are done.
             * @example IXSCAN email_1 > FETCH > LIMIT
             */
            plan: string;
            /** @description Name of the index that is read; absent where none is. */
            index?: string;
            /**
             * Format: int64
             * @description Index keys that were examined.
             */
            keys_examined: number;
            /**
             * Format: int64
             * @description Documents that were examined.
             */
            documents_examined: number;
            /**
             * Format: int64
             * @description Documents that were found, one more than the page has where another follows.
             */
            returned: number;
            /**
             * Format: int64
             * @description Time it took, in ms.
             */
            milliseconds: number;
        };
        Refusal: {
            /** @description Id of the document. */
            id: string;
            /** @description Why it cannot be written. */
            reason: string;
        };
        RejectedAdvice: {
            /** @description Id under which the index was advised and tried. */
            advice_id: string;
            /** @description The collection. */
            collection: string;
            /** @description Fields of the index, in their order. */
            keys: components["schemas"]["StoredIndexKey"][];
            /** @description Ids of the shapes of slow operations that it was tried for. */
            shape_ids: string[];
            /** @description Why it is not advised, with the figures of the trial. */
            reason: string;
            /**
             * Format: date-time
             * @description When it was tried. A trial counts for a week.
             */
            rejected_at: string;
        };
        RenameCollection: {
            /**
             * @description Its new name, which no other collection has.
             * @example measurements
             */
            to: string;
        };
        ReplaceCollectionValidator: {
            /**
             * @description The rules for documents; `{}` for none.
             * @example {
             *       "bsonType": "object",
             *       "required": [
             *         "name"
             *       ],
             *       "properties": {
             *         "name": {
             *           "bsonType": "string",
             *           "maxLength": 100
             *         }
             *       }
             *     }
             */
            json_schema: components["schemas"]["ValidatorSchema"];
            /**
             * @description `strict` checks every write, `moderate` none of documents that break the rules already, `off` none at all.
             * @default strict
             */
            validation_level?: components["schemas"]["ValidationLevel"];
            /**
             * @description Whether a write that breaks the rules is refused, or only logged by MongoDB.
             * @default error
             */
            validation_action?: components["schemas"]["ValidationAction"];
        };
        ReplaceSession: {
            /** @description Trust policy it was recorded under; must exist. */
            trust_policy_id?: string;
        };
        ReplaceTransaction: {
            /**
             * @description pending becomes confirmed or failed; confirmed becomes orphaned; orphaned becomes pending or confirmed again.
             * @default pending
             */
            status?: components["schemas"]["TransactionStatus"];
            /** @description Block that holds it; required once confirmed. */
            block_id?: string;
            /**
             * Format: int32
             * @description Height of that block; required once confirmed.
             */
            block_height?: number;
            /**
             * Format: int32
             * @description Place in that block; required once confirmed.
             */
            transaction_index?: number;
            /**
             * @description Fee in base units (sun), as digits.
             * @example 268000
             */
            fee?: string;
        };
        ReplaceTrustPolicy: {
            /**
             * @description Name of the policy.
             * @example Trusted devices only
             */
            name: string;
            /** @description What it is for. */
            description?: string;
            /** @description What kind of trust it is about. */
            policy_type: components["schemas"]["PolicyType"];
            /**
             * @description A new policy is a draft or active. draft becomes active or revoked; active becomes inactive or revoked; inactive becomes active or revoked; a revoked policy never changes again.
             * @default draft
             */
            status?: components["schemas"]["PolicyStatus"];
            /**
             * @description Subjects it is about; `*` or an empty list is all.
             * @example [
             *       "alice"
             *     ]
             */
            subjects?: string[];
            /**
             * @description Actions it is about; `*` or an empty list is all.
             * @example [
             *       "read"
             *     ]
             */
            actions?: string[];
            /**
             * @description Resources it is about; `*` or an empty list is all.
             * @example [
             *       "*"
             *     ]
             */
            resources?: string[];
            /** @description Its rules; their order has no meaning. */
            rules: components["schemas"]["PolicyRule"][];
            /**
             * Format: date-time
             * @description Time from which the policy counts, to the millisecond; from the start when left out.
             */
            effective_from?: string;
            /**
             * Format: date-time
             * @description Time from which the policy no longer counts, to the millisecond; without an end when left out.
             */
            effective_until?: string;
        };
        ReplaceUser: {
            /**
             * Format: email
             * @description E-mail address; kept trimmed and in lower case, and unique in that form.
             * @example ada@example.org
             */
            email: string;
            /**
             * Format: tron-address
             * @description TRON address of the user; unique.
             * @example TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t
             */
            tron_address: string;
            /** @description The hardware wallet, if one is set. */
            hardware_wallet?: components["schemas"]["HardwareWallet"];
        };
        ReplaceWallet: {
            /**
             * @description Whether it is in use.
             * @default active
             */
            status?: components["schemas"]["WalletStatus"];
            /**
             * @description What the user calls it.
             * @example Savings
             */
            nickname?: string;
            /** @description Public key on secp256k1, compressed or not, in hex. */
            public_key?: string;
            /**
             * @description BIP-44 path of the key.
             * @example m/44'/195'/0'/0/0
             */
            derivation_path?: string;
            /** @description The device, on a hardware wallet. */
            hardware_wallet?: components["schemas"]["HardwareWallet"];
            /** @description Balances as last seen. */
            balances?: components["schemas"]["WalletBalances"];
        };
        ReplayRequest: {
            /** @description Ids of letters. */
            letter_ids: string[];
        };
        ReplayResult: {
            /**
             * Format: int32
             * @description Letters whose documents were taken now; they are gone.
             */
            taken: number;
            /**
             * Format: int32
             * @description Letters that were refused again.
             */
            refused: number;
            /**
             * Format: int32
             * @description Ids that no letter has: their documents were taken already.
             */
            gone: number;
        };
        ReplicaSetMember: {
            /** @description Its address, as the set names it. */
            name: string;
            /** @description PRIMARY, SECONDARY, ARBITER, RECOVERING, STARTUP2, ROLLBACK, DOWN or another of MongoDB’s states. */
            state: string;
            /** @description Whether the member that was asked hears from it. */
            healthy: boolean;
            /**
             * Format: int64
             * @description How long it has run, as far as it is heard of.
             */
            uptime_seconds?: number;
            /**
             * Format: date-time
             * @description The last operation that it has; absent where it keeps none, or is not heard of.
             */
            optime_at?: string;
            /**
             * Format: int64
             * @description How far its last operation is behind the newest of the set, in whole seconds.
             */
            lag_seconds?: number;
            /**
             * Format: int64
             * @description How long ago it was last heard of, where it is not any more: it has nothing newer.
             */
            away_seconds?: number;
            /**
             * Format: int64
             * @description Time of a heartbeat there and back.
             */
            ping_milliseconds?: number;
            /** @description The member that it copies from. */
            sync_source?: string;
            /** @description Its chance to be elected; 0 never. */
            priority?: number;
            /**
             * Format: int64
             * @description Its votes in elections.
             */
            votes?: number;
            /** @description Whether clients do not see it. */
            hidden?: boolean;
            /**
             * Format: int64
             * @description How far it stays behind on purpose.
             */
            delay_seconds?: number;
        };
        Replication: {
            /**
             * @description What answers: of a standalone server or a sharded cluster there is nothing else to tell here.
             * @enum {string}
             */
            topology: "replica_set" | "standalone" | "sharded";
            /** @description Name of the replica set. */
            set?: string;
            /** @description The primary; absent while there is none. */
            primary?: string;
            /** @description Its members. */
            members?: components["schemas"]["ReplicaSetMember"][];
            /**
             * Format: int64
             * @description Members that must have a write before it counts as done by the majority.
             */
            write_majority?: number;
            /**
             * Format: int64
             * @description How long the newest operation of the asked member came after the newest that the majority has.
             */
            majority_lag_milliseconds?: number;
            /** @description The oplog; absent where it may not be read. */
            oplog?: components["schemas"]["OplogStats"];
            /** @description Why there is no `oplog`. */
            oplog_refusal?: string;
            /** @description How long one may be away; absent without a sample of the present run of the server. */
            headroom?: components["schemas"]["Headroom"];
        };
        RequestGroupTotal: {
            /**
             * Format: int64
             * @description Requests.
             */
            requests: number;
            /**
             * Format: int64
             * @description Requests answered 4xx, but 499.
             */
            client_errors: number;
            /**
             * Format: int64
             * @description Requests answered 5xx.
             */
            server_errors: number;
            /**
             * Format: int64
             * @description Requests whose caller closed the connection before the answer (499).
             */
            aborted: number;
            /** @description Median time until the answer was sent, in seconds. Null where no request was timed. */
            p50_seconds: number | null;
            /** @description 95th percentile, in seconds. */
            p95_seconds: number | null;
            /** @description 99th percentile, in seconds. A value of 10 means 10 or more. */
            p99_seconds: number | null;
            /**
             * @description The group.
             * @example users
             */
            group: string;
        };
        RequestHistory: {
            /**
             * @description Distance of the points.
             * @enum {string}
             */
            resolution: "minute" | "five_minutes" | "hour";
            /**
             * Format: date-time
             * @description Points from here on.
             */
            from: string;
            /**
             * Format: date-time
             * @description Points before this time.
             */
            to: string;
            /** @description The points, in the order of their time. The last one may be of a span that has not ended. */
            points: components["schemas"]["RequestHistoryPoint"][];
            /** @description Each group that had requests in this time, the busiest first. */
            groups: components["schemas"]["RequestGroupTotal"][];
        };
        RequestHistoryPoint: {
            /**
             * Format: date-time
             * @description Start of its minute, five minutes or hour.
             */
            t: string;
            /** @description Replicas that sampled. A replica that was restarted counts twice. Null where a gap begins. */
            replicas: number | null;
            /** @description Requests. */
            requests: number | null;
            /** @description Requests answered 4xx, but 499. */
            client_errors: number | null;
            /** @description Requests answered 5xx. */
            server_errors: number | null;
            /** @description Requests whose caller closed the connection before the answer (499). */
            aborted: number | null;
            /** @description Median time until the answer was sent, in seconds. Null where no request was timed. */
            p50_seconds: number | null;
            /** @description 95th percentile, in seconds. */
            p95_seconds: number | null;
            /** @description 99th percentile, in seconds. A value of 10 means 10 or more. */
            p99_seconds: number | null;
        };
        RestorableRange: {
            /**
             * Format: date-time
             * @description The first time.
             */
            from: string;
            /**
             * Format: date-time
             * @description The last time.
             */
            to: string;
            /** @description The backups that a restore within it begins with, oldest first. */
            backup_ids: string[];
        };
        /** @enum {string} */
        RestoreAction: "create" | "replace" | "keep" | "conflict" | "merge";
        /** @enum {string} */
        RestoreConditionOperator: "eq" | "in" | "gt" | "gte" | "lt" | "lte" | "exists" | "prefix";
        RestoreDocumentThen: {
            /**
             * Format: date-time
             * @description The time: as it was then, it is put back.
             */
            at: string;
            /** @description What becomes of a document of its `_id` that is there now. skip: it stays. replace: it gives way. */
            conflict: components["schemas"]["DocumentThenConflict"];
        };
        RestorePlan: {
            /** @description Id of the backup: that of the job that made it. */
            backup_id: string;
            /** @description The database that would be restored into. */
            database: string;
            /** @description Each namespace. */
            namespaces: components["schemas"]["PlannedNamespace"][];
            /**
             * Format: int64
             * @description Documents that would be written.
             */
            documents: number;
            /**
             * Format: int64
             * @description Their bytes: about what MongoDB needs at most, beside what is there.
             */
            data_bytes: number;
            /**
             * Format: int64
             * @description Bytes that are free on the disk of MongoDB, where it tells.
             */
            free_bytes?: number;
            /**
             * Format: int64
             * @description Seconds that it would take as fast as the last restore that succeeded.
             */
            estimated_seconds?: number;
            /**
             * Format: int32
             * @description Files that are missing or have another size; none are read but the small ones.
             */
            damaged_files: number;
            /** @description Of single documents, what would become of them. */
            outcome?: components["schemas"]["PlannedDocuments"];
            /** @description Whether it could be done: all names can be had, no file is missing. */
            feasible: boolean;
            /** @description To be sent with the restore, so that it does this or nothing. */
            plan_hash: string;
        };
        RestoredDocument: {
            /** @description Its collection. */
            collection: string;
            /** @description What it was asked for by. */
            id: string;
            /**
             * Format: date-time
             * @description The time as of which it was put back.
             */
            at: string;
            /** @description inserted: it was gone, and is back. replaced: what was there gave way. skipped: what is there stays. unchanged: it is there as it was. */
            outcome: components["schemas"]["DocumentThenOutcome"];
            /** @description Whether nothing was written since `dry_run` was asked for. */
            dry_run: boolean;
            /**
             * Format: date-time
             * @description When it had been changed last before that time; left out when it was as in the backup.
             */
            changed_at?: string;
            /** @description The backup that it was read from, and followed since. */
            backup_id: string;
        };
        RetainedBackup: {
            /** @description Id of the backup: that of the job that made it. */
            backup_id: string;
            /** @description What it is called. */
            name: string;
            /** @description The schedule by whose retention it is kept or not. */
            schedule_id: string;
            /** @description Its status. */
            status: components["schemas"]["BackupStatus"];
            /**
             * Format: int64
             * @description Its bytes.
             */
            size_bytes: number;
            /**
             * Format: date-time
             * @description When it was begun.
             */
            created_at: string;
            /**
             * @description Whether it stays.
             * @enum {string}
             */
            action: "keep" | "delete";
            /** @description Why it stays: a pin; a job that reads it; times that are restored from it (`needed`); the last good one, of the whole database too; nothing good is newer; there is no retention; or the rules of it that keep it. */
            reasons: components["schemas"]["KeepReason"][];
        };
        RetentionPlan: {
            /**
             * Format: int64
             * @description Backups that stay.
             */
            kept: number;
            /**
             * Format: int64
             * @description Backups that go.
             */
            deleted: number;
            /**
             * Format: int64
             * @description Bytes of those.
             */
            freed_bytes: number;
            /** @description Each backup, newest first: the first thousand of those that go, and of those that stay. */
            items: components["schemas"]["RetainedBackup"][];
        };
        RetentionPolicy: {
            /**
             * Format: int32
             * @description Those begun at most so many days before the newest good one: nothing goes while none is made.
             * @example 30
             */
            days?: number;
            /**
             * Format: int32
             * @description The newest so many good ones.
             */
            count?: number;
            /**
             * Format: int32
             * @description The newest good one of each of the last so many days that have one, in UTC.
             */
            daily?: number;
            /**
             * Format: int32
             * @description The same of weeks, which begin on Monday.
             */
            weekly?: number;
            /**
             * Format: int32
             * @description The same of months.
             */
            monthly?: number;
            /**
             * Format: int32
             * @description The same of years.
             */
            yearly?: number;
        };
        RevokedApiKey: {
            /**
             * Format: uuid
             * @description Id of the key.
             * @example 7b0c2a9e-4c1d-4f0a-9d35-2f6f0f1c9a11
             */
            key_id: string;
            /**
             * @description What it is for, for people.
             * @example session-service
             */
            name: string;
            /**
             * @description What its secrets begin with.
             * @example lucid_7b0c2a9e
             */
            prefix: string;
            /**
             * @description What it allows: scopes, `*` for all of them, or a group such as `models:*`.
             * @example [
             *       "models:read"
             *     ]
             */
            scopes: string[];
            /**
             * Format: int32
             * @description Requests a minute that it allows. Absent: RATE_LIMIT_PER_MINUTE.
             */
            rate_limit_per_minute?: number;
            /**
             * Format: date-time
             * @description When it was made.
             */
            created_at: string;
            /** @description Who made it: the id of a key, or `configured-key`. */
            created_by: string;
            /**
             * Format: uuid
             * @description Id of the key that it was made with, and is revoked with. Absent: it was made with `API_KEY`, on the command line, without a key, or before parents were recorded.
             * @example 7b0c2a9e-4c1d-4f0a-9d35-2f6f0f1c9a11
             */
            parent_key_id?: string;
            /**
             * Format: date-time
             * @description When it stops working. Absent: never.
             */
            expires_at?: string;
            /**
             * Format: date-time
             * @description When its secret was last replaced.
             */
            rotated_at?: string;
            /**
             * Format: date-time
             * @description Until when the secret before this one works.
             */
            previous_secret_until?: string;
            /**
             * Format: date-time
             * @description When it was revoked: it works no more.
             */
            revoked_at?: string;
            /**
             * Format: date-time
             * @description When it was last used, to a minute.
             */
            last_used_at?: string;
            /**
             * Format: int32
             * @description Number of working keys that were revoked with it: those made with it, directly or through other keys. Absent: none.
             */
            revoked_descendants?: number;
        };
        RotateApiKey: {
            /**
             * Format: int32
             * @description How long the secret that is replaced still works.
             * @example 3600
             */
            overlap_seconds: number;
        };
        /** @enum {string} */
        RuleEffect: "allow" | "deny";
        ScheduleRun: {
            /** @description Id of the schedule. */
            schedule_id: string;
            /**
             * Format: date-time
             * @description Time of the schedule; of a run on request, the time of the request.
             */
            at: string;
            /** @description `running`, `succeeded`, `failed`, `cancelled`: as its job. `skipped`, `paused`: no job was started, as callers asked. `left_out`: the job of the run before had not ended. */
            outcome: components["schemas"]["BackupScheduleRunOutcome"];
            /** @description Whether a caller asked for this run. Otherwise it is one of the times of the schedule. */
            by_request: boolean;
            /** @description Caller that asked for the run, the pause or the skip. Absent where the schedule itself decided. */
            requested_by?: string;
            /**
             * @description Why, in the words of the caller. The audit record and the list of runs contain it.
             * @example Maintenance of the storage
             */
            reason?: string;
            /** @description Id of the job. A backup has the same id. */
            job_id?: string;
            /** @description Why the job failed, or why the run was left out. */
            error?: string;
            /**
             * Format: date-time
             * @description Time at which the job had ended.
             */
            ended_at?: string;
            /**
             * Format: date-time
             * @description Time at which this record is deleted: 30 days after `at`.
             */
            expires_at: string;
        };
        ScheduleRunPage: {
            /** @description The items of this page. */
            items: components["schemas"]["ScheduleRun"][];
            /** @description Cursor of the next page; absent on the last. */
            next_cursor?: string;
            /**
             * Format: int64
             * @description All items that match, when include_total asked for it.
             */
            total?: number;
            /** @description How it was found, when explain asked for it. */
            explain?: components["schemas"]["ListExplanation"];
        };
        SchemaAnalysis: {
            /** @description The collection. */
            collection: string;
            /**
             * Format: int64
             * @description About how many documents it has, by MongoDB's own count.
             */
            documents?: number;
            /**
             * Format: int64
             * @description Documents that were looked at.
             */
            sampled: number;
            /** @description Whether those were all. */
            complete: boolean;
            /** @description How far this can be relied on, for people. */
            note: string;
            /** @description What was found, by path. */
            paths: components["schemas"]["PathAnalysis"][];
            /** @description Whether something was left out: paths beyond 1,000, levels beyond 10, items of a list beyond 100, documents beyond 1 MiB, or what would have taken longer than 5 s. */
            cut: boolean;
            /** @description Paths that the collection's rules name, and that were not found. */
            unseen: string[];
        };
        /** @enum {string} */
        Scope: "models:read" | "models:write" | "models:delete" | "database:read" | "database:write" | "database:delete" | "volumes:read" | "volumes:write" | "volumes:delete" | "backups:read" | "backups:write" | "backups:delete" | "backups:restore" | "search:read" | "search:write" | "search:delete" | "cache:read" | "cache:write" | "cache:delete" | "metrics:read" | "jobs:read" | "jobs:write" | "api-keys:read" | "api-keys:write" | "audit:read";
        SearchFilter: {
            /**
             * @description The field, by its path.
             * @example created_at
             */
            field: string;
            /** @description How it is compared. */
            op: components["schemas"]["SearchOperator"];
            /** @description Value to compare the field with, of the type of the field: times have at most milliseconds. A list for `in`; true or false for `exists`. */
            value?: (string | number | boolean) | (string | number | boolean)[];
        };
        SearchHit: {
            /** @description Its id. */
            id: string;
            /** @description How well it fits; only comparable within one search. */
            score?: number;
            /** @description Its indexed fields. */
            document: Record<string, never>;
            /** @description Where the words stand, when it was asked for. */
            highlights?: components["schemas"]["Highlight"][];
        };
        /** @enum {string} */
        SearchIndexHealth: "green" | "yellow" | "red" | "gone";
        /** @enum {string} */
        SearchIndexState: "building" | "live" | "kept";
        /** @enum {string} */
        SearchOperator: "eq" | "in" | "gt" | "gte" | "lt" | "lte" | "exists" | "prefix";
        SearchPage: {
            /** @description The documents of this page. */
            items: components["schemas"]["SearchHit"][];
            /** @description How many there are in all. */
            total: components["schemas"]["SearchTotal"];
            /** @description The facets that were asked for; on the first page only. */
            facets?: components["schemas"]["Facet"][];
            /** @description Cursor of the next page; absent on the last. From the second page on, a cursor works for two minutes. */
            next_cursor?: string;
        };
        SearchRequest: {
            /**
             * @description The collection that is searched.
             * @example users
             */
            collection: string;
            /** @description Words, or the whole of an id; spelling is forgiven. Everything when left out. */
            query?: string;
            /**
             * @description What must hold, all of it.
             * @default []
             */
            filter?: components["schemas"]["SearchFilter"][];
            /**
             * @description Fields whose values are counted; a filter on one of them does not narrow its own counts.
             * @default []
             */
            facets?: components["schemas"]["FacetRequest"][];
            /** @description Field to sort by, `-` for the greatest first. The best match first when left out, or the newest without a query. */
            sort?: string;
            /**
             * @description Show where the words stand, as HTML whose only tags are <em>.
             * @default false
             */
            highlight?: boolean;
            /**
             * Format: int32
             * @description Documents of one page.
             * @default 20
             */
            limit?: number;
            /** @description The next_cursor of the page before, with the same search. */
            cursor?: string;
        };
        SearchTotal: {
            /**
             * Format: int64
             * @description The number.
             */
            value: number;
            /** @description Whether it is exact; beyond 10,000 it is a lower bound. */
            is_exact: boolean;
        };
        ServerCache: {
            /**
             * Format: int64
             * @description How much it may hold.
             */
            max_bytes?: number;
            /**
             * Format: int64
             * @description How much it holds.
             */
            used_bytes?: number;
            /**
             * Format: int64
             * @description Changed data in it that is not yet on disk.
             */
            dirty_bytes?: number;
            /** @description used_bytes of max_bytes, from 0 to 1. From 0.8 on WiredTiger puts pages out. */
            used_ratio?: number;
            /** @description dirty_bytes of max_bytes, from 0 to 1. From 0.2 on callers have to help writing them. */
            dirty_ratio?: number;
        };
        ServerConnections: {
            /**
             * Format: int64
             * @description Open connections.
             */
            current: number;
            /**
             * Format: int64
             * @description Connections that could be opened yet.
             */
            available: number;
            /**
             * Format: int64
             * @description Connections with an operation under way.
             */
            active: number;
        };
        ServerRates: {
            /** @description Time that these are averages over. */
            over_seconds: number;
            /** @description Documents inserted, in a second. */
            inserts_per_second?: number;
            /** @description Queries, in a second. */
            queries_per_second?: number;
            /** @description Updates, in a second. */
            updates_per_second?: number;
            /** @description Deletions, in a second. */
            deletes_per_second?: number;
            /** @description Further batches of cursors, in a second. */
            getmores_per_second?: number;
            /** @description Other commands, in a second. */
            commands_per_second?: number;
            /** @description Requests of all kinds, in a second. */
            requests_per_second?: number;
            /** @description Bytes received, in a second. */
            network_in_bytes_per_second?: number;
            /** @description Bytes sent, in a second. */
            network_out_bytes_per_second?: number;
            /** @description Data read from disk into the cache, in a second. */
            cache_read_bytes_per_second?: number;
            /** @description Data written from the cache to disk, in a second. */
            cache_written_bytes_per_second?: number;
            /** @description Pages put out of the cache, in a second. */
            evicted_pages_per_second?: number;
            /** @description Data written to the oplog, in a second. */
            oplog_bytes_per_second?: number;
            /** @description Reads, in a second. */
            reads_per_second?: number;
            /** @description Writes, in a second. */
            writes_per_second?: number;
            /** @description Mean time of a read. */
            read_latency_microseconds?: number;
            /** @description Mean time of a write. */
            write_latency_microseconds?: number;
        };
        ServerStats: {
            /** @description Version of MongoDB. */
            version: string;
            /**
             * Format: int64
             * @description How long the server has run.
             */
            uptime_seconds: number;
            /** @description Its connections. */
            connections: components["schemas"]["ServerConnections"];
            /**
             * Format: int64
             * @description Operations that wait to read.
             */
            queued_reads: number;
            /**
             * Format: int64
             * @description Operations that wait to write.
             */
            queued_writes: number;
            /**
             * Format: int64
             * @description Memory that it holds.
             */
            resident_bytes: number;
            /** @description Its cache. */
            cache: components["schemas"]["ServerCache"];
            /** @description The data in use. */
            working_set: components["schemas"]["WorkingSet"];
            /** @description What goes on. */
            rates?: components["schemas"]["ServerRates"];
        };
        Session: {
            /**
             * Format: date-time
             * @description When it was created.
             */
            readonly created_at: string;
            /**
             * Format: date-time
             * @description When it was last changed.
             */
            readonly updated_at: string;
            /**
             * Format: int32
             * @description Version of the document, behind its entity tag; one more with each change.
             * @example 1
             */
            readonly version: number;
            /** @description Fields that are left out because MongoDB holds no value for them that this schema can represent, even where the schema requires them. Present only on documents that another program wrote. Send a valid value with PATCH or PUT to repair a field. At most 100 are named. */
            readonly invalid_fields?: components["schemas"]["InvalidField"][];
            /**
             * @description Id of the session; a UUID is made when it is left out.
             * @example 0190d5c2-6d3e-7c55-9f0e-0a1b2c3d4e60
             */
            session_id: string;
            /** @description User who recorded it; must exist. */
            user_id: string;
            /** @description active becomes completed or failed; both are final. */
            readonly status: components["schemas"]["SessionStatus"];
            /** @description First chunks; they are read in pages under the session. */
            chunks?: components["schemas"]["CreateSessionChunk"][];
            /**
             * Format: int32
             * @description Chunks stored.
             */
            readonly chunk_count: number;
            /**
             * Format: int64
             * @description Size of all chunks together.
             */
            readonly size_bytes: number;
            /** @description Root of the chunk hashes; set at completion, then fixed. */
            readonly merkle_root?: string;
            /**
             * @description How the root is made of the chunk hashes.
             * @default rfc9162-sha256
             */
            merkle_algorithm: components["schemas"]["MerkleAlgorithm"];
            /** @description Where the root stands on the chain. */
            readonly blockchain_anchor?: components["schemas"]["BlockchainAnchor"];
            /** @description Trust policy it was recorded under; must exist. */
            trust_policy_id?: string;
            /** @description Why it failed. */
            readonly failure_reason?: string;
            /**
             * Format: date-time
             * @description When it was completed or failed.
             */
            readonly ended_at?: string;
        };
        SessionChunk: {
            /** @description Session it belongs to. */
            readonly session_id: string;
            /** @description Id of the chunk, unique in its session; made when it is left out. */
            chunk_id: string;
            /**
             * Format: int32
             * @description Place in the session, from 0.
             */
            chunk_index: number;
            /**
             * Format: int32
             * @description Size of the chunk, 1 KiB to 10 MiB.
             */
            size_bytes: number;
            /** @description SHA-256 of the chunk. */
            hash: string;
            /** @description SHA-256 of the chunk as it is stored. */
            encrypted_hash?: string;
            /**
             * @description Where it is stored: a relative path of plain names. Set by the service once it stores the content itself.
             * @example sessions/2026/11/chunk-0.bin
             */
            storage_path?: string;
            /** @description How it is encrypted. */
            encryption_algorithm?: components["schemas"]["EncryptionAlgorithm"];
            /**
             * @description State of the stored chunk.
             * @default uploaded
             */
            status: components["schemas"]["ChunkStatus"];
            /**
             * Format: date-time
             * @description When it was uploaded; now when it is left out.
             */
            uploaded_at: string;
            /**
             * Format: date-time
             * @description When its content was stored here, checked against its SHA-256; absent while it is not.
             */
            readonly stored_at?: string;
            /** @description Fields that are left out because MongoDB holds no value for them that this schema can represent, even where the schema requires them. Present only on documents that another program wrote. Send a valid value with PATCH or PUT to repair a field. At most 100 are named. */
            readonly invalid_fields?: components["schemas"]["InvalidField"][];
        };
        SessionChunkPage: {
            /** @description The items of this page. */
            items: components["schemas"]["SessionChunk"][];
            /** @description Cursor of the next page; absent on the last. */
            next_cursor?: string;
            /**
             * Format: int64
             * @description All items that match, when include_total asked for it.
             */
            total?: number;
            /** @description How it was found, when explain asked for it. */
            explain?: components["schemas"]["ListExplanation"];
        };
        SessionManifest: {
            /** @description The session. */
            session: components["schemas"]["Session"];
            /** @description Every chunk, in order. */
            chunks: components["schemas"]["ManifestChunk"][];
        };
        SessionPage: {
            /** @description The items of this page. */
            items: components["schemas"]["Session"][];
            /** @description Cursor of the next page; absent on the last. */
            next_cursor?: string;
            /**
             * Format: int64
             * @description All items that match, when include_total asked for it.
             */
            total?: number;
            /** @description How it was found, when explain asked for it. */
            explain?: components["schemas"]["ListExplanation"];
        };
        SessionStatistics: {
            /** @description Id of the session. */
            session_id: string;
            /** @description Its status. */
            status: components["schemas"]["SessionStatus"];
            /**
             * Format: int32
             * @description Its chunks.
             */
            chunk_count: number;
            /**
             * Format: int64
             * @description Size of all chunks.
             */
            size_bytes: number;
            /**
             * Format: int32
             * @description Size of the smallest chunk.
             */
            smallest_chunk_bytes: number;
            /**
             * Format: int32
             * @description Size of the largest chunk.
             */
            largest_chunk_bytes: number;
            /**
             * Format: int32
             * @description Mean size of a chunk.
             */
            average_chunk_bytes: number;
            /**
             * Format: int32
             * @description From its creation to its end, or to now.
             */
            duration_seconds: number;
            /**
             * Format: date-time
             * @description When the first chunk was uploaded.
             */
            first_uploaded_at?: string;
            /**
             * Format: date-time
             * @description When the last chunk was uploaded.
             */
            last_uploaded_at?: string;
            /** @description Fields that are left out because MongoDB holds no value for them that this schema can represent, even where the schema requires them. Present only on documents that another program wrote. Send a valid value with PATCH or PUT to repair a field. At most 100 are named. */
            readonly invalid_fields?: components["schemas"]["InvalidField"][];
        };
        /** @enum {string} */
        SessionStatus: "active" | "completed" | "failed";
        SessionVerdict: {
            /** @description unverifiable: the algorithm is not known here. */
            state: components["schemas"]["VerificationState"];
            /**
             * Format: int32
             * @description Chunks of the session.
             */
            chunk_count: number;
            /** @description Root that is stored. */
            merkle_root: string;
            /** @description Root that the chunks make. */
            computed_root?: string;
            /**
             * Format: int32
             * @description Index that is missing.
             */
            first_missing?: number;
        };
        SetAnchor: {
            /** @description Block that holds the anchor; must exist. */
            block_id: string;
            /** @description Transaction of that block that carries the root. */
            transaction_id?: string;
            /** @description Root that is anchored; must be the session's. */
            merkle_root?: string;
            /**
             * Format: date-time
             * @description When it was anchored; now when it is left out.
             */
            anchored_at?: string;
            /**
             * Format: int32
             * @description Confirmations so far.
             * @default 0
             */
            confirmation_count?: number;
        };
        /** @enum {string} */
        SharedCacheState: "used" | "away" | "renewing";
        SkippedRun: {
            /**
             * Format: date-time
             * @description Time of the run that is skipped.
             */
            at: string;
            /**
             * @description Why, in the words of the caller. The audit record and the list of runs contain it.
             * @example Maintenance of the storage
             */
            reason?: string;
            /** @description Caller that asked to skip the run. */
            requested_by: string;
        };
        SlowMember: {
            /** @description Its address. */
            member: string;
            /** @description Whether it answered; of one that did not, the figures have nothing, or not all. */
            answered: boolean;
            /** @description Whether its profiler is on: the service sets that of the primary. */
            recording?: boolean;
            /**
             * Format: int32
             * @description How many operations it has kept that fit the query.
             */
            operations?: number;
            /** @description Whether it has kept more, older ones, which were not looked at. */
            truncated?: boolean;
        };
        SlowOccurrence: {
            /** @description The member of the replica set that it ran on. */
            member: string;
            /**
             * Format: date-time
             * @description When it ended.
             */
            ended_at: string;
            /**
             * Format: int64
             * @description Time it took.
             */
            duration_ms: number;
            /**
             * Format: int64
             * @description Index keys it examined.
             */
            keys_examined: number;
            /**
             * Format: int64
             * @description Documents it examined.
             */
            documents_examined: number;
            /**
             * Format: int64
             * @description Documents it returned or changed.
             */
            returned: number;
            /** @description MongoDB's summary of its plan. */
            plan?: string;
            /** @description Name that the client gave itself. */
            client_name?: string;
        };
        SlowOperations: {
            /** @description Each member of the replica set: operations are kept where they ran. */
            members: components["schemas"]["SlowMember"][];
            /**
             * Format: int64
             * @description Slow operations there were.
             */
            operations: number;
            /**
             * Format: int64
             * @description Shapes they have.
             */
            shapes: number;
            /**
             * Format: int64
             * @description Operations of yet other shapes, which were too many to be kept apart.
             */
            left_out: number;
            /** @description The shapes, those first that took the most time in all. */
            items: components["schemas"]["SlowShape"][];
        };
        SlowShape: {
            /** @description Hash of the shape, the same on every replica and at all times. */
            shape_id: string;
            /** @description Name of the collection. */
            collection: string;
            /** @description MongoDB's name of the command: find, aggregate, update, … */
            operation: string;
            /**
             * @description Filter, sort, projection and stages, with the name of its type for each value.
             * @example filter {created_at: {$gte: ?date}, status: ?string} sort {created_at: -1}
             */
            shape: string;
            /** @description MongoDB's own hashes of its plans' queries, at most 5. */
            query_hashes: string[];
            /**
             * Format: int64
             * @description How many there were.
             */
            count: number;
            /**
             * Format: int64
             * @description Time they took in all, in ms.
             */
            total_ms: number;
            /**
             * Format: int64
             * @description Time that half of them did not exceed.
             */
            p50_ms: number;
            /**
             * Format: int64
             * @description Time that 95 % of them did not exceed.
             */
            p95_ms: number;
            /**
             * Format: int64
             * @description Time that the longest took.
             */
            max_ms: number;
            /**
             * Format: int64
             * @description Index keys they examined.
             */
            keys_examined: number;
            /**
             * Format: int64
             * @description Documents they examined.
             */
            documents_examined: number;
            /**
             * Format: int64
             * @description Documents they returned or changed.
             */
            returned: number;
            /**
             * @description MongoDB's summaries of their plans, at most 5.
             * @example [
             *       "COLLSCAN"
             *     ]
             */
            plans: string[];
            /** @description Whether one of them sorted in memory, as no index had the order. */
            has_sort_stage: boolean;
            /** @description Whether one of them wrote to disk, as memory did not suffice. */
            used_disk: boolean;
            /**
             * Format: date-time
             * @description When the first of them ended.
             */
            first_seen_at: string;
            /**
             * Format: date-time
             * @description When the last of them ended.
             */
            last_seen_at: string;
            /** @description Fields that must have a value, or one of several. */
            equality_fields: string[];
            /** @description Fields that must lie in a range. */
            range_fields: string[];
            /** @description Fields of the sort, in its order; - is descending. */
            sort_fields: string[];
            /** @description Whether `$or` or `$nor` holds more conditions, which those fields do not name. */
            disjunctive: boolean;
            /** @description The index that they name themselves (`hint`), by its name or its keys. */
            hint?: string;
            /** @description Whether they compare text by a collation of their own: an index without that does not serve them. */
            has_collation: boolean;
            /**
             * Format: int64
             * @description The most that one of them asks for; absent where one asks for all.
             */
            limit?: number;
        };
        SlowShapeDetail: {
            /** @description Hash of the shape, the same on every replica and at all times. */
            shape_id: string;
            /** @description Name of the collection. */
            collection: string;
            /** @description MongoDB's name of the command: find, aggregate, update, … */
            operation: string;
            /**
             * @description Filter, sort, projection and stages, with the name of its type for each value.
             * @example filter {created_at: {$gte: ?date}, status: ?string} sort {created_at: -1}
             */
            shape: string;
            /** @description MongoDB's own hashes of its plans' queries, at most 5. */
            query_hashes: string[];
            /**
             * Format: int64
             * @description How many there were.
             */
            count: number;
            /**
             * Format: int64
             * @description Time they took in all, in ms.
             */
            total_ms: number;
            /**
             * Format: int64
             * @description Time that half of them did not exceed.
             */
            p50_ms: number;
            /**
             * Format: int64
             * @description Time that 95 % of them did not exceed.
             */
            p95_ms: number;
            /**
             * Format: int64
             * @description Time that the longest took.
             */
            max_ms: number;
            /**
             * Format: int64
             * @description Index keys they examined.
             */
            keys_examined: number;
            /**
             * Format: int64
             * @description Documents they examined.
             */
            documents_examined: number;
            /**
             * Format: int64
             * @description Documents they returned or changed.
             */
            returned: number;
            /**
             * @description MongoDB's summaries of their plans, at most 5.
             * @example [
             *       "COLLSCAN"
             *     ]
             */
            plans: string[];
            /** @description Whether one of them sorted in memory, as no index had the order. */
            has_sort_stage: boolean;
            /** @description Whether one of them wrote to disk, as memory did not suffice. */
            used_disk: boolean;
            /**
             * Format: date-time
             * @description When the first of them ended.
             */
            first_seen_at: string;
            /**
             * Format: date-time
             * @description When the last of them ended.
             */
            last_seen_at: string;
            /** @description Fields that must have a value, or one of several. */
            equality_fields: string[];
            /** @description Fields that must lie in a range. */
            range_fields: string[];
            /** @description Fields of the sort, in its order; - is descending. */
            sort_fields: string[];
            /** @description Whether `$or` or `$nor` holds more conditions, which those fields do not name. */
            disjunctive: boolean;
            /** @description The index that they name themselves (`hint`), by its name or its keys. */
            hint?: string;
            /** @description Whether they compare text by a collation of their own: an index without that does not serve them. */
            has_collation: boolean;
            /**
             * Format: int64
             * @description The most that one of them asks for; absent where one asks for all.
             */
            limit?: number;
            /** @description What they do and why it takes long, in words. */
            summary: string;
            /**
             * @description Keys of an index that would serve them, in its order; - descends. Absent where none would, or one does.
             * @example [
             *       "status",
             *       "-created_at"
             *     ]
             */
            suggested_index?: string[];
            /** @description The newest 20 of them. */
            recent: components["schemas"]["SlowOccurrence"][];
            /** @description Path of the advice on the database. */
            advice: string;
        };
        StoredIndex: {
            /** @description Its name. */
            name: string;
            /** @description The fields, in their order. */
            keys: components["schemas"]["StoredIndexKey"][];
            /** @description Whether no two documents may have the same key. */
            unique: boolean;
            /** @description Whether documents that have none of the fields are left out. */
            sparse: boolean;
            /** @description Whether it is kept up to date, but not used by queries. */
            hidden: boolean;
            /** @description Whether the documents themselves are kept in its order. */
            clustered: boolean;
            /**
             * Format: int64
             * @description Documents are deleted so many seconds after the time in the field.
             */
            expire_after_seconds?: number;
            /** @description Only documents that meet all conditions are in the index. */
            partial_filter?: components["schemas"]["IndexCondition"][];
            /** @description The same as Extended JSON, where conditions cannot say it. */
            partial_filter_text?: string;
            /** @description How text is compared. */
            collation?: components["schemas"]["IndexCollation"];
            /** @description Which fields `$**` takes. */
            wildcard_projection?: components["schemas"]["WildcardProjection"];
            /** @description How a text index reads text. */
            text?: components["schemas"]["TextIndexOptions"];
        };
        StoredIndexKey: {
            /** @description Dotted path of the field. */
            path: string;
            /** @description 1 ascending, -1 descending, or the kind of index: text, 2dsphere, hashed, or an older one of MongoDB. */
            direction: number | string;
        };
        Suggestion: {
            /** @description Its id. */
            id: string;
            /** @description The field that begins so, by its path. */
            field: string;
            /** @description What stands in it. */
            text: string;
        };
        Suggestions: {
            /** @description The best first. */
            items: components["schemas"]["Suggestion"][];
        };
        TextIndexOptions: {
            /** @description The language of documents that name none. */
            default_language: string;
            /** @description The field that names a document's language. */
            language_override: string;
            /** @description The fields. */
            weights: components["schemas"]["TextWeight"][];
        };
        TextWeight: {
            /** @description Dotted path of the field. */
            path: string;
            /**
             * Format: int32
             * @description Its weight against the other fields.
             */
            weight: number;
        };
        TimeRange: {
            /**
             * Format: date-time
             * @description The earliest.
             */
            min: string;
            /**
             * Format: date-time
             * @description The latest.
             */
            max: string;
        };
        /** @enum {string} */
        TimeSeriesGranularity: "seconds" | "minutes" | "hours";
        TimeSeriesOptions: {
            /**
             * @description Field with the time of a measurement.
             * @example at
             */
            time_field: string;
            /** @description Field that tells series apart, and seldom changes. */
            meta_field?: string;
            /** @description How far measurements of a series are apart; absent where it was set otherwise. */
            granularity?: components["schemas"]["TimeSeriesGranularity"];
            /**
             * Format: int32
             * @description MongoDB deletes measurements so many seconds after their time.
             */
            expire_after_seconds?: number;
        };
        Transaction: {
            /**
             * Format: date-time
             * @description When it was created.
             */
            readonly created_at: string;
            /**
             * Format: date-time
             * @description When it was last changed.
             */
            readonly updated_at: string;
            /**
             * Format: int32
             * @description Version of the document, behind its entity tag; one more with each change.
             * @example 1
             */
            readonly version: number;
            /** @description Fields that are left out because MongoDB holds no value for them that this schema can represent, even where the schema requires them. Present only on documents that another program wrote. Send a valid value with PATCH or PUT to repair a field. At most 100 are named. */
            readonly invalid_fields?: components["schemas"]["InvalidField"][];
            /**
             * @description Id of the transaction: its hash.
             * @example 8c14f0db3df150123e6f3dbbf30f8b955a8249b62ac1d1ff16284aefa3d06d87
             */
            transaction_id: string;
            /** @description What the transaction does. */
            type: components["schemas"]["TransactionType"];
            /**
             * @description pending becomes confirmed or failed; confirmed becomes orphaned; orphaned becomes pending or confirmed again.
             * @default pending
             */
            status: components["schemas"]["TransactionStatus"];
            /** @description Block that holds it; required once confirmed. */
            block_id?: string;
            /**
             * Format: int32
             * @description Height of that block; required once confirmed.
             */
            block_height?: number;
            /**
             * Format: int32
             * @description Place in that block; required once confirmed.
             */
            transaction_index?: number;
            /**
             * Format: tron-address
             * @description Sender; required on transfers.
             * @example TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t
             */
            from_address?: string;
            /**
             * Format: tron-address
             * @description Receiver; required on transfers.
             * @example TUEZSdKsoDHQMeZwihtdoBiN46zxhGWYdH
             */
            to_address?: string;
            /**
             * @description Amount in base units, as digits.
             * @example 1500000
             */
            amount?: string;
            /**
             * @description Fee in base units (sun), as digits.
             * @example 268000
             */
            fee?: string;
            /** @description Currency of the amount. */
            currency?: components["schemas"]["Currency"];
            /**
             * Format: tron-address
             * @description Contract that was called.
             * @example TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t
             */
            contract_address?: string;
            /** @description Session that is anchored; required on session_anchor. */
            session_id?: string;
            /** @description Data of the transaction. */
            data?: string;
            /** @description Signature of the transaction. */
            signature?: string;
            /**
             * Format: date-time
             * @description When it was made.
             * @example 2026-11-24T08:00:00.000Z
             */
            timestamp: string;
            /**
             * Format: date-time
             * @description When its confirmation was stored.
             */
            readonly confirmed_at?: string;
        };
        TransactionPage: {
            /** @description The items of this page. */
            items: components["schemas"]["Transaction"][];
            /** @description Cursor of the next page; absent on the last. */
            next_cursor?: string;
            /**
             * Format: int64
             * @description All items that match, when include_total asked for it.
             */
            total?: number;
            /** @description How it was found, when explain asked for it. */
            explain?: components["schemas"]["ListExplanation"];
        };
        TransactionPlacement: {
            /** @description pending becomes confirmed or failed; confirmed becomes orphaned; orphaned becomes pending or confirmed again. */
            status: components["schemas"]["TransactionStatus"];
            /** @description Block that holds it; required once confirmed. */
            block_id?: string;
            /**
             * Format: int32
             * @description Height of that block; required once confirmed.
             */
            block_height?: number;
            /**
             * Format: int32
             * @description Place in that block; required once confirmed.
             */
            transaction_index?: number;
        };
        TransactionState: {
            /**
             * @description Id of the transaction: its hash.
             * @example 8c14f0db3df150123e6f3dbbf30f8b955a8249b62ac1d1ff16284aefa3d06d87
             */
            transaction_id: string;
            /** @description pending becomes confirmed or failed; confirmed becomes orphaned; orphaned becomes pending or confirmed again. */
            status: components["schemas"]["TransactionStatus"];
            /** @description Block that holds it; required once confirmed. */
            block_id?: string;
            /**
             * Format: int32
             * @description Height of that block; required once confirmed.
             */
            block_height?: number;
            /**
             * Format: int32
             * @description Place in that block; required once confirmed.
             */
            transaction_index?: number;
            /**
             * Format: int32
             * @description Stored blocks from its own to the latest; 0 unless it is confirmed in a stored block.
             */
            confirmations: number;
            /**
             * Format: date-time
             * @description When its confirmation was stored.
             */
            confirmed_at?: string;
            /** @description Fields that are left out because MongoDB holds no value for them that this schema can represent, even where the schema requires them. Present only on documents that another program wrote. Send a valid value with PATCH or PUT to repair a field. At most 100 are named. */
            readonly invalid_fields?: components["schemas"]["InvalidField"][];
        };
        /** @enum {string} */
        TransactionStatus: "pending" | "confirmed" | "failed" | "orphaned";
        /** @enum {string} */
        TransactionType: "session_anchor" | "transfer" | "trc20_transfer" | "governance" | "system";
        TrustPolicy: {
            /**
             * Format: date-time
             * @description When it was created.
             */
            readonly created_at: string;
            /**
             * Format: date-time
             * @description When it was last changed.
             */
            readonly updated_at: string;
            /**
             * Format: int32
             * @description Version of the document, behind its entity tag; one more with each change.
             * @example 1
             */
            readonly version: number;
            /** @description Fields that are left out because MongoDB holds no value for them that this schema can represent, even where the schema requires them. Present only on documents that another program wrote. Send a valid value with PATCH or PUT to repair a field. At most 100 are named. */
            readonly invalid_fields?: components["schemas"]["InvalidField"][];
            /**
             * @description Id of the policy; a UUID is made when it is left out.
             * @example 0190d5c2-6d3e-7c55-9f0e-0a1b2c3d4e60
             */
            policy_id: string;
            /**
             * @description The user who owns it.
             * @example 0190d5c2-6d3e-7c55-9f0e-0a1b2c3d4e5f
             */
            user_id: string;
            /**
             * @description Name of the policy.
             * @example Trusted devices only
             */
            name: string;
            /** @description What it is for. */
            description?: string;
            /** @description What kind of trust it is about. */
            policy_type: components["schemas"]["PolicyType"];
            /**
             * @description A new policy is a draft or active. draft becomes active or revoked; active becomes inactive or revoked; inactive becomes active or revoked; a revoked policy never changes again.
             * @default draft
             */
            status: components["schemas"]["PolicyStatus"];
            /**
             * @description Subjects it is about; `*` or an empty list is all.
             * @example [
             *       "alice"
             *     ]
             */
            subjects?: string[];
            /**
             * @description Actions it is about; `*` or an empty list is all.
             * @example [
             *       "read"
             *     ]
             */
            actions?: string[];
            /**
             * @description Resources it is about; `*` or an empty list is all.
             * @example [
             *       "*"
             *     ]
             */
            resources?: string[];
            /** @description Its rules; their order has no meaning. */
            rules: components["schemas"]["PolicyRule"][];
            /**
             * Format: date-time
             * @description Time from which the policy counts, to the millisecond; from the start when left out.
             */
            effective_from?: string;
            /**
             * Format: date-time
             * @description Time from which the policy no longer counts, to the millisecond; without an end when left out.
             */
            effective_until?: string;
        };
        TrustPolicyPage: {
            /** @description The items of this page. */
            items: components["schemas"]["TrustPolicy"][];
            /** @description Cursor of the next page; absent on the last. */
            next_cursor?: string;
            /**
             * Format: int64
             * @description All items that match, when include_total asked for it.
             */
            total?: number;
            /** @description How it was found, when explain asked for it. */
            explain?: components["schemas"]["ListExplanation"];
        };
        TrustPolicyVersion: {
            /**
             * Format: date-time
             * @description When it was created.
             */
            readonly created_at: string;
            /**
             * Format: date-time
             * @description When it was last changed.
             */
            readonly updated_at: string;
            /**
             * Format: int32
             * @description Version of the document, behind its entity tag; one more with each change.
             * @example 1
             */
            readonly version: number;
            /** @description Fields that are left out because MongoDB holds no value for them that this schema can represent, even where the schema requires them. Present only on documents that another program wrote. Send a valid value with PATCH or PUT to repair a field. At most 100 are named. */
            readonly invalid_fields?: components["schemas"]["InvalidField"][];
            /**
             * @description Id of the policy; a UUID is made when it is left out.
             * @example 0190d5c2-6d3e-7c55-9f0e-0a1b2c3d4e60
             */
            policy_id: string;
            /**
             * @description The user who owns it.
             * @example 0190d5c2-6d3e-7c55-9f0e-0a1b2c3d4e5f
             */
            user_id: string;
            /**
             * @description Name of the policy.
             * @example Trusted devices only
             */
            name: string;
            /** @description What it is for. */
            description?: string;
            /** @description What kind of trust it is about. */
            policy_type: components["schemas"]["PolicyType"];
            /**
             * @description A new policy is a draft or active. draft becomes active or revoked; active becomes inactive or revoked; inactive becomes active or revoked; a revoked policy never changes again.
             * @default draft
             */
            status: components["schemas"]["PolicyStatus"];
            /**
             * @description Subjects it is about; `*` or an empty list is all.
             * @example [
             *       "alice"
             *     ]
             */
            subjects?: string[];
            /**
             * @description Actions it is about; `*` or an empty list is all.
             * @example [
             *       "read"
             *     ]
             */
            actions?: string[];
            /**
             * @description Resources it is about; `*` or an empty list is all.
             * @example [
             *       "*"
             *     ]
             */
            resources?: string[];
            /** @description Its rules; their order has no meaning. */
            rules: components["schemas"]["PolicyRule"][];
            /**
             * Format: date-time
             * @description Time from which the policy counts, to the millisecond; from the start when left out.
             */
            effective_from?: string;
            /**
             * Format: date-time
             * @description Time from which the policy no longer counts, to the millisecond; without an end when left out.
             */
            effective_until?: string;
            /**
             * Format: date-time
             * @description When the next version took its place; absent on the current one.
             */
            readonly replaced_at?: string;
        };
        TrustPolicyVersionPage: {
            /** @description The items of this page. */
            items: components["schemas"]["TrustPolicyVersion"][];
            /** @description Cursor of the next page; absent on the last. */
            next_cursor?: string;
            /**
             * Format: int64
             * @description All items that match, when include_total asked for it.
             */
            total?: number;
            /** @description How it was found, when explain asked for it. */
            explain?: components["schemas"]["ListExplanation"];
        };
        TypeShare: {
            /**
             * @description MongoDB's name of the type.
             * @example string
             */
            type: string;
            /**
             * Format: int64
             * @description Values of the type.
             */
            values: number;
            /** @description Their share in the values at the path. */
            share: number;
        };
        UpdateBackup: {
            /** @description Whether it stays until it is unpinned. `false` lets the retention delete it: the key needs `backups:delete`, and `confirm`. */
            pinned?: boolean;
        };
        UpdateBackupSchedule: {
            /**
             * @description What it is called, and its backups; no other is called so.
             * @example hourly
             */
            name?: string;
            /**
             * Format: cron
             * @description Minute, hour, day of the month, month and day of the week, separated by one space: `*`, numbers, ranges, lists, steps, and English names of three letters for months and days of the week. Where both day fields are restricted, a day that matches one of them is enough.
             * @example 0 * * * *
             */
            cron?: string;
            /**
             * Format: time-zone
             * @description Time zone that `cron` is in, by its IANA name. A schedule for every hour follows the clock. Every other schedule runs once at the moment of a clock change that skips its times, and only the first time that a clock shows a repeated time.
             * @example Europe/Berlin
             */
            time_zone?: string;
            /** @description What reads the database. */
            engine?: components["schemas"]["BackupEngine"];
            /** @description How the files are compressed. */
            compression?: components["schemas"]["Compression"];
            /** @description How the files are encrypted. When left out, as each backup has it: aes-256-gcm where there is a key, else none. */
            encryption?: components["schemas"]["Encryption"] | null;
            /** @description Where the backups are kept. When left out, as each has it: as BACKUP_STORAGE says then. */
            storage?: components["schemas"]["BackupStorage"] | null;
            /**
             * @description Only these collections, views and time series; all of the database when left out.
             * @example [
             *       "users",
             *       "sessions"
             *     ]
             */
            collections?: string[] | null;
            /** @description Whether it runs. */
            enabled?: boolean;
            /** @description What is kept of its backups, applied after each; all of them when left out. */
            retention?: components["schemas"]["UpdateRetentionPolicy"] | null;
        };
        UpdateHardwareWallet: {
            /** @description Make of the device. */
            type?: components["schemas"]["HardwareWalletType"];
            /**
             * @description Model of the device.
             * @example Nano X
             */
            model?: string | null;
            /**
             * @description Version of its firmware.
             * @example 2.2.3
             */
            firmware_version?: string | null;
            /** @description Public key on secp256k1, compressed or not, in hex. */
            public_key?: string | null;
            /**
             * @description BIP-44 path of the key.
             * @example m/44'/195'/0'/0/0
             */
            derivation_path?: string | null;
            /**
             * Format: date-time
             * @description When it was last connected.
             */
            connected_at?: string | null;
        };
        UpdateRetentionPolicy: {
            /**
             * Format: int32
             * @description Those begun at most so many days before the newest good one: nothing goes while none is made.
             * @example 30
             */
            days?: number | null;
            /**
             * Format: int32
             * @description The newest so many good ones.
             */
            count?: number | null;
            /**
             * Format: int32
             * @description The newest good one of each of the last so many days that have one, in UTC.
             */
            daily?: number | null;
            /**
             * Format: int32
             * @description The same of weeks, which begin on Monday.
             */
            weekly?: number | null;
            /**
             * Format: int32
             * @description The same of months.
             */
            monthly?: number | null;
            /**
             * Format: int32
             * @description The same of years.
             */
            yearly?: number | null;
        };
        UpdateSession: {
            /** @description Trust policy it was recorded under; must exist. */
            trust_policy_id?: string | null;
        };
        UpdateTransaction: {
            /** @description pending becomes confirmed or failed; confirmed becomes orphaned; orphaned becomes pending or confirmed again. */
            status?: components["schemas"]["TransactionStatus"] | null;
            /** @description Block that holds it; required once confirmed. */
            block_id?: string | null;
            /**
             * Format: int32
             * @description Height of that block; required once confirmed.
             */
            block_height?: number | null;
            /**
             * Format: int32
             * @description Place in that block; required once confirmed.
             */
            transaction_index?: number | null;
            /**
             * @description Fee in base units (sun), as digits.
             * @example 268000
             */
            fee?: string | null;
        };
        UpdateTrustPolicy: {
            /**
             * @description Name of the policy.
             * @example Trusted devices only
             */
            name?: string;
            /** @description What it is for. */
            description?: string | null;
            /** @description What kind of trust it is about. */
            policy_type?: components["schemas"]["PolicyType"];
            /** @description A new policy is a draft or active. draft becomes active or revoked; active becomes inactive or revoked; inactive becomes active or revoked; a revoked policy never changes again. */
            status?: components["schemas"]["PolicyStatus"] | null;
            /**
             * @description Subjects it is about; `*` or an empty list is all.
             * @example [
             *       "alice"
             *     ]
             */
            subjects?: string[] | null;
            /**
             * @description Actions it is about; `*` or an empty list is all.
             * @example [
             *       "read"
             *     ]
             */
            actions?: string[] | null;
            /**
             * @description Resources it is about; `*` or an empty list is all.
             * @example [
             *       "*"
             *     ]
             */
            resources?: string[] | null;
            /** @description Its rules; their order has no meaning. */
            rules?: components["schemas"]["PolicyRule"][];
            /**
             * Format: date-time
             * @description Time from which the policy counts, to the millisecond; from the start when left out.
             */
            effective_from?: string | null;
            /**
             * Format: date-time
             * @description Time from which the policy no longer counts, to the millisecond; without an end when left out.
             */
            effective_until?: string | null;
        };
        UpdateUser: {
            /**
             * Format: email
             * @description E-mail address; kept trimmed and in lower case, and unique in that form.
             * @example ada@example.org
             */
            email?: string;
            /**
             * Format: tron-address
             * @description TRON address of the user; unique.
             * @example TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t
             */
            tron_address?: string;
            /** @description The hardware wallet, if one is set. */
            hardware_wallet?: components["schemas"]["UpdateHardwareWallet"] | null;
        };
        UpdateVolume: {
            /**
             * Format: int64
             * @description Bytes that it may hold: not less than it has used and reserved.
             */
            quota_bytes?: number;
            /** @description Whether nothing in it may be changed. */
            read_only?: boolean;
        };
        UpdateWallet: {
            /** @description Whether it is in use. */
            status?: components["schemas"]["WalletStatus"] | null;
            /**
             * @description What the user calls it.
             * @example Savings
             */
            nickname?: string | null;
            /** @description Public key on secp256k1, compressed or not, in hex. */
            public_key?: string | null;
            /**
             * @description BIP-44 path of the key.
             * @example m/44'/195'/0'/0/0
             */
            derivation_path?: string | null;
            /** @description The device, on a hardware wallet. */
            hardware_wallet?: components["schemas"]["UpdateHardwareWallet"] | null;
            /** @description Balances as last seen. */
            balances?: components["schemas"]["UpdateWalletBalances"] | null;
        };
        UpdateWalletBalances: {
            /**
             * @description TRX in sun, as digits.
             * @example 1500000
             */
            trx?: string | null;
            /**
             * @description USDT in base units, as digits.
             * @example 2000000
             */
            usdt?: string | null;
            /**
             * Format: date-time
             * @description When it was seen.
             */
            synced_at?: string;
        };
        User: {
            /**
             * Format: date-time
             * @description When it was created.
             */
            readonly created_at: string;
            /**
             * Format: date-time
             * @description When it was last changed.
             */
            readonly updated_at: string;
            /**
             * Format: int32
             * @description Version of the document, behind its entity tag; one more with each change.
             * @example 1
             */
            readonly version: number;
            /** @description Fields that are left out because MongoDB holds no value for them that this schema can represent, even where the schema requires them. Present only on documents that another program wrote. Send a valid value with PATCH or PUT to repair a field. At most 100 are named. */
            readonly invalid_fields?: components["schemas"]["InvalidField"][];
            /**
             * @description Id of the user; a UUID is made when it is left out.
             * @example 0190d5c2-6d3e-7c55-9f0e-0a1b2c3d4e5f
             */
            user_id: string;
            /**
             * Format: email
             * @description E-mail address; kept trimmed and in lower case, and unique in that form.
             * @example ada@example.org
             */
            email: string;
            /**
             * Format: tron-address
             * @description TRON address of the user; unique.
             * @example TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t
             */
            tron_address: string;
            /** @description The hardware wallet, if one is set. */
            hardware_wallet?: components["schemas"]["HardwareWallet"];
        };
        UserPage: {
            /** @description The items of this page. */
            items: components["schemas"]["User"][];
            /** @description Cursor of the next page; absent on the last. */
            next_cursor?: string;
            /**
             * Format: int64
             * @description All items that match, when include_total asked for it.
             */
            total?: number;
            /** @description How it was found, when explain asked for it. */
            explain?: components["schemas"]["ListExplanation"];
        };
        UserStatistics: {
            /** @description Id of the user. */
            user_id: string;
            /**
             * Format: int32
             * @description Sessions that are being recorded.
             */
            sessions_active: number;
            /**
             * Format: int32
             * @description Sessions that were completed.
             */
            sessions_completed: number;
            /**
             * Format: int32
             * @description Sessions that failed.
             */
            sessions_failed: number;
            /**
             * Format: int64
             * @description Chunks of all sessions.
             */
            chunks: number;
            /**
             * Format: int64
             * @description Size of all chunks.
             */
            size_bytes: number;
            /**
             * Format: int32
             * @description Wallets.
             */
            wallets: number;
            /**
             * Format: int32
             * @description Trust policies that the user owns.
             */
            trust_policies: number;
            /**
             * Format: int64
             * @description Transactions from the user's own address.
             */
            transactions_sent: number;
            /**
             * Format: int64
             * @description Transactions to the user's own address.
             */
            transactions_received: number;
            /** @description Fields that are left out because MongoDB holds no value for them that this schema can represent, even where the schema requires them. Present only on documents that another program wrote. Send a valid value with PATCH or PUT to repair a field. At most 100 are named. */
            readonly invalid_fields?: components["schemas"]["InvalidField"][];
        };
        Validation: {
            /** @description Whether it could be stored as things are. */
            valid: boolean;
            /** @description What stands against it. */
            errors: components["schemas"]["ProblemField"][];
        };
        /** @enum {string} */
        ValidationAction: "error" | "warn";
        /** @enum {string} */
        ValidationLevel: "strict" | "moderate" | "off";
        ValidatorCheck: {
            /** @description Whether all documents were checked, or a random sample. */
            method: components["schemas"]["ValidatorCheckMethod"];
            /**
             * Format: int64
             * @description Documents of the collection; of a sample, by MongoDB's own count.
             */
            documents: number;
            /**
             * Format: int64
             * @description Documents that were checked.
             */
            checked: number;
            /**
             * Format: int64
             * @description Those of them that break the rules.
             */
            failing: number;
            /** @description What a sample says of the whole collection. */
            estimate?: components["schemas"]["FailingEstimate"];
            /** @description Up to 10 documents that fail. */
            examples: components["schemas"]["FailingDocument"][];
        };
        /** @enum {string} */
        ValidatorCheckMethod: "all" | "sample";
        /** @description Rules for a document or a value in it: the keywords of MongoDB's $jsonSchema that hold no regular expression. `type` and `bsonType` do not go together; `exclusiveMinimum` needs `minimum`, `exclusiveMaximum` needs `maximum`. */
        ValidatorSchema: {
            title?: string;
            description?: string;
            bsonType?: ("double" | "string" | "object" | "array" | "binData" | "objectId" | "bool" | "date" | "null" | "regex" | "javascript" | "int" | "timestamp" | "long" | "decimal" | "minKey" | "maxKey" | "number") | ("double" | "string" | "object" | "array" | "binData" | "objectId" | "bool" | "date" | "null" | "regex" | "javascript" | "int" | "timestamp" | "long" | "decimal" | "minKey" | "maxKey" | "number")[];
            type?: ("object" | "array" | "number" | "boolean" | "string" | "null") | ("object" | "array" | "number" | "boolean" | "string" | "null")[];
            enum?: (string | number | boolean | null)[];
            minimum?: number;
            maximum?: number;
            exclusiveMinimum?: boolean;
            exclusiveMaximum?: boolean;
            multipleOf?: number;
            minLength?: number;
            maxLength?: number;
            required?: string[];
            properties?: {
                [key: string]: Record<string, never>;
            };
            additionalProperties?: boolean | Record<string, never>;
            minProperties?: number;
            maxProperties?: number;
            dependencies?: {
                [key: string]: string[] | Record<string, never>;
            };
            items?: Record<string, never>[] | Record<string, never>;
            additionalItems?: boolean | Record<string, never>;
            minItems?: number;
            maxItems?: number;
            uniqueItems?: boolean;
            allOf?: Record<string, never>[];
            anyOf?: Record<string, never>[];
            oneOf?: Record<string, never>[];
            /** @description Rules, of the same keywords. */
            not?: Record<string, never>;
        };
        ValidatorTrial: {
            /**
             * @description The rules for documents; `{}` for none.
             * @example {
             *       "bsonType": "object",
             *       "required": [
             *         "name"
             *       ],
             *       "properties": {
             *         "name": {
             *           "bsonType": "string",
             *           "maxLength": 100
             *         }
             *       }
             *     }
             */
            json_schema: components["schemas"]["ValidatorSchema"];
        };
        /** @enum {string} */
        VerificationState: "valid" | "invalid" | "unverifiable";
        VerifyBackup: {
            /**
             * Format: int32
             * @description Of the files of documents, so many in a hundred are read, chosen anew each time. All others are compared by their size.
             * @default 100
             */
            percent?: number;
        };
        ViewOptions: {
            /** @description The collection or view it is made of. */
            on: string;
            /** @description The stages of its pipeline, as MongoDB's relaxed extended JSON. */
            pipeline: Record<string, never>[];
        };
        Volume: {
            /**
             * @description Name of the volume, and of its folder: lower-case letters, digits and dashes.
             * @example archive
             */
            name: string;
            /** @description ready; or still being made or removed, which ends by itself. */
            state: components["schemas"]["VolumeState"];
            /** @description Whether it is one of the service itself, and cannot be deleted. */
            built_in: boolean;
            /** @description Whether nothing in it may be changed. */
            read_only: boolean;
            /**
             * Format: int64
             * @description Bytes that it may hold.
             */
            quota_bytes: number;
            /**
             * Format: int64
             * @description Bytes of its files.
             */
            used_bytes: number;
            /**
             * Format: int64
             * @description Bytes that are kept free for what is being written.
             */
            reserved_bytes: number;
            /**
             * Format: int64
             * @description Bytes that the volume can still take: the rest of its quota, or what the disk takes where that is less.
             */
            available_bytes: number;
            /** @description `quota`: the rest of the quota is what the volume can still take. `disk`: the disk under it takes less than that. */
            limited_by: components["schemas"]["VolumeLimit"];
            /**
             * Format: int64
             * @description Its files.
             */
            file_count: number;
            /**
             * Format: date-time
             * @description When it was created.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When its settings were last changed.
             */
            updated_at: string;
            /**
             * Format: int32
             * @description Version of its settings, behind its entity tag; what it holds is not part of it.
             */
            version: number;
        };
        VolumeDay: {
            /**
             * @description The day, in UTC.
             * @example 2026-11-24
             */
            day: string;
            /**
             * Format: int64
             * @description Bytes in use at its end, or so far today.
             */
            used_bytes: number;
            /**
             * Format: int64
             * @description Files then.
             */
            file_count: number;
            /**
             * Format: int64
             * @description The quota then.
             */
            quota_bytes: number;
        };
        VolumeDisk: {
            /**
             * Format: int64
             * @description Its size.
             */
            total_bytes: number;
            /**
             * Format: int64
             * @description What may still be written to it.
             */
            free_bytes: number;
            /**
             * Format: int64
             * @description What of that is kept free: 1 % of the disk, 1 GB at most. Writes into it are 507.
             */
            kept_free_bytes: number;
        };
        VolumeFolderList: {
            /**
             * Format: date-time
             * @description When the scan ended; absent before the first one.
             */
            scanned_at?: string;
            /** @description The folders by the bytes of the files directly in them, biggest first, at most 100. */
            items: components["schemas"]["FolderUsage"][];
            /**
             * Format: int64
             * @description Things that are not as the service makes them: links, special files, files that nothing refers to.
             */
            odd_count: number;
            /** @description Examples of those, at most 100. */
            oddities: components["schemas"]["VolumeOddity"][];
        };
        VolumeForecast: {
            /** @description `quota`: the volume itself fills its quota first. `disk`: all volumes together fill the disk under them first; growth is theirs then. */
            limited_by: components["schemas"]["VolumeLimit"];
            /** @description too_few_samples: of fewer than 7 days nothing is said. */
            trend: components["schemas"]["VolumeTrend"];
            /**
             * Format: int64
             * @description Growth of a mean day.
             */
            bytes_per_day?: number;
            /**
             * Format: int32
             * @description Days until it is full, as expected. Absent beyond ten years, and when it does not grow.
             */
            expected_days?: number;
            /**
             * Format: int32
             * @description Where the band begins. It holds the day in about 4 of 5 cases; in fewer where growth comes in rare bursts.
             */
            low_days?: number;
            /**
             * Format: int32
             * @description Where the band ends; absent when it may also not be full within ten years.
             */
            high_days?: number;
        };
        /** @enum {string} */
        VolumeLimit: "quota" | "disk";
        VolumeOddity: {
            /** @description Its path in the volume. */
            path: string;
            /** @description What it is: an orphan is a file that nothing refers to; links and other disks are not followed. */
            kind: components["schemas"]["VolumeOddityKind"];
        };
        /** @enum {string} */
        VolumeOddityKind: "link" | "hard_link" | "special_file" | "foreign_name" | "other_disk" | "too_deep" | "orphan";
        VolumePage: {
            /** @description The items of this page. */
            items: components["schemas"]["Volume"][];
            /** @description Cursor of the next page; absent on the last. */
            next_cursor?: string;
            /**
             * Format: int64
             * @description All items that match, when include_total asked for it.
             */
            total?: number;
            /** @description How it was found, when explain asked for it. */
            explain?: components["schemas"]["ListExplanation"];
        };
        /** @enum {string} */
        VolumeState: "creating" | "ready" | "deleting";
        VolumeSummary: {
            /**
             * Format: int32
             * @description Volumes.
             */
            volume_count: number;
            /**
             * Format: int64
             * @description What the quotas may come to together: VOLUME_SIZE_LIMIT_GB, 1 GB being 10^9 bytes.
             */
            capacity_bytes: number;
            /**
             * Format: int64
             * @description What the quotas come to.
             */
            allocated_bytes: number;
            /**
             * Format: int64
             * @description What new quotas can still be given.
             */
            unallocated_bytes: number;
            /**
             * Format: int64
             * @description Bytes of all files.
             */
            used_bytes: number;
            /**
             * Format: int64
             * @description Bytes that are kept free for what is being written.
             */
            reserved_bytes: number;
            /**
             * Format: int64
             * @description Bytes that the volumes can still take: by their quotas, and by the disk.
             */
            available_bytes: number;
            /** @description The disk under them; absent while it cannot be read. */
            disk?: components["schemas"]["VolumeDisk"];
        };
        /** @enum {string} */
        VolumeTrend: "too_few_samples" | "growing" | "not_growing";
        VolumeUsage: {
            /**
             * Format: int64
             * @description Bytes that it may hold.
             */
            quota_bytes: number;
            /**
             * Format: int64
             * @description Bytes in use now.
             */
            used_bytes: number;
            /**
             * Format: int64
             * @description Bytes that the volume can still take: the rest of its quota, or what the disk takes where that is less.
             */
            available_bytes: number;
            /** @description Each day that there is a sample of, oldest first. */
            days: components["schemas"]["VolumeDay"][];
            /** @description When it will be full. */
            days_until_full: components["schemas"]["VolumeForecast"];
        };
        Wallet: {
            /**
             * Format: date-time
             * @description When it was created.
             */
            readonly created_at: string;
            /**
             * Format: date-time
             * @description When it was last changed.
             */
            readonly updated_at: string;
            /**
             * Format: int32
             * @description Version of the document, behind its entity tag; one more with each change.
             * @example 1
             */
            readonly version: number;
            /** @description Fields that are left out because MongoDB holds no value for them that this schema can represent, even where the schema requires them. Present only on documents that another program wrote. Send a valid value with PATCH or PUT to repair a field. At most 100 are named. */
            readonly invalid_fields?: components["schemas"]["InvalidField"][];
            /** @description Id of the wallet; a UUID is made when it is left out. */
            wallet_id: string;
            /** @description User it belongs to; must exist. At most 10 wallets each. */
            user_id: string;
            /**
             * Format: tron-address
             * @description TRON address; unique.
             * @example TUEZSdKsoDHQMeZwihtdoBiN46zxhGWYdH
             */
            tron_address: string;
            /** @description What keeps its key; hardware needs hardware_wallet. */
            wallet_type: components["schemas"]["WalletType"];
            /**
             * @description Whether it is in use.
             * @default active
             */
            status: components["schemas"]["WalletStatus"];
            /**
             * @description What the user calls it.
             * @example Savings
             */
            nickname?: string;
            /** @description Public key on secp256k1, compressed or not, in hex. */
            public_key?: string;
            /**
             * @description BIP-44 path of the key.
             * @example m/44'/195'/0'/0/0
             */
            derivation_path?: string;
            /** @description Whether it is the user's primary wallet; see POST /wallets/{wallet_id}/primary. */
            readonly is_primary: boolean;
            /** @description The device, on a hardware wallet. */
            hardware_wallet?: components["schemas"]["HardwareWallet"];
            /** @description Balances as last seen. */
            balances?: components["schemas"]["WalletBalances"];
        };
        WalletBalances: {
            /**
             * @description TRX in sun, as digits.
             * @example 1500000
             */
            trx?: string;
            /**
             * @description USDT in base units, as digits.
             * @example 2000000
             */
            usdt?: string;
            /**
             * Format: date-time
             * @description When it was seen.
             */
            synced_at: string;
        };
        WalletPage: {
            /** @description The items of this page. */
            items: components["schemas"]["Wallet"][];
            /** @description Cursor of the next page; absent on the last. */
            next_cursor?: string;
            /**
             * Format: int64
             * @description All items that match, when include_total asked for it.
             */
            total?: number;
            /** @description How it was found, when explain asked for it. */
            explain?: components["schemas"]["ListExplanation"];
        };
        /** @enum {string} */
        WalletStatus: "active" | "inactive" | "locked" | "compromised";
        /** @enum {string} */
        WalletType: "software" | "hardware" | "paper" | "multisig";
        WarmCache: {
            /**
             * @description Kind of answers: a model.
             * @example users
             */
            namespace: string;
            /**
             * Format: int32
             * @description How many of the newest documents.
             * @default 10000
             */
            limit?: number;
        };
        WildcardProjection: {
            /** @description Whether the fields are those that are indexed, or those that are not. */
            mode: components["schemas"]["WildcardProjectionMode"];
            /**
             * @description Dotted paths of the fields.
             * @example [
             *       "attributes"
             *     ]
             */
            fields: string[];
        };
        /** @enum {string} */
        WildcardProjectionMode: "include" | "exclude";
        WorkingSet: {
            /**
             * Format: int64
             * @description Size that it is not above: what the cache holds, as long as that is less than 80 % of it. Nothing that is in use was put out then. Absent in a full cache, where the working set may be smaller or larger.
             */
            at_most_bytes?: number;
            /** @description How long reading from disk at the present rate takes to fill the cache anew. In a full cache, minutes mean that the working set is larger than the cache, days that it fits. */
            cache_turnover_seconds?: number;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getCacheStats: {
        parameters: {
            query?: {
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its memory, its state, and its counters by kind of answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CacheStats"];
                };
            };
        };
    };
    listCacheKeys: {
        parameters: {
            query: {
                /** @description Kind of answers. */
                namespace: string;
                /** @description About how many keys. */
                limit?: number;
                /** @description The next_cursor of the page before. */
                cursor?: string;
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page, in no order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CacheKeyPage"];
                };
            };
        };
    };
    getCacheKey: {
        parameters: {
            query?: {
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path: {
                /** @description Kind of answer. */
                namespace: string;
                /** @description Field and value that it was asked for by: `user_id=…`. */
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key, and its value. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CachedAnswer"];
                };
            };
        };
    };
    deleteCacheKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Kind of answer. */
                namespace: string;
                /** @description Field and value that it was asked for by: `user_id=…`. */
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is no body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    flushCache: {
        parameters: {
            query?: {
                /** @description Count what would go, and do nothing. */
                dry_run?: boolean;
                /** @description `all`, or the namespaces of the body, comma-separated. Required unless `dry_run` is true. */
                confirm?: string;
            };
            header?: {
                /** @description Any unique text. A repeat with the same key and body gets the same answer for 24 h. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["FlushCache"];
            };
        };
        responses: {
            /** @description What was forgotten. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlushResult"];
                };
            };
        };
    };
    search: {
        parameters: {
            query?: {
                /** @description How long to wait for X-Min-Consistency to be indexed, in ms. */
                wait_ms?: number;
            };
            header?: {
                /** @description An X-Consistency-Token: what is found has every write up to it; 412 when it is not indexed in time. */
                "X-Min-Consistency"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SearchRequest"];
            };
        };
        responses: {
            /** @description What was found. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchPage"];
                };
            };
        };
    };
    searchMulti: {
        parameters: {
            query?: {
                /** @description How long to wait for X-Min-Consistency to be indexed, in ms. */
                wait_ms?: number;
            };
            header?: {
                /** @description An X-Consistency-Token: what is found has every write up to it; 412 when it is not indexed in time. */
                "X-Min-Consistency"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MultiSearchRequest"];
            };
        };
        responses: {
            /** @description What became of each search. */
            207: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MultiSearchAnswer"];
                };
            };
        };
    };
    suggest: {
        parameters: {
            query: {
                /** @description The collection that is searched. */
                collection: string;
                /** @description What was typed so far. */
                prefix: string;
                /** @description How many at most. */
                limit?: number;
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Documents that begin so. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Suggestions"];
                };
            };
        };
    };
    getDocumentStatus: {
        parameters: {
            query?: {
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path: {
                /** @description The collection that is searched. */
                collection: string;
                /** @description The document's id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What MongoDB and the index have of it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentStatus"];
                };
            };
        };
    };
    listSearchIndices: {
        parameters: {
            query?: {
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The indices. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IndexOverviews"];
                };
            };
        };
    };
    rebuildSearchIndex: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any unique text. A repeat with the same key and body gets the same answer for 24 h. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Collection whose index is built. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The job that does it. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
        };
    };
    activateSearchIndex: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any unique text. A repeat with the same key and body gets the same answer for 24 h. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Name of the index. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The indices as they are now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IndexOverviews"];
                };
            };
        };
    };
    deleteSearchIndex: {
        parameters: {
            query?: {
                /** @description The name of what is to go, once more: 400 without it. */
                confirm?: string;
            };
            header?: never;
            path: {
                /** @description Name of the index. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is no body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    auditSearch: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any unique text. A repeat with the same key and body gets the same answer for 24 h. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["AuditRequest"];
            };
        };
        responses: {
            /** @description The job that does it. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
        };
    };
    listApiKeys: {
        parameters: {
            query?: {
                /** @description Most items on the page. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyPage"];
                };
            };
        };
    };
    createApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateApiKey"];
            };
        };
        responses: {
            /** @description The key with its secret. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyWithSecret"];
                };
            };
        };
    };
    getApiKey: {
        parameters: {
            query?: {
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path: {
                /** @description Id of the key. */
                key_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
        };
    };
    revokeApiKey: {
        parameters: {
            query?: {
                /** @description The key_id again: 400 without it. */
                confirm?: string;
            };
            header?: never;
            path: {
                /** @description Id of the key. */
                key_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key, revoked. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevokedApiKey"];
                };
            };
        };
    };
    rotateApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the key. */
                key_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RotateApiKey"];
            };
        };
        responses: {
            /** @description The key with its new secret. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyWithSecret"];
                };
            };
        };
    };
    listAuditRecords: {
        parameters: {
            query?: {
                /** @description Most items on the page. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                /** @description Order of the items; - is descending. By default -at, or the field of a range filter. */
                sort?: "-at" | "at";
                /** @description Only these fields, comma-separated; the id always comes along. */
                fields?: ("audit_id" | "at" | "caller" | "key_name" | "key_prefix" | "address" | "operation" | "method" | "path" | "target" | "deleting" | "request_id" | "outcome" | "job_id" | "error_code" | "repeated" | "status" | "completed_at")[];
                /** @description Adds `total`: counted, or from the collection's own count where there is no filter. */
                include_total?: "exact" | "estimated";
                /** @description Whether `explain` says how MongoDB found the page. The key needs the scope `database:read` for it. */
                explain?: boolean;
                /** @description Only items whose `caller` is this. */
                caller?: string;
                /** @description Only items whose `operation` is this. */
                operation?: string;
                /** @description Only items whose `target` is this. */
                target?: string;
                /** @description Only items whose `outcome` is this. */
                outcome?: components["schemas"]["AuditOutcome"];
                /** @description Only items whose `job_id` is this. */
                job_id?: string;
                /** @description Only items whose `at` is at least this. The list must be sorted by `at`, as it then is by default. */
                at_gte?: string;
                /** @description Only items whose `at` is more than this. The list must be sorted by `at`, as it then is by default. */
                at_gt?: string;
                /** @description Only items whose `at` is at most this. The list must be sorted by `at`, as it then is by default. */
                at_lte?: string;
                /** @description Only items whose `at` is less than this. The list must be sorted by `at`, as it then is by default. */
                at_lt?: string;
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditEntryPage"];
                };
            };
        };
    };
    getAuditRecord: {
        parameters: {
            query?: {
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path: {
                /** @description Id of the record. */
                audit_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The record. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditRecord"];
                };
            };
        };
    };
    getConsoleSession: {
        parameters: {
            query?: {
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The caller. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsoleSession"];
                };
            };
        };
    };
    createConsoleSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed in; `Set-Cookie` holds the session. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsoleSession"];
                };
            };
        };
    };
    deleteConsoleSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed out. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listJobs: {
        parameters: {
            query?: {
                /** @description Most items on the page. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                /** @description Order of the items; - is descending. By default -created_at, or the field of a range filter. */
                sort?: "-created_at" | "created_at";
                /** @description Only these fields, comma-separated; the id always comes along. */
                fields?: ("job_id" | "kind" | "target" | "state" | "attempt" | "phase" | "progress" | "result" | "error" | "requested_by" | "request_id" | "audit_id" | "created_at" | "started_at" | "cancel_requested_at" | "ended_at")[];
                /** @description Adds `total`: counted, or from the collection's own count where there is no filter. */
                include_total?: "exact" | "estimated";
                /** @description Whether `explain` says how MongoDB found the page. The key needs the scope `database:read` for it. */
                explain?: boolean;
                /** @description Only items whose `kind` is this. */
                kind?: string;
                /** @description Only items whose `state` is this. */
                state?: components["schemas"]["JobState"];
                /** @description Only items whose `created_at` is at least this. The list must be sorted by `created_at`, as it then is by default. */
                created_at_gte?: string;
                /** @description Only items whose `created_at` is more than this. The list must be sorted by `created_at`, as it then is by default. */
                created_at_gt?: string;
                /** @description Only items whose `created_at` is at most this. The list must be sorted by `created_at`, as it then is by default. */
                created_at_lte?: string;
                /** @description Only items whose `created_at` is less than this. The list must be sorted by `created_at`, as it then is by default. */
                created_at_lt?: string;
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobPage"];
                };
            };
        };
    };
    getJob: {
        parameters: {
            query?: {
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path: {
                /** @description Id of the job. */
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The job. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
        };
    };
    streamJob: {
        parameters: {
            query?: {
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description Id of the last event received; the feed goes on after it. */
                "Last-Event-ID"?: string;
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path: {
                /** @description Id of the job. */
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The stream; it ends with the job, the connection, the replica or the permission of the key. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["Job"];
                };
            };
            /** @description The job has ended, and Last-Event-ID is the event that said so: there is nothing to follow. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    cancelJob: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any unique text. A repeat with the same key and body gets the same answer for 24 h. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the job. */
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The job; its state does not change before its work has stopped. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
        };
    };
    getChangeSpine: {
        parameters: {
            query?: {
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Each consumer of the changes: its leader, its lag, its headroom. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeStreamStatus"];
                };
            };
        };
    };
    listDeadLetters: {
        parameters: {
            query?: {
                /** @description Most items on the page. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                /** @description Order of the items; - is descending. By default -last_at, or the field of a range filter. */
                sort?: "-last_at" | "last_at";
                /** @description Only these fields, comma-separated; the id always comes along. */
                fields?: ("letter_id" | "consumer" | "collection_name" | "document" | "version" | "deleted" | "reason" | "attempts" | "first_at" | "last_at")[];
                /** @description Adds `total`: counted, or from the collection's own count where there is no filter. */
                include_total?: "exact" | "estimated";
                /** @description Whether `explain` says how MongoDB found the page. The key needs the scope `database:read` for it. */
                explain?: boolean;
                /** @description Only items whose `consumer` is this. */
                consumer?: string;
                /** @description Only items whose `last_at` is at least this. The list must be sorted by `last_at`, as it then is by default. */
                last_at_gte?: string;
                /** @description Only items whose `last_at` is more than this. The list must be sorted by `last_at`, as it then is by default. */
                last_at_gt?: string;
                /** @description Only items whose `last_at` is at most this. The list must be sorted by `last_at`, as it then is by default. */
                last_at_lte?: string;
                /** @description Only items whose `last_at` is less than this. The list must be sorted by `last_at`, as it then is by default. */
                last_at_lt?: string;
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetterPage"];
                };
            };
        };
    };
    replayDeadLetters: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any unique text. A repeat with the same key and body gets the same answer for 24 h. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplayRequest"];
            };
        };
        responses: {
            /** @description What became of them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReplayResult"];
                };
            };
        };
    };
    listVolumes: {
        parameters: {
            query?: {
                /** @description Most items on the page. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VolumePage"];
                };
            };
        };
    };
    createVolume: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any unique text. A repeat with the same key and body gets the same answer for 24 h. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateVolume"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Volume"];
                };
            };
        };
    };
    getVolume: {
        parameters: {
            query?: {
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path: {
                /** @description Name of the volume. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The volume. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Volume"];
                };
            };
        };
    };
    deleteVolume: {
        parameters: {
            query?: {
                /** @description The name of what is to go, once more: 400 without it. */
                confirm?: string;
            };
            header?: never;
            path: {
                /** @description Name of the volume. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is no body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updateVolume: {
        parameters: {
            query?: never;
            header?: {
                /** @description Entity tag that the resource must still have; 412 otherwise. A weak tag (`W/"…"`, as compressing proxies send it) names the same version. */
                "If-Match"?: string;
            };
            path: {
                /** @description Name of the volume. */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["UpdateVolume"];
                "application/json": components["schemas"]["UpdateVolume"];
            };
        };
        responses: {
            /** @description The volume as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Volume"];
                };
            };
        };
    };
    getVolumeSummary: {
        parameters: {
            query?: {
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The figures. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VolumeSummary"];
                };
            };
        };
    };
    getVolumeUsage: {
        parameters: {
            query?: {
                /** @description How many days, today among them. */
                days?: number;
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path: {
                /** @description Name of the volume. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The days and the forecast. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VolumeUsage"];
                };
            };
        };
    };
    listVolumeFolders: {
        parameters: {
            query?: {
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path: {
                /** @description Name of the volume. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The folders; none before the first scan. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VolumeFolderList"];
                };
            };
        };
    };
    scanVolume: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any unique text. A repeat with the same key and body gets the same answer for 24 h. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Name of the volume. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The job that does it. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
        };
    };
    deleteVolumeOrphans: {
        parameters: {
            query?: {
                /** @description The name of what is to go, once more: 400 without it. */
                confirm?: string;
            };
            header?: never;
            path: {
                /** @description Name of the volume. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The job that does it. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
        };
    };
    getUser: {
        parameters: {
            query?: {
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description Entity tag already held; 304 when it is still the current one. A weak tag (`W/"…"`, as compressing proxies send it) names the same version. */
                "If-None-Match"?: string;
                /** @description `no-cache` reads the database itself, whatever is cached. */
                "Cache-Control"?: string;
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path: {
                /** @description Id of the user; a UUID is made when it is left out. */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
        };
    };
    replaceUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description Entity tag that the resource must still have; 412 otherwise. A weak tag (`W/"…"`, as compressing proxies send it) names the same version. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id of the user; a UUID is made when it is left out. */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplaceUser"];
            };
        };
        responses: {
            /** @description The user as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
        };
    };
    deleteUser: {
        parameters: {
            query?: {
                /** @description Delete the sessions, wallets and trust policies of the user too. Needs confirm. */
                cascade?: boolean;
                /** @description The user_id again, with cascade. */
                confirm?: string;
            };
            header?: {
                /** @description Entity tag that the resource must still have; 412 otherwise. A weak tag (`W/"…"`, as compressing proxies send it) names the same version. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id of the user; a UUID is made when it is left out. */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is no body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updateUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description Entity tag that the resource must still have; 412 otherwise. A weak tag (`W/"…"`, as compressing proxies send it) names the same version. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id of the user; a UUID is made when it is left out. */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["UpdateUser"];
                "application/json": components["schemas"]["UpdateUser"];
            };
        };
        responses: {
            /** @description The user as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
        };
    };
    getUserByEmail: {
        parameters: {
            query?: {
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description Entity tag already held; 304 when it is still the current one. A weak tag (`W/"…"`, as compressing proxies send it) names the same version. */
                "If-None-Match"?: string;
                /** @description `no-cache` reads the database itself, whatever is cached. */
                "Cache-Control"?: string;
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path: {
                /** @description E-mail address; kept trimmed and in lower case, and unique in that form. */
                email: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
        };
    };
    getUserByTronAddress: {
        parameters: {
            query?: {
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description Entity tag already held; 304 when it is still the current one. A weak tag (`W/"…"`, as compressing proxies send it) names the same version. */
                "If-None-Match"?: string;
                /** @description `no-cache` reads the database itself, whatever is cached. */
                "Cache-Control"?: string;
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path: {
                /** @description TRON address of the user; unique. */
                tron_address: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
        };
    };
    setUserHardwareWallet: {
        parameters: {
            query?: never;
            header?: {
                /** @description Entity tag that the resource must still have; 412 otherwise. A weak tag (`W/"…"`, as compressing proxies send it) names the same version. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id of the user; a UUID is made when it is left out. */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HardwareWallet"];
            };
        };
        responses: {
            /** @description The user. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
        };
    };
    removeUserHardwareWallet: {
        parameters: {
            query?: never;
            header?: {
                /** @description Entity tag that the resource must still have; 412 otherwise. A weak tag (`W/"…"`, as compressing proxies send it) names the same version. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id of the user; a UUID is made when it is left out. */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
        };
    };
    listUsers: {
        parameters: {
            query?: {
                /** @description Most items on the page. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                /** @description Order of the items; - is descending. By default -created_at, or the field of a range filter. */
                sort?: "-created_at" | "created_at";
                /** @description Only these fields, comma-separated; the id always comes along. */
                fields?: ("created_at" | "updated_at" | "version" | "user_id" | "email" | "tron_address" | "hardware_wallet")[];
                /** @description Adds `total`: counted, or from the collection's own count where there is no filter. */
                include_total?: "exact" | "estimated";
                /** @description Whether `explain` says how MongoDB found the page. The key needs the scope `database:read` for it. */
                explain?: boolean;
                /** @description Only items whose `email` is this. */
                email?: string;
                /** @description Only items whose `tron_address` is this. */
                tron_address?: string;
                /** @description Only items whose `hardware_wallet_type` is this. */
                hardware_wallet_type?: components["schemas"]["HardwareWalletType"];
                /** @description Only items whose `created_at` is at least this. The list must be sorted by `created_at`, as it then is by default. */
                created_at_gte?: string;
                /** @description Only items whose `created_at` is more than this. The list must be sorted by `created_at`, as it then is by default. */
                created_at_gt?: string;
                /** @description Only items whose `created_at` is at most this. The list must be sorted by `created_at`, as it then is by default. */
                created_at_lte?: string;
                /** @description Only items whose `created_at` is less than this. The list must be sorted by `created_at`, as it then is by default. */
                created_at_lt?: string;
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserPage"];
                };
            };
        };
    };
    createUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any unique text. A repeat with the same key and body gets the same answer for 24 h. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateUser"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
        };
    };
    bulkCreateUsers: {
        parameters: {
            query?: {
                /** @description Check everything and write nothing. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Any unique text. A repeat with the same key and body gets the same answer for 24 h. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulkUsers"];
            };
        };
        responses: {
            /** @description What became of each item. */
            207: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkResult"];
                };
            };
        };
    };
    listUserSessions: {
        parameters: {
            query?: {
                /** @description Most items on the page. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                /** @description Whether `explain` says how MongoDB found the page. The key needs the scope `database:read` for it. */
                explain?: boolean;
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path: {
                /** @description Id of the user; a UUID is made when it is left out. */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionPage"];
                };
            };
        };
    };
    listUserWallets: {
        parameters: {
            query?: {
                /** @description Most items on the page. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                /** @description Whether `explain` says how MongoDB found the page. The key needs the scope `database:read` for it. */
                explain?: boolean;
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path: {
                /** @description Id of the user; a UUID is made when it is left out. */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WalletPage"];
                };
            };
        };
    };
    listUserTrustPolicies: {
        parameters: {
            query?: {
                /** @description Most items on the page. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                /** @description Whether `explain` says how MongoDB found the page. The key needs the scope `database:read` for it. */
                explain?: boolean;
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path: {
                /** @description Id of the user; a UUID is made when it is left out. */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrustPolicyPage"];
                };
            };
        };
    };
    getUserStatistics: {
        parameters: {
            query?: {
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description `no-cache` reads the database itself, whatever is cached. */
                "Cache-Control"?: string;
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path: {
                /** @description Id of the user; a UUID is made when it is left out. */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The figures. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserStatistics"];
                };
            };
        };
    };
    listSessionChunks: {
        parameters: {
            query?: {
                /** @description Most items on the page. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                /** @description Whether `explain` says how MongoDB found the page. The key needs the scope `database:read` for it. */
                explain?: boolean;
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path: {
                /** @description Id of the session; a UUID is made when it is left out. */
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionChunkPage"];
                };
            };
        };
    };
    appendSessionChunks: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any unique text. A repeat with the same key and body gets the same answer for 24 h. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the session; a UUID is made when it is left out. */
                session_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AppendChunks"];
            };
        };
        responses: {
            /** @description What was appended. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppendResult"];
                };
            };
        };
    };
    getSessionChunk: {
        parameters: {
            query?: {
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path: {
                /** @description Id of the session. */
                session_id: string;
                /** @description Id of the chunk. */
                chunk_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The chunk. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionChunk"];
                };
            };
        };
    };
    getSessionChunkProof: {
        parameters: {
            query?: {
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path: {
                /** @description Id of the session. */
                session_id: string;
                /** @description Id of the chunk. */
                chunk_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The proof, to be checked against the root and size of a session the caller trusts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MerkleProof"];
                };
            };
        };
    };
    completeSession: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any unique text. A repeat with the same key and body gets the same answer for 24 h. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the session; a UUID is made when it is left out. */
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
        };
    };
    failSession: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any unique text. A repeat with the same key and body gets the same answer for 24 h. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the session; a UUID is made when it is left out. */
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["FailSession"];
            };
        };
        responses: {
            /** @description The session as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
        };
    };
    verifySession: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any unique text. A repeat with the same key and body gets the same answer for 24 h. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the session; a UUID is made when it is left out. */
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What it came to. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionVerdict"];
                };
            };
        };
    };
    getSessionAnchor: {
        parameters: {
            query?: {
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path: {
                /** @description Id of the session; a UUID is made when it is left out. */
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The anchor. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BlockchainAnchor"];
                };
            };
        };
    };
    setSessionAnchor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the session; a UUID is made when it is left out. */
                session_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetAnchor"];
            };
        };
        responses: {
            /** @description The session as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
        };
    };
    getSessionManifest: {
        parameters: {
            query?: {
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path: {
                /** @description Id of the session; a UUID is made when it is left out. */
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session and its chunks. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionManifest"];
                };
            };
        };
    };
    getSessionStatistics: {
        parameters: {
            query?: {
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description `no-cache` reads the database itself, whatever is cached. */
                "Cache-Control"?: string;
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path: {
                /** @description Id of the session; a UUID is made when it is left out. */
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The figures. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionStatistics"];
                };
            };
        };
    };
    getSession: {
        parameters: {
            query?: {
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description Entity tag already held; 304 when it is still the current one. A weak tag (`W/"…"`, as compressing proxies send it) names the same version. */
                "If-None-Match"?: string;
                /** @description `no-cache` reads the database itself, whatever is cached. */
                "Cache-Control"?: string;
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path: {
                /** @description Id of the session; a UUID is made when it is left out. */
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
        };
    };
    replaceSession: {
        parameters: {
            query?: never;
            header?: {
                /** @description Entity tag that the resource must still have; 412 otherwise. A weak tag (`W/"…"`, as compressing proxies send it) names the same version. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id of the session; a UUID is made when it is left out. */
                session_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplaceSession"];
            };
        };
        responses: {
            /** @description The session as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
        };
    };
    deleteSession: {
        parameters: {
            query?: never;
            header?: {
                /** @description Entity tag that the resource must still have; 412 otherwise. A weak tag (`W/"…"`, as compressing proxies send it) names the same version. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id of the session; a UUID is made when it is left out. */
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is no body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updateSession: {
        parameters: {
            query?: never;
            header?: {
                /** @description Entity tag that the resource must still have; 412 otherwise. A weak tag (`W/"…"`, as compressing proxies send it) names the same version. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id of the session; a UUID is made when it is left out. */
                session_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["UpdateSession"];
                "application/json": components["schemas"]["UpdateSession"];
            };
        };
        responses: {
            /** @description The session as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
        };
    };
    listSessions: {
        parameters: {
            query?: {
                /** @description Most items on the page. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                /** @description Order of the items; - is descending. By default -created_at, or the field of a range filter. */
                sort?: "-created_at" | "created_at";
                /** @description Only these fields, comma-separated; the id always comes along. */
                fields?: ("created_at" | "updated_at" | "version" | "session_id" | "user_id" | "status" | "chunks" | "chunk_count" | "size_bytes" | "merkle_root" | "merkle_algorithm" | "blockchain_anchor" | "trust_policy_id" | "failure_reason" | "ended_at")[];
                /** @description Adds `total`: counted, or from the collection's own count where there is no filter. */
                include_total?: "exact" | "estimated";
                /** @description Whether `explain` says how MongoDB found the page. The key needs the scope `database:read` for it. */
                explain?: boolean;
                /** @description Only items whose `user_id` is this. */
                user_id?: string;
                /** @description Only items whose `status` is this. */
                status?: components["schemas"]["SessionStatus"];
                /** @description Only items whose `trust_policy_id` is this. */
                trust_policy_id?: string;
                /** @description Only items whose `created_at` is at least this. The list must be sorted by `created_at`, as it then is by default. */
                created_at_gte?: string;
                /** @description Only items whose `created_at` is more than this. The list must be sorted by `created_at`, as it then is by default. */
                created_at_gt?: string;
                /** @description Only items whose `created_at` is at most this. The list must be sorted by `created_at`, as it then is by default. */
                created_at_lte?: string;
                /** @description Only items whose `created_at` is less than this. The list must be sorted by `created_at`, as it then is by default. */
                created_at_lt?: string;
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionPage"];
                };
            };
        };
    };
    createSession: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any unique text. A repeat with the same key and body gets the same answer for 24 h. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateSession"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
        };
    };
    bulkCreateSessions: {
        parameters: {
            query?: {
                /** @description Check everything and write nothing. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Any unique text. A repeat with the same key and body gets the same answer for 24 h. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulkSessions"];
            };
        };
        responses: {
            /** @description What became of each item. */
            207: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkResult"];
                };
            };
        };
    };
    getSessionChunkContent: {
        parameters: {
            query?: {
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description Entity tag already held; 304 when it is still the current one. A weak tag (`W/"…"`, as compressing proxies send it) names the same version. */
                "If-None-Match"?: string;
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path: {
                /** @description Id of the session. */
                session_id: string;
                /** @description Id of the chunk. */
                chunk_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The content. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": Blob;
                };
            };
        };
    };
    putSessionChunkContent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the session. */
                session_id: string;
                /** @description Id of the chunk. */
                chunk_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": Blob;
            };
        };
        responses: {
            /** @description The chunk, with `stored_at`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionChunk"];
                };
            };
        };
    };
    getLatestBlock: {
        parameters: {
            query?: {
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description Entity tag already held; 304 when it is still the current one. A weak tag (`W/"…"`, as compressing proxies send it) names the same version. */
                "If-None-Match"?: string;
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The block. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Block"];
                };
            };
        };
    };
    getBlockByHeight: {
        parameters: {
            query?: {
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description Entity tag already held; 304 when it is still the current one. A weak tag (`W/"…"`, as compressing proxies send it) names the same version. */
                "If-None-Match"?: string;
                /** @description `no-cache` reads the database itself, whatever is cached. */
                "Cache-Control"?: string;
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path: {
                /** @description Height of the block; unique. */
                height: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The block. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Block"];
                };
            };
        };
    };
    verifyChain: {
        parameters: {
            query?: {
                /** @description First height. */
                from?: number;
                /** @description Last height; the top of the chain when left out. */
                to?: number;
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was verified. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChainVerdict"];
                };
            };
        };
    };
    validateBlock: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any unique text. A repeat with the same key and body gets the same answer for 24 h. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateBlock"];
            };
        };
        responses: {
            /** @description Whether it could be stored, and what stands against it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Validation"];
                };
            };
        };
    };
    listBlockTransactions: {
        parameters: {
            query?: {
                /** @description Most items on the page. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                /** @description Whether `explain` says how MongoDB found the page. The key needs the scope `database:read` for it. */
                explain?: boolean;
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path: {
                /** @description Id of the block: the block's hash. */
                block_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BlockTransactionPage"];
                };
            };
        };
    };
    getBlockProof: {
        parameters: {
            query?: {
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path: {
                /** @description Id of the block. */
                block_id: string;
                /** @description Id of the transaction. */
                transaction_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The proof. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MerkleProof"];
                };
            };
        };
    };
    orphanBlock: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any unique text. A repeat with the same key and body gets the same answer for 24 h. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the block: the block's hash. */
                block_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["OrphanBlock"];
            };
        };
        responses: {
            /** @description What is off the chain now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrphanedBlocks"];
                };
            };
        };
    };
    listBlocks: {
        parameters: {
            query?: {
                /** @description Most items on the page. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                /** @description Order of the items; - is descending. By default -height, or the field of a range filter. */
                sort?: "-height" | "height" | "-timestamp" | "timestamp";
                /** @description Only these fields, comma-separated; the id always comes along. */
                fields?: ("created_at" | "updated_at" | "version" | "block_id" | "height" | "previous_hash" | "merkle_root" | "merkle_algorithm" | "transactions" | "transaction_count" | "timestamp")[];
                /** @description Adds `total`: counted, or from the collection's own count where there is no filter. */
                include_total?: "exact" | "estimated";
                /** @description Whether `explain` says how MongoDB found the page. The key needs the scope `database:read` for it. */
                explain?: boolean;
                /** @description Only items whose `previous_hash` is this. */
                previous_hash?: string;
                /** @description Only items whose `height` is at least this. The list must be sorted by `height`, as it then is by default. */
                height_gte?: number;
                /** @description Only items whose `height` is more than this. The list must be sorted by `height`, as it then is by default. */
                height_gt?: number;
                /** @description Only items whose `height` is at most this. The list must be sorted by `height`, as it then is by default. */
                height_lte?: number;
                /** @description Only items whose `height` is less than this. The list must be sorted by `height`, as it then is by default. */
                height_lt?: number;
                /** @description Only items whose `timestamp` is at least this. The list must be sorted by `timestamp`, as it then is by default. */
                timestamp_gte?: string;
                /** @description Only items whose `timestamp` is more than this. The list must be sorted by `timestamp`, as it then is by default. */
                timestamp_gt?: string;
                /** @description Only items whose `timestamp` is at most this. The list must be sorted by `timestamp`, as it then is by default. */
                timestamp_lte?: string;
                /** @description Only items whose `timestamp` is less than this. The list must be sorted by `timestamp`, as it then is by default. */
                timestamp_lt?: string;
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BlockPage"];
                };
            };
        };
    };
    createBlock: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any unique text. A repeat with the same key and body gets the same answer for 24 h. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateBlock"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Block"];
                };
            };
        };
    };
    bulkCreateBlocks: {
        parameters: {
            query?: {
                /** @description Check everything and write nothing. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Any unique text. A repeat with the same key and body gets the same answer for 24 h. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulkBlocks"];
            };
        };
        responses: {
            /** @description What became of each item. */
            207: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkResult"];
                };
            };
        };
    };
    getBlock: {
        parameters: {
            query?: {
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description Entity tag already held; 304 when it is still the current one. A weak tag (`W/"…"`, as compressing proxies send it) names the same version. */
                "If-None-Match"?: string;
                /** @description `no-cache` reads the database itself, whatever is cached. */
                "Cache-Control"?: string;
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path: {
                /** @description Id of the block: the block's hash. */
                block_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The block. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Block"];
                };
            };
        };
    };
    listPendingTransactions: {
        parameters: {
            query?: {
                /** @description Most items on the page. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                /** @description Whether `explain` says how MongoDB found the page. The key needs the scope `database:read` for it. */
                explain?: boolean;
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TransactionPage"];
                };
            };
        };
    };
    getTransactionStatus: {
        parameters: {
            query?: {
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path: {
                /** @description Id of the transaction: its hash. */
                transaction_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its status, block and confirmations. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TransactionState"];
                };
            };
        };
    };
    setTransactionStatus: {
        parameters: {
            query?: never;
            header?: {
                /** @description Entity tag that the resource must still have; 412 otherwise. A weak tag (`W/"…"`, as compressing proxies send it) names the same version. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id of the transaction: its hash. */
                transaction_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TransactionPlacement"];
            };
        };
        responses: {
            /** @description The transaction as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Transaction"];
                };
            };
        };
    };
    getTransaction: {
        parameters: {
            query?: {
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description Entity tag already held; 304 when it is still the current one. A weak tag (`W/"…"`, as compressing proxies send it) names the same version. */
                "If-None-Match"?: string;
                /** @description `no-cache` reads the database itself, whatever is cached. */
                "Cache-Control"?: string;
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path: {
                /** @description Id of the transaction: its hash. */
                transaction_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The transaction. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Transaction"];
                };
            };
        };
    };
    replaceTransaction: {
        parameters: {
            query?: never;
            header?: {
                /** @description Entity tag that the resource must still have; 412 otherwise. A weak tag (`W/"…"`, as compressing proxies send it) names the same version. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id of the transaction: its hash. */
                transaction_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplaceTransaction"];
            };
        };
        responses: {
            /** @description The transaction as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Transaction"];
                };
            };
        };
    };
    deleteTransaction: {
        parameters: {
            query?: never;
            header?: {
                /** @description Entity tag that the resource must still have; 412 otherwise. A weak tag (`W/"…"`, as compressing proxies send it) names the same version. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id of the transaction: its hash. */
                transaction_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is no body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updateTransaction: {
        parameters: {
            query?: never;
            header?: {
                /** @description Entity tag that the resource must still have; 412 otherwise. A weak tag (`W/"…"`, as compressing proxies send it) names the same version. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id of the transaction: its hash. */
                transaction_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["UpdateTransaction"];
                "application/json": components["schemas"]["UpdateTransaction"];
            };
        };
        responses: {
            /** @description The transaction as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Transaction"];
                };
            };
        };
    };
    listTransactions: {
        parameters: {
            query?: {
                /** @description Most items on the page. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                /** @description Order of the items; - is descending. By default -timestamp, or the field of a range filter. */
                sort?: "-timestamp" | "timestamp";
                /** @description Only these fields, comma-separated; the id always comes along. */
                fields?: ("created_at" | "updated_at" | "version" | "transaction_id" | "type" | "status" | "block_id" | "block_height" | "transaction_index" | "from_address" | "to_address" | "amount" | "fee" | "currency" | "contract_address" | "session_id" | "data" | "signature" | "timestamp" | "confirmed_at")[];
                /** @description Adds `total`: counted, or from the collection's own count where there is no filter. */
                include_total?: "exact" | "estimated";
                /** @description Whether `explain` says how MongoDB found the page. The key needs the scope `database:read` for it. */
                explain?: boolean;
                /** @description Only items whose `status` is this. */
                status?: components["schemas"]["TransactionStatus"];
                /** @description Only items whose `type` is this. */
                type?: components["schemas"]["TransactionType"];
                /** @description Only items whose `from_address` is this. */
                from_address?: string;
                /** @description Only items whose `to_address` is this. */
                to_address?: string;
                /** @description Only items whose `session_id` is this. */
                session_id?: string;
                /** @description Only items whose `timestamp` is at least this. The list must be sorted by `timestamp`, as it then is by default. */
                timestamp_gte?: string;
                /** @description Only items whose `timestamp` is more than this. The list must be sorted by `timestamp`, as it then is by default. */
                timestamp_gt?: string;
                /** @description Only items whose `timestamp` is at most this. The list must be sorted by `timestamp`, as it then is by default. */
                timestamp_lte?: string;
                /** @description Only items whose `timestamp` is less than this. The list must be sorted by `timestamp`, as it then is by default. */
                timestamp_lt?: string;
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TransactionPage"];
                };
            };
        };
    };
    createTransaction: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any unique text. A repeat with the same key and body gets the same answer for 24 h. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateTransaction"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Transaction"];
                };
            };
        };
    };
    bulkCreateTransactions: {
        parameters: {
            query?: {
                /** @description Check everything and write nothing. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Any unique text. A repeat with the same key and body gets the same answer for 24 h. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulkTransactions"];
            };
        };
        responses: {
            /** @description What became of each item. */
            207: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkResult"];
                };
            };
        };
    };
    listAddressTransactions: {
        parameters: {
            query?: {
                /** @description Received, sent, or either. */
                direction?: components["schemas"]["Direction"];
                /** @description Most items on the page. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                /** @description Whether `explain` says how MongoDB found the page. The key needs the scope `database:read` for it. */
                explain?: boolean;
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path: {
                /** @description A TRON address. */
                address: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TransactionPage"];
                };
            };
        };
    };
    validateTrustPolicy: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any unique text. A repeat with the same key and body gets the same answer for 24 h. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateTrustPolicy"];
            };
        };
        responses: {
            /** @description Whether it could be stored, and what stands against it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Validation"];
                };
            };
        };
    };
    evaluateTrustPolicies: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any unique text. A repeat with the same key and body gets the same answer for 24 h. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PolicyEvaluationRequest"];
            };
        };
        responses: {
            /** @description The decision, and what it rests on. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyEvaluation"];
                };
            };
        };
    };
    activateTrustPolicy: {
        parameters: {
            query?: never;
            header?: {
                /** @description Entity tag that the resource must still have; 412 otherwise. A weak tag (`W/"…"`, as compressing proxies send it) names the same version. */
                "If-Match"?: string;
                /** @description Any unique text. A repeat with the same key and body gets the same answer for 24 h. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the policy; a UUID is made when it is left out. */
                policy_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The policy as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrustPolicy"];
                };
            };
        };
    };
    revokeTrustPolicy: {
        parameters: {
            query?: never;
            header?: {
                /** @description Entity tag that the resource must still have; 412 otherwise. A weak tag (`W/"…"`, as compressing proxies send it) names the same version. */
                "If-Match"?: string;
                /** @description Any unique text. A repeat with the same key and body gets the same answer for 24 h. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the policy; a UUID is made when it is left out. */
                policy_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The policy as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrustPolicy"];
                };
            };
        };
    };
    listTrustPolicyVersions: {
        parameters: {
            query?: {
                /** @description Most items on the page. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                /** @description Whether `explain` says how MongoDB found the page. The key needs the scope `database:read` for it. */
                explain?: boolean;
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path: {
                /** @description Id of the policy; a UUID is made when it is left out. */
                policy_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrustPolicyVersionPage"];
                };
            };
        };
    };
    getTrustPolicyVersion: {
        parameters: {
            query?: {
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description Entity tag already held; 304 when it is still the current one. A weak tag (`W/"…"`, as compressing proxies send it) names the same version. */
                "If-None-Match"?: string;
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path: {
                /** @description Id of the policy. */
                policy_id: string;
                /** @description Version of the policy. */
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The policy in that version. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrustPolicyVersion"];
                };
            };
        };
    };
    getTrustPolicy: {
        parameters: {
            query?: {
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description Entity tag already held; 304 when it is still the current one. A weak tag (`W/"…"`, as compressing proxies send it) names the same version. */
                "If-None-Match"?: string;
                /** @description `no-cache` reads the database itself, whatever is cached. */
                "Cache-Control"?: string;
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path: {
                /** @description Id of the policy; a UUID is made when it is left out. */
                policy_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The trust policy. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrustPolicy"];
                };
            };
        };
    };
    replaceTrustPolicy: {
        parameters: {
            query?: never;
            header: {
                /** @description Entity tag that the resource must still have; 412 otherwise, 428 without it. A weak tag (`W/"…"`, as compressing proxies send it) names the same version. */
                "If-Match": string;
            };
            path: {
                /** @description Id of the policy; a UUID is made when it is left out. */
                policy_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplaceTrustPolicy"];
            };
        };
        responses: {
            /** @description The trust policy as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrustPolicy"];
                };
            };
        };
    };
    deleteTrustPolicy: {
        parameters: {
            query?: never;
            header: {
                /** @description Entity tag that the resource must still have; 412 otherwise, 428 without it. A weak tag (`W/"…"`, as compressing proxies send it) names the same version. */
                "If-Match": string;
            };
            path: {
                /** @description Id of the policy; a UUID is made when it is left out. */
                policy_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is no body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updateTrustPolicy: {
        parameters: {
            query?: never;
            header: {
                /** @description Entity tag that the resource must still have; 412 otherwise, 428 without it. A weak tag (`W/"…"`, as compressing proxies send it) names the same version. */
                "If-Match": string;
            };
            path: {
                /** @description Id of the policy; a UUID is made when it is left out. */
                policy_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["UpdateTrustPolicy"];
                "application/json": components["schemas"]["UpdateTrustPolicy"];
            };
        };
        responses: {
            /** @description The trust policy as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrustPolicy"];
                };
            };
        };
    };
    listTrustPolicies: {
        parameters: {
            query?: {
                /** @description Most items on the page. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                /** @description Order of the items; - is descending. By default -created_at, or the field of a range filter. */
                sort?: "-created_at" | "created_at";
                /** @description Only these fields, comma-separated; the id always comes along. */
                fields?: ("created_at" | "updated_at" | "version" | "policy_id" | "user_id" | "name" | "description" | "policy_type" | "status" | "subjects" | "actions" | "resources" | "rules" | "effective_from" | "effective_until")[];
                /** @description Adds `total`: counted, or from the collection's own count where there is no filter. */
                include_total?: "exact" | "estimated";
                /** @description Whether `explain` says how MongoDB found the page. The key needs the scope `database:read` for it. */
                explain?: boolean;
                /** @description Only items whose `user_id` is this. */
                user_id?: string;
                /** @description Only items whose `status` is this. */
                status?: components["schemas"]["PolicyStatus"];
                /** @description Only items whose `policy_type` is this. */
                policy_type?: components["schemas"]["PolicyType"];
                /** @description Only items whose `created_at` is at least this. The list must be sorted by `created_at`, as it then is by default. */
                created_at_gte?: string;
                /** @description Only items whose `created_at` is more than this. The list must be sorted by `created_at`, as it then is by default. */
                created_at_gt?: string;
                /** @description Only items whose `created_at` is at most this. The list must be sorted by `created_at`, as it then is by default. */
                created_at_lte?: string;
                /** @description Only items whose `created_at` is less than this. The list must be sorted by `created_at`, as it then is by default. */
                created_at_lt?: string;
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrustPolicyPage"];
                };
            };
        };
    };
    createTrustPolicy: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any unique text. A repeat with the same key and body gets the same answer for 24 h. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateTrustPolicy"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrustPolicy"];
                };
            };
        };
    };
    bulkCreateTrustPolicies: {
        parameters: {
            query?: {
                /** @description Check everything and write nothing. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Any unique text. A repeat with the same key and body gets the same answer for 24 h. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulkTrustPolicies"];
            };
        };
        responses: {
            /** @description What became of each item. */
            207: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkResult"];
                };
            };
        };
    };
    getWalletByAddress: {
        parameters: {
            query?: {
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description Entity tag already held; 304 when it is still the current one. A weak tag (`W/"…"`, as compressing proxies send it) names the same version. */
                "If-None-Match"?: string;
                /** @description `no-cache` reads the database itself, whatever is cached. */
                "Cache-Control"?: string;
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path: {
                /** @description TRON address; unique. */
                tron_address: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The wallet. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Wallet"];
                };
            };
        };
    };
    makeWalletPrimary: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any unique text. A repeat with the same key and body gets the same answer for 24 h. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the wallet; a UUID is made when it is left out. */
                wallet_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The wallet, now primary; the one before it is not any more. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Wallet"];
                };
            };
        };
    };
    listWalletTransactions: {
        parameters: {
            query?: {
                /** @description Received, sent, or either. */
                direction?: components["schemas"]["Direction"];
                /** @description Most items on the page. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                /** @description Whether `explain` says how MongoDB found the page. The key needs the scope `database:read` for it. */
                explain?: boolean;
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path: {
                /** @description Id of the wallet; a UUID is made when it is left out. */
                wallet_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TransactionPage"];
                };
            };
        };
    };
    getWallet: {
        parameters: {
            query?: {
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description Entity tag already held; 304 when it is still the current one. A weak tag (`W/"…"`, as compressing proxies send it) names the same version. */
                "If-None-Match"?: string;
                /** @description `no-cache` reads the database itself, whatever is cached. */
                "Cache-Control"?: string;
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path: {
                /** @description Id of the wallet; a UUID is made when it is left out. */
                wallet_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The wallet. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Wallet"];
                };
            };
        };
    };
    replaceWallet: {
        parameters: {
            query?: never;
            header: {
                /** @description Entity tag that the resource must still have; 412 otherwise, 428 without it. A weak tag (`W/"…"`, as compressing proxies send it) names the same version. */
                "If-Match": string;
            };
            path: {
                /** @description Id of the wallet; a UUID is made when it is left out. */
                wallet_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplaceWallet"];
            };
        };
        responses: {
            /** @description The wallet as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Wallet"];
                };
            };
        };
    };
    deleteWallet: {
        parameters: {
            query?: never;
            header: {
                /** @description Entity tag that the resource must still have; 412 otherwise, 428 without it. A weak tag (`W/"…"`, as compressing proxies send it) names the same version. */
                "If-Match": string;
            };
            path: {
                /** @description Id of the wallet; a UUID is made when it is left out. */
                wallet_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is no body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updateWallet: {
        parameters: {
            query?: never;
            header: {
                /** @description Entity tag that the resource must still have; 412 otherwise, 428 without it. A weak tag (`W/"…"`, as compressing proxies send it) names the same version. */
                "If-Match": string;
            };
            path: {
                /** @description Id of the wallet; a UUID is made when it is left out. */
                wallet_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["UpdateWallet"];
                "application/json": components["schemas"]["UpdateWallet"];
            };
        };
        responses: {
            /** @description The wallet as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Wallet"];
                };
            };
        };
    };
    listWallets: {
        parameters: {
            query?: {
                /** @description Most items on the page. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                /** @description Order of the items; - is descending. By default -created_at, or the field of a range filter. */
                sort?: "-created_at" | "created_at";
                /** @description Only these fields, comma-separated; the id always comes along. */
                fields?: ("created_at" | "updated_at" | "version" | "wallet_id" | "user_id" | "tron_address" | "wallet_type" | "status" | "nickname" | "public_key" | "derivation_path" | "is_primary" | "hardware_wallet" | "balances")[];
                /** @description Adds `total`: counted, or from the collection's own count where there is no filter. */
                include_total?: "exact" | "estimated";
                /** @description Whether `explain` says how MongoDB found the page. The key needs the scope `database:read` for it. */
                explain?: boolean;
                /** @description Only items whose `user_id` is this. */
                user_id?: string;
                /** @description Only items whose `status` is this. */
                status?: components["schemas"]["WalletStatus"];
                /** @description Only items whose `wallet_type` is this. */
                wallet_type?: components["schemas"]["WalletType"];
                /** @description Only items whose `created_at` is at least this. The list must be sorted by `created_at`, as it then is by default. */
                created_at_gte?: string;
                /** @description Only items whose `created_at` is more than this. The list must be sorted by `created_at`, as it then is by default. */
                created_at_gt?: string;
                /** @description Only items whose `created_at` is at most this. The list must be sorted by `created_at`, as it then is by default. */
                created_at_lte?: string;
                /** @description Only items whose `created_at` is less than this. The list must be sorted by `created_at`, as it then is by default. */
                created_at_lt?: string;
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WalletPage"];
                };
            };
        };
    };
    createWallet: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any unique text. A repeat with the same key and body gets the same answer for 24 h. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateWallet"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Wallet"];
                };
            };
        };
    };
    bulkCreateWallets: {
        parameters: {
            query?: {
                /** @description Check everything and write nothing. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Any unique text. A repeat with the same key and body gets the same answer for 24 h. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulkWallets"];
            };
        };
        responses: {
            /** @description What became of each item. */
            207: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkResult"];
                };
            };
        };
    };
    buildMerkleRoot: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any unique text. A repeat with the same key and body gets the same answer for 24 h. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BuildMerkleRoot"];
            };
        };
        responses: {
            /** @description The root. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MerkleRoot"];
                };
            };
        };
    };
    verifyMerkleProof: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any unique text. A repeat with the same key and body gets the same answer for 24 h. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MerkleProof"];
            };
        };
        responses: {
            /** @description Whether it holds. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MerkleProofVerdict"];
                };
            };
        };
    };
    streamChanges: {
        parameters: {
            query?: {
                /** @description Only changes of these models, comma-separated. */
                models?: ("users" | "sessions" | "blocks" | "transactions" | "trust-policies" | "wallets")[];
                /** @description Only changes of the document with this id. */
                id?: string;
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description Id of the last event received; the feed goes on after it. */
                "Last-Event-ID"?: string;
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The stream; it ends with the connection, the replica or the permission of the key. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["ChangeEvent"];
                };
            };
        };
    };
    warmCache: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any unique text. A repeat with the same key and body gets the same answer for 24 h. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WarmCache"];
            };
        };
        responses: {
            /** @description The job that does it. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
        };
    };
    listBackups: {
        parameters: {
            query?: {
                /** @description Most items on the page. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                /** @description Order of the items; - is descending. By default -created_at, or the field of a range filter. */
                sort?: "-created_at" | "created_at";
                /** @description Only these fields, comma-separated; the id always comes along. */
                fields?: ("backup_id" | "name" | "engine" | "status" | "database" | "compression" | "encryption" | "key_id" | "storage" | "path" | "size_bytes" | "documents" | "consistency" | "namespaces" | "collections" | "server_version" | "manifest_sha256" | "requested_by" | "schedule_id" | "pinned" | "created_at" | "completed_at" | "verified_at" | "proven_at" | "drilled_at" | "drill" | "deleting_at")[];
                /** @description Adds `total`: counted, or from the collection's own count where there is no filter. */
                include_total?: "exact" | "estimated";
                /** @description Whether `explain` says how MongoDB found the page. The key needs the scope `database:read` for it. */
                explain?: boolean;
                /** @description Only items whose `name` is this. */
                name?: string;
                /** @description Only items whose `status` is this. */
                status?: components["schemas"]["BackupStatus"];
                /** @description Only items whose `schedule_id` is this. */
                schedule_id?: string;
                /** @description Only items whose `storage` is this. */
                storage?: components["schemas"]["BackupStorage"];
                /** @description Only items whose `created_at` is at least this. The list must be sorted by `created_at`, as it then is by default. */
                created_at_gte?: string;
                /** @description Only items whose `created_at` is more than this. The list must be sorted by `created_at`, as it then is by default. */
                created_at_gt?: string;
                /** @description Only items whose `created_at` is at most this. The list must be sorted by `created_at`, as it then is by default. */
                created_at_lte?: string;
                /** @description Only items whose `created_at` is less than this. The list must be sorted by `created_at`, as it then is by default. */
                created_at_lt?: string;
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BackupPage"];
                };
            };
        };
    };
    createBackup: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any unique text. A repeat with the same key and body gets the same answer for 24 h. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CreateBackup"];
            };
        };
        responses: {
            /** @description The job that does it. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
        };
    };
    getBackup: {
        parameters: {
            query?: {
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path: {
                /** @description Id of the backup: that of the job that made it. */
                backup_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The backup. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Backup"];
                };
            };
        };
    };
    deleteBackup: {
        parameters: {
            query?: {
                /** @description The id of the backup, once more: 400 without it. */
                confirm?: string;
            };
            header?: never;
            path: {
                /** @description Id of the backup: that of the job that made it. */
                backup_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is no body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updateBackup: {
        parameters: {
            query?: {
                /** @description Id of the backup, once more. Required with `pinned: false`. */
                confirm?: string;
            };
            header?: never;
            path: {
                /** @description Id of the backup: that of the job that made it. */
                backup_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["UpdateBackup"];
                "application/json": components["schemas"]["UpdateBackup"];
            };
        };
        responses: {
            /** @description The backup as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Backup"];
                };
            };
        };
    };
    listBackupFiles: {
        parameters: {
            query?: {
                /** @description Most items on the page. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path: {
                /** @description Id of the backup: that of the job that made it. */
                backup_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BackupFilePage"];
                };
            };
        };
    };
    verifyBackup: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any unique text. A repeat with the same key and body gets the same answer for 24 h. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the backup: that of the job that made it. */
                backup_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["VerifyBackup"];
            };
        };
        responses: {
            /** @description The job that does it. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
        };
    };
    rebuildBackupCatalogue: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any unique text. A repeat with the same key and body gets the same answer for 24 h. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The job that does it. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
        };
    };
    listBackupSchedules: {
        parameters: {
            query?: {
                /** @description Most items on the page. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                /** @description Order of the items; - is descending. By default -created_at, or the field of a range filter. */
                sort?: "-created_at" | "created_at";
                /** @description Only these fields, comma-separated; the id always comes along. */
                fields?: ("schedule_id" | "name" | "cron" | "time_zone" | "engine" | "compression" | "encryption" | "storage" | "collections" | "enabled" | "retention" | "from_environment" | "drill" | "created_by" | "next_at" | "paused_at" | "paused_until" | "pause_reason" | "paused_by" | "skip_next" | "last_at" | "running_job_id" | "last_backup_id" | "last_error" | "succeeded" | "failed" | "created_at" | "updated_at" | "version")[];
                /** @description Adds `total`: counted, or from the collection's own count where there is no filter. */
                include_total?: "exact" | "estimated";
                /** @description Whether `explain` says how MongoDB found the page. The key needs the scope `database:read` for it. */
                explain?: boolean;
                /** @description Only items whose `name` is this. */
                name?: string;
                /** @description Only items whose `created_at` is at least this. The list must be sorted by `created_at`, as it then is by default. */
                created_at_gte?: string;
                /** @description Only items whose `created_at` is more than this. The list must be sorted by `created_at`, as it then is by default. */
                created_at_gt?: string;
                /** @description Only items whose `created_at` is at most this. The list must be sorted by `created_at`, as it then is by default. */
                created_at_lte?: string;
                /** @description Only items whose `created_at` is less than this. The list must be sorted by `created_at`, as it then is by default. */
                created_at_lt?: string;
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BackupSchedulePage"];
                };
            };
        };
    };
    createBackupSchedule: {
        parameters: {
            query?: {
                /** @description Name of the schedule, once more. Required with `retention`. */
                confirm?: string;
            };
            header?: {
                /** @description Any unique text. A repeat with the same key and body gets the same answer for 24 h. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateBackupSchedule"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BackupSchedule"];
                };
            };
        };
    };
    getBackupSchedule: {
        parameters: {
            query?: {
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path: {
                /** @description Id of the schedule. */
                schedule_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The schedule. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BackupSchedule"];
                };
            };
        };
    };
    deleteBackupSchedule: {
        parameters: {
            query?: {
                /** @description The id of the schedule, once more: 400 without it. */
                confirm?: string;
            };
            header?: never;
            path: {
                /** @description Id of the schedule. */
                schedule_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is no body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updateBackupSchedule: {
        parameters: {
            query?: {
                /** @description Id of the schedule, once more. Required with `retention`, `cron`, `time_zone` and `collections`: the retention counts other backups then. */
                confirm?: string;
            };
            header?: {
                /** @description Entity tag that the resource must still have; 412 otherwise. A weak tag (`W/"…"`, as compressing proxies send it) names the same version. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id of the schedule. */
                schedule_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["UpdateBackupSchedule"];
                "application/json": components["schemas"]["UpdateBackupSchedule"];
            };
        };
        responses: {
            /** @description The schedule as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BackupSchedule"];
                };
            };
        };
    };
    listBackupScheduleRuns: {
        parameters: {
            query?: {
                /** @description Most items on the page. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                /** @description Order of the items; - is descending. By default -at, or the field of a range filter. */
                sort?: "-at" | "at";
                /** @description Only these fields, comma-separated; the id always comes along. */
                fields?: ("schedule_id" | "at" | "outcome" | "by_request" | "requested_by" | "reason" | "job_id" | "error" | "ended_at" | "expires_at")[];
                /** @description Adds `total`: counted, or from the collection's own count where there is no filter. */
                include_total?: "exact" | "estimated";
                /** @description Whether `explain` says how MongoDB found the page. The key needs the scope `database:read` for it. */
                explain?: boolean;
                /** @description Only items whose `outcome` is this. */
                outcome?: components["schemas"]["BackupScheduleRunOutcome"];
                /** @description Only items whose `at` is at least this. The list must be sorted by `at`, as it then is by default. */
                at_gte?: string;
                /** @description Only items whose `at` is more than this. The list must be sorted by `at`, as it then is by default. */
                at_gt?: string;
                /** @description Only items whose `at` is at most this. The list must be sorted by `at`, as it then is by default. */
                at_lte?: string;
                /** @description Only items whose `at` is less than this. The list must be sorted by `at`, as it then is by default. */
                at_lt?: string;
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path: {
                /** @description Id of the schedule. */
                schedule_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScheduleRunPage"];
                };
            };
        };
    };
    runBackupSchedule: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any unique text. A repeat with the same key and body gets the same answer for 24 h. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the schedule. */
                schedule_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["BackupScheduleReason"];
            };
        };
        responses: {
            /** @description The job that does it. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
        };
    };
    pauseBackupSchedule: {
        parameters: {
            query?: never;
            header?: {
                /** @description Entity tag that the resource must still have; 412 otherwise. A weak tag (`W/"…"`, as compressing proxies send it) names the same version. */
                "If-Match"?: string;
                /** @description Any unique text. A repeat with the same key and body gets the same answer for 24 h. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the schedule. */
                schedule_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PauseBackupSchedule"];
            };
        };
        responses: {
            /** @description The schedule as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BackupSchedule"];
                };
            };
        };
    };
    resumeBackupSchedule: {
        parameters: {
            query?: never;
            header?: {
                /** @description Entity tag that the resource must still have; 412 otherwise. A weak tag (`W/"…"`, as compressing proxies send it) names the same version. */
                "If-Match"?: string;
                /** @description Any unique text. A repeat with the same key and body gets the same answer for 24 h. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the schedule. */
                schedule_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["BackupScheduleReason"];
            };
        };
        responses: {
            /** @description The schedule as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BackupSchedule"];
                };
            };
        };
    };
    skipBackupScheduleRun: {
        parameters: {
            query?: never;
            header?: {
                /** @description Entity tag that the resource must still have; 412 otherwise. A weak tag (`W/"…"`, as compressing proxies send it) names the same version. */
                "If-Match"?: string;
                /** @description Any unique text. A repeat with the same key and body gets the same answer for 24 h. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the schedule. */
                schedule_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["BackupScheduleReason"];
            };
        };
        responses: {
            /** @description The schedule as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BackupSchedule"];
                };
            };
        };
    };
    applyBackupRetention: {
        parameters: {
            query?: {
                /** @description Only say what would go, and why each other stays. */
                dry_run?: boolean;
                /** @description `backups`: 400 without it, unless `dry_run` is asked for. */
                confirm?: string;
            };
            header?: {
                /** @description Any unique text. A repeat with the same key and body gets the same answer for 24 h. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ApplyBackupRetention"];
            };
        };
        responses: {
            /** @description What would be done; this was a dry run. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RetentionPlan"];
                };
            };
            /** @description The job that does it. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
        };
    };
    getBackupSummary: {
        parameters: {
            query?: {
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The last good backup, the last proven one, and how many there are. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BackupSummary"];
                };
            };
        };
    };
    listBackupDrills: {
        parameters: {
            query?: {
                /** @description Most items on the page. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                /** @description Order of the items; - is descending. By default -drilled_at, or the field of a range filter. */
                sort?: "-drilled_at" | "drilled_at";
                /** @description Only these fields, comma-separated; the id always comes along. */
                fields?: ("backup_id" | "drilled_at" | "drill")[];
                /** @description Adds `total`: counted, or from the collection's own count where there is no filter. */
                include_total?: "exact" | "estimated";
                /** @description Whether `explain` says how MongoDB found the page. The key needs the scope `database:read` for it. */
                explain?: boolean;
                /** @description Only items whose `drilled_at` is at least this. The list must be sorted by `drilled_at`, as it then is by default. */
                drilled_at_gte?: string;
                /** @description Only items whose `drilled_at` is more than this. The list must be sorted by `drilled_at`, as it then is by default. */
                drilled_at_gt?: string;
                /** @description Only items whose `drilled_at` is at most this. The list must be sorted by `drilled_at`, as it then is by default. */
                drilled_at_lte?: string;
                /** @description Only items whose `drilled_at` is less than this. The list must be sorted by `drilled_at`, as it then is by default. */
                drilled_at_lt?: string;
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BackupDrillPage"];
                };
            };
        };
    };
    createBackupDrill: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any unique text. A repeat with the same key and body gets the same answer for 24 h. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CreateBackupDrill"];
            };
        };
        responses: {
            /** @description The job that does it. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
        };
    };
    planRestore: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any unique text. A repeat with the same key and body gets the same answer for 24 h. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlanRestore"];
            };
        };
        responses: {
            /** @description What would be made, and whether it can be. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RestorePlan"];
                };
            };
        };
    };
    createRestore: {
        parameters: {
            query?: {
                /** @description The name of the database, once more, where something in it may be replaced: 400 without it. */
                confirm?: string;
            };
            header?: {
                /** @description Any unique text. A repeat with the same key and body gets the same answer for 24 h. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateRestore"];
            };
        };
        responses: {
            /** @description The job that does it. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
        };
    };
    getPointInTime: {
        parameters: {
            query?: {
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ranges, gaps, and how far the oplog is followed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PointInTime"];
                };
            };
        };
    };
    createRestoreToTime: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any unique text. A repeat with the same key and body gets the same answer for 24 h. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateRestoreToTime"];
            };
        };
        responses: {
            /** @description The job that does it. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
        };
    };
    verifySlices: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any unique text. A repeat with the same key and body gets the same answer for 24 h. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The job that does it. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
        };
    };
    getDocumentThen: {
        parameters: {
            query: {
                /** @description The time: what had been done by then counts. */
                at: string;
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path: {
                /** @description Its collection, by the name that it had then. */
                collection: string;
                /** @description The id of its model, or its `_id`. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The document. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PastDocument"];
                };
            };
        };
    };
    restoreDocumentThen: {
        parameters: {
            query?: {
                /** @description Only say what would become of it. */
                dry_run?: boolean;
                /** @description The name of the collection: 400 without it where `conflict` is `replace`. */
                confirm?: string;
            };
            header?: {
                /** @description Any unique text. A repeat with the same key and body gets the same answer for 24 h. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Its collection, by the name that it had then. */
                collection: string;
                /** @description The id of its model, or its `_id`. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RestoreDocumentThen"];
            };
        };
        responses: {
            /** @description What became of it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RestoredDocument"];
                };
            };
        };
    };
    getLivez: {
        parameters: {
            query?: {
                /** @description Tell every check: `?verbose`. */
                verbose?: "" | "true" | "false" | "1" | "0";
                /** @description Checks to leave out, comma-separated, by the names that `verbose` of `/readyz` tells; another name is 400. */
                exclude?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It passes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProbeAnswer"];
                };
            };
        };
    };
    getReadyz: {
        parameters: {
            query?: {
                /** @description Tell every check: `?verbose`. */
                verbose?: "" | "true" | "false" | "1" | "0";
                /** @description Checks to leave out, comma-separated, by the names that `verbose` of `/readyz` tells; another name is 400. */
                exclude?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It passes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProbeAnswer"];
                };
            };
        };
    };
    getStartupz: {
        parameters: {
            query?: {
                /** @description Tell every check: `?verbose`. */
                verbose?: "" | "true" | "false" | "1" | "0";
                /** @description Checks to leave out, comma-separated, by the names that `verbose` of `/readyz` tells; another name is 400. */
                exclude?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It passes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProbeAnswer"];
                };
            };
        };
    };
    getDatabaseHealth: {
        parameters: {
            query?: {
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The report; it is an answer of 200 even when an engine is down. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthReport"];
                };
            };
        };
    };
    getMetrics: {
        parameters: {
            query?: {
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The metrics. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
        };
    };
    getRequestHistory: {
        parameters: {
            query?: {
                /** @description Points from here on. Default: a day before `to`. */
                from?: string;
                /** @description Points before this time. Default: now. */
                to?: string;
                /** @description Distance of the points. Minutes are kept for 2 days, five minutes and hours for 30 days. An answer has 1,500 points at most. Default: the finest that is kept as far back as `from` and has no more points. */
                resolution?: "minute" | "five_minutes" | "hour";
                /** @description Only requests of this group: a tag of the OpenAPI document, or `other` for requests that no operation answers. Default: all groups but `probes`. */
                group?: string;
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The points, and totals by group. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestHistory"];
                };
            };
        };
    };
    getCacheHistory: {
        parameters: {
            query?: {
                /** @description Points from here on. Default: a day before `to`. */
                from?: string;
                /** @description Points before this time. Default: now. */
                to?: string;
                /** @description Distance of the points. Minutes are kept for 2 days, five minutes and hours for 30 days. An answer has 1,500 points at most. Default: the finest that is kept as far back as `from` and has no more points. */
                resolution?: "minute" | "five_minutes" | "hour";
                /** @description Only this kind of answers. Default: all of them. */
                namespace?: string;
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The points, and totals by namespace. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CacheHistory"];
                };
            };
        };
    };
    getDatabaseStats: {
        parameters: {
            query?: {
                /** @description Order of the collections; - is descending. */
                sort?: "name" | "-documents" | "-data_bytes" | "-storage_bytes" | "-index_bytes" | "-free_bytes" | "-reads" | "-writes";
                /** @description Most collections in the answer. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The statistics. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DatabaseStats"];
                };
            };
        };
    };
    getCollectionStats: {
        parameters: {
            query?: {
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path: {
                /** @description Name of the collection. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The statistics. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CollectionStats"];
                };
            };
        };
    };
    getDatabaseHistory: {
        parameters: {
            query: {
                /** @description What is drawn. `collections`: Collections. `documents`: Documents. `data_bytes`: Size of the documents, uncompressed. `storage_bytes`: Size of the documents on disk, compressed, with free space. `index_bytes`: Size of the indexes on disk. `indexes`: Indexes. `disk_used_bytes`: Used space of the disk under MongoDB. `connections`: Open connections. `active_connections`: Connections with an operation under way. `queued_reads`: Operations that wait to read. `queued_writes`: Operations that wait to write. `cache_bytes`: Data in WiredTiger's cache. `dirty_cache_bytes`: Changed data in the cache that is not yet on disk. `resident_bytes`: Memory that the server holds. `inserts_per_second`: Documents inserted, in a second. `queries_per_second`: Queries, in a second. `updates_per_second`: Updates, in a second. `deletes_per_second`: Deletions, in a second. `getmores_per_second`: Further batches of cursors, in a second. `commands_per_second`: Other commands, in a second. `requests_per_second`: Requests of all kinds, in a second. `network_in_bytes_per_second`: Bytes received, in a second. `network_out_bytes_per_second`: Bytes sent, in a second. `cache_read_bytes_per_second`: Data read from disk into the cache, in a second. `cache_written_bytes_per_second`: Data written from the cache to disk, in a second. `evicted_pages_per_second`: Pages put out of the cache, in a second. `oplog_bytes_per_second`: Data written to the oplog, in a second. `reads_per_second`: Reads, in a second. `writes_per_second`: Writes, in a second. `read_latency_microseconds`: Mean time of a read. `write_latency_microseconds`: Mean time of a write. */
                metric: components["schemas"]["DatabaseMetric"];
                /** @description Points from here on; by default a day before `to`. */
                from?: string;
                /** @description Points before this; by default now. */
                to?: string;
                /** @description Distance of the points; by default the finest that is kept as far back as `from`. */
                resolution?: "minute" | "hour";
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The points. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["History"];
                };
            };
        };
    };
    getCollectionHistory: {
        parameters: {
            query: {
                /** @description What is drawn. `documents`: Documents. `data_bytes`: Size of the documents, uncompressed. `storage_bytes`: Size of the documents on disk, compressed, with free space. `index_bytes`: Size of the indexes on disk. `indexes`: Indexes. `free_bytes`: Part of storage_bytes that is free for new documents. `reads_per_second`: Reads, in a second. `writes_per_second`: Writes, in a second. `read_latency_microseconds`: Mean time of a read. `write_latency_microseconds`: Mean time of a write. */
                metric: components["schemas"]["CollectionMetric"];
                /** @description Points from here on; by default a day before `to`. */
                from?: string;
                /** @description Points before this; by default now. */
                to?: string;
                /** @description Distance of the points; by default the finest that is kept as far back as `from`. */
                resolution?: "hour" | "day";
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path: {
                /** @description Name of the collection. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The points. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["History"];
                };
            };
        };
    };
    getReplication: {
        parameters: {
            query?: {
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The replica set. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Replication"];
                };
            };
        };
    };
    listCollections: {
        parameters: {
            query?: {
                /** @description Most items on the page. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                /** @description Only of this type. */
                type?: components["schemas"]["CollectionType"];
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of collections. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CollectionSummaryPage"];
                };
            };
        };
    };
    createCollection: {
        parameters: {
            query?: {
                /** @description Name of the collection, once more. Required with options by which MongoDB deletes documents: `capped`, `expire_after_seconds`. */
                confirm?: string;
            };
            header?: {
                /** @description Any unique text. A repeat with the same key and body gets the same answer for 24 h. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateCollection"];
            };
        };
        responses: {
            /** @description The collection. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection"];
                };
            };
        };
    };
    getCollection: {
        parameters: {
            query?: {
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path: {
                /** @description Name of the collection. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The collection. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection"];
                };
            };
        };
    };
    dropCollection: {
        parameters: {
            query?: {
                /** @description The name of what is to go, once more: 400 without it. */
                confirm?: string;
            };
            header?: never;
            path: {
                /** @description Name of the collection. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is no body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    renameCollection: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any unique text. A repeat with the same key and body gets the same answer for 24 h. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Name of the collection. */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RenameCollection"];
            };
        };
        responses: {
            /** @description The collection under its new name. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection"];
                };
            };
        };
    };
    previewCollectionValidator: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any unique text. A repeat with the same key and body gets the same answer for 24 h. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Name of the collection. */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ValidatorTrial"];
            };
        };
        responses: {
            /** @description How the documents fare. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidatorCheck"];
                };
            };
        };
    };
    checkCollectionValidator: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any unique text. A repeat with the same key and body gets the same answer for 24 h. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Name of the collection. */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ValidatorTrial"];
            };
        };
        responses: {
            /** @description The job that does it. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
        };
    };
    replaceCollectionValidator: {
        parameters: {
            query?: {
                /** @description Whether documents that break the new rules may stay. They can be read; a change of one must mend it. Needs `database:delete` and `confirm`. */
                accept_failing?: boolean;
                /** @description Name of the collection, once more. Required with `accept_failing`. */
                confirm?: string;
            };
            header?: never;
            path: {
                /** @description Name of the collection. */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplaceCollectionValidator"];
            };
        };
        responses: {
            /** @description The collection with its new rules. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection"];
                };
            };
        };
    };
    analyseCollectionSchema: {
        parameters: {
            query?: {
                /** @description Most documents to look at; fewer where they are large. */
                sample?: number;
                /** @description Whether to tell values: ranges of numbers and times, and frequent values. They may be personal; the key needs `models:read` too. */
                values?: boolean;
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path: {
                /** @description Name of the collection. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was found. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SchemaAnalysis"];
                };
            };
        };
    };
    validateCollection: {
        parameters: {
            query?: {
                /** @description Checks everything, with the collection locked: all its reads and writes wait until it is done. Else what the last checkpoint wrote, beside them. */
                full?: boolean;
                /** @description The name of the collection, once more: 400 without it when `full` is true. */
                confirm?: string;
            };
            header?: {
                /** @description Any unique text. A repeat with the same key and body gets the same answer for 24 h. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Name of the collection. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The job that does it. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
        };
    };
    compactCollection: {
        parameters: {
            query?: {
                /** @description The name of the collection, once more: 400 without it. */
                confirm?: string;
            };
            header?: {
                /** @description Any unique text. A repeat with the same key and body gets the same answer for 24 h. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Name of the collection. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The job that does it. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
        };
    };
    getDrift: {
        parameters: {
            query?: {
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The differences. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Drift"];
                };
            };
        };
    };
    applyDrift: {
        parameters: {
            query?: {
                /** @description Only say what would be done. */
                dry_run?: boolean;
                /** @description The name of the database: 400 without it when `replace` is true and this is no dry run. */
                confirm?: string;
            };
            header?: {
                /** @description Any unique text. A repeat with the same key and body gets the same answer for 24 h. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ApplyDrift"];
            };
        };
        responses: {
            /** @description What would be done; this was a dry run. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DriftPlan"];
                };
            };
            /** @description The job that does it. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
        };
    };
    listIndexes: {
        parameters: {
            query?: {
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path: {
                /** @description Name of the collection. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The indexes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CollectionIndexList"];
                };
            };
        };
    };
    createIndex: {
        parameters: {
            query?: {
                /** @description Only say what would be done, or refused. */
                dry_run?: boolean;
                /** @description Name of the collection, once more. Required with `expire_after_seconds`. */
                confirm?: string;
            };
            header?: {
                /** @description Any unique text. A repeat with the same key and body gets the same answer for 24 h. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Name of the collection. */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IndexDefinition"];
            };
        };
        responses: {
            /** @description What would be done; this was a dry run. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IndexPlan"];
                };
            };
            /** @description The job that does it. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
        };
    };
    getIndex: {
        parameters: {
            query?: {
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path: {
                /** @description Name of the collection. */
                name: string;
                /** @description Name of the index, percent-encoded. */
                index: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The index. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CollectionIndex"];
                };
            };
        };
    };
    dropIndex: {
        parameters: {
            query?: {
                /** @description The name of what is to go, once more: 400 without it. */
                confirm?: string;
            };
            header?: never;
            path: {
                /** @description Name of the collection. */
                name: string;
                /** @description Name of the index, percent-encoded. */
                index: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone; its definition makes it again. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DroppedIndex"];
                };
            };
        };
    };
    updateIndex: {
        parameters: {
            query?: {
                /** @description Name of the collection, once more. Required with `expire_after_seconds`. */
                confirm?: string;
            };
            header?: never;
            path: {
                /** @description Name of the collection. */
                name: string;
                /** @description Name of the index, percent-encoded. */
                index: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["IndexPatch"];
                "application/json": components["schemas"]["IndexPatch"];
            };
        };
        responses: {
            /** @description The index as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CollectionIndex"];
                };
            };
        };
    };
    listCurrentOperations: {
        parameters: {
            query?: {
                /** @description Whether cursors and transactions come along that are open and do nothing at the moment. */
                include_idle?: boolean;
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The operations. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CurrentOperations"];
                };
            };
        };
    };
    killOperation: {
        parameters: {
            query?: {
                /** @description The id, once more: 400 without it. */
                confirm?: string;
            };
            header?: {
                /** @description Any unique text. A repeat with the same key and body gets the same answer for 24 h. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the operation: a number, or `shard:number` on a sharded cluster. */
                opid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What came of it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KilledOperation"];
                };
            };
        };
    };
    listSlowOperations: {
        parameters: {
            query?: {
                /** @description Only operations that ended at this time or later. */
                from?: string;
                /** @description Only operations that ended at this time or earlier. */
                to?: string;
                /** @description Only operations on this collection. */
                collection?: string;
                /** @description Most shapes that are answered. */
                limit?: number;
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The shapes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SlowOperations"];
                };
            };
        };
    };
    getSlowOperation: {
        parameters: {
            query?: {
                /** @description Only operations that ended at this time or later. */
                from?: string;
                /** @description Only operations that ended at this time or earlier. */
                to?: string;
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path: {
                /** @description Id of the shape, as the list has it. */
                shape_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The shape. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SlowShapeDetail"];
                };
            };
        };
    };
    getProfiler: {
        parameters: {
            query?: {
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The settings. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProfilerSettings"];
                };
            };
        };
    };
    setProfiler: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProfilerChange"];
            };
        };
        responses: {
            /** @description The settings as they are now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProfilerSettings"];
                };
            };
        };
    };
    explainQuery: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any unique text. A repeat with the same key and body gets the same answer for 24 h. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExplainRequest"];
            };
        };
        responses: {
            /** @description How the query is done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueryExplanation"];
                };
            };
        };
    };
    listDatabaseAdvice: {
        parameters: {
            query?: {
                /** @description Only advice on this collection. */
                collection?: string;
                /** @description Only advice of this kind. */
                kind?: components["schemas"]["AdviceKind"];
                /** @description For so many days at least every member must have counted before an index is called unused. */
                observed_days?: number;
                /** @description Whether advice that was set aside is shown too. */
                include_dismissed?: boolean;
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The advice. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdviceList"];
                };
            };
        };
    };
    proveDatabaseAdvice: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any unique text. A repeat with the same key and body gets the same answer for 24 h. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the advice. */
                advice_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The job that does it. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
        };
    };
    dismissDatabaseAdvice: {
        parameters: {
            query?: {
                /** @description What the list was asked with. */
                observed_days?: number;
            };
            header?: never;
            path: {
                /** @description Id of the advice. */
                advice_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DismissalRequest"];
            };
        };
        responses: {
            /** @description The advice, with that it is set aside. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Advice"];
                };
            };
        };
    };
    undismissDatabaseAdvice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the advice. */
                advice_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is no body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getConfiguration: {
        parameters: {
            query?: {
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The variables. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConfigurationItems"];
                };
            };
        };
    };
    getSupportBundle: {
        parameters: {
            query?: {
                /** @description How long to wait for X-Min-Consistency. */
                wait_ms?: number;
            };
            header?: {
                /** @description An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise. */
                "X-Min-Consistency"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The bundle. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/gzip": Blob;
                };
            };
        };
    };
}
