import type { ApiRequest } from '../../requests/api-request';
import { ActionDialog } from '../../components/action-dialog';
import { Facts } from '../../components/card';
import { words } from '../../format/words';
import { deleteRequest, readRequest } from './document-requests';
import type { Document, ModelView } from './models';

interface DeleteDialogProps {
  model: ModelView;
  id: string;
  etag: string | undefined;
  onClose: () => void;
  onDone: () => void;
}

/** What belongs to a user goes with the user: the plan counts it. */
const planOf = (model: ModelView, id: string): ApiRequest<Document> =>
  model.id === 'user_id'
    ? { method: 'get', path: '/api/v1/users/{user_id}/statistics', params: { path: { user_id: id } } }
    : readRequest(model, id);

export function DeleteDialog({ model, id, etag, onClose, onDone }: DeleteDialogProps) {
  const isUser = model.id === 'user_id';
  return (
    <ActionDialog
      title={`Delete ${model.one} ${id}`}
      verb="Delete"
      scope="models:delete"
      isDestructive
      confirm={id}
      done={`The ${model.one} ${id} was deleted.`}
      onClose={onClose}
      onDone={onDone}
      plan={{ request: planOf(model, id), view: (plan) => <Facts items={numbersIn(plan)} /> }}
      request={() => deleteRequest(model, id, etag)}
    >
      <p>
        {isUser
          ? 'Deletes the user with all sessions, chunks, wallets and trust policies that belong to it.'
          : `Deletes the ${model.one}. The service refuses it while other documents refer to it.`}{' '}
        A backup, or the oplog, can bring it back.
      </p>
    </ActionDialog>
  );
}

/** The figures of an answer, at any depth, with their names. */
function numbersIn(value: Document, prefix = ''): (readonly [string, string])[] {
  return Object.entries(value).flatMap(([name, each]) => {
    const path = prefix === '' ? name : `${prefix} ${name}`;
    if (typeof each === 'number') return [[words(path), each.toLocaleString('en-US')] as const];
    return typeof each === 'object' && each !== null && !Array.isArray(each) ? numbersIn(each as Document, path) : [];
  });
}
