import {
  adviceId,
  type AdviceKind,
  type IndexKey,
  type IndexProof,
  keysText,
  missingId,
  servesWhole,
} from '@lucid/database-operations';
import { isDeepStrictEqual } from 'node:util';
import type { KnownCollection } from '../findings/findings';
import { isPlain, type KnownIndex, usesOf } from '../findings/known-index';
import type { MissingIndex, SlowNeeds } from '../findings/missing-indexes';
import type { Redundancy } from '../findings/redundant-indexes';
import type { Advice, RejectedAdvice } from './advice';
import { creating, dropping, freeName, hiding, proving } from './advice-links';
import { provenGain } from './estimated-gain';

const keysOf = (keys: readonly IndexKey[]): Advice['keys'] => keys.map(([path, direction]) => ({ path, direction }));

const HINT = 'An operation that names it in hint() fails while it is hidden. The slow ones that are known do not.';

/** Advice against an index that is there: hide it first, drop it later. */
const against = (kind: AdviceKind, { name, indexes }: KnownCollection, index: KnownIndex) => ({
  advice_id: adviceId(kind, name, index.name),
  kind,
  collection: name,
  index: index.name,
  keys: keysOf(index.keys),
  uses: [...index.uses],
  cost: { size_bytes: index.sizeBytes, indexes_written: { before: indexes.length, after: indexes.length - 1 } },
  ...hiding(name, index.name, true),
  further: dropping(name, index.name),
});

export function unusedAdvice(collection: KnownCollection, index: KnownIndex): Advice {
  const since = new Date(Math.max(...index.uses.map((uses) => uses.since.getTime())));
  return {
    ...against('unused', collection, index),
    confidence: 'observed',
    reason:
      `No operation has used ${index.name} on ${membersText(index)} since ${since.toISOString()} at the latest. ` +
      `It takes ${index.sizeBytes} bytes, and every insert and delete writes it.`,
    caveats: [
      'What runs less often than that, such as a report at the end of a quarter, would read the whole collection without it. Hidden, it is back at once.',
      HINT,
    ],
  };
}

export function redundantAdvice(collection: KnownCollection, { index, keeper }: Redundancy): Advice {
  const times = keeper.sizeBytes / Math.max(1, index.sizeBytes);
  return {
    ...against('redundant', collection, index),
    keeper: keeper.name,
    confidence: 'certain',
    reason:
      `${keeper.name} ${keysText(keeper.keys)} begins with the fields of ${index.name} ${keysText(index.keys)}, holds the same documents in the same order, ` +
      `and so serves every query that ${index.name} serves (${usesOf(index)} operations used that on ${membersText(index)}). ` +
      `It takes ${index.sizeBytes} bytes, and every insert and delete writes it.`,
    caveats: [
      ...(times > 2
        ? [
            `${keeper.name} is ${times.toFixed(1)} times as large: what reads many of its entries in a row reads more of the disk.`,
          ]
        : []),
      HINT,
    ],
  };
}

/** Advice to make an index. */
export function missingAdvice(
  collection: KnownCollection,
  { keys, shapes }: MissingIndex,
  texts: ReadonlyMap<string, string>,
  proof: IndexProof | undefined,
): Advice {
  const { name, indexes } = collection;
  const gain = provenGain({ shapes }, proof);
  const hidden = indexes.find((index) => isHiddenServer(index, collection, shapes));
  const taken = indexes.map((index) => index.name);
  const index = hidden?.name ?? freeName(keys, taken);
  const given = freeName(keys, []);
  const advice_id = missingId(name, keys);
  const size =
    proof && Math.round((proof.index_bytes * proof.collection_documents) / Math.max(1, proof.sample_documents));
  return {
    advice_id,
    kind: 'missing',
    collection: name,
    index,
    keys: keysOf(hidden?.keys ?? keys),
    confidence: gain === undefined ? 'unproven' : 'proven',
    reason: missingReason(shapes, hidden, keys),
    shapes: shapes.map((needs) => ({
      shape_id: needs.shape,
      shape: texts.get(needs.shape) ?? '',
      count: needs.calls,
      total_ms: needs.milliseconds,
      documents_examined: needs.documentsExamined,
      returned: needs.returned,
    })),
    ...(gain !== undefined && { estimated_gain: gain }),
    cost: {
      ...(hidden !== undefined && { size_bytes: hidden.sizeBytes }),
      ...(hidden === undefined && size !== undefined && { size_bytes: size }),
      indexes_written: { before: indexes.length, after: indexes.length + (hidden === undefined ? 1 : 0) },
    },
    ...(hidden === undefined ? creating(name, keys, index === given ? undefined : index) : hiding(name, index, false)),
    ...(gain === undefined && { further: proving(advice_id) }),
    caveats: missingCaveats(shapes, keys, proof, gain !== undefined),
  };
}

