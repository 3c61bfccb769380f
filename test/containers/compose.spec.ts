import { ConfigError, loadConfig, VARIABLES } from '@lucid/config';
import { existsSync } from 'node:fs';
import { parse } from 'yaml';
import { bytes, DEFAULTS, interpolate, readCompose, readEnvironment } from './compose-file';
import { readDockerfile } from './dockerfile';
import { inRepository, readInRepository } from './repository';

const compose = readCompose();
const services = Object.entries(compose.services);
const defaults = services.filter(([, { profiles }]) => profiles === undefined);
const inProfile = (profile: string): string[] =>
  services.filter(([, { profiles }]) => profiles?.includes(profile)).map(([name]) => name);
const { mongodb, redis, elasticsearch, storage } = compose.services;
const API_KEY = 'k'.repeat(32);

/** The environment of the service, with variables filled in. */
const environment = (given: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(storage.environment ?? {}).map(([name, value]): [string, string] => [
      name,
      interpolate(value, given),
    ]),
  );

/** What is used of dclint, whose own declarations do not resolve under Node's module resolution. */
interface Dclint {
  DCLinter: new (config: { rules: Record<string, unknown>; quiet: boolean; debug: boolean; exclude: string[] }) => {
    lintFiles(paths: string[], recursive: boolean): { messages: { line: number; rule: string; message: string }[] }[];
  };
}

const { DCLinter } = jest.requireActual<Dclint>('dclint');

/** The order of keys is a matter of taste: here what a reader asks first comes first. */
const order = ['service-keys', 'services-alphabetical', 'top-level-properties', 'service-dependencies-alphabetical'];

