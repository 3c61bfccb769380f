import type { ApiRequest } from '../../requests/api-request';
import type { Page } from '../../api/read';
import type { View } from '../../api/view';
import type { Document, ModelView } from './models';

/** The requests for a model. Their paths differ by model only, so they are built from its table. */
const ofDocument = ({ path, id }: ModelView, key: string) => ({
  path: `${path}/{${id}}`,
  params: { path: { [id]: key } },
});

export function listRequest(model: ModelView, view: View): ApiRequest<Page<Document>> {
  const filters = Object.fromEntries(model.filters.map(([parameter]) => [parameter, view[parameter]]));
  return { method: 'get', path: model.path, params: { query: { ...filters, limit: 50, include_total: 'estimated' } } };
}

export const readRequest = (model: ModelView, key: string): ApiRequest<Document> => ({
  method: 'get',
  ...ofDocument(model, key),
});

export function changeRequest(model: ModelView, key: string, etag: string, patch: object): ApiRequest<Document> {
  const { path, params } = ofDocument(model, key);
  return { method: 'patch', path, params: { ...params, header: { 'If-Match': etag } }, body: patch };
}

export function deleteRequest(model: ModelView, key: string, etag: string | undefined): ApiRequest<undefined> {
  const { path, params } = ofDocument(model, key);
  const isUser = model.id === 'user_id';
  return {
    ...{ method: 'delete', path },
    params: {
      ...params,
      ...(isUser && { query: { cascade: true, confirm: key } }),
      ...(etag !== undefined && !isUser && { header: { 'If-Match': etag } }),
    },
  };
}
