import { toProblem } from '@lucid/common';

const OF_THE_ENGINE = new Set(['engine_away', 'database_timeout', 'interrupted', 'out_of_space']);

/** Whether a failure is MongoDB's, or a storage's, as a whole, and says nothing of one namespace or of a backup. */
export const isOfEngine = (error: unknown): boolean => OF_THE_ENGINE.has(toProblem(error).code);