describe('docker-compose.yml', () => {
  it('follows the Compose schema and the rules of its linter', () => {
    const sut = new DCLinter({
      rules: {
        ...Object.fromEntries(order.map((rule) => [`${rule}-order`, 0])),
        'no-build-and-image': [2, { checkPullPolicy: true }],
      },
      quiet: false,
      debug: false,
      exclude: [],
    });

    const problems = sut.lintFiles([inRepository('docker-compose.yml')], false).flatMap(({ messages }) => messages);

    expect(problems.map(({ line, rule, message }) => `${line} ${rule}: ${message}`)).toEqual([]);
  });

  it('has the services, containers, volumes and network that others name', () => {
    expect(defaults.map(([name, { container_name }]) => [name, container_name])).toEqual(
      DEFAULTS.map((name) => [name, `lucid-${name}`]),
    );
    expect(services.map(([, { volumes }]) => volumes[0]?.split(':')[0])).toEqual(
      services.map(([name]) => `${name.replace('-', '_')}_data`),
    );
    expect(Object.keys(compose.volumes).sort()).toEqual(
      services.map(([name]) => `${name.replace('-', '_')}_data`).sort(),
    );
    expect(Object.keys(compose.networks)).toEqual(['lucid-network']);
    expect(defaults.map(([, { volumes }]) => volumes[0])).toEqual([
      'mongodb_data:/data/db',
      'redis_data:/data',
      'elasticsearch_data:/usr/share/elasticsearch/data',
      'storage_data:/data',
    ]);
  });

  it('starts one of each unless a profile is named', () => {
    expect(defaults.map(([name]) => name)).toEqual(DEFAULTS);
    expect(inProfile('redis-cluster')).toEqual(['redis-2', 'redis-3', 'redis-4', 'redis-5', 'redis-6']);
    expect(inProfile('elasticsearch-cluster')).toEqual(['elasticsearch-2', 'elasticsearch-3']);
  });

  it('mounts no file that is not there, and none that a container could change', () => {
    const mounts = services.flatMap(([, { volumes }]) => volumes.slice(1).map((volume) => volume.split(':')));

    expect(mounts.length).toBeGreaterThan(0);
    expect(mounts.filter(([source = '']) => !existsSync(inRepository(source)))).toEqual([]);
    expect(mounts.filter(([, , mode]) => mode !== 'ro')).toEqual([]);
  });

  it('initialises the schema from the generated script', () => {
    expect(mongodb.volumes).toContain(
      './scripts/database/init_mongodb_schema.js:/docker-entrypoint-initdb.d/init.js:ro',
    );
    expect(mongodb.environment).toMatchObject({ MONGO_INITDB_DATABASE: storage.environment?.MONGODB_DATABASE });
  });

  describe.each(services)('%s', (_name, service) => {
    it('is pinned to a patch version', () => {
      expect(service.image).toMatch(/^[a-z-]+:\d+\.\d+\.\d+$/);
    });

    it('publishes its ports on loopback alone, and in a profile none', () => {
      expect(service.ports.length > 0).toBe(service.profiles === undefined);
      expect(service.ports.filter((port) => !/^127\.0\.0\.1:\d+:\d+$/.test(port))).toEqual([]);
    });

    it('gives up every privilege, and has a limit of memory', () => {
      expect(service).toMatchObject({ cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] });
      expect(bytes(service.mem_limit)).toBeGreaterThan(0);
    });

    it('comes back after a crash, in the network', () => {
      expect(service).toMatchObject({ restart: 'unless-stopped', networks: ['lucid-network'] });
    });
  });

  it('runs as root only what the image itself does not', () => {
    // The images of Elasticsearch and of this service name a user; the entrypoints of the other two would start as root.
    const others = services.filter(([name]) => !/^(elasticsearch|storage)/.test(name));
    expect(others.map(([, { user }]) => user)).toEqual(others.map(() => '999:999'));
  });

  it('starts the service when every engine is healthy', () => {
    const { depends_on: dependencies = {} } = storage;

    expect(Object.entries(dependencies)).toEqual(
      defaults.filter(([name]) => name !== 'storage').map(([name]) => [name, { condition: 'service_healthy' }]),
    );
    expect(services.filter(([, { healthcheck }]) => !healthcheck).map(([name]) => name)).toEqual(['storage']);
    expect(readDockerfile().all('HEALTHCHECK')).toHaveLength(1);
  });

  it('lets the service write to its volume and a temporary file system only', () => {
    expect(storage).toMatchObject({ read_only: true, tmpfs: ['/tmp'], volumes: ['storage_data:/data'] });
    expect(storage.environment).toMatchObject({ VOLUME_MOUNT_PATH: '/data' });
  });

  it('leaves each engine room beside what its configuration lets it fill', () => {
    const mongod = parse(readInRepository('configs/database/mongodb/mongod.conf')) as {
      storage: { wiredTiger: { engineConfig: { cacheSizeGB: number } } };
    };
    const [, maxmemory = ''] = /^maxmemory (\S+)$/m.exec(readInRepository('configs/database/redis/redis.conf')) ?? [];

    expect(mongod.storage.wiredTiger.engineConfig.cacheSizeGB * 2 ** 30).toBeLessThanOrEqual(
      bytes(mongodb.mem_limit) / 2,
    );
    for (const [name, { mem_limit, environment }] of services) {
      if (name.startsWith('redis')) expect(bytes(maxmemory)).toBeLessThanOrEqual(bytes(mem_limit) / 2);
      if (!name.startsWith('elasticsearch')) continue;
      const [, heap = ''] = /-Xmx(\S+)/.exec(environment?.ES_JAVA_OPTS ?? '') ?? [];
      expect(bytes(heap)).toBeLessThanOrEqual(bytes(mem_limit) / 2);
    }
  });

  describe('the environment of the service', () => {
    it('names every variable that the service knows, and no other', () => {
      expect(Object.keys(storage.environment ?? {}).sort()).toEqual(Object.keys(VARIABLES).sort());
    });

    it('is accepted, and keeps the defaults of what is not about the network', () => {
      const config = loadConfig(environment({ API_KEY }));

      expect(config).toEqual({
        ...loadConfig({}),
        API_KEY,
        HTTP_HOST: '0.0.0.0',
        MONGODB_URI: 'mongodb://mongodb:27017/lucid',
        REDIS_URI: 'redis://redis:6379/0',
        ELASTICSEARCH_URI: 'http://elasticsearch:9200',
      });
    });

    it('refuses to start without a key, before a container is made', () => {
      expect(() => environment({})).toThrow('API_KEY: set API_KEY to a secret of at least 32 characters');
      expect(() => loadConfig({ ...environment({ API_KEY }), API_KEY: '' })).toThrow(ConfigError);
    });

    it('is what the ports, the names and the replica set say elsewhere', () => {
      const { replication } = parse(readInRepository('configs/database/mongodb/mongod.conf')) as {
        replication: { replSetName: string };
      };

      expect(storage.ports).toEqual([`127.0.0.1:8088:${storage.environment?.HTTP_PORT}`]);
      expect(replication.replSetName).toBe(storage.environment?.MONGODB_REPLICA_SET);
      expect(storage.environment?.MONGODB_URI).toContain(`//${mongodb.environment?.REPLICA_SET_MEMBER}/`);
    });
  });

  describe('the profile redis-cluster', () => {
    const nodes = ['redis', ...inProfile('redis-cluster')];
    const variables = readEnvironment('configs/database/redis/cluster.env');

    it('starts each node from the same image and command, which its file makes that of a node of a cluster', () => {
      const [command] = new Set(nodes.map((name) => compose.services[name]?.command));

      expect(new Set(nodes.map((name) => compose.services[name]?.image)).size).toBe(1);
      expect(new Set(nodes.map((name) => JSON.stringify(compose.services[name]?.command))).size).toBe(1);
      expect(command?.slice(0, 2).map((argument) => interpolate(argument))).toEqual(['redis-server', 'redis.conf']);
      expect(command?.slice(0, 2).map((argument) => interpolate(argument, variables))).toEqual([
        'redis-server',
        'redis-cluster.conf',
      ]);
      expect(redis).toMatchObject({ working_dir: '/etc/redis' });
      expect(redis.volumes).toContain('./configs/database/redis:/etc/redis:ro');
    });

    it('is formed by the health check of its first node, which names all of them', () => {
      expect(redis.healthcheck?.test).toEqual([
        ...['CMD', 'sh', '/etc/redis/redis-ready.sh'],
        ...nodes.map((name) => `${name}:6379`),
      ]);
    });

    it('is what its file tells the service', () => {
      const { REDIS_URI, REDIS_CLUSTER_ENABLED } = loadConfig(environment({ API_KEY, ...variables }));

      expect(REDIS_CLUSTER_ENABLED).toBe(true);
      expect(REDIS_URI.split(',')).toEqual(nodes.slice(0, 3).map((name) => `redis://${name}:6379`));
    });
  });

  describe('the profile elasticsearch-cluster', () => {
    const nodes = ['elasticsearch', ...inProfile('elasticsearch-cluster')];
    const variables = readEnvironment('configs/database/elasticsearch/cluster.env');
    const of = (name: string): Record<string, string> => compose.services[name]?.environment ?? {};

    it('starts nodes that differ in their names only, and look for each other', () => {
      for (const name of nodes) {
        const { 'node.name': given, ...rest } = of(name);
        expect(rest).toEqual(elasticsearch.environment);
        const { 'node.name': fallback } = parse(
          readInRepository('configs/database/elasticsearch/elasticsearch.yml'),
        ) as Record<string, string>;
        expect(given ?? fallback).toBe(`lucid-${name}`);
      }
      expect(elasticsearch.environment?.['discovery.seed_hosts']).toBe(nodes.join(','));
    });

    it('is one node that elects itself unless its file is named', () => {
      const discovery = elasticsearch.environment?.['discovery.type'] ?? '';

      expect(interpolate(discovery)).toBe('single-node');
      expect(interpolate(discovery, variables)).toBe('multi-node');
      // Never in the file: it is for one start.
      expect(interpolate(elasticsearch.environment?.['cluster.initial_master_nodes'] ?? '', variables)).toBe('');
      expect(readInRepository('docker-compose.yml')).toContain(
        `ELASTICSEARCH_INITIAL_MASTERS=${nodes.map((name) => `lucid-${name}`).join(',')}`,
      );
    });

    it('is what its file tells the service', () => {
      expect(loadConfig(environment({ API_KEY, ...variables })).ELASTICSEARCH_URI.split(',')).toEqual(
        nodes.map((name) => `http://${name}:9200`),
      );
    });
  });

  it('keeps the name of the replica set off the command line, where the first start cannot take it away', () => {
    expect(mongodb.command).toEqual(['mongod', '--config', '/etc/mongo/mongod.conf', '--bind_ip_all']);
  });
});
