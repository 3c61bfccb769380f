import { SERVICE_COMMANDS } from './service/commands';
import { COMMON, runServiceCommand } from './service/run-service-command';
import type { ServiceCommand } from './service/service-command';

/** One command of `lucid`: it gets its arguments and gives the exit code. */
export interface Command {
  run(args: string[]): Promise<number>;
}

interface Listed {
  about: string;
  /** Names of its options, for completion. */
  options: readonly string[];
  /** It is loaded only when it is called. */
  load: () => Promise<Command>;
}

const listed = (about: string, load: () => Promise<Command>, options: object = {}): Listed => ({
  ...{ about, load },
  options: Object.keys(options),
});

const asking = (name: string, command: ServiceCommand): Listed =>
  listed(command.about, () => Promise.resolve({ run: (args: string[]) => runServiceCommand(name, command, args) }), {
    ...command.options,
    ...COMMON,
  });

/** The commands, by their names. */
export const commands: Readonly<Partial<Record<string, Listed>>> = {
  start: listed('Start what the service needs, and the service.', () => import('./start-command.js')),
  dev: listed('The same, built and started anew at each change.', () => import('./dev-command.js')),
  engines: listed('Status, fetch or stop the engines.', () => import('./engines-command.js')),
  ...Object.fromEntries(Object.entries(SERVICE_COMMANDS).map(([name, command]) => [name, asking(name, command)])),
  keys: listed('Make, list, rotate and revoke keys in MongoDB itself.', () => import('./keys-command.js')),
  demo: listed('Load made-up data into a running service.', () => import('./demo-command.js')),
  openapi: listed('Write the OpenAPI document.', () => import('./openapi-command.js')),
  generate: listed('Bring generated files up to date.', () => import('./generate-command.js')),
  bench: listed('Measure the service against a bare server.', () => import('./bench-command.js')),
  completion: listed('Print what completes all this in bash, zsh or fish.', () => import('./completion-command.js')),
};
