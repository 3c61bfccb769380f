import { mongo } from 'mongoose';
import { canonicalJson } from '../bson/canonical-json';
import type { Metadata } from '../format/metadata';
import type { ManifestNamespace } from '../format/manifest';
import { reasonToKeep } from '../definition/closed-collections';
import { beginning, type RestoredNamespace } from './restored';
import type { Present } from './present';

/** What a restore does to a name that is taken. */
export const EXISTING = ['refuse', 'replace'] as const;
export type Existing = (typeof EXISTING)[number];

/** What becomes of a namespace: it is made; takes the place of what is there; is left as it is; or makes the restore impossible. */
export const ACTIONS = ['create', 'replace', 'keep', 'conflict'] as const;

export interface Decision {
  source: ManifestNamespace;
  action: (typeof ACTIONS)[number];
  /** Why it is kept or stands in the way. */
  reason?: string;
  /** What is there. */
  found?: Present;
}

export interface DecisionRules {
  existing: Existing;
  /** Whether the database is the service's own: it goes by its books while it restores. */
  isOwnDatabase: boolean;
  /** Whether the caller may restore closed collections. */
  closed: boolean;
  /** Whether the namespaces were asked for by name. */
  areNamed: boolean;
  /** What the backup says of the namespaces that are restored. */
  definitions: readonly Metadata[];
}

/** Whether a namespace can be filled under another name and renamed: MongoDB renames neither time series nor its own collections. */
export const canSwap = ({ name, type }: ManifestNamespace): boolean =>
  type === 'collection' && !name.startsWith('system.');

/** Decides what a restore does to each namespace, by what is there. */
export function decide(
  sources: readonly ManifestNamespace[],
  present: readonly Present[],
  rules: DecisionRules,
): Decision[] {
  const decisions: Decision[] = [];
  for (const source of sources) {
    const found = present.find(({ name }) => name === source.name);
    const reason = reasonToKeep(source.name, rules);
    if (reason !== undefined) decisions.push({ source, action: rules.areNamed ? 'conflict' : 'keep', reason });
    else if (found === undefined) decisions.push({ source, action: 'create' });
    else decisions.push({ source, found, ...decideTaken(source, found, rules) });
  }
  return decisions;
}

function decideTaken(
  source: ManifestNamespace,
  found: Present,
  { existing, definitions }: DecisionRules,
): Pick<Decision, 'action' | 'reason'> {
  const conflict = (reason: string): Pick<Decision, 'action' | 'reason'> => ({ action: 'conflict', reason });
  if (existing === 'refuse') return conflict('Its name is taken.');
  if (found.type !== source.type) return conflict(`A ${found.type} has its name, and it is a ${source.type}.`);
  if (source.type === 'view') {
    const options = definitions.find(({ name }) => name === source.name)?.options;
    const isSame = textOf(options?.get('collation')) === textOf(found.options['collation']);
    return isSame ? { action: 'replace' } : conflict('Its collation is another, which MongoDB changes on no view.');
  }
  return canSwap(source)
    ? { action: 'replace' }
    : conflict('MongoDB renames none of its kind, so nothing could take its place at once. Restore it elsewhere.');
}

const textOf = (collation: unknown): string => canonicalJson(mongo.BSON.serialize({ collation: collation ?? null }));

/** What is told of the namespaces that a restore leaves as they are. */
export const keptOf = (decisions: readonly Decision[]): RestoredNamespace[] =>
  decisions.flatMap(({ source, action, reason = '' }) =>
    action === 'keep' ? [beginning(source, 'kept', reason)] : [],
  );
