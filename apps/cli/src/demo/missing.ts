import { LucidError } from '@lucid/client';

/** What is asked for, or undefined where the service has none. */
export async function unlessMissing<T>(asked: Promise<{ data: T }>): Promise<T | undefined> {
  try {
    return (await asked).data;
  } catch (error) {
    if (error instanceof LucidError && error.status === 404) return undefined;
    throw error;
  }
}
