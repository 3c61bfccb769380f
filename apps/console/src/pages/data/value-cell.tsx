import { Id } from '../../components/id';
import { PageLink } from '../../components/page-link';
import { StatePill } from '../../components/pill';
import { Time } from '../../components/time';
import { bytes, count } from '../../format/numbers';
import { shortId } from '../../format/words';
import { type ColumnKind, type Document, REFERENCES, valueOf } from './models';

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** A field of a document in a list. What names another document is a link to it. */
export function ValueCell({
  document,
  field,
  kind,
  isOwnId,
}: {
  document: Document;
  field: string;
  kind: ColumnKind;
  isOwnId: boolean;
}) {
  const value = valueOf(document, field);
  if (value === undefined || value === null) return <>–</>;
  const text = textOf(value);
  if (kind === 'time') return <Time at={text} />;
  if (kind === 'state') return <StatePill state={text} />;
  if (kind === 'bytes') return <>{bytes(Number(value))}</>;
  if (kind === 'number') return <>{count(Number(value))}</>;
  if (kind === 'amount') return <>{`${text} ${textOf(document['currency'] ?? '')}`}</>;
  if (kind === 'text') return <span dir="auto">{text}</span>;
  const model = REFERENCES[field];
  if (isOwnId) return <code title={text}>{shortId(text)}</code>;
  if (model === undefined) return <Id id={text} />;
  return (
    <PageLink to="/data" view={{ model, id: text }}>
      <code title={text}>{shortId(text)}</code>
    </PageLink>
  );
}
