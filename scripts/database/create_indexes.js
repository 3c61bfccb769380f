// Generated from the Mongoose schemas by `npm run generate`; edit those instead.
// Runs under mongosh against the database in the connection string. Safe to run again: it changes only what differs.

// whether an advice is set aside
db.getCollection("advice_dismissals").createIndex({"advice_id":1}, {"unique":true,"name":"advice_id_1"});

// shows an advice again when its time has come
db.getCollection("advice_dismissals").createIndex({"until":1}, {"expireAfterSeconds":0,"name":"until_1"});

// the latest proof of an advice
db.getCollection("advice_proofs").createIndex({"advice_id":1}, {"unique":true,"name":"advice_id_1"});

// forgets a proof when the data may be others
db.getCollection("advice_proofs").createIndex({"proven_at":1}, {"expireAfterSeconds":604800,"name":"proven_at_1"});

// a key by id
db.getCollection("api_keys").createIndex({"key_id":1}, {"unique":true,"name":"key_id_1"});

// the list, newest first
db.getCollection("api_keys").createIndex({"created_at":-1,"_id":-1}, {"name":"created_at_-1__id_-1"});

// the keys that work, and those that ended last
db.getCollection("api_keys").createIndex({"works_until":1}, {"name":"works_until_1"});

// the keys that were made with a key, directly or through others
db.getCollection("api_keys").createIndex({"ancestor_key_ids":1}, {"name":"ancestor_key_ids_1"});

// a record by id
db.getCollection("audit").createIndex({"audit_id":1}, {"unique":true,"name":"audit_id_1"});

// the list, newest first
db.getCollection("audit").createIndex({"at":-1,"_id":-1}, {"name":"at_-1__id_-1"});

// what a caller did
db.getCollection("audit").createIndex({"caller":1,"at":-1,"_id":-1}, {"name":"caller_1_at_-1__id_-1"});

// each time that an operation was asked for
db.getCollection("audit").createIndex({"operation":1,"at":-1,"_id":-1}, {"name":"operation_1_at_-1__id_-1"});

// what was done to one thing
db.getCollection("audit").createIndex({"target":1,"at":-1,"_id":-1}, {"name":"target_1_at_-1__id_-1"});

// who asked for a job
db.getCollection("audit").createIndex({"job_id":1,"at":-1,"_id":-1}, {"partialFilterExpression":{"job_id":{"$exists":true}},"name":"job_id_1_at_-1__id_-1"});

// what was refused, failed, or was never completed
db.getCollection("audit").createIndex({"outcome":1,"at":-1,"_id":-1}, {"name":"outcome_1_at_-1__id_-1"});

// forgets a record after AUDIT_RETENTION_DAYS, or AUDIT_REFUSED_RETENTION_DAYS
db.getCollection("audit").createIndex({"expires_at":1}, {"expireAfterSeconds":0,"name":"expires_at_1"});

// the runs of a schedule
db.getCollection("backup_schedule_runs").createIndex({"schedule_id":1,"at":1,"_id":1}, {"name":"schedule_id_1_at_1__id_1"});

// the runs of a schedule with one outcome
db.getCollection("backup_schedule_runs").createIndex({"schedule_id":1,"outcome":1,"at":1,"_id":1}, {"name":"schedule_id_1_outcome_1_at_1__id_1"});

// the run of a job
db.getCollection("backup_schedule_runs").createIndex({"job_id":1}, {"unique":true,"partialFilterExpression":{"job_id":{"$exists":true}},"name":"job_id_1"});

// forgets a run after 30 days
db.getCollection("backup_schedule_runs").createIndex({"expires_at":1}, {"expireAfterSeconds":0,"name":"expires_at_1"});

// a schedule by id
db.getCollection("backup_schedules").createIndex({"schedule_id":1}, {"unique":true,"name":"schedule_id_1"});

// a schedule by name
db.getCollection("backup_schedules").createIndex({"name":1}, {"unique":true,"name":"name_1"});

// the list
db.getCollection("backup_schedules").createIndex({"created_at":1,"_id":1}, {"name":"created_at_1__id_1"});

// a backup by id
db.getCollection("backups").createIndex({"backup_id":1}, {"unique":true,"name":"backup_id_1"});

// the list, and the latest
db.getCollection("backups").createIndex({"created_at":1,"_id":1}, {"name":"created_at_1__id_1"});

// the list of a name
db.getCollection("backups").createIndex({"name":1,"created_at":1,"_id":1}, {"name":"name_1_created_at_1__id_1"});

// the list of a status, and its latest
db.getCollection("backups").createIndex({"status":1,"created_at":1,"_id":1}, {"name":"status_1_created_at_1__id_1"});

