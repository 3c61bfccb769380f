import { mongo } from 'mongoose';
import { SecuredMongo } from '../../../../test/setup/secured-mongo';
import { ifPermitted, isUnauthorized } from './missing-privilege';
import { mongoProblem } from './mongo-problem';
import { PRIVILEGES } from './privileges';

const DATABASE = 'guarded';

/** One command of each row, by command and part; on the own database where none is named. */
const SAMPLES: Readonly<Record<string, { command: mongo.Document; database?: string }>> = {
  'aggregate $currentOp': {
    command: { aggregate: 1, pipeline: [{ $currentOp: { allUsers: true } }], cursor: {} },
    database: 'admin',
  },
  killOp: { command: { killOp: 1, op: 2_000_000_000 }, database: 'admin' },
  serverStatus: { command: { serverStatus: 1 }, database: 'admin' },
  replSetGetStatus: { command: { replSetGetStatus: 1 }, database: 'admin' },
  replSetGetConfig: { command: { replSetGetConfig: 1 }, database: 'admin' },
  'aggregate oplog.rs': {
    command: { aggregate: 'oplog.rs', pipeline: [{ $collStats: { storageStats: {} } }], cursor: {} },
    database: 'local',
  },
  'find oplog.rs': { command: { find: 'oplog.rs', limit: 1, singleBatch: true }, database: 'local' },
  'find system.profile': { command: { find: 'system.profile' } },
  'aggregate system.profile': { command: { aggregate: 'system.profile', pipeline: [], cursor: {} } },
  profile: { command: { profile: 0 } },
  'aggregate $indexStats': { command: { aggregate: 'things', pipeline: [{ $indexStats: {} }], cursor: {} } },
  'aggregate $collStats': { command: { aggregate: 'things', pipeline: [{ $collStats: { count: {} } }], cursor: {} } },
  'aggregate $changeStream': { command: { aggregate: 1, pipeline: [{ $changeStream: {} }], cursor: {} } },
  'insert bypassDocumentValidation': {
    command: { insert: 'things', documents: [{ n: 1 }], bypassDocumentValidation: true },
  },
  'update bypassDocumentValidation': {
    command: { update: 'things', updates: [{ q: { n: 1 }, u: { n: 2 } }], bypassDocumentValidation: true },
  },
  collMod: { command: { collMod: 'things', validationLevel: 'strict' } },
  validate: { command: { validate: 'things' } },
  compact: { command: { compact: 'things', force: true } },
  dbStats: { command: { dbStats: 1 } },
  find: { command: { find: 'things' } },
  aggregate: { command: { aggregate: 'things', pipeline: [], cursor: {} } },
  count: { command: { count: 'things' } },
  distinct: { command: { distinct: 'things', key: 'n' } },
  explain: { command: { explain: { find: 'things' }, verbosity: 'queryPlanner' } },
  insert: { command: { insert: 'things', documents: [{ n: 3 }] } },
  update: { command: { update: 'things', updates: [{ q: { n: 3 }, u: { n: 4 } }] } },
  findAndModify: { command: { findAndModify: 'things', query: { n: 4 }, update: { n: 5 } } },
  delete: { command: { delete: 'things', deletes: [{ q: { n: 5 }, limit: 1 }] } },
  listCollections: { command: { listCollections: 1 } },
  listIndexes: { command: { listIndexes: 'things' } },
  create: { command: { create: 'made' } },
  createIndexes: { command: { createIndexes: 'things', indexes: [{ key: { n: 1 }, name: 'n_1' }] } },
  dropIndexes: { command: { dropIndexes: 'things', index: 'n_1' } },
  convertToCapped: { command: { convertToCapped: 'made', size: 4096 } },
  renameCollection: {
    command: { renameCollection: `${DATABASE}.made`, to: `${DATABASE}.renamed` },
    database: 'admin',
  },
  drop: { command: { drop: 'renamed' } },
  dropDatabase: { command: { dropDatabase: 1 } },
};

