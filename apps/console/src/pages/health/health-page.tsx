import type { components } from '@lucid/client';
import { request } from '../../api/client';
import { useRead } from '../../api/read';
import { useAllowed, useSession } from '../../api/session';
import { Card, Facts, Headline } from '../../components/card';
import { StatePill } from '../../components/pill';
import { QueryView } from '../../components/query-view';
import { Time } from '../../components/time';
import { counted, duration } from '../../format/numbers';
import { ConfigurationCard } from './configuration-card';
import { factInWords, nameOfCheck } from './facts';
import styles from './health-page.module.css';

type Check = components['schemas']['EngineHealth'];

/** What is wrong comes first. */
const ORDER = ['down', 'degraded', 'up'];

export function HealthPage() {
  const { version } = useSession();
  const mayRead = useAllowed('service:read');
  const health = useRead(request('get', '/api/v1/database/health'));
  const checks = [...(health.data?.checks ?? [])].sort((a, b) => ORDER.indexOf(a.status) - ORDER.indexOf(b.status));
  const wrong = checks.filter(({ status }) => status !== 'up');
  return (
    <>
      <Headline
        sub={
          health.data && (
            <>
              Lucid Storage {version}, up for {duration(health.data.uptime_seconds)} · checked{' '}
              <Time at={health.data.checked_at} relative />
            </>
          )
        }
      >
        {health.data === undefined
          ? 'Health'
          : wrong.length === 0
            ? `All ${counted(checks.length, 'check')} are up.`
            : `${counted(wrong.length, 'check')} of ${String(checks.length)} need attention: ${wrong.map(({ name }) => nameOfCheck(name)).join(', ')}.`}
      </Headline>
      <QueryView query={health} rows={8}>
        {() => (
          <Card title="Checks">
            <ul className={styles['checks']}>
              {checks.map((check) => (
                <CheckItem key={check.name} check={check} />
              ))}
            </ul>
          </Card>
        )}
      </QueryView>
      {mayRead && <ConfigurationCard />}
    </>
  );
}

function CheckItem({ check }: { check: Check }) {
  const { name, status, latency_ms, version, symptom, impact, cause, action, details } = check;
  const told = [
    ['Symptom', symptom],
    ['Impact', impact],
    ['Cause', cause],
    ['What to do', action],
  ].filter((entry): entry is [string, string] => entry[1] !== undefined);
  const facts = Object.entries((details ?? {}) as Record<string, unknown>).filter(
    ([, value]) => typeof value !== 'object',
  );
  return (
    <li data-status={status}>
      <div className={styles['head']}>
        <StatePill state={status} />
        <b>{nameOfCheck(name)}</b>
        <span>
          {version !== undefined && `${version} · `}
          {latency_ms} ms
        </span>
      </div>
      {told.length > 0 && <Facts items={told} />}
      {facts.length > 0 && (
        <p className={styles['facts']}>{facts.map(([key, value]) => factInWords(key, value)).join(' · ')}</p>
      )}
    </li>
  );
}
