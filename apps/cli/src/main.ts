#!/usr/bin/env node
import { commands } from './commands';

function usage(): string {
  const lines = Object.entries(commands).map(([name, command]) => `  ${name.padEnd(12)}${command?.about ?? ''}`);
  return ['Usage: lucid <command> [arguments]', ...lines].join('\n');
}

async function main([name = '', ...args]: string[]): Promise<number> {
  if (['help', '--help', '-h'].includes(name)) {
    console.log(usage());
    return 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
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
