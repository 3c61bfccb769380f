import { useNavigate, useSearch } from '@tanstack/react-router';

/** What the address says of a view: filters, tab, selected row. */
export type View = Readonly<Record<string, string | undefined>>;

export const parseView = (search: string): Record<string, string> => Object.fromEntries(new URLSearchParams(search));

export function viewText(view: Record<string, unknown>): string {
  const given = Object.entries(view).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '',
  );
  const text = new URLSearchParams(given).toString();
  return text === '' ? '' : `?${text}`;
}

/** The view in the address, and a function that changes parts of it. A change is a step that Back undoes. */
export function useView(): [View, (changes: View) => void] {
  const view: View = useSearch({ strict: false });
  const navigate = useNavigate();
  const change = (changes: View): void => {
    void navigate({ to: '.', search: { ...view, ...changes } });
  };
  return [view, change];
}
