import type { Command } from 'commander';
import { commandLine, withService } from '../command-line';
import { commands } from '../commands';
import { keysLine } from '../keys/options';
import { generatedFrom, page, table, wrapped } from './markdown';

/** Commands that parse their arguments without commander. */
const ARGUMENTS: Readonly<Record<string, string>> = {
  engines: 'status | fetch | stop',
  completion: 'bash | zsh | fish',
};

/** How a command is called, without the name of the program. */
const usageOf = (line: Command): string =>
  line
    .createHelp()
    .commandUsage(line)
    .replace(/^\S.*?(?= \[| create)/, '');

/** The options that every command has which calls a service. */
const SHARED = withService(commandLine('lucid', ''));
const SHARED_HEADING = 'Options of commands that call a service';
const sharedFlags = new Set(SHARED.options.map(({ flags }) => flags));

const optionTable = (line: Command, isListed: (flags: string) => boolean): string[] => {
  const rows = line.options
    .filter(({ flags }) => isListed(flags))
    .map(({ flags, description, envVar, defaultValue }) => [
      `\`${flags}\``,
      envVar === undefined ? description : `${description} \`${envVar}\` can set it too.`,
      defaultValue === undefined ? '' : `\`${String(defaultValue)}\``,
    ]);
  return rows.length === 0 ? [] : [table(['option', 'meaning', 'default'], rows)];
};

function optionsOf(line: Command): string[] {
  if (!line.options.some(({ long }) => long === '--url')) return optionTable(line, () => true);
  return [
    ...optionTable(line, (flags) => !sharedFlags.has(flags)),
    `It also has the [options of commands that call a service](#${SHARED_HEADING.toLowerCase().replaceAll(' ', '-')}).`,
  ];
}

function section(name: string, about: string, line: Command | undefined): string {
  const usage = line === undefined ? ` ${ARGUMENTS[name] ?? ''}` : ` ${usageOf(line).trim()}`;
  return [
    `## \`lucid ${name}\``,
    wrapped(line?.description() ?? about),
    `\`\`\`text\n${`lucid ${name}${usage}`.trimEnd()}\n\`\`\``,
    ...(line === undefined ? [] : optionsOf(line)),
  ].join('\n\n');
}

/** docs/reference/cli.md */
export function cliPage(): string {
  const lines: Readonly<Record<string, Command>> = { keys: keysLine() };
  return page(
    '# Command line',
    generatedFrom('the command definitions in apps/cli/src'),
    wrapped(
      'For operators. In a clone, call `npm run lucid -- COMMAND`; where the package is installed, `lucid COMMAND`. `npm run keys`, `demo`, `backup`, `restore` and `verify` are short forms: `npm run backup -- --name nightly`. [Operate the service](../guides/operate.md#use-the-command-line) explains output, Ctrl-C and exit codes.',
    ),
    `## ${SHARED_HEADING}`,
    ...optionTable(SHARED, () => true),
    ...Object.entries(commands).map(([name, { about, line }]) => section(name, about, lines[name] ?? line)),
  );
}
