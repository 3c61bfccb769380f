import { CONFIRM, defineClass, type ModelClass } from '@lucid/common';
import { COLLECTION_NAME } from '../named-collection';
import { INDEX_NAME } from './index-definition';

/** The path of an index. */
export const IndexPath = defineClass('IndexPath', {
  name: COLLECTION_NAME,
  index: { ...INDEX_NAME, required: true, description: 'Name of the index, percent-encoded.' },
}) as ModelClass<{ name: string; index: string }>;

export const DropIndexQuery = defineClass('DropIndexQuery', {
  confirm: { ...CONFIRM, maxLength: INDEX_NAME.maxLength },
}) as ModelClass<{ confirm?: string }>;
