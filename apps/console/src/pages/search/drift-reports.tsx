import { request } from '../../api/client';
import { useRead } from '../../api/read';
import { PageLink } from '../../components/page-link';
import { Pill } from '../../components/pill';
import { Empty, QueryView } from '../../components/query-view';
import { type Column, Table } from '../../components/table';
import { Time } from '../../components/time';
import { count } from '../../format/numbers';

interface Report {
  collection: string;
  checked: number;
  missing: number;
  extra: number;
  different: number;
  repaired: number;
}

const COLUMNS: readonly Column<Report>[] = [
  { name: 'Collection', cell: ({ collection }) => <code>{collection}</code> },
  {
    name: 'Verdict',
    cell: ({ missing, extra, different, repaired }) =>
      missing + extra + different - repaired === 0 ? <Pill tone="good">agrees</Pill> : <Pill tone="bad">differs</Pill>,
  },
  { name: 'Compared', align: 'right', cell: ({ checked }) => count(checked) },
  { name: 'Missing', align: 'right', cell: ({ missing }) => count(missing) },
  { name: 'Extra', align: 'right', cell: ({ extra }) => count(extra) },
  { name: 'Different', align: 'right', cell: ({ different }) => count(different) },
  { name: 'Repaired', align: 'right', cell: ({ repaired }) => count(repaired) },
];

/** What the last comparison with MongoDB found. */
export function DriftReports() {
  const query = { kind: 'audit_search', state: 'succeeded', limit: 1 } as const;
  const audits = useRead(request('get', '/api/v1/jobs', { params: { query } }));
  return (
    <QueryView query={audits}>
      {({ items: [job] }) =>
        job === undefined ? (
          <Empty>No comparison has run yet.</Empty>
        ) : (
          <>
            <h2>
              Last comparison: <Time at={job.ended_at} />{' '}
              <PageLink to="/jobs" view={{ id: job.job_id }}>
                Open the job
              </PageLink>
            </h2>
            <Table
              caption="Differences between MongoDB and the index"
              columns={COLUMNS}
              rows={(job.result as { reports: Report[] }).reports}
              rowKey={({ collection }) => collection}
            />
          </>
        )
      }
    </QueryView>
  );
}
