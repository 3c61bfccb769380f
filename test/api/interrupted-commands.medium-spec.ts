import { cloneRoot, waitUntil } from '@lucid/engines';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { SERVICE_COMMANDS } from '../../apps/cli/src/service/commands';
import { type InTerminal, inTerminal } from '../setup/terminal';

const LIMIT = { limitMs: 300_000 };
const CTRL_C = '\x03';
/** Longer than two requests to stop may be apart and still count as one, in ms. */
const APART_MS = 1100;

/** How each command that follows a job is called, by its name. */
const CALLS = {
  backup: [[]],
  restore: [['id'], ['id', '--replace', '--confirm', 'db'], ['id', '--documents', 'users', '--ids', 'a']],
  verify: [['id']],
  rebuild: [['users']],
  drift: [[]],
  schema: [['--apply']],
  jobs: [['watch', 'job-1']],
} satisfies Partial<Record<keyof typeof SERVICE_COMMANDS, string[][]>>;
const JOB_COMMANDS = Object.entries(CALLS).flatMap(([name, calls]) => calls.map((args) => [name, ...args]));

/** A service that has one job, which runs until it is cancelled. */
class ServiceOfTest {
  cancels = 0;
  /** Whether the job stops when it is cancelled. */
  stops = true;
  /** The answer of a cancellation that is refused. */
  refusal: { status: number; code: string } | undefined;
  /** Whether the job was asked for, and whether somebody follows it. */
  isAsked = false;
  isFollowed = false;
  /** Holds the answer to the request that asks for the job. */
  hold: Promise<unknown> = Promise.resolve();
  private state = 'running';
  private readonly server: Server = createServer((request, response) => {
    request.resume();
    void this.answer(`${request.method ?? ''} ${request.url ?? ''}`).then(([status, body]) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  });

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private async answer(request: string): Promise<[number, object]> {
    if (request.endsWith('/cancel')) {
      this.cancels += 1;
      if (this.refusal !== undefined) return [this.refusal.status, { code: this.refusal.code, detail: 'Refused.' }];
      if (this.stops) this.state = 'cancelled';
    } else if (request === 'GET /api/v1/jobs/job-1') this.isFollowed = true;
    else if (request.startsWith('POST')) {
      this.isAsked = true;
      await this.hold;
    }
    const job = { job_id: 'job-1', state: this.state, kind: 'k', target: 't', created_at: '2026-01-01T00:00:00Z' };
    return [request.startsWith('POST') ? 202 : 200, { ...job, items: [], issues: [], collections: [] }];
  }
}

describe('the commands that follow a job', () => {
  it('are all but those that only read', () => {
    const rest: (keyof typeof SERVICE_COMMANDS)[] = ['status', 'health', 'advice', 'volumes', 'backups'];
    expect([...Object.keys(CALLS), ...rest].sort()).toEqual(Object.keys(SERVICE_COMMANDS).sort());
  });
});

describe('a command that follows a job, in a terminal, below a process that passes signals on', () => {
  let service: ServiceOfTest;
  let url: string;
  let terminal: InTerminal;

  beforeEach(async () => {
    service = new ServiceOfTest();
    url = await service.listen();
  });

  afterEach(async () => {
    terminal.close();
    await terminal.ended;
    service.close();
  });

  const begin = (...args: string[]): void => {
    const program = join(cloneRoot(), 'test', 'setup', 'run-child-of-test.mjs');
    terminal = inTerminal(process.execPath, [program, ...args, '--url', url], {});
  };
  const followed = (): Promise<void> => waitUntil('The command', () => Promise.resolve(service.isFollowed), LIMIT);
  const shows = (text: string): Promise<void> =>
    waitUntil(text, () => Promise.resolve(terminal.shown().includes(text)), LIMIT);
  /** Presses Ctrl-C again, later than what one press causes. */
  const pressAgain = async (): Promise<void> => {
    const until = performance.now() + APART_MS;
    await waitUntil('Another press', () => Promise.resolve(performance.now() > until), LIMIT);
    terminal.type(CTRL_C);
  };

  it.each(JOB_COMMANDS.map((call) => [call.join(' '), call] as const))(
    '%s cancels the job at Ctrl-C, waits for its end, and ends with 130',
    async (_, call) => {
      begin(...call);
      await followed();
      terminal.type(CTRL_C);
      expect(await terminal.ended).toBe(130);
      expect(service.cancels).toBe(1);
      expect(terminal.shown()).toContain('Cancelling job job-1.');
      expect(terminal.shown()).toContain('job job-1 cancelled');
    },
  );

  it('cancels the job when the terminal is closed', async () => {
    begin('backup');
    await followed();
    terminal.close();
    await waitUntil('The cancellation', () => Promise.resolve(service.cancels === 1), LIMIT);
    expect(await terminal.ended).toBe(130);
  });

  it('cancels a job whose id it does not know yet at Ctrl-C', async () => {
    const answer = Promise.withResolvers<undefined>();
    service.hold = answer.promise;
    begin('backup');
    await waitUntil('The request', () => Promise.resolve(service.isAsked), LIMIT);
    terminal.type(CTRL_C);
    answer.resolve(undefined);
    expect(await terminal.ended).toBe(130);
    expect(service.cancels).toBe(1);
  });

  it('leaves a job that does not stop at a second Ctrl-C, and says that it continues', async () => {
    service.stops = false;
    begin('restore', 'id', '--replace', '--confirm', 'db');
    await followed();
    terminal.type(CTRL_C);
    await shows('Press Ctrl-C again');
    await pressAgain();
    expect(await terminal.ended).toBe(1);
    expect(terminal.shown()).toContain('Job job-1 continues. Cancel it: npm run lucid -- jobs cancel job-1');
  });

  it.each([403, 500])('says that the job continues where its cancellation is answered with %d', async (status) => {
    service.refusal = { status, code: 'refused' };
    begin('backup');
    await followed();
    terminal.type(CTRL_C);
    expect(await terminal.ended).toBe(1);
    expect(terminal.shown()).toContain('Job job-1 continues. Cancel it: npm run lucid -- jobs cancel job-1');
  });
});
