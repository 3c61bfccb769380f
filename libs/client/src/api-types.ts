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
         * @description Lists the keys of one namespace in Redis, in no order. Keys hold values of documents, such as e-mail addresses. The key also needs `models:read`, because the response depends on stored values.
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
         * @description Get one cached answer. The key also needs `models:read`, because the response depends on stored values.
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
         * @description Its state at once, then each change of it within about a second, as an event `progress` whose data is the whole job; the last event is `end`. A job that is still queued or running in it was followed on a replica that stops: connect again. A quiet stream sends `heartbeat` every 15 s. With Last-Event-ID only what is newer is told. If the key loses its permission, or MongoDB cannot confirm it for 4 seconds, the stream ends within 5 seconds with an event `problem` (a problem document).
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
         * @description Each with the `_id` of its document and the reason, which may quote a value. The key also needs `models:read`, because the response depends on stored values.
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
         * @description Returns the current version, usually from the cache. Send `If-None-Match` with a known ETag to get 304 without a body if nothing changed. Send `Cache-Control: no-cache` to read from MongoDB, or `X-Min-Consistency` to see your own earlier write.
         */
        get: operations["getUser"];
        /**
         * Replace a user
         * @description Sets every field that can change. A field that the body leaves out is removed, or gets its default; use PATCH to change single fields. Ids and other fixed fields stay as they are. Send `If-Match` with the ETag that you read to get 412 instead of overwriting the change of another client.
         */
        put: operations["replaceUser"];
        post?: never;
        /**
         * Delete a user
         * @description Removes the user from MongoDB, the cache and the search index. While sessions, wallets or trust policies refer to the user, the service answers 409 with their counts. With `cascade=true` and `confirm`, it deletes them in the same transaction, up to 200,000 session chunks; delete sessions first if there are more. Only a backup can bring them back.
         */
        delete: operations["deleteUser"];
        options?: never;
        head?: never;
        /**
         * Change a user
         * @description Applies a JSON merge patch (RFC 7396). Fields that the patch leaves out stay, `null` removes an optional field, and a list replaces the whole stored list. Ids and other fixed fields cannot change. Send `If-Match` with the ETag that you read to get 412 instead of overwriting the change of another client.
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
         * @description Use it at sign-in, when you know the address and not the id. Upper and lower case do not matter. The response comes from the cache if possible, as for the lookup by id.
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
         * @description Finds the user whose own address this is; wallets of the user have addresses of their own and are not searched. Upper and lower case matter. The response comes from the cache if possible.
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
         * Set the hardware wallet of a user
         * @description Replaces the whole device description; fields that the body leaves out are removed. It does not create a wallet: use `POST /api/v1/wallets` for that. Never send a private key.
         */
        put: operations["setUserHardwareWallet"];
        post?: never;
        /**
         * Remove the hardware wallet of a user
         * @description Removes the device description from the user and returns the user. Wallets of the user stay as they are. If the user has no hardware wallet, nothing changes.
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
         * @description Returns one page, in descending order of `created_at` by default. Filters combine with AND, and an index serves each of them. A page has 50 items by default and 200 at most. Send `next_cursor` as `cursor` to get the next page; the last page has none.
         */
        get: operations["listUsers"];
        put?: never;
        /**
         * Create a user
         * @description Stores the document and returns it with its ETag and path. With an `Idempotency-Key`, a repeated request stores nothing twice. The service answers 409 if a unique value is taken; it never overwrites a user. The body is at most 64 KiB. The e-mail address and the TRON address must be unique among users.
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
         * Create users in bulk
         * @description Stores 1 to 1,000 new documents from one body of at most 4 MiB. In `atomic` mode the service stores all items or none, and the first problem is the response. In `best_effort` mode each item has its own status. Send `dry_run=true` to check the items without storing them. Existing documents never change. E-mail addresses and TRON addresses must be unique within the request too.
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
         * List the sessions of a user
         * @description Returns one page, newest first. The service answers 404 if the user does not exist. Use `GET /api/v1/sessions?user_id=…` to filter and sort as well.
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
         * List the wallets of a user
         * @description Returns the wallets newest first; a user has at most 10. The service answers 404 if the user does not exist. Balances are those that clients stored, not live ones.
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
         * List the trust policies of a user
         * @description Returns one page of the policies that the user owns, newest first, whatever their status. The service answers 404 if the user does not exist. It does not evaluate them.
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
         * Get statistics of a user
         * @description Counts the sessions, chunks, wallets, policies and transactions of a user. The figures can be 5 seconds old; send `Cache-Control: no-cache` or `X-Min-Consistency` to count now. Transactions count by the own address of the user, not by the addresses of wallets.
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
         * List the chunks of a session
         * @description Returns one page in the order of `chunk_index`: 50 chunks by default, 200 at most. It returns descriptions, not the content. Use the manifest to get all chunks in one response.
         */
        get: operations["listSessionChunks"];
        put?: never;
        /**
         * Append chunks to a session
         * @description Stores 1 to 1,000 chunk descriptions, in any order, all or none; a session has at most 100,000. The session must be active. A chunk with the same index and hash is already stored and stays, so a repeat is safe; another hash is a 409. It does not take the content: send that with `PUT …/content`.
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
         * Get a chunk
         * @description Returns the description of one chunk: position, size, hashes and state. It does not return the content; use `GET …/content` for that.
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
         * Get the inclusion proof of a chunk
         * @description Returns the Merkle proof that a completed session contains the chunk. Check it against a root and a size that you trust, for example with `POST /api/v1/merkle/verify`. The service answers 409 if the session is not completed, or if its chunks no longer give its root.
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
         * Complete a session
         * @description Ends an active session: the service checks that no chunk is missing, computes the Merkle root and stores it. No chunk can be appended afterwards. It answers 409 if the session has no chunk, misses one, or has failed. Repeating it changes nothing.
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
         * Fail a session
         * @description Ends an active session that will not be completed, with an optional reason. The chunks stay. Failed is final: a completed session cannot fail (409), and repeating it changes nothing.
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
         * Verify the chunks of a session
         * @description Recomputes the Merkle root of a completed session from its stored chunk hashes and compares it with the stored root. Use it to detect changes by other programs. It reads hashes only, not the content of chunks, and repairs nothing.
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
         * Get the anchor of a session
         * @description Returns the block, transaction and time that anchor the Merkle root. The service answers 404 if the session has no anchor. Orphaning the block removes the anchor.
         */
        get: operations["getSessionAnchor"];
        /**
         * Set the anchor of a session
         * @description Records the block that holds the Merkle root of a completed session, and replaces an earlier anchor. The block must be stored, and must contain the transaction if you name one (422). It writes nothing to a blockchain.
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
         * Get the manifest of a session
         * @description Streams the session and the description of every chunk, in order, as one JSON object; 100,000 chunks are about 30 MB. Use it to archive or check a whole session. It does not contain the content of chunks.
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
         * Get statistics of a session
         * @description Returns the number, sizes and times of the chunks and the duration of the session. The figures can be 5 seconds old; send `Cache-Control: no-cache` or `X-Min-Consistency` to count now.
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
         * @description Returns the current version, usually from the cache. Send `If-None-Match` with a known ETag to get 304 without a body if nothing changed. Send `Cache-Control: no-cache` to read from MongoDB, or `X-Min-Consistency` to see your own earlier write.
         */
        get: operations["getSession"];
        /**
         * Replace a session
         * @description Sets every field that can change. A field that the body leaves out is removed, or gets its default; use PATCH to change single fields. Ids and other fixed fields stay as they are. Send `If-Match` with the ETag that you read to get 412 instead of overwriting the change of another client. Only `trust_policy_id` can change. Use `complete` and `fail` to end a session.
         */
        put: operations["replaceSession"];
        post?: never;
        /**
         * Delete a session
         * @description Removes the document from MongoDB, the cache and the search index. Only a backup can bring it back. Send `If-Match` with the ETag that you read to get 412 instead of overwriting the change of another client. The chunks and their content go with the session. An anchored session cannot be deleted (409).
         */
        delete: operations["deleteSession"];
        options?: never;
        head?: never;
        /**
         * Change a session
         * @description Applies a JSON merge patch (RFC 7396). Fields that the patch leaves out stay, `null` removes an optional field, and a list replaces the whole stored list. Ids and other fixed fields cannot change. Send `If-Match` with the ETag that you read to get 412 instead of overwriting the change of another client. Only `trust_policy_id` can change. Use `complete` and `fail` to end a session.
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
         * @description Returns one page, in descending order of `created_at` by default. Filters combine with AND, and an index serves each of them. A page has 50 items by default and 200 at most. Send `next_cursor` as `cursor` to get the next page; the last page has none.
         */
        get: operations["listSessions"];
        put?: never;
        /**
         * Create a session
         * @description Stores the document and returns it with its ETag and path. With an `Idempotency-Key`, a repeated request stores nothing twice. The service answers 409 if a unique value is taken; it never overwrites a session. The body is at most 1 MiB. The user and the trust policy must exist. A new session is `active`; append its chunks next.
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
         * Create sessions in bulk
         * @description Stores 1 to 1,000 new documents from one body of at most 16 MiB. In `atomic` mode the service stores all items or none, and the first problem is the response. In `best_effort` mode each item has its own status. Send `dry_run=true` to check the items without storing them. Existing documents never change.
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
         * @description Streams the stored bytes; their ETag is their SHA-256. The service checks them while it sends: if the disk damaged them, the response breaks off before its end. If the key loses its permission, the connection closes within 5 seconds. The service answers 404 if it has no content of the chunk.
         */
        get: operations["getSessionChunkContent"];
        /**
         * Store the content of a chunk
         * @description Stores the bytes of an appended chunk: exactly `size_bytes`, at most 10 MiB, with `encrypted_hash` as their SHA-256, or `hash` if the chunk has no other. The service checks them while they arrive and stores all or nothing. A repeat changes nothing, but repairs content that the disk damaged. The volume `sessions` limits the total: 507 beyond its quota.
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
         * Get the latest block
         * @description Returns the stored block with the greatest height, always from MongoDB. Use it to find the position to append at. It does not check that the chain below is complete; use `GET /api/v1/blocks/chain/verify` for that.
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
         * Get a block by height
         * @description Returns the block on the chain at this height, with all transaction ids. Orphaned blocks that once had the height are not found. The response comes from the cache if possible.
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
         * Verify a range of the chain
         * @description Checks heights, parents, times and Merkle roots of stored blocks and returns the first broken rule. One request checks at most 10,000 blocks; send `next_from` as `from` to continue. It repairs nothing and does not ask a blockchain.
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
         * Validate a block
         * @description Runs the checks of `POST /api/v1/blocks` without storing the block: Merkle root, neighbours and unique values. An invalid block is a 200 with `valid: false` and the broken rules. A later create can still fail if other blocks arrive first.
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
         * List the transactions of a block
         * @description Returns one page of transaction ids in the order of the block, with the transaction itself if it is stored. A page has 50 items by default and 200 at most. The ids come from the block, not from the status of transactions.
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
         * Get the inclusion proof of a transaction
         * @description Returns the Merkle proof that the block contains the transaction. Check it against `merkle_root` and `transaction_count` of a block that you trust, for example with `POST /api/v1/merkle/verify`. The service answers 404 if the block does not contain the transaction.
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
         * Orphan a block
         * @description Takes a block off the chain when the network chose another one: it moves to the orphaned blocks, its transactions become `orphaned` and sessions lose their anchor in it, all in one MongoDB transaction. If blocks stand on it, the service answers 409 unless `descendants` is true. Repeating it changes nothing.
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
         * @description Returns one page, in descending order of `height` by default. Filters combine with AND, and an index serves each of them. A page has 50 items by default and 200 at most. Send `next_cursor` as `cursor` to get the next page; the last page has none. Lists leave out `transactions` unless `fields` names them.
         */
        get: operations["listBlocks"];
        put?: never;
        /**
         * Create a block
         * @description Stores the document and returns it with its ETag and path. With an `Idempotency-Key`, a repeated request stores nothing twice. The service answers 409 if a unique value is taken; it never overwrites a block. The body is at most 8 MiB. The service checks the Merkle root, the parent and the time against stored neighbours (422). Blocks may arrive in any order; a missing neighbour is no error.
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
         * Create blocks in bulk
         * @description Stores 1 to 1,000 new documents from one body of at most 16 MiB. In `atomic` mode the service stores all items or none, and the first problem is the response. In `best_effort` mode each item has its own status. Send `dry_run=true` to check the items without storing them. Existing documents never change.
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
         * @description Returns the current version, usually from the cache. Send `If-None-Match` with a known ETag to get 304 without a body if nothing changed. Send `Cache-Control: no-cache` to read from MongoDB, or `X-Min-Consistency` to see your own earlier write.
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
         * List pending transactions
         * @description Returns one page of the transactions that no block contains yet, oldest first. Use it to choose the transactions of the next block. Failed and orphaned transactions are not listed.
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
         * Get the status of a transaction
         * @description Returns the status, the block and the number of confirmations, counted now from stored blocks. Use it to poll a transaction; follow `GET /api/v1/changes` to avoid polling. It does not ask a blockchain.
         */
        get: operations["getTransactionStatus"];
        /**
         * Set the status of a transaction
         * @description Moves the transaction to another status, and sets its block when it is confirmed. The service refuses a change that the status does not allow, or a taken position in the block (409, 422). It does not change the block: orphan a block with `POST …/orphan` instead.
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
         * @description Returns the current version, usually from the cache. Send `If-None-Match` with a known ETag to get 304 without a body if nothing changed. Send `Cache-Control: no-cache` to read from MongoDB, or `X-Min-Consistency` to see your own earlier write.
         */
        get: operations["getTransaction"];
        /**
         * Replace a transaction
         * @description Sets every field that can change. A field that the body leaves out is removed, or gets its default; use PATCH to change single fields. Ids and other fixed fields stay as they are. Send `If-Match` with the ETag that you read to get 412 instead of overwriting the change of another client. Use `PUT …/status` to change the status alone.
         */
        put: operations["replaceTransaction"];
        post?: never;
        /**
         * Delete a transaction
         * @description Removes the document from MongoDB, the cache and the search index. Only a backup can bring it back. Send `If-Match` with the ETag that you read to get 412 instead of overwriting the change of another client. A confirmed transaction cannot be deleted (409); orphan its block first.
         */
        delete: operations["deleteTransaction"];
        options?: never;
        head?: never;
        /**
         * Change a transaction
         * @description Applies a JSON merge patch (RFC 7396). Fields that the patch leaves out stay, `null` removes an optional field, and a list replaces the whole stored list. Ids and other fixed fields cannot change. Send `If-Match` with the ETag that you read to get 412 instead of overwriting the change of another client.
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
         * @description Returns one page, in descending order of `timestamp` by default. Filters combine with AND, and an index serves each of them. A page has 50 items by default and 200 at most. Send `next_cursor` as `cursor` to get the next page; the last page has none.
         */
        get: operations["listTransactions"];
        put?: never;
        /**
         * Create a transaction
         * @description Stores the document and returns it with its ETag and path. With an `Idempotency-Key`, a repeated request stores nothing twice. The service answers 409 if a unique value is taken; it never overwrites a transaction. The body is at most 512 KiB. Transfers need both addresses, a session anchor needs its session, and a confirmed transaction needs its block.
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
         * Create transactions in bulk
         * @description Stores 1 to 1,000 new documents from one body of at most 16 MiB. In `atomic` mode the service stores all items or none, and the first problem is the response. In `best_effort` mode each item has its own status. Send `dry_run=true` to check the items without storing them. Existing documents never change.
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
         * List the transactions of an address
         * @description Returns one page of the transactions that the address sent or received, newest first. `direction` limits them to one side. The address need not belong to a user or wallet; an unknown address has an empty page.
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
         * Validate a trust policy
         * @description Runs the checks of `POST /api/v1/trust-policies` without storing the policy: conditions, time window, references and unique values. An invalid policy is a 200 with `valid: false` and the broken rules. It does not evaluate the policy.
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
         * Evaluate trust policies
         * @description Decides whether a subject may do an action with a resource, by the active policies inside their time window, in any order. A rule applies if it covers all three and all of its conditions hold; a missing field fails a condition. The decision is `allow` only if a rule allows it and none denies it: a rule that denies denies also on an error, and so does an active policy that the service cannot read. The service evaluates the policies in `policy_ids`, or all active ones; with more than 1,000 active policies, name them. It decides only: nothing is stored or enforced.
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
         * Activate a trust policy
         * @description Sets the status to `active`, so that evaluations use the policy inside its time window from now on. Use it for a draft or an inactive policy; a revoked one stays revoked (422). If the policy is already active, nothing changes.
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
         * Revoke a trust policy
         * @description Sets the status to `revoked`, so that no evaluation uses the policy again. This is final: use `PATCH` with `status: inactive` for a pause. The policy and its versions stay readable.
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
         * List the versions of a trust policy
         * @description Returns one page of the earlier versions, latest first, each with the time at which the next one replaced it. The current version is not listed; get the policy itself. Deleting the policy deletes its versions.
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
         * Get a version of a trust policy
         * @description Returns the policy as it was in this version, or the current one. Use it to explain an earlier decision, with `version` from the list. It restores nothing: send the old fields with PUT for that.
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
         * @description Returns the current version, usually from the cache. Send `If-None-Match` with a known ETag to get 304 without a body if nothing changed. Send `Cache-Control: no-cache` to read from MongoDB, or `X-Min-Consistency` to see your own earlier write.
         */
        get: operations["getTrustPolicy"];
        /**
         * Replace a trust policy
         * @description Sets every field that can change. A field that the body leaves out is removed, or gets its default; use PATCH to change single fields. Ids and other fixed fields stay as they are. The request needs `If-Match` with the ETag that you read: 428 without it, 412 if another client has changed the document since. The service keeps the previous version. A revoked policy never changes (422).
         */
        put: operations["replaceTrustPolicy"];
        post?: never;
        /**
         * Delete a trust policy
         * @description Removes the document from MongoDB, the cache and the search index. Only a backup can bring it back. The request needs `If-Match` with the ETag that you read: 428 without it, 412 if another client has changed the document since. All versions go with it. While sessions refer to the policy, the service answers 409; revoke it instead.
         */
        delete: operations["deleteTrustPolicy"];
        options?: never;
        head?: never;
        /**
         * Change a trust policy
         * @description Applies a JSON merge patch (RFC 7396). Fields that the patch leaves out stay, `null` removes an optional field, and a list replaces the whole stored list. Ids and other fixed fields cannot change. The request needs `If-Match` with the ETag that you read: 428 without it, 412 if another client has changed the document since. The service keeps the previous version. A revoked policy never changes (422).
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
         * @description Returns one page, in descending order of `created_at` by default. Filters combine with AND, and an index serves each of them. A page has 50 items by default and 200 at most. Send `next_cursor` as `cursor` to get the next page; the last page has none.
         */
        get: operations["listTrustPolicies"];
        put?: never;
        /**
         * Create a trust policy
         * @description Stores the document and returns it with its ETag and path. With an `Idempotency-Key`, a repeated request stores nothing twice. The service answers 409 if a unique value is taken; it never overwrites a trust policy. The body is at most 256 KiB. The service checks every condition and the time window (422), and the user must exist. A `draft` does not count until you activate it.
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
         * Create trust policies in bulk
         * @description Stores 1 to 1,000 new documents from one body of at most 16 MiB. In `atomic` mode the service stores all items or none, and the first problem is the response. In `best_effort` mode each item has its own status. Send `dry_run=true` to check the items without storing them. Existing documents never change.
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
         * @description Finds the wallet that has this address, of any user. Upper and lower case matter. The response comes from the cache if possible. The own address of a user is not a wallet: look it up under users.
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
         * Make a wallet primary
         * @description Makes the wallet the primary one of its user and clears the mark of the previous one, in one MongoDB transaction. Only an active wallet can be primary (409). Repeating it changes nothing.
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
         * List the transactions of a wallet
         * @description Returns one page of the transactions that the address of the wallet sent or received, newest first. `direction` limits them to one side. It reads stored transactions and does not ask a blockchain.
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
         * @description Returns the current version, usually from the cache. Send `If-None-Match` with a known ETag to get 304 without a body if nothing changed. Send `Cache-Control: no-cache` to read from MongoDB, or `X-Min-Consistency` to see your own earlier write.
         */
        get: operations["getWallet"];
        /**
         * Replace a wallet
         * @description Sets every field that can change. A field that the body leaves out is removed, or gets its default; use PATCH to change single fields. Ids and other fixed fields stay as they are. The request needs `If-Match` with the ETag that you read: 428 without it, 412 if another client has changed the document since.
         */
        put: operations["replaceWallet"];
        post?: never;
        /**
         * Delete a wallet
         * @description Removes the document from MongoDB, the cache and the search index. Only a backup can bring it back. The request needs `If-Match` with the ETag that you read: 428 without it, 412 if another client has changed the document since. If it was the primary wallet, the user has none until you choose another.
         */
        delete: operations["deleteWallet"];
        options?: never;
        head?: never;
        /**
         * Change a wallet
         * @description Applies a JSON merge patch (RFC 7396). Fields that the patch leaves out stay, `null` removes an optional field, and a list replaces the whole stored list. Ids and other fixed fields cannot change. The request needs `If-Match` with the ETag that you read: 428 without it, 412 if another client has changed the document since.
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
         * @description Returns one page, in descending order of `created_at` by default. Filters combine with AND, and an index serves each of them. A page has 50 items by default and 200 at most. Send `next_cursor` as `cursor` to get the next page; the last page has none.
         */
        get: operations["listWallets"];
        put?: never;
        /**
         * Create a wallet
         * @description Stores the document and returns it with its ETag and path. With an `Idempotency-Key`, a repeated request stores nothing twice. The service answers 409 if a unique value is taken; it never overwrites a wallet. The body is at most 64 KiB. The user must exist and may have at most 10 wallets (409). Never send a private key.
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
         * Create wallets in bulk
         * @description Stores 1 to 1,000 new documents from one body of at most 4 MiB. In `atomic` mode the service stores all items or none, and the first problem is the response. In `best_effort` mode each item has its own status. Send `dry_run=true` to check the items without storing them. Existing documents never change.
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
         * Compute a Merkle root
         * @description Computes the Merkle root of up to 100,000 leaves in the given order, for clients without an implementation of their own. It stores nothing. `bitcoin-sha256d` refuses equal leaves (422), because they make the root ambiguous. The body is at most 8 MiB.
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
         * @description Checks that the proof leads from the leaf to the root. Take `root` and `size` from a source that you trust, never from the sender of the proof. A wrong proof is a 200 with `valid: false`. It stores nothing and reads no stored data.
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
         * Stream changes
         * @description Sends a server-sent event `change` (ChangeEvent) for every change by any program, in order per document and at least once, and a `heartbeat` at the start and every 15 seconds. An event `reset` (`{models, reason, changed_at}`) means that the stream cannot name the changed documents: read all documents of its `models` again. Its `reason` is one of drop, rename, drop_database, unknown_deletion. Reconnect with `Last-Event-ID` to continue where the stream ended; the service answers 410 if MongoDB no longer has that position. If the key loses its permission, or MongoDB cannot confirm it for 4 seconds, the stream ends within 5 seconds with an event `problem` (a problem document).
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
         * Warm the cache of a model
         * @description Starts a job that loads the newest documents of a model into the cache. Use it after a deployment or after clearing the cache, to avoid slow first reads. One job at a time fills a model (409). It changes no document.
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
         * @description Reads the collection in the last backup before the time until the document is found, and all slices from there to the time: some seconds where these are large, and 422 beyond 512 MiB. 404 says `deleted_at` among its `errors` when it had been deleted; 409 has the times that can be asked for. The key also needs `models:read`, because the response depends on stored values.
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
         * @description All documents are checked, or a random sample where there are more than 100,000 or half a gigabyte of them; `method` says which. Nothing is changed. The key also needs `models:read`, because the response depends on stored values.
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
         * @description As a job: its result is what the preview answers, counted over the whole collection. The key also needs `models:read`, because the response depends on stored values.
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
         * @description Refused while documents break them, as the preview finds, unless `accept_failing` says otherwise, or the level or action lets them be. `accept_failing` needs a scope to delete and `confirm`: documents that break the rules cannot be changed any more. `{}` as `json_schema` ends all rules. The key also needs `models:read`, because the response depends on stored values.
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
            /**
             * @description Id of the advice.
             * @example 0123456789abcdef
             */
            advice_id: string;
            /**
             * @description An index that nothing uses, one that another covers, or one that slow operations lack.
             * @example unused
             */
            kind: components["schemas"]["AdviceKind"];
            /**
             * @description The collection.
             * @example collection
             */
            collection: string;
            /**
             * @description Name of the index that is there, or that is to be made.
             * @example index
             */
            index: string;
            /** @description Its fields, in their order. */
            keys: components["schemas"]["StoredIndexKey"][];
            /**
             * @description The index that serves in place of a redundant one.
             * @example keeper
             */
            keeper?: string;
            /**
             * @description Why, with the figures that it rests on.
             * @example reason
             */
            reason: string;
            /**
             * @description What it rests on: `observed` uses, a rule that makes it `certain`, a gain that was `proven` on a sample, or `unproven`: only slow operations.
             * @example observed
             */
            confidence: components["schemas"]["AdviceConfidence"];
            /** @description How often each member has used the index that is there. */
            uses?: components["schemas"]["MemberIndexUses"][];
            /** @description The slow operations that the missing index would serve, those that waste most first. */
            shapes?: components["schemas"]["AdviceShape"][];
            /** @description What the missing index gains, by its proof. */
            estimated_gain?: components["schemas"]["EstimatedGain"];
            /** @description What the index costs. */
            cost: components["schemas"]["AdviceCost"];
            /**
             * @description What a person would type into mongosh.
             * @example command
             */
            command: string;
            /** @description The call that does it here. */
            apply: components["schemas"]["AdviceLink"];
            /** @description The call that comes later: the proof of an index before it is made, the drop of one once it was hidden for a while. */
            further?: components["schemas"]["AdviceLink"];
            /**
             * @description What is to be thought of first.
             * @example [
             *       "caveats"
             *     ]
             */
            caveats: string[];
            /** @description That someone has set it aside, and why. */
            dismissal?: components["schemas"]["AdviceDismissal"];
        };
        AdviceBasis: {
            /**
             * Format: int64
             * @description Collections that were looked at.
             * @example 3
             */
            collections: number;
            /**
             * Format: int64
             * @description Slow operations that the profilers have kept.
             * @example 3
             */
            slow_operations: number;
            /**
             * @description What could not be seen, so that its absence from the list means nothing.
             * @example [
             *       "unseen"
             *     ]
             */
            unseen: string[];
        };
        /** @enum {string} */
        AdviceConfidence: "observed" | "certain" | "proven" | "unproven";
        AdviceCost: {
            /**
             * Format: int64
             * @description Its size: what it takes now, or would take by its size on the sample; absent without a proof.
             * @example 1048576
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
             * @example 2026-11-24T08:00:00.000Z
             */
            until?: string;
            /**
             * @description Whose key set it aside.
             * @example dismissed_by
             */
            dismissed_by: string;
            /**
             * Format: date-time
             * @description When.
             * @example 2026-11-24T08:00:00.000Z
             */
            dismissed_at: string;
        };
        /** @enum {string} */
        AdviceKind: "unused" | "redundant" | "missing";
        AdviceLink: {
            /**
             * @description HTTP method.
             * @example method
             */
            method: string;
            /**
             * @description Path, with its query.
             * @example path
             */
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
            /**
             * @description Id of the shape, as slow operations have it.
             * @example shape_id
             */
            shape_id: string;
            /**
             * @description What they ask, without values.
             * @example shape
             */
            shape: string;
            /**
             * Format: int64
             * @description How many the profiler has kept.
             * @example 3
             */
            count: number;
            /**
             * Format: int64
             * @description Time they took in all, in ms.
             * @example 12
             */
            total_ms: number;
            /**
             * Format: int64
             * @description Documents they examined in all.
             * @example 3
             */
            documents_examined: number;
            /**
             * Format: int64
             * @description Documents they returned or changed in all.
             * @example 3
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
             * @example 3
             */
            rate_limit_per_minute?: number;
            /**
             * Format: date-time
             * @description When it was made.
             * @example 2026-11-24T08:00:00.000Z
             */
            created_at: string;
            /**
             * @description Who made it: the id of a key, or `configured-key`.
             * @example created_by
             */
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
             * @example 2026-11-24T08:00:00.000Z
             */
            expires_at?: string;
            /**
             * Format: date-time
             * @description When its secret was last replaced.
             * @example 2026-11-24T08:00:00.000Z
             */
            rotated_at?: string;
            /**
             * Format: date-time
             * @description Until when the secret before this one works.
             * @example 2026-11-24T08:00:00.000Z
             */
            previous_secret_until?: string;
            /**
             * Format: date-time
             * @description When it was revoked: it works no more.
             * @example 2026-11-24T08:00:00.000Z
             */
            revoked_at?: string;
            /**
             * Format: date-time
             * @description When it was last used, to a minute.
             * @example 2026-11-24T08:00:00.000Z
             */
            last_used_at?: string;
        };
        ApiKeyPage: {
            /** @description Items of this page, in the order of the list. */
            items: components["schemas"]["ApiKey"][];
            /**
             * @description Cursor of the next page. Absent on the last page.
             * @example eyJ2IjoiMjAyNi0xMS0yNFQwODowMDowMC4wMDBaIn0
             */
            next_cursor?: string;
            /**
             * Format: int64
             * @description Number of items that match. Present if the request has `include_total`.
             * @example 3
             */
            total?: number;
            /** @description How MongoDB found the page. Present if the request has `explain=true`. */
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
             * @example 3
             */
            rate_limit_per_minute?: number;
            /**
             * Format: date-time
             * @description When it was made.
             * @example 2026-11-24T08:00:00.000Z
             */
            created_at: string;
            /**
             * @description Who made it: the id of a key, or `configured-key`.
             * @example created_by
             */
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
             * @example 2026-11-24T08:00:00.000Z
             */
            expires_at?: string;
            /**
             * Format: date-time
             * @description When its secret was last replaced.
             * @example 2026-11-24T08:00:00.000Z
             */
            rotated_at?: string;
            /**
             * Format: date-time
             * @description Until when the secret before this one works.
             * @example 2026-11-24T08:00:00.000Z
             */
            previous_secret_until?: string;
            /**
             * Format: date-time
             * @description When it was revoked: it works no more.
             * @example 2026-11-24T08:00:00.000Z
             */
            revoked_at?: string;
            /**
             * Format: date-time
             * @description When it was last used, to a minute.
             * @example 2026-11-24T08:00:00.000Z
             */
            last_used_at?: string;
            /**
             * @description The secret, to be sent as X-API-Key. It is shown here only: what is kept is its SHA-256.
             * @example secret
             */
            secret: string;
        };
        AppendChunks: {
            /** @description Chunks to append, 1 to 1,000, in any order. */
            items: components["schemas"]["CreateSessionChunk"][];
        };
        AppendResult: {
            /**
             * Format: int32
             * @description Number of stored chunks.
             * @example 1
             */
            appended: number;
            /**
             * Format: int32
             * @description Number of chunks that were already stored with the same hash.
             * @example 0
             */
            existing: number;
            /**
             * Format: int32
             * @description Number of chunks in the session now.
             * @example 1
             */
            chunk_count: number;
            /**
             * Format: int64
             * @description Size of all chunks now, in bytes.
             * @example 1024
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
            /**
             * @description Only these collections. Closed ones cannot be named: they are put right when all are.
             * @example [
             *       "collections"
             *     ]
             */
            collections?: string[];
            /**
             * @description Whether indexes that are there otherwise may be dropped and built as declared, and those that were not declared dropped. Needs `confirm`.
             * @default false
             * @example false
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
             * @example 2026-11-24T08:00:00.000Z
             */
            at: string;
            /**
             * @description Who asked: the id of a key, `configured-key`, `anonymous`, or the program that did it. `unknown` in the record that sums up, for up to a minute, requests that were refused for their key.
             * @example configured-key
             */
            caller: string;
            /**
             * @description Name of the key, where it is a stored one.
             * @example key_name
             */
            key_name?: string;
            /**
             * @description What the secrets of the key begin with.
             * @example key_prefix
             */
            key_prefix?: string;
            /**
             * @description Address that the connection came from.
             * @example address
             */
            address: string;
            /**
             * @description operationId of the operation, or `authenticate` for requests that were refused for their key.
             * @example revokeApiKey
             */
            operation: string;
            /**
             * @description HTTP method; `CLI` for a command, `*` for several requests.
             * @example method
             */
            method: string;
            /**
             * @description Path and query, to 2,000 characters; of a refused request to 200; `*` for several requests.
             * @example path
             */
            path: string;
            /**
             * @description What was acted on: a collection, a volume, a key.
             * @example target
             */
            target?: string;
            /**
             * @description Fields of the request that let documents be deleted, such as `expire_after_seconds`.
             * @example [
             *       "deleting"
             *     ]
             */
            deleting?: string[];
            /**
             * @description Id of the request, as in the logs.
             * @example request_id
             */
            request_id: string;
            /**
             * @description How it ended. `begun`: the process died on the way, and the operation may have been done or not. `running`: the job that the request started has not ended; its outcome replaces `running`.
             * @example begun
             */
            outcome: components["schemas"]["AuditOutcome"];
            /**
             * @description Job that the request started.
             * @example job_id
             */
            job_id?: string;
            /**
             * @description Code of the problem that the job failed with.
             * @example interrupted
             */
            error_code?: string;
            /**
             * Format: int32
             * @description Present on a summary: number of refused requests of the caller within a minute that have no record of their own. The other fields are those of the last one.
             * @example 3
             */
            repeated?: number;
            /**
             * Format: int32
             * @description HTTP status that was answered.
             * @example 3
             */
            status?: number;
            /**
             * Format: date-time
             * @description When it was answered, or when its job ended.
             * @example 2026-11-24T08:00:00.000Z
             */
            completed_at?: string;
        };
        AuditEntryPage: {
            /** @description Items of this page, in the order of the list. */
            items: components["schemas"]["AuditEntry"][];
            /**
             * @description Cursor of the next page. Absent on the last page.
             * @example eyJ2IjoiMjAyNi0xMS0yNFQwODowMDowMC4wMDBaIn0
             */
            next_cursor?: string;
            /**
             * Format: int64
             * @description Number of items that match. Present if the request has `include_total`.
             * @example 3
             */
            total?: number;
            /** @description How MongoDB found the page. Present if the request has `explain=true`. */
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
             * @example 2026-11-24T08:00:00.000Z
             */
            at: string;
            /**
             * @description Who asked: the id of a key, `configured-key`, `anonymous`, or the program that did it. `unknown` in the record that sums up, for up to a minute, requests that were refused for their key.
             * @example configured-key
             */
            caller: string;
            /**
             * @description Name of the key, where it is a stored one.
             * @example key_name
             */
            key_name?: string;
            /**
             * @description What the secrets of the key begin with.
             * @example key_prefix
             */
            key_prefix?: string;
            /**
             * @description Address that the connection came from.
             * @example address
             */
            address: string;
            /**
             * @description operationId of the operation, or `authenticate` for requests that were refused for their key.
             * @example revokeApiKey
             */
            operation: string;
            /**
             * @description HTTP method; `CLI` for a command, `*` for several requests.
             * @example method
             */
            method: string;
            /**
             * @description Path and query, to 2,000 characters; of a refused request to 200; `*` for several requests.
             * @example path
             */
            path: string;
            /**
             * @description What was acted on: a collection, a volume, a key.
             * @example target
             */
            target?: string;
            /**
             * @description Fields of the request that let documents be deleted, such as `expire_after_seconds`.
             * @example [
             *       "deleting"
             *     ]
             */
            deleting?: string[];
            /**
             * @description Id of the request, as in the logs.
             * @example request_id
             */
            request_id: string;
            /**
             * @description How it ended. `begun`: the process died on the way, and the operation may have been done or not. `running`: the job that the request started has not ended; its outcome replaces `running`.
             * @example begun
             */
            outcome: components["schemas"]["AuditOutcome"];
            /**
             * @description Job that the request started.
             * @example job_id
             */
            job_id?: string;
            /**
             * @description Code of the problem that the job failed with.
             * @example interrupted
             */
            error_code?: string;
            /**
             * Format: int32
             * @description Present on a summary: number of refused requests of the caller within a minute that have no record of their own. The other fields are those of the last one.
             * @example 3
             */
            repeated?: number;
            /**
             * Format: int32
             * @description HTTP status that was answered.
             * @example 3
             */
            status?: number;
            /**
             * Format: date-time
             * @description When it was answered, or when its job ended.
             * @example 2026-11-24T08:00:00.000Z
             */
            completed_at?: string;
            /** @description What was there before, without secrets. */
            before?: unknown;
            /** @description What was there after, without secrets. */
            after?: unknown;
            /**
             * @description Which of `before` and `after` was too large: it is the first 64 kB of its JSON, as text.
             * @example [
             *       "before"
             *     ]
             */
            cut?: ("before" | "after")[];
        };
        AuditRequest: {
            /**
             * @description Collections; all that are searched when left out.
             * @example [
             *       "collections"
             *     ]
             */
            collections?: string[];
            /**
             * @description Mend what differs: only that is written.
             * @default false
             * @example false
             */
            repair?: boolean;
        };
        Backup: {
            /**
             * @description Id of the backup: that of the job that made it.
             * @example backup-id
             */
            backup_id: string;
            /**
             * @description What it is called; several may be called so.
             * @example name
             */
            name: string;
            /**
             * @description What read the database.
             * @example native
             */
            engine: components["schemas"]["BackupEngine"];
            /**
             * @description complete; partial, with namespaces that are not; damaged, as its last verification found.
             * @example complete
             */
            status: components["schemas"]["BackupStatus"];
            /**
             * @description The database that was read.
             * @example database
             */
            database: string;
            /**
             * @description How its files are compressed.
             * @example none
             */
            compression: components["schemas"]["Compression"];
            /**
             * @description How its files are encrypted; absent on backups from before there was encryption, whose are not.
             * @example none
             */
            encryption?: components["schemas"]["Encryption"];
            /**
             * @description Id of the key that its manifest is authenticated by, and its files are encrypted with. Without that key an encrypted one cannot be restored.
             * @example key_id
             */
            key_id?: string;
            /**
             * @description Where it is kept: the volume `backups`, or S3.
             * @example volume
             */
            storage: components["schemas"]["BackupStorage"];
            /**
             * @description Its folder on the disk of the service; in S3, `s3://`, the bucket, and what its keys begin with.
             * @example path
             */
            path: string;
            /**
             * Format: int64
             * @description Bytes of all its files but the manifest.
             * @example 1048576
             */
            size_bytes: number;
            /**
             * Format: int64
             * @description Documents in it.
             * @example 3
             */
            documents: number;
            /** @description How what is in it belongs together. */
            consistency: components["schemas"]["BackupConsistency"];
            /** @description What is in it; not in lists, unless `fields` asks for it. */
            namespaces?: components["schemas"]["BackupNamespace"][];
            /**
             * @description The collections that were asked for; absent when it is of the whole database.
             * @example [
             *       "collections"
             *     ]
             */
            collections?: string[];
            /**
             * @description Version of MongoDB that was read.
             * @example server_version
             */
            server_version: string;
            /**
             * @description SHA-256 of its manifest, which holds those of all its files.
             * @example 0000000000000000000000000000000000000000000000000000000000000000
             */
            manifest_sha256: string;
            /**
             * @description Whose key asked for it, or which schedule.
             * @example requested_by
             */
            requested_by: string;
            /**
             * @description The schedule that it is of.
             * @example schedule-id
             */
            schedule_id?: string;
            /**
             * @description Whether it stays until it is unpinned: it cannot be deleted.
             * @example true
             */
            pinned?: boolean;
            /**
             * Format: date-time
             * @description When it was begun.
             * @example 2026-11-24T08:00:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was whole.
             * @example 2026-11-24T08:00:00.000Z
             */
            completed_at: string;
            /**
             * Format: date-time
             * @description When all of its files were last read, and were as they had been written.
             * @example 2026-11-24T08:00:00.000Z
             */
            verified_at?: string;
            /**
             * Format: date-time
             * @description When all of it was last restored, and counts, options and indexes were the same; and, in a drill, all that holds of the models.
             * @example 2026-11-24T08:00:00.000Z
             */
            proven_at?: string;
            /**
             * Format: date-time
             * @description When it was last restored for trial.
             * @example 2026-11-24T08:00:00.000Z
             */
            drilled_at?: string;
            /** @description What came of that; not in lists, unless `fields` asks for it. */
            drill?: components["schemas"]["Drill"];
            /**
             * Format: date-time
             * @description Since when it is being deleted; it cannot be used any more.
             * @example 2026-11-24T08:00:00.000Z
             */
            deleting_at?: string;
        };
        BackupConsistency: {
            /**
             * @description snapshot: all as it was at one time of the cluster. mixed: but for the namespaces that say so, which MongoDB cannot read at a time. none: each as it was when it was read.
             * @example snapshot
             */
            mode: components["schemas"]["ConsistencyMode"];
            /**
             * Format: date-time
             * @description That time.
             * @example 2026-11-24T08:00:00.000Z
             */
            time?: string;
        };
        BackupDrill: {
            /**
             * @description Id of the backup: that of the job that made it.
             * @example backup-id
             */
            backup_id: string;
            /**
             * Format: date-time
             * @description When it ended.
             * @example 2026-11-24T08:00:00.000Z
             */
            drilled_at: string;
            /** @description What came of it. */
            drill: components["schemas"]["Drill"];
        };
        BackupDrillPage: {
            /** @description Items of this page, in the order of the list. */
            items: components["schemas"]["BackupDrill"][];
            /**
             * @description Cursor of the next page. Absent on the last page.
             * @example eyJ2IjoiMjAyNi0xMS0yNFQwODowMDowMC4wMDBaIn0
             */
            next_cursor?: string;
            /**
             * Format: int64
             * @description Number of items that match. Present if the request has `include_total`.
             * @example 3
             */
            total?: number;
            /** @description How MongoDB found the page. Present if the request has `explain=true`. */
            explain?: components["schemas"]["ListExplanation"];
        };
        /** @enum {string} */
        BackupEngine: "native" | "mongodump";
        BackupFile: {
            /**
             * @description Its path in the folder of the backup.
             * @example path
             */
            path: string;
            /**
             * Format: int64
             * @description Its size.
             * @example 1048576
             */
            size_bytes: number;
            /**
             * @description Its SHA-256, as it was written.
             * @example 0000000000000000000000000000000000000000000000000000000000000000
             */
            sha256: string;
        };
        BackupFilePage: {
            /** @description Items of this page, in the order of the list. */
            items: components["schemas"]["BackupFile"][];
            /**
             * @description Cursor of the next page. Absent on the last page.
             * @example eyJ2IjoiMjAyNi0xMS0yNFQwODowMDowMC4wMDBaIn0
             */
            next_cursor?: string;
            /**
             * Format: int64
             * @description Number of items that match. Present if the request has `include_total`.
             * @example 3
             */
            total?: number;
            /** @description How MongoDB found the page. Present if the request has `explain=true`. */
            explain?: components["schemas"]["ListExplanation"];
        };
        BackupMark: {
            /**
             * @description Id of the backup: that of the job that made it.
             * @example backup-id
             */
            backup_id: string;
            /**
             * Format: date-time
             * @description The time that it is of: what was written later is not in it.
             * @example 2026-11-24T08:00:00.000Z
             */
            at: string;
            /**
             * Format: int64
             * @description Seconds since then.
             * @example 60
             */
            age_seconds: number;
            /**
             * Format: int64
             * @description Seconds that it took.
             * @example 60
             */
            duration_seconds: number;
            /**
             * Format: int64
             * @description Bytes of its files.
             * @example 1048576
             */
            size_bytes: number;
            /**
             * Format: date-time
             * @description When all of it was last restored and compared.
             * @example 2026-11-24T08:00:00.000Z
             */
            proven_at?: string;
        };
        BackupNamespace: {
            /**
             * @description Its name.
             * @example name
             */
            name: string;
            /**
             * @description What it is.
             * @example collection
             */
            type: components["schemas"]["NamespaceType"];
            /**
             * @description complete; partial, since it changed too much while it was read; or failed, and not in the backup.
             * @example complete
             */
            state: components["schemas"]["NamespaceState"];
            /**
             * @description Why it is not complete.
             * @example reason
             */
            reason?: string;
            /**
             * @description Whether it is as it was at the time of the backup.
             * @example true
             */
            at_time: boolean;
            /**
             * Format: int64
             * @description Its documents; of a time series, its buckets.
             * @example 3
             */
            documents: number;
            /**
             * Format: int64
             * @description Bytes of them, uncompressed.
             * @example 1048576
             */
            data_bytes: number;
            /**
             * Format: int64
             * @description Bytes of its files.
             * @example 1048576
             */
            size_bytes: number;
        };
        BackupPage: {
            /** @description Items of this page, in the order of the list. */
            items: components["schemas"]["Backup"][];
            /**
             * @description Cursor of the next page. Absent on the last page.
             * @example eyJ2IjoiMjAyNi0xMS0yNFQwODowMDowMC4wMDBaIn0
             */
            next_cursor?: string;
            /**
             * Format: int64
             * @description Number of items that match. Present if the request has `include_total`.
             * @example 3
             */
            total?: number;
            /** @description How MongoDB found the page. Present if the request has `explain=true`. */
            explain?: components["schemas"]["ListExplanation"];
        };
        BackupSchedule: {
            /**
             * @description Id of the schedule.
             * @example schedule-id
             */
            schedule_id: string;
            /**
             * @description What it is called, and its backups; no other is called so.
             * @example hourly
             */
            name: string;
            /**
             * @description Minute, hour, day of the month, month and day of the week, separated by one space: `*`, numbers, ranges, lists, steps, and English names of three letters for months and days of the week. Where both day fields are restricted, a day that matches one of them is enough.
             * @example cron
             */
            cron: string;
            /**
             * Format: time-zone
             * @description Time zone that `cron` is in, by its IANA name. A schedule for every hour follows the clock. Every other schedule runs once at the moment of a clock change that skips its times, and only the first time that a clock shows a repeated time.
             * @example Europe/Berlin
             */
            time_zone: string;
            /**
             * @description What reads the database.
             * @example native
             */
            engine: components["schemas"]["BackupEngine"];
            /**
             * @description How the files are compressed.
             * @example none
             */
            compression: components["schemas"]["Compression"];
            /**
             * @description How the files are encrypted. When left out, as each backup has it: aes-256-gcm where there is a key, else none.
             * @example none
             */
            encryption?: components["schemas"]["Encryption"];
            /**
             * @description Where the backups are kept. When left out, as each has it: as BACKUP_STORAGE says then.
             * @example volume
             */
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
             * @example true
             */
            enabled: boolean;
            /** @description What is kept of its backups, applied after each; all of them when left out. */
            retention?: components["schemas"]["RetentionPolicy"];
            /**
             * @description Whether it is of the environment, and changed only by its variables: BACKUP_ENABLED, BACKUP_SCHEDULE and BACKUP_RETENTION_DAYS, or BACKUP_DRILL_SCHEDULE.
             * @example true
             */
            from_environment: boolean;
            /**
             * @description Whether the last good backup is restored for trial at its times, and none is made. There is one such schedule, `drill`, that of BACKUP_DRILL_SCHEDULE.
             * @example true
             */
            drill?: boolean;
            /**
             * @description Caller that created the schedule. Absent for the schedules of the environment.
             * @example created_by
             */
            created_by?: string;
            /**
             * Format: date-time
             * @description Time of the next run. Absent while the schedule is disabled or is paused without an end.
             * @example 2026-11-24T08:00:00.000Z
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
             * @example 2026-11-24T08:00:00.000Z
             */
            paused_at?: string;
            /**
             * Format: date-time
             * @description Time at which the pause ends by itself. Absent for a pause that lasts until the schedule is resumed.
             * @example 2026-11-24T08:00:00.000Z
             */
            paused_until?: string;
            /**
             * @description Why the schedule is paused, in the words of the caller.
             * @example Maintenance of the storage
             */
            pause_reason?: string;
            /**
             * @description Caller that paused the schedule.
             * @example paused_by
             */
            paused_by?: string;
            /** @description The run that will be skipped. */
            skip_next?: components["schemas"]["SkippedRun"];
            /**
             * Format: date-time
             * @description The time that came last.
             * @example 2026-11-24T08:00:00.000Z
             */
            last_at?: string;
            /**
             * @description The job of that time, while it has not ended.
             * @example running-job-id
             */
            running_job_id?: string;
            /**
             * @description The last backup that came of it.
             * @example last-backup-id
             */
            last_backup_id?: string;
            /**
             * @description Why no backup came of it last, or the drill failed; absent when it went well.
             * @example last_error
             */
            last_error?: string;
            /**
             * Format: int64
             * @description Backups that came of it; drills that passed.
             * @example 3
             */
            succeeded: number;
            /**
             * Format: int64
             * @description Times of which none came: it failed, was cancelled, or the one before took too long.
             * @example 3
             */
            failed: number;
            /**
             * Format: date-time
             * @description When it was created.
             * @example 2026-11-24T08:00:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When its settings were last changed.
             * @example 2026-11-24T08:00:00.000Z
             */
            updated_at: string;
            /**
             * Format: int32
             * @description Version of its settings, pause and skipped run. The entity tag is made of it.
             * @example 3
             */
            version: number;
        };
        BackupSchedulePage: {
            /** @description Items of this page, in the order of the list. */
            items: components["schemas"]["BackupSchedule"][];
            /**
             * @description Cursor of the next page. Absent on the last page.
             * @example eyJ2IjoiMjAyNi0xMS0yNFQwODowMDowMC4wMDBaIn0
             */
            next_cursor?: string;
            /**
             * Format: int64
             * @description Number of items that match. Present if the request has `include_total`.
             * @example 3
             */
            total?: number;
            /** @description How MongoDB found the page. Present if the request has `explain=true`. */
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
             * @example 60
             */
            rpo_seconds?: number;
            /**
             * Format: int64
             * @description Seconds that a restore takes, from the files to the compared database, as measured by the last drill, rounded up. Absent before the first.
             * @example 60
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
             * @example 3
             */
            complete: number;
            /**
             * Format: int64
             * @description Backups that miss something.
             * @example 3
             */
            partial: number;
            /**
             * Format: int64
             * @description Backups that are not what was written any more.
             * @example 3
             */
            damaged: number;
            /**
             * Format: int64
             * @description Schedules that are enabled.
             * @example 3
             */
            schedules: number;
            /**
             * Format: int64
             * @description Enabled schedules that are paused, that of the drills included.
             * @example 3
             */
            paused_schedules: number;
            /**
             * Format: int64
             * @description Enabled schedules whose last backup failed.
             * @example 3
             */
            failing_schedules: number;
        };
        BeforeAfter: {
            /**
             * Format: int64
             * @description Without it.
             * @example 3
             */
            before: number;
            /**
             * Format: int64
             * @description With it.
             * @example 3
             */
            after: number;
        };
        Block: {
            /**
             * Format: date-time
             * @description Time at which the service created the document, in UTC.
             * @example 2026-11-24T08:00:00.000Z
             */
            readonly created_at: string;
            /**
             * Format: date-time
             * @description Time of the last change, in UTC.
             * @example 2026-11-24T08:00:00.000Z
             */
            readonly updated_at: string;
            /**
             * Format: int32
             * @description Version of the document, from 1. Every change adds 1 and changes the ETag.
             * @example 1
             */
            readonly version: number;
            /** @description Fields that the response leaves out, at most 100, because MongoDB stores no value that this schema can represent. A required field can be among them. Present only if another program wrote the document. Send a valid value with PATCH or PUT to repair a field. */
            readonly invalid_fields?: components["schemas"]["InvalidField"][];
            /**
             * @description Id of the block: its hash, 64 hexadecimal digits. The service does not compute it.
             * @example 5a657927b23c730112cf1aab422a52680db1dd2834865d1f3d8c8eac750344f1
             */
            block_id: string;
            /**
             * Format: int32
             * @description Height of the block, 0 to 2,147,483,647. It is unique.
             * @example 1000000
             */
            height: number;
            /**
             * @description `block_id` of the block one height below; 64 zeros at height 0.
             * @example c4f2f83a4ba1a3f0b9b1e2a0b8b3e65f4a9c40f55c1d7c7b6d2e8a90f3b1c2d4
             */
            previous_hash: string;
            /**
             * @description Merkle root of the transaction ids. The service recomputes it and refuses a wrong one (422).
             * @example 1eba2563044ed938d5a150c63ead21fb929b8818150b37ab513edf78bd6460f1
             */
            merkle_root: string;
            /**
             * @description Algorithm that computes the Merkle root of the transaction ids. Default: `rfc9162-sha256`.
             * @default rfc9162-sha256
             * @example rfc9162-sha256
             */
            merkle_algorithm: components["schemas"]["MerkleAlgorithm"];
            /**
             * @description Ids of the transactions in their order, 0 to 100,000, none twice. Lists of blocks return them only if `fields` names them.
             * @example [
             *       "59242d1cfa67b8746d8d4a8b7d9bf1d80557e25dad1d88b644fbcee2666826a5"
             *     ]
             */
            transactions?: string[];
            /**
             * Format: int32
             * @description Number of transactions in the block, 0 to 100,000.
             * @example 1
             */
            readonly transaction_count: number;
            /**
             * Format: date-time
             * @description Time of the block, RFC 3339. It must not be before that of the block below.
             * @example 2026-11-24T08:00:00.000Z
             */
            timestamp: string;
        };
        BlockPage: {
            /** @description Items of this page, in the order of the list. */
            items: components["schemas"]["Block"][];
            /**
             * @description Cursor of the next page. Absent on the last page.
             * @example eyJ2IjoiMjAyNi0xMS0yNFQwODowMDowMC4wMDBaIn0
             */
            next_cursor?: string;
            /**
             * Format: int64
             * @description Number of items that match. Present if the request has `include_total`.
             * @example 3
             */
            total?: number;
            /** @description How MongoDB found the page. Present if the request has `explain=true`. */
            explain?: components["schemas"]["ListExplanation"];
        };
        BlockTransaction: {
            /**
             * Format: int32
             * @description Position in the block, 0 to 99,999.
             * @example 0
             */
            transaction_index: number;
            /**
             * @description Id of the transaction.
             * @example 59242d1cfa67b8746d8d4a8b7d9bf1d80557e25dad1d88b644fbcee2666826a5
             */
            transaction_id: string;
            /** @description The transaction itself. Absent if it is not stored. */
            transaction?: components["schemas"]["Transaction"];
        };
        BlockTransactionPage: {
            /** @description Items of this page, in the order of the list. */
            items: components["schemas"]["BlockTransaction"][];
            /**
             * @description Cursor of the next page. Absent on the last page.
             * @example eyJ2IjoiMjAyNi0xMS0yNFQwODowMDowMC4wMDBaIn0
             */
            next_cursor?: string;
            /**
             * Format: int64
             * @description Number of items that match. Present if the request has `include_total`.
             * @example 3
             */
            total?: number;
            /** @description How MongoDB found the page. Present if the request has `explain=true`. */
            explain?: components["schemas"]["ListExplanation"];
        };
        BlockchainAnchor: {
            /**
             * @description Id of the block that holds the anchor.
             * @example 5a657927b23c730112cf1aab422a52680db1dd2834865d1f3d8c8eac750344f1
             */
            block_id: string;
            /**
             * Format: int32
             * @description Height of that block, from 0.
             * @example 1000000
             */
            readonly block_height: number;
            /**
             * @description Id of the transaction in that block that carries the root. Absent if it is not known.
             * @example 59242d1cfa67b8746d8d4a8b7d9bf1d80557e25dad1d88b644fbcee2666826a5
             */
            transaction_id?: string;
            /**
             * @description Anchored Merkle root: that of the session.
             * @example 2167b916d4d741c6a44b15aa86e9e198eabb992b8c5d4cf0caf25da676524acd
             */
            readonly merkle_root: string;
            /**
             * Format: date-time
             * @description Time at which the root was anchored, RFC 3339.
             * @example 2026-11-24T08:00:00.000Z
             */
            anchored_at: string;
            /**
             * Format: int32
             * @description Number of confirmations that the client sent with the anchor. It does not grow by itself. Default: 0.
             * @default 0
             * @example 20
             */
            confirmation_count: number;
        };
        BrokenRule: {
            /**
             * @description Path of the field, as `lines[].price`; empty for the document itself.
             * @example field
             */
            field: string;
            /**
             * @description The keyword of the rule.
             * @example minLength
             */
            rule: string;
            /**
             * @description The rule, for people.
             * @example message
             */
            message: string;
        };
        BuildMerkleRoot: {
            /**
             * @description Algorithm that computes the root. Default in requests: `rfc9162-sha256`.
             * @default rfc9162-sha256
             * @example rfc9162-sha256
             */
            algorithm?: components["schemas"]["MerkleAlgorithm"];
            /**
             * @description Leaves in their order, 0 to 100,000 hashes of 64 hexadecimal digits.
             * @example [
             *       "59242d1cfa67b8746d8d4a8b7d9bf1d80557e25dad1d88b644fbcee2666826a5",
             *       "7b18a22f753d70f45195a887f55c206f3db2175e59c3f03185a2920022c593cc"
             *     ]
             */
            leaves: string[];
        };
        BulkBlocks: {
            /**
             * @description `atomic` stores all items or none; the first problem is then the response. `best_effort` stores every valid item.
             * @example best_effort
             */
            mode: components["schemas"]["BulkMode"];
            /** @description Documents to create, 1 to 1,000. */
            items: components["schemas"]["CreateBlock"][];
        };
        BulkItemResult: {
            /**
             * Format: int32
             * @description Position of the item in the request, from 0.
             * @example 0
             */
            index: number;
            /**
             * Format: int32
             * @description HTTP status of the item, 100 to 599.
             * @example 201
             */
            status: number;
            /**
             * @description Id of the created document. Absent if the item failed.
             * @example grace
             */
            id?: string;
            /**
             * @description ETag of the created document. Absent if the item failed.
             * @example "1-m3x9k2a0"
             */
            etag?: string;
            /** @description Problem of the item. Absent if it succeeded. */
            error?: components["schemas"]["Problem"];
        };
        /** @enum {string} */
        BulkMode: "atomic" | "best_effort";
        BulkResult: {
            /**
             * Format: int32
             * @description Number of stored items, 0 to 1,000. In a dry run: items that could be stored.
             * @example 1
             */
            applied: number;
            /**
             * Format: int32
             * @description Number of items that failed, 0 to 1,000.
             * @example 0
             */
            failed: number;
            /**
             * @description Whether the request was a dry run, which stores nothing.
             * @example false
             */
            dry_run: boolean;
            /** @description One result for each item, in the order of the request. */
            items: components["schemas"]["BulkItemResult"][];
        };
        BulkSessions: {
            /**
             * @description `atomic` stores all items or none; the first problem is then the response. `best_effort` stores every valid item.
             * @example best_effort
             */
            mode: components["schemas"]["BulkMode"];
            /** @description Documents to create, 1 to 1,000. */
            items: components["schemas"]["CreateSession"][];
        };
        BulkTransactions: {
            /**
             * @description `atomic` stores all items or none; the first problem is then the response. `best_effort` stores every valid item.
             * @example best_effort
             */
            mode: components["schemas"]["BulkMode"];
            /** @description Documents to create, 1 to 1,000. */
            items: components["schemas"]["CreateTransaction"][];
        };
        BulkTrustPolicies: {
            /**
             * @description `atomic` stores all items or none; the first problem is then the response. `best_effort` stores every valid item.
             * @example best_effort
             */
            mode: components["schemas"]["BulkMode"];
            /** @description Documents to create, 1 to 1,000. */
            items: components["schemas"]["CreateTrustPolicy"][];
        };
        BulkUsers: {
            /**
             * @description `atomic` stores all items or none; the first problem is then the response. `best_effort` stores every valid item.
             * @example best_effort
             */
            mode: components["schemas"]["BulkMode"];
            /** @description Documents to create, 1 to 1,000. */
            items: components["schemas"]["CreateUser"][];
        };
        BulkWallets: {
            /**
             * @description `atomic` stores all items or none; the first problem is then the response. `best_effort` stores every valid item.
             * @example best_effort
             */
            mode: components["schemas"]["BulkMode"];
            /** @description Documents to create, 1 to 1,000. */
            items: components["schemas"]["CreateWallet"][];
        };
        CacheHistory: {
            /**
             * @description Distance of the points.
             * @example minute
             * @enum {string}
             */
            resolution: "minute" | "five_minutes" | "hour";
            /**
             * Format: date-time
             * @description Points from here on.
             * @example 2026-11-24T08:00:00.000Z
             */
            from: string;
            /**
             * Format: date-time
             * @description Points before this time.
             * @example 2026-11-24T08:00:00.000Z
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
             * @example 2026-11-24T08:00:00.000Z
             */
            t: string;
            /** @description Replicas that sampled. A replica that was restarted counts twice. Null where a gap begins. */
            replicas: number | null;
        };
        CacheKeyInfo: {
            /**
             * @description The kind of answer.
             * @example namespace
             */
            namespace: string;
            /**
             * @description Field and value that it was asked for by.
             * @example key
             */
            key: string;
            /**
             * @description An answer, or the mark of a change that refuses what was read before it.
             * @example answer
             */
            state: components["schemas"]["CacheKeyState"];
            /**
             * @description Position in the database that it belongs to, as a consistency token.
             * @example position
             */
            position: string;
            /**
             * Format: int64
             * @description Size in bytes.
             * @example 1048576
             */
            size_bytes: number;
            /**
             * Format: int64
             * @description Seconds until Redis forgets it.
             * @example 60
             */
            ttl_seconds: number;
        };
        CacheKeyPage: {
            /** @description Keys of this page; a page may be short or empty before the last one. */
            items: components["schemas"]["CacheKeyInfo"][];
            /**
             * @description Cursor of the next page; absent on the last.
             * @example next_cursor
             */
            next_cursor?: string;
        };
        /** @enum {string} */
        CacheKeyState: "answer" | "tombstone";
        CacheNamespaceStats: {
            /**
             * @description The kind of answers: `users`, `blocks`.
             * @example namespace
             */
            namespace: string;
            /**
             * @description What its keys in Redis begin with now; absent until Redis was reached.
             * @example generation
             */
            generation?: string;
            /**
             * Format: int64
             * @description How long an answer is kept that nobody changes, in s.
             * @example 60
             */
            ttl_seconds: number;
            /**
             * Format: int64
             * @description Reads that this process answered from its own memory.
             * @example 3
             */
            hit_local: number;
            /**
             * Format: int64
             * @description Reads that were answered from Redis.
             * @example 3
             */
            hit: number;
            /**
             * Format: int64
             * @description Reads that waited for the database.
             * @example 3
             */
            miss: number;
            /**
             * Format: int64
             * @description Reads that were answered with what was no longer fresh, while a fresh one was loaded or could not be.
             * @example 3
             */
            stale: number;
            /**
             * Format: int64
             * @description Reads that went round the cache.
             * @example 3
             */
            bypass: number;
            /**
             * @description Share of hits in either tier, of all reads but those round the cache.
             * @example 1
             */
            hit_rate?: number;
            /**
             * Format: int64
             * @description Answers that there is no such document, of those above.
             * @example 3
             */
            negative: number;
            /**
             * Format: int64
             * @description Reads that waited for another's load.
             * @example 3
             */
            coalesced: number;
            /**
             * Format: int64
             * @description Loads from the database.
             * @example 3
             */
            loads: number;
            /**
             * Format: int64
             * @description Loads that failed.
             * @example 3
             */
            failed_loads: number;
            /**
             * Format: int64
             * @description Loads whose document was changed before they could be kept.
             * @example 3
             */
            refused_fills: number;
            /**
             * Format: int64
             * @description Loads ahead of time, so that nobody had to wait.
             * @example 3
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
             * @example 3
             */
            local_entries: number;
            /**
             * Format: int64
             * @description What they take, in bytes.
             * @example 1048576
             */
            local_bytes: number;
            /**
             * Format: int64
             * @description What they may take, in bytes; the least recently used go first.
             * @example 1048576
             */
            local_max_bytes: number;
            /**
             * @description Whether Redis is used, does not answer, or waits for new keys after a loss.
             * @example used
             */
            redis: components["schemas"]["SharedCacheState"];
            /**
             * @description Whether this replica hears of the database's changes; it caches nothing while it does not.
             * @example true
             */
            live: boolean;
            /**
             * @description Up to where it has heard of changes, as a consistency token.
             * @example position
             */
            position?: string;
            /** @description Each kind of answers. */
            namespaces: components["schemas"]["CacheNamespaceStats"][];
        };
        CachedAnswer: {
            /**
             * @description The kind of answer.
             * @example namespace
             */
            namespace: string;
            /**
             * @description Field and value that it was asked for by.
             * @example key
             */
            key: string;
            /**
             * @description An answer, or the mark of a change that refuses what was read before it.
             * @example answer
             */
            state: components["schemas"]["CacheKeyState"];
            /**
             * @description Position in the database that it belongs to, as a consistency token.
             * @example position
             */
            position: string;
            /**
             * Format: int64
             * @description Size in bytes.
             * @example 1048576
             */
            size_bytes: number;
            /**
             * Format: int64
             * @description Seconds until Redis forgets it.
             * @example 60
             */
            ttl_seconds: number;
            /** @description The answer; absent for a tombstone. */
            value?: Record<string, never>;
            /**
             * @description Whether this process has it in its own memory too.
             * @example true
             */
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
             * @example 3
             */
            max_documents?: number;
        };
        ChainBreak: {
            /**
             * Format: int32
             * @description Height at which the chain breaks.
             * @example 512
             */
            height: number;
            /**
             * @description Id of the block at that height. Absent if there is none.
             * @example 5a657927b23c730112cf1aab422a52680db1dd2834865d1f3d8c8eac750344f1
             */
            block_id?: string;
            /**
             * @description Broken rule: `missing` (no block), `genesis` (height 0 names a parent), `continuity` (wrong parent), `order` (time before that of the parent), `merkle_root` (wrong root) or `duplicate` (a transaction twice).
             * @example missing
             */
            code: components["schemas"]["ChainBreakCode"];
            /**
             * @description Broken rule in words.
             * @example There is no block at height 512; the next one is at 513.
             */
            message: string;
        };
        /** @enum {string} */
        ChainBreakCode: "missing" | "genesis" | "continuity" | "order" | "merkle_root" | "duplicate";
        ChainVerdict: {
            /**
             * @description Whether all checked blocks are valid.
             * @example true
             */
            valid: boolean;
            /**
             * Format: int32
             * @description First height of the request.
             * @example 0
             */
            from: number;
            /**
             * Format: int32
             * @description Last height that was verified. Absent if no block was.
             * @example 999
             */
            to?: number;
            /**
             * Format: int32
             * @description Number of verified blocks, at most 10,000.
             * @example 1000
             */
            checked: number;
            /**
             * Format: int32
             * @description Number of blocks whose Merkle root was not checked, because this version does not know the algorithm.
             * @example 0
             */
            unverifiable: number;
            /** @description First broken rule. Absent if the chain is valid. */
            first_break?: components["schemas"]["ChainBreak"];
            /**
             * Format: int32
             * @description Height to send as `from` in the next request. Absent if the range is finished.
             * @example 3
             */
            next_from?: number;
        };
        ChangeEvent: {
            /**
             * @description Model of the document.
             * @example users
             * @enum {string}
             */
            model: "users" | "sessions" | "blocks" | "transactions" | "trust-policies" | "wallets";
            /**
             * @description Kind of the change.
             * @example update
             * @enum {string}
             */
            operation: "create" | "update" | "delete";
            /**
             * @description Id of the document.
             * @example grace
             */
            id: string;
            /**
             * @description Version of the document after the change, or the last version before a delete.
             * @example 2
             */
            version?: number;
            /**
             * Format: date-time
             * @description Time of the change in MongoDB, in UTC.
             * @example 2026-11-24T08:00:00.000Z
             */
            changed_at: string;
            document?: components["schemas"]["User"] | components["schemas"]["Session"] | components["schemas"]["Block"] | components["schemas"]["Transaction"] | components["schemas"]["TrustPolicy"] | components["schemas"]["Wallet"];
        };
        ChangeStreamStatus: {
            /** @description Each consumer. */
            consumers: components["schemas"]["ConsumerStatus"][];
            /**
             * Format: date-time
             * @description Oldest entry of the oplog: what happened before cannot be told any more.
             * @example 2026-11-24T08:00:00.000Z
             */
            oplog_from?: string;
        };
        /** @enum {string} */
        ChunkStatus: "pending" | "uploaded" | "verified" | "failed";
        ClusteredOptions: {
            /**
             * Format: int32
             * @description MongoDB deletes documents so many seconds after the time in their `_id`.
             * @example 60
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
            /**
             * @description Name of the collection.
             * @example name
             */
            name: string;
            /**
             * @description What it is.
             * @example collection
             */
            type: components["schemas"]["CollectionType"];
            /**
             * @description Whether the service keeps it for itself: it cannot be dropped, renamed or given other rules.
             * @example true
             */
            protected: boolean;
            /**
             * @description Of protected ones: whether it is not as the service declares it; see /database/drift.
             * @example true
             */
            drifted?: boolean;
            /**
             * Format: int64
             * @description About how many documents it has, by MongoDB's own count; of collections only.
             * @example 3
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
            /**
             * @description Whether changes keep what a document was before.
             * @example true
             */
            pre_images: boolean;
            /** @description The rules for its documents, as MongoDB's relaxed extended JSON. */
            validator?: Record<string, never>;
            /**
             * @description `strict` checks every write, `moderate` none of documents that break the rules already, `off` none at all.
             * @example strict
             */
            validation_level?: components["schemas"]["ValidationLevel"];
            /**
             * @description Whether a write that breaks the rules is refused, or only logged by MongoDB.
             * @example error
             */
            validation_action?: components["schemas"]["ValidationAction"];
            /** @description What it shows, if it is a view. */
            view?: components["schemas"]["ViewOptions"];
        };
        CollectionIndex: {
            /**
             * @description Its name.
             * @example name
             */
            name: string;
            /** @description The fields, in their order. */
            keys: components["schemas"]["StoredIndexKey"][];
            /**
             * @description Whether no two documents may have the same key.
             * @example true
             */
            unique: boolean;
            /**
             * @description Whether documents that have none of the fields are left out.
             * @example true
             */
            sparse: boolean;
            /**
             * @description Whether it is kept up to date, but not used by queries.
             * @example true
             */
            hidden: boolean;
            /**
             * @description Whether the documents themselves are kept in its order.
             * @example true
             */
            clustered: boolean;
            /**
             * Format: int64
             * @description Documents are deleted so many seconds after the time in the field.
             * @example 60
             */
            expire_after_seconds?: number;
            /** @description Only documents that meet all conditions are in the index. */
            partial_filter?: components["schemas"]["IndexCondition"][];
            /**
             * @description The same as Extended JSON, where conditions cannot say it.
             * @example partial_filter_text
             */
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
             * @example 1048576
             */
            size_bytes: number;
            /** @description How often it was used. */
            uses: components["schemas"]["IndexUses"];
            /** @description How far it is, while it is being built. */
            building?: components["schemas"]["IndexBuilding"];
            /**
             * @description Whether the service declares it: `different` when it is not as declared.
             * @example yes
             */
            declared: components["schemas"]["IndexDeclared"];
            /**
             * @description The query that the declared index is there for.
             * @example serves
             */
            serves?: string;
            /**
             * @description In what it differs from the declared one.
             * @example [
             *       "differs"
             *     ]
             */
            differs?: string[];
        };
        CollectionIndexList: {
            /** @description Each index, those under construction too. */
            items: components["schemas"]["CollectionIndex"][];
            /** @description Those that the service declares and that are not there. */
            missing: components["schemas"]["MissingIndex"][];
            /**
             * @description Members whose uses are not in the counts, as they could not be asked.
             * @example [
             *       "unreachable_members"
             *     ]
             */
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
            /**
             * @description Name of the collection.
             * @example name
             */
            name: string;
            /**
             * Format: date-time
             * @description When this was so; absent where nothing was measured yet: ask again.
             * @example 2026-11-24T08:00:00.000Z
             */
            measured_at?: string;
            /**
             * Format: int64
             * @description Documents; of a time-series collection, its buckets.
             * @example 3
             */
            documents?: number;
            /**
             * Format: int64
             * @description Size of the documents, uncompressed.
             * @example 1048576
             */
            data_bytes?: number;
            /**
             * @description Mean size of a document, uncompressed.
             * @example 3
             */
            average_document_bytes?: number;
            /**
             * Format: int64
             * @description Size of the documents on disk, with free space; absent where documents were only counted yet.
             * @example 1048576
             */
            storage_bytes?: number;
            /**
             * Format: int64
             * @description Part of storage_bytes that is free for new documents.
             * @example 1048576
             */
            free_bytes?: number;
            /**
             * Format: int64
             * @description Size of all indexes on disk.
             * @example 1048576
             */
            index_bytes?: number;
            /**
             * Format: int64
             * @description Number of indexes.
             * @example 3
             */
            indexes?: number;
            /**
             * Format: int64
             * @description Reads since the server started; measuring is one of them.
             * @example 3
             */
            reads?: number;
            /**
             * Format: int64
             * @description Writes since the server started.
             * @example 3
             */
            writes?: number;
            /**
             * @description Mean time of these reads.
             * @example 3
             */
            read_latency_microseconds?: number;
            /**
             * @description Mean time of these writes.
             * @example 3
             */
            write_latency_microseconds?: number;
        };
        CollectionStats: {
            /**
             * @description Name of the collection.
             * @example name
             */
            name: string;
            /**
             * Format: date-time
             * @description When this was so, by MongoDB's clock.
             * @example 2026-11-24T08:00:00.000Z
             */
            measured_at: string;
            /**
             * @description Whether it is bounded, and forgets its oldest documents.
             * @example true
             */
            capped: boolean;
            /**
             * Format: int64
             * @description Documents, by the count that the server keeps: after a crash it may be off a little. Of a time-series collection, its buckets.
             * @example 3
             */
            documents: number;
            /**
             * @description Mean size of a document, uncompressed.
             * @example 3
             */
            average_document_bytes?: number;
            /**
             * Format: int64
             * @description Size of the documents, uncompressed.
             * @example 1048576
             */
            data_bytes: number;
            /**
             * Format: int64
             * @description Size of the documents on disk, compressed, with free space.
             * @example 1048576
             */
            storage_bytes: number;
            /**
             * Format: int64
             * @description Part of storage_bytes that is free for new documents, and that `compact` would give back.
             * @example 1048576
             */
            free_bytes: number;
            /**
             * Format: int64
             * @description Size of all indexes on disk.
             * @example 1048576
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
            /**
             * @description Name of the collection.
             * @example name
             */
            name: string;
            /**
             * @description What it is.
             * @example collection
             */
            type: components["schemas"]["CollectionType"];
            /**
             * @description Whether the service keeps it for itself: it cannot be dropped, renamed or given other rules.
             * @example true
             */
            protected: boolean;
            /**
             * Format: int64
             * @description About how many documents it has, by MongoDB's own count; of collections only.
             * @example 3
             */
            documents?: number;
            /**
             * @description The options it has.
             * @example [
             *       "capped"
             *     ]
             */
            options: components["schemas"]["CollectionOptionName"][];
        };
        CollectionSummaryPage: {
            /** @description Items of this page, in the order of the list. */
            items: components["schemas"]["CollectionSummary"][];
            /**
             * @description Cursor of the next page. Absent on the last page.
             * @example eyJ2IjoiMjAyNi0xMS0yNFQwODowMDowMC4wMDBaIn0
             */
            next_cursor?: string;
            /**
             * Format: int64
             * @description Number of items that match. Present if the request has `include_total`.
             * @example 3
             */
            total?: number;
            /** @description How MongoDB found the page. Present if the request has `explain=true`. */
            explain?: components["schemas"]["ListExplanation"];
        };
        /** @enum {string} */
        CollectionType: "collection" | "view" | "timeseries";
        CommonValue: {
            /** @description The value. */
            value: unknown;
            /**
             * @description Its share in the values at the path.
             * @example 1
             */
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
            /**
             * @description What the variable sets.
             * @example description
             */
            description: string;
            /**
             * @description The accepted values, in words.
             * @example accepts
             */
            accepts: string;
            /**
             * @description The default. Absent where there is none, and of secrets.
             * @example default
             */
            default?: string;
            /**
             * @description Whether the value is a secret, or can hold a password.
             * @example true
             */
            secret: boolean;
            /**
             * @description Whether the variable has a value, be it the default.
             * @example true
             */
            is_set: boolean;
            /**
             * @description Where the value comes from. `file`: the file that the variable `NAME_FILE` names. `default`: the variable is not set.
             * @example default
             */
            source: components["schemas"]["ConfigurationSource"];
            /**
             * @description The value. Absent of secrets, and where the variable has none.
             * @example value
             */
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
             * @example 2026-11-24T08:00:00.000Z
             */
            key_expires_at?: string;
            /**
             * @description Whether callers need a key. Without one, no session is needed.
             * @example true
             */
            keys_required: boolean;
            /**
             * @description Version of the service.
             * @example 0.1.0
             */
            version: string;
            /**
             * Format: date-time
             * @description Time at which the session ends, however much it is used. Absent without a session.
             * @example 2026-11-24T08:00:00.000Z
             */
            session_expires_at?: string;
            /**
             * Format: date-time
             * @description Time at which the session ends if it is not used before, to a minute. Absent without a session.
             * @example 2026-11-24T08:00:00.000Z
             */
            session_idle_until?: string;
        };
        /** @enum {string} */
        ConsumerState: "rebuilding" | "following" | "retrying";
        ConsumerStatus: {
            /**
             * @description Name of the consumer.
             * @example name
             */
            name: string;
            /**
             * @description What its leader is doing; absent until there is one.
             * @example rebuilding
             */
            state?: components["schemas"]["ConsumerState"];
            /**
             * @description The replica that leads, or led last: its host, process id and a few digits.
             * @example leader
             */
            leader?: string;
            /**
             * Format: int64
             * @description Term of its lease: raised with each change of leader.
             * @example 3
             */
            term: number;
            /**
             * @description How far it is, as a consistency token: writes up to it are seen.
             * @example position
             */
            position?: string;
            /**
             * Format: int64
             * @description How long ago the oldest change happened that it has not taken; 0 when it has taken all.
             * @example 60
             */
            lag_seconds?: number;
            /**
             * Format: int64
             * @description How far its place is from the oldest entry of the oplog: when it is 0, changes are lost and it is rebuilt.
             * @example 60
             */
            headroom_seconds?: number;
            /**
             * Format: int64
             * @description Changes taken so far.
             * @example 3
             */
            applied: number;
            /**
             * Format: int64
             * @description Rebuilds so far.
             * @example 3
             */
            rebuilds: number;
            /**
             * Format: int64
             * @description Changes that it could not take.
             * @example 3
             */
            dead_letters: number;
            /**
             * @description Why the consumer takes no change at the moment. Its leader tries again every few seconds.
             * @example problem
             */
            problem?: string;
            /**
             * @description What to do about the problem, if that is known.
             * @example action
             */
            action?: string;
            /**
             * Format: date-time
             * @description When its leader last said so.
             * @example 2026-11-24T08:00:00.000Z
             */
            updated_at?: string;
        };
        CountRange: {
            /**
             * Format: int64
             * @description The least.
             * @example 3
             */
            min: number;
            /**
             * Format: int64
             * @description The greatest.
             * @example 3
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
             * @example 2026-11-24T08:00:00.000Z
             */
            expires_at?: string;
            /**
             * Format: int32
             * @description Requests a minute that it allows: no more than your own key. Absent: as many as your own key. What it asks counts against the limit of your own key too, if that has one.
             * @example 3
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
             * @example native
             */
            engine?: components["schemas"]["BackupEngine"];
            /**
             * @description How its files are compressed. mongorestore reads none and gzip.
             * @default zstd
             * @example zstd
             */
            compression?: components["schemas"]["Compression"];
            /**
             * @description How its files are encrypted, after they were compressed. When left out: aes-256-gcm where BACKUP_ENCRYPTION_KEYS has a key, else none. mongorestore cannot read what is encrypted.
             * @example none
             */
            encryption?: components["schemas"]["Encryption"];
            /**
             * @description Where it is kept. When left out: as BACKUP_STORAGE says.
             * @example volume
             */
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
            /**
             * @description The backup; the last good one of the whole database when left out.
             * @example backup-id
             */
            backup_id?: string;
            /**
             * Format: int32
             * @description Of the sessions, so many in a hundred have their chunks read, chosen anew each time. All else is checked whole.
             * @default 100
             * @example 100
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
             * @example native
             */
            engine?: components["schemas"]["BackupEngine"];
            /**
             * @description How the files are compressed.
             * @default zstd
             * @example zstd
             */
            compression?: components["schemas"]["Compression"];
            /**
             * @description How the files are encrypted. When left out, as each backup has it: aes-256-gcm where there is a key, else none.
             * @example none
             */
            encryption?: components["schemas"]["Encryption"];
            /**
             * @description Where the backups are kept. When left out, as each has it: as BACKUP_STORAGE says then.
             * @example volume
             */
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
             * @example true
             */
            enabled?: boolean;
            /** @description What is kept of its backups, applied after each; all of them when left out. */
            retention?: components["schemas"]["RetentionPolicy"];
        };
        CreateBlock: {
            /**
             * @description Id of the block: its hash, 64 hexadecimal digits. The service does not compute it.
             * @example 5a657927b23c730112cf1aab422a52680db1dd2834865d1f3d8c8eac750344f1
             */
            block_id: string;
            /**
             * Format: int32
             * @description Height of the block, 0 to 2,147,483,647. It is unique.
             * @example 1000000
             */
            height: number;
            /**
             * @description `block_id` of the block one height below; 64 zeros at height 0.
             * @example c4f2f83a4ba1a3f0b9b1e2a0b8b3e65f4a9c40f55c1d7c7b6d2e8a90f3b1c2d4
             */
            previous_hash: string;
            /**
             * @description Merkle root of the transaction ids. The service recomputes it and refuses a wrong one (422).
             * @example 1eba2563044ed938d5a150c63ead21fb929b8818150b37ab513edf78bd6460f1
             */
            merkle_root: string;
            /**
             * @description Algorithm that computes the Merkle root of the transaction ids. Default: `rfc9162-sha256`.
             * @default rfc9162-sha256
             * @example rfc9162-sha256
             */
            merkle_algorithm?: components["schemas"]["MerkleAlgorithm"];
            /**
             * @description Ids of the transactions in their order, 0 to 100,000, none twice. Lists of blocks return them only if `fields` names them.
             * @example [
             *       "59242d1cfa67b8746d8d4a8b7d9bf1d80557e25dad1d88b644fbcee2666826a5"
             *     ]
             */
            transactions?: string[];
            /**
             * Format: date-time
             * @description Time of the block, RFC 3339. It must not be before that of the block below.
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
            /**
             * @description `strict` checks every write, `moderate` none of documents that break the rules already, `off` none at all.
             * @example strict
             */
            validation_level?: components["schemas"]["ValidationLevel"];
            /**
             * @description Whether a write that breaks the rules is refused, or only logged by MongoDB.
             * @example error
             */
            validation_action?: components["schemas"]["ValidationAction"];
            /**
             * @description Whether changes keep what a document was before, for change streams.
             * @example true
             */
            pre_images?: boolean;
        };
        CreateRestore: {
            /**
             * @description The backup to restore from.
             * @example backup-id
             */
            backup_id: string;
            /**
             * @description Database to restore into, one that BACKUP_RESTORE_DATABASES allows. MongoDB makes it where there is none. Default: the service's own.
             * @example lucid_restored
             */
            database?: string;
            /**
             * @description Only these collections, views and time series; all of the backup when left out. Namespaces that bring server-side JavaScript (`system.js`, and definitions with `$where`, `$function` or `$accumulator`) are restored by name only, as are views of closed collections.
             * @example [
             *       "collections"
             *     ]
             */
            collections?: string[];
            /**
             * @description What becomes of a name that is taken. refuse: the restore is. replace: what is there is backed up, then gives its place to what was restored.
             * @default refuse
             * @example refuse
             */
            existing?: components["schemas"]["ExistingCollections"];
            /** @description Only some documents of one collection, put back into it while it is in use; without `collections` and `existing`. */
            documents?: components["schemas"]["DocumentSelection"];
            /**
             * @description That of the plan: 409 when what would be done is another by now.
             * @example 0000000000000000000000000000000000000000000000000000000000000000
             */
            plan_hash?: string;
        };
        CreateRestoreToTime: {
            /**
             * Format: date-time
             * @description All that the primary had done by then, by its clock, and nothing that came after. At least the second after that of a backup.
             * @example 2026-11-24T08:00:00.000Z
             */
            to_time: string;
            /**
             * Format: int64
             * @description Exactly up to this operation of that second, itself included, whatever its milliseconds: the increment of MongoDB's timestamp.
             * @example 3
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
             * @description Id of the session, 1 to 128 characters. Default: a UUID that the service generates. It never changes.
             * @example session-grace-1
             */
            session_id?: string;
            /**
             * @description Id of the user who recorded the session. The user must exist.
             * @example grace
             */
            user_id: string;
            /** @description First chunks of the session, 0 to 1,000. Append more with `POST /api/v1/sessions/{session_id}/chunks`, and read them there. */
            chunks?: components["schemas"]["CreateSessionChunk"][];
            /**
             * @description Algorithm that computes the Merkle root of the chunk hashes. Default: `rfc9162-sha256`. It never changes.
             * @default rfc9162-sha256
             * @example rfc9162-sha256
             */
            merkle_algorithm?: components["schemas"]["MerkleAlgorithm"];
            /**
             * @description Id of the trust policy that applied to the recording. The policy must exist.
             * @example policy-grace-1
             */
            trust_policy_id?: string;
        };
        CreateSessionChunk: {
            /**
             * @description Id of the chunk, 1 to 128 characters, unique in its session. Default: a UUID that the service generates.
             * @example chunk-0
             */
            chunk_id?: string;
            /**
             * Format: int32
             * @description Position of the chunk in the session, 0 to 99,999.
             * @example 0
             */
            chunk_index: number;
            /**
             * Format: int32
             * @description Size of the chunk in bytes: 1,024 (1 KiB) to 10,485,760 (10 MiB).
             * @example 1024
             */
            size_bytes: number;
            /**
             * @description SHA-256 of the chunk before encryption, 64 hexadecimal digits.
             * @example b378a856b515fb63f7689bb85be33450bb454cc0eddc2da0c668f63ac8198e74
             */
            hash: string;
            /**
             * @description SHA-256 of the chunk as it is stored, 64 hexadecimal digits. Absent if the stored bytes are those of `hash`.
             * @example 5a657927b23c730112cf1aab422a52680db1dd2834865d1f3d8c8eac750344f1
             */
            encrypted_hash?: string;
            /**
             * @description Relative path of the stored content, 1 to 512 characters. If the service stores the content, it sets the path.
             * @example sessions/2026/11/chunk-0.bin
             */
            storage_path?: string;
            /**
             * @description Algorithm that encrypts the stored content. Absent if it is not known.
             * @example none
             */
            encryption_algorithm?: components["schemas"]["EncryptionAlgorithm"];
            /**
             * @description State of the chunk, as the client reports it. Default: `uploaded`.
             * @default uploaded
             * @example uploaded
             */
            status?: components["schemas"]["ChunkStatus"];
            /**
             * Format: date-time
             * @description Time of the upload, RFC 3339. Default: now.
             * @example 2026-11-24T08:00:00.000Z
             */
            uploaded_at?: string;
        };
        CreateTransaction: {
            /**
             * @description Id of the transaction: its hash, 64 hexadecimal digits. The service does not compute it.
             * @example 59242d1cfa67b8746d8d4a8b7d9bf1d80557e25dad1d88b644fbcee2666826a5
             */
            transaction_id: string;
            /**
             * @description Kind of the transaction. It decides which fields are required.
             * @example transfer
             */
            type: components["schemas"]["TransactionType"];
            /**
             * @description State of the transaction. `pending` becomes `confirmed` or `failed`; `confirmed` becomes `orphaned`; `orphaned` becomes `pending` or `confirmed`.
             * @default pending
             * @example pending
             */
            status?: components["schemas"]["TransactionStatus"];
            /**
             * @description Id of the block that contains the transaction. Required if it is `confirmed`; not allowed if it is `pending`.
             * @example 5a657927b23c730112cf1aab422a52680db1dd2834865d1f3d8c8eac750344f1
             */
            block_id?: string;
            /**
             * Format: int32
             * @description Height of that block, 0 to 2,147,483,647. Required if the transaction is `confirmed`.
             * @example 1000000
             */
            block_height?: number;
            /**
             * Format: int32
             * @description Position in that block, 0 to 99,999. Required if the transaction is `confirmed`.
             * @example 0
             */
            transaction_index?: number;
            /**
             * Format: tron-address
             * @description TRON address of the sender. Required on `transfer` and `trc20_transfer`.
             * @example TWYAmAkDck5uxdEQVXuKEz1uAcTRU7m5LS
             */
            from_address?: string;
            /**
             * Format: tron-address
             * @description TRON address of the receiver. Required on `transfer` and `trc20_transfer`.
             * @example TREA9VmfaBD6utCwgGDbiCoqtvTuGcCxuy
             */
            to_address?: string;
            /**
             * @description Amount in base units (sun for TRX, 10⁻⁶ TRX), as 1 to 78 decimal digits.
             * @example 1500000
             */
            amount?: string;
            /**
             * @description Fee in sun (10⁻⁶ TRX), as 1 to 78 decimal digits.
             * @example 268000
             */
            fee?: string;
            /**
             * @description Currency of the amount.
             * @example TRX
             */
            currency?: components["schemas"]["Currency"];
            /**
             * Format: tron-address
             * @description TRON address of the contract that the transaction calls. Absent on plain transfers.
             * @example TZ5ENMG5qoZxC7KyNaqnkdie8MbD8xWWsM
             */
            contract_address?: string;
            /**
             * @description Id of the session that the transaction anchors. Required on `session_anchor`.
             * @example session-grace-1
             */
            session_id?: string;
            /**
             * @description Data of the transaction as text, at most 65,536 characters. The service does not read it.
             * @example 0a02bcd1
             */
            data?: string;
            /**
             * @description Signature of the transaction as text, at most 1,024 characters. The service does not verify it.
             * @example 30450221
             */
            signature?: string;
            /**
             * Format: date-time
             * @description Time of the transaction, RFC 3339.
             * @example 2026-11-24T08:00:00.000Z
             */
            timestamp: string;
        };
        CreateTrustPolicy: {
            /**
             * @description Id of the policy, 1 to 128 characters. Default: a UUID that the service generates. It never changes.
             * @example policy-grace-1
             */
            policy_id?: string;
            /**
             * @description Id of the user who owns the policy. The user must exist.
             * @example grace
             */
            user_id: string;
            /**
             * @description Name of the policy for people, 1 to 255 characters.
             * @example Trusted devices only
             */
            name: string;
            /**
             * @description Purpose of the policy, at most 1,000 characters.
             * @example Read sessions from trusted devices.
             */
            description?: string;
            /**
             * @description Kind of the policy. Evaluation does not depend on it.
             * @example user_trust
             */
            policy_type: components["schemas"]["PolicyType"];
            /**
             * @description State of the policy; only an `active` one counts. A new policy is `draft` or `active`. `draft` becomes `active` or `revoked`; `active` becomes `inactive` or `revoked`; `inactive` becomes `active` or `revoked`; `revoked` is final. Default: `draft`.
             * @default draft
             * @example draft
             */
            status?: components["schemas"]["PolicyStatus"];
            /**
             * @description Subjects that the policy covers, at most 1,000. `*` or an empty list covers all.
             * @example [
             *       "alice"
             *     ]
             */
            subjects?: string[];
            /**
             * @description Actions that the policy covers, at most 200. `*` or an empty list covers all.
             * @example [
             *       "read"
             *     ]
             */
            actions?: string[];
            /**
             * @description Resources that the policy covers, at most 1,000. `*` or an empty list covers all.
             * @example [
             *       "*"
             *     ]
             */
            resources?: string[];
            /** @description Rules of the policy, 1 to 200. Their order has no meaning. */
            rules: components["schemas"]["PolicyRule"][];
            /**
             * Format: date-time
             * @description Time from which the policy counts, RFC 3339, to the millisecond. Default: no lower limit.
             * @example 2026-01-01T00:00:00.000Z
             */
            effective_from?: string;
            /**
             * Format: date-time
             * @description Time from which the policy no longer counts, RFC 3339, to the millisecond. It must be after `effective_from`. Default: no upper limit.
             * @example 2036-01-01T00:00:00.000Z
             */
            effective_until?: string;
        };
        CreateUser: {
            /**
             * @description Id of the user, 1 to 128 characters. Default: a UUID that the service generates. It never changes.
             * @example grace
             */
            user_id?: string;
            /**
             * Format: email
             * @description E-mail address, 6 to 254 characters. The service stores it trimmed and in lower case. It is unique among users.
             * @example grace@example.net
             */
            email: string;
            /**
             * Format: tron-address
             * @description TRON address of the user, 34 characters. It is unique among users.
             * @example TWYAmAkDck5uxdEQVXuKEz1uAcTRU7m5LS
             */
            tron_address: string;
            /** @description Hardware wallet that the user signs with. Absent if none is set. */
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
             * @example false
             */
            read_only?: boolean;
        };
        CreateWallet: {
            /**
             * @description Id of the wallet, 1 to 128 characters. Default: a UUID that the service generates. It never changes.
             * @example wallet-grace-1
             */
            wallet_id?: string;
            /**
             * @description Id of the user who owns the wallet. The user must exist, and has at most 10 wallets.
             * @example grace
             */
            user_id: string;
            /**
             * Format: tron-address
             * @description TRON address of the wallet, 34 characters. It is unique among wallets.
             * @example TJCkaSyhoFLBoqGKhJSfQ21MBvHXtbR1RV
             */
            tron_address: string;
            /**
             * @description Kind of the wallet. `hardware` requires `hardware_wallet`.
             * @example software
             */
            wallet_type: components["schemas"]["WalletType"];
            /**
             * @description State of the wallet. Only an `active` wallet can become primary. Default: `active`.
             * @default active
             * @example active
             */
            status?: components["schemas"]["WalletStatus"];
            /**
             * @description Name that the user gave the wallet, 1 to 100 characters.
             * @example Savings
             */
            nickname?: string;
            /**
             * @description Public key on secp256k1 in lower-case hexadecimal, compressed (66 digits) or not (130 digits).
             * @example 0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798
             */
            public_key?: string;
            /**
             * @description BIP-44 derivation path of the key, with the coin type 195 of TRON.
             * @example m/44'/195'/0'/0/0
             */
            derivation_path?: string;
            /** @description Device that keeps the key. Required if `wallet_type` is `hardware`. */
            hardware_wallet?: components["schemas"]["HardwareWallet"];
            /** @description Balances that a client read last. The service does not update them. */
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
            /**
             * @description Database and collection; MongoDB does not tell it of an idle transaction.
             * @example namespace
             */
            namespace?: string;
            /**
             * @description MongoDB's name of the command: find, aggregate, getMore, …
             * @example operation
             */
            operation: string;
            /**
             * @description Filter, sort, projection and stages, with the name of its type for each value.
             * @example filter {status: ?string}
             */
            shape: string;
            /**
             * Format: int64
             * @description Microseconds since it began; of an idle one, since its cursor or transaction did.
             * @example 60
             */
            age_microseconds: number;
            /**
             * @description Whether it works at the moment; an idle one only holds a place.
             * @example true
             */
            active: boolean;
            /**
             * @description Whether it waits for a lock.
             * @example true
             */
            waiting_for_lock: boolean;
            /**
             * Format: int64
             * @description How often it began again since another wrote the same document.
             * @example 3
             */
            write_conflicts: number;
            /**
             * @description Whether it is to end already, and has not come to see it.
             * @example true
             */
            kill_pending: boolean;
            /**
             * @description Whether it is this service that asked for it.
             * @example true
             */
            own: boolean;
            /**
             * @description Whether it is a part of a transaction.
             * @example true
             */
            in_transaction: boolean;
            /**
             * @description MongoDB's summary of its plan.
             * @example IXSCAN { status: 1 }
             */
            plan?: string;
            /**
             * @description Name that the client gave itself.
             * @example client_name
             */
            client_name?: string;
            /**
             * @description MongoDB's name of the thread: connections are `conn` and a number.
             * @example thread
             */
            thread?: string;
            /** @description How far it is. */
            progress?: components["schemas"]["OperationProgress"];
            /**
             * @description Id of the service's job that it works for.
             * @example job_id
             */
            job_id?: string;
        };
        CurrentOperations: {
            /**
             * @description The member of the replica set that was asked: the primary.
             * @example member
             */
            member: string;
            /**
             * @description Whether there are more than those listed.
             * @example true
             */
            truncated: boolean;
            /** @description The operations, those first that began first. */
            items: components["schemas"]["CurrentOperation"][];
        };
        /** @enum {string} */
        DatabaseMetric: "collections" | "documents" | "data_bytes" | "storage_bytes" | "index_bytes" | "indexes" | "disk_used_bytes" | "connections" | "active_connections" | "queued_reads" | "queued_writes" | "cache_bytes" | "dirty_cache_bytes" | "resident_bytes" | "inserts_per_second" | "queries_per_second" | "updates_per_second" | "deletes_per_second" | "getmores_per_second" | "commands_per_second" | "requests_per_second" | "network_in_bytes_per_second" | "network_out_bytes_per_second" | "cache_read_bytes_per_second" | "cache_written_bytes_per_second" | "evicted_pages_per_second" | "oplog_bytes_per_second" | "reads_per_second" | "writes_per_second" | "read_latency_microseconds" | "write_latency_microseconds";
        DatabaseStats: {
            /**
             * @description Name of the database.
             * @example database
             */
            database: string;
            /**
             * Format: int64
             * @description Number of collections.
             * @example 3
             */
            collection_count: number;
            /**
             * Format: int64
             * @description Number of views.
             * @example 3
             */
            view_count: number;
            /**
             * Format: int64
             * @description Number of indexes.
             * @example 3
             */
            index_count: number;
            /**
             * Format: int64
             * @description Documents of all collections.
             * @example 3
             */
            documents: number;
            /**
             * @description Mean size of a document, uncompressed.
             * @example 3
             */
            average_document_bytes?: number;
            /**
             * Format: int64
             * @description Size of all documents, uncompressed.
             * @example 1048576
             */
            data_bytes: number;
            /**
             * Format: int64
             * @description Size on disk of all collections, without indexes.
             * @example 1048576
             */
            storage_bytes: number;
            /**
             * Format: int64
             * @description Size on disk of all indexes.
             * @example 1048576
             */
            index_bytes: number;
            /**
             * Format: int64
             * @description Part of storage_bytes that is free for new documents, and that `compact` would give back; of collections that were measured.
             * @example 1048576
             */
            free_bytes: number;
            /**
             * Format: int64
             * @description Free space of the disk under MongoDB.
             * @example 1048576
             */
            disk_free_bytes: number;
            /**
             * Format: int64
             * @description Size of the disk under MongoDB.
             * @example 1048576
             */
            disk_total_bytes: number;
            /** @description How it grows; absent until there is an hour of history. */
            growth?: components["schemas"]["Growth"];
            /** @description The server; absent where it may not be asked. */
            server?: components["schemas"]["ServerStats"];
            /**
             * @description Why there is no `server`.
             * @example server_refusal
             */
            server_refusal?: string;
            /** @description Collections, in the order asked for. */
            collections: components["schemas"]["CollectionRow"][];
            /**
             * @description Cursor of the next collections; absent when these are the last.
             * @example next_cursor
             */
            next_cursor?: string;
        };
        DeadLetter: {
            /**
             * @description Id of the letter; one for each document.
             * @example letter_id
             */
            letter_id: string;
            /**
             * @description Who could not take it.
             * @example consumer
             */
            consumer: string;
            /**
             * @description Collection of the document.
             * @example collection_name
             */
            collection_name: string;
            /**
             * @description The document's `_id`, as extended JSON.
             * @example document
             */
            document: string;
            /**
             * Format: int64
             * @description Version of the change.
             * @example 3
             */
            version: number;
            /**
             * @description Whether the document was deleted.
             * @example true
             */
            deleted: boolean;
            /**
             * @description Why it was refused.
             * @example reason
             */
            reason: string;
            /**
             * Format: int32
             * @description How often it was refused.
             * @example 3
             */
            attempts: number;
            /**
             * Format: date-time
             * @description When it was refused first.
             * @example 2026-11-24T08:00:00.000Z
             */
            first_at: string;
            /**
             * Format: date-time
             * @description When it was refused last.
             * @example 2026-11-24T08:00:00.000Z
             */
            last_at: string;
        };
        DeadLetterPage: {
            /** @description Items of this page, in the order of the list. */
            items: components["schemas"]["DeadLetter"][];
            /**
             * @description Cursor of the next page. Absent on the last page.
             * @example eyJ2IjoiMjAyNi0xMS0yNFQwODowMDowMC4wMDBaIn0
             */
            next_cursor?: string;
            /**
             * Format: int64
             * @description Number of items that match. Present if the request has `include_total`.
             * @example 3
             */
            total?: number;
            /** @description How MongoDB found the page. Present if the request has `explain=true`. */
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
             * @example 2026-11-24T08:00:00.000Z
             */
            until?: string;
        };
        DistinctCount: {
            /**
             * Format: int64
             * @description Different values.
             * @example 3
             */
            count: number;
            /**
             * @description Whether there are more: they are counted no further.
             * @example true
             */
            at_least: boolean;
        };
        DocumentCondition: {
            /**
             * @description The field, by its path; of a model, one that it has.
             * @example user_id
             */
            field: string;
            /**
             * @description How it is compared.
             * @example eq
             */
            op: components["schemas"]["RestoreConditionOperator"];
            /**
             * @description Value to compare the field with: text, a number, true or false; a list for `in`. Text also stands for the times (RFC 3339) and ObjectIds that are written like it; `value_type` names one type. Numbers are compared by their exact value, whatever BSON type they are stored with.
             * @example alice
             */
            value?: (string | number | boolean) | (string | number | boolean)[];
            /**
             * @description What the text in `value` stands for, exactly or not at all. `date`: a time as in RFC 3339, to the millisecond. `object_id`: 24 hex digits. `long`: a whole number of 64 bits. `decimal`: a decimal number of up to 34 digits. `extended_json`: a value of any BSON type as extended JSON, such as `{"$numberLong":"9007199254740993"}`.
             * @example date
             */
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
             * @description Ids of the documents: `user_id` and the like in the collections of the six models; `_id` in every other collection, as text, 24 hexadecimal digits, or extended JSON.
             * @example [
             *       "alice"
             *     ]
             */
            ids?: string[];
            /** @description Instead of ids, what must hold for them, all of it; for 10,000 at most. */
            filter?: components["schemas"]["DocumentCondition"][];
            /**
             * @description What becomes of one whose place is taken. skip: what is there stays. replace: it gives way to one of the same `_id`. aside: it goes into `<collection>_restored_<begin of the job>`.
             * @example skip
             */
            conflict: components["schemas"]["DocumentConflict"];
        };
        DocumentStatus: {
            /**
             * @description Whether MongoDB has it.
             * @example true
             */
            stored: boolean;
            /**
             * @description Whether the index has it.
             * @example true
             */
            indexed: boolean;
            /**
             * @description Whether the index has it as MongoDB does.
             * @example true
             */
            current: boolean;
            /**
             * Format: int64
             * @description Version of what is indexed: the cluster time of its change.
             * @example 3
             */
            indexed_version?: number;
            /**
             * @description Why Elasticsearch refused it last, when it did.
             * @example refused_because
             */
            refused_because?: string;
            /**
             * @description How far the indices are, as a consistency token.
             * @example position
             */
            position?: string;
            /**
             * @description What that means, and what to do.
             * @example verdict
             */
            verdict: string;
        };
        /** @enum {string} */
        DocumentThenConflict: "skip" | "replace";
        /** @enum {string} */
        DocumentThenOutcome: "inserted" | "replaced" | "skipped" | "unchanged";
        Drift: {
            /**
             * @description The database.
             * @example database
             */
            database: string;
            /**
             * Format: int32
             * @description Declared collections, all of which were compared.
             * @example 3
             */
            collections: number;
            /**
             * @description Whether all of them are as declared.
             * @example true
             */
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
            /**
             * @description What differs.
             * @example collection_missing
             */
            kind: components["schemas"]["DriftKind"];
            /**
             * @description The index or option.
             * @example email_1
             */
            subject: string;
            /**
             * @description `apply` is put in place by every start and by applyDrift, `replace` by applyDrift with `replace` only, as something is dropped for it, `manual` by people.
             * @example apply
             */
            remedy: components["schemas"]["DriftRemedy"];
            /**
             * @description What it is, and what to do, for people.
             * @example message
             */
            message: string;
            /**
             * @description The query that the index is there for.
             * @example serves
             */
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
             * @example 3
             */
            documents: number;
            /**
             * @description The `_id` of up to five of them, as text.
             * @example [
             *       "document_ids"
             *     ]
             */
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
            /**
             * @description passed: all of it came back, and every check holds. failed: not so, and the backup is not proven.
             * @example passed
             */
            state: components["schemas"]["DrillState"];
            /**
             * @description Why it failed, where it did.
             * @example reason
             */
            reason?: string;
            /**
             * Format: int64
             * @description How long all of it took.
             * @example 12
             */
            duration_ms: number;
            /**
             * Format: int64
             * @description How long verifying the files, restoring and comparing took: what a restore would take.
             * @example 12
             */
            restore_ms?: number;
            /**
             * Format: int64
             * @description Documents that came back.
             * @example 3
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
            /**
             * @description What holds, where it finds nothing.
             * @example description
             */
            description: string;
            /**
             * Format: int64
             * @description Documents, or namespaces, that were checked.
             * @example 3
             */
            checked: number;
            /**
             * Format: int64
             * @description What was found to be wrong, in all.
             * @example 3
             */
            violations: number;
            /** @description The first ten of it. */
            examples: components["schemas"]["DrillViolation"][];
        };
        DrillMark: {
            /**
             * @description The backup that it was of.
             * @example backup-id
             */
            backup_id: string;
            /**
             * @description What came of it.
             * @example passed
             */
            state: components["schemas"]["DrillState"];
            /**
             * @description Why it failed, where it did.
             * @example reason
             */
            reason?: string;
            /**
             * Format: date-time
             * @description When it ended.
             * @example 2026-11-24T08:00:00.000Z
             */
            at: string;
            /**
             * Format: int64
             * @description Seconds since then.
             * @example 60
             */
            age_seconds: number;
            /**
             * Format: int64
             * @description Seconds that all of it took, rounded up.
             * @example 60
             */
            duration_seconds: number;
        };
        /** @enum {string} */
        DrillState: "passed" | "failed";
        DrillViolation: {
            /**
             * @description The document, or what else is to blame.
             * @example id
             */
            id: string;
            /**
             * @description What is wrong with it.
             * @example message
             */
            message: string;
        };
        DroppedIndex: {
            /** @description Its definition, from which it can be made again. */
            dropped: components["schemas"]["StoredIndex"];
            /** @description How often it had been used. */
            uses: components["schemas"]["IndexUses"];
            /**
             * @description What to watch now, where it had been used.
             * @example advice
             */
            advice?: string;
        };
        DuplicateGroup: {
            /** @description What they share. */
            values: components["schemas"]["DuplicateValue"][];
            /**
             * Format: int64
             * @description How many documents there are.
             * @example 3
             */
            documents: number;
            /**
             * @description The _id of up to 5 of them, as text.
             * @example [
             *       "document_ids"
             *     ]
             */
            document_ids: string[];
        };
        DuplicateValue: {
            /**
             * @description Dotted path of the field.
             * @example path
             */
            path: string;
            /** @description Its value; text for what JSON has no value for, cut to 100 characters. Documents without the field count as null. */
            value: string | number | boolean | null;
        };
        /** @enum {string} */
        Encryption: "none" | "aes-256-gcm";
        /** @enum {string} */
        EncryptionAlgorithm: "none" | "aes-256-gcm" | "chacha20-poly1305" | "xchacha20-poly1305";
        EngineHealth: {
            /**
             * @description What was checked.
             * @example name
             */
            name: string;
            /**
             * @description up, degraded (works in part), or down.
             * @example up
             */
            status: components["schemas"]["HealthStatus"];
            /**
             * Format: int32
             * @description How long the check took, in ms.
             * @example 12
             */
            latency_ms: number;
            /**
             * @description Version of the engine.
             * @example version
             */
            version?: string;
            /** @description Figures of the engine. */
            details?: unknown;
            /**
             * @description What is seen.
             * @example symptom
             */
            symptom?: string;
            /**
             * @description What does not work because of it.
             * @example impact
             */
            impact?: string;
            /**
             * @description Why, as far as it is known.
             * @example cause
             */
            cause?: string;
            /**
             * @description What to do.
             * @example action
             */
            action?: string;
        };
        EstimatedGain: {
            /**
             * Format: int32
             * @description Documents of the sample that it was measured on.
             * @example 3
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
            /**
             * @description How that was found.
             * @example method
             */
            method: string;
            /**
             * Format: date-time
             * @description When it was measured.
             * @example 2026-11-24T08:00:00.000Z
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
             * @example queryPlanner
             */
            verbosity?: components["schemas"]["ExplainVerbosity"];
        };
        /** @enum {string} */
        ExplainVerbosity: "queryPlanner" | "executionStats";
        Facet: {
            /**
             * @description The field, by its path.
             * @example field
             */
            field: string;
            /** @description Its most frequent values. */
            values: components["schemas"]["FacetValue"][];
            /**
             * Format: int64
             * @description Documents that have other values.
             * @example 3
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
             * @example 10
             */
            size?: number;
        };
        FacetValue: {
            /** @description The value. */
            value: string | number | boolean;
            /**
             * Format: int64
             * @description Documents that have it.
             * @example 3
             */
            count: number;
        };
        FailSession: {
            /**
             * @description Reason for the failure, 1 to 1,000 characters. The session keeps it as `failure_reason`.
             * @example The recorder lost its connection.
             */
            reason?: string;
        };
        FailedRule: {
            /**
             * @description Id of the policy.
             * @example policy-grace-2
             */
            policy_id: string;
            /**
             * @description Id of the rule. Empty if the service cannot read the policy itself, which then denies.
             * @example office-hours
             */
            rule_id: string;
            /**
             * @description First condition that could not be compared, or first field of the policy that could not be read, with the cause.
             * @example context.hour is text, and gte compares numbers and times
             */
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
             * @example 3
             */
            failing: number;
            /**
             * Format: int64
             * @description Low end of the interval.
             * @example 3
             */
            low: number;
            /**
             * Format: int64
             * @description High end of the interval: not 0 even where the sample has no failing document.
             * @example 3
             */
            high: number;
            /**
             * Format: int32
             * @description Of so many samples in 100, the interval holds the true number.
             * @example 25
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
            /**
             * @description Fields to return only; `_id` only if it is one of them.
             * @example [
             *       "projection"
             *     ]
             */
            projection?: string[];
            /**
             * Format: int32
             * @description Most documents to return.
             * @example 3
             */
            limit?: number;
        };
        FlushCache: {
            /**
             * @description Kinds of answers; all of them when left out.
             * @example [
             *       "namespaces"
             *     ]
             */
            namespaces?: string[];
        };
        FlushResult: {
            /**
             * @description Kinds of answers.
             * @example [
             *       "namespaces"
             *     ]
             */
            namespaces: string[];
            /**
             * Format: int64
             * @description Keys in Redis under the old generations; their space is freed in the background.
             * @example 3
             */
            keys: number;
            /**
             * @description Whether nothing was done.
             * @example true
             */
            dry_run: boolean;
        };
        FolderUsage: {
            /**
             * @description Its path in the volume; empty for the volume's own folder.
             * @example path
             */
            path: string;
            /**
             * Format: int64
             * @description Files directly in it.
             * @example 3
             */
            file_count: number;
            /**
             * Format: int64
             * @description Bytes of those.
             * @example 1048576
             */
            size_bytes: number;
        };
        /** @enum {string} */
        Grant: "*" | "models:*" | "database:*" | "volumes:*" | "backups:*" | "search:*" | "cache:*" | "metrics:*" | "jobs:*" | "api-keys:*" | "audit:*" | "service:*" | "models:read" | "models:write" | "models:delete" | "database:read" | "database:write" | "database:delete" | "volumes:read" | "volumes:write" | "volumes:delete" | "backups:read" | "backups:write" | "backups:delete" | "backups:restore" | "search:read" | "search:write" | "search:delete" | "cache:read" | "cache:write" | "cache:delete" | "metrics:read" | "jobs:read" | "jobs:write" | "api-keys:read" | "api-keys:write" | "audit:read" | "service:read";
        Growth: {
            /**
             * Format: date-time
             * @description The sample that the present sizes are compared with.
             * @example 2026-11-24T08:00:00.000Z
             */
            since: string;
            /**
             * @description Documents more in a day; negative when there were fewer.
             * @example 3
             */
            documents_per_day?: number;
            /**
             * @description Uncompressed size more in a day.
             * @example 3
             */
            data_bytes_per_day?: number;
            /**
             * @description Size on disk more in a day, without indexes.
             * @example 3
             */
            storage_bytes_per_day?: number;
            /**
             * @description Size of the indexes on disk more in a day.
             * @example 3
             */
            index_bytes_per_day?: number;
        };
        HardwareWallet: {
            /**
             * @description Manufacturer of the device.
             * @example ledger
             */
            type: components["schemas"]["HardwareWalletType"];
            /**
             * @description Model of the device, 1 to 100 characters.
             * @example Nano X
             */
            model?: string;
            /**
             * @description Firmware version of the device, 1 to 50 characters.
             * @example 2.2.3
             */
            firmware_version?: string;
            /**
             * @description Public key on secp256k1 in lower-case hexadecimal, compressed (66 digits) or not (130 digits).
             * @example 0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798
             */
            public_key?: string;
            /**
             * @description BIP-44 derivation path of the key, with the coin type 195 of TRON.
             * @example m/44'/195'/0'/0/0
             */
            derivation_path?: string;
            /**
             * Format: date-time
             * @description Time at which the device was last connected, RFC 3339.
             * @example 2026-11-24T08:00:00.000Z
             */
            connected_at?: string;
        };
        /** @enum {string} */
        HardwareWalletType: "ledger" | "trezor" | "keepkey" | "other";
        Headroom: {
            /**
             * @description What is written to the oplog in a second, since the last sample.
             * @example 3
             */
            written_bytes_per_second: number;
            /** @description How long a reader of changes that is up to date may be away at this rate; null while nothing is written. */
            reader_seconds: number | null;
            /**
             * @description How long the member that is furthest behind, or longest away, may stay so at this rate.
             * @example 3
             */
            slowest_member_seconds?: number;
            /**
             * @description That member.
             * @example slowest_member
             */
            slowest_member?: string;
        };
        HealthReport: {
            /**
             * @description down when a critical check is down, degraded when any other is not up.
             * @example up
             */
            status: components["schemas"]["HealthStatus"];
            /**
             * Format: date-time
             * @description When it was checked.
             * @example 2026-11-24T08:00:00.000Z
             */
            checked_at: string;
            /**
             * Format: int32
             * @description How long the service has run, in seconds.
             * @example 60
             */
            uptime_seconds: number;
            /** @description Each check. */
            checks: components["schemas"]["EngineHealth"][];
        };
        /** @enum {string} */
        HealthStatus: "up" | "degraded" | "down";
        Highlight: {
            /**
             * @description The field, by its path.
             * @example field
             */
            field: string;
            /**
             * @description Pieces of it, as HTML: what was in the document is escaped.
             * @example [
             *       "fragments"
             *     ]
             */
            fragments: string[];
        };
        History: {
            /**
             * @description The metric.
             * @example metric
             */
            metric: string;
            /**
             * @description Distance of the points.
             * @example minute
             * @enum {string}
             */
            resolution: "minute" | "hour" | "day";
            /**
             * Format: date-time
             * @description Points from here on.
             * @example 2026-11-24T08:00:00.000Z
             */
            from: string;
            /**
             * Format: date-time
             * @description Points before this.
             * @example 2026-11-24T08:00:00.000Z
             */
            to: string;
            /** @description The points, in the order of their time. */
            points: components["schemas"]["HistoryPoint"][];
        };
        HistoryPoint: {
            /**
             * Format: date-time
             * @description Start of its minute, hour or day.
             * @example 2026-11-24T08:00:00.000Z
             */
            t: string;
            /** @description The value; null where a gap begins: nothing was sampled, or the server was started meanwhile. */
            value: number | null;
        };
        IndexBuilding: {
            /**
             * @description The step it is at, in MongoDB's words.
             * @example phase
             */
            phase?: string;
            /**
             * Format: int64
             * @description Documents or keys done in this step.
             * @example 3
             */
            done?: number;
            /**
             * Format: int64
             * @description All of them.
             * @example 3
             */
            total?: number;
            /**
             * @description The job that asked for it.
             * @example job_id
             */
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
             * @example 3
             */
            strength?: number;
            /**
             * @description Whether case counts at strength 1 and 2.
             * @example true
             */
            case_level?: boolean;
            /**
             * @description Which case comes first, where case counts.
             * @example upper
             */
            case_first?: components["schemas"]["CollationCaseFirst"];
            /**
             * @description Whether digits are compared as numbers.
             * @example true
             */
            numeric_ordering?: boolean;
            /**
             * @description `shifted` ignores spaces and punctuation below strength 4.
             * @example non-ignorable
             */
            alternate?: components["schemas"]["CollationAlternate"];
            /**
             * @description What `shifted` ignores: spaces and punctuation, or spaces only.
             * @example punct
             */
            max_variable?: components["schemas"]["CollationMaxVariable"];
            /**
             * @description Whether text is normalised before it is compared.
             * @example true
             */
            normalization?: boolean;
            /**
             * @description Whether accents are compared from the end, as in Canadian French.
             * @example true
             */
            backwards?: boolean;
        };
        IndexCondition: {
            /**
             * @description Dotted path of the field.
             * @example status
             */
            field: string;
            /**
             * @description How the field is compared. `exists` takes true, `type` the name of a BSON type, `in` a list.
             * @example eq
             */
            op: components["schemas"]["IndexConditionOperator"];
            /**
             * @description Value to compare the field with. `value_type` names types that JSON does not have.
             * @example active
             */
            value: string | number | boolean | null | (string | number | boolean | null)[];
            /**
             * @description What the text in `value` stands for, exactly or not at all. `date`: a time as in RFC 3339, to the millisecond. `object_id`: 24 hex digits. `long`: a whole number of 64 bits. `decimal`: a decimal number of up to 34 digits. `extended_json`: a value of any BSON type as extended JSON, such as `{"$numberLong":"9007199254740993"}`.
             * @example date
             */
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
            /**
             * @description Whether no two documents may have the same key.
             * @example true
             */
            unique?: boolean;
            /**
             * @description Whether documents that have none of the fields are left out.
             * @example true
             */
            sparse?: boolean;
            /**
             * Format: int32
             * @description MongoDB deletes documents so many seconds after the time in the field, which is the only one.
             * @example 60
             */
            expire_after_seconds?: number;
            /** @description Only documents that meet all conditions are in the index. */
            partial_filter?: components["schemas"]["IndexCondition"][];
            /** @description How text is compared. */
            collation?: components["schemas"]["IndexCollation"];
            /**
             * @description Whether it is kept up to date, but not used by queries.
             * @example true
             */
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
            /**
             * @description Its name in Elasticsearch.
             * @example index
             */
            index: string;
            /**
             * @description The collection whose documents it holds.
             * @example collection
             */
            collection: string;
            /**
             * @description Searched, being built, or kept to go back to.
             * @example building
             */
            state: components["schemas"]["SearchIndexState"];
            /**
             * @description Elasticsearch's word for its shards; `gone` when it is not there.
             * @example green
             */
            health: components["schemas"]["SearchIndexHealth"];
            /**
             * Format: int64
             * @description Documents in it.
             * @example 3
             */
            documents?: number;
            /**
             * Format: int64
             * @description Size of its primary shards, in bytes.
             * @example 1048576
             */
            size_bytes?: number;
            /**
             * Format: date-time
             * @description When it was made.
             * @example 2026-11-24T08:00:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it is deleted, for one that is kept.
             * @example 2026-11-24T08:00:00.000Z
             */
            delete_after?: string;
        };
        IndexOverviews: {
            /** @description By collection, the newest last. */
            items: components["schemas"]["IndexOverview"][];
        };
        IndexPatch: {
            /**
             * @description Whether queries are kept from it. It is kept up to date meanwhile, and stays unique, so it is back at once.
             * @example true
             */
            hidden?: boolean;
            /**
             * Format: int32
             * @description MongoDB deletes documents so many seconds after the time in its field. An index that deleted none does from now on.
             * @example 60
             */
            expire_after_seconds?: number;
        };
        IndexPlan: {
            /**
             * @description True: nothing was created.
             * @example true
             */
            dry_run: boolean;
            /** @description The index as it would be. */
            index: components["schemas"]["StoredIndex"];
            /**
             * Format: int64
             * @description Documents of the collection; not known of a time series.
             * @example 3
             */
            documents?: number;
            /**
             * Format: int64
             * @description Its size, as far as a sample of the documents tells; not known in time otherwise.
             * @example 1048576
             */
            estimated_bytes?: number;
            /**
             * Format: int64
             * @description Seconds that building it takes, of that order, if the server has little else to do.
             * @example 60
             */
            estimated_seconds?: number;
            /**
             * @description For a unique index: whether documents are in its way; not there where it could not be found out in time.
             * @example true
             */
            has_duplicates?: boolean;
            /** @description Groups of documents that are in the way of a unique index, the 10 largest. */
            duplicates?: components["schemas"]["DuplicateGroup"][];
            /**
             * @description The index that serves the same queries already.
             * @example served_by
             */
            served_by?: string;
        };
        IndexSize: {
            /**
             * @description Name of the index.
             * @example name
             */
            name: string;
            /**
             * Format: int64
             * @description Its size on disk.
             * @example 1048576
             */
            size_bytes: number;
        };
        IndexUses: {
            /**
             * Format: int64
             * @description Operations that used it, of all members.
             * @example 3
             */
            count: number;
            /**
             * Format: date-time
             * @description Since when all of them count: the latest of their times.
             * @example 2026-11-24T08:00:00.000Z
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
            /**
             * @description Id of the job.
             * @example job-id
             */
            job_id: string;
            /**
             * @description What it does: `create_index`, `scan_volume`.
             * @example kind
             */
            kind: string;
            /**
             * @description What it is about: a collection, a volume.
             * @example target
             */
            target: string;
            /**
             * @description Where it stands.
             * @example queued
             */
            state: components["schemas"]["JobState"];
            /**
             * Format: int32
             * @description How often it was begun: more than once after its process died or was stopped.
             * @example 3
             */
            attempt: number;
            /**
             * @description The step it is at.
             * @example phase
             */
            phase?: string;
            /** @description How far that step is. */
            progress?: components["schemas"]["JobProgress"];
            /** @description What came of it, once it has succeeded. */
            result?: unknown;
            /** @description Why it failed. */
            error?: components["schemas"]["Problem"];
            /**
             * @description Whose key asked for it.
             * @example requested_by
             */
            requested_by: string;
            /**
             * @description Id of the request that started the job, as in the logs and in `X-Request-Id`. For a schedule: the id of the job.
             * @example request_id
             */
            request_id?: string;
            /**
             * @description Audit record of the request that started the job. It ends with the outcome of the job.
             * @example 3f0d7a52-6d0e-4b0c-8a5d-0c5b2d9f4e77
             */
            audit_id?: string;
            /**
             * Format: date-time
             * @description When it was asked for.
             * @example 2026-11-24T08:00:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was first begun.
             * @example 2026-11-24T08:00:00.000Z
             */
            started_at?: string;
            /**
             * Format: date-time
             * @description When it was asked to stop; it is cancelled once its work has.
             * @example 2026-11-24T08:00:00.000Z
             */
            cancel_requested_at?: string;
            /**
             * Format: date-time
             * @description When it ended.
             * @example 2026-11-24T08:00:00.000Z
             */
            ended_at?: string;
        };
        JobPage: {
            /** @description Items of this page, in the order of the list. */
            items: components["schemas"]["Job"][];
            /**
             * @description Cursor of the next page. Absent on the last page.
             * @example eyJ2IjoiMjAyNi0xMS0yNFQwODowMDowMC4wMDBaIn0
             */
            next_cursor?: string;
            /**
             * Format: int64
             * @description Number of items that match. Present if the request has `include_total`.
             * @example 3
             */
            total?: number;
            /** @description How MongoDB found the page. Present if the request has `explain=true`. */
            explain?: components["schemas"]["ListExplanation"];
        };
        JobProgress: {
            /**
             * Format: int64
             * @description Units done in this phase.
             * @example 3
             */
            done: number;
            /**
             * Format: int64
             * @description All units of this phase, where that is known.
             * @example 3
             */
            total?: number;
            /**
             * @description What is counted: documents, bytes, files.
             * @example unit
             */
            unit: string;
            /**
             * @description What is being worked on: collections, say.
             * @example current
             */
            current?: string;
            /**
             * Format: int64
             * @description Units per second, lately.
             * @example 3
             */
            rate?: number;
            /**
             * Format: int64
             * @description Seconds until this phase is done at that rate.
             * @example 60
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
            /**
             * @description Its id.
             * @example opid
             */
            opid: string;
            /**
             * @description gone: it is no longer there. marked: it is to end, and had not two seconds later; look whether it is still listed.
             * @example gone
             */
            outcome: components["schemas"]["KillOutcome"];
            /** @description What it was. */
            operation: components["schemas"]["CurrentOperation"];
        };
        ListExplanation: {
            /**
             * @description Stages of the query plan, in the order of execution.
             * @example IXSCAN email_1 > FETCH > LIMIT
             */
            plan: string;
            /**
             * @description Name of the index that MongoDB read. Absent for a collection scan.
             * @example email_1
             */
            index?: string;
            /**
             * Format: int64
             * @description Number of index keys that MongoDB examined.
             * @example 3
             */
            keys_examined: number;
            /**
             * Format: int64
             * @description Number of documents that MongoDB examined.
             * @example 3
             */
            documents_examined: number;
            /**
             * Format: int64
             * @description Number of documents that MongoDB returned: one more than the page shows if another page follows.
             * @example 3
             */
            returned: number;
            /**
             * Format: int64
             * @description Execution time in milliseconds.
             * @example 12
             */
            milliseconds: number;
            /** @description Each range of the index that was read. A page after a cursor has two: documents with the value of the cursor, then those beyond it. */
            ranges: components["schemas"]["RangeExplanation"][];
        };
        ManifestChunk: {
            /**
             * @description Id of the chunk, 1 to 128 characters, unique in its session. Default: a UUID that the service generates.
             * @example chunk-0
             */
            chunk_id: string;
            /**
             * Format: int32
             * @description Position of the chunk in the session, 0 to 99,999.
             * @example 0
             */
            chunk_index: number;
            /**
             * Format: int32
             * @description Size of the chunk in bytes: 1,024 (1 KiB) to 10,485,760 (10 MiB).
             * @example 1024
             */
            size_bytes: number;
            /**
             * @description SHA-256 of the chunk before encryption, 64 hexadecimal digits.
             * @example b378a856b515fb63f7689bb85be33450bb454cc0eddc2da0c668f63ac8198e74
             */
            hash: string;
            /**
             * @description SHA-256 of the chunk as it is stored, 64 hexadecimal digits. Absent if the stored bytes are those of `hash`.
             * @example 5a657927b23c730112cf1aab422a52680db1dd2834865d1f3d8c8eac750344f1
             */
            encrypted_hash?: string;
            /**
             * @description Relative path of the stored content, 1 to 512 characters. If the service stores the content, it sets the path.
             * @example sessions/2026/11/chunk-0.bin
             */
            storage_path?: string;
            /**
             * @description Algorithm that encrypts the stored content. Absent if it is not known.
             * @example none
             */
            encryption_algorithm?: components["schemas"]["EncryptionAlgorithm"];
            /**
             * @description State of the chunk, as the client reports it. Default: `uploaded`.
             * @default uploaded
             * @example uploaded
             */
            status: components["schemas"]["ChunkStatus"];
            /**
             * Format: date-time
             * @description Time at which the service stored the content and checked its SHA-256. Absent if the service has no content of the chunk.
             * @example 2026-11-24T08:00:00.000Z
             */
            readonly stored_at?: string;
            /** @description Fields that the response leaves out, at most 100, because MongoDB stores no value that this schema can represent. A required field can be among them. Present only if another program wrote the document. Send a valid value with PATCH or PUT to repair a field. */
            readonly invalid_fields?: components["schemas"]["InvalidField"][];
        };
        MatchedRule: {
            /**
             * @description Id of the policy.
             * @example policy-grace-1
             */
            policy_id: string;
            /**
             * @description Id of the rule.
             * @example trusted-devices
             */
            rule_id: string;
            /**
             * @description Effect of the rule.
             * @example allow
             */
            effect: components["schemas"]["RuleEffect"];
        };
        MemberIndexUses: {
            /**
             * @description Address of the member, as the replica set names it.
             * @example member
             */
            member: string;
            /**
             * Format: int64
             * @description Operations that used it.
             * @example 3
             */
            count: number;
            /**
             * Format: date-time
             * @description Since when it counts: a restart of the member, and each change of the index, begins anew.
             * @example 2026-11-24T08:00:00.000Z
             */
            since: string;
        };
        /** @enum {string} */
        MerkleAlgorithm: "rfc9162-sha256" | "bitcoin-sha256d" | "sha256-promote";
        MerkleProof: {
            /**
             * @description Algorithm that computes the root.
             * @example rfc9162-sha256
             */
            algorithm: components["schemas"]["MerkleAlgorithm"];
            /**
             * @description Leaf that the tree contains, 64 hexadecimal digits.
             * @example 59242d1cfa67b8746d8d4a8b7d9bf1d80557e25dad1d88b644fbcee2666826a5
             */
            leaf: string;
            /**
             * Format: int32
             * @description Position of the leaf, from 0.
             * @example 0
             */
            index: number;
            /**
             * Format: int32
             * @description Number of leaves in the tree, at least 1.
             * @example 2
             */
            size: number;
            /**
             * @description Sibling hashes from the leaf up to the root, at most 32.
             * @example [
             *       "cafde32be8353c8d2df8e534eb804a03d1f80901f0e771016882d3218fdec8f1"
             *     ]
             */
            proof: string[];
            /**
             * @description Merkle root that the proof leads to.
             * @example b3523da29ad2c820362c6c0096df61c8f4d97371f21adf9798e4646925900f86
             */
            root: string;
        };
        MerkleProofVerdict: {
            /**
             * @description Whether the proof leads from the leaf to the root.
             * @example true
             */
            valid: boolean;
        };
        MerkleRoot: {
            /**
             * @description Algorithm that computes the root. Default in requests: `rfc9162-sha256`.
             * @example rfc9162-sha256
             */
            algorithm: components["schemas"]["MerkleAlgorithm"];
            /**
             * Format: int32
             * @description Number of leaves, 0 to 100,000.
             * @example 2
             */
            size: number;
            /**
             * @description Merkle root, 64 hexadecimal digits.
             * @example b3523da29ad2c820362c6c0096df61c8f4d97371f21adf9798e4646925900f86
             */
            root: string;
        };
        MissingIndex: {
            /**
             * @description Its name.
             * @example name
             */
            name: string;
            /** @description The fields, in their order. */
            keys: components["schemas"]["StoredIndexKey"][];
            /**
             * @description Whether no two documents may have the same key.
             * @example true
             */
            unique: boolean;
            /**
             * @description Whether documents that have none of the fields are left out.
             * @example true
             */
            sparse: boolean;
            /**
             * @description Whether it is kept up to date, but not used by queries.
             * @example true
             */
            hidden: boolean;
            /**
             * @description Whether the documents themselves are kept in its order.
             * @example true
             */
            clustered: boolean;
            /**
             * Format: int64
             * @description Documents are deleted so many seconds after the time in the field.
             * @example 60
             */
            expire_after_seconds?: number;
            /** @description Only documents that meet all conditions are in the index. */
            partial_filter?: components["schemas"]["IndexCondition"][];
            /**
             * @description The same as Extended JSON, where conditions cannot say it.
             * @example partial_filter_text
             */
            partial_filter_text?: string;
            /** @description How text is compared. */
            collation?: components["schemas"]["IndexCollation"];
            /** @description Which fields `$**` takes. */
            wildcard_projection?: components["schemas"]["WildcardProjection"];
            /** @description How a text index reads text. */
            text?: components["schemas"]["TextIndexOptions"];
            /**
             * @description The query that it is there for.
             * @example serves
             */
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
             * @example 200
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
            /**
             * @description The least.
             * @example 3
             */
            min: number;
            /**
             * @description The greatest.
             * @example 3
             */
            max: number;
        };
        OperationLatency: {
            /**
             * Format: int64
             * @description Operations since the server started.
             * @example 3
             */
            operations: number;
            /**
             * @description Mean time; exact.
             * @example 3
             */
            mean_microseconds?: number;
            /**
             * Format: int64
             * @description Half of the operations took less than this: the upper bound of their span in the histogram.
             * @example 60
             */
            p50_microseconds?: number;
            /**
             * Format: int64
             * @description 95 % of the operations took less than this; an upper bound likewise.
             * @example 60
             */
            p95_microseconds?: number;
            /**
             * Format: int64
             * @description 99 % of the operations took less than this; an upper bound likewise.
             * @example 60
             */
            p99_microseconds?: number;
        };
        OperationProgress: {
            /**
             * Format: int64
             * @description Done.
             * @example 3
             */
            done: number;
            /**
             * Format: int64
             * @description To do in all, as far as MongoDB knows.
             * @example 3
             */
            total: number;
            /**
             * @description What is counted, in MongoDB's words.
             * @example phase
             */
            phase?: string;
        };
        OplogGap: {
            /**
             * Format: date-time
             * @description When the slices before it end.
             * @example 2026-11-24T08:00:00.000Z
             */
            from: string;
            /**
             * Format: date-time
             * @description When the slices after it begin.
             * @example 2026-11-24T08:00:00.000Z
             */
            to: string;
        };
        OplogStats: {
            /**
             * Format: int64
             * @description Size that it may have.
             * @example 1048576
             */
            size_bytes: number;
            /**
             * Format: int64
             * @description Part of it that is used; full, it forgets its oldest operations.
             * @example 1048576
             */
            used_bytes: number;
            /**
             * Format: date-time
             * @description Its first operation.
             * @example 2026-11-24T08:00:00.000Z
             */
            first_at?: string;
            /**
             * Format: date-time
             * @description Its last operation.
             * @example 2026-11-24T08:00:00.000Z
             */
            last_at?: string;
            /**
             * Format: int64
             * @description Time that it spans.
             * @example 60
             */
            window_seconds?: number;
        };
        OrphanBlock: {
            /**
             * @description Reason, at most 1,000 characters. The service keeps it with the orphaned block.
             * @example The network chose another block.
             */
            reason?: string;
            /**
             * @description Whether to orphan the blocks above it too, at most 1,000 blocks in all. Default: false.
             * @default false
             * @example false
             */
            descendants?: boolean;
        };
        OrphanedBlocks: {
            /**
             * @description Ids of the blocks that are off the chain now, lowest first.
             * @example [
             *       "5a657927b23c730112cf1aab422a52680db1dd2834865d1f3d8c8eac750344f1"
             *     ]
             */
            block_ids: string[];
            /**
             * Format: int32
             * @description Number of transactions that changed from `confirmed` to `orphaned`.
             * @example 1
             */
            transactions_orphaned: number;
            /**
             * Format: int32
             * @description Number of sessions that lost their anchor.
             * @example 0
             */
            anchors_removed: number;
        };
        PastDocument: {
            /**
             * @description Its collection.
             * @example collection
             */
            collection: string;
            /**
             * @description What it was asked for by.
             * @example id
             */
            id: string;
            /**
             * Format: date-time
             * @description The time that was asked for.
             * @example 2026-11-24T08:00:00.000Z
             */
            at: string;
            /** @description All of it as it was stored, as relaxed Extended JSON. */
            document: {
                [key: string]: unknown;
            };
            /**
             * Format: date-time
             * @description When it was changed last before that; left out when it was as in the backup.
             * @example 2026-11-24T08:00:00.000Z
             */
            changed_at?: string;
            /**
             * @description The backup that it was read from, and followed since.
             * @example backup_id
             */
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
             * @example 3
             */
            documents: number;
            /**
             * @description Their share in the documents that were looked at.
             * @example 1
             */
            presence: number;
            /**
             * Format: int64
             * @description Values there; of items of lists, more than documents.
             * @example 3
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
            /**
             * @description Types that the collection's rules name for it.
             * @example [
             *       "declared_types"
             *     ]
             */
            declared_types?: string[];
            /**
             * @description Types that were found although the rules do not name them.
             * @example [
             *       "unexpected_types"
             *     ]
             */
            unexpected_types?: string[];
            /**
             * @description True where the collection has rules that do not name the path.
             * @example true
             */
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
            /**
             * @description The backup to restore from.
             * @example backup-id
             */
            backup_id: string;
            /**
             * @description Database to restore into, one that BACKUP_RESTORE_DATABASES allows. MongoDB makes it where there is none. Default: the service's own.
             * @example lucid_restored
             */
            database?: string;
            /**
             * @description Only these collections, views and time series; all of the backup when left out. Namespaces that bring server-side JavaScript (`system.js`, and definitions with `$where`, `$function` or `$accumulator`) are restored by name only, as are views of closed collections.
             * @example [
             *       "collections"
             *     ]
             */
            collections?: string[];
            /**
             * @description What becomes of a name that is taken. refuse: the restore is. replace: what is there is backed up, then gives its place to what was restored.
             * @default refuse
             * @example refuse
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
            /**
             * @description What it does, in words.
             * @example words
             */
            words: string;
            /**
             * @description Name of the index that it reads.
             * @example index
             */
            index?: string;
            /**
             * Format: int64
             * @description Index keys it examined.
             * @example 3
             */
            keys_examined?: number;
            /**
             * Format: int64
             * @description Documents it examined.
             * @example 3
             */
            documents_examined?: number;
            /**
             * Format: int64
             * @description What it gave to the next one.
             * @example 3
             */
            returned?: number;
            /** @description The stages that it reads from. */
            inputs: components["schemas"]["PlanStage"][];
        };
        PlannedDocuments: {
            /**
             * Format: int64
             * @description Documents of the backup that are chosen.
             * @example 3
             */
            found: number;
            /**
             * Format: int64
             * @description Of them, those that are not there.
             * @example 3
             */
            inserted: number;
            /**
             * Format: int64
             * @description Those that others of their `_id` would give way to.
             * @example 3
             */
            replaced: number;
            /**
             * Format: int64
             * @description Those that would be left out for what is there.
             * @example 3
             */
            skipped: number;
            /**
             * Format: int64
             * @description Those that would go aside.
             * @example 3
             */
            aside: number;
            /**
             * Format: int64
             * @description Those that are there as they are.
             * @example 3
             */
            unchanged: number;
            /**
             * Format: int64
             * @description Those that cannot be written, since another document has a unique value of theirs.
             * @example 3
             */
            refused: number;
            /** @description The first thousand of these. */
            refusals: components["schemas"]["Refusal"][];
            /**
             * Format: int64
             * @description Ids that no document of the backup has.
             * @example 3
             */
            not_found: number;
            /**
             * @description The first thousand of these.
             * @example [
             *       "not_found_ids"
             *     ]
             */
            not_found_ids: string[];
            /**
             * @description Field that the ids were compared with: the model id of the six models, or `_id`.
             * @example user_id
             */
            id_field?: string;
        };
        PlannedNamespace: {
            /**
             * @description Its name.
             * @example name
             */
            name: string;
            /**
             * @description What it is.
             * @example collection
             */
            type: components["schemas"]["NamespaceType"];
            /**
             * @description create; replace what is there; merge documents into it; keep: a closed collection is left as it is, or left out; or conflict: its name cannot be had.
             * @example create
             */
            action: components["schemas"]["RestoreAction"];
            /**
             * @description Why what is there is kept, or in the way.
             * @example reason
             */
            reason?: string;
            /**
             * Format: int64
             * @description Documents that it will have.
             * @example 3
             */
            documents: number;
            /**
             * Format: int64
             * @description Their bytes.
             * @example 1048576
             */
            data_bytes: number;
            /**
             * Format: int64
             * @description Documents that are there and would go, about.
             * @example 3
             */
            present_documents?: number;
        };
        PointInTime: {
            /**
             * @description Whether the oplog is followed: BACKUP_PITR_ENABLED.
             * @example true
             */
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
             * @example 3
             */
            slices: number;
            /**
             * Format: int64
             * @description Bytes of their files.
             * @example 1048576
             */
            size_bytes: number;
            /**
             * @description The process that follows the oplog.
             * @example leader
             */
            leader?: string;
            /**
             * Format: date-time
             * @description Up to when all is in slices.
             * @example 2026-11-24T08:00:00.000Z
             */
            position_at?: string;
            /**
             * Format: int64
             * @description How long ago that is: so much would be lost with the database.
             * @example 60
             */
            lag_seconds?: number;
            /**
             * @description What went wrong last.
             * @example problem
             */
            problem?: string;
            /**
             * Format: date-time
             * @description When it did.
             * @example 2026-11-24T08:00:00.000Z
             */
            problem_at?: string;
        };
        PolicyCondition: {
            /**
             * @description Dotted path of the compared value: `subject`, `action`, `resource`, or a field of the context, such as `context.device.trusted` or `device.trusted`. At most 8 segments below the context.
             * @example context.device.trusted
             */
            field: string;
            /**
             * @description Comparison. A field that is missing or null fulfils only `exists` with the value `false`. A field of a type that the operator cannot read is an error of the rule.
             * @example eq
             */
            op: components["schemas"]["ConditionOperator"];
            /**
             * @description Value to compare with. `eq`, `ne`: text, number or boolean. `in`, `nin`: a list of those. `gt`, `gte`, `lt`, `lte`: a number or an RFC 3339 time. `between`: a list of both ends, which are included. `cidr`: a range of IP addresses. `exists`: a boolean; default `true`. Text is compared in Unicode form NFC, and case matters. Times may have 9 digits after the second. The service refuses numbers that a double cannot hold exactly.
             * @example true
             */
            value?: string | number | boolean | (string | number | boolean)[];
        };
        PolicyEvaluation: {
            /**
             * @description Decision: `allow` or `deny`.
             * @example allow
             */
            decision: components["schemas"]["RuleEffect"];
            /**
             * @description Reason for the decision. `denied_by_rule`: a rule denies. `denied_by_error`: a rule that denies failed, or a policy cannot be read. `allowed_by_rule`: a rule allows and none denies. `nothing_matched`: no rule allows.
             * @example allowed_by_rule
             */
            reason: components["schemas"]["EvaluationReason"];
            /** @description Rules that applied, at most 1,000: those that deny first, then by priority, then by id. */
            matched: components["schemas"]["MatchedRule"][];
            /**
             * @description Rules that failed, at most 1,000, in the same order.
             * @example []
             */
            errors: components["schemas"]["FailedRule"][];
            /**
             * @description Present and true if a list has more than 1,000 rules; only the first are returned.
             * @example true
             */
            truncated?: boolean;
            /**
             * Format: date-time
             * @description Time of the evaluation, compared with the time windows of the policies, in UTC.
             * @example 2026-11-24T08:00:00.000Z
             */
            evaluated_at: string;
        };
        PolicyEvaluationRequest: {
            /**
             * @description Who makes the request, 1 to 256 visible ASCII characters without `*`.
             * @example alice
             */
            subject: string;
            /**
             * @description Requested action, 1 to 256 visible ASCII characters without `*`.
             * @example read
             */
            action: string;
            /**
             * @description Resource of the request, 1 to 256 visible ASCII characters without `*`.
             * @example session:42
             */
            resource: string;
            /**
             * @description Values that conditions compare: any fields, nested at most 16 levels. Text is compared in Unicode form NFC, and case matters. Default: empty.
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
            /**
             * @description Ids of the policies to evaluate, 1 to 1,000. Those that are not active do not count. Default: all active policies.
             * @example [
             *       "policy-grace-1"
             *     ]
             */
            policy_ids?: string[];
        };
        PolicyRule: {
            /**
             * @description Id of the rule, 1 to 128 characters, unique in the policy.
             * @example trusted-devices
             */
            rule_id: string;
            /**
             * @description Effect of the rule if it applies. One rule that denies outweighs all rules that allow.
             * @example allow
             */
            effect: components["schemas"]["RuleEffect"];
            /**
             * @description Actions that the rule covers, at most 100. `*` or an empty list covers all.
             * @example [
             *       "read"
             *     ]
             */
            actions?: string[];
            /**
             * @description Resources that the rule covers, at most 100. `*` or an empty list covers all.
             * @example [
             *       "*"
             *     ]
             */
            resources?: string[];
            /**
             * @description Conditions, at most 50. The rule applies if all of them hold.
             * @example [
             *       {
             *         "field": "context.device.trusted",
             *         "op": "eq",
             *         "value": true
             *       }
             *     ]
             */
            conditions?: components["schemas"]["PolicyCondition"][];
            /**
             * Format: int32
             * @description Position of the rule in the response, highest first: -1,000,000 to 1,000,000. It never changes a decision. Default: 0.
             * @default 0
             * @example 0
             */
            priority?: number;
            /**
             * @description Whether the rule counts. Default: true.
             * @default true
             * @example true
             */
            enabled?: boolean;
        };
        /** @enum {string} */
        PolicyStatus: "draft" | "active" | "inactive" | "revoked";
        /** @enum {string} */
        PolicyType: "user_trust" | "node_trust" | "session_policy" | "content_policy" | "network_policy";
        ProbeAnswer: {
            /**
             * @description up or degraded; a probe that fails is a problem.
             * @example up
             */
            status: components["schemas"]["HealthStatus"];
            /** @description State of each check, with `verbose`. The reasons are in `GET /api/v1/database/health`, which asks for a key. */
            checks?: components["schemas"]["ProbeCheck"][];
        };
        ProbeCheck: {
            /**
             * @description Name of the check, as `exclude` takes it.
             * @example name
             */
            name: string;
            /**
             * @description up, degraded (works in part), or down.
             * @example up
             */
            status: components["schemas"]["HealthStatus"];
            /**
             * Format: int32
             * @description Duration of the check, in ms.
             * @example 12
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
             * @example 60
             */
            lag_seconds?: number;
        };
        Problem: {
            /**
             * @description URI reference that identifies the kind of problem.
             * @example /problems/not_found
             */
            type: string;
            /**
             * @description The kind of problem in words.
             * @example There is no such resource
             */
            title: string;
            /**
             * Format: int32
             * @description HTTP status, 400 to 599.
             * @example 404
             */
            status: number;
            /**
             * @description What happened, to which object, and what to do next.
             * @example No user has the id grace.
             */
            detail: string;
            /**
             * @description Path of the request.
             * @example /api/v1/users/grace
             */
            instance?: string;
            /**
             * @description Stable code of the kind of problem. New codes can appear in later versions.
             * @example not_found
             */
            code: components["schemas"]["ProblemCode"];
            /**
             * @description Id of the request, as in `X-Request-Id` and in the log.
             * @example 0190d5c2-6d3e-7c55-9f0e-0a1b2c3d4e7f
             */
            request_id?: string;
            /** @description Each broken rule. Absent if no single field is at fault. */
            errors?: components["schemas"]["ProblemField"][];
        };
        /** @enum {string} */
        ProblemCode: "bad_request" | "malformed_json" | "invalid_body" | "invalid_parameter" | "invalid_cursor" | "forbidden_key" | "repeated_key" | "too_deep" | "too_many_values" | "invalid_header" | "unauthenticated" | "forbidden" | "foreign_origin" | "not_found" | "route_not_found" | "method_not_allowed" | "not_acceptable" | "request_timeout" | "conflict" | "duplicate" | "idempotency_in_flight" | "history_lost" | "precondition_failed" | "body_too_large" | "uri_too_long" | "unsupported_media_type" | "misdirected" | "unprocessable" | "idempotency_key_reused" | "precondition_required" | "too_many_requests" | "headers_too_large" | "internal_error" | "engine_away" | "database_timeout" | "interrupted" | "schema_lost" | "starting" | "stopping" | "missing_privilege" | "out_of_space";
        ProblemField: {
            /**
             * @description JSON pointer (RFC 6901) into the body, or the name of the parameter or header.
             * @example /email
             */
            pointer: string;
            /**
             * @description Stable code of the broken rule.
             * @example pattern
             */
            code: string;
            /**
             * @description The broken rule in words.
             * @example must be an e-mail address
             */
            message: string;
        };
        ProfilerChange: {
            /**
             * @description Whether slow operations are kept.
             * @example true
             */
            enabled: boolean;
            /**
             * Format: int32
             * @description From how many ms an operation is slow.
             * @default 100
             * @example 100
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
            /**
             * @description The member of the replica set whose profiler this is: the primary.
             * @example member
             */
            member: string;
            /**
             * @description Whether operations are kept.
             * @example true
             */
            enabled: boolean;
            /**
             * @description Whether every operation is kept, slow or not, as someone set on the server.
             * @example true
             */
            every_operation: boolean;
            /**
             * @description Whether someone set a filter on the server that says something else than the two values below.
             * @example true
             */
            custom_filter: boolean;
            /**
             * Format: int32
             * @description From how many ms an operation is slow.
             * @example 12
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
             * @example 1048576
             */
            size_bytes?: number;
        };
        QueryAccumulator: {
            /**
             * @description Name of the field it makes.
             * @example total
             */
            name: string;
            /**
             * @description What is made.
             * @example sum
             */
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
            /**
             * @description What the text in `value` stands for, exactly or not at all. `date`: a time as in RFC 3339, to the millisecond. `object_id`: 24 hex digits. `long`: a whole number of 64 bits. `decimal`: a decimal number of up to 34 digits. `extended_json`: a value of any BSON type as extended JSON, such as `{"$numberLong":"9007199254740993"}`.
             * @example date
             */
            value_type?: components["schemas"]["ConditionValueType"];
            /** @description The conditions that are joined. */
            conditions?: components["schemas"]["QueryCondition"][];
        };
        /** @enum {string} */
        QueryConditionOperator: "eq" | "ne" | "gt" | "gte" | "lt" | "lte" | "in" | "nin" | "all" | "exists" | "type" | "size" | "elem_match" | "and" | "or" | "nor";
        QueryExplanation: {
            /**
             * @description What it takes and why, and what would serve it, in words.
             * @example summary
             */
            summary: string;
            /**
             * @description As asked for.
             * @example queryPlanner
             */
            verbosity: components["schemas"]["ExplainVerbosity"];
            /**
             * @description Whether the query was run.
             * @example true
             */
            executed: boolean;
            /** @description The plan, from the last stage inwards. */
            plan: components["schemas"]["PlanStage"];
            /**
             * @description The plans that were weighed and not taken, each in one line, at most 10.
             * @example [
             *       "rejected_plans"
             *     ]
             */
            rejected_plans: string[];
            /**
             * @description Names of the indexes that are read.
             * @example [
             *       "indexes"
             *     ]
             */
            indexes: string[];
            /**
             * @description Whether documents are sorted in memory.
             * @example true
             */
            sorts_in_memory: boolean;
            /**
             * @description Whether memory did not suffice, where it was run.
             * @example true
             */
            used_disk?: boolean;
            /**
             * Format: int64
             * @description Index keys that were examined, where it was run.
             * @example 3
             */
            keys_examined?: number;
            /**
             * Format: int64
             * @description Documents that were examined, where it was run.
             * @example 3
             */
            documents_examined?: number;
            /**
             * Format: int64
             * @description Documents that were returned, where it was run.
             * @example 3
             */
            returned?: number;
            /**
             * Format: int64
             * @description Time it took, in ms, where it was run.
             * @example 12
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
            /**
             * @description MongoDB's own hash of the query's shape.
             * @example query_hash
             */
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
            /**
             * @description Sorts by these paths; - descends.
             * @example [
             *       "sort"
             *     ]
             */
            sort?: string[];
            /** @description Makes a document of each group. */
            group?: components["schemas"]["QueryGroup"];
            /**
             * @description Keeps these fields only; `_id` only if it is one of them.
             * @example [
             *       "project"
             *     ]
             */
            project?: string[];
            /** @description Makes a document of each item of a list. */
            unwind?: components["schemas"]["QueryUnwind"];
            /** @description Joins documents of another collection. */
            lookup?: components["schemas"]["QueryLookup"];
            /**
             * Format: int32
             * @description Stops after so many documents.
             * @example 3
             */
            limit?: number;
            /**
             * Format: int32
             * @description Leaves out so many documents.
             * @example 3
             */
            skip?: number;
            /**
             * @description Counts the documents, into a field of this name.
             * @example count
             */
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
             * @example false
             */
            keep_empty?: boolean;
        };
        RangeExplanation: {
            /**
             * @description Stages of the query plan, in the order of execution.
             * @example IXSCAN email_1 > FETCH > LIMIT
             */
            plan: string;
            /**
             * @description Name of the index that MongoDB read. Absent for a collection scan.
             * @example email_1
             */
            index?: string;
            /**
             * Format: int64
             * @description Number of index keys that MongoDB examined.
             * @example 3
             */
            keys_examined: number;
            /**
             * Format: int64
             * @description Number of documents that MongoDB examined.
             * @example 3
             */
            documents_examined: number;
            /**
             * Format: int64
             * @description Number of documents that MongoDB returned: one more than the page shows if another page follows.
             * @example 3
             */
            returned: number;
            /**
             * Format: int64
             * @description Execution time in milliseconds.
             * @example 12
             */
            milliseconds: number;
        };
        Refusal: {
            /**
             * @description Id of the document.
             * @example id
             */
            id: string;
            /**
             * @description Why it cannot be written.
             * @example reason
             */
            reason: string;
        };
        RejectedAdvice: {
            /**
             * @description Id under which the index was advised and tried.
             * @example 0123456789abcdef
             */
            advice_id: string;
            /**
             * @description The collection.
             * @example collection
             */
            collection: string;
            /** @description Fields of the index, in their order. */
            keys: components["schemas"]["StoredIndexKey"][];
            /**
             * @description Ids of the shapes of slow operations that it was tried for.
             * @example [
             *       "shape_ids"
             *     ]
             */
            shape_ids: string[];
            /**
             * @description Why it is not advised, with the figures of the trial.
             * @example reason
             */
            reason: string;
            /**
             * Format: date-time
             * @description When it was tried. A trial counts for a week.
             * @example 2026-11-24T08:00:00.000Z
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
             * @example strict
             */
            validation_level?: components["schemas"]["ValidationLevel"];
            /**
             * @description Whether a write that breaks the rules is refused, or only logged by MongoDB.
             * @default error
             * @example error
             */
            validation_action?: components["schemas"]["ValidationAction"];
        };
        ReplaceSession: {
            /**
             * @description Id of the trust policy that applied to the recording. The policy must exist.
             * @example policy-grace-1
             */
            trust_policy_id?: string;
        };
        ReplaceTransaction: {
            /**
             * @description State of the transaction. `pending` becomes `confirmed` or `failed`; `confirmed` becomes `orphaned`; `orphaned` becomes `pending` or `confirmed`.
             * @default pending
             * @example pending
             */
            status?: components["schemas"]["TransactionStatus"];
            /**
             * @description Id of the block that contains the transaction. Required if it is `confirmed`; not allowed if it is `pending`.
             * @example 5a657927b23c730112cf1aab422a52680db1dd2834865d1f3d8c8eac750344f1
             */
            block_id?: string;
            /**
             * Format: int32
             * @description Height of that block, 0 to 2,147,483,647. Required if the transaction is `confirmed`.
             * @example 1000000
             */
            block_height?: number;
            /**
             * Format: int32
             * @description Position in that block, 0 to 99,999. Required if the transaction is `confirmed`.
             * @example 0
             */
            transaction_index?: number;
            /**
             * @description Fee in sun (10⁻⁶ TRX), as 1 to 78 decimal digits.
             * @example 268000
             */
            fee?: string;
        };
        ReplaceTrustPolicy: {
            /**
             * @description Name of the policy for people, 1 to 255 characters.
             * @example Trusted devices only
             */
            name: string;
            /**
             * @description Purpose of the policy, at most 1,000 characters.
             * @example Read sessions from trusted devices.
             */
            description?: string;
            /**
             * @description Kind of the policy. Evaluation does not depend on it.
             * @example user_trust
             */
            policy_type: components["schemas"]["PolicyType"];
            /**
             * @description State of the policy; only an `active` one counts. A new policy is `draft` or `active`. `draft` becomes `active` or `revoked`; `active` becomes `inactive` or `revoked`; `inactive` becomes `active` or `revoked`; `revoked` is final. Default: `draft`.
             * @default draft
             * @example draft
             */
            status?: components["schemas"]["PolicyStatus"];
            /**
             * @description Subjects that the policy covers, at most 1,000. `*` or an empty list covers all.
             * @example [
             *       "alice"
             *     ]
             */
            subjects?: string[];
            /**
             * @description Actions that the policy covers, at most 200. `*` or an empty list covers all.
             * @example [
             *       "read"
             *     ]
             */
            actions?: string[];
            /**
             * @description Resources that the policy covers, at most 1,000. `*` or an empty list covers all.
             * @example [
             *       "*"
             *     ]
             */
            resources?: string[];
            /** @description Rules of the policy, 1 to 200. Their order has no meaning. */
            rules: components["schemas"]["PolicyRule"][];
            /**
             * Format: date-time
             * @description Time from which the policy counts, RFC 3339, to the millisecond. Default: no lower limit.
             * @example 2026-01-01T00:00:00.000Z
             */
            effective_from?: string;
            /**
             * Format: date-time
             * @description Time from which the policy no longer counts, RFC 3339, to the millisecond. It must be after `effective_from`. Default: no upper limit.
             * @example 2036-01-01T00:00:00.000Z
             */
            effective_until?: string;
        };
        ReplaceUser: {
            /**
             * Format: email
             * @description E-mail address, 6 to 254 characters. The service stores it trimmed and in lower case. It is unique among users.
             * @example grace@example.net
             */
            email: string;
            /**
             * Format: tron-address
             * @description TRON address of the user, 34 characters. It is unique among users.
             * @example TWYAmAkDck5uxdEQVXuKEz1uAcTRU7m5LS
             */
            tron_address: string;
            /** @description Hardware wallet that the user signs with. Absent if none is set. */
            hardware_wallet?: components["schemas"]["HardwareWallet"];
        };
        ReplaceWallet: {
            /**
             * @description State of the wallet. Only an `active` wallet can become primary. Default: `active`.
             * @default active
             * @example active
             */
            status?: components["schemas"]["WalletStatus"];
            /**
             * @description Name that the user gave the wallet, 1 to 100 characters.
             * @example Savings
             */
            nickname?: string;
            /**
             * @description Public key on secp256k1 in lower-case hexadecimal, compressed (66 digits) or not (130 digits).
             * @example 0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798
             */
            public_key?: string;
            /**
             * @description BIP-44 derivation path of the key, with the coin type 195 of TRON.
             * @example m/44'/195'/0'/0/0
             */
            derivation_path?: string;
            /** @description Device that keeps the key. Required if `wallet_type` is `hardware`. */
            hardware_wallet?: components["schemas"]["HardwareWallet"];
            /** @description Balances that a client read last. The service does not update them. */
            balances?: components["schemas"]["WalletBalances"];
        };
        ReplayRequest: {
            /**
             * @description Ids of letters.
             * @example [
             *       "0123456789abcdef0123456789abcdef"
             *     ]
             */
            letter_ids: string[];
        };
        ReplayResult: {
            /**
             * Format: int32
             * @description Letters whose documents were taken now; they are gone.
             * @example 3
             */
            taken: number;
            /**
             * Format: int32
             * @description Letters that were refused again.
             * @example 3
             */
            refused: number;
            /**
             * Format: int32
             * @description Ids that no letter has: their documents were taken already.
             * @example 3
             */
            gone: number;
        };
        ReplicaSetMember: {
            /**
             * @description Its address, as the set names it.
             * @example name
             */
            name: string;
            /**
             * @description PRIMARY, SECONDARY, ARBITER, RECOVERING, STARTUP2, ROLLBACK, DOWN or another of MongoDB’s states.
             * @example state
             */
            state: string;
            /**
             * @description Whether the member that was asked hears from it.
             * @example true
             */
            healthy: boolean;
            /**
             * Format: int64
             * @description How long it has run, as far as it is heard of.
             * @example 60
             */
            uptime_seconds?: number;
            /**
             * Format: date-time
             * @description The last operation that it has; absent where it keeps none, or is not heard of.
             * @example 2026-11-24T08:00:00.000Z
             */
            optime_at?: string;
            /**
             * Format: int64
             * @description How far its last operation is behind the newest of the set, in whole seconds.
             * @example 60
             */
            lag_seconds?: number;
            /**
             * Format: int64
             * @description How long ago it was last heard of, where it is not any more: it has nothing newer.
             * @example 60
             */
            away_seconds?: number;
            /**
             * Format: int64
             * @description Time of a heartbeat there and back.
             * @example 12
             */
            ping_milliseconds?: number;
            /**
             * @description The member that it copies from.
             * @example sync_source
             */
            sync_source?: string;
            /**
             * @description Its chance to be elected; 0 never.
             * @example 3
             */
            priority?: number;
            /**
             * Format: int64
             * @description Its votes in elections.
             * @example 3
             */
            votes?: number;
            /**
             * @description Whether clients do not see it.
             * @example true
             */
            hidden?: boolean;
            /**
             * Format: int64
             * @description How far it stays behind on purpose.
             * @example 60
             */
            delay_seconds?: number;
        };
        Replication: {
            /**
             * @description What answers: of a standalone server or a sharded cluster there is nothing else to tell here.
             * @example replica_set
             * @enum {string}
             */
            topology: "replica_set" | "standalone" | "sharded";
            /**
             * @description Name of the replica set.
             * @example set
             */
            set?: string;
            /**
             * @description The primary; absent while there is none.
             * @example primary
             */
            primary?: string;
            /** @description Its members. */
            members?: components["schemas"]["ReplicaSetMember"][];
            /**
             * Format: int64
             * @description Members that must have a write before it counts as done by the majority.
             * @example 3
             */
            write_majority?: number;
            /**
             * Format: int64
             * @description How long the newest operation of the asked member came after the newest that the majority has.
             * @example 12
             */
            majority_lag_milliseconds?: number;
            /** @description The oplog; absent where it may not be read. */
            oplog?: components["schemas"]["OplogStats"];
            /**
             * @description Why there is no `oplog`.
             * @example oplog_refusal
             */
            oplog_refusal?: string;
            /** @description How long one may be away; absent without a sample of the present run of the server. */
            headroom?: components["schemas"]["Headroom"];
        };
        RequestGroupTotal: {
            /**
             * Format: int64
             * @description Requests.
             * @example 3
             */
            requests: number;
            /**
             * Format: int64
             * @description Requests answered 4xx, but 499.
             * @example 3
             */
            client_errors: number;
            /**
             * Format: int64
             * @description Requests answered 5xx.
             * @example 3
             */
            server_errors: number;
            /**
             * Format: int64
             * @description Requests whose caller closed the connection before the answer (499).
             * @example 3
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
             * @example minute
             * @enum {string}
             */
            resolution: "minute" | "five_minutes" | "hour";
            /**
             * Format: date-time
             * @description Points from here on.
             * @example 2026-11-24T08:00:00.000Z
             */
            from: string;
            /**
             * Format: date-time
             * @description Points before this time.
             * @example 2026-11-24T08:00:00.000Z
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
             * @example 2026-11-24T08:00:00.000Z
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
             * @example 2026-11-24T08:00:00.000Z
             */
            from: string;
            /**
             * Format: date-time
             * @description The last time.
             * @example 2026-11-24T08:00:00.000Z
             */
            to: string;
            /**
             * @description The backups that a restore within it begins with, oldest first.
             * @example [
             *       "backup_ids"
             *     ]
             */
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
             * @example 2026-11-24T08:00:00.000Z
             */
            at: string;
            /**
             * @description What becomes of a document of its `_id` that is there now. skip: it stays. replace: it gives way.
             * @example skip
             */
            conflict: components["schemas"]["DocumentThenConflict"];
        };
        RestorePlan: {
            /**
             * @description Id of the backup: that of the job that made it.
             * @example backup-id
             */
            backup_id: string;
            /**
             * @description The database that would be restored into.
             * @example database
             */
            database: string;
            /** @description Each namespace. */
            namespaces: components["schemas"]["PlannedNamespace"][];
            /**
             * Format: int64
             * @description Documents that would be written.
             * @example 3
             */
            documents: number;
            /**
             * Format: int64
             * @description Their bytes: about what MongoDB needs at most, beside what is there.
             * @example 1048576
             */
            data_bytes: number;
            /**
             * Format: int64
             * @description Bytes that are free on the disk of MongoDB, where it tells.
             * @example 1048576
             */
            free_bytes?: number;
            /**
             * Format: int64
             * @description Seconds that it would take as fast as the last restore that succeeded.
             * @example 60
             */
            estimated_seconds?: number;
            /**
             * Format: int32
             * @description Files that are missing or have another size; none are read but the small ones.
             * @example 3
             */
            damaged_files: number;
            /** @description Of single documents, what would become of them. */
            outcome?: components["schemas"]["PlannedDocuments"];
            /**
             * @description Whether it could be done: all names can be had, no file is missing.
             * @example true
             */
            feasible: boolean;
            /**
             * @description To be sent with the restore, so that it does this or nothing.
             * @example 0000000000000000000000000000000000000000000000000000000000000000
             */
            plan_hash: string;
        };
        RestoredDocument: {
            /**
             * @description Its collection.
             * @example collection
             */
            collection: string;
            /**
             * @description What it was asked for by.
             * @example id
             */
            id: string;
            /**
             * Format: date-time
             * @description The time as of which it was put back.
             * @example 2026-11-24T08:00:00.000Z
             */
            at: string;
            /**
             * @description inserted: it was gone, and is back. replaced: what was there gave way. skipped: what is there stays. unchanged: it is there as it was.
             * @example inserted
             */
            outcome: components["schemas"]["DocumentThenOutcome"];
            /**
             * @description Whether nothing was written since `dry_run` was asked for.
             * @example true
             */
            dry_run: boolean;
            /**
             * Format: date-time
             * @description When it had been changed last before that time; left out when it was as in the backup.
             * @example 2026-11-24T08:00:00.000Z
             */
            changed_at?: string;
            /**
             * @description The backup that it was read from, and followed since.
             * @example backup_id
             */
            backup_id: string;
        };
        RetainedBackup: {
            /**
             * @description Id of the backup: that of the job that made it.
             * @example backup-id
             */
            backup_id: string;
            /**
             * @description What it is called.
             * @example name
             */
            name: string;
            /**
             * @description The schedule by whose retention it is kept or not.
             * @example schedule-id
             */
            schedule_id: string;
            /**
             * @description Its status.
             * @example complete
             */
            status: components["schemas"]["BackupStatus"];
            /**
             * Format: int64
             * @description Its bytes.
             * @example 1048576
             */
            size_bytes: number;
            /**
             * Format: date-time
             * @description When it was begun.
             * @example 2026-11-24T08:00:00.000Z
             */
            created_at: string;
            /**
             * @description Whether it stays.
             * @example keep
             * @enum {string}
             */
            action: "keep" | "delete";
            /**
             * @description Why it stays: a pin; a job that reads it; times that are restored from it (`needed`); the last good one, of the whole database too; nothing good is newer; there is no retention; or the rules of it that keep it.
             * @example [
             *       "pinned"
             *     ]
             */
            reasons: components["schemas"]["KeepReason"][];
        };
        RetentionPlan: {
            /**
             * Format: int64
             * @description Backups that stay.
             * @example 3
             */
            kept: number;
            /**
             * Format: int64
             * @description Backups that go.
             * @example 3
             */
            deleted: number;
            /**
             * Format: int64
             * @description Bytes of those.
             * @example 1048576
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
             * @example 3
             */
            count?: number;
            /**
             * Format: int32
             * @description The newest good one of each of the last so many days that have one, in UTC.
             * @example 3
             */
            daily?: number;
            /**
             * Format: int32
             * @description The same of weeks, which begin on Monday.
             * @example 3
             */
            weekly?: number;
            /**
             * Format: int32
             * @description The same of months.
             * @example 3
             */
            monthly?: number;
            /**
             * Format: int32
             * @description The same of years.
             * @example 3
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
             * @example 3
             */
            rate_limit_per_minute?: number;
            /**
             * Format: date-time
             * @description When it was made.
             * @example 2026-11-24T08:00:00.000Z
             */
            created_at: string;
            /**
             * @description Who made it: the id of a key, or `configured-key`.
             * @example created_by
             */
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
             * @example 2026-11-24T08:00:00.000Z
             */
            expires_at?: string;
            /**
             * Format: date-time
             * @description When its secret was last replaced.
             * @example 2026-11-24T08:00:00.000Z
             */
            rotated_at?: string;
            /**
             * Format: date-time
             * @description Until when the secret before this one works.
             * @example 2026-11-24T08:00:00.000Z
             */
            previous_secret_until?: string;
            /**
             * Format: date-time
             * @description When it was revoked: it works no more.
             * @example 2026-11-24T08:00:00.000Z
             */
            revoked_at?: string;
            /**
             * Format: date-time
             * @description When it was last used, to a minute.
             * @example 2026-11-24T08:00:00.000Z
             */
            last_used_at?: string;
            /**
             * Format: int32
             * @description Number of working keys that were revoked with it: those made with it, directly or through other keys. Absent: none.
             * @example 3
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
            /**
             * @description Id of the schedule.
             * @example schedule-id
             */
            schedule_id: string;
            /**
             * Format: date-time
             * @description Time of the schedule; of a run on request, the time of the request.
             * @example 2026-11-24T08:00:00.000Z
             */
            at: string;
            /**
             * @description `running`, `succeeded`, `failed`, `cancelled`: as its job. `skipped`, `paused`: no job was started, as callers asked. `left_out`: the job of the run before had not ended.
             * @example running
             */
            outcome: components["schemas"]["BackupScheduleRunOutcome"];
            /**
             * @description Whether a caller asked for this run. Otherwise it is one of the times of the schedule.
             * @example true
             */
            by_request: boolean;
            /**
             * @description Caller that asked for the run, the pause or the skip. Absent where the schedule itself decided.
             * @example requested_by
             */
            requested_by?: string;
            /**
             * @description Why, in the words of the caller. The audit record and the list of runs contain it.
             * @example Maintenance of the storage
             */
            reason?: string;
            /**
             * @description Id of the job. A backup has the same id.
             * @example job-id
             */
            job_id?: string;
            /**
             * @description Why the job failed, or why the run was left out.
             * @example error
             */
            error?: string;
            /**
             * Format: date-time
             * @description Time at which the job had ended.
             * @example 2026-11-24T08:00:00.000Z
             */
            ended_at?: string;
            /**
             * Format: date-time
             * @description Time at which this record is deleted: 30 days after `at`.
             * @example 2026-11-24T08:00:00.000Z
             */
            expires_at: string;
        };
        ScheduleRunPage: {
            /** @description Items of this page, in the order of the list. */
            items: components["schemas"]["ScheduleRun"][];
            /**
             * @description Cursor of the next page. Absent on the last page.
             * @example eyJ2IjoiMjAyNi0xMS0yNFQwODowMDowMC4wMDBaIn0
             */
            next_cursor?: string;
            /**
             * Format: int64
             * @description Number of items that match. Present if the request has `include_total`.
             * @example 3
             */
            total?: number;
            /** @description How MongoDB found the page. Present if the request has `explain=true`. */
            explain?: components["schemas"]["ListExplanation"];
        };
        SchemaAnalysis: {
            /**
             * @description The collection.
             * @example collection
             */
            collection: string;
            /**
             * Format: int64
             * @description About how many documents it has, by MongoDB's own count.
             * @example 3
             */
            documents?: number;
            /**
             * Format: int64
             * @description Documents that were looked at.
             * @example 3
             */
            sampled: number;
            /**
             * @description Whether those were all.
             * @example true
             */
            complete: boolean;
            /**
             * @description How far this can be relied on, for people.
             * @example note
             */
            note: string;
            /** @description What was found, by path. */
            paths: components["schemas"]["PathAnalysis"][];
            /**
             * @description Whether something was left out: paths beyond 1,000, levels beyond 10, items of a list beyond 100, documents beyond 1 MiB, or what would have taken longer than 5 s.
             * @example true
             */
            cut: boolean;
            /**
             * @description Paths that the collection's rules name, and that were not found.
             * @example [
             *       "unseen"
             *     ]
             */
            unseen: string[];
        };
        /** @enum {string} */
        Scope: "models:read" | "models:write" | "models:delete" | "database:read" | "database:write" | "database:delete" | "volumes:read" | "volumes:write" | "volumes:delete" | "backups:read" | "backups:write" | "backups:delete" | "backups:restore" | "search:read" | "search:write" | "search:delete" | "cache:read" | "cache:write" | "cache:delete" | "metrics:read" | "jobs:read" | "jobs:write" | "api-keys:read" | "api-keys:write" | "audit:read" | "service:read";
        SearchFilter: {
            /**
             * @description The field, by its path.
             * @example created_at
             */
            field: string;
            /**
             * @description How it is compared.
             * @example eq
             */
            op: components["schemas"]["SearchOperator"];
            /** @description Value to compare the field with, of the type of the field: times have at most milliseconds. A list for `in`; true or false for `exists`. */
            value?: (string | number | boolean) | (string | number | boolean)[];
        };
        SearchHit: {
            /**
             * @description Its id.
             * @example id
             */
            id: string;
            /**
             * @description How well it fits; only comparable within one search.
             * @example 3
             */
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
            /**
             * @description Cursor of the next page; absent on the last. From the second page on, a cursor works for two minutes.
             * @example next_cursor
             */
            next_cursor?: string;
        };
        SearchRequest: {
            /**
             * @description The collection that is searched.
             * @example users
             */
            collection: string;
            /**
             * @description Words, or the whole of an id; spelling is forgiven. Everything when left out.
             * @example grace@example.net
             */
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
            /**
             * @description Field to sort by, `-` for the greatest first. The best match first when left out, or the newest without a query.
             * @example sort
             */
            sort?: string;
            /**
             * @description Show where the words stand, as HTML whose only tags are <em>.
             * @default false
             * @example false
             */
            highlight?: boolean;
            /**
             * Format: int32
             * @description Documents of one page.
             * @default 20
             * @example 20
             */
            limit?: number;
            /**
             * @description The next_cursor of the page before, with the same search.
             * @example example.txt
             */
            cursor?: string;
        };
        SearchTotal: {
            /**
             * Format: int64
             * @description The number.
             * @example 3
             */
            value: number;
            /**
             * @description Whether it is exact; beyond 10,000 it is a lower bound.
             * @example true
             */
            is_exact: boolean;
        };
        ServerCache: {
            /**
             * Format: int64
             * @description How much it may hold.
             * @example 1048576
             */
            max_bytes?: number;
            /**
             * Format: int64
             * @description How much it holds.
             * @example 1048576
             */
            used_bytes?: number;
            /**
             * Format: int64
             * @description Changed data in it that is not yet on disk.
             * @example 1048576
             */
            dirty_bytes?: number;
            /**
             * @description used_bytes of max_bytes, from 0 to 1. From 0.8 on WiredTiger puts pages out.
             * @example 3
             */
            used_ratio?: number;
            /**
             * @description dirty_bytes of max_bytes, from 0 to 1. From 0.2 on callers have to help writing them.
             * @example 3
             */
            dirty_ratio?: number;
        };
        ServerConnections: {
            /**
             * Format: int64
             * @description Open connections.
             * @example 3
             */
            current: number;
            /**
             * Format: int64
             * @description Connections that could be opened yet.
             * @example 3
             */
            available: number;
            /**
             * Format: int64
             * @description Connections with an operation under way.
             * @example 3
             */
            active: number;
        };
        ServerRates: {
            /**
             * @description Time that these are averages over.
             * @example 3
             */
            over_seconds: number;
            /**
             * @description Documents inserted, in a second.
             * @example 3
             */
            inserts_per_second?: number;
            /**
             * @description Queries, in a second.
             * @example 3
             */
            queries_per_second?: number;
            /**
             * @description Updates, in a second.
             * @example 3
             */
            updates_per_second?: number;
            /**
             * @description Deletions, in a second.
             * @example 3
             */
            deletes_per_second?: number;
            /**
             * @description Further batches of cursors, in a second.
             * @example 3
             */
            getmores_per_second?: number;
            /**
             * @description Other commands, in a second.
             * @example 3
             */
            commands_per_second?: number;
            /**
             * @description Requests of all kinds, in a second.
             * @example 3
             */
            requests_per_second?: number;
            /**
             * @description Bytes received, in a second.
             * @example 3
             */
            network_in_bytes_per_second?: number;
            /**
             * @description Bytes sent, in a second.
             * @example 3
             */
            network_out_bytes_per_second?: number;
            /**
             * @description Data read from disk into the cache, in a second.
             * @example 3
             */
            cache_read_bytes_per_second?: number;
            /**
             * @description Data written from the cache to disk, in a second.
             * @example 3
             */
            cache_written_bytes_per_second?: number;
            /**
             * @description Pages put out of the cache, in a second.
             * @example 3
             */
            evicted_pages_per_second?: number;
            /**
             * @description Data written to the oplog, in a second.
             * @example 3
             */
            oplog_bytes_per_second?: number;
            /**
             * @description Reads, in a second.
             * @example 3
             */
            reads_per_second?: number;
            /**
             * @description Writes, in a second.
             * @example 3
             */
            writes_per_second?: number;
            /**
             * @description Mean time of a read.
             * @example 3
             */
            read_latency_microseconds?: number;
            /**
             * @description Mean time of a write.
             * @example 3
             */
            write_latency_microseconds?: number;
        };
        ServerStats: {
            /**
             * @description Version of MongoDB.
             * @example version
             */
            version: string;
            /**
             * Format: int64
             * @description How long the server has run.
             * @example 60
             */
            uptime_seconds: number;
            /** @description Its connections. */
            connections: components["schemas"]["ServerConnections"];
            /**
             * Format: int64
             * @description Operations that wait to read.
             * @example 3
             */
            queued_reads: number;
            /**
             * Format: int64
             * @description Operations that wait to write.
             * @example 3
             */
            queued_writes: number;
            /**
             * Format: int64
             * @description Memory that it holds.
             * @example 1048576
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
             * @description Time at which the service created the document, in UTC.
             * @example 2026-11-24T08:00:00.000Z
             */
            readonly created_at: string;
            /**
             * Format: date-time
             * @description Time of the last change, in UTC.
             * @example 2026-11-24T08:00:00.000Z
             */
            readonly updated_at: string;
            /**
             * Format: int32
             * @description Version of the document, from 1. Every change adds 1 and changes the ETag.
             * @example 1
             */
            readonly version: number;
            /** @description Fields that the response leaves out, at most 100, because MongoDB stores no value that this schema can represent. A required field can be among them. Present only if another program wrote the document. Send a valid value with PATCH or PUT to repair a field. */
            readonly invalid_fields?: components["schemas"]["InvalidField"][];
            /**
             * @description Id of the session, 1 to 128 characters. Default: a UUID that the service generates. It never changes.
             * @example session-grace-1
             */
            session_id: string;
            /**
             * @description Id of the user who recorded the session. The user must exist.
             * @example grace
             */
            user_id: string;
            /**
             * @description State of the session. `active` becomes `completed` or `failed`; both are final.
             * @example completed
             */
            readonly status: components["schemas"]["SessionStatus"];
            /** @description First chunks of the session, 0 to 1,000. Append more with `POST /api/v1/sessions/{session_id}/chunks`, and read them there. */
            chunks?: components["schemas"]["CreateSessionChunk"][];
            /**
             * Format: int32
             * @description Number of chunks, at most 100,000.
             * @example 1
             */
            readonly chunk_count: number;
            /**
             * Format: int64
             * @description Size of all chunks in bytes.
             * @example 1024
             */
            readonly size_bytes: number;
            /**
             * @description Merkle root of the chunk hashes. The service sets it at completion; it never changes then. Absent before.
             * @example 2167b916d4d741c6a44b15aa86e9e198eabb992b8c5d4cf0caf25da676524acd
             */
            readonly merkle_root?: string;
            /**
             * @description Algorithm that computes the Merkle root of the chunk hashes. Default: `rfc9162-sha256`. It never changes.
             * @default rfc9162-sha256
             * @example rfc9162-sha256
             */
            merkle_algorithm: components["schemas"]["MerkleAlgorithm"];
            /** @description Block that anchors the Merkle root. Absent if the session is not anchored. */
            readonly blockchain_anchor?: components["schemas"]["BlockchainAnchor"];
            /**
             * @description Id of the trust policy that applied to the recording. The policy must exist.
             * @example policy-grace-1
             */
            trust_policy_id?: string;
            /**
             * @description Reason for the failure, at most 1,000 characters. Absent unless the session failed.
             * @example The recorder lost its connection.
             */
            readonly failure_reason?: string;
            /**
             * Format: date-time
             * @description Time at which the session was completed or failed, in UTC. Absent while it is active.
             * @example 2026-11-24T08:00:00.000Z
             */
            readonly ended_at?: string;
        };
        SessionChunk: {
            /**
             * @description Id of the session.
             * @example session-grace-1
             */
            readonly session_id: string;
            /**
             * @description Id of the chunk, 1 to 128 characters, unique in its session. Default: a UUID that the service generates.
             * @example chunk-0
             */
            chunk_id: string;
            /**
             * Format: int32
             * @description Position of the chunk in the session, 0 to 99,999.
             * @example 0
             */
            chunk_index: number;
            /**
             * Format: int32
             * @description Size of the chunk in bytes: 1,024 (1 KiB) to 10,485,760 (10 MiB).
             * @example 1024
             */
            size_bytes: number;
            /**
             * @description SHA-256 of the chunk before encryption, 64 hexadecimal digits.
             * @example b378a856b515fb63f7689bb85be33450bb454cc0eddc2da0c668f63ac8198e74
             */
            hash: string;
            /**
             * @description SHA-256 of the chunk as it is stored, 64 hexadecimal digits. Absent if the stored bytes are those of `hash`.
             * @example 5a657927b23c730112cf1aab422a52680db1dd2834865d1f3d8c8eac750344f1
             */
            encrypted_hash?: string;
            /**
             * @description Relative path of the stored content, 1 to 512 characters. If the service stores the content, it sets the path.
             * @example sessions/2026/11/chunk-0.bin
             */
            storage_path?: string;
            /**
             * @description Algorithm that encrypts the stored content. Absent if it is not known.
             * @example none
             */
            encryption_algorithm?: components["schemas"]["EncryptionAlgorithm"];
            /**
             * @description State of the chunk, as the client reports it. Default: `uploaded`.
             * @default uploaded
             * @example uploaded
             */
            status: components["schemas"]["ChunkStatus"];
            /**
             * Format: date-time
             * @description Time of the upload, RFC 3339. Default: now.
             * @example 2026-11-24T08:00:00.000Z
             */
            uploaded_at: string;
            /**
             * Format: date-time
             * @description Time at which the service stored the content and checked its SHA-256. Absent if the service has no content of the chunk.
             * @example 2026-11-24T08:00:00.000Z
             */
            readonly stored_at?: string;
            /** @description Fields that the response leaves out, at most 100, because MongoDB stores no value that this schema can represent. A required field can be among them. Present only if another program wrote the document. Send a valid value with PATCH or PUT to repair a field. */
            readonly invalid_fields?: components["schemas"]["InvalidField"][];
        };
        SessionChunkPage: {
            /** @description Items of this page, in the order of the list. */
            items: components["schemas"]["SessionChunk"][];
            /**
             * @description Cursor of the next page. Absent on the last page.
             * @example eyJ2IjoiMjAyNi0xMS0yNFQwODowMDowMC4wMDBaIn0
             */
            next_cursor?: string;
            /**
             * Format: int64
             * @description Number of items that match. Present if the request has `include_total`.
             * @example 3
             */
            total?: number;
            /** @description How MongoDB found the page. Present if the request has `explain=true`. */
            explain?: components["schemas"]["ListExplanation"];
        };
        SessionManifest: {
            /** @description The session itself. */
            session: components["schemas"]["Session"];
            /** @description Every chunk, in the order of `chunk_index`. */
            chunks: components["schemas"]["ManifestChunk"][];
        };
        SessionPage: {
            /** @description Items of this page, in the order of the list. */
            items: components["schemas"]["Session"][];
            /**
             * @description Cursor of the next page. Absent on the last page.
             * @example eyJ2IjoiMjAyNi0xMS0yNFQwODowMDowMC4wMDBaIn0
             */
            next_cursor?: string;
            /**
             * Format: int64
             * @description Number of items that match. Present if the request has `include_total`.
             * @example 3
             */
            total?: number;
            /** @description How MongoDB found the page. Present if the request has `explain=true`. */
            explain?: components["schemas"]["ListExplanation"];
        };
        SessionStatistics: {
            /**
             * @description Id of the session.
             * @example session-grace-1
             */
            session_id: string;
            /**
             * @description Status of the session.
             * @example completed
             */
            status: components["schemas"]["SessionStatus"];
            /**
             * Format: int32
             * @description Number of chunks.
             * @example 4096
             */
            chunk_count: number;
            /**
             * Format: int64
             * @description Size of all chunks in bytes.
             * @example 4194304
             */
            size_bytes: number;
            /**
             * Format: int32
             * @description Size of the smallest chunk in bytes; 0 without chunks.
             * @example 1024
             */
            smallest_chunk_bytes: number;
            /**
             * Format: int32
             * @description Size of the largest chunk in bytes; 0 without chunks.
             * @example 1024
             */
            largest_chunk_bytes: number;
            /**
             * Format: int32
             * @description Mean size of a chunk in bytes, rounded; 0 without chunks.
             * @example 1024
             */
            average_chunk_bytes: number;
            /**
             * Format: int32
             * @description Time from creation to the end of the session, or to now, in seconds.
             * @example 3600
             */
            duration_seconds: number;
            /**
             * Format: date-time
             * @description Time of the first upload. Absent without chunks.
             * @example 2026-11-24T08:00:00.000Z
             */
            first_uploaded_at?: string;
            /**
             * Format: date-time
             * @description Time of the last upload. Absent without chunks.
             * @example 2026-11-24T08:00:00.000Z
             */
            last_uploaded_at?: string;
            /** @description Fields that the response leaves out, at most 100, because MongoDB stores no value that this schema can represent. A required field can be among them. Present only if another program wrote the document. Send a valid value with PATCH or PUT to repair a field. */
            readonly invalid_fields?: components["schemas"]["InvalidField"][];
        };
        /** @enum {string} */
        SessionStatus: "active" | "completed" | "failed";
        SessionVerdict: {
            /**
             * @description `valid`: the chunks still give the stored root. `invalid`: they do not. `unverifiable`: this version does not know the algorithm.
             * @example valid
             */
            state: components["schemas"]["VerificationState"];
            /**
             * Format: int32
             * @description Number of chunks in the session.
             * @example 1
             */
            chunk_count: number;
            /**
             * @description Merkle root that the session has stored.
             * @example 2167b916d4d741c6a44b15aa86e9e198eabb992b8c5d4cf0caf25da676524acd
             */
            merkle_root: string;
            /**
             * @description Merkle root of the chunks now. Absent if a chunk is missing.
             * @example 2167b916d4d741c6a44b15aa86e9e198eabb992b8c5d4cf0caf25da676524acd
             */
            computed_root?: string;
            /**
             * Format: int32
             * @description Lowest index without a chunk, from 0. Absent if no chunk is missing.
             * @example 3
             */
            first_missing?: number;
        };
        SetAnchor: {
            /**
             * @description Id of the block that holds the anchor. The block must be stored.
             * @example 5a657927b23c730112cf1aab422a52680db1dd2834865d1f3d8c8eac750344f1
             */
            block_id: string;
            /**
             * @description Id of the transaction that carries the root. The block must contain it.
             * @example 59242d1cfa67b8746d8d4a8b7d9bf1d80557e25dad1d88b644fbcee2666826a5
             */
            transaction_id?: string;
            /**
             * @description Anchored Merkle root. If sent, it must equal that of the session; otherwise the service answers 422.
             * @example 5a657927b23c730112cf1aab422a52680db1dd2834865d1f3d8c8eac750344f1
             */
            merkle_root?: string;
            /**
             * Format: date-time
             * @description Time at which the root was anchored, RFC 3339. Default: now.
             * @example 2026-11-24T08:00:00.000Z
             */
            anchored_at?: string;
            /**
             * Format: int32
             * @description Number of confirmations so far. Default: 0.
             * @default 0
             * @example 20
             */
            confirmation_count?: number;
        };
        /** @enum {string} */
        SharedCacheState: "used" | "away" | "renewing";
        SkippedRun: {
            /**
             * Format: date-time
             * @description Time of the run that is skipped.
             * @example 2026-11-24T08:00:00.000Z
             */
            at: string;
            /**
             * @description Why, in the words of the caller. The audit record and the list of runs contain it.
             * @example Maintenance of the storage
             */
            reason?: string;
            /**
             * @description Caller that asked to skip the run.
             * @example requested_by
             */
            requested_by: string;
        };
        SlowMember: {
            /**
             * @description Its address.
             * @example member
             */
            member: string;
            /**
             * @description Whether it answered; of one that did not, the figures have nothing, or not all.
             * @example true
             */
            answered: boolean;
            /**
             * @description Whether its profiler is on: the service sets that of the primary.
             * @example true
             */
            recording?: boolean;
            /**
             * Format: int32
             * @description How many operations it has kept that fit the query.
             * @example 3
             */
            operations?: number;
            /**
             * @description Whether it has kept more, older ones, which were not looked at.
             * @example true
             */
            truncated?: boolean;
        };
        SlowOccurrence: {
            /**
             * @description The member of the replica set that it ran on.
             * @example member
             */
            member: string;
            /**
             * Format: date-time
             * @description When it ended.
             * @example 2026-11-24T08:00:00.000Z
             */
            ended_at: string;
            /**
             * Format: int64
             * @description Time it took.
             * @example 12
             */
            duration_ms: number;
            /**
             * Format: int64
             * @description Index keys it examined.
             * @example 3
             */
            keys_examined: number;
            /**
             * Format: int64
             * @description Documents it examined.
             * @example 3
             */
            documents_examined: number;
            /**
             * Format: int64
             * @description Documents it returned or changed.
             * @example 3
             */
            returned: number;
            /**
             * @description MongoDB's summary of its plan.
             * @example plan
             */
            plan?: string;
            /**
             * @description Name that the client gave itself.
             * @example client_name
             */
            client_name?: string;
        };
        SlowOperations: {
            /** @description Each member of the replica set: operations are kept where they ran. */
            members: components["schemas"]["SlowMember"][];
            /**
             * Format: int64
             * @description Slow operations there were.
             * @example 3
             */
            operations: number;
            /**
             * Format: int64
             * @description Shapes they have.
             * @example 3
             */
            shapes: number;
            /**
             * Format: int64
             * @description Operations of yet other shapes, which were too many to be kept apart.
             * @example 3
             */
            left_out: number;
            /** @description The shapes, those first that took the most time in all. */
            items: components["schemas"]["SlowShape"][];
        };
        SlowShape: {
            /**
             * @description Hash of the shape, the same on every replica and at all times.
             * @example shape_id
             */
            shape_id: string;
            /**
             * @description Name of the collection.
             * @example collection
             */
            collection: string;
            /**
             * @description MongoDB's name of the command: find, aggregate, update, …
             * @example operation
             */
            operation: string;
            /**
             * @description Filter, sort, projection and stages, with the name of its type for each value.
             * @example filter {created_at: {$gte: ?date}, status: ?string} sort {created_at: -1}
             */
            shape: string;
            /**
             * @description MongoDB's own hashes of its plans' queries, at most 5.
             * @example [
             *       "query_hashes"
             *     ]
             */
            query_hashes: string[];
            /**
             * Format: int64
             * @description How many there were.
             * @example 3
             */
            count: number;
            /**
             * Format: int64
             * @description Time they took in all, in ms.
             * @example 12
             */
            total_ms: number;
            /**
             * Format: int64
             * @description Time that half of them did not exceed.
             * @example 12
             */
            p50_ms: number;
            /**
             * Format: int64
             * @description Time that 95 % of them did not exceed.
             * @example 12
             */
            p95_ms: number;
            /**
             * Format: int64
             * @description Time that the longest took.
             * @example 12
             */
            max_ms: number;
            /**
             * Format: int64
             * @description Index keys they examined.
             * @example 3
             */
            keys_examined: number;
            /**
             * Format: int64
             * @description Documents they examined.
             * @example 3
             */
            documents_examined: number;
            /**
             * Format: int64
             * @description Documents they returned or changed.
             * @example 3
             */
            returned: number;
            /**
             * @description MongoDB's summaries of their plans, at most 5.
             * @example [
             *       "COLLSCAN"
             *     ]
             */
            plans: string[];
            /**
             * @description Whether one of them sorted in memory, as no index had the order.
             * @example true
             */
            has_sort_stage: boolean;
            /**
             * @description Whether one of them wrote to disk, as memory did not suffice.
             * @example true
             */
            used_disk: boolean;
            /**
             * Format: date-time
             * @description When the first of them ended.
             * @example 2026-11-24T08:00:00.000Z
             */
            first_seen_at: string;
            /**
             * Format: date-time
             * @description When the last of them ended.
             * @example 2026-11-24T08:00:00.000Z
             */
            last_seen_at: string;
            /**
             * @description Fields that must have a value, or one of several.
             * @example [
             *       "equality_fields"
             *     ]
             */
            equality_fields: string[];
            /**
             * @description Fields that must lie in a range.
             * @example [
             *       "range_fields"
             *     ]
             */
            range_fields: string[];
            /**
             * @description Fields of the sort, in its order; - is descending.
             * @example [
             *       "sort_fields"
             *     ]
             */
            sort_fields: string[];
            /**
             * @description Whether `$or` or `$nor` holds more conditions, which those fields do not name.
             * @example true
             */
            disjunctive: boolean;
            /**
             * @description The index that they name themselves (`hint`), by its name or its keys.
             * @example hint
             */
            hint?: string;
            /**
             * @description Whether they compare text by a collation of their own: an index without that does not serve them.
             * @example true
             */
            has_collation: boolean;
            /**
             * Format: int64
             * @description The most that one of them asks for; absent where one asks for all.
             * @example 3
             */
            limit?: number;
        };
        SlowShapeDetail: {
            /**
             * @description Hash of the shape, the same on every replica and at all times.
             * @example shape_id
             */
            shape_id: string;
            /**
             * @description Name of the collection.
             * @example collection
             */
            collection: string;
            /**
             * @description MongoDB's name of the command: find, aggregate, update, …
             * @example operation
             */
            operation: string;
            /**
             * @description Filter, sort, projection and stages, with the name of its type for each value.
             * @example filter {created_at: {$gte: ?date}, status: ?string} sort {created_at: -1}
             */
            shape: string;
            /**
             * @description MongoDB's own hashes of its plans' queries, at most 5.
             * @example [
             *       "query_hashes"
             *     ]
             */
            query_hashes: string[];
            /**
             * Format: int64
             * @description How many there were.
             * @example 3
             */
            count: number;
            /**
             * Format: int64
             * @description Time they took in all, in ms.
             * @example 12
             */
            total_ms: number;
            /**
             * Format: int64
             * @description Time that half of them did not exceed.
             * @example 12
             */
            p50_ms: number;
            /**
             * Format: int64
             * @description Time that 95 % of them did not exceed.
             * @example 12
             */
            p95_ms: number;
            /**
             * Format: int64
             * @description Time that the longest took.
             * @example 12
             */
            max_ms: number;
            /**
             * Format: int64
             * @description Index keys they examined.
             * @example 3
             */
            keys_examined: number;
            /**
             * Format: int64
             * @description Documents they examined.
             * @example 3
             */
            documents_examined: number;
            /**
             * Format: int64
             * @description Documents they returned or changed.
             * @example 3
             */
            returned: number;
            /**
             * @description MongoDB's summaries of their plans, at most 5.
             * @example [
             *       "COLLSCAN"
             *     ]
             */
            plans: string[];
            /**
             * @description Whether one of them sorted in memory, as no index had the order.
             * @example true
             */
            has_sort_stage: boolean;
            /**
             * @description Whether one of them wrote to disk, as memory did not suffice.
             * @example true
             */
            used_disk: boolean;
            /**
             * Format: date-time
             * @description When the first of them ended.
             * @example 2026-11-24T08:00:00.000Z
             */
            first_seen_at: string;
            /**
             * Format: date-time
             * @description When the last of them ended.
             * @example 2026-11-24T08:00:00.000Z
             */
            last_seen_at: string;
            /**
             * @description Fields that must have a value, or one of several.
             * @example [
             *       "equality_fields"
             *     ]
             */
            equality_fields: string[];
            /**
             * @description Fields that must lie in a range.
             * @example [
             *       "range_fields"
             *     ]
             */
            range_fields: string[];
            /**
             * @description Fields of the sort, in its order; - is descending.
             * @example [
             *       "sort_fields"
             *     ]
             */
            sort_fields: string[];
            /**
             * @description Whether `$or` or `$nor` holds more conditions, which those fields do not name.
             * @example true
             */
            disjunctive: boolean;
            /**
             * @description The index that they name themselves (`hint`), by its name or its keys.
             * @example hint
             */
            hint?: string;
            /**
             * @description Whether they compare text by a collation of their own: an index without that does not serve them.
             * @example true
             */
            has_collation: boolean;
            /**
             * Format: int64
             * @description The most that one of them asks for; absent where one asks for all.
             * @example 3
             */
            limit?: number;
            /**
             * @description What they do and why it takes long, in words.
             * @example summary
             */
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
            /**
             * @description Path of the advice on the database.
             * @example advice
             */
            advice: string;
        };
        StoredIndex: {
            /**
             * @description Its name.
             * @example name
             */
            name: string;
            /** @description The fields, in their order. */
            keys: components["schemas"]["StoredIndexKey"][];
            /**
             * @description Whether no two documents may have the same key.
             * @example true
             */
            unique: boolean;
            /**
             * @description Whether documents that have none of the fields are left out.
             * @example true
             */
            sparse: boolean;
            /**
             * @description Whether it is kept up to date, but not used by queries.
             * @example true
             */
            hidden: boolean;
            /**
             * @description Whether the documents themselves are kept in its order.
             * @example true
             */
            clustered: boolean;
            /**
             * Format: int64
             * @description Documents are deleted so many seconds after the time in the field.
             * @example 60
             */
            expire_after_seconds?: number;
            /** @description Only documents that meet all conditions are in the index. */
            partial_filter?: components["schemas"]["IndexCondition"][];
            /**
             * @description The same as Extended JSON, where conditions cannot say it.
             * @example partial_filter_text
             */
            partial_filter_text?: string;
            /** @description How text is compared. */
            collation?: components["schemas"]["IndexCollation"];
            /** @description Which fields `$**` takes. */
            wildcard_projection?: components["schemas"]["WildcardProjection"];
            /** @description How a text index reads text. */
            text?: components["schemas"]["TextIndexOptions"];
        };
        StoredIndexKey: {
            /**
             * @description Dotted path of the field.
             * @example path
             */
            path: string;
            /** @description 1 ascending, -1 descending, or the kind of index: text, 2dsphere, hashed, or an older one of MongoDB. */
            direction: number | string;
        };
        Suggestion: {
            /**
             * @description Its id.
             * @example id
             */
            id: string;
            /**
             * @description The field that begins so, by its path.
             * @example field
             */
            field: string;
            /**
             * @description What stands in it.
             * @example text
             */
            text: string;
        };
        Suggestions: {
            /** @description The best first. */
            items: components["schemas"]["Suggestion"][];
        };
        TextIndexOptions: {
            /**
             * @description The language of documents that name none.
             * @example default_language
             */
            default_language: string;
            /**
             * @description The field that names a document's language.
             * @example language_override
             */
            language_override: string;
            /** @description The fields. */
            weights: components["schemas"]["TextWeight"][];
        };
        TextWeight: {
            /**
             * @description Dotted path of the field.
             * @example path
             */
            path: string;
            /**
             * Format: int32
             * @description Its weight against the other fields.
             * @example 3
             */
            weight: number;
        };
        TimeRange: {
            /**
             * Format: date-time
             * @description The earliest.
             * @example 2026-11-24T08:00:00.000Z
             */
            min: string;
            /**
             * Format: date-time
             * @description The latest.
             * @example 2026-11-24T08:00:00.000Z
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
            /**
             * @description Field that tells series apart, and seldom changes.
             * @example meta_field
             */
            meta_field?: string;
            /**
             * @description How far measurements of a series are apart; absent where it was set otherwise.
             * @example seconds
             */
            granularity?: components["schemas"]["TimeSeriesGranularity"];
            /**
             * Format: int32
             * @description MongoDB deletes measurements so many seconds after their time.
             * @example 60
             */
            expire_after_seconds?: number;
        };
        Transaction: {
            /**
             * Format: date-time
             * @description Time at which the service created the document, in UTC.
             * @example 2026-11-24T08:00:00.000Z
             */
            readonly created_at: string;
            /**
             * Format: date-time
             * @description Time of the last change, in UTC.
             * @example 2026-11-24T08:00:00.000Z
             */
            readonly updated_at: string;
            /**
             * Format: int32
             * @description Version of the document, from 1. Every change adds 1 and changes the ETag.
             * @example 1
             */
            readonly version: number;
            /** @description Fields that the response leaves out, at most 100, because MongoDB stores no value that this schema can represent. A required field can be among them. Present only if another program wrote the document. Send a valid value with PATCH or PUT to repair a field. */
            readonly invalid_fields?: components["schemas"]["InvalidField"][];
            /**
             * @description Id of the transaction: its hash, 64 hexadecimal digits. The service does not compute it.
             * @example 59242d1cfa67b8746d8d4a8b7d9bf1d80557e25dad1d88b644fbcee2666826a5
             */
            transaction_id: string;
            /**
             * @description Kind of the transaction. It decides which fields are required.
             * @example transfer
             */
            type: components["schemas"]["TransactionType"];
            /**
             * @description State of the transaction. `pending` becomes `confirmed` or `failed`; `confirmed` becomes `orphaned`; `orphaned` becomes `pending` or `confirmed`.
             * @default pending
             * @example pending
             */
            status: components["schemas"]["TransactionStatus"];
            /**
             * @description Id of the block that contains the transaction. Required if it is `confirmed`; not allowed if it is `pending`.
             * @example 5a657927b23c730112cf1aab422a52680db1dd2834865d1f3d8c8eac750344f1
             */
            block_id?: string;
            /**
             * Format: int32
             * @description Height of that block, 0 to 2,147,483,647. Required if the transaction is `confirmed`.
             * @example 1000000
             */
            block_height?: number;
            /**
             * Format: int32
             * @description Position in that block, 0 to 99,999. Required if the transaction is `confirmed`.
             * @example 0
             */
            transaction_index?: number;
            /**
             * Format: tron-address
             * @description TRON address of the sender. Required on `transfer` and `trc20_transfer`.
             * @example TWYAmAkDck5uxdEQVXuKEz1uAcTRU7m5LS
             */
            from_address?: string;
            /**
             * Format: tron-address
             * @description TRON address of the receiver. Required on `transfer` and `trc20_transfer`.
             * @example TREA9VmfaBD6utCwgGDbiCoqtvTuGcCxuy
             */
            to_address?: string;
            /**
             * @description Amount in base units (sun for TRX, 10⁻⁶ TRX), as 1 to 78 decimal digits.
             * @example 1500000
             */
            amount?: string;
            /**
             * @description Fee in sun (10⁻⁶ TRX), as 1 to 78 decimal digits.
             * @example 268000
             */
            fee?: string;
            /**
             * @description Currency of the amount.
             * @example TRX
             */
            currency?: components["schemas"]["Currency"];
            /**
             * Format: tron-address
             * @description TRON address of the contract that the transaction calls. Absent on plain transfers.
             * @example TZ5ENMG5qoZxC7KyNaqnkdie8MbD8xWWsM
             */
            contract_address?: string;
            /**
             * @description Id of the session that the transaction anchors. Required on `session_anchor`.
             * @example session-grace-1
             */
            session_id?: string;
            /**
             * @description Data of the transaction as text, at most 65,536 characters. The service does not read it.
             * @example 0a02bcd1
             */
            data?: string;
            /**
             * @description Signature of the transaction as text, at most 1,024 characters. The service does not verify it.
             * @example 30450221
             */
            signature?: string;
            /**
             * Format: date-time
             * @description Time of the transaction, RFC 3339.
             * @example 2026-11-24T08:00:00.000Z
             */
            timestamp: string;
            /**
             * Format: date-time
             * @description Time at which the service stored the confirmation, in UTC. Absent before.
             * @example 2026-11-24T08:00:00.000Z
             */
            readonly confirmed_at?: string;
        };
        TransactionPage: {
            /** @description Items of this page, in the order of the list. */
            items: components["schemas"]["Transaction"][];
            /**
             * @description Cursor of the next page. Absent on the last page.
             * @example eyJ2IjoiMjAyNi0xMS0yNFQwODowMDowMC4wMDBaIn0
             */
            next_cursor?: string;
            /**
             * Format: int64
             * @description Number of items that match. Present if the request has `include_total`.
             * @example 3
             */
            total?: number;
            /** @description How MongoDB found the page. Present if the request has `explain=true`. */
            explain?: components["schemas"]["ListExplanation"];
        };
        TransactionPlacement: {
            /**
             * @description State of the transaction. `pending` becomes `confirmed` or `failed`; `confirmed` becomes `orphaned`; `orphaned` becomes `pending` or `confirmed`.
             * @example confirmed
             */
            status: components["schemas"]["TransactionStatus"];
            /**
             * @description Id of the block that contains the transaction. Required if it is `confirmed`; not allowed if it is `pending`.
             * @example 5a657927b23c730112cf1aab422a52680db1dd2834865d1f3d8c8eac750344f1
             */
            block_id?: string;
            /**
             * Format: int32
             * @description Height of that block, 0 to 2,147,483,647. Required if the transaction is `confirmed`.
             * @example 1000000
             */
            block_height?: number;
            /**
             * Format: int32
             * @description Position in that block, 0 to 99,999. Required if the transaction is `confirmed`.
             * @example 0
             */
            transaction_index?: number;
        };
        TransactionState: {
            /**
             * @description Id of the transaction: its hash, 64 hexadecimal digits. The service does not compute it.
             * @example 59242d1cfa67b8746d8d4a8b7d9bf1d80557e25dad1d88b644fbcee2666826a5
             */
            transaction_id: string;
            /**
             * @description State of the transaction. `pending` becomes `confirmed` or `failed`; `confirmed` becomes `orphaned`; `orphaned` becomes `pending` or `confirmed`.
             * @example confirmed
             */
            status: components["schemas"]["TransactionStatus"];
            /**
             * @description Id of the block that contains the transaction. Required if it is `confirmed`; not allowed if it is `pending`.
             * @example 5a657927b23c730112cf1aab422a52680db1dd2834865d1f3d8c8eac750344f1
             */
            block_id?: string;
            /**
             * Format: int32
             * @description Height of that block, 0 to 2,147,483,647. Required if the transaction is `confirmed`.
             * @example 1000000
             */
            block_height?: number;
            /**
             * Format: int32
             * @description Position in that block, 0 to 99,999. Required if the transaction is `confirmed`.
             * @example 0
             */
            transaction_index?: number;
            /**
             * Format: int32
             * @description Number of stored blocks from its own to the latest, both included. 0 if the transaction is not confirmed in a stored block.
             * @example 1
             */
            confirmations: number;
            /**
             * Format: date-time
             * @description Time at which the service stored the confirmation, in UTC. Absent before.
             * @example 2026-11-24T08:00:00.000Z
             */
            confirmed_at?: string;
            /** @description Fields that the response leaves out, at most 100, because MongoDB stores no value that this schema can represent. A required field can be among them. Present only if another program wrote the document. Send a valid value with PATCH or PUT to repair a field. */
            readonly invalid_fields?: components["schemas"]["InvalidField"][];
        };
        /** @enum {string} */
        TransactionStatus: "pending" | "confirmed" | "failed" | "orphaned";
        /** @enum {string} */
        TransactionType: "session_anchor" | "transfer" | "trc20_transfer" | "governance" | "system";
        TrustPolicy: {
            /**
             * Format: date-time
             * @description Time at which the service created the document, in UTC.
             * @example 2026-11-24T08:00:00.000Z
             */
            readonly created_at: string;
            /**
             * Format: date-time
             * @description Time of the last change, in UTC.
             * @example 2026-11-24T08:00:00.000Z
             */
            readonly updated_at: string;
            /**
             * Format: int32
             * @description Version of the document, from 1. Every change adds 1 and changes the ETag.
             * @example 1
             */
            readonly version: number;
            /** @description Fields that the response leaves out, at most 100, because MongoDB stores no value that this schema can represent. A required field can be among them. Present only if another program wrote the document. Send a valid value with PATCH or PUT to repair a field. */
            readonly invalid_fields?: components["schemas"]["InvalidField"][];
            /**
             * @description Id of the policy, 1 to 128 characters. Default: a UUID that the service generates. It never changes.
             * @example policy-grace-1
             */
            policy_id: string;
            /**
             * @description Id of the user who owns the policy. The user must exist.
             * @example grace
             */
            user_id: string;
            /**
             * @description Name of the policy for people, 1 to 255 characters.
             * @example Trusted devices only
             */
            name: string;
            /**
             * @description Purpose of the policy, at most 1,000 characters.
             * @example Read sessions from trusted devices.
             */
            description?: string;
            /**
             * @description Kind of the policy. Evaluation does not depend on it.
             * @example user_trust
             */
            policy_type: components["schemas"]["PolicyType"];
            /**
             * @description State of the policy; only an `active` one counts. A new policy is `draft` or `active`. `draft` becomes `active` or `revoked`; `active` becomes `inactive` or `revoked`; `inactive` becomes `active` or `revoked`; `revoked` is final. Default: `draft`.
             * @default draft
             * @example draft
             */
            status: components["schemas"]["PolicyStatus"];
            /**
             * @description Subjects that the policy covers, at most 1,000. `*` or an empty list covers all.
             * @example [
             *       "alice"
             *     ]
             */
            subjects?: string[];
            /**
             * @description Actions that the policy covers, at most 200. `*` or an empty list covers all.
             * @example [
             *       "read"
             *     ]
             */
            actions?: string[];
            /**
             * @description Resources that the policy covers, at most 1,000. `*` or an empty list covers all.
             * @example [
             *       "*"
             *     ]
             */
            resources?: string[];
            /** @description Rules of the policy, 1 to 200. Their order has no meaning. */
            rules: components["schemas"]["PolicyRule"][];
            /**
             * Format: date-time
             * @description Time from which the policy counts, RFC 3339, to the millisecond. Default: no lower limit.
             * @example 2026-01-01T00:00:00.000Z
             */
            effective_from?: string;
            /**
             * Format: date-time
             * @description Time from which the policy no longer counts, RFC 3339, to the millisecond. It must be after `effective_from`. Default: no upper limit.
             * @example 2036-01-01T00:00:00.000Z
             */
            effective_until?: string;
        };
        TrustPolicyPage: {
            /** @description Items of this page, in the order of the list. */
            items: components["schemas"]["TrustPolicy"][];
            /**
             * @description Cursor of the next page. Absent on the last page.
             * @example eyJ2IjoiMjAyNi0xMS0yNFQwODowMDowMC4wMDBaIn0
             */
            next_cursor?: string;
            /**
             * Format: int64
             * @description Number of items that match. Present if the request has `include_total`.
             * @example 3
             */
            total?: number;
            /** @description How MongoDB found the page. Present if the request has `explain=true`. */
            explain?: components["schemas"]["ListExplanation"];
        };
        TrustPolicyVersion: {
            /**
             * Format: date-time
             * @description Time at which the service created the document, in UTC.
             * @example 2026-11-24T08:00:00.000Z
             */
            readonly created_at: string;
            /**
             * Format: date-time
             * @description Time of the last change, in UTC.
             * @example 2026-11-24T08:00:00.000Z
             */
            readonly updated_at: string;
            /**
             * Format: int32
             * @description Version of the document, from 1. Every change adds 1 and changes the ETag.
             * @example 1
             */
            readonly version: number;
            /** @description Fields that the response leaves out, at most 100, because MongoDB stores no value that this schema can represent. A required field can be among them. Present only if another program wrote the document. Send a valid value with PATCH or PUT to repair a field. */
            readonly invalid_fields?: components["schemas"]["InvalidField"][];
            /**
             * @description Id of the policy, 1 to 128 characters. Default: a UUID that the service generates. It never changes.
             * @example policy-grace-1
             */
            policy_id: string;
            /**
             * @description Id of the user who owns the policy. The user must exist.
             * @example grace
             */
            user_id: string;
            /**
             * @description Name of the policy for people, 1 to 255 characters.
             * @example Trusted devices only
             */
            name: string;
            /**
             * @description Purpose of the policy, at most 1,000 characters.
             * @example Read sessions from trusted devices.
             */
            description?: string;
            /**
             * @description Kind of the policy. Evaluation does not depend on it.
             * @example user_trust
             */
            policy_type: components["schemas"]["PolicyType"];
            /**
             * @description State of the policy; only an `active` one counts. A new policy is `draft` or `active`. `draft` becomes `active` or `revoked`; `active` becomes `inactive` or `revoked`; `inactive` becomes `active` or `revoked`; `revoked` is final. Default: `draft`.
             * @default draft
             * @example draft
             */
            status: components["schemas"]["PolicyStatus"];
            /**
             * @description Subjects that the policy covers, at most 1,000. `*` or an empty list covers all.
             * @example [
             *       "alice"
             *     ]
             */
            subjects?: string[];
            /**
             * @description Actions that the policy covers, at most 200. `*` or an empty list covers all.
             * @example [
             *       "read"
             *     ]
             */
            actions?: string[];
            /**
             * @description Resources that the policy covers, at most 1,000. `*` or an empty list covers all.
             * @example [
             *       "*"
             *     ]
             */
            resources?: string[];
            /** @description Rules of the policy, 1 to 200. Their order has no meaning. */
            rules: components["schemas"]["PolicyRule"][];
            /**
             * Format: date-time
             * @description Time from which the policy counts, RFC 3339, to the millisecond. Default: no lower limit.
             * @example 2026-01-01T00:00:00.000Z
             */
            effective_from?: string;
            /**
             * Format: date-time
             * @description Time from which the policy no longer counts, RFC 3339, to the millisecond. It must be after `effective_from`. Default: no upper limit.
             * @example 2036-01-01T00:00:00.000Z
             */
            effective_until?: string;
            /**
             * Format: date-time
             * @description Time at which the next version replaced this one, in UTC. Absent on the current version.
             * @example 2026-11-24T08:00:00.000Z
             */
            readonly replaced_at?: string;
        };
        TrustPolicyVersionPage: {
            /** @description Items of this page, in the order of the list. */
            items: components["schemas"]["TrustPolicyVersion"][];
            /**
             * @description Cursor of the next page. Absent on the last page.
             * @example eyJ2IjoiMjAyNi0xMS0yNFQwODowMDowMC4wMDBaIn0
             */
            next_cursor?: string;
            /**
             * Format: int64
             * @description Number of items that match. Present if the request has `include_total`.
             * @example 3
             */
            total?: number;
            /** @description How MongoDB found the page. Present if the request has `explain=true`. */
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
             * @example 3
             */
            values: number;
            /**
             * @description Their share in the values at the path.
             * @example 1
             */
            share: number;
        };
        UpdateBackup: {
            /**
             * @description Whether it stays until it is unpinned. `false` lets the retention delete it: the key needs `backups:delete`, and `confirm`.
             * @example true
             */
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
            /**
             * @description What reads the database.
             * @example native
             */
            engine?: components["schemas"]["BackupEngine"];
            /**
             * @description How the files are compressed.
             * @example none
             */
            compression?: components["schemas"]["Compression"];
            /**
             * @description How the files are encrypted. When left out, as each backup has it: aes-256-gcm where there is a key, else none.
             * @example none
             */
            encryption?: components["schemas"]["Encryption"] | null;
            /**
             * @description Where the backups are kept. When left out, as each has it: as BACKUP_STORAGE says then.
             * @example volume
             */
            storage?: components["schemas"]["BackupStorage"] | null;
            /**
             * @description Only these collections, views and time series; all of the database when left out.
             * @example [
             *       "users",
             *       "sessions"
             *     ]
             */
            collections?: string[] | null;
            /**
             * @description Whether it runs.
             * @example true
             */
            enabled?: boolean;
            /** @description What is kept of its backups, applied after each; all of them when left out. */
            retention?: components["schemas"]["UpdateRetentionPolicy"] | null;
        };
        UpdateHardwareWallet: {
            /**
             * @description Manufacturer of the device.
             * @example ledger
             */
            type?: components["schemas"]["HardwareWalletType"];
            /**
             * @description Model of the device, 1 to 100 characters.
             * @example Nano X
             */
            model?: string | null;
            /**
             * @description Firmware version of the device, 1 to 50 characters.
             * @example 2.2.3
             */
            firmware_version?: string | null;
            /**
             * @description Public key on secp256k1 in lower-case hexadecimal, compressed (66 digits) or not (130 digits).
             * @example 0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798
             */
            public_key?: string | null;
            /**
             * @description BIP-44 derivation path of the key, with the coin type 195 of TRON.
             * @example m/44'/195'/0'/0/0
             */
            derivation_path?: string | null;
            /**
             * Format: date-time
             * @description Time at which the device was last connected, RFC 3339.
             * @example 2026-11-24T08:00:00.000Z
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
             * @example 3
             */
            count?: number | null;
            /**
             * Format: int32
             * @description The newest good one of each of the last so many days that have one, in UTC.
             * @example 3
             */
            daily?: number | null;
            /**
             * Format: int32
             * @description The same of weeks, which begin on Monday.
             * @example 3
             */
            weekly?: number | null;
            /**
             * Format: int32
             * @description The same of months.
             * @example 3
             */
            monthly?: number | null;
            /**
             * Format: int32
             * @description The same of years.
             * @example 3
             */
            yearly?: number | null;
        };
        UpdateSession: {
            /**
             * @description Id of the trust policy that applied to the recording. The policy must exist.
             * @example policy-grace-1
             */
            trust_policy_id?: string | null;
        };
        UpdateTransaction: {
            /**
             * @description State of the transaction. `pending` becomes `confirmed` or `failed`; `confirmed` becomes `orphaned`; `orphaned` becomes `pending` or `confirmed`.
             * @example pending
             */
            status?: components["schemas"]["TransactionStatus"] | null;
            /**
             * @description Id of the block that contains the transaction. Required if it is `confirmed`; not allowed if it is `pending`.
             * @example 5a657927b23c730112cf1aab422a52680db1dd2834865d1f3d8c8eac750344f1
             */
            block_id?: string | null;
            /**
             * Format: int32
             * @description Height of that block, 0 to 2,147,483,647. Required if the transaction is `confirmed`.
             * @example 1000000
             */
            block_height?: number | null;
            /**
             * Format: int32
             * @description Position in that block, 0 to 99,999. Required if the transaction is `confirmed`.
             * @example 0
             */
            transaction_index?: number | null;
            /**
             * @description Fee in sun (10⁻⁶ TRX), as 1 to 78 decimal digits.
             * @example 268000
             */
            fee?: string | null;
        };
        UpdateTrustPolicy: {
            /**
             * @description Name of the policy for people, 1 to 255 characters.
             * @example Trusted devices only
             */
            name?: string;
            /**
             * @description Purpose of the policy, at most 1,000 characters.
             * @example Read sessions from trusted devices.
             */
            description?: string | null;
            /**
             * @description Kind of the policy. Evaluation does not depend on it.
             * @example user_trust
             */
            policy_type?: components["schemas"]["PolicyType"];
            /**
             * @description State of the policy; only an `active` one counts. A new policy is `draft` or `active`. `draft` becomes `active` or `revoked`; `active` becomes `inactive` or `revoked`; `inactive` becomes `active` or `revoked`; `revoked` is final. Default: `draft`.
             * @example draft
             */
            status?: components["schemas"]["PolicyStatus"] | null;
            /**
             * @description Subjects that the policy covers, at most 1,000. `*` or an empty list covers all.
             * @example [
             *       "alice"
             *     ]
             */
            subjects?: string[] | null;
            /**
             * @description Actions that the policy covers, at most 200. `*` or an empty list covers all.
             * @example [
             *       "read"
             *     ]
             */
            actions?: string[] | null;
            /**
             * @description Resources that the policy covers, at most 1,000. `*` or an empty list covers all.
             * @example [
             *       "*"
             *     ]
             */
            resources?: string[] | null;
            /** @description Rules of the policy, 1 to 200. Their order has no meaning. */
            rules?: components["schemas"]["PolicyRule"][];
            /**
             * Format: date-time
             * @description Time from which the policy counts, RFC 3339, to the millisecond. Default: no lower limit.
             * @example 2026-01-01T00:00:00.000Z
             */
            effective_from?: string | null;
            /**
             * Format: date-time
             * @description Time from which the policy no longer counts, RFC 3339, to the millisecond. It must be after `effective_from`. Default: no upper limit.
             * @example 2036-01-01T00:00:00.000Z
             */
            effective_until?: string | null;
        };
        UpdateUser: {
            /**
             * Format: email
             * @description E-mail address, 6 to 254 characters. The service stores it trimmed and in lower case. It is unique among users.
             * @example grace@example.net
             */
            email?: string;
            /**
             * Format: tron-address
             * @description TRON address of the user, 34 characters. It is unique among users.
             * @example TWYAmAkDck5uxdEQVXuKEz1uAcTRU7m5LS
             */
            tron_address?: string;
            /** @description Hardware wallet that the user signs with. Absent if none is set. */
            hardware_wallet?: components["schemas"]["UpdateHardwareWallet"] | null;
        };
        UpdateVolume: {
            /**
             * Format: int64
             * @description Bytes that it may hold: not less than it has used and reserved.
             * @example 2000000000
             */
            quota_bytes?: number;
            /**
             * @description Whether nothing in it may be changed.
             * @example true
             */
            read_only?: boolean;
        };
        UpdateWallet: {
            /**
             * @description State of the wallet. Only an `active` wallet can become primary. Default: `active`.
             * @example active
             */
            status?: components["schemas"]["WalletStatus"] | null;
            /**
             * @description Name that the user gave the wallet, 1 to 100 characters.
             * @example Savings
             */
            nickname?: string | null;
            /**
             * @description Public key on secp256k1 in lower-case hexadecimal, compressed (66 digits) or not (130 digits).
             * @example 0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798
             */
            public_key?: string | null;
            /**
             * @description BIP-44 derivation path of the key, with the coin type 195 of TRON.
             * @example m/44'/195'/0'/0/0
             */
            derivation_path?: string | null;
            /** @description Device that keeps the key. Required if `wallet_type` is `hardware`. */
            hardware_wallet?: components["schemas"]["UpdateHardwareWallet"] | null;
            /** @description Balances that a client read last. The service does not update them. */
            balances?: components["schemas"]["UpdateWalletBalances"] | null;
        };
        UpdateWalletBalances: {
            /**
             * @description TRX balance in sun (10⁻⁶ TRX), as 1 to 78 decimal digits.
             * @example 1500000
             */
            trx?: string | null;
            /**
             * @description USDT balance in base units (10⁻⁶ USDT), as 1 to 78 decimal digits.
             * @example 2000000
             */
            usdt?: string | null;
            /**
             * Format: date-time
             * @description Time at which the client read the balances, RFC 3339.
             * @example 2026-11-24T08:00:00.000Z
             */
            synced_at?: string;
        };
        User: {
            /**
             * Format: date-time
             * @description Time at which the service created the document, in UTC.
             * @example 2026-11-24T08:00:00.000Z
             */
            readonly created_at: string;
            /**
             * Format: date-time
             * @description Time of the last change, in UTC.
             * @example 2026-11-24T08:00:00.000Z
             */
            readonly updated_at: string;
            /**
             * Format: int32
             * @description Version of the document, from 1. Every change adds 1 and changes the ETag.
             * @example 1
             */
            readonly version: number;
            /** @description Fields that the response leaves out, at most 100, because MongoDB stores no value that this schema can represent. A required field can be among them. Present only if another program wrote the document. Send a valid value with PATCH or PUT to repair a field. */
            readonly invalid_fields?: components["schemas"]["InvalidField"][];
            /**
             * @description Id of the user, 1 to 128 characters. Default: a UUID that the service generates. It never changes.
             * @example grace
             */
            user_id: string;
            /**
             * Format: email
             * @description E-mail address, 6 to 254 characters. The service stores it trimmed and in lower case. It is unique among users.
             * @example grace@example.net
             */
            email: string;
            /**
             * Format: tron-address
             * @description TRON address of the user, 34 characters. It is unique among users.
             * @example TWYAmAkDck5uxdEQVXuKEz1uAcTRU7m5LS
             */
            tron_address: string;
            /** @description Hardware wallet that the user signs with. Absent if none is set. */
            hardware_wallet?: components["schemas"]["HardwareWallet"];
        };
        UserPage: {
            /** @description Items of this page, in the order of the list. */
            items: components["schemas"]["User"][];
            /**
             * @description Cursor of the next page. Absent on the last page.
             * @example eyJ2IjoiMjAyNi0xMS0yNFQwODowMDowMC4wMDBaIn0
             */
            next_cursor?: string;
            /**
             * Format: int64
             * @description Number of items that match. Present if the request has `include_total`.
             * @example 3
             */
            total?: number;
            /** @description How MongoDB found the page. Present if the request has `explain=true`. */
            explain?: components["schemas"]["ListExplanation"];
        };
        UserStatistics: {
            /**
             * @description Id of the user.
             * @example grace
             */
            user_id: string;
            /**
             * Format: int32
             * @description Number of active sessions.
             * @example 1
             */
            sessions_active: number;
            /**
             * Format: int32
             * @description Number of completed sessions.
             * @example 12
             */
            sessions_completed: number;
            /**
             * Format: int32
             * @description Number of failed sessions.
             * @example 0
             */
            sessions_failed: number;
            /**
             * Format: int64
             * @description Number of chunks in all sessions.
             * @example 4096
             */
            chunks: number;
            /**
             * Format: int64
             * @description Size of all chunks in bytes.
             * @example 4194304
             */
            size_bytes: number;
            /**
             * Format: int32
             * @description Number of wallets, at most 10.
             * @example 2
             */
            wallets: number;
            /**
             * Format: int32
             * @description Number of trust policies that the user owns.
             * @example 1
             */
            trust_policies: number;
            /**
             * Format: int64
             * @description Number of transactions from the own address of the user.
             * @example 7
             */
            transactions_sent: number;
            /**
             * Format: int64
             * @description Number of transactions to the own address of the user.
             * @example 5
             */
            transactions_received: number;
            /** @description Fields that the response leaves out, at most 100, because MongoDB stores no value that this schema can represent. A required field can be among them. Present only if another program wrote the document. Send a valid value with PATCH or PUT to repair a field. */
            readonly invalid_fields?: components["schemas"]["InvalidField"][];
        };
        Validation: {
            /**
             * @description Whether the document could be stored now.
             * @example true
             */
            valid: boolean;
            /**
             * @description Rules that the document breaks; empty if it is valid.
             * @example []
             */
            errors: components["schemas"]["ProblemField"][];
        };
        /** @enum {string} */
        ValidationAction: "error" | "warn";
        /** @enum {string} */
        ValidationLevel: "strict" | "moderate" | "off";
        ValidatorCheck: {
            /**
             * @description Whether all documents were checked, or a random sample.
             * @example all
             */
            method: components["schemas"]["ValidatorCheckMethod"];
            /**
             * Format: int64
             * @description Documents of the collection; of a sample, by MongoDB's own count.
             * @example 3
             */
            documents: number;
            /**
             * Format: int64
             * @description Documents that were checked.
             * @example 3
             */
            checked: number;
            /**
             * Format: int64
             * @description Those of them that break the rules.
             * @example 3
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
             * @example 100
             */
            percent?: number;
        };
        ViewOptions: {
            /**
             * @description The collection or view it is made of.
             * @example on
             */
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
            /**
             * @description ready; or still being made or removed, which ends by itself.
             * @example creating
             */
            state: components["schemas"]["VolumeState"];
            /**
             * @description Whether it is one of the service itself, and cannot be deleted.
             * @example true
             */
            built_in: boolean;
            /**
             * @description Whether nothing in it may be changed.
             * @example true
             */
            read_only: boolean;
            /**
             * Format: int64
             * @description Bytes that it may hold.
             * @example 1048576
             */
            quota_bytes: number;
            /**
             * Format: int64
             * @description Bytes of its files.
             * @example 1048576
             */
            used_bytes: number;
            /**
             * Format: int64
             * @description Bytes that are kept free for what is being written.
             * @example 1048576
             */
            reserved_bytes: number;
            /**
             * Format: int64
             * @description Bytes that the volume can still take: the rest of its quota, or what the disk takes where that is less.
             * @example 1048576
             */
            available_bytes: number;
            /**
             * @description `quota`: the rest of the quota is what the volume can still take. `disk`: the disk under it takes less than that.
             * @example quota
             */
            limited_by: components["schemas"]["VolumeLimit"];
            /**
             * Format: int64
             * @description Its files.
             * @example 3
             */
            file_count: number;
            /**
             * Format: date-time
             * @description When it was created.
             * @example 2026-11-24T08:00:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When its settings were last changed.
             * @example 2026-11-24T08:00:00.000Z
             */
            updated_at: string;
            /**
             * Format: int32
             * @description Version of its settings, behind its entity tag; what it holds is not part of it.
             * @example 3
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
             * @example 1048576
             */
            used_bytes: number;
            /**
             * Format: int64
             * @description Files then.
             * @example 3
             */
            file_count: number;
            /**
             * Format: int64
             * @description The quota then.
             * @example 1048576
             */
            quota_bytes: number;
        };
        VolumeDisk: {
            /**
             * Format: int64
             * @description Its size.
             * @example 1048576
             */
            total_bytes: number;
            /**
             * Format: int64
             * @description What may still be written to it.
             * @example 1048576
             */
            free_bytes: number;
            /**
             * Format: int64
             * @description What of that is kept free: 1 % of the disk, 1 GB at most. Writes into it are 507.
             * @example 1048576
             */
            kept_free_bytes: number;
        };
        VolumeFolderList: {
            /**
             * Format: date-time
             * @description When the scan ended; absent before the first one.
             * @example 2026-11-24T08:00:00.000Z
             */
            scanned_at?: string;
            /** @description The folders by the bytes of the files directly in them, biggest first, at most 100. */
            items: components["schemas"]["FolderUsage"][];
            /**
             * Format: int64
             * @description Things that are not as the service makes them: links, special files, files that nothing refers to.
             * @example 3
             */
            odd_count: number;
            /** @description Examples of those, at most 100. */
            oddities: components["schemas"]["VolumeOddity"][];
        };
        VolumeForecast: {
            /**
             * @description `quota`: the volume itself fills its quota first. `disk`: all volumes together fill the disk under them first; growth is theirs then.
             * @example quota
             */
            limited_by: components["schemas"]["VolumeLimit"];
            /**
             * @description too_few_samples: of fewer than 7 days nothing is said.
             * @example too_few_samples
             */
            trend: components["schemas"]["VolumeTrend"];
            /**
             * Format: int64
             * @description Growth of a mean day.
             * @example 1048576
             */
            bytes_per_day?: number;
            /**
             * Format: int32
             * @description Days until it is full, as expected. Absent beyond ten years, and when it does not grow.
             * @example 3
             */
            expected_days?: number;
            /**
             * Format: int32
             * @description Where the band begins. It holds the day in about 4 of 5 cases; in fewer where growth comes in rare bursts.
             * @example 3
             */
            low_days?: number;
            /**
             * Format: int32
             * @description Where the band ends; absent when it may also not be full within ten years.
             * @example 3
             */
            high_days?: number;
        };
        /** @enum {string} */
        VolumeLimit: "quota" | "disk";
        VolumeOddity: {
            /**
             * @description Its path in the volume.
             * @example path
             */
            path: string;
            /**
             * @description What it is: an orphan is a file that nothing refers to; links and other disks are not followed.
             * @example link
             */
            kind: components["schemas"]["VolumeOddityKind"];
        };
        /** @enum {string} */
        VolumeOddityKind: "link" | "hard_link" | "special_file" | "foreign_name" | "other_disk" | "too_deep" | "orphan";
        VolumePage: {
            /** @description Items of this page, in the order of the list. */
            items: components["schemas"]["Volume"][];
            /**
             * @description Cursor of the next page. Absent on the last page.
             * @example eyJ2IjoiMjAyNi0xMS0yNFQwODowMDowMC4wMDBaIn0
             */
            next_cursor?: string;
            /**
             * Format: int64
             * @description Number of items that match. Present if the request has `include_total`.
             * @example 3
             */
            total?: number;
            /** @description How MongoDB found the page. Present if the request has `explain=true`. */
            explain?: components["schemas"]["ListExplanation"];
        };
        /** @enum {string} */
        VolumeState: "creating" | "ready" | "deleting";
        VolumeSummary: {
            /**
             * Format: int32
             * @description Volumes.
             * @example 3
             */
            volume_count: number;
            /**
             * Format: int64
             * @description What the quotas may come to together: VOLUME_SIZE_LIMIT_GB, 1 GB being 10^9 bytes.
             * @example 1048576
             */
            capacity_bytes: number;
            /**
             * Format: int64
             * @description What the quotas come to.
             * @example 1048576
             */
            allocated_bytes: number;
            /**
             * Format: int64
             * @description What new quotas can still be given.
             * @example 1048576
             */
            unallocated_bytes: number;
            /**
             * Format: int64
             * @description Bytes of all files.
             * @example 1048576
             */
            used_bytes: number;
            /**
             * Format: int64
             * @description Bytes that are kept free for what is being written.
             * @example 1048576
             */
            reserved_bytes: number;
            /**
             * Format: int64
             * @description Bytes that the volumes can still take: by their quotas, and by the disk.
             * @example 1048576
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
             * @example 1048576
             */
            quota_bytes: number;
            /**
             * Format: int64
             * @description Bytes in use now.
             * @example 1048576
             */
            used_bytes: number;
            /**
             * Format: int64
             * @description Bytes that the volume can still take: the rest of its quota, or what the disk takes where that is less.
             * @example 1048576
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
             * @description Time at which the service created the document, in UTC.
             * @example 2026-11-24T08:00:00.000Z
             */
            readonly created_at: string;
            /**
             * Format: date-time
             * @description Time of the last change, in UTC.
             * @example 2026-11-24T08:00:00.000Z
             */
            readonly updated_at: string;
            /**
             * Format: int32
             * @description Version of the document, from 1. Every change adds 1 and changes the ETag.
             * @example 1
             */
            readonly version: number;
            /** @description Fields that the response leaves out, at most 100, because MongoDB stores no value that this schema can represent. A required field can be among them. Present only if another program wrote the document. Send a valid value with PATCH or PUT to repair a field. */
            readonly invalid_fields?: components["schemas"]["InvalidField"][];
            /**
             * @description Id of the wallet, 1 to 128 characters. Default: a UUID that the service generates. It never changes.
             * @example wallet-grace-1
             */
            wallet_id: string;
            /**
             * @description Id of the user who owns the wallet. The user must exist, and has at most 10 wallets.
             * @example grace
             */
            user_id: string;
            /**
             * Format: tron-address
             * @description TRON address of the wallet, 34 characters. It is unique among wallets.
             * @example TJCkaSyhoFLBoqGKhJSfQ21MBvHXtbR1RV
             */
            tron_address: string;
            /**
             * @description Kind of the wallet. `hardware` requires `hardware_wallet`.
             * @example software
             */
            wallet_type: components["schemas"]["WalletType"];
            /**
             * @description State of the wallet. Only an `active` wallet can become primary. Default: `active`.
             * @default active
             * @example active
             */
            status: components["schemas"]["WalletStatus"];
            /**
             * @description Name that the user gave the wallet, 1 to 100 characters.
             * @example Savings
             */
            nickname?: string;
            /**
             * @description Public key on secp256k1 in lower-case hexadecimal, compressed (66 digits) or not (130 digits).
             * @example 0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798
             */
            public_key?: string;
            /**
             * @description BIP-44 derivation path of the key, with the coin type 195 of TRON.
             * @example m/44'/195'/0'/0/0
             */
            derivation_path?: string;
            /**
             * @description Whether this is the primary wallet of the user. Change it with `POST /api/v1/wallets/{wallet_id}/primary`.
             * @example true
             */
            readonly is_primary: boolean;
            /** @description Device that keeps the key. Required if `wallet_type` is `hardware`. */
            hardware_wallet?: components["schemas"]["HardwareWallet"];
            /** @description Balances that a client read last. The service does not update them. */
            balances?: components["schemas"]["WalletBalances"];
        };
        WalletBalances: {
            /**
             * @description TRX balance in sun (10⁻⁶ TRX), as 1 to 78 decimal digits.
             * @example 1500000
             */
            trx?: string;
            /**
             * @description USDT balance in base units (10⁻⁶ USDT), as 1 to 78 decimal digits.
             * @example 2000000
             */
            usdt?: string;
            /**
             * Format: date-time
             * @description Time at which the client read the balances, RFC 3339.
             * @example 2026-11-24T08:00:00.000Z
             */
            synced_at: string;
        };
        WalletPage: {
            /** @description Items of this page, in the order of the list. */
            items: components["schemas"]["Wallet"][];
            /**
             * @description Cursor of the next page. Absent on the last page.
             * @example eyJ2IjoiMjAyNi0xMS0yNFQwODowMDowMC4wMDBaIn0
             */
            next_cursor?: string;
            /**
             * Format: int64
             * @description Number of items that match. Present if the request has `include_total`.
             * @example 3
             */
            total?: number;
            /** @description How MongoDB found the page. Present if the request has `explain=true`. */
            explain?: components["schemas"]["ListExplanation"];
        };
        /** @enum {string} */
        WalletStatus: "active" | "inactive" | "locked" | "compromised";
        /** @enum {string} */
        WalletType: "software" | "hardware" | "paper" | "multisig";
        WarmCache: {
            /**
             * @description Cache namespace to fill: the path of a model.
             * @example users
             */
            namespace: string;
            /**
             * Format: int32
             * @description Number of documents to load, newest first, 1 to 1,000,000. Default: 10,000.
             * @default 10000
             * @example 1000
             */
            limit?: number;
        };
        WildcardProjection: {
            /**
             * @description Whether the fields are those that are indexed, or those that are not.
             * @example include
             */
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
             * @example 1048576
             */
            at_most_bytes?: number;
            /**
             * @description How long reading from disk at the present rate takes to fill the cache anew. In a full cache, minutes mean that the working set is larger than the cache, days that it fits.
             * @example 3
             */
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
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
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
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
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
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
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
                /** @description Any unique text, 1 to 255 visible ASCII characters. A repeat with the same key and body gets the same response for 24 hours. */
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
                /** @description X-Consistency-Token of a write. The search includes every write up to it; if these are not indexed in time, the service answers 412. */
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
                /** @description X-Consistency-Token of a write. The search includes every write up to it; if these are not indexed in time, the service answers 412. */
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
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
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
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
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
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
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
                /** @description Any unique text, 1 to 255 visible ASCII characters. A repeat with the same key and body gets the same response for 24 hours. */
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
                /** @description Any unique text, 1 to 255 visible ASCII characters. A repeat with the same key and body gets the same response for 24 hours. */
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
                /** @description Name of the object to delete, repeated as a confirmation. Without it the service answers 400. */
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
                /** @description Any unique text, 1 to 255 visible ASCII characters. A repeat with the same key and body gets the same response for 24 hours. */
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
                /** @description Maximum number of items on the page, 1 to 200. Default: 50. */
                limit?: number;
                /** @description `next_cursor` of the previous page. Leave it out for the first page. */
                cursor?: string;
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
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
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
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
                /** @description Maximum number of items on the page, 1 to 200. Default: 50. */
                limit?: number;
                /** @description `next_cursor` of the previous page. Leave it out for the first page. */
                cursor?: string;
                /** @description Order of the items; `-` means descending. Default: `-at`, or the field of a range filter. */
                sort?: "-at" | "at";
                /** @description Fields to return, comma-separated, 1 to 50. The id is always returned. Default: all fields. */
                fields?: ("audit_id" | "at" | "caller" | "key_name" | "key_prefix" | "address" | "operation" | "method" | "path" | "target" | "deleting" | "request_id" | "outcome" | "job_id" | "error_code" | "repeated" | "status" | "completed_at")[];
                /** @description Adds `total` to the page. `exact` counts the matching items; `estimated` uses the count that MongoDB keeps if no filter is set. */
                include_total?: "exact" | "estimated";
                /** @description Whether the page explains how MongoDB found it. The key also needs the scope `database:read`. Default: false. */
                explain?: boolean;
                /** @description Returns only items whose `caller` equals this value. */
                caller?: string;
                /** @description Returns only items whose `operation` equals this value. */
                operation?: string;
                /** @description Returns only items whose `target` equals this value. */
                target?: string;
                /** @description Returns only items whose `outcome` equals this value. */
                outcome?: components["schemas"]["AuditOutcome"];
                /** @description Returns only items whose `job_id` equals this value. */
                job_id?: string;
                /** @description Returns only items whose `at` is at least this value. The list must be sorted by `at`, which is then the default. */
                at_gte?: string;
                /** @description Returns only items whose `at` is more than this value. The list must be sorted by `at`, which is then the default. */
                at_gt?: string;
                /** @description Returns only items whose `at` is at most this value. The list must be sorted by `at`, which is then the default. */
                at_lte?: string;
                /** @description Returns only items whose `at` is less than this value. The list must be sorted by `at`, which is then the default. */
                at_lt?: string;
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
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
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
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
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
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
                /** @description Maximum number of items on the page, 1 to 200. Default: 50. */
                limit?: number;
                /** @description `next_cursor` of the previous page. Leave it out for the first page. */
                cursor?: string;
                /** @description Order of the items; `-` means descending. Default: `-created_at`, or the field of a range filter. */
                sort?: "-created_at" | "created_at";
                /** @description Fields to return, comma-separated, 1 to 50. The id is always returned. Default: all fields. */
                fields?: ("job_id" | "kind" | "target" | "state" | "attempt" | "phase" | "progress" | "result" | "error" | "requested_by" | "request_id" | "audit_id" | "created_at" | "started_at" | "cancel_requested_at" | "ended_at")[];
                /** @description Adds `total` to the page. `exact` counts the matching items; `estimated` uses the count that MongoDB keeps if no filter is set. */
                include_total?: "exact" | "estimated";
                /** @description Whether the page explains how MongoDB found it. The key also needs the scope `database:read`. Default: false. */
                explain?: boolean;
                /** @description Returns only items whose `kind` equals this value. */
                kind?: string;
                /** @description Returns only items whose `state` equals this value. */
                state?: components["schemas"]["JobState"];
                /** @description Returns only items whose `created_at` is at least this value. The list must be sorted by `created_at`, which is then the default. */
                created_at_gte?: string;
                /** @description Returns only items whose `created_at` is more than this value. The list must be sorted by `created_at`, which is then the default. */
                created_at_gt?: string;
                /** @description Returns only items whose `created_at` is at most this value. The list must be sorted by `created_at`, which is then the default. */
                created_at_lte?: string;
                /** @description Returns only items whose `created_at` is less than this value. The list must be sorted by `created_at`, which is then the default. */
                created_at_lt?: string;
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
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
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
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
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description Id of the last event that the client received. The stream continues after it. */
                "Last-Event-ID"?: string;
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
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
                /** @description Any unique text, 1 to 255 visible ASCII characters. A repeat with the same key and body gets the same response for 24 hours. */
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
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
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
                /** @description Maximum number of items on the page, 1 to 200. Default: 50. */
                limit?: number;
                /** @description `next_cursor` of the previous page. Leave it out for the first page. */
                cursor?: string;
                /** @description Order of the items; `-` means descending. Default: `-last_at`, or the field of a range filter. */
                sort?: "-last_at" | "last_at";
                /** @description Fields to return, comma-separated, 1 to 50. The id is always returned. Default: all fields. */
                fields?: ("letter_id" | "consumer" | "collection_name" | "document" | "version" | "deleted" | "reason" | "attempts" | "first_at" | "last_at")[];
                /** @description Adds `total` to the page. `exact` counts the matching items; `estimated` uses the count that MongoDB keeps if no filter is set. */
                include_total?: "exact" | "estimated";
                /** @description Whether the page explains how MongoDB found it. The key also needs the scope `database:read`. Default: false. */
                explain?: boolean;
                /** @description Returns only items whose `consumer` equals this value. */
                consumer?: string;
                /** @description Returns only items whose `last_at` is at least this value. The list must be sorted by `last_at`, which is then the default. */
                last_at_gte?: string;
                /** @description Returns only items whose `last_at` is more than this value. The list must be sorted by `last_at`, which is then the default. */
                last_at_gt?: string;
                /** @description Returns only items whose `last_at` is at most this value. The list must be sorted by `last_at`, which is then the default. */
                last_at_lte?: string;
                /** @description Returns only items whose `last_at` is less than this value. The list must be sorted by `last_at`, which is then the default. */
                last_at_lt?: string;
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
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
                /** @description Any unique text, 1 to 255 visible ASCII characters. A repeat with the same key and body gets the same response for 24 hours. */
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
                /** @description Maximum number of items on the page, 1 to 200. Default: 50. */
                limit?: number;
                /** @description `next_cursor` of the previous page. Leave it out for the first page. */
                cursor?: string;
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
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
                /** @description Any unique text, 1 to 255 visible ASCII characters. A repeat with the same key and body gets the same response for 24 hours. */
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
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
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
                /** @description Name of the object to delete, repeated as a confirmation. Without it the service answers 400. */
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
                /** @description ETag that the resource must still have. Otherwise the service answers 412 and changes nothing. A weak tag (`W/"…"`, as compressing proxies send it) names the same version. */
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
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
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
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
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
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
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
                /** @description Any unique text, 1 to 255 visible ASCII characters. A repeat with the same key and body gets the same response for 24 hours. */
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
                /** @description Name of the object to delete, repeated as a confirmation. Without it the service answers 400. */
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
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description ETag that the client already holds. If it is still current, the service answers 304 without a body. A weak tag (`W/"…"`, as compressing proxies send it) names the same version. */
                "If-None-Match"?: string;
                /** @description `no-cache` reads from MongoDB and ignores the cache. */
                "Cache-Control"?: string;
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
                "X-Min-Consistency"?: string;
            };
            path: {
                /** @description Id of the user, 1 to 128 characters. Default: a UUID that the service generates. It never changes. */
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
                /** @description ETag that the resource must still have. Otherwise the service answers 412 and changes nothing. A weak tag (`W/"…"`, as compressing proxies send it) names the same version. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id of the user, 1 to 128 characters. Default: a UUID that the service generates. It never changes. */
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
            /** @description The changed user. */
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
                /** @description Whether to delete the sessions, wallets and trust policies of the user too. Default: false. `true` requires `confirm`. */
                cascade?: boolean;
                /** @description The `user_id`, repeated as a confirmation. Required with `cascade=true`. */
                confirm?: string;
            };
            header?: {
                /** @description ETag that the resource must still have. Otherwise the service answers 412 and changes nothing. A weak tag (`W/"…"`, as compressing proxies send it) names the same version. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id of the user, 1 to 128 characters. Default: a UUID that the service generates. It never changes. */
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
                /** @description ETag that the resource must still have. Otherwise the service answers 412 and changes nothing. A weak tag (`W/"…"`, as compressing proxies send it) names the same version. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id of the user, 1 to 128 characters. Default: a UUID that the service generates. It never changes. */
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
            /** @description The changed user. */
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
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description ETag that the client already holds. If it is still current, the service answers 304 without a body. A weak tag (`W/"…"`, as compressing proxies send it) names the same version. */
                "If-None-Match"?: string;
                /** @description `no-cache` reads from MongoDB and ignores the cache. */
                "Cache-Control"?: string;
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
                "X-Min-Consistency"?: string;
            };
            path: {
                /** @description E-mail address, 6 to 254 characters. The service stores it trimmed and in lower case. It is unique among users. */
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
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description ETag that the client already holds. If it is still current, the service answers 304 without a body. A weak tag (`W/"…"`, as compressing proxies send it) names the same version. */
                "If-None-Match"?: string;
                /** @description `no-cache` reads from MongoDB and ignores the cache. */
                "Cache-Control"?: string;
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
                "X-Min-Consistency"?: string;
            };
            path: {
                /** @description TRON address of the user, 34 characters. It is unique among users. */
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
                /** @description ETag that the resource must still have. Otherwise the service answers 412 and changes nothing. A weak tag (`W/"…"`, as compressing proxies send it) names the same version. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id of the user, 1 to 128 characters. Default: a UUID that the service generates. It never changes. */
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
                /** @description ETag that the resource must still have. Otherwise the service answers 412 and changes nothing. A weak tag (`W/"…"`, as compressing proxies send it) names the same version. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id of the user, 1 to 128 characters. Default: a UUID that the service generates. It never changes. */
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
                /** @description Maximum number of items on the page, 1 to 200. Default: 50. */
                limit?: number;
                /** @description `next_cursor` of the previous page. Leave it out for the first page. */
                cursor?: string;
                /** @description Order of the items; `-` means descending. Default: `-created_at`, or the field of a range filter. */
                sort?: "-created_at" | "created_at";
                /** @description Fields to return, comma-separated, 1 to 50. The id is always returned. Default: all fields. */
                fields?: ("created_at" | "updated_at" | "version" | "user_id" | "email" | "tron_address" | "hardware_wallet")[];
                /** @description Adds `total` to the page. `exact` counts the matching items; `estimated` uses the count that MongoDB keeps if no filter is set. */
                include_total?: "exact" | "estimated";
                /** @description Whether the page explains how MongoDB found it. The key also needs the scope `database:read`. Default: false. */
                explain?: boolean;
                /** @description Returns only items whose `email` equals this value. */
                email?: string;
                /** @description Returns only items whose `tron_address` equals this value. */
                tron_address?: string;
                /** @description Returns only items whose `hardware_wallet_type` equals this value. */
                hardware_wallet_type?: components["schemas"]["HardwareWalletType"];
                /** @description Returns only items whose `created_at` is at least this value. The list must be sorted by `created_at`, which is then the default. */
                created_at_gte?: string;
                /** @description Returns only items whose `created_at` is more than this value. The list must be sorted by `created_at`, which is then the default. */
                created_at_gt?: string;
                /** @description Returns only items whose `created_at` is at most this value. The list must be sorted by `created_at`, which is then the default. */
                created_at_lte?: string;
                /** @description Returns only items whose `created_at` is less than this value. The list must be sorted by `created_at`, which is then the default. */
                created_at_lt?: string;
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
                "X-Min-Consistency"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of users. */
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
                /** @description Any unique text, 1 to 255 visible ASCII characters. A repeat with the same key and body gets the same response for 24 hours. */
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
            /** @description The created user. */
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
                /** @description Whether the service only checks the items and stores none. Default: false. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Any unique text, 1 to 255 visible ASCII characters. A repeat with the same key and body gets the same response for 24 hours. */
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
            /** @description The result of each item. */
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
                /** @description Maximum number of items on the page, 1 to 200. Default: 50. */
                limit?: number;
                /** @description `next_cursor` of the previous page. Leave it out for the first page. */
                cursor?: string;
                /** @description Whether the page explains how MongoDB found it. The key also needs the scope `database:read`. Default: false. */
                explain?: boolean;
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
                "X-Min-Consistency"?: string;
            };
            path: {
                /** @description Id of the user, 1 to 128 characters. Default: a UUID that the service generates. It never changes. */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of sessions. */
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
                /** @description Maximum number of items on the page, 1 to 200. Default: 50. */
                limit?: number;
                /** @description `next_cursor` of the previous page. Leave it out for the first page. */
                cursor?: string;
                /** @description Whether the page explains how MongoDB found it. The key also needs the scope `database:read`. Default: false. */
                explain?: boolean;
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
                "X-Min-Consistency"?: string;
            };
            path: {
                /** @description Id of the user, 1 to 128 characters. Default: a UUID that the service generates. It never changes. */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of wallets. */
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
                /** @description Maximum number of items on the page, 1 to 200. Default: 50. */
                limit?: number;
                /** @description `next_cursor` of the previous page. Leave it out for the first page. */
                cursor?: string;
                /** @description Whether the page explains how MongoDB found it. The key also needs the scope `database:read`. Default: false. */
                explain?: boolean;
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
                "X-Min-Consistency"?: string;
            };
            path: {
                /** @description Id of the user, 1 to 128 characters. Default: a UUID that the service generates. It never changes. */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of trust policies. */
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
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description `no-cache` reads from MongoDB and ignores the cache. */
                "Cache-Control"?: string;
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
                "X-Min-Consistency"?: string;
            };
            path: {
                /** @description Id of the user, 1 to 128 characters. Default: a UUID that the service generates. It never changes. */
                user_id: string;
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
                    "application/json": components["schemas"]["UserStatistics"];
                };
            };
        };
    };
    listSessionChunks: {
        parameters: {
            query?: {
                /** @description Maximum number of items on the page, 1 to 200. Default: 50. */
                limit?: number;
                /** @description `next_cursor` of the previous page. Leave it out for the first page. */
                cursor?: string;
                /** @description Whether the page explains how MongoDB found it. The key also needs the scope `database:read`. Default: false. */
                explain?: boolean;
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
                "X-Min-Consistency"?: string;
            };
            path: {
                /** @description Id of the session, 1 to 128 characters. Default: a UUID that the service generates. It never changes. */
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of chunks. */
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
                /** @description Any unique text, 1 to 255 visible ASCII characters. A repeat with the same key and body gets the same response for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the session, 1 to 128 characters. Default: a UUID that the service generates. It never changes. */
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
            /** @description The counts of appended and existing chunks. */
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
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
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
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
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
            /** @description The inclusion proof. */
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
                /** @description Any unique text, 1 to 255 visible ASCII characters. A repeat with the same key and body gets the same response for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the session, 1 to 128 characters. Default: a UUID that the service generates. It never changes. */
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The changed session. */
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
                /** @description Any unique text, 1 to 255 visible ASCII characters. A repeat with the same key and body gets the same response for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the session, 1 to 128 characters. Default: a UUID that the service generates. It never changes. */
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
            /** @description The changed session. */
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
                /** @description Any unique text, 1 to 255 visible ASCII characters. A repeat with the same key and body gets the same response for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the session, 1 to 128 characters. Default: a UUID that the service generates. It never changes. */
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The result of the comparison. */
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
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
                "X-Min-Consistency"?: string;
            };
            path: {
                /** @description Id of the session, 1 to 128 characters. Default: a UUID that the service generates. It never changes. */
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
                /** @description Id of the session, 1 to 128 characters. Default: a UUID that the service generates. It never changes. */
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
            /** @description The changed session. */
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
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
                "X-Min-Consistency"?: string;
            };
            path: {
                /** @description Id of the session, 1 to 128 characters. Default: a UUID that the service generates. It never changes. */
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
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description `no-cache` reads from MongoDB and ignores the cache. */
                "Cache-Control"?: string;
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
                "X-Min-Consistency"?: string;
            };
            path: {
                /** @description Id of the session, 1 to 128 characters. Default: a UUID that the service generates. It never changes. */
                session_id: string;
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
                    "application/json": components["schemas"]["SessionStatistics"];
                };
            };
        };
    };
    getSession: {
        parameters: {
            query?: {
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description ETag that the client already holds. If it is still current, the service answers 304 without a body. A weak tag (`W/"…"`, as compressing proxies send it) names the same version. */
                "If-None-Match"?: string;
                /** @description `no-cache` reads from MongoDB and ignores the cache. */
                "Cache-Control"?: string;
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
                "X-Min-Consistency"?: string;
            };
            path: {
                /** @description Id of the session, 1 to 128 characters. Default: a UUID that the service generates. It never changes. */
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
                /** @description ETag that the resource must still have. Otherwise the service answers 412 and changes nothing. A weak tag (`W/"…"`, as compressing proxies send it) names the same version. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id of the session, 1 to 128 characters. Default: a UUID that the service generates. It never changes. */
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
            /** @description The changed session. */
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
                /** @description ETag that the resource must still have. Otherwise the service answers 412 and changes nothing. A weak tag (`W/"…"`, as compressing proxies send it) names the same version. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id of the session, 1 to 128 characters. Default: a UUID that the service generates. It never changes. */
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
                /** @description ETag that the resource must still have. Otherwise the service answers 412 and changes nothing. A weak tag (`W/"…"`, as compressing proxies send it) names the same version. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id of the session, 1 to 128 characters. Default: a UUID that the service generates. It never changes. */
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
            /** @description The changed session. */
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
                /** @description Maximum number of items on the page, 1 to 200. Default: 50. */
                limit?: number;
                /** @description `next_cursor` of the previous page. Leave it out for the first page. */
                cursor?: string;
                /** @description Order of the items; `-` means descending. Default: `-created_at`, or the field of a range filter. */
                sort?: "-created_at" | "created_at";
                /** @description Fields to return, comma-separated, 1 to 50. The id is always returned. Default: all fields. */
                fields?: ("created_at" | "updated_at" | "version" | "session_id" | "user_id" | "status" | "chunks" | "chunk_count" | "size_bytes" | "merkle_root" | "merkle_algorithm" | "blockchain_anchor" | "trust_policy_id" | "failure_reason" | "ended_at")[];
                /** @description Adds `total` to the page. `exact` counts the matching items; `estimated` uses the count that MongoDB keeps if no filter is set. */
                include_total?: "exact" | "estimated";
                /** @description Whether the page explains how MongoDB found it. The key also needs the scope `database:read`. Default: false. */
                explain?: boolean;
                /** @description Returns only items whose `user_id` equals this value. */
                user_id?: string;
                /** @description Returns only items whose `status` equals this value. */
                status?: components["schemas"]["SessionStatus"];
                /** @description Returns only items whose `trust_policy_id` equals this value. */
                trust_policy_id?: string;
                /** @description Returns only items whose `created_at` is at least this value. The list must be sorted by `created_at`, which is then the default. */
                created_at_gte?: string;
                /** @description Returns only items whose `created_at` is more than this value. The list must be sorted by `created_at`, which is then the default. */
                created_at_gt?: string;
                /** @description Returns only items whose `created_at` is at most this value. The list must be sorted by `created_at`, which is then the default. */
                created_at_lte?: string;
                /** @description Returns only items whose `created_at` is less than this value. The list must be sorted by `created_at`, which is then the default. */
                created_at_lt?: string;
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
                "X-Min-Consistency"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of sessions. */
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
                /** @description Any unique text, 1 to 255 visible ASCII characters. A repeat with the same key and body gets the same response for 24 hours. */
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
            /** @description The created session. */
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
                /** @description Whether the service only checks the items and stores none. Default: false. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Any unique text, 1 to 255 visible ASCII characters. A repeat with the same key and body gets the same response for 24 hours. */
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
            /** @description The result of each item. */
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
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description ETag that the client already holds. If it is still current, the service answers 304 without a body. A weak tag (`W/"…"`, as compressing proxies send it) names the same version. */
                "If-None-Match"?: string;
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
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
            /** @description The content of the chunk. */
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
            /** @description The chunk with its `stored_at`. */
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
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description ETag that the client already holds. If it is still current, the service answers 304 without a body. A weak tag (`W/"…"`, as compressing proxies send it) names the same version. */
                "If-None-Match"?: string;
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
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
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description ETag that the client already holds. If it is still current, the service answers 304 without a body. A weak tag (`W/"…"`, as compressing proxies send it) names the same version. */
                "If-None-Match"?: string;
                /** @description `no-cache` reads from MongoDB and ignores the cache. */
                "Cache-Control"?: string;
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
                "X-Min-Consistency"?: string;
            };
            path: {
                /** @description Height of the block, 0 to 2,147,483,647. It is unique. */
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
                /** @description First height to verify. Default: 0. */
                from?: number;
                /** @description Last height to verify. Default: the highest stored block. */
                to?: number;
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
                "X-Min-Consistency"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The result of the verification. */
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
                /** @description Any unique text, 1 to 255 visible ASCII characters. A repeat with the same key and body gets the same response for 24 hours. */
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
            /** @description Whether the block could be stored, and the broken rules. */
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
                /** @description Maximum number of items on the page, 1 to 200. Default: 50. */
                limit?: number;
                /** @description `next_cursor` of the previous page. Leave it out for the first page. */
                cursor?: string;
                /** @description Whether the page explains how MongoDB found it. The key also needs the scope `database:read`. Default: false. */
                explain?: boolean;
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
                "X-Min-Consistency"?: string;
            };
            path: {
                /** @description Id of the block: its hash, 64 hexadecimal digits. The service does not compute it. */
                block_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of transactions. */
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
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
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
            /** @description The inclusion proof. */
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
                /** @description Any unique text, 1 to 255 visible ASCII characters. A repeat with the same key and body gets the same response for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the block: its hash, 64 hexadecimal digits. The service does not compute it. */
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
            /** @description The blocks that are off the chain now. */
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
                /** @description Maximum number of items on the page, 1 to 200. Default: 50. */
                limit?: number;
                /** @description `next_cursor` of the previous page. Leave it out for the first page. */
                cursor?: string;
                /** @description Order of the items; `-` means descending. Default: `-height`, or the field of a range filter. */
                sort?: "-height" | "height" | "-timestamp" | "timestamp";
                /** @description Fields to return, comma-separated, 1 to 50. The id is always returned. Default: all fields. */
                fields?: ("created_at" | "updated_at" | "version" | "block_id" | "height" | "previous_hash" | "merkle_root" | "merkle_algorithm" | "transactions" | "transaction_count" | "timestamp")[];
                /** @description Adds `total` to the page. `exact` counts the matching items; `estimated` uses the count that MongoDB keeps if no filter is set. */
                include_total?: "exact" | "estimated";
                /** @description Whether the page explains how MongoDB found it. The key also needs the scope `database:read`. Default: false. */
                explain?: boolean;
                /** @description Returns only items whose `previous_hash` equals this value. */
                previous_hash?: string;
                /** @description Returns only items whose `height` is at least this value. The list must be sorted by `height`, which is then the default. */
                height_gte?: number;
                /** @description Returns only items whose `height` is more than this value. The list must be sorted by `height`, which is then the default. */
                height_gt?: number;
                /** @description Returns only items whose `height` is at most this value. The list must be sorted by `height`, which is then the default. */
                height_lte?: number;
                /** @description Returns only items whose `height` is less than this value. The list must be sorted by `height`, which is then the default. */
                height_lt?: number;
                /** @description Returns only items whose `timestamp` is at least this value. The list must be sorted by `timestamp`, which is then the default. */
                timestamp_gte?: string;
                /** @description Returns only items whose `timestamp` is more than this value. The list must be sorted by `timestamp`, which is then the default. */
                timestamp_gt?: string;
                /** @description Returns only items whose `timestamp` is at most this value. The list must be sorted by `timestamp`, which is then the default. */
                timestamp_lte?: string;
                /** @description Returns only items whose `timestamp` is less than this value. The list must be sorted by `timestamp`, which is then the default. */
                timestamp_lt?: string;
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
                "X-Min-Consistency"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of blocks. */
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
                /** @description Any unique text, 1 to 255 visible ASCII characters. A repeat with the same key and body gets the same response for 24 hours. */
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
            /** @description The created block. */
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
                /** @description Whether the service only checks the items and stores none. Default: false. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Any unique text, 1 to 255 visible ASCII characters. A repeat with the same key and body gets the same response for 24 hours. */
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
            /** @description The result of each item. */
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
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description ETag that the client already holds. If it is still current, the service answers 304 without a body. A weak tag (`W/"…"`, as compressing proxies send it) names the same version. */
                "If-None-Match"?: string;
                /** @description `no-cache` reads from MongoDB and ignores the cache. */
                "Cache-Control"?: string;
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
                "X-Min-Consistency"?: string;
            };
            path: {
                /** @description Id of the block: its hash, 64 hexadecimal digits. The service does not compute it. */
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
                /** @description Maximum number of items on the page, 1 to 200. Default: 50. */
                limit?: number;
                /** @description `next_cursor` of the previous page. Leave it out for the first page. */
                cursor?: string;
                /** @description Whether the page explains how MongoDB found it. The key also needs the scope `database:read`. Default: false. */
                explain?: boolean;
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
                "X-Min-Consistency"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of transactions. */
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
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
                "X-Min-Consistency"?: string;
            };
            path: {
                /** @description Id of the transaction: its hash, 64 hexadecimal digits. The service does not compute it. */
                transaction_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The status, block and confirmations. */
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
                /** @description ETag that the resource must still have. Otherwise the service answers 412 and changes nothing. A weak tag (`W/"…"`, as compressing proxies send it) names the same version. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id of the transaction: its hash, 64 hexadecimal digits. The service does not compute it. */
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
            /** @description The changed transaction. */
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
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description ETag that the client already holds. If it is still current, the service answers 304 without a body. A weak tag (`W/"…"`, as compressing proxies send it) names the same version. */
                "If-None-Match"?: string;
                /** @description `no-cache` reads from MongoDB and ignores the cache. */
                "Cache-Control"?: string;
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
                "X-Min-Consistency"?: string;
            };
            path: {
                /** @description Id of the transaction: its hash, 64 hexadecimal digits. The service does not compute it. */
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
                /** @description ETag that the resource must still have. Otherwise the service answers 412 and changes nothing. A weak tag (`W/"…"`, as compressing proxies send it) names the same version. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id of the transaction: its hash, 64 hexadecimal digits. The service does not compute it. */
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
            /** @description The changed transaction. */
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
                /** @description ETag that the resource must still have. Otherwise the service answers 412 and changes nothing. A weak tag (`W/"…"`, as compressing proxies send it) names the same version. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id of the transaction: its hash, 64 hexadecimal digits. The service does not compute it. */
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
                /** @description ETag that the resource must still have. Otherwise the service answers 412 and changes nothing. A weak tag (`W/"…"`, as compressing proxies send it) names the same version. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id of the transaction: its hash, 64 hexadecimal digits. The service does not compute it. */
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
            /** @description The changed transaction. */
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
                /** @description Maximum number of items on the page, 1 to 200. Default: 50. */
                limit?: number;
                /** @description `next_cursor` of the previous page. Leave it out for the first page. */
                cursor?: string;
                /** @description Order of the items; `-` means descending. Default: `-timestamp`, or the field of a range filter. */
                sort?: "-timestamp" | "timestamp";
                /** @description Fields to return, comma-separated, 1 to 50. The id is always returned. Default: all fields. */
                fields?: ("created_at" | "updated_at" | "version" | "transaction_id" | "type" | "status" | "block_id" | "block_height" | "transaction_index" | "from_address" | "to_address" | "amount" | "fee" | "currency" | "contract_address" | "session_id" | "data" | "signature" | "timestamp" | "confirmed_at")[];
                /** @description Adds `total` to the page. `exact` counts the matching items; `estimated` uses the count that MongoDB keeps if no filter is set. */
                include_total?: "exact" | "estimated";
                /** @description Whether the page explains how MongoDB found it. The key also needs the scope `database:read`. Default: false. */
                explain?: boolean;
                /** @description Returns only items whose `status` equals this value. */
                status?: components["schemas"]["TransactionStatus"];
                /** @description Returns only items whose `type` equals this value. */
                type?: components["schemas"]["TransactionType"];
                /** @description Returns only items whose `from_address` equals this value. */
                from_address?: string;
                /** @description Returns only items whose `to_address` equals this value. */
                to_address?: string;
                /** @description Returns only items whose `session_id` equals this value. */
                session_id?: string;
                /** @description Returns only items whose `timestamp` is at least this value. The list must be sorted by `timestamp`, which is then the default. */
                timestamp_gte?: string;
                /** @description Returns only items whose `timestamp` is more than this value. The list must be sorted by `timestamp`, which is then the default. */
                timestamp_gt?: string;
                /** @description Returns only items whose `timestamp` is at most this value. The list must be sorted by `timestamp`, which is then the default. */
                timestamp_lte?: string;
                /** @description Returns only items whose `timestamp` is less than this value. The list must be sorted by `timestamp`, which is then the default. */
                timestamp_lt?: string;
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
                "X-Min-Consistency"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of transactions. */
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
                /** @description Any unique text, 1 to 255 visible ASCII characters. A repeat with the same key and body gets the same response for 24 hours. */
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
            /** @description The created transaction. */
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
                /** @description Whether the service only checks the items and stores none. Default: false. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Any unique text, 1 to 255 visible ASCII characters. A repeat with the same key and body gets the same response for 24 hours. */
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
            /** @description The result of each item. */
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
                /** @description Direction of the transactions: `in` (received), `out` (sent) or `both`. Default: `both`. */
                direction?: components["schemas"]["Direction"];
                /** @description Maximum number of items on the page, 1 to 200. Default: 50. */
                limit?: number;
                /** @description `next_cursor` of the previous page. Leave it out for the first page. */
                cursor?: string;
                /** @description Whether the page explains how MongoDB found it. The key also needs the scope `database:read`. Default: false. */
                explain?: boolean;
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
                "X-Min-Consistency"?: string;
            };
            path: {
                /** @description TRON address, 34 characters. */
                address: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of transactions. */
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
                /** @description Any unique text, 1 to 255 visible ASCII characters. A repeat with the same key and body gets the same response for 24 hours. */
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
            /** @description Whether the policy could be stored, and the broken rules. */
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
                /** @description Any unique text, 1 to 255 visible ASCII characters. A repeat with the same key and body gets the same response for 24 hours. */
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
            /** @description The decision and its reasons. */
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
                /** @description ETag that the resource must still have. Otherwise the service answers 412 and changes nothing. A weak tag (`W/"…"`, as compressing proxies send it) names the same version. */
                "If-Match"?: string;
                /** @description Any unique text, 1 to 255 visible ASCII characters. A repeat with the same key and body gets the same response for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the policy, 1 to 128 characters. Default: a UUID that the service generates. It never changes. */
                policy_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The changed policy. */
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
                /** @description ETag that the resource must still have. Otherwise the service answers 412 and changes nothing. A weak tag (`W/"…"`, as compressing proxies send it) names the same version. */
                "If-Match"?: string;
                /** @description Any unique text, 1 to 255 visible ASCII characters. A repeat with the same key and body gets the same response for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the policy, 1 to 128 characters. Default: a UUID that the service generates. It never changes. */
                policy_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The changed policy. */
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
                /** @description Maximum number of items on the page, 1 to 200. Default: 50. */
                limit?: number;
                /** @description `next_cursor` of the previous page. Leave it out for the first page. */
                cursor?: string;
                /** @description Whether the page explains how MongoDB found it. The key also needs the scope `database:read`. Default: false. */
                explain?: boolean;
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
                "X-Min-Consistency"?: string;
            };
            path: {
                /** @description Id of the policy, 1 to 128 characters. Default: a UUID that the service generates. It never changes. */
                policy_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of earlier versions. */
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
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description ETag that the client already holds. If it is still current, the service answers 304 without a body. A weak tag (`W/"…"`, as compressing proxies send it) names the same version. */
                "If-None-Match"?: string;
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
                "X-Min-Consistency"?: string;
            };
            path: {
                /** @description Id of the policy. */
                policy_id: string;
                /** @description Version of the policy, from 1. */
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
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description ETag that the client already holds. If it is still current, the service answers 304 without a body. A weak tag (`W/"…"`, as compressing proxies send it) names the same version. */
                "If-None-Match"?: string;
                /** @description `no-cache` reads from MongoDB and ignores the cache. */
                "Cache-Control"?: string;
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
                "X-Min-Consistency"?: string;
            };
            path: {
                /** @description Id of the policy, 1 to 128 characters. Default: a UUID that the service generates. It never changes. */
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
                /** @description ETag that the resource must still have. Otherwise the service answers 412 and changes nothing; without the header it answers 428. A weak tag (`W/"…"`, as compressing proxies send it) names the same version. */
                "If-Match": string;
            };
            path: {
                /** @description Id of the policy, 1 to 128 characters. Default: a UUID that the service generates. It never changes. */
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
            /** @description The changed trust policy. */
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
                /** @description ETag that the resource must still have. Otherwise the service answers 412 and changes nothing; without the header it answers 428. A weak tag (`W/"…"`, as compressing proxies send it) names the same version. */
                "If-Match": string;
            };
            path: {
                /** @description Id of the policy, 1 to 128 characters. Default: a UUID that the service generates. It never changes. */
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
                /** @description ETag that the resource must still have. Otherwise the service answers 412 and changes nothing; without the header it answers 428. A weak tag (`W/"…"`, as compressing proxies send it) names the same version. */
                "If-Match": string;
            };
            path: {
                /** @description Id of the policy, 1 to 128 characters. Default: a UUID that the service generates. It never changes. */
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
            /** @description The changed trust policy. */
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
                /** @description Maximum number of items on the page, 1 to 200. Default: 50. */
                limit?: number;
                /** @description `next_cursor` of the previous page. Leave it out for the first page. */
                cursor?: string;
                /** @description Order of the items; `-` means descending. Default: `-created_at`, or the field of a range filter. */
                sort?: "-created_at" | "created_at";
                /** @description Fields to return, comma-separated, 1 to 50. The id is always returned. Default: all fields. */
                fields?: ("created_at" | "updated_at" | "version" | "policy_id" | "user_id" | "name" | "description" | "policy_type" | "status" | "subjects" | "actions" | "resources" | "rules" | "effective_from" | "effective_until")[];
                /** @description Adds `total` to the page. `exact` counts the matching items; `estimated` uses the count that MongoDB keeps if no filter is set. */
                include_total?: "exact" | "estimated";
                /** @description Whether the page explains how MongoDB found it. The key also needs the scope `database:read`. Default: false. */
                explain?: boolean;
                /** @description Returns only items whose `user_id` equals this value. */
                user_id?: string;
                /** @description Returns only items whose `status` equals this value. */
                status?: components["schemas"]["PolicyStatus"];
                /** @description Returns only items whose `policy_type` equals this value. */
                policy_type?: components["schemas"]["PolicyType"];
                /** @description Returns only items whose `created_at` is at least this value. The list must be sorted by `created_at`, which is then the default. */
                created_at_gte?: string;
                /** @description Returns only items whose `created_at` is more than this value. The list must be sorted by `created_at`, which is then the default. */
                created_at_gt?: string;
                /** @description Returns only items whose `created_at` is at most this value. The list must be sorted by `created_at`, which is then the default. */
                created_at_lte?: string;
                /** @description Returns only items whose `created_at` is less than this value. The list must be sorted by `created_at`, which is then the default. */
                created_at_lt?: string;
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
                "X-Min-Consistency"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of trust policies. */
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
                /** @description Any unique text, 1 to 255 visible ASCII characters. A repeat with the same key and body gets the same response for 24 hours. */
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
            /** @description The created trust policy. */
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
                /** @description Whether the service only checks the items and stores none. Default: false. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Any unique text, 1 to 255 visible ASCII characters. A repeat with the same key and body gets the same response for 24 hours. */
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
            /** @description The result of each item. */
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
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description ETag that the client already holds. If it is still current, the service answers 304 without a body. A weak tag (`W/"…"`, as compressing proxies send it) names the same version. */
                "If-None-Match"?: string;
                /** @description `no-cache` reads from MongoDB and ignores the cache. */
                "Cache-Control"?: string;
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
                "X-Min-Consistency"?: string;
            };
            path: {
                /** @description TRON address of the wallet, 34 characters. It is unique among wallets. */
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
                /** @description Any unique text, 1 to 255 visible ASCII characters. A repeat with the same key and body gets the same response for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the wallet, 1 to 128 characters. Default: a UUID that the service generates. It never changes. */
                wallet_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The wallet, which is primary now. */
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
                /** @description Direction of the transactions: `in` (received), `out` (sent) or `both`. Default: `both`. */
                direction?: components["schemas"]["Direction"];
                /** @description Maximum number of items on the page, 1 to 200. Default: 50. */
                limit?: number;
                /** @description `next_cursor` of the previous page. Leave it out for the first page. */
                cursor?: string;
                /** @description Whether the page explains how MongoDB found it. The key also needs the scope `database:read`. Default: false. */
                explain?: boolean;
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
                "X-Min-Consistency"?: string;
            };
            path: {
                /** @description Id of the wallet, 1 to 128 characters. Default: a UUID that the service generates. It never changes. */
                wallet_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of transactions. */
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
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description ETag that the client already holds. If it is still current, the service answers 304 without a body. A weak tag (`W/"…"`, as compressing proxies send it) names the same version. */
                "If-None-Match"?: string;
                /** @description `no-cache` reads from MongoDB and ignores the cache. */
                "Cache-Control"?: string;
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
                "X-Min-Consistency"?: string;
            };
            path: {
                /** @description Id of the wallet, 1 to 128 characters. Default: a UUID that the service generates. It never changes. */
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
                /** @description ETag that the resource must still have. Otherwise the service answers 412 and changes nothing; without the header it answers 428. A weak tag (`W/"…"`, as compressing proxies send it) names the same version. */
                "If-Match": string;
            };
            path: {
                /** @description Id of the wallet, 1 to 128 characters. Default: a UUID that the service generates. It never changes. */
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
            /** @description The changed wallet. */
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
                /** @description ETag that the resource must still have. Otherwise the service answers 412 and changes nothing; without the header it answers 428. A weak tag (`W/"…"`, as compressing proxies send it) names the same version. */
                "If-Match": string;
            };
            path: {
                /** @description Id of the wallet, 1 to 128 characters. Default: a UUID that the service generates. It never changes. */
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
                /** @description ETag that the resource must still have. Otherwise the service answers 412 and changes nothing; without the header it answers 428. A weak tag (`W/"…"`, as compressing proxies send it) names the same version. */
                "If-Match": string;
            };
            path: {
                /** @description Id of the wallet, 1 to 128 characters. Default: a UUID that the service generates. It never changes. */
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
            /** @description The changed wallet. */
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
                /** @description Maximum number of items on the page, 1 to 200. Default: 50. */
                limit?: number;
                /** @description `next_cursor` of the previous page. Leave it out for the first page. */
                cursor?: string;
                /** @description Order of the items; `-` means descending. Default: `-created_at`, or the field of a range filter. */
                sort?: "-created_at" | "created_at";
                /** @description Fields to return, comma-separated, 1 to 50. The id is always returned. Default: all fields. */
                fields?: ("created_at" | "updated_at" | "version" | "wallet_id" | "user_id" | "tron_address" | "wallet_type" | "status" | "nickname" | "public_key" | "derivation_path" | "is_primary" | "hardware_wallet" | "balances")[];
                /** @description Adds `total` to the page. `exact` counts the matching items; `estimated` uses the count that MongoDB keeps if no filter is set. */
                include_total?: "exact" | "estimated";
                /** @description Whether the page explains how MongoDB found it. The key also needs the scope `database:read`. Default: false. */
                explain?: boolean;
                /** @description Returns only items whose `user_id` equals this value. */
                user_id?: string;
                /** @description Returns only items whose `status` equals this value. */
                status?: components["schemas"]["WalletStatus"];
                /** @description Returns only items whose `wallet_type` equals this value. */
                wallet_type?: components["schemas"]["WalletType"];
                /** @description Returns only items whose `created_at` is at least this value. The list must be sorted by `created_at`, which is then the default. */
                created_at_gte?: string;
                /** @description Returns only items whose `created_at` is more than this value. The list must be sorted by `created_at`, which is then the default. */
                created_at_gt?: string;
                /** @description Returns only items whose `created_at` is at most this value. The list must be sorted by `created_at`, which is then the default. */
                created_at_lte?: string;
                /** @description Returns only items whose `created_at` is less than this value. The list must be sorted by `created_at`, which is then the default. */
                created_at_lt?: string;
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
                "X-Min-Consistency"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of wallets. */
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
                /** @description Any unique text, 1 to 255 visible ASCII characters. A repeat with the same key and body gets the same response for 24 hours. */
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
            /** @description The created wallet. */
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
                /** @description Whether the service only checks the items and stores none. Default: false. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Any unique text, 1 to 255 visible ASCII characters. A repeat with the same key and body gets the same response for 24 hours. */
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
            /** @description The result of each item. */
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
                /** @description Any unique text, 1 to 255 visible ASCII characters. A repeat with the same key and body gets the same response for 24 hours. */
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
            /** @description The Merkle root. */
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
                /** @description Any unique text, 1 to 255 visible ASCII characters. A repeat with the same key and body gets the same response for 24 hours. */
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
            /** @description Whether the proof is valid. */
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
                /** @description Models to follow, comma-separated. Default: all. */
                models?: ("users" | "sessions" | "blocks" | "transactions" | "trust-policies" | "wallets")[];
                /** @description Id of one document to follow. Default: all documents. */
                id?: string;
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description Id of the last event that the client received. The stream continues after it. */
                "Last-Event-ID"?: string;
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
                "X-Min-Consistency"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The stream. It ends with the connection, with the replica, or when the key loses its permission. */
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
                /** @description Any unique text, 1 to 255 visible ASCII characters. A repeat with the same key and body gets the same response for 24 hours. */
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
                /** @description Maximum number of items on the page, 1 to 200. Default: 50. */
                limit?: number;
                /** @description `next_cursor` of the previous page. Leave it out for the first page. */
                cursor?: string;
                /** @description Order of the items; `-` means descending. Default: `-created_at`, or the field of a range filter. */
                sort?: "-created_at" | "created_at";
                /** @description Fields to return, comma-separated, 1 to 50. The id is always returned. Default: all fields. */
                fields?: ("backup_id" | "name" | "engine" | "status" | "database" | "compression" | "encryption" | "key_id" | "storage" | "path" | "size_bytes" | "documents" | "consistency" | "namespaces" | "collections" | "server_version" | "manifest_sha256" | "requested_by" | "schedule_id" | "pinned" | "created_at" | "completed_at" | "verified_at" | "proven_at" | "drilled_at" | "drill" | "deleting_at")[];
                /** @description Adds `total` to the page. `exact` counts the matching items; `estimated` uses the count that MongoDB keeps if no filter is set. */
                include_total?: "exact" | "estimated";
                /** @description Whether the page explains how MongoDB found it. The key also needs the scope `database:read`. Default: false. */
                explain?: boolean;
                /** @description Returns only items whose `name` equals this value. */
                name?: string;
                /** @description Returns only items whose `status` equals this value. */
                status?: components["schemas"]["BackupStatus"];
                /** @description Returns only items whose `schedule_id` equals this value. */
                schedule_id?: string;
                /** @description Returns only items whose `storage` equals this value. */
                storage?: components["schemas"]["BackupStorage"];
                /** @description Returns only items whose `created_at` is at least this value. The list must be sorted by `created_at`, which is then the default. */
                created_at_gte?: string;
                /** @description Returns only items whose `created_at` is more than this value. The list must be sorted by `created_at`, which is then the default. */
                created_at_gt?: string;
                /** @description Returns only items whose `created_at` is at most this value. The list must be sorted by `created_at`, which is then the default. */
                created_at_lte?: string;
                /** @description Returns only items whose `created_at` is less than this value. The list must be sorted by `created_at`, which is then the default. */
                created_at_lt?: string;
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
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
                /** @description Any unique text, 1 to 255 visible ASCII characters. A repeat with the same key and body gets the same response for 24 hours. */
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
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
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
                /** @description Maximum number of items on the page, 1 to 200. Default: 50. */
                limit?: number;
                /** @description `next_cursor` of the previous page. Leave it out for the first page. */
                cursor?: string;
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
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
                /** @description Any unique text, 1 to 255 visible ASCII characters. A repeat with the same key and body gets the same response for 24 hours. */
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
                /** @description Any unique text, 1 to 255 visible ASCII characters. A repeat with the same key and body gets the same response for 24 hours. */
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
                /** @description Maximum number of items on the page, 1 to 200. Default: 50. */
                limit?: number;
                /** @description `next_cursor` of the previous page. Leave it out for the first page. */
                cursor?: string;
                /** @description Order of the items; `-` means descending. Default: `-created_at`, or the field of a range filter. */
                sort?: "-created_at" | "created_at";
                /** @description Fields to return, comma-separated, 1 to 50. The id is always returned. Default: all fields. */
                fields?: ("schedule_id" | "name" | "cron" | "time_zone" | "engine" | "compression" | "encryption" | "storage" | "collections" | "enabled" | "retention" | "from_environment" | "drill" | "created_by" | "next_at" | "paused_at" | "paused_until" | "pause_reason" | "paused_by" | "skip_next" | "last_at" | "running_job_id" | "last_backup_id" | "last_error" | "succeeded" | "failed" | "created_at" | "updated_at" | "version")[];
                /** @description Adds `total` to the page. `exact` counts the matching items; `estimated` uses the count that MongoDB keeps if no filter is set. */
                include_total?: "exact" | "estimated";
                /** @description Whether the page explains how MongoDB found it. The key also needs the scope `database:read`. Default: false. */
                explain?: boolean;
                /** @description Returns only items whose `name` equals this value. */
                name?: string;
                /** @description Returns only items whose `created_at` is at least this value. The list must be sorted by `created_at`, which is then the default. */
                created_at_gte?: string;
                /** @description Returns only items whose `created_at` is more than this value. The list must be sorted by `created_at`, which is then the default. */
                created_at_gt?: string;
                /** @description Returns only items whose `created_at` is at most this value. The list must be sorted by `created_at`, which is then the default. */
                created_at_lte?: string;
                /** @description Returns only items whose `created_at` is less than this value. The list must be sorted by `created_at`, which is then the default. */
                created_at_lt?: string;
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
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
                /** @description Any unique text, 1 to 255 visible ASCII characters. A repeat with the same key and body gets the same response for 24 hours. */
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
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
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
                /** @description ETag that the resource must still have. Otherwise the service answers 412 and changes nothing. A weak tag (`W/"…"`, as compressing proxies send it) names the same version. */
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
                /** @description Maximum number of items on the page, 1 to 200. Default: 50. */
                limit?: number;
                /** @description `next_cursor` of the previous page. Leave it out for the first page. */
                cursor?: string;
                /** @description Order of the items; `-` means descending. Default: `-at`, or the field of a range filter. */
                sort?: "-at" | "at";
                /** @description Fields to return, comma-separated, 1 to 50. The id is always returned. Default: all fields. */
                fields?: ("schedule_id" | "at" | "outcome" | "by_request" | "requested_by" | "reason" | "job_id" | "error" | "ended_at" | "expires_at")[];
                /** @description Adds `total` to the page. `exact` counts the matching items; `estimated` uses the count that MongoDB keeps if no filter is set. */
                include_total?: "exact" | "estimated";
                /** @description Whether the page explains how MongoDB found it. The key also needs the scope `database:read`. Default: false. */
                explain?: boolean;
                /** @description Returns only items whose `outcome` equals this value. */
                outcome?: components["schemas"]["BackupScheduleRunOutcome"];
                /** @description Returns only items whose `at` is at least this value. The list must be sorted by `at`, which is then the default. */
                at_gte?: string;
                /** @description Returns only items whose `at` is more than this value. The list must be sorted by `at`, which is then the default. */
                at_gt?: string;
                /** @description Returns only items whose `at` is at most this value. The list must be sorted by `at`, which is then the default. */
                at_lte?: string;
                /** @description Returns only items whose `at` is less than this value. The list must be sorted by `at`, which is then the default. */
                at_lt?: string;
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
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
                /** @description Any unique text, 1 to 255 visible ASCII characters. A repeat with the same key and body gets the same response for 24 hours. */
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
                /** @description ETag that the resource must still have. Otherwise the service answers 412 and changes nothing. A weak tag (`W/"…"`, as compressing proxies send it) names the same version. */
                "If-Match"?: string;
                /** @description Any unique text, 1 to 255 visible ASCII characters. A repeat with the same key and body gets the same response for 24 hours. */
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
                /** @description ETag that the resource must still have. Otherwise the service answers 412 and changes nothing. A weak tag (`W/"…"`, as compressing proxies send it) names the same version. */
                "If-Match"?: string;
                /** @description Any unique text, 1 to 255 visible ASCII characters. A repeat with the same key and body gets the same response for 24 hours. */
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
                /** @description ETag that the resource must still have. Otherwise the service answers 412 and changes nothing. A weak tag (`W/"…"`, as compressing proxies send it) names the same version. */
                "If-Match"?: string;
                /** @description Any unique text, 1 to 255 visible ASCII characters. A repeat with the same key and body gets the same response for 24 hours. */
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
                /** @description Any unique text, 1 to 255 visible ASCII characters. A repeat with the same key and body gets the same response for 24 hours. */
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
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
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
                /** @description Maximum number of items on the page, 1 to 200. Default: 50. */
                limit?: number;
                /** @description `next_cursor` of the previous page. Leave it out for the first page. */
                cursor?: string;
                /** @description Order of the items; `-` means descending. Default: `-drilled_at`, or the field of a range filter. */
                sort?: "-drilled_at" | "drilled_at";
                /** @description Fields to return, comma-separated, 1 to 50. The id is always returned. Default: all fields. */
                fields?: ("backup_id" | "drilled_at" | "drill")[];
                /** @description Adds `total` to the page. `exact` counts the matching items; `estimated` uses the count that MongoDB keeps if no filter is set. */
                include_total?: "exact" | "estimated";
                /** @description Whether the page explains how MongoDB found it. The key also needs the scope `database:read`. Default: false. */
                explain?: boolean;
                /** @description Returns only items whose `drilled_at` is at least this value. The list must be sorted by `drilled_at`, which is then the default. */
                drilled_at_gte?: string;
                /** @description Returns only items whose `drilled_at` is more than this value. The list must be sorted by `drilled_at`, which is then the default. */
                drilled_at_gt?: string;
                /** @description Returns only items whose `drilled_at` is at most this value. The list must be sorted by `drilled_at`, which is then the default. */
                drilled_at_lte?: string;
                /** @description Returns only items whose `drilled_at` is less than this value. The list must be sorted by `drilled_at`, which is then the default. */
                drilled_at_lt?: string;
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
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
                /** @description Any unique text, 1 to 255 visible ASCII characters. A repeat with the same key and body gets the same response for 24 hours. */
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
                /** @description Any unique text, 1 to 255 visible ASCII characters. A repeat with the same key and body gets the same response for 24 hours. */
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
                /** @description Any unique text, 1 to 255 visible ASCII characters. A repeat with the same key and body gets the same response for 24 hours. */
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
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
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
                /** @description Any unique text, 1 to 255 visible ASCII characters. A repeat with the same key and body gets the same response for 24 hours. */
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
                /** @description Any unique text, 1 to 255 visible ASCII characters. A repeat with the same key and body gets the same response for 24 hours. */
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
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
                "X-Min-Consistency"?: string;
            };
            path: {
                /** @description Its collection, by the name that it had then. */
                collection: string;
                /** @description Id of the document: `user_id` and the like in the collections of the six models; `_id` in every other collection. */
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
                /** @description Any unique text, 1 to 255 visible ASCII characters. A repeat with the same key and body gets the same response for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Its collection, by the name that it had then. */
                collection: string;
                /** @description Id of the document: `user_id` and the like in the collections of the six models; `_id` in every other collection. */
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
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
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
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
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
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
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
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
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
                /** @description `next_cursor` of the previous page. Leave it out for the first page. */
                cursor?: string;
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
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
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
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
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
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
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
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
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
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
                /** @description Maximum number of items on the page, 1 to 200. Default: 50. */
                limit?: number;
                /** @description `next_cursor` of the previous page. Leave it out for the first page. */
                cursor?: string;
                /** @description Only of this type. */
                type?: components["schemas"]["CollectionType"];
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
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
                /** @description Any unique text, 1 to 255 visible ASCII characters. A repeat with the same key and body gets the same response for 24 hours. */
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
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
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
                /** @description Name of the object to delete, repeated as a confirmation. Without it the service answers 400. */
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
                /** @description Any unique text, 1 to 255 visible ASCII characters. A repeat with the same key and body gets the same response for 24 hours. */
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
                /** @description Any unique text, 1 to 255 visible ASCII characters. A repeat with the same key and body gets the same response for 24 hours. */
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
                /** @description Any unique text, 1 to 255 visible ASCII characters. A repeat with the same key and body gets the same response for 24 hours. */
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
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
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
                /** @description Any unique text, 1 to 255 visible ASCII characters. A repeat with the same key and body gets the same response for 24 hours. */
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
                /** @description Any unique text, 1 to 255 visible ASCII characters. A repeat with the same key and body gets the same response for 24 hours. */
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
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
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
                /** @description Any unique text, 1 to 255 visible ASCII characters. A repeat with the same key and body gets the same response for 24 hours. */
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
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
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
                /** @description Any unique text, 1 to 255 visible ASCII characters. A repeat with the same key and body gets the same response for 24 hours. */
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
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
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
                /** @description Name of the object to delete, repeated as a confirmation. Without it the service answers 400. */
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
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
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
                /** @description Any unique text, 1 to 255 visible ASCII characters. A repeat with the same key and body gets the same response for 24 hours. */
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
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
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
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
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
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
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
                /** @description Any unique text, 1 to 255 visible ASCII characters. A repeat with the same key and body gets the same response for 24 hours. */
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
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
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
                /** @description Any unique text, 1 to 255 visible ASCII characters. A repeat with the same key and body gets the same response for 24 hours. */
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
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
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
                /** @description Time to wait for X-Min-Consistency, in milliseconds. */
                wait_ms?: number;
            };
            header?: {
                /** @description X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412. */
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
                    "application/octet-stream": Blob;
                };
            };
        };
    };
}
