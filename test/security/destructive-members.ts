import { SCOPES } from '@lucid/common';
import { type DocumentedOperation, operations } from '../contract/document';
import { nameOf, placesOf } from '../contract/marked-places';

/** Operations that end, drop, or take away, by their scope, their name or their parameters. */
export const destroys = ({
  operationId,
  parameters = [],
  'x-required-scope': scope = '',
}: DocumentedOperation): boolean =>
  scope.endsWith(':delete') ||
  /^(?:drop|delete|remove|purge|kill|revoke|flush|restore|truncate)/.test(operationId) ||
  parameters.some(({ name }) => name === 'confirm');

/** Those that ask for no confirmation, and why they need none. */
export const UNCONFIRMED: Readonly<Record<string, string>> = {
  deleteSession: 'one document, by its id and under If-Match if that is wanted',
  deleteTransaction: 'one document, and only while it is pending',
  deleteTrustPolicy: 'one document, under the If-Match that it asks for',
  deleteWallet: 'one document, under the If-Match that it asks for',
  removeUserHardwareWallet: 'one field of one document, under If-Match if that is wanted',
  revokeTrustPolicy: 'a state of one document, which keeps all its versions',
  renameCollection: 'all documents stay, under a name that nothing else has, and it can be named back',
  deleteCacheKey: 'a copy: what is asked for is read from the database again',
  deleteConsoleSession: 'the session of the caller itself, whatever its scopes; its key begins another',
};

/** A way to destroy: an operation, or one of its options, whatever that is called. */
export interface Member {
  id: string;
  operation: DocumentedOperation;
  option?: string;
}

/** Each operation that destroys. Of one whose options delete, each option instead: it can do without. */
export const members = operations.filter(destroys).flatMap((operation): Member[] => {
  const { operationId } = operation;
  const options = placesOf(operation).filter(({ schema }) => schema['x-effect']?.kind === 'delete');
  if (options.length === 0) return [{ id: operationId, operation }];
  return options.map((place) => ({
    id: `${operationId}.${nameOf(place)}`,
    operation,
    option: String(place.path.at(-1)),
  }));
});

/** Every scope but those to delete. */
export const UNABLE_TO_DELETE = Object.keys(SCOPES).filter((scope) => !scope.endsWith(':delete'));
