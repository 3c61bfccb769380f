export type { components, operations, paths } from './api-types.js';
export type { Answer, Call, Data, Given, Init, PathsWith } from './calls.js';
export { createLucidClient } from './client.js';
export type {
  ChangeEvent,
  ChangesOptions,
  Item,
  ListPath,
  LucidClient,
  LucidClientOptions,
  ResetEvent,
} from './client.js';
export { LucidAnswerError, LucidConnectionError, LucidError, LucidJobError } from './errors.js';
export type { Job, Problem } from './errors.js';
export type { FollowOptions, LucidEvent } from './events.js';