// the list of a schedule
db.getCollection("backups").createIndex({"schedule_id":1,"created_at":1,"_id":1}, {"name":"schedule_id_1_created_at_1__id_1"});

// the list of a storage
db.getCollection("backups").createIndex({"storage":1,"created_at":1,"_id":1}, {"name":"storage_1_created_at_1__id_1"});

// the latest that was proven
db.getCollection("backups").createIndex({"created_at":1}, {"partialFilterExpression":{"proven_at":{"$exists":true}},"name":"created_at_1"});

// the list of drills, and the latest
db.getCollection("backups").createIndex({"drilled_at":1,"_id":1}, {"partialFilterExpression":{"drilled_at":{"$exists":true}},"name":"drilled_at_1__id_1"});

// those whose deletion was broken off
db.getCollection("backups").createIndex({"deleting_at":1}, {"partialFilterExpression":{"deleting_at":{"$exists":true}},"name":"deleting_at_1"});

// forgets links that nobody is writing
db.getCollection("block_links").createIndex({"at":1}, {"expireAfterSeconds":3600,"name":"at_1"});

// a block by height; the list and ranges of heights
db.getCollection("blocks").createIndex({"height":1}, {"unique":true,"name":"height_1"});

// a block by id
db.getCollection("blocks").createIndex({"block_id":1}, {"unique":true,"name":"block_id_1"});

// the blocks that follow a block
db.getCollection("blocks").createIndex({"previous_hash":1,"height":-1}, {"name":"previous_hash_1_height_-1"});

// the list by time
db.getCollection("blocks").createIndex({"timestamp":-1,"_id":-1}, {"name":"timestamp_-1__id_-1"});

// the history of a collection
db.getCollection("collection_samples").createIndex({"name":1,"at":1}, {"unique":true,"name":"name_1_at_1"});

// the latest samples of all collections
db.getCollection("collection_samples").createIndex({"at":1}, {"name":"at_1"});

// forgets samples at their time
db.getCollection("collection_samples").createIndex({"expires_at":1}, {"expireAfterSeconds":0,"name":"expires_at_1"});

// a session by its cookie
db.getCollection("console_sessions").createIndex({"session_sha256":1}, {"unique":true,"name":"session_sha256_1"});

// the sessions of a key, to end the oldest of too many
db.getCollection("console_sessions").createIndex({"key_id":1,"created_at":-1}, {"name":"key_id_1_created_at_-1"});

// forgets a session that has ended
db.getCollection("console_sessions").createIndex({"idle_until":1}, {"expireAfterSeconds":0,"name":"idle_until_1"});

// the history of the database; one replica takes the sample of a minute
db.getCollection("database_samples").createIndex({"at":1}, {"unique":true,"name":"at_1"});

// forgets samples at their time
db.getCollection("database_samples").createIndex({"expires_at":1}, {"expireAfterSeconds":0,"name":"expires_at_1"});

// finds the letter of a document
db.getCollection("dead_letters").createIndex({"letter_id":1}, {"unique":true,"name":"letter_id_1"});

// lists the letters, newest first
db.getCollection("dead_letters").createIndex({"last_at":-1,"_id":-1}, {"name":"last_at_-1__id_-1"});

// lists the letters of a consumer, newest first
db.getCollection("dead_letters").createIndex({"consumer":1,"last_at":-1,"_id":-1}, {"name":"consumer_1_last_at_-1__id_-1"});

// forgets a key after 24 hours
db.getCollection("idempotency_keys").createIndex({"expires_at":1}, {"expireAfterSeconds":0,"name":"expires_at_1"});

// what the records of a caller take, without reading them
db.getCollection("idempotency_keys").createIndex({"caller":1,"bytes":1}, {"name":"caller_1_bytes_1"});

// a job by id
db.getCollection("jobs").createIndex({"job_id":1}, {"unique":true,"name":"job_id_1"});

// the list
db.getCollection("jobs").createIndex({"created_at":1,"_id":1}, {"name":"created_at_1__id_1"});

// the list of a kind
db.getCollection("jobs").createIndex({"kind":1,"created_at":1,"_id":1}, {"name":"kind_1_created_at_1__id_1"});

// the list of a state
db.getCollection("jobs").createIndex({"state":1,"created_at":1,"_id":1}, {"name":"state_1_created_at_1__id_1"});

// the next job of a kind, and the kinds that wait
db.getCollection("jobs").createIndex({"state":1,"kind":1,"created_at":1,"_id":1}, {"name":"state_1_kind_1_created_at_1__id_1"});

