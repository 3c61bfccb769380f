import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAllowed } from './restore-targets';

const DEFAULT = ['lucid', 'lucid_*'];

/** Where databases are opened by a name that no caller gives: the service's own, MongoDB's, and scratch databases that bear a mark. */
const OWN_NAMES = [
  'libs/backup-engine/src/oplog/oplog.ts',
  'libs/backup/src/drills/scratch-databases.ts',
  'libs/backup/src/restores/restore-targets.ts',
  'libs/changes/src/status/change-stream-status.service.ts',
  'libs/database-statistics/src/server/oplog.ts',
  'libs/engines/src/engine/mongo-engine.ts',
  'libs/mongo/src/connection/long-commands.ts',
  'libs/mongo/src/connection/members.ts',
  'libs/mongo/src/connection/mongo.service.ts',
];

describe('the databases that restores write into', () => {
  it.each(['lucid', 'lucid_restored', 'lucid_'])('are by default the own one and those of its name: %s', (name) => {
    expect(isAllowed(name, DEFAULT)).toBe(true);
  });

  it.each(['admin', 'local', 'config', 'other', 'lucid2', 'lucid-2', 'xlucid', '', 'Lucid', 'lucid*'])(
    'are no others: %s',
    (name) => {
      expect(isAllowed(name, DEFAULT)).toBe(false);
    },
  );

  it.each(['admin', 'local', 'config'])("are never MongoDB's own, whatever the pattern: %s", (name) => {
    expect(isAllowed(name, [name, `${name.slice(0, 2)}*`, '*'])).toBe(false);
  });

  it('are opened in one place', () => {
    const root = join(__dirname, '../../../..');
    const files = globSync('libs/*/src/**/*.ts', { cwd: root }).filter((file) => !file.endsWith('spec.ts'));
    const opening = files.filter((file) => /\bclient\s*\.db\(/.test(readFileSync(join(root, file), 'utf8')));
    expect(opening.sort()).toEqual(OWN_NAMES);
  });
});
