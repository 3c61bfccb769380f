/** An action of MongoDB that commands of the service need, and where it comes from. */
export interface Privilege {
  /** The commands that need it, as MongoDB names them. */
  commands: readonly string[];
  /** What else stands in the command: a stage, an option or a collection. Without it, the row is about the command as such. */
  part?: string;
  /** MongoDB's name of the action. */
  action: string;
  /** The built-in role to grant: one that contains the action. */
  role: string;
  /** Where the role is granted: on `admin`, or on the database that the command names. */
  grantOn: 'admin' | 'database';
  /** What the service does with it. */
  purpose: string;
}

const own = (role: 'readWrite' | 'dbAdmin') => ({ role, grantOn: 'database' }) as const;
const server = (role: 'clusterMonitor' | 'hostManager' | 'backup') => ({ role, grantOn: 'admin' }) as const;

/**
 * Every privilege that the MongoDB user of the service needs. A row with a part comes before the row of the same command without one.
 * Commands that need no privilege, such as `hello` and `buildInfo`, are not here.
 */
export const PRIVILEGES: readonly Privilege[] = [
  {
    ...{ commands: ['aggregate'], part: '$currentOp', action: 'inprog', ...server('clusterMonitor') },
    purpose: 'List current operations, and show the progress of index builds, validations and compactions.',
  },
  {
    ...{ commands: ['killOp'], action: 'killop', ...server('hostManager') },
    purpose: 'End an operation, and cancel index builds, validations and compactions.',
  },
  {
    ...{ commands: ['serverStatus'], action: 'serverStatus', ...server('clusterMonitor') },
    purpose: 'Read statistics of the server.',
  },
  {
    ...{ commands: ['replSetGetStatus'], action: 'replSetGetStatus', ...server('clusterMonitor') },
    purpose: 'Show replication: states and lags of the members.',
  },
  {
    ...{ commands: ['replSetGetConfig'], action: 'replSetGetConfig', ...server('clusterMonitor') },
    purpose: 'Show replication: votes and priorities, and hidden members.',
  },
  {
    ...{ commands: ['aggregate'], part: 'oplog.rs', action: 'collStats', ...server('clusterMonitor') },
    purpose: 'Read the size of the oplog.',
  },
  {
    ...{ commands: ['find'], part: 'oplog.rs', action: 'find', ...server('backup') },
    purpose: 'Read the oplog: point-in-time recovery, and the time that the oplog spans.',
  },
  {
    ...{ commands: ['find', 'aggregate'], part: 'system.profile', action: 'find', ...own('dbAdmin') },
    purpose: 'Read slow operations, which the profiler records.',
  },
  {
    ...{ commands: ['profile'], action: 'enableProfiler', ...own('dbAdmin') },
    purpose: 'Read and change the settings of the profiler.',
  },
  {
    ...{ commands: ['aggregate'], part: '$indexStats', action: 'indexStats', ...server('clusterMonitor') },
    purpose: 'Count how often indexes are used.',
  },
  {
    ...{ commands: ['aggregate'], part: '$collStats', action: 'collStats', ...own('readWrite') },
    purpose: 'Read sizes of collections.',
  },
  {
    ...{ commands: ['aggregate'], part: '$changeStream', action: 'changeStream', ...own('readWrite') },
    purpose: 'Follow changes, for the change feed, cache and search.',
  },
  {
    ...{ commands: ['insert', 'update'], part: 'bypassDocumentValidation', ...own('dbAdmin') },
    action: 'bypassDocumentValidation',
    purpose: 'Restore documents as they were, also those that a validator refuses now.',
  },
  {
    ...{ commands: ['collMod'], action: 'collMod', ...own('dbAdmin') },
    purpose: 'Change validators, options of collections and indexes.',
  },
  {
    ...{ commands: ['validate'], action: 'validate', ...own('dbAdmin') },
    purpose: 'Validate collections.',
  },
  {
    ...{ commands: ['compact'], action: 'compact', ...own('dbAdmin') },
    purpose: 'Compact collections.',
  },
  {
    ...{ commands: ['dropDatabase'], action: 'dropDatabase', ...own('dbAdmin') },
    purpose: 'Drop databases of drills.',
  },
  {
    ...{ commands: ['dbStats'], action: 'dbStats', ...own('readWrite') },
    purpose: 'Read sizes of the database.',
  },
  {
    ...{ commands: ['find', 'aggregate', 'count', 'distinct', 'explain'], action: 'find', ...own('readWrite') },
    purpose: 'Read documents.',
  },
  {
    ...{ commands: ['insert'], action: 'insert', ...own('readWrite') },
    purpose: 'Create documents.',
  },
  {
    ...{ commands: ['update', 'findAndModify'], action: 'update', ...own('readWrite') },
    purpose: 'Change documents.',
  },
  {
    ...{ commands: ['delete'], action: 'remove', ...own('readWrite') },
    purpose: 'Delete documents.',
  },
  {
    ...{ commands: ['listCollections'], action: 'listCollections', ...own('readWrite') },
    purpose: 'List collections.',
  },
  {
    ...{ commands: ['listIndexes'], action: 'listIndexes', ...own('readWrite') },
    purpose: 'List indexes.',
  },
  {
    ...{ commands: ['create'], action: 'createCollection', ...own('readWrite') },
    purpose: 'Create collections.',
  },
  {
    ...{ commands: ['createIndexes'], action: 'createIndex', ...own('readWrite') },
    purpose: 'Create indexes.',
  },
  {
    ...{ commands: ['dropIndexes'], action: 'dropIndex', ...own('readWrite') },
    purpose: 'Drop indexes.',
  },
  {
    ...{ commands: ['drop'], action: 'dropCollection', ...own('readWrite') },
    purpose: 'Drop collections.',
  },
  {
    ...{ commands: ['renameCollection'], action: 'renameCollectionSameDB', ...own('readWrite') },
    purpose: 'Rename collections, and put restored collections in place.',
  },
  {
    ...{ commands: ['convertToCapped'], action: 'convertToCapped', ...own('readWrite') },
    purpose: 'Restore capped collections.',
  },
];