// at most so many of a kind at once, and the leases
db.getCollection("jobs").createIndex({"slot":1,"kind":1}, {"unique":true,"partialFilterExpression":{"slot":{"$exists":true}},"name":"slot_1_kind_1"});

// at most one of a kind and target at once
db.getCollection("jobs").createIndex({"kind":1,"target":1}, {"unique":true,"partialFilterExpression":{"one_per_target":true},"name":"kind_1_target_1"});

// the jobs whose end the audit log has not been told
db.getCollection("jobs").createIndex({"state":1,"ended_at":1}, {"partialFilterExpression":{"audits":{"$exists":true}},"name":"state_1_ended_at_1"});

// forgets a job some time after its end
db.getCollection("jobs").createIndex({"expires_at":1}, {"expireAfterSeconds":0,"name":"expires_at_1"});

// an orphaned block by id
db.getCollection("orphaned_blocks").createIndex({"block_id":1}, {"unique":true,"name":"block_id_1"});

// the blocks that were once at a height
db.getCollection("orphaned_blocks").createIndex({"height":1,"orphaned_at":-1}, {"name":"height_1_orphaned_at_-1"});

// forgets a process that has long ended
db.getCollection("profiled_servers").createIndex({"set_at":1}, {"expireAfterSeconds":34560000,"name":"set_at_1"});

// forgets locks that nobody takes any more
db.getCollection("reference_locks").createIndex({"at":1}, {"expireAfterSeconds":3600,"name":"at_1"});

// finds an index by its name
db.getCollection("search_indices").createIndex({"index":1}, {"unique":true,"name":"index_1"});

// the history; one sample of each replica
db.getCollection("service_samples").createIndex({"resolution":1,"at":1,"replica":1}, {"unique":true,"name":"resolution_1_at_1_replica_1"});

// forgets samples at their time
db.getCollection("service_samples").createIndex({"expires_at":1}, {"expireAfterSeconds":0,"name":"expires_at_1"});

// a session's chunks in their order
db.getCollection("session_chunks").createIndex({"session_id":1,"chunk_index":1}, {"unique":true,"name":"session_id_1_chunk_index_1"});

// a chunk by id
db.getCollection("session_chunks").createIndex({"session_id":1,"chunk_id":1}, {"unique":true,"name":"session_id_1_chunk_id_1"});

// a session by id
db.getCollection("sessions").createIndex({"session_id":1}, {"unique":true,"name":"session_id_1"});

// a user's sessions, counted
db.getCollection("sessions").createIndex({"user_id":1}, {"name":"user_id_1"});

// sessions by status, counted
db.getCollection("sessions").createIndex({"status":1}, {"name":"status_1"});

// sessions of a time, for people at a shell
db.getCollection("sessions").createIndex({"created_at":-1}, {"name":"created_at_-1"});

// the list, newest first
db.getCollection("sessions").createIndex({"created_at":-1,"_id":-1}, {"name":"created_at_-1__id_-1"});

// a user's sessions, newest first
db.getCollection("sessions").createIndex({"user_id":1,"created_at":-1,"_id":-1}, {"name":"user_id_1_created_at_-1__id_-1"});

// the list by status
db.getCollection("sessions").createIndex({"status":1,"created_at":-1,"_id":-1}, {"name":"status_1_created_at_-1__id_-1"});

// the sessions under a trust policy
db.getCollection("sessions").createIndex({"trust_policy_id":1,"created_at":-1,"_id":-1}, {"name":"trust_policy_id_1_created_at_-1__id_-1"});

// the sessions that a block anchors
db.getCollection("sessions").createIndex({"blockchain_anchor.block_id":1}, {"partialFilterExpression":{"blockchain_anchor.block_id":{"$exists":true}},"name":"blockchain_anchor.block_id_1"});

// a transaction by id
db.getCollection("transactions").createIndex({"transaction_id":1}, {"unique":true,"name":"transaction_id_1"});

// the list, newest first
db.getCollection("transactions").createIndex({"timestamp":-1,"_id":-1}, {"name":"timestamp_-1__id_-1"});

// the list by status, pending ones among them
db.getCollection("transactions").createIndex({"status":1,"timestamp":-1,"_id":-1}, {"name":"status_1_timestamp_-1__id_-1"});

// the list by type
db.getCollection("transactions").createIndex({"type":1,"timestamp":-1,"_id":-1}, {"name":"type_1_timestamp_-1__id_-1"});

// an address's outgoing transactions
db.getCollection("transactions").createIndex({"from_address":1,"timestamp":-1,"_id":-1}, {"name":"from_address_1_timestamp_-1__id_-1"});

// an address's incoming transactions
db.getCollection("transactions").createIndex({"to_address":1,"timestamp":-1,"_id":-1}, {"name":"to_address_1_timestamp_-1__id_-1"});

