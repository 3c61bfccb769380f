import { useState } from 'react';
import { useDocument } from '../../api/read';
import { useView } from '../../api/view';
import { ActionDialog } from '../../components/action-dialog';
import { Button } from '../../components/button';
import { Bar, Card, Facts } from '../../components/card';
import { Id } from '../../components/id';
import { JsonView } from '../../components/json-view';
import { PageLink } from '../../components/page-link';
import { QueryView } from '../../components/query-view';
import { words } from '../../format/words';
import { DeleteDialog } from './delete-dialog';
import { changeRequest, readRequest } from './document-requests';
import { mergePatchOf, parsedObject } from './merge-patch';
import { type Document, type ModelView, REFERENCES } from './models';
import { Related } from './related';
import { TextArea } from '../../components/fields';

interface DocumentCardProps {
  model: ModelView;
  id: string;
  onClose: () => void;
}

/** One document: its fields, what belongs to it, its JSON; edit and delete under its entity tag. */
export function DocumentCard({ model, id, onClose }: DocumentCardProps) {
  const [view, change] = useView();
  const [action, setAction] = useState<'edit' | 'delete'>();
  const query = useDocument(readRequest(model, id));
  const isJson = view['show'] === 'json';
  const close = (): void => setAction(undefined);
  return (
    <Card title={words(model.one)} meta={<Id id={id} isWhole />}>
      <QueryView query={query} rows={5}>
        {({ data, etag }) => (
          <>
            {isJson ? (
              <JsonView value={data} label={`The ${model.one} as JSON`} />
            ) : (
              <Fields document={data} own={model.id} />
            )}
            <Bar>
              <Button pressed={isJson} onClick={() => change({ show: isJson ? undefined : 'json' })}>
                JSON
              </Button>
              {model.isEditable && (
                <Button scope="models:write" onClick={() => setAction('edit')}>
                  Edit…
                </Button>
              )}
              <PageLink to="/recovery" view={{ tab: 'document', collection: model.collection, document: id }}>
                As it was at a time
              </PageLink>
              <PageLink to="/search" view={{ collection: model.collection, document: id }}>
                Is it in the search index?
              </PageLink>
              {model.isEditable && (
                <Button scope="models:delete" onClick={() => setAction('delete')}>
                  Delete…
                </Button>
              )}
              <Button kind="quiet" onClick={onClose}>
                Close
              </Button>
            </Bar>
            {action === 'edit' && <EditDialog {...{ model, id, etag: etag ?? '*' }} document={data} onClose={close} />}
            {action === 'delete' && <DeleteDialog {...{ model, id, etag }} onClose={close} onDone={onClose} />}
          </>
        )}
      </QueryView>
      <Related model={model} id={id} />
      {query.data === undefined && query.error !== null && (
        <Bar>
          <PageLink to="/recovery" view={{ tab: 'document', collection: model.collection, document: id }}>
            Look for it at an earlier time
          </PageLink>
          <Button kind="quiet" onClick={onClose}>
            Close
          </Button>
        </Bar>
      )}
    </Card>
  );
}

/** The fields that are one value; what is deeper is in the JSON. */
function Fields({ document, own }: { document: Document; own: string }) {
  const simple = Object.entries(document).filter(([, value]) => typeof value !== 'object');
  return (
    <Facts
      items={simple.map(([name, value]) => {
        const model = name === own ? undefined : REFERENCES[name];
        const text = typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value);
        return [
          words(name),
          model === undefined ? (
            <span key={name} dir="auto">
              {text}
            </span>
          ) : (
            <PageLink key={name} to="/data" view={{ model, id: text }}>
              {text}
            </PageLink>
          ),
        ] as const;
      })}
    />
  );
}

function EditDialog({
  model,
  id,
  etag,
  document,
  onClose,
}: {
  model: ModelView;
  id: string;
  etag: string;
  document: Document;
  onClose: () => void;
}) {
  const [before] = useState(document);
  const [tag] = useState(etag);
  const [text, setText] = useState(() => JSON.stringify(before, undefined, 2));
  const parsed = parsedObject(text);
  const patch = 'value' in parsed ? mergePatchOf(before, parsed.value) : undefined;
  return (
    <ActionDialog
      title={`Edit ${model.one} ${id}`}
      verb="Save"
      scope="models:write"
      done={`The ${model.one} was saved.`}
      onClose={onClose}
      request={() => (patch === undefined ? undefined : changeRequest(model, id, tag, patch))}
    >
      <TextArea
        label="Document"
        value={text}
        onChange={setText}
        rows={14}
        hint={
          'problem' in parsed
            ? parsed.problem
            : patch === undefined
              ? 'Nothing has changed yet.'
              : 'Only what changed is sent, for the version that you see.'
        }
      />
    </ActionDialog>
  );
}
