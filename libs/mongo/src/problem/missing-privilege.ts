import { ProblemError } from '@lucid/common';
import { type Privilege, PRIVILEGES } from './privileges';
import { hasCode, UNAUTHORIZED } from './server-codes';

/** The code of every error of Atlas' own; the message tells them apart. */
const ATLAS_ERROR = 8000;

const REFUSED = /^not authorized on (\S+) to execute command \{ (\w+): /;
const REFUSED_BY_ATLAS = /^user is not allowed to do action \[(\w+)\] on \[([^.\]]+)/;
const NO_USER = /requires authentication$/;

/** Whether MongoDB refused a command because the service's user may not run it. */
export const isUnauthorized = (error: unknown): boolean =>
  hasCode(error, UNAUTHORIZED) || (hasCode(error, ATLAS_ERROR) && REFUSED_BY_ATLAS.test(error.message));

/** A command that MongoDB refused, as far as its message tells. The rest of that message is not for callers: it may contain values. */
interface Refused {
  what: string;
  database: string;
  privilege: Privilege | undefined;
}

function refused(message: string): Refused | undefined {
  const [, database = '', command] = REFUSED.exec(message) ?? [];
  if (command !== undefined) {
    const privilege = PRIVILEGES.find(
      ({ commands, part = '' }) => commands.includes(command) && message.includes(part),
    );
    // A rename runs on `admin`, and needs the privilege on the database of the collection.
    const [, renamed] = /^\S+ .*?\{ renameCollection: "([^".]+)\./.exec(message) ?? [];
    return { what: `the command ${command}`, database: renamed ?? database, privilege };
  }
  const [, action, on = ''] = REFUSED_BY_ATLAS.exec(message) ?? [];
  if (action === undefined) return undefined;
  return { what: `the action ${action}`, database: on, privilege: PRIVILEGES.find((each) => each.action === action) };
}

function detailOf(message: string): string {
  if (NO_USER.test(message))
    return 'MongoDB refused a command, since the service connects without a user. Set the user and password in MONGODB_URI.';
  const found = refused(message);
  if (found === undefined)
    return 'MongoDB refused a command, since the MongoDB user of the service lacks a privilege. The log has the command; grant that user a role that allows it.';
  const { what, database, privilege } = found;
  const because = `MongoDB refused ${what} on database ${database}, since the MongoDB user of the service lacks the privilege`;
  if (privilege === undefined) return `${because}. Grant that user a role that allows it.`;
  const { action, role, grantOn } = privilege;
  return `${because} ${action}. Grant that user the role ${role} on database ${grantOn === 'admin' ? 'admin' : database}.`;
}

/** The problem of a command that the service's user may not run: it names the command, and the role to grant. */
export const missingPrivilege = (error: unknown): ProblemError =>
  new ProblemError('missing_privilege', detailOf((error as Error).message), { cause: error });

/** Asks for what an answer can do without: what MongoDB answers, or why it refuses to the service's user. */
export async function ifPermitted<T>(
  answer: Promise<T>,
): Promise<{ answer: T } | { answer?: undefined; refusal: string }> {
  try {
    return { answer: await answer };
  } catch (error) {
    if (!isUnauthorized(error)) throw error;
    return { refusal: missingPrivilege(error).detail };
  }
}
