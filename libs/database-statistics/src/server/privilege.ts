import { ProblemError } from '@lucid/common';
import { hasCode, UNAUTHORIZED } from '@lucid/mongo';

const isRefused = (error: unknown): boolean => hasCode(error, UNAUTHORIZED);

const refusal = (action: string): string =>
  `The service's own MongoDB user lacks the privilege ${action}; the role clusterMonitor has it.`;

/** Does what needs a privilege. @throws ProblemError 503 that names the privilege where the service's user lacks it */
export async function withPrivilege<T>(action: string, answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (isRefused(error)) throw new ProblemError('missing_privilege', refusal(action), { cause: error });
    throw error;
  }
}

/** The same where the rest can be told without: what is missing, and why. */
export async function ifPermitted<T>(
  action: string,
  answer: Promise<T>,
): Promise<{ answer: T } | { answer?: undefined; refusal: string }> {
  try {
    return { answer: await answer };
  } catch (error) {
    if (isRefused(error)) return { refusal: refusal(action) };
    throw error;
  }
}
