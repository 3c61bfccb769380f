import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';

/** Where `npm start` serves. */
export const DEFAULT_URL = 'http://127.0.0.1:8088';

/** Names the service instead of --url. */
const URL_VARIABLE = 'LUCID_URL';

/** The command line does not match what the command declares. */
export class UsageError extends Error {}

/** A command line that throws where commander would end the process, and leaves the output of errors to {@link tellFailure}. */
export const commandLine = (name: string, about: string): Command =>
  new Command(name)
    .description(about)
    .exitOverride()
    .configureOutput({ writeErr: () => undefined });

/** Adds the options of every command that calls a service. */
export const withService = (line: Command): Command =>
  line
    .addOption(urlOption())
    .option('--api-key <key>', 'API key, instead of API_KEY or API_KEY_FILE.')
    .option('--json', 'Print one JSON document.');

function urlOption(): Option {
  const option = new Option('--url <url>', 'Address of the service.').argParser(address).default(DEFAULT_URL);
  // An empty variable is as good as none, as everywhere.
  return process.env[URL_VARIABLE] === '' ? option : option.env(URL_VARIABLE);
}

/** Parses arguments. @throws UsageError for a wrong call, CommanderError with exit code 0 after --help */
export function parsed(line: Command, args: readonly string[]): Command {
  try {
    return line.parse(args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError) || error.exitCode === 0) throw error;
    throw new UsageError(messageOf(error), { cause: error });
  }
}

/** The message of commander as a sentence of ours. */
export function messageOf(error: CommanderError): string {
  const message = error.message.replace(/^error: /, '');
  return message.charAt(0).toUpperCase() + message.slice(1);
}

/** How a command is called, on one line. */
export const usageOf = (line: Command): string => `Usage: ${line.createHelp().commandUsage(line)}`;

/** Reads the value of an option as a whole number between two bounds. */
export const wholeNumber =
  (least: number, most: number) =>
  (text: string): number => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < least || value > most)
      throw new InvalidArgumentError(`Give a whole number from ${least} to ${most}.`);
    return value;
  };

/** Reads the address of a service and removes slashes at its end. */
function address(text: string): string {
  if (!/^https?:\/\//.test(text) || !URL.canParse(text))
    throw new InvalidArgumentError(`Give an address such as ${DEFAULT_URL}.`);
  return new URL(text).href.replace(/\/+$/, '');
}
