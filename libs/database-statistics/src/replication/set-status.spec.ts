import { headroomOf } from './headroom';
import { majorityLag, membersOf, type SetStatus } from './set-status';

const at = (second: number): Date => new Date(Date.UTC(2026, 0, 1) + second * 1000);

const status: SetStatus = {
  set: 'rs0',
  date: at(100),
  writeMajorityCount: 2,
  optimes: { lastAppliedWallTime: at(100), lastCommittedWallTime: at(97) },
  members: [
    { _id: 0, name: 'a:1', health: 1, stateStr: 'PRIMARY', optimeDate: at(100), syncSourceHost: '', self: true },
    { _id: 1, name: 'b:1', health: 1, stateStr: 'SECONDARY', optimeDate: at(88), syncSourceHost: 'a:1', pingMs: 3 },
    {
      _id: 2,
      name: 'c:1',
      health: 0,
      stateStr: '(not reachable/healthy)',
      optimeDate: new Date(0),
      lastHeartbeatRecv: at(40),
    },
    { _id: 3, name: 'd:1', health: 1, stateStr: 'ARBITER' },
  ],
};

describe('membersOf', () => {
  const config = { members: [{ _id: 1, priority: 0.5, votes: 1, hidden: true, secondaryDelaySecs: 5 }] };
  const [primary, secondary, down, arbiter] = membersOf(status, config);

  it('tells how far each member that keeps data is behind the newest operation', () => {
    expect(primary).toMatchObject({ state: 'PRIMARY', lag_seconds: 0 });
    expect(secondary).toMatchObject({ state: 'SECONDARY', lag_seconds: 12, sync_source: 'a:1', ping_milliseconds: 3 });
    expect(arbiter?.lag_seconds).toBeUndefined();
  });

  it('tells of one that is not heard of since when, instead of a lag since 1970', () => {
    expect(down).toMatchObject({ state: 'DOWN', healthy: false, away_seconds: 60 });
    expect(down?.lag_seconds).toBeUndefined();
    expect(down?.optime_at).toBeUndefined();
  });

  it('tells what is configured, where that is known', () => {
    expect(secondary).toMatchObject({ priority: 0.5, votes: 1, hidden: true, delay_seconds: 5 });
    expect(membersOf(status, undefined)[1]?.priority).toBeUndefined();
  });
});

describe('majorityLag', () => {
  it('is what the asked member has and the majority does not', () => {
    expect(majorityLag(status)).toBe(3000);
    expect(majorityLag({ ...status, optimes: {} })).toBeUndefined();
  });
});

describe('headroomOf', () => {
  const members = membersOf(status, undefined);

  it('is how long writing takes to fill the oplog, less what the slowest member has missed already', () => {
    expect(headroomOf(10_000, 50, members)).toEqual({
      written_bytes_per_second: 50,
      reader_seconds: 200,
      slowest_member: 'c:1',
      slowest_member_seconds: 140,
    });
  });

  it('is never below nothing, and without an end while nothing is written', () => {
    expect(headroomOf(100, 50, members)).toMatchObject({ reader_seconds: 2, slowest_member_seconds: 0 });
    expect(headroomOf(100, 0, members)).toMatchObject({ reader_seconds: null, slowest_member_seconds: undefined });
  });
});
