import { useSyncExternalStore } from 'react';

export interface ThemeColours {
  accent: string;
  accentSoft: string;
  warn: string;
  bad: string;
  faint: string;
  line: string;
}

const dark = matchMedia('(prefers-color-scheme: dark)');

function subscribe(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  dark.addEventListener('change', listener);
  return () => {
    observer.disconnect();
    dark.removeEventListener('change', listener);
  };
}

const themeNow = (): string => `${document.documentElement.dataset['theme'] ?? ''} ${String(dark.matches)}`;

/** A canvas knows no custom properties: the colours of the theme as it stands, read from a hidden element. */
function readColours(): ThemeColours {
  const probe = document.createElement('span');
  probe.hidden = true;
  document.body.append(probe);
  const colour = (name: string): string => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const colours = {
    ...{ accent: colour('accent'), accentSoft: colour('accent-soft'), warn: colour('warn') },
    ...{ bad: colour('bad'), faint: colour('faint'), line: colour('line') },
  };
  probe.remove();
  return colours;
}

let read: { theme: string; colours: ThemeColours } | undefined;

function coloursNow(): ThemeColours {
  const theme = themeNow();
  if (read?.theme !== theme) read = { theme, colours: readColours() };
  return read.colours;
}

export const useThemeColours = (): ThemeColours => useSyncExternalStore(subscribe, coloursNow);
