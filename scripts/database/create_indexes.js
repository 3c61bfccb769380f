// Generated from the Mongoose schemas by `npm run generate`; edit those instead.
// Runs under mongosh against the database in the connection string. Safe to run again: it changes only what differs.

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

// forgets a key after 24 hours
db.getCollection("idempotency_keys").createIndex({"expires_at":1}, {"expireAfterSeconds":0,"name":"expires_at_1"});

// an orphaned block by id
db.getCollection("orphaned_blocks").createIndex({"block_id":1}, {"unique":true,"name":"block_id_1"});

// the blocks that were once at a height
db.getCollection("orphaned_blocks").createIndex({"height":1,"orphaned_at":-1}, {"name":"height_1_orphaned_at_-1"});

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
