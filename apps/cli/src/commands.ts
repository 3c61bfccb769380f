import type { Command as CommandLine } from 'commander';
import { benchLine } from './bench/options';
import { commandLine } from './command-line';
import { demoLine } from './demo/options';
import { SERVICE_COMMANDS } from './service/commands';
import { runServiceCommand, serviceLine } from './service/run-service-command';

/** One command of `lucid`: it gets its arguments and gives the exit code. */
export interface Command {
  run(args: string[]): Promise<number>;
}

interface Listed {
  about: string;
  /** It is loaded only when it is called. */
  load: () => Promise<Command>;
  /** How it is called, for completion. */
  line?: CommandLine;
}

const listed = (about: string, load: () => Promise<Command>, line?: CommandLine): Listed => ({ about, load, line });

/** The commands, by their names. */
export const commands: Readonly<Record<string, Listed>> = {
  start: listed('Start what the service needs, and the service.', () => import('./start-command.js')),
  dev: listed('The same, built and started anew at each change.', () => import('./dev-command.js')),
  engines: listed('Status, fetch or stop the engines.', () => import('./engines-command.js')),
  ...Object.fromEntries(
    Object.entries(SERVICE_COMMANDS).map(([name, command]) => {
      const asking = { run: (args: string[]) => runServiceCommand(name, command, args) };
      return [name, listed(command.about, () => Promise.resolve(asking), serviceLine(name, command))];
    }),
  ),
  keys: listed('Make, list, rotate and revoke keys in MongoDB itself.', () => import('./keys-command.js')),
  demo: listed('Load made-up data into a running service.', () => import('./demo-command.js'), demoLine()),
  openapi: listed('Write the OpenAPI document.', () => import('./openapi-command.js')),
  generate: listed('Bring generated files up to date.', () => import('./generate-command.js')),
  bench: listed('Measure the service against a bare server.', () => import('./bench-command.js'), benchLine()),
  completion: listed('Print what completes all this in bash, zsh or fish.', () => import('./completion-command.js')),
};

/** `lucid` itself. Each command parses its own arguments, once it is loaded. */
export function lucid(end: (code: number) => void): CommandLine {
  const program = commandLine('lucid', 'Run Lucid Storage, and call a running service.');
  for (const [name, { about, load }] of Object.entries(commands)) {
    program
      .command(name)
      .summary(about)
      .helpOption(false)
      .allowUnknownOption()
      .argument('[arguments...]')
      .action(async (args: string[]) => end(await (await load()).run(args)));
  }
  return program;
}
