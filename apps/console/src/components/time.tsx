import { ago, moment, utc } from '../format/times';
import { useNow } from '../api/now';

/** A time: local on the page, in UTC on its title. */
export function Time({ at, relative = false }: { at: string | undefined; relative?: boolean }) {
  const now = useNow();
  if (at === undefined) return <>–</>;
  const date = new Date(at);
  const local = moment(date, now);
  return (
    <time dateTime={at} title={`${date.toLocaleString()} local\n${utc(date)}`}>
      {relative ? ago(date, now) : local}
    </time>
  );
}
