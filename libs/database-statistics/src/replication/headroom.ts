import type { Headroom, ReplicaSetMember } from './replication';

/**
 * How long who follows the oplog may be away at a write rate: until as much was written as the oplog holds.
 * @param sizeBytes the oplog's size
 * @param written bytes written to it in a second
 */
export function headroomOf(sizeBytes: number, written: number, members: readonly ReplicaSetMember[]): Headroom {
  const reader_seconds = written > 0 ? sizeBytes / written : null;
  const [slowest] = members
    .map((member) => ({ name: member.name, behind: behind(member) }))
    .sort((a, b) => b.behind - a.behind);
  const lost = slowest?.behind ?? 0;
  return {
    written_bytes_per_second: written,
    reader_seconds,
    slowest_member_seconds: reader_seconds === null ? undefined : Math.max(0, reader_seconds - lost),
    slowest_member: lost > 0 ? slowest?.name : undefined,
  };
}

const behind = ({ lag_seconds = 0, away_seconds = 0 }: ReplicaSetMember): number => Math.max(lag_seconds, away_seconds);
