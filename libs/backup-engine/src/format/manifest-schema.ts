import { check, defineClass, type FieldError, type FieldOptions, type ModelClass } from '@lucid/common';
import { BACKUP_ID, COUNT, DATABASE, NAMESPACE, NAMESPACE_TYPE, SCHEDULE_ID } from './manifest-fields';
import { ENCRYPTIONS } from '../crypto/encryption-keys';
import { COMPRESSIONS } from '../storage/compression';
import { CONSISTENCY_MODES, ENGINES, filesIn, type Manifest, NAMESPACE_STATES } from './manifest';

/** The most namespaces that one manifest tells of. */
const MOST_NAMESPACES = 100_000;

/** A file name as the service makes it: no dot at its beginning, no slash, no NUL, and none of these under another spelling. */
const BYTE = '%(?!2E|00)[0-9A-F]{2}';
const NAME = `(?:[A-Za-z0-9_+]|${BYTE})(?:[A-Za-z0-9._+~-]|${BYTE})*`;

const text = (maxLength: number, pattern?: RegExp): FieldOptions => ({
  ...{ kind: 'text', minLength: 1, maxLength, required: true, description: '' },
  ...(pattern && { pattern }),
});
const oneOf = (values: readonly string[]): FieldOptions => ({ kind: 'text', values, required: true, description: '' });
const object = (type: ModelClass): FieldOptions => ({
  ...{ kind: 'object', required: true, description: '' },
  type: () => type,
});
const optional = (field: FieldOptions): FieldOptions => ({ ...field, required: false });

/** Words for people, in one line of a log or a list. */
const line = (maxLength: number): FieldOptions => text(maxLength, /^[^\p{Cc}]+$/u);

const SHA256 = text(64, /^[0-9a-f]{64}$/);
const COUNTED: FieldOptions = { ...COUNT, description: '' };
const UNSIGNED: FieldOptions = { ...COUNTED, max: 0xffff_ffff };
const FLAG: FieldOptions = { kind: 'flag', required: true, description: '' };
const TIME: FieldOptions = { kind: 'instant', required: true, description: '' };
const NAMED: FieldOptions = { ...NAMESPACE, required: true, description: '' };

const FileSchema = defineClass('ManifestFile', {
  path: text(400, new RegExp(`^${NAME}/${NAME}$`)),
  size_bytes: COUNTED,
  sha256: SHA256,
});

const NamespaceSchema = defineClass('ManifestNamespace', {
  name: NAMED,
  type: NAMESPACE_TYPE,
  state: oneOf(NAMESPACE_STATES),
  reason: optional(text(10_000)),
  at_time: FLAG,
  documents: COUNTED,
  data_bytes: COUNTED,
  metadata: optional(object(FileSchema)),
  data: optional(object(FileSchema)),
});

const ManifestSchema = defineClass('Manifest', {
  format: { ...COUNTED, min: 1, max: 1 },
  backup_id: BACKUP_ID,
  name: line(100),
  engine: oneOf(ENGINES),
  database: { ...DATABASE, required: true, description: '' },
  compression: oneOf(COMPRESSIONS),
  encryption: optional(oneOf(ENCRYPTIONS)),
  key_id: optional(text(32, /^[\w-]+$/)),
  server_version: line(100),
  collections: { kind: 'list', items: NAMESPACE, maxItems: MOST_NAMESPACES, unique: true, description: '' },
  requested_by: optional(line(1000)),
  schedule_id: optional(SCHEDULE_ID),
  started_at: TIME,
  completed_at: TIME,
  consistency: object(
    defineClass('ManifestConsistency', {
      mode: oneOf(CONSISTENCY_MODES),
      cluster_time: optional(object(defineClass('ManifestTime', { t: UNSIGNED, i: UNSIGNED }))),
    }),
  ),
  namespaces: {
    ...{ kind: 'list', maxItems: MOST_NAMESPACES, required: true, description: '' },
    items: { kind: 'object', type: () => NamespaceSchema },
  },
  prelude: object(FileSchema),
  previous: optional(object(defineClass('ManifestPrevious', { backup_id: BACKUP_ID, manifest_sha256: SHA256 }))),
});

/** What stands in the file: the manifest, and what proves it. */
const FileOfManifest = defineClass('FileOfManifest', {
  sha256: SHA256,
  mac: optional(text(64, /^[0-9a-f]{64}$/)),
  manifest: object(ManifestSchema),
});

/**
 * What is wrong with the content of a manifest's file, in words; undefined where it is as the service writes it. Whatever passes can be entered in the
 * list and restored from without another look: no path leaves the folder, and no number is one that is not exact.
 */
export function faultOf(read: unknown): string | undefined {
  const { errors } = check(FileOfManifest, read);
  const [first] = errors;
  return first === undefined ? relationFault((read as { manifest: Manifest }).manifest) : worded(first);
}

const worded = ({ pointer, message }: FieldError): string => `${pointer.slice(0, 200)} ${message}`;

/** What is wrong between the fields of a manifest. */
function relationFault(manifest: Manifest): string | undefined {
  const { namespaces, database } = manifest;
  const names = new Set(namespaces.map(({ name }) => name));
  if (names.size < namespaces.length) return '/manifest/namespaces must not hold a name twice';
  const files = filesIn(manifest);
  if (new Set(files.map(({ path }) => path)).size < files.length) return 'two files have the same path';
  const outside = files.find(({ path }) => !path.startsWith(`${database}/`));
  if (outside !== undefined) return `the file ${outside.path} is not in the folder of the database ${database}`;
  const torn = namespaces.find(
    ({ state, type, metadata, data }) =>
      state === 'complete' && (metadata === undefined || (data === undefined) !== (type === 'view')),
  );
  if (torn !== undefined) return `the files of ${torn.name} are missing, though it is complete`;
  const sums = [
    files.reduce((sum, { size_bytes }) => sum + size_bytes, 0),
    namespaces.reduce((sum, { documents }) => sum + documents, 0),
    namespaces.reduce((sum, { data_bytes }) => sum + data_bytes, 0),
  ];
  return sums.every(Number.isSafeInteger) ? undefined : 'its sizes add up to more than can be counted';
}
