import { request } from '../../api/client';
import { useRead } from '../../api/read';
import { Facts, Grid } from '../../components/card';
import { Id } from '../../components/id';
import { JsonView } from '../../components/json-view';
import { PageLink } from '../../components/page-link';
import { StatePill } from '../../components/pill';
import { QueryView } from '../../components/query-view';
import { Time } from '../../components/time';
import { changedFields } from './changed-fields';

/** One record with what was there before and after, side by side. */
export function AuditRecord({ id: audit_id }: { id: string }) {
  const record = useRead(request('get', '/api/v1/audit/{audit_id}', { params: { path: { audit_id } } }), {
    pace: 'slow',
  });
  return (
    <QueryView query={record} rows={4}>
      {({
        operation,
        method,
        path,
        caller,
        key_name,
        address,
        outcome,
        at,
        request_id,
        job_id,
        error_code,
        before,
        after,
        cut = [],
      }) => {
        const changed = changedFields(before, after);
        return (
          <section aria-label={`Audit record of ${operation}`}>
            <Facts
              items={[
                ['Operation', operation],
                ['Request', <code key="request">{`${method} ${path}`}</code>],
                [
                  'By',
                  <PageLink key="by" to="/access" view={{ tab: 'audit', caller }}>
                    {key_name ?? caller}
                  </PageLink>,
                ],
                ['From', address],
                ['Outcome', <StatePill key="outcome" state={outcome} />],
                ['When', <Time key="at" at={at} />],
                ['Request id', <Id key="id" id={request_id} />],
                ...(job_id === undefined
                  ? []
                  : [
                      [
                        'Job',
                        <PageLink key="job" to="/jobs" view={{ id: job_id }}>
                          Open
                        </PageLink>,
                      ] as const,
                    ]),
                ...(error_code === undefined ? [] : [['Error', <code key="error">{error_code}</code>] as const]),
              ]}
            />
            {changed.length > 0 && <p>Changed: {changed.join(', ')}.</p>}
            {(before !== undefined || after !== undefined) && (
              <Grid columns="two">
                <div>
                  <h2>Before</h2>
                  <JsonView value={before ?? null} label="Before" />
                </div>
                <div>
                  <h2>After</h2>
                  <JsonView value={after ?? null} label="After" />
                </div>
              </Grid>
            )}
            {cut.length > 0 && <p>Too large to keep whole: {cut.join(' and ')}.</p>}
          </section>
        );
      }}
    </QueryView>
  );
}
