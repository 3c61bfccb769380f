import type { Config } from '@lucid/config';
import type { mongo } from 'mongoose';
import { ObservedConnection } from './observed-connection';

/** The name under which the service's connections stand in MongoDB's logs, profile and operations. */
export const APP_NAME = 'lucid-storage';

/** Beyond a call's own limit, the network is given this much before a socket counts as dead, in ms. */
const SOCKET_GRACE_MS = 1000;

/** How every client of the service finds and talks to MongoDB. */
export function clientOptions(config: Config): mongo.MongoClientOptions & { connectionType: unknown } {
  const { MONGODB_URI, MONGODB_POOL_MAX, MONGODB_REPLICA_SET, MONGODB_TIMEOUT_MS } = config;
  const named =
    /[?&](replicaSet|directConnection|loadBalanced)=/i.test(MONGODB_URI) || MONGODB_URI.startsWith('mongodb+srv:');
  return {
    appName: APP_NAME,
    connectionType: ObservedConnection,
    maxPoolSize: MONGODB_POOL_MAX,
    maxIdleTimeMS: 300_000,
    waitQueueTimeoutMS: MONGODB_TIMEOUT_MS,
    serverSelectionTimeoutMS: MONGODB_TIMEOUT_MS,
    connectTimeoutMS: MONGODB_TIMEOUT_MS,
    socketTimeoutMS: MONGODB_TIMEOUT_MS + SOCKET_GRACE_MS,
    retryWrites: true,
    retryReads: true,
    ignoreUndefined: true,
    writeConcern: { w: 'majority' },
    ...(!named && { replicaSet: MONGODB_REPLICA_SET }),
  };
}
