import type { ReplicaSetMember } from './replication';

interface MemberStatus {
  _id: number;
  name: string;
  health: number;
  stateStr: string;
  uptime?: number;
  optimeDate?: Date;
  pingMs?: number;
  lastHeartbeatRecv?: Date;
  syncSourceHost?: string;
  self?: boolean;
}

/** What is read of the answer of `replSetGetStatus`. */
export interface SetStatus {
  set: string;
  date: Date;
  writeMajorityCount: number;
  optimes: { lastCommittedWallTime?: Date; lastAppliedWallTime?: Date };
  members: MemberStatus[];
}

/** What is read of the answer of `replSetGetConfig`. */
export interface SetConfig {
  members: {
    _id: number;
    priority: number;
    votes: number;
    hidden: boolean;
    secondaryDelaySecs?: number;
  }[];
}

const seconds = (ms: number): number => Math.max(0, Math.round(ms / 1000));

/** Of a member that is not heard of, times are told as of 1970. */
const known = (time: Date | undefined): Date | undefined =>
  time === undefined || time.getTime() <= 0 ? undefined : time;

/** The members, each with how far it is behind the newest operation that any of them has. */
export function membersOf({ members, date }: SetStatus, config: SetConfig | undefined): ReplicaSetMember[] {
  const newest = Math.max(...members.map(({ optimeDate }) => optimeDate?.getTime() ?? 0));
  return members.map((member) => {
    const configured = config?.members.find(({ _id }) => _id === member._id);
    const healthy = member.health === 1;
    const optime = known(member.optimeDate);
    const heard = healthy ? undefined : known(member.lastHeartbeatRecv);
    return {
      name: member.name,
      state: healthy ? member.stateStr : 'DOWN',
      healthy,
      uptime_seconds: member.uptime,
      optime_at: optime,
      lag_seconds: optime === undefined ? undefined : seconds(newest - optime.getTime()),
      away_seconds: heard === undefined ? undefined : seconds(date.getTime() - heard.getTime()),
      ping_milliseconds: member.pingMs,
      sync_source: member.syncSourceHost === '' ? undefined : member.syncSourceHost,
      priority: configured?.priority,
      votes: configured?.votes,
      hidden: configured?.hidden,
      delay_seconds: configured?.secondaryDelaySecs,
    };
  });
}

/** How long the newest operation came after the newest that the majority has, in ms. */
export function majorityLag({ optimes }: SetStatus): number | undefined {
  const { lastAppliedWallTime: applied, lastCommittedWallTime: committed } = optimes;
  return applied === undefined || committed === undefined
    ? undefined
    : Math.max(0, applied.getTime() - committed.getTime());
}