// a session's transactions
db.getCollection("transactions").createIndex({"session_id":1,"timestamp":-1,"_id":-1}, {"name":"session_id_1_timestamp_-1__id_-1"});

// the transactions of a range of heights, in their order
db.getCollection("transactions").createIndex({"block_height":1,"transaction_index":1}, {"name":"block_height_1_transaction_index_1"});

// a place in a block is taken once; the transactions of a block
db.getCollection("transactions").createIndex({"block_id":1,"transaction_index":1}, {"unique":true,"partialFilterExpression":{"block_id":{"$exists":true},"transaction_index":{"$exists":true}},"name":"block_id_1_transaction_index_1"});

// a policy by id
db.getCollection("trust_policies").createIndex({"policy_id":1}, {"unique":true,"name":"policy_id_1"});

// the list, newest first
db.getCollection("trust_policies").createIndex({"created_at":-1,"_id":-1}, {"name":"created_at_-1__id_-1"});

// a user's policies
db.getCollection("trust_policies").createIndex({"user_id":1,"created_at":-1,"_id":-1}, {"name":"user_id_1_created_at_-1__id_-1"});

// a user's policies by status
db.getCollection("trust_policies").createIndex({"user_id":1,"status":1,"created_at":-1,"_id":-1}, {"name":"user_id_1_status_1_created_at_-1__id_-1"});

// the list by status
db.getCollection("trust_policies").createIndex({"status":1,"created_at":-1,"_id":-1}, {"name":"status_1_created_at_-1__id_-1"});

// the list by type
db.getCollection("trust_policies").createIndex({"policy_type":1,"created_at":-1,"_id":-1}, {"name":"policy_type_1_created_at_-1__id_-1"});

// the active policies that an evaluation asks
db.getCollection("trust_policies").createIndex({"status":1,"effective_until":1}, {"name":"status_1_effective_until_1"});

// a version of a policy, each kept once; the earlier versions of a policy, latest first
db.getCollection("trust_policy_versions").createIndex({"policy_id":1,"version":1}, {"unique":true,"name":"policy_id_1_version_1"});

// a user by id
db.getCollection("users").createIndex({"user_id":1}, {"unique":true,"name":"user_id_1"});

// a user by e-mail address
db.getCollection("users").createIndex({"email":1}, {"unique":true,"name":"email_1"});

// a user by TRON address
db.getCollection("users").createIndex({"tron_address":1}, {"unique":true,"name":"tron_address_1"});

// the list, newest first
db.getCollection("users").createIndex({"created_at":-1,"_id":-1}, {"name":"created_at_-1__id_-1"});

// the list by make of the hardware wallet
db.getCollection("users").createIndex({"hardware_wallet.type":1,"created_at":-1,"_id":-1}, {"name":"hardware_wallet.type_1_created_at_-1__id_-1"});

// a volume's usage by day
db.getCollection("volume_samples").createIndex({"volume":1,"day":1}, {"unique":true,"name":"volume_1_day_1"});

// forgets a sample after 400 days
db.getCollection("volume_samples").createIndex({"sampled_at":1}, {"expireAfterSeconds":34560000,"name":"sampled_at_1"});

// the last scan of a volume
db.getCollection("volume_scans").createIndex({"volume":1}, {"unique":true,"name":"volume_1"});

// a volume by name; the list
db.getCollection("volumes").createIndex({"name":1}, {"unique":true,"name":"name_1"});

// a wallet by id
db.getCollection("wallets").createIndex({"wallet_id":1}, {"unique":true,"name":"wallet_id_1"});

// a wallet by address
db.getCollection("wallets").createIndex({"tron_address":1}, {"unique":true,"name":"tron_address_1"});

// a user has one primary wallet
db.getCollection("wallets").createIndex({"user_id":1}, {"unique":true,"partialFilterExpression":{"is_primary":true},"name":"user_id_1"});

// a user's wallets, and their count
db.getCollection("wallets").createIndex({"user_id":1,"created_at":-1,"_id":-1}, {"name":"user_id_1_created_at_-1__id_-1"});

// the list, newest first
db.getCollection("wallets").createIndex({"created_at":-1,"_id":-1}, {"name":"created_at_-1__id_-1"});

// the list by status
db.getCollection("wallets").createIndex({"status":1,"created_at":-1,"_id":-1}, {"name":"status_1_created_at_-1__id_-1"});

// the list by type
db.getCollection("wallets").createIndex({"wallet_type":1,"created_at":-1,"_id":-1}, {"name":"wallet_type_1_created_at_-1__id_-1"});
