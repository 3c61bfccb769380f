import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';

/** A name that tells an operator which process holds something: host (in Kubernetes the pod), process id, and what no later process has. */
export const processName = (): string => `${hostname()}-${process.pid}-${randomBytes(4).toString('hex')}`;
