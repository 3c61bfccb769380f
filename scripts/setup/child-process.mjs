import { spawn, spawnSync } from 'node:child_process';

/*
 * The way in which scripts start programs, as libs/config/src/child-process.ts is that of the service: it runs before anything is built, so it
 * cannot be that one. A test compares the two lists.
 */

/** What every program gets of this process's environment. */
export const PASSED_ON = [
  ...['PATH', 'LD_LIBRARY_PATH', 'HOME', 'TMPDIR', 'USER', 'LOGNAME', 'SHELL', 'TERM'],
  ...['LANG', 'LANGUAGE', 'LC_ALL', 'LC_CTYPE', 'TZ'],
];

/** What npm needs besides: its own settings, and how the network is reached. */
export const NPM_NEEDS = [
  /^npm_config_/i,
  /^(?:https?|all|no)_proxy$/i,
  ...['SSL_CERT_FILE', 'SSL_CERT_DIR', 'NODE_EXTRA_CA_CERTS'],
];

function environmentOf({ needs = [], env = {} }) {
  const wanted = [...PASSED_ON, ...needs];
  const isWanted = (name) => wanted.some((each) => (typeof each === 'string' ? each === name : each.test(name)));
  return { ...Object.fromEntries(Object.entries(process.env).filter(([name]) => isWanted(name))), ...env };
}

/** Starts a program with the environment that it needs and no more. @param options as of `spawn`, and `needs`: names or patterns of variables */
export const startChild = (command, args, { needs, env, ...options }) =>
  spawn(command, args, { ...options, env: environmentOf({ needs, env }) });

/** Runs a program to its end. */
export const runSync = (command, args, { needs, env, ...options }) =>
  spawnSync(command, args, { ...options, env: environmentOf({ needs, env }) });
