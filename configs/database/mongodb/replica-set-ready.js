// Health check of the mongodb service in docker-compose.yml, run by mongosh: initiates the replica set when nobody has, and
// succeeds when this member takes writes. Safe to run at any time and any number of times.
//
// REPLICA_SET_MEMBER is the address under which clients and other members reach this one.

const member = process.env.REPLICA_SET_MEMBER;
if (!member) throw new Error('REPLICA_SET_MEMBER is not set, want HOST:PORT');

try {
  db.adminCommand({ replSetGetStatus: 1 });
} catch (error) {
  if (error.codeName !== 'NotYetInitialized') throw error;
  const { replSetName, replSet } = db.adminCommand({ getCmdLineOpts: 1 }).parsed.replication;
  rs.initiate({ _id: replSetName ?? replSet, members: [{ _id: 0, host: member }] });
}

if (!db.hello().isWritablePrimary) quit(1);
