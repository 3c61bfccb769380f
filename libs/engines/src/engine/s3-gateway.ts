import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { awaitReady } from '../process/await-ready';
import { freePorts } from '../process/free-ports';
import { locateEngine } from '../fetch/locate';
import { type GuardedProcess, ProcessGuard } from '../process/process-guard';
import type { Log } from '../process/progress';

const HEALTH = '/health';

/** An S3 gateway over a folder, for tests: each folder in it is a bucket, and each file an object. */
export class S3Gateway {
  readonly accessKeyId = 'lucid-tests';
  readonly secretAccessKey = 'the-secret-of-the-gateway-of-tests';
  private readonly guard: ProcessGuard;
  private running?: GuardedProcess;

  private constructor(
    /** The folder that its own files stand in. */
    private readonly home: string,
    /** Where its buckets stand. */
    readonly data: string,
    private readonly port: number,
    private readonly binary: string,
  ) {
    this.guard = new ProcessGuard(home);
  }

  /**
   * Starts one on a free port.
   * @param home a folder for its log, and for its data unless that is told
   * @throws EngineUnavailableError
   */
  static async start(
    home: string,
    buckets: readonly string[],
    { data = join(home, 'data'), log }: { data?: string; log?: Log } = {},
  ): Promise<S3Gateway> {
    const located = await locateEngine('s3-gateway', log === undefined ? {} : { log });
    for (const bucket of buckets) await mkdir(join(data, bucket), { recursive: true });
    const [port = 0] = await freePorts(1);
    const gateway = new S3Gateway(home, data, port, join(located.home, 'versitygw'));
    await gateway.restart();
    return gateway;
  }

  get endpoint(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Starts it again on the same port and folder, after it was killed. */
  async restart(): Promise<void> {
    const address = `127.0.0.1:${this.port}`;
    this.running = await this.guard.start({
      title: 'S3 gateway',
      command: this.binary,
      args: ['--port', address, '--health', HEALTH, '--quiet', 'posix', this.data],
      cwd: this.home,
      // Not in its command line, which everyone on the machine can read.
      env: { ROOT_ACCESS_KEY_ID: this.accessKeyId, ROOT_SECRET_ACCESS_KEY: this.secretAccessKey },
      logFile: join(this.home, 's3-gateway.log'),
      marker: address,
      graceMs: 5000,
      port: this.port,
    });
    const answers = async (): Promise<boolean> => (await fetch(`${this.endpoint}${HEALTH}`)).ok;
    await awaitReady(this.running, answers, { limitMs: 180_000 });
  }

  /** Kills it, without a warning. Resolves once it is gone. */
  async kill(): Promise<void> {
    this.signal('SIGKILL');
    await this.running?.exited;
  }

  /** Stops it where it is: it accepts connections still, and answers none. */
  pause(): void {
    this.signal('SIGSTOP');
  }

  resume(): void {
    this.signal('SIGCONT');
  }

  async close(): Promise<void> {
    this.resume();
    await this.guard.close();
  }

  private signal(signal: NodeJS.Signals): void {
    const { running } = this;
    if (running !== undefined && !running.hasExited()) process.kill(running.identity.pid, signal);
  }
}
