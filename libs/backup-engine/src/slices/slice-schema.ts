import { check, defineClass, type FieldOptions } from '@lucid/common';
import { COUNT, DATABASE } from '../format/manifest-fields';

const text = (maxLength: number, pattern: RegExp): FieldOptions => ({
  ...{ kind: 'text', minLength: 1, maxLength, pattern, required: true, description: '' },
});

const SHA256 = text(64, /^[0-9a-f]{64}$/);
const COUNTED: FieldOptions = { ...COUNT, description: '' };

const MarkSchema = defineClass('SliceMark', {
  position: text(16, /^[0-9a-f]{16}$/),
  term: { kind: 'int', long: true, min: -1, required: true, description: '' },
  wall: COUNTED,
});

const mark = (): FieldOptions => ({ kind: 'object', type: () => MarkSchema, required: true, description: '' });

/** What stands in the file of a slice's manifest. */
const FileOfSlice = defineClass('FileOfSlice', {
  sha256: SHA256,
  mac: { ...SHA256, required: false },
  manifest: {
    kind: 'object',
    required: true,
    description: '',
    type: () => SliceSchema,
  },
});

const SliceSchema = defineClass('SliceManifest', {
  format: { ...COUNTED, min: 1, max: 1 },
  database: { ...DATABASE, required: true, description: '' },
  key_id: { ...text(32, /^[\w-]+$/), required: false },
  from: mark(),
  to: mark(),
  entries: COUNTED,
  data_bytes: COUNTED,
  size_bytes: COUNTED,
  sha256: SHA256,
  created_at: { kind: 'instant', required: true, description: '' },
});

/** What is wrong with the content of a slice's manifest, in words; undefined where it is as the service writes it. */
export function sliceFaultOf(read: unknown): string | undefined {
  const [first] = check(FileOfSlice, read).errors;
  return first && `${first.pointer.slice(0, 200)} ${first.message}`;
}
