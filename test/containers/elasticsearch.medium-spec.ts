import { freePorts, locateEngine } from '@lucid/engines';
import { execFileSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { interpolate, readCompose } from './compose-file';
import { inRepository } from './repository';
import { StartedEngine } from './started-engine';

const NOBODY = 65534;

/** What the container's environment sets: its image passes on what has a dot in its name and is not empty. Here it stays on loopback. */
const settingsOfContainer = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(readCompose().services.elasticsearch.environment ?? {})
      .map(([name, value]): [string, string] => [name, interpolate(value)])
      .filter(([name, value]) => name.includes('.') && value !== '' && name !== 'network.host'),
  );

describe('elasticsearch.yml', () => {
  let port: number;
  let folder: string;
  let engine: StartedEngine;

  const ask = async (path: string, method = 'GET', body?: object): Promise<{ status: number; body: unknown }> => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: body && JSON.stringify(body),
    });
    return { status: response.status, body: await response.json() };
  };

  beforeAll(async () => {
    const { home } = await locateEngine('elasticsearch');
    [port = 0] = await freePorts(1);
    folder = await mkdtemp(join(tmpdir(), 'lucid-elasticsearch-'));
    for (const name of ['config', 'data', 'logs', 'tmp']) await mkdir(join(folder, name));
    await cp(
      inRepository('configs/database/elasticsearch/elasticsearch.yml'),
      join(folder, 'config/elasticsearch.yml'),
    );
    await cp(join(home, 'config/log4j2.properties'), join(folder, 'config/log4j2.properties'));
    // The one that comes with it writes into its home.
    await writeFile(join(folder, 'config/jvm.options'), '-XX:+UseG1GC\n20-:--add-modules=jdk.incubator.vector\n');

    // It refuses to run as root.
    const user = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
    if (user.uid) execFileSync('chown', ['-R', `${user.uid}:${user.gid}`, folder]);
    const settings = {
      ...settingsOfContainer(),
      'http.port': port,
      'transport.port': (await freePorts(1))[0],
      'path.data': join(folder, 'data'),
      'path.logs': join(folder, 'logs'),
    };
    engine = await StartedEngine.start(
      join(home, 'bin/elasticsearch'),
      Object.entries(settings).flatMap(([name, value]) => ['-E', `${name}=${value}`]),
      {
        ...user,
        cwd: folder,
        env: {
          PATH: process.env.PATH,
          ES_PATH_CONF: join(folder, 'config'),
          ES_TMPDIR: join(folder, 'tmp'),
          ES_JAVA_OPTS: '-Xms512m -Xmx512m',
        },
      },
    );
    await engine.says(/\[lucid-elasticsearch\] started/);
  });

  afterAll(async () => {
    await engine.stop();
    await rm(folder, { recursive: true });
  });

  it('passes the health check of the elasticsearch container', async () => {
    const [, program, , url = ''] = readCompose().services.elasticsearch.healthcheck?.test ?? [];
    expect(program).toBe('curl');

    const { status, body } = await ask(url.replace('http://127.0.0.1:9200', ''));

    expect({ status, body }).toMatchObject({ status: 200, body: { cluster_name: 'lucid', timed_out: false } });
  });

  it('listens on loopback, and asks for no password there', async () => {
    const { status, body } = await ask('/_nodes/_local/http,transport?filter_path=nodes.*.*.bound_address');

    expect(status).toBe(200);
    const [node] = Object.values(
      (body as { nodes: Record<string, Record<string, { bound_address: string[] }>> }).nodes,
    );
    const bound = Object.values(node ?? {}).flatMap((kind) => kind.bound_address);
    expect(bound).toHaveLength(2);
    expect(bound.filter((address) => !address.startsWith('127.0.0.1:'))).toEqual([]);
  });

  it('makes no index by itself', async () => {
    expect(await ask('/lucid-typo/_doc/1', 'PUT', { a: 1 })).toMatchObject({ status: 404 });
  });

  it('deletes indices by their full name only', async () => {
    expect(await ask('/lucid-one', 'PUT')).toMatchObject({ status: 200 });
    expect(await ask('/lucid-*', 'DELETE')).toMatchObject({ status: 400 });
    expect(await ask('/lucid-one', 'DELETE')).toMatchObject({ status: 200 });
  });

  it('runs without machine learning, watcher and the download of geography', async () => {
    const { body } = await ask('/_nodes/_local/settings?flat_settings=true&filter_path=nodes.*.settings');
    const [node] = Object.values((body as { nodes: Record<string, { settings: object }> }).nodes);

    expect(node?.settings).toMatchObject({
      'xpack.ml.enabled': 'false',
      'xpack.watcher.enabled': 'false',
      'ingest.geoip.downloader.enabled': 'false',
    });
  });
});
