import { Grid, Headline } from '../../components/card';
import { Time } from '../../components/time';
import { counted, duration } from '../../format/numbers';
import { Activity } from './activity';
import { LampCard } from './lamp-card';
import { firstFull } from './lamps';
import { RecentFailures, RunningJobs } from './job-cards';
import { attention } from './sentence';
import { useLamps } from './use-lamps';

export function OverviewPage() {
  const { readings, recoverableTo, lagSeconds, volumes } = useLamps();
  const lamps = readings.flatMap(({ lamp }) => (lamp === undefined ? [] : [lamp]));
  const first = firstFull(volumes);
  const days = first?.usage.days_until_full.expected_days;
  return (
    <>
      <Headline sub={lamps.length === 0 ? undefined : attention(lamps)}>
        {recoverableTo === undefined ? (
          'There is no backup to recover from. '
        ) : (
          <>
            Recoverable to{' '}
            <b>
              <Time at={recoverableTo} />
            </b>
            .{' '}
          </>
        )}
        {lagSeconds !== undefined && (
          <>
            Search is{' '}
            {lagSeconds === 0 ? (
              <b>up to date</b>
            ) : (
              <>
                <b>{duration(lagSeconds)}</b> behind
              </>
            )}
            .{' '}
          </>
        )}
        {first !== undefined && days !== undefined && (
          <>
            The volume <b>{first.name}</b> is full in about <b>{counted(days, 'day')}</b>.
          </>
        )}
      </Headline>
      <Grid columns="three">
        {readings.map((reading) => (
          <LampCard key={reading.what} {...reading} />
        ))}
      </Grid>
      <Activity />
      <Grid columns="wide-and-narrow">
        <RunningJobs />
        <RecentFailures />
      </Grid>
    </>
  );
}
