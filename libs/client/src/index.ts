export type { components, operations, paths } from './api-types.js';
export type { Answer, Call } from './calls.js';
export { createLucidClient } from './client.js';
export type { ChangeEvent, Item, ListPath, LucidClient, LucidClientOptions } from './client.js';
export { LucidConnectionError, LucidError, LucidJobError } from './errors.js';
export type { Job, Problem } from './errors.js';
export type { FollowOptions, LucidEvent } from './events.js';
