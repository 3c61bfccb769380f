/** A name of the API in words: `restore_backup` is `Restore backup`. */
export function words(name: string): string {
  const text = name.replaceAll('_', ' ').replaceAll('-', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The start of a long id, enough to recognise it. */
export const shortId = (id: string): string => (id.length > 14 ? `${id.slice(0, 13)}…` : id);
