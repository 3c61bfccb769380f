import { useState } from 'react';
import { request } from '../../api/client';
import { ActionDialog } from '../../components/action-dialog';
import { SelectField, TextField } from '../../components/fields';

const UNSET = ['', 'As configured'] as const;

/** Asks for a backup of the database, or of some of its collections. */
export function BackupDialog({ onClose }: { onClose: () => void }) {
  const [name, setName] = useState('');
  const [storage, setStorage] = useState('');
  const [compression, setCompression] = useState('');
  const [collections, setCollections] = useState('');
  const names = collections.split(/[\s,]+/).filter((each) => each !== '');
  const body = {
    ...(name.trim() !== '' && { name: name.trim() }),
    ...(storage !== '' && { storage }),
    ...(compression !== '' && { compression }),
    ...(names.length > 0 && { collections: names }),
  };
  return (
    <ActionDialog
      title="Back up the database"
      verb="Back up"
      scope="backups:write"
      done="The backup has started."
      onClose={onClose}
      request={() => request('post', '/api/v1/backups', { body: body as never })}
    >
      <TextField label="Name" value={name} onChange={setName} placeholder="before-migration" />
      <SelectField
        label="Storage"
        value={storage}
        onChange={setStorage}
        options={[UNSET, ['volume', 'Volume of the service'], ['s3', 'S3']]}
      />
      <SelectField
        label="Compression"
        value={compression}
        onChange={setCompression}
        options={[UNSET, ['none', 'None'], ['gzip', 'gzip'], ['zstd', 'zstd']]}
      />
      <TextField
        label="Collections"
        value={collections}
        onChange={setCollections}
        placeholder="All"
        hint="Names separated by commas. Point-in-time recovery needs backups of the whole database."
      />
    </ActionDialog>
  );
}
