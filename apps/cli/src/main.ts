#!/usr/bin/env node
import { CommanderError } from 'commander';
import { messageOf } from './command-line';
import { lucid } from './commands';

const program = lucid((code) => process.exit(code));

program.parseAsync().catch((error: unknown) => {
  if (!(error instanceof CommanderError)) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
  if (error.exitCode === 0) process.exit(0);
  if (error.code !== 'commander.help') console.error(messageOf(error));
  console.error(program.helpInformation());
  process.exit(2);
});
