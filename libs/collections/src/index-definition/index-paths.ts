import { CONFIRM, defineClass } from '@lucid/common';
import { COLLECTION_NAME } from '@lucid/mongo';
import { INDEX_NAME } from './index-definition';

/** The path of an index. */
export const IndexPath = defineClass('IndexPath', {
  name: COLLECTION_NAME,
  index: { ...INDEX_NAME, required: true, description: 'Name of the index, percent-encoded.' },
});

const CONFIRM_EXPIRY = {
  ...CONFIRM,
  description: 'Name of the collection, once more. Required with `expire_after_seconds`.',
} as const;

export const ChangeIndexQuery = defineClass('ChangeIndexQuery', { confirm: CONFIRM_EXPIRY });

export const CreateIndexQuery = defineClass('CreateIndexQuery', {
  dry_run: { kind: 'flag', fallback: false, description: 'Only say what would be done, or refused.' },
  confirm: CONFIRM_EXPIRY,
});

export const DropIndexQuery = defineClass('DropIndexQuery', {
  confirm: { ...CONFIRM, maxLength: INDEX_NAME.maxLength },
});
