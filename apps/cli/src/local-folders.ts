import { join, resolve } from 'node:path';

/** The folder of the clone, seen from dist/apps/cli/src. */
export const cloneFolder = resolve(__dirname, '..', '..', '..', '..');

/** Where the data of `npm start` lie: .lucid/ in the clone, or LUCID_DATA_DIR. */
export const dataFolder = (): string => resolve(process.env.LUCID_DATA_DIR ?? join(cloneFolder, '.lucid'));
