import type { Identity } from '@lucid/auth';

/**
 * Whether a caller may restore the collections that the service keeps for itself: keys, audit records, secrets, jobs and the like. In whatever database
 * they come to stand, a service on it goes by them, so restoring them gives all that their keys and jobs can do.
 */
export const restoresClosed = ({ grants }: Identity): boolean => grants.includes('*');
