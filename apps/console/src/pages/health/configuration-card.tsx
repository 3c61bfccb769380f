import { useState } from 'react';
import { request, serviceUrl } from '../../api/client';
import { useRead } from '../../api/read';
import { Bar, Card } from '../../components/card';
import { CheckField, Filters, TextField } from '../../components/fields';
import { Pill } from '../../components/pill';
import { QueryView } from '../../components/query-view';
import { type Column, Table } from '../../components/table';
import { chosen, type Setting } from './settings';

const COLUMNS: readonly Column<Setting>[] = [
  { name: 'Variable', isWide: true, cell: ({ name, description }) => <code title={description}>{name}</code> },
  {
    name: 'Value',
    cell: ({ secret, is_set, value }) => (secret ? (is_set ? 'set, and secret' : 'not set') : (value ?? 'not set')),
  },
  {
    name: 'From',
    cell: ({ source }) => <Pill tone={source === 'default' ? 'quiet' : 'run'}>{source}</Pill>,
  },
  { name: 'Default', cell: ({ default: fallback }) => fallback ?? '–' },
];

const CONFIGURATION = request('get', '/api/v1/configuration');

/** What the replica that answers is configured with, and where each value comes from. Secrets are not told. */
export function ConfigurationCard() {
  const [text, setText] = useState('');
  const [isChanged, setChanged] = useState(true);
  const settings = useRead(CONFIGURATION, { pace: 'slow' });
  return (
    <Card
      title="Configuration"
      meta={
        <a href={`${serviceUrl}/api/v1/support-bundle`} download>
          Download a support bundle
        </a>
      }
    >
      <Filters>
        <TextField label="Variable" type="search" value={text} onChange={setText} placeholder="BACKUP" />
        <Bar>
          <CheckField label="Only what differs from the default" value={isChanged} onChange={setChanged} />
        </Bar>
      </Filters>
      <QueryView query={settings} rows={6}>
        {({ items }) => (
          <Table
            caption="Configuration"
            columns={COLUMNS}
            rows={chosen(items, text, isChanged)}
            rowKey={({ name }) => name}
          />
        )}
      </QueryView>
    </Card>
  );
}
