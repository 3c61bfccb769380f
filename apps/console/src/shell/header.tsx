import { LogOut, Monitor, Moon, Search, Sun } from 'lucide-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useNow } from '../api/now';
import { useReachability } from '../api/reachability';
import { signOut, useSession } from '../api/session';
import { Button } from '../components/button';
import { ago } from '../format/times';
import styles from './header.module.css';
import { chooseTheme, type Theme, THEMES, useTheme } from './theme';

const Palette = lazy(async () => ({ default: (await import('./palette')).Palette }));
const THEME_ICONS = { system: Monitor, light: Sun, dark: Moon };

export function Header({ name }: { name: string }) {
  const [isPaletteOpen, setPaletteOpen] = useState(false);
  useEffect(() => {
    const open = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      setPaletteOpen(true);
    };
    addEventListener('keydown', open);
    return () => removeEventListener('keydown', open);
  }, []);
  return (
    <header className={styles['header']}>
      <span className={styles['crumb']}>{name}</span>
      <LiveMark />
      <span className={styles['spacer']} />
      <button type="button" className={styles['search']} onClick={() => setPaletteOpen(true)}>
        <Search size={13} aria-hidden />
        <span>Search or run a command</span>
        <kbd>Ctrl K</kbd>
      </button>
      <ThemeSwitch />
      <Who />
      {isPaletteOpen && (
        <Suspense>
          <Palette onClose={() => setPaletteOpen(false)} />
        </Suspense>
      )}
    </header>
  );
}

/** The one mark that says whether what is shown is of now. */
function LiveMark() {
  const { isAway, lastAnswerAt } = useReachability();
  const now = useNow();
  const age = lastAnswerAt === undefined ? '' : ` · last state ${ago(new Date(lastAnswerAt), now)}`;
  return (
    <span className={styles['live']} data-away={isAway} role="status">
      {isAway ? `Service away${age}` : 'Live'}
    </span>
  );
}

function ThemeSwitch() {
  const theme = useTheme();
  const next: Theme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system';
  const Icon = THEME_ICONS[theme];
  return (
    <Button
      kind="quiet"
      onClick={() => chooseTheme(next)}
      label={`Theme: ${theme}. Change to ${next}.`}
      title={`Theme: ${theme}`}
    >
      <Icon size={15} aria-hidden />
    </Button>
  );
}

function Who() {
  const { key_name, caller, keys_required } = useSession();
  if (!keys_required)
    return (
      <span className={styles['who']} title="The service asks for no key.">
        no keys
      </span>
    );
  return (
    <span className={styles['who']}>
      <span dir="auto">{key_name ?? caller}</span>
      <Button kind="quiet" label="Sign out" title="Sign out" onClick={() => void signOut()}>
        <LogOut size={14} aria-hidden />
      </Button>
    </span>
  );
}
