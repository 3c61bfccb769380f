import { loadConfig, VARIABLES } from '@lucid/config';
import { LONGEST_DRAIN_MS } from '@lucid/common';
import { JobTimes } from '@lucid/jobs';
import { readdirSync } from 'node:fs';
import { parse } from 'yaml';
import { document } from '../contract/document';
import { bytes, readCompose } from './compose-file';
import { onlyOf, type Resource } from './kubernetes-resource';
import { inRepository, readInRepository } from './repository';

const FOLDER = 'configs/kubernetes';
const LAYERS = ['base', 'overlays/production', 'overlays/development'];

interface Kustomization {
  resources: string[];
  images?: { name: string; newTag: string }[];
  configMapGenerator?: { name: string; literals: string[] }[];
}

interface Probe {
  httpGet: { path: string; port: string };
  periodSeconds: number;
  timeoutSeconds: number;
  failureThreshold: number;
}

interface Container {
  image: string;
  ports: { name: string; containerPort: number }[];
  envFrom: object[];
  startupProbe: Probe;
  livenessProbe: Probe;
  readinessProbe: Probe;
  resources: { limits: { memory: string }; requests: { memory: string } };
  securityContext: object;
  volumeMounts: { name: string; mountPath: string }[];
}

interface Pod {
  terminationGracePeriodSeconds: number;
  automountServiceAccountToken: boolean;
  securityContext: object;
  containers: [Container];
  volumes: { name: string }[];
}

const kustomization = (layer: string): Kustomization =>
  parse(readInRepository(`${FOLDER}/${layer}/kustomization.yaml`)) as Kustomization;
const literals = (layer: string): Record<string, string> =>
  Object.fromEntries(
    (kustomization(layer).configMapGenerator ?? []).flatMap((map) =>
      map.literals.map((literal): [string, string] => [
        literal.slice(0, literal.indexOf('=')),
        literal.slice(literal.indexOf('=') + 1),
      ]),
    ),
  );
const filesOf = (layer: string): string[] => kustomization(layer).resources.filter((name) => name.endsWith('.yaml'));
const resources = LAYERS.flatMap((layer) =>
  filesOf(layer).map((file) => parse(readInRepository(`${FOLDER}/${layer}/${file}`)) as Resource),
);
const one = (kind: string): Resource => onlyOf(resources, kind);

const deployment = one('Deployment');
const { selector, template } = deployment.spec as {
  selector: { matchLabels: Record<string, string> };
  template: { metadata: { labels: Record<string, string> }; spec: Pod };
};
const pod = template.spec;
const [container] = pod.containers;
const SECRET = {
  API_KEY: 'k'.repeat(32),
  MONGODB_URI: 'mongodb://mongodb-0.mongodb:27017/?replicaSet=rs0',
  REDIS_URI: 'redis://redis:6379',
  ELASTICSEARCH_URI: 'http://elasticsearch:9200',
};

describe('the resources for Kubernetes', () => {
  it.each(LAYERS)('%s names every file that it has, and none that it has not', (layer) => {
    const there = readdirSync(inRepository(FOLDER, layer)).filter((name) => name.endsWith('.yaml'));
    expect(there.sort()).toEqual([...filesOf(layer), 'kustomization.yaml'].sort());
  });

  it.each(LAYERS)('%s configures what the service knows, as it takes it', (layer) => {
    const given = { ...literals('base'), ...literals(layer) };
    expect(Object.keys(given).filter((name) => !(name in VARIABLES))).toEqual([]);
    expect(() => loadConfig({ ...given, ...SECRET })).not.toThrow();
  });

  it('asks for probes that there are, on the port that is listened on', () => {
    const { startupProbe, livenessProbe, readinessProbe, ports } = container;
    const paths = [startupProbe, livenessProbe, readinessProbe].map(({ httpGet }) => httpGet);
    expect(paths.map(({ path }) => path)).toEqual(['/startupz', '/livez', '/readyz']);
    for (const { path, port } of paths) {
      expect(document.paths).toHaveProperty([path, 'get']);
      expect(port).toBe('http');
    }
    expect(ports).toEqual([{ name: 'http', containerPort: Number(literals('base')['HTTP_PORT']) }]);
    expect(one('Service').spec['ports']).toEqual([{ name: 'http', port: 8088, targetPort: 'http' }]);
  });

  it('takes no pod out of service for one slow answer of a probe, and waits as long for it as it may take', () => {
    for (const probe of [container.startupProbe, container.livenessProbe, container.readinessProbe])
      expect(probe.failureThreshold).toBeGreaterThan(1);
    // GET /readyz answers within 500 ms.
    expect(container.readinessProbe.timeoutSeconds).toBeGreaterThanOrEqual(1);
  });

  it('gives a pod that stops the time to be forgotten and to finish, before it is killed', () => {
    const delay = Number(literals('base')['SHUTDOWN_DELAY_SECONDS']);
    const { periodSeconds, failureThreshold } = container.readinessProbe;
    expect(delay).toBeGreaterThan(periodSeconds * failureThreshold);
    expect(pod.terminationGracePeriodSeconds).toBeGreaterThanOrEqual(
      delay + (LONGEST_DRAIN_MS + new JobTimes().stop) / 1000 + 10,
    );
    expect(deployment.spec['strategy']).toMatchObject({ rollingUpdate: { maxUnavailable: 0 } });
  });

  it('gives a pod as much memory as docker-compose.yml gives the service', () => {
    expect(container.resources.limits.memory).toBe('1Gi');
    expect(bytes(readCompose().services.storage.mem_limit)).toBe(2 ** 30);
  });

  it('lets a pod be no more than it has to', () => {
    expect(pod.securityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
    expect(container.securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
    expect(pod.automountServiceAccountToken).toBe(false);
    expect(container.volumeMounts.map(({ mountPath }) => mountPath).sort()).toEqual(['/data', '/tmp']);
    expect(literals('base')['VOLUME_MOUNT_PATH']).toBe('/data');
    expect(container.volumeMounts.map(({ name }) => name)).toEqual(pod.volumes.map(({ name }) => name));
  });

  it('runs the version that this is', () => {
    const { version } = JSON.parse(readInRepository('package.json')) as { version: string };
    expect(kustomization('base').images).toEqual([{ name: container.image, newTag: version }]);
  });

  it('means the pods of the service wherever pods are chosen, and these alone', () => {
    expect(template.metadata.labels).toMatchObject(selector.matchLabels);
    expect(one('Service').spec['selector']).toEqual(selector.matchLabels);
    expect(one('PodDisruptionBudget').spec['selector']).toEqual(selector);
    expect(one('NetworkPolicy').spec['podSelector']).toEqual(selector);
    expect(one('HorizontalPodAutoscaler').spec['scaleTargetRef']).toMatchObject({ name: deployment.metadata.name });
  });

  it('holds no secret', () => {
    for (const layer of LAYERS)
      expect(Object.keys(literals(layer)).filter((name) => /KEY$|KEYS$|URI$|SECRET/u.test(name))).toEqual([]);
    expect(container.envFrom).toContainEqual({ secretRef: { name: 'lucid-storage' } });
  });
});
