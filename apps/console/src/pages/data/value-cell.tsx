import { Id } from '../../components/id';
import { PageLink } from '../../components/page-link';
import { StatePill } from '../../components/pill';
import { Time } from '../../components/time';
import { bytes, count } from '../../format/numbers';
import { shortId } from '../../format/words';
import { type ColumnKind, type Document, REFERENCES, valueOf } from './models';

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
  if (kind === 'time') return <Time at={String(value)} />;
  if (kind === 'state') return <StatePill state={String(value)} />;
  if (kind === 'bytes') return <>{bytes(Number(value))}</>;
  if (kind === 'number') return <>{count(Number(value))}</>;
  if (kind === 'amount') return <>{`${String(value)} ${String(document['currency'] ?? '')}`}</>;
  if (kind === 'text') return <span dir="auto">{String(value)}</span>;
  const model = REFERENCES[field];
  if (isOwnId) return <code title={String(value)}>{shortId(String(value))}</code>;
  if (model === undefined) return <Id id={String(value)} />;
  return (
    <PageLink to="/data" view={{ model, id: String(value) }}>
      <code title={String(value)}>{shortId(String(value))}</code>
    </PageLink>
  );
}
