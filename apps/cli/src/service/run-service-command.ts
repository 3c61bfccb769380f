import { settingOf } from '@lucid/config';
import { parseArgs } from 'node:util';
import { followJob, type Following, leftRunning } from '../backup/follow-job';
import { address, DEFAULT_URL, SERVICE_USAGE, ServiceClient, tellFailure } from '../service-client';
import { onStopRequest } from '../stop-request';
import { type Call, EXIT, type ServiceCommand, type Told } from './service-command';

/** What every command that asks a service takes. */
export const COMMON = { url: { type: 'string' }, 'api-key': { type: 'string' }, json: { type: 'boolean' } } as const;

const usageOf = (name: string, { takes }: ServiceCommand): string =>
  `Usage: lucid ${[name, takes].filter((part) => part !== '').join(' ')} ${SERVICE_USAGE}`;

/**
 * Asks a running service, and prints what it says: as a table, or with --json as one document. All else goes to the error output.
 * @returns the exit code, one of {@link EXIT} or 0
 */
export async function runServiceCommand(name: string, command: ServiceCommand, args: string[]): Promise<number> {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { ...command.options, ...COMMON, help: { type: 'boolean' } },
    });
    const {
      url,
      json,
      help,
      'api-key': key = settingOf('API_KEY', process.env),
      ...own
    } = values as Record<string, string | boolean | undefined>;
    if (help === true) {
      console.log(`${usageOf(name, command)}\n${command.about}`);
      return 0;
    }
    const where = address(typeof url === 'string' ? url : DEFAULT_URL);
    // What is asked of the service is answered or given up with the process; a stop is for the job that is followed.
    const client = new ServiceClient(
      where,
      String(key ?? '') || undefined,
      new AbortController().signal,
      command.tries,
    );
    const interruption = new Interruption();
    const told = await Promise.race([interruption.ended, ask(command, client, own, positionals, interruption)]);
    console.log(json === true ? JSON.stringify(told.data) : told.text);
    return told.code ?? 0;
  } catch (error) {
    if (error instanceof Interrupted && error.message === '') return EXIT.cancelled;
    return tellFailure(error, args, usageOf(name, command));
  }
}

async function ask(
  command: ServiceCommand,
  client: ServiceClient,
  values: Call['values'],
  words: readonly string[],
  interruption: Interruption,
): Promise<Told> {
  await client.checkThere();
  const follow: Call['follow'] = (begin) => followJob(client, begin, process.stderr, interruption);
  return command.run({ client, values, words, follow });
}

/** The command ends before what it asked for has. The message is for a job that goes on. */
class Interrupted extends Error {}

/** Ctrl-C ends a command at once. One that follows a job cancels that, and ends with it; a second Ctrl-C leaves the job running. */
class Interruption implements Following {
  private readonly stop = new AbortController();
  private readonly left = Promise.withResolvers<never>();
  private job_id: string | undefined;
  private isFollowing = false;
  /** Fails when the command is to end. */
  readonly ended = this.left.promise;

  constructor() {
    // Whoever races with it hears of it.
    this.ended.catch(() => undefined);
    onStopRequest(() => {
      if (!this.isFollowing) this.left.reject(new Interrupted());
      else if (this.stop.signal.aborted) this.left.reject(new Interrupted(leftRunning(this.job_id)));
      else this.stop.abort();
    });
  }

  begin(): AbortSignal {
    this.isFollowing = true;
    return this.stop.signal;
  }

  begun(job_id: string): void {
    this.job_id = job_id;
  }

  over(): void {
    this.isFollowing = false;
  }
}
