import { mongo } from 'mongoose';

/** How a token looks: a MongoDB operation time as 16 hexadecimal digits. Callers take it as it is. */
export const CONSISTENCY_TOKEN = /^[0-9a-f]{16}$/;

const half = (number: number): string => (number >>> 0).toString(16).padStart(8, '0');

export const tokenOf = (time: mongo.Timestamp): string => `${half(time.t)}${half(time.i)}`;

export const timeOf = (token: string): mongo.Timestamp =>
  new mongo.Timestamp({ t: parseInt(token.slice(0, 8), 16), i: parseInt(token.slice(8), 16) });