const ROWS = PRIVILEGES.flatMap((privilege) =>
  privilege.commands.map((command) => ({
    ...privilege,
    name: privilege.part === undefined ? command : `${command} ${privilege.part}`,
    command,
  })),
);

interface RolePrivilege {
  resource: { db?: string; collection?: string; cluster?: boolean; anyResource?: boolean };
  actions: string[];
}

describe('the privileges that the service needs', () => {
  let secured: SecuredMongo;
  let stranger: mongo.MongoClient;
  let granted: mongo.MongoClient;

  beforeAll(async () => {
    secured = await SecuredMongo.start();
    await secured.command({ create: 'things' }, { user: 'root', database: DATABASE });
    await secured.createUser('stranger', [{ role: 'read', db: 'elsewhere' }]);
    const roles = PRIVILEGES.map(({ role, grantOn }) => ({ role, db: grantOn === 'admin' ? 'admin' : DATABASE }));
    await secured.createUser('granted', roles);
    stranger = new mongo.MongoClient(secured.uri('stranger'));
    granted = new mongo.MongoClient(secured.uri('granted'));
  });

  afterAll(async () => {
    await Promise.all([stranger.close(), granted.close()]);
    await secured.close();
  });

  const sampleOf = (name: string): { command: mongo.Document; database: string } => {
    const sample = SAMPLES[name];
    if (sample === undefined) throw new Error(`The table of samples lacks ${name}`);
    return { database: DATABASE, ...sample };
  };

  it('have a sample each', () => {
    expect(Object.keys(SAMPLES).sort()).toEqual(ROWS.map(({ name }) => name).sort());
  });

  it.each(ROWS)('names the role $role for $name', async ({ name, command, action, role, grantOn }) => {
    const { command: document, database } = sampleOf(name);
    const error: unknown = await stranger
      .db(database)
      .command(document)
      .catch((reason: unknown) => reason);
    expect(isUnauthorized(error)).toBe(true);
    const problem = mongoProblem(error);
    expect(problem).toMatchObject({ code: 'missing_privilege', status: 503 });
    const on = grantOn === 'admin' ? 'admin' : DATABASE;
    expect(problem?.detail).toContain(`the command ${command} on`);
    expect(problem?.detail).toMatch(new RegExp(`privilege ${action}\\. .* role ${role} on database ${on}\\.$`));
    expect(await ifPermitted(Promise.reject(error as Error))).toEqual({ refusal: problem?.detail });
  });

  it.each(PRIVILEGES)('has a role $role that contains $action', async ({ action, role, grantOn, part }) => {
    const { roles } = (await secured.command(
      { rolesInfo: { role, db: grantOn === 'admin' ? 'admin' : DATABASE }, showPrivileges: true },
      { user: 'root' },
    )) as { roles: { inheritedPrivileges: RolePrivilege[] }[] };
    const privileges = (roles[0]?.inheritedPrivileges ?? []).filter(({ actions }) => actions.includes(action));
    expect(privileges).not.toEqual([]);
    if (part === 'oplog.rs')
      expect(
        privileges.some(
          ({ resource: { anyResource, db, collection } }) =>
            anyResource === true || (['local', ''].includes(db ?? '-') && ['oplog.rs', ''].includes(collection ?? '-')),
        ),
      ).toBe(true);
  });

  it('permit every command, once all roles are granted', async () => {
    for (const name of Object.keys(SAMPLES)) {
      const { command, database } = sampleOf(name);
      const failure: unknown = await granted
        .db(database)
        .command(command)
        .then(
          () => undefined,
          (error: unknown) => error,
        );
      expect([name, failure]).toEqual([name, undefined]);
    }
  });

  it('says of a service without a user that it has none', async () => {
    const error: unknown = await secured.command({ find: 'things' }, { database: DATABASE }).catch((e: unknown) => e);
    expect(mongoProblem(error)).toMatchObject({
      code: 'missing_privilege',
      detail: expect.stringContaining('MONGODB_URI') as string,
    });
  });
});