/** An index that was tried for slow operations, and why it is not advised. */
export function rejectedAdvice(
  { name }: KnownCollection,
  { keys, shapes }: MissingIndex,
  proof: IndexProof | undefined,
): RejectedAdvice {
  return {
    advice_id: missingId(name, keys),
    collection: name,
    keys: keysOf(keys),
    shape_ids: shapes.map(({ shape }) => shape),
    reason: proof?.reason ?? 'It gained nothing on a sample.',
    rejected_at: proof?.proven_at ?? new Date(),
  };
}

/** Whether an index would serve all of them, were it not hidden. */
const isHiddenServer = (index: KnownIndex, { collation }: KnownCollection, shapes: readonly SlowNeeds[]): boolean =>
  index.hidden &&
  isDeepStrictEqual(index.collation, collation) &&
  isPlain(index) &&
  !index.sparse &&
  index.partialFilter === undefined &&
  shapes.every((needs) => servesWhole(index.keys, needs));

function missingReason(
  shapes: readonly SlowNeeds[],
  hidden: KnownIndex | undefined,
  keys: readonly IndexKey[],
): string {
  const sum = (figure: (needs: SlowNeeds) => number): number =>
    shapes.reduce((total, needs) => total + figure(needs), 0);
  const looked = `${sum(({ documentsExamined }) => documentsExamined)} documents and ${sum(({ keysExamined }) => keysExamined)} keys`;
  return (
    `${sum(({ calls }) => calls)} slow operations of ${shapes.length === 1 ? 'one shape' : `${shapes.length} shapes`} took ${sum(({ milliseconds }) => milliseconds)} ms ` +
    `and examined ${looked} for ${sum(({ returned }) => returned)} that they returned or changed. ` +
    (hidden === undefined
      ? `No index narrows and orders all they ask for; ${keysText(keys)} does.`
      : `The hidden index ${hidden.name} ${keysText(hidden.keys)} would serve them.`)
  );
}

function missingCaveats(
  shapes: readonly SlowNeeds[],
  keys: readonly IndexKey[],
  proof: IndexProof | undefined,
  proven: boolean,
): string[] {
  const fields = keys.map(([path]) => path).join(', ');
  const tried = new Set(proof?.shapes.map(({ shape_id }) => shape_id));
  const untried = shapes.filter(({ shape }) => proven && !tried.has(shape)).length;
  const entries = (proof?.index_entries ?? 0) / Math.max(1, proof?.sample_documents ?? 1);
  return [
    ...(proven ? [] : ['Its gain was not measured: have it proven on a sample first.']),
    ...(proof?.verdict === 'undecided' && proof.reason !== undefined ? [proof.reason] : []),
    ...(untried > 0 ? [`${untried} of the shapes could not be tried on the sample.`] : []),
    ...(entries > 1.05 ? [`A field is an array: a document has ${entries.toFixed(1)} entries on average.`] : []),
    `Each insert and delete writes it, and so does each update of ${fields}.`,
  ];
}

const membersText = ({ uses }: KnownIndex): string =>
  uses.length === 1 ? `the one member of the replica set` : `any of the ${uses.length} members of the replica set`;
