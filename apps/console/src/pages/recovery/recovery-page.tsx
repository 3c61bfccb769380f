import type { ReactNode } from 'react';
import { request } from '../../api/client';
import { useNow } from '../../api/now';
import { useRead } from '../../api/read';
import { useView } from '../../api/view';
import { Button } from '../../components/button';
import { Card, Headline } from '../../components/card';
import { QueryView } from '../../components/query-view';
import { Tabs } from '../../components/tabs';
import { isoSeconds } from '../../format/times';
import { BackupDialog } from './backup-dialog';
import { BackupsTab } from './backups-tab';
import { ChosenTime } from './chosen-time';
import { DocumentTab } from './document-tab';
import { DrillsTab } from './drills-tab';
import { recoverySentence, recoverySub } from './recovery-sentence';
import { RetentionTab } from './retention-tab';
import { SchedulesTab } from './schedules-tab';
import { Timeline } from './timeline';
import { shownSpan } from './timeline-scale';
import styles from './timeline.module.css';
import { horizonOf, type Recovery, useRecovery } from './use-recovery';

const TABS = [
  ['backups', 'Backups'],
  ['schedules', 'Schedules'],
  ['retention', 'Retention preview'],
  ['drills', 'Drills'],
  ['document', 'One document'],
] as const;

const PANELS: Readonly<Record<string, () => ReactNode>> = {
  backups: BackupsTab,
  schedules: SchedulesTab,
  retention: RetentionTab,
  drills: DrillsTab,
  document: DocumentTab,
};

export function RecoveryPage() {
  const { query, recovery } = useRecovery();
  const [view, change] = useView();
  const Panel = PANELS[view['tab'] ?? ''] ?? BackupsTab;
  const at = timeIn(view['at']);
  const latest = recovery?.ranges.at(-1)?.to ?? Date.parse(recovery?.backups[0]?.created_at ?? '');
  const chooseNow = (): void => change({ at: isoSeconds(new Date(Number.isNaN(latest) ? Date.now() : latest)) });
  return (
    <>
      <Headline
        sub={recovery === undefined ? undefined : recoverySub(recovery)}
        actions={
          <>
            <Button scope="backups:write" onClick={() => change({ action: 'backup' })}>
              Back up now
            </Button>
            <Button kind="primary" scope="backups:restore" onClick={chooseNow}>
              Restore…
            </Button>
          </>
        }
      >
        {recovery === undefined ? 'Recovery' : recoverySentence(recovery)}
      </Headline>
      <Card title="Timeline" meta={<Legend />}>
        <QueryView query={query} rows={5}>
          {() => (recovery === undefined ? null : <RecoveryTimeline recovery={recovery} />)}
        </QueryView>
      </Card>
      {at !== undefined && recovery !== undefined && <ChosenTime at={at} recovery={recovery} />}
      <Card>
        <Tabs label="Parts of recovery" tabs={TABS} dropped={{ id: undefined }} />
        <Panel />
      </Card>
      {view['action'] === 'backup' && <BackupDialog onClose={() => change({ action: undefined })} />}
    </>
  );
}

function RecoveryTimeline({ recovery }: { recovery: Recovery }) {
  const [view, change] = useView();
  const now = useMinute();
  const { backups, drills, ranges, gaps, schedules } = recovery;
  const at = timeIn(view['at']);
  const times = [
    ...backups.map(({ created_at }) => Date.parse(created_at)),
    ...ranges.map(({ from }) => from),
    ...drills.map(({ drilled_at }) => Date.parse(drilled_at)),
  ];
  return (
    <Timeline
      {...{ backups, drills, ranges, gaps, at }}
      span={shownSpan(times, now)}
      horizon={horizonOf(schedules, now)}
      onPick={(time) => change({ at: isoSeconds(new Date(time)) })}
    />
  );
}

/** The chosen time in the address, where it is one. */
function timeIn(text: string | undefined): number | undefined {
  const time = Date.parse(text ?? '');
  return Number.isNaN(time) ? undefined : time;
}

/** The time to the next ten seconds, so that the marks do not move while a time is chosen. */
const useMinute = (): number => Math.ceil(useNow().getTime() / 10_000) * 10_000;

function Legend() {
  const summary = useRead(request('get', '/api/v1/backup-summary'), { pace: 'slow' });
  return (
    <span className={styles['legend']}>
      <span data-mark="backup">backup{summary.data === undefined ? '' : ` (${String(summary.data.complete)})`}</span>
      <span data-mark="drill">drill</span>
      <span data-mark="range">restorable</span>
      <span data-mark="gap">gap</span>
    </span>
  );
}
