import { parseArgs } from 'node:util';
import { followJob } from '../backup/follow-job';
import { address, ServiceClient, tellFailure } from '../service-client';
import { stopRequest } from '../stop-request';
import { EXIT, type ServiceCommand, UsageError } from './service-command';

/** What every command that asks a service takes. */
export const COMMON = { url: { type: 'string' }, 'api-key': { type: 'string' }, json: { type: 'boolean' } } as const;

const usageOf = (name: string, { takes }: ServiceCommand): string =>
  `Usage: lucid ${[name, takes].filter((part) => part !== '').join(' ')} [--url http://127.0.0.1:8088] [--api-key KEY] [--json]`;

/**
 * Asks a running service, and prints what it says: as a table, or with --json as one document. All else goes to the error output.
 * @returns the exit code, one of {@link EXIT} or 0
 */
export async function runServiceCommand(name: string, command: ServiceCommand, args: string[]): Promise<number> {
  const stop = new AbortController();
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
      'api-key': key = process.env['API_KEY'],
      ...own
    } = values as Record<string, string | boolean | undefined>;
    if (help === true) {
      console.log(`${usageOf(name, command)}\n${command.about}`);
      return 0;
    }
    const where = address(typeof url === 'string' ? url : 'http://127.0.0.1:8088');
    // A stop cancels the job that is followed; what is asked meanwhile is still to be answered.
    const client = new ServiceClient(where, String(key ?? '') || undefined, new AbortController().signal);
    await client.checkThere();
    void stopRequest().then(() => stop.abort());
    const told = await command.run({
      ...{ client, values: own, words: positionals },
      follow: (begun) => followJob(client, begun, process.stderr, stop.signal),
    });
    console.log(json === true ? JSON.stringify(told.data) : told.text);
    return told.code ?? 0;
  } catch (error) {
    if (!(error instanceof UsageError || isOfParsing(error))) {
      tellFailure(error);
      return EXIT.failed;
    }
    console.error(`${(error as Error).message}\n${usageOf(name, command)}`);
    return EXIT.usage;
  }
}

const isOfParsing = (error: unknown): boolean => String((error as { code?: string }).code).startsWith('ERR_PARSE_ARGS');
