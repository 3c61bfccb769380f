import type { Theme } from './theme';

/** Something that the palette can do: go to a view, or change the theme. */
export interface Command {
  name: string;
  kind: 'page' | 'view' | 'action' | 'find' | 'theme';
  to: string;
  view?: Record<string, string>;
  theme?: Theme;
}

interface Page {
  path: string;
  name: string;
}

const view = (
  name: string,
  to: string,
  parameters: Record<string, string>,
  kind: Command['kind'] = 'view',
): Command => ({
  ...{ name, to, kind },
  view: parameters,
});

const VIEWS: readonly Command[] = [
  view('Back up now', '/recovery', { action: 'backup' }, 'action'),
  view('Restore a document as it was', '/recovery', { tab: 'document' }, 'action'),
  view('Schedules of backups', '/recovery', { tab: 'schedules' }),
  view('Retention preview', '/recovery', { tab: 'retention' }),
  view('Recovery drills', '/recovery', { tab: 'drills' }),
  ...['users', 'sessions', 'blocks', 'transactions', 'trust-policies', 'wallets'].map((model) =>
    view(`List ${model.replace('-', ' ')}`, '/data', { model }),
  ),
  view('Database indexes', '/database', { tab: 'indexes' }),
  view('Slow operations', '/database', { tab: 'slow' }),
  view('Advice about indexes', '/database', { tab: 'advice' }),
  view('Members of the replica set', '/database', { tab: 'members' }),
  view('Failed jobs', '/jobs', { state: 'failed' }),
  view('Running jobs', '/jobs', { state: 'running' }),
  view('Audit log', '/access', { tab: 'audit' }),
  ...(['light', 'dark', 'system'] as const).map((theme): Command => ({
    name: `Theme: ${theme}`,
    kind: 'theme',
    to: '',
    theme,
  })),
];

/** What the typed text can be the name of: a document or a job. */
function finds(text: string): Command[] {
  if (text.length < 3 || /\s/.test(text)) return [];
  const find = (what: string, to: string, parameters: Record<string, string>): Command =>
    view(`${what} ${text}`, to, parameters, 'find');
  if (text.includes('@')) return [find('User', '/data', { model: 'users', email: text })];
  if (/^T[1-9A-HJ-NP-Za-km-z]{33}$/.test(text))
    return [
      find('Wallet', '/data', { model: 'wallets', address: text }),
      find('User', '/data', { model: 'users', tron_address: text }),
    ];
  return [
    find('Job', '/jobs', { id: text }),
    ...['users', 'sessions', 'transactions', 'wallets', 'blocks'].map((model) =>
      find(
        model.replace(/s$/, '').replace(/^./, (first) => first.toUpperCase()),
        '/data',
        { model, id: text },
      ),
    ),
  ];
}

/** The commands that match what is typed, those whose names begin with it first. */
export function commandsFor(typed: string, pages: readonly Page[]): Command[] {
  const text = typed.trim();
  const wanted = text.toLowerCase();
  const paths = new Set(pages.map(({ path }) => path));
  const named = [
    ...pages.map(({ path, name }): Command => ({ name, kind: 'page', to: path })),
    ...VIEWS.filter(({ to }) => to === '' || paths.has(to)),
  ].filter(({ name }) => name.toLowerCase().includes(wanted));
  const begins = ({ name }: Command): number => (name.toLowerCase().startsWith(wanted) ? 0 : 1);
  return [...named.sort((a, b) => begins(a) - begins(b)), ...finds(text).filter(({ to }) => paths.has(to))];
}
