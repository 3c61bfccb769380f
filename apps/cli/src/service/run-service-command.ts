import type { LucidClientOptions } from '@lucid/client';
import { settingOf } from '@lucid/config';
import type { Command } from 'commander';
import { followJob, type Following, leftRunning } from '../backup/follow-job';
import { commandLine, parsed, withService } from '../command-line';
import { connect } from '../connect';
import { onStopRequest } from '../stop-request';
import { tellFailure } from '../tell-failure';
import { namingOptions } from './option-errors';
import { type Call, EXIT, type ServiceCommand, type Told } from './service-command';

/** How a command is called. */
export function serviceLine(name: string, { about, declare = (line) => line }: ServiceCommand): Command {
  return withService(declare(commandLine(`lucid ${name}`, about).usage('[options]').argument('[words...]')));
}

interface Given {
  url: string;
  apiKey?: string;
  json?: boolean;
}

/**
 * Asks a running service, and prints what it says: as a table, or with --json as one document. All else goes to the error output.
 * @returns the exit code, one of {@link EXIT} or 0
 */
export async function runServiceCommand(name: string, command: ServiceCommand, args: string[]): Promise<number> {
  const line = serviceLine(name, command);
  try {
    parsed(line, args);
    const { url, json, apiKey = settingOf('API_KEY', process.env) ?? '', ...own } = line.opts<Given>();
    const { retries } = command;
    const reaching = { baseUrl: url, ...(apiKey !== '' && { apiKey }), ...(retries !== undefined && { retries }) };
    const interruption = new Interruption();
    // What is asked of the service is answered or given up with the process; a stop is for the job that is followed.
    const asked = ask(command, reaching, own, line.args, interruption);
    const told = await Promise.race([interruption.ended, asked]);
    console.log(json === true ? JSON.stringify(told.data) : told.text);
    return told.code ?? 0;
  } catch (error) {
    if (error instanceof Interrupted && error.message === '') return EXIT.cancelled;
    return tellFailure(namingOptions(error, line), args, line);
  }
}

async function ask(
  command: ServiceCommand,
  reaching: LucidClientOptions,
  values: Call['values'],
  words: readonly string[],
  interruption: Interruption,
): Promise<Told> {
  const client = await connect(reaching);
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
