import type { Highlight } from './search-answer';

export const OPEN = '<em>';
export const CLOSE = '</em>';

/** A fragment without its tags, and which of its characters are marked. */
interface Fragment {
  text: string;
  marked: boolean[];
}

function read(fragment: string): Fragment {
  const marked: boolean[] = [];
  let text = '';
  let isMarked = false;
  for (const part of fragment.split(/(<\/?em>)/)) {
    if (part === OPEN || part === CLOSE) isMarked = part === OPEN;
    else {
      text += part;
      for (let n = 0; n < part.length; n += 1) marked.push(isMarked);
    }
  }
  return { text, marked };
}

function write({ text, marked }: Fragment): string {
  let html = '';
  for (let at = 0; at < text.length; at += 1) {
    if (marked[at] === true && marked[at - 1] !== true) html += OPEN;
    html += text.charAt(at);
    if (marked[at] === true && marked[at + 1] !== true) html += CLOSE;
  }
  return html;
}

/**
 * The highlights of a hit by field. A field is indexed in several forms (words, its whole, pieces), each of which marks what it found: a fragment that
 * several forms answer is told once, with all marks.
 */
export function highlightsOf(found: Readonly<Record<string, string[]>>): Highlight[] {
  const fields = new Map<string, Map<string, Fragment>>();
  for (const [form, fragments] of Object.entries(found)) {
    const field = form.replace(/\.(?:raw|grams)$/, '');
    const kept = fields.get(field) ?? new Map<string, Fragment>();
    fields.set(field, kept);
    for (const fragment of fragments.map(read)) {
      const before = kept.get(fragment.text);
      const marked = fragment.marked.map((isMarked, at) => isMarked || before?.marked[at] === true);
      kept.set(fragment.text, { text: fragment.text, marked });
    }
  }
  return [...fields].map(([field, kept]) => ({ field, fragments: [...kept.values()].map(write) }));
}
