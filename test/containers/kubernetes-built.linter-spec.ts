import { locateEngine } from '@lucid/engines';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parseAllDocuments, stringify } from 'yaml';
import { pythonPackages } from '../setup/python';
import { onlyOf, type Resource } from './kubernetes-resource';
import { inRepository } from './repository';

const execute = promisify(execFile);
const SCHEMAS = 'kubernetes_validate/kubernetes-json-schema/v1.37.0-local-strict';
const KINDS = [
  ...['ConfigMap', 'Deployment', 'NetworkPolicy', 'PersistentVolumeClaim', 'PodDisruptionBudget'],
  ...['Service', 'ServiceAccount'],
];
const DEFINITIONS = '_definitions.json';
const SCHEMA_OF = new RegExp(
  `^(?:${[...KINDS, 'HorizontalPodAutoscaler'].join('|').toLowerCase()})-(?:[a-z]+-)?v[1-9]\\.json$`,
);

/** What kubeconform says: of what it was given, what is wrong. */
interface Verdict {
  resources: { kind: string; status: string; msg: string }[];
  summary: { valid: number; invalid: number; errors: number; skipped: number };
}

describe('what Kustomize builds', () => {
  let tools: string;
  let folder: string;

  beforeAll(async () => {
    tools = (await locateEngine('kubernetes-tools', { log: console.error })).home;
    folder = await mkdtemp(join(tmpdir(), 'lucid-kubernetes-'));
    const packages = await pythonPackages('kubernetes-schemas', join(__dirname, 'schemas/requirements.txt'));
    await copySchemas(join(packages, SCHEMAS), join(folder, 'schemas'));
  }, 900_000);

  afterAll(() => rm(folder, { recursive: true, force: true }));

  const build = async (layer: string): Promise<Resource[]> => {
    const { stdout } = await execute(join(tools, 'kustomize'), ['build', inRepository('configs/kubernetes', layer)], {
      timeout: 600_000,
    });
    return parseAllDocuments(stdout).map((document) => document.toJS() as Resource);
  };

  const validate = async (resources: readonly object[]): Promise<Verdict> => {
    const file = join(folder, 'built.yaml');
    await writeFile(file, resources.map((resource) => stringify(resource)).join('---\n'));
    const schemas = `${folder}/schemas/{{.ResourceKind}}{{.KindSuffix}}.json`;
    const args = ['-strict', '-summary', '-verbose', '-output', 'json', '-schema-location', schemas, file];
    // It ends with 1 where something is wrong, and has said what.
    const said = await execute(join(tools, 'kubeconform'), args, { timeout: 600_000 }).catch((error: unknown) => error);
    return JSON.parse((said as { stdout: string }).stdout) as Verdict;
  };

  it.each([
    ['overlays/production', ['HorizontalPodAutoscaler']],
    ['overlays/development', []],
  ])('%s is what Kubernetes takes', async (layer, more) => {
    const resources = await build(layer);
    expect(resources.map(({ kind }) => kind).sort()).toEqual([...KINDS, ...more].sort());
    const { resources: checked, summary } = await validate(resources);
    expect(checked.filter(({ status }) => status !== 'statusValid')).toEqual([]);
    expect(summary).toEqual({ valid: resources.length, invalid: 0, errors: 0, skipped: 0 });
  });

  it.each<[string, string, (deployment: Resource) => void]>([
    ['a field that Kubernetes does not know', 'replica', ({ spec }) => (spec['replica'] = 3)],
    ['a value of another type', 'replicas', ({ spec }) => (spec['replicas'] = 'three')],
    ['a field that is missing', 'selector', ({ spec }) => delete spec['selector']],
  ])('%s would be refused', async (_, field, spoil) => {
    const deployment = onlyOf(await build('overlays/production'), 'Deployment');
    spoil(deployment);
    const { resources, summary } = await validate([deployment]);
    expect(summary).toMatchObject({ valid: 0, invalid: 1 });
    expect(resources[0]?.msg).toMatch(field);
  });

  it('leaves how many replicas there are to the autoscaler in production, and has one in development', async () => {
    const production = await build('overlays/production');
    expect(onlyOf(production, 'Deployment').spec).not.toHaveProperty('replicas');
    expect(onlyOf(production, 'HorizontalPodAutoscaler').spec).toMatchObject({ minReplicas: 3 });
    expect(onlyOf(await build('overlays/development'), 'Deployment').spec).toMatchObject({ replicas: 1 });
  });

  it('refers to what is built, or to the Secret that the operator makes', async () => {
    const resources = await build('overlays/production');
    const { template } = onlyOf(resources, 'Deployment').spec as {
      template: {
        spec: {
          serviceAccountName: string;
          containers: { envFrom: { configMapRef?: { name: string }; secretRef?: { name: string } }[] }[];
          volumes: { persistentVolumeClaim?: { claimName: string } }[];
        };
      };
    };
    const { containers, volumes, serviceAccountName } = template.spec;
    const sources = containers.flatMap(({ envFrom }) => envFrom);
    expect(sources.flatMap(({ configMapRef }) => configMapRef?.name ?? [])).toEqual([
      onlyOf(resources, 'ConfigMap').metadata.name,
    ]);
    expect(sources.flatMap(({ secretRef }) => secretRef?.name ?? [])).toEqual(['lucid-storage']);
    expect(volumes.flatMap((volume) => volume.persistentVolumeClaim?.claimName ?? [])).toEqual([
      onlyOf(resources, 'PersistentVolumeClaim').metadata.name,
    ]);
    expect(serviceAccountName).toBe(onlyOf(resources, 'ServiceAccount').metadata.name);
    expect(new Set(resources.map(({ metadata }) => metadata.namespace))).toEqual(new Set(['lucid']));
  });
});

/** Copies the schemas of some kinds so that they find their parts beside them: they look for those under an address of Kubernetes' site. */
async function copySchemas(from: string, to: string): Promise<void> {
  await mkdir(to);
  const isWanted = (file: string): boolean => file === DEFINITIONS || SCHEMA_OF.test(file);
  for (const name of (await readdir(from)).filter(isWanted)) {
    const { $id: _, ...schema } = JSON.parse(await readFile(join(from, name), 'utf8')) as Record<string, unknown>;
    await writeFile(join(to, name), JSON.stringify(schema).replaceAll(`"/api/${DEFINITIONS}`, `"${DEFINITIONS}`));
  }
}
