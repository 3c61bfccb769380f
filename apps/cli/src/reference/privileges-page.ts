import { type Privilege, PRIVILEGES } from '@lucid/mongo';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { code, generatedFrom, page, table, wrapped } from './markdown';

const ACL = 'configs/database/redis/users.acl';
const S3_STORE = 'libs/backup-engine/src/storage/s3-store.ts';

/** What each right in S3 is for, and whether it is given on the bucket or on its objects. */
const S3_RIGHTS: Readonly<Record<string, readonly [on: string, purpose: string]>> = {
  's3:ListBucket': ['bucket', 'List backups, and find out whether the bucket exists.'],
  's3:ListBucketMultipartUploads': ['bucket', 'Find uploads that no process completed.'],
  's3:GetObject': ['objects', 'Read backups.'],
  's3:PutObject': ['objects', 'Write backups.'],
  's3:DeleteObject': ['objects', 'Delete backups.'],
  's3:AbortMultipartUpload': ['objects', 'Remove the parts of uploads that no process completed.'],
};

/** Where a role is granted: on which database of MongoDB. */
const GRANTED_ON: Readonly<Record<Privilege['grantOn'], string>> = {
  admin: '`admin`',
  database: 'the database that the command names',
};

/** The privileges in MongoDB that a role gives, one row each. */
const mongoRow = ({ commands, part, action, purpose }: Privilege): string[] => {
  const named = commands.map(code).join(', ');
  return [code(action), part === undefined ? named : `${named} with ${code(part)}`, purpose];
};

/** The privileges in MongoDB, under the role to grant for them, in the order in which the roles are named first. */
export function mongoRoles(privileges: readonly Privilege[]): string[] {
  const roles = [...new Set(privileges.map(({ role }) => role))];
  return roles.flatMap((role) => {
    const own = privileges.filter((privilege) => privilege.role === role);
    const places = [...new Set(own.map(({ grantOn }) => GRANTED_ON[grantOn]))];
    return [
      `### ${code(role)}`,
      wrapped(`Grant this role on ${places.join(' and on ')}.`),
      table(['action', 'command', 'used to'], own.map(mongoRow)),
    ];
  });
}

/** The rights that the code names when S3 refuses a call. @throws Error when one has no purpose here */
export function s3Rows(source: string): string[][] {
  const named = [...new Set(source.match(/s3:[A-Z]\w+/g) ?? [])].sort();
  return named.map((right) => {
    const known = S3_RIGHTS[right];
    if (known === undefined) throw new Error(`Say in apps/cli/src/reference/privileges-page.ts what ${right} is for`);
    return [`\`${right}\``, ...known];
  });
}

/** The commands of the service's user in a file of users. @throws Error when it has none */
export function redisCommands(acl: string): string[] {
  const rules = /^user lucid (.+)$/m.exec(acl)?.[1] ?? '';
  const commands = rules.split(' ').filter((rule) => rule.startsWith('+'));
  if (commands.length === 0) throw new Error(`${ACL} gives the user lucid no command`);
  return commands.map((rule) => rule.slice(1).replace('|', ' ').toUpperCase()).sort();
}

/** docs/reference/privileges.md @param root of the clone */
export async function privilegesPage(root: string): Promise<string> {
  const [acl, store] = await Promise.all([ACL, S3_STORE].map((file) => readFile(join(root, file), 'utf8')));
  return page(
    '# Privileges in the engines',
    generatedFrom('privileges.ts, users.acl and s3-store.ts'),
    wrapped(
      'For operators who create the users of the service in MongoDB, Redis and S3. If a privilege is missing, the operation that needs it answers 503 `missing_privilege` and names the privilege; for MongoDB it also names the role to grant.',
    ),
    '## MongoDB',
    wrapped(
      '[Secure the service](../guides/secure.md#give-the-mongodb-user-its-roles) has the command that creates the user, and says what does not work without each role. These are the actions that the service uses, under the built-in role that contains them. A role of your own needs the same actions. Restores and drills need those of `readWrite` and `dbAdmin` on the database that they write to as well.',
    ),
    ...mongoRoles(PRIVILEGES),
    '## Redis',
    wrapped(
      `[users.acl](../../${ACL}) gives the user \`lucid\` its own keys and these commands; [Secure the service](../guides/secure.md#give-the-redis-user-its-commands) says how to set a password.`,
    ),
    redisCommands(acl ?? '')
      .map((command) => `- \`${command}\``)
      .join('\n'),
    '## S3',
    wrapped('Give the key these rights on the bucket of the backups; see [S3](../guides/backup-storage-s3.md).'),
    table(['right', 'on', 'used to'], s3Rows(store ?? '')),
  );
}
