#!/usr/bin/env node

/** One command of `lucid`: it gets its arguments and gives the exit code. */
interface Command {
  run(args: string[]): Promise<number>;
}

/** The commands; each is loaded only when it is called. */
const commands: Partial<Record<string, { about: string; load: () => Promise<Command> }>> = {
  start: { about: 'start what the service needs, and the service', load: () => import('./start-command.js') },
  dev: { about: 'the same, built and started anew at each change', load: () => import('./dev-command.js') },
  openapi: { about: 'write the OpenAPI document', load: () => import('./openapi-command.js') },
  generate: { about: 'bring generated files up to date', load: () => import('./generate-command.js') },
  engines: { about: 'status, fetch or stop the engines', load: () => import('./engines-command.js') },
  keys: { about: 'make, list and revoke keys in MongoDB itself', load: () => import('./keys-command.js') },
  bench: { about: 'measure the service against a bare server', load: () => import('./bench-command.js') },
  backup: { about: 'have a running service back up its database', load: () => import('./backup-command.js') },
  restore: { about: 'have it restore a backup', load: () => import('./restore-command.js') },
  verify: { about: 'have it read a backup again', load: () => import('./verify-command.js') },
  demo: { about: 'load made-up data into a running service', load: () => import('./demo-command.js') },
};

function usage(): string {
  const lines = Object.entries(commands).map(([name, command]) => `  ${name.padEnd(10)}${command?.about ?? ''}`);
  return ['Usage: lucid <command> [arguments]', ...lines].join('\n');
}

async function main([name = '', ...args]: string[]): Promise<number> {
  const command = commands[name];
  if (!command) {
    console.error(name === '' ? usage() : `Unknown command ${name}\n${usage()}`);
    return 2;
  }
  return (await command.load()).run(args);
}

void main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
