import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import reactHooks from 'eslint-plugin-react-hooks';
import { readdirSync } from 'node:fs';
import tseslint from 'typescript-eslint';

/**
 * The direction of imports: a lib may import the libs of the layers below its own, never one beside or above it.
 * A lib is imported by its name only (its src/index.ts); inside a lib, files import files.
 */
const layers = [
  // The client is beside the service, not in it: it knows only the document.
  ['common', 'config', 'client'],
  ['engines', 'mongo', 'redis'],
  ['jobs', 'auth'],
  ['changes'],
  ['search', 'volume', 'resource'],
  ['backup-engine'],
  [
    'models',
    'collections',
    'database-statistics',
    'database-operations',
    'backup',
    'health',
    'metrics',
    'service-history',
  ],
  ['database-advice', 'support'],
];

/** Libs that know neither Nest nor HTTP: programs and tests use them without a service. */
const plainLibs = ['backup-engine'];

const framework = {
  group: ['@nestjs/*', 'fastify', '@fastify/*'],
  message: 'This lib knows neither Nest nor HTTP: give it what it needs as a parameter.',
};

const layerOf = (lib) => layers.findIndex((layer) => layer.includes(lib));

const deepImports = {
  group: ['@lucid/*/*', '**/libs/*/src/**'],
  message: 'Import a lib by its name: only its src/index.ts is public.',
};

/** The packages of engines: the libs of the ground layer know no engine. */
const enginePackages = {
  regex:
    '^(?:mongo(?:ose|db)|bson|ioredis|rate-limiter-flexible|@elastic/.*|@nestjs/(?:mongoose|elasticsearch)|@liaoliaots/.*)(?:/|$)',
  message: 'Keep what knows an engine in the lib of that engine: libs/mongo, libs/redis or libs/search.',
};
const ENGINELESS = ['common', 'config'];

/** What starts a process or a thread hands it the environment, with its secrets: one file for the service and one for scripts do so, and choose. */
const childProcesses = ['child_process', 'cluster', 'worker_threads'].flatMap((name) =>
  [name, `node:${name}`].map((module) => ({
    name: module,
    message: 'Start programs with startChild: it hands on the environment that they need and no secret.',
  })),
);
const STARTERS = ['libs/config/src/child-process.ts', 'scripts/setup/child-process.mjs'];

/** The rule on imports. Tests may start what they like. */
const imports = (patterns, paths) => ({ 'no-restricted-imports': ['error', { patterns, paths }] });

/**
 * The folders of a lib, lowest layer first: a folder imports folders of the layers before its own, and never one beside or above it.
 */
const folderLayers = {
  'backup-engine': [
    ['bson', 'crypto'],
    ['storage'],
    ['format'],
    ['read', 'definition'],
    ['dump', 'oplog'],
    ['restore', 'slices'],
    ['documents', 'ranges', 'history', 'replay'],
  ],
  backup: [
    ['storages'],
    ['catalogue'],
    ['point-in-time', 'schedules'],
    ['retention'],
    ['restores', 'drills', 'summary'],
    ['jobs'],
    ['runs'],
    ['scheduler', 'controllers'],
  ],
  models: [['merkle', 'tron'], ['transactions'], ['blocks', 'wallets', 'trust-policies'], ['sessions'], ['users']],
  resource: [['definition', 'update', 'cache'], ['references'], ['resource', 'feed', 'startup']],
  auth: [['identity', 'secrets'], ['keys', 'limits', 'sessions'], ['audit'], ['access'], ['controllers']],
  changes: [['stream'], ['consumers'], ['status']],
  collections: [
    ['index-definition', 'validator-schema'],
    ['collections', 'indexes'],
    ['analysis', 'index-build', 'validator'],
    ['drift'],
    ['jobs'],
    ['index-creation'],
    ['controllers'],
  ],
  common: [
    ['concurrency', 'memory', 'problem', 'registry', 'routes', 'scopes'],
    ['fields', 'metrics'],
    ['answers', 'list', 'requests', 'telemetry'],
    ['body', 'guards', 'write'],
    ['http'],
    ['health', 'openapi', 'support'],
  ],
  'database-advice': [['findings'], ['proof'], ['advice']],
  'database-operations': [
    ['shape'],
    ['lacked'],
    ['proofs', 'words'],
    ['current', 'explain', 'profiler', 'slow'],
    ['controllers'],
  ],
  'database-statistics': [
    ['figures'],
    ['samples', 'server'],
    ['sizes'],
    ['history', 'replication'],
    ['stats'],
    ['controllers'],
  ],
  jobs: [['records'], ['running'], ['requests']],
  mongo: [
    ['explain', 'problem', 'values'],
    ['documents', 'schema'],
    ['connection', 'invariants', 'list'],
    ['collections', 'consistency', 'health', 'idempotency', 'kept-schema', 'lease'],
  ],
  redis: [['connection'], ['cache']],
  'service-history': [['counts'], ['samples'], ['sampler', 'history'], ['controllers']],
  search: [['connection', 'mapping'], ['indices'], ['drift'], ['jobs', 'query'], ['controllers']],
  volume: [['files', 'volume'], ['quota'], ['storage'], ['volumes'], ['scan', 'usage'], ['upkeep'], ['controllers']],
};

/** The rules on imports between the folders of a lib. */
function folderRules(lib, patterns) {
  const ordered = folderLayers[lib] ?? [];
  const folders = readdirSync(`libs/${lib}/src`, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const unnamed = folders.filter(({ name }) => name !== 'testing' && !ordered.flat().includes(name));
  if (ordered.length > 0 && unnamed.length > 0)
    throw new Error(`libs/${lib}/src/${unnamed[0].name} has no layer in folderLayers of eslint.config.mjs`);
  return ordered.flatMap((layer, at) =>
    layer.flatMap((folder) => {
      const above = ordered
        .slice(at)
        .flat()
        .filter((other) => other !== folder);
      if (above.length === 0) return [];
      const upward = {
        regex: `^(?:\\.\\./)+(?:${above.join('|')})(?:/|$)`,
        message: `libs/${lib}/src/${folder} may import only the folders of the layers below its own.`,
      };
      return [
        { files: [`libs/${lib}/src/${folder}/**/*.ts`], rules: imports([...patterns, upward], childProcesses) },
        { files: [`libs/${lib}/src/${folder}/**/*spec.ts`], rules: imports(patterns, []) },
      ];
    }),
  );
}

const importDirection = readdirSync('libs').flatMap((lib) => {
  if (layerOf(lib) < 0) throw new Error(`libs/${lib} has no layer in eslint.config.mjs`);
  const forbidden = layers.flat().filter((other) => layerOf(other) >= layerOf(lib));
  const patterns = [
    deepImports,
    {
      regex: `^@lucid/(${forbidden.join('|')})$`,
      message: `libs/${lib} may import only the libs of the layers below its own.`,
    },
    ...(plainLibs.includes(lib) ? [framework] : []),
    ...(ENGINELESS.includes(lib) ? [enginePackages] : []),
  ];
  return [
    { files: [`libs/${lib}/src/**/*.ts`], rules: imports(patterns, childProcesses) },
    { files: [`libs/${lib}/src/**/*spec.ts`, `libs/${lib}/src/testing/*.ts`], rules: imports(patterns, []) },
    ...folderRules(lib, patterns),
  ];
});

/** The folders of the console, lowest layer first. The shell knows the pages; a page knows no other page. */
const consoleLayers = [['format', 'requests'], ['api'], ['components'], ['pages'], ['shell']];

const consoleDirection = consoleLayers.flatMap((layer, at) =>
  layer.map((folder) => {
    const above = consoleLayers
      .slice(at)
      .flat()
      .filter((other) => other !== folder);
    const patterns = [
      deepImports,
      { regex: '^@lucid/(?!client$)', message: 'The console knows the service by @lucid/client only.' },
      ...(above.length === 0
        ? []
        : [
            {
              regex: `^(?:\\.\\./)+(?:${above.join('|')})(?:/|$)`,
              message: `apps/console/src/${folder} may import only the folders of the layers below its own.`,
            },
          ]),
      ...(folder === 'pages' ? [{ regex: '^\\.\\./(?!\\.\\./)', message: 'A page needs no other page.' }] : []),
    ];
    return { files: [`apps/console/src/${folder}/**/*.{ts,tsx}`], rules: imports(patterns, childProcesses) };
  }),
);

export default tseslint.config(
  { ignores: ['dist', 'node_modules', '.lucid', 'coverage', 'scripts/database', 'libs/client/src/api-types.ts'] },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      ...imports([deepImports], childProcesses),
      'no-restricted-syntax': [
        'error',
        { selector: 'CallExpression[callee.name="forwardRef"]', message: 'Turn the dependency round instead.' },
        {
          selector: 'MemberExpression[object.name="process"][property.name="env"]',
          message: 'Only libs/config and the programs under apps and test read the environment.',
        },
      ],
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      // A model's class is the shape of plain data: documents come from the driver and from JSON, and are spread and compared as such.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-misused-spread': 'off',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
    },
  },
  {
    // Cycles of values, by relative imports: between libs, the layers above refuse them. Cycles of types are erased by the compiler.
    files: ['**/*.ts', '**/*.tsx'],
    plugins: { 'import-x': importX },
    settings: {
      'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.tsx'] })],
      'import-x/extensions': ['.ts', '.tsx'],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts', '.tsx'] },
    },
    rules: { 'import-x/no-cycle': ['error', { ignoreExternal: true }] },
  },
  { files: ['test/**/*.ts', '**/testing/*.ts', '**/*spec.ts'], rules: imports([deepImports], []) },
  ...importDirection,
  {
    files: [
      'libs/config/**/*.ts',
      'libs/engines/**/*.ts',
      'apps/**/*.ts',
      'test/**/*.ts',
      '**/testing/*.ts',
      '**/*spec.ts',
    ],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: 'CallExpression[callee.name="forwardRef"]', message: 'Turn the dependency round instead.' },
      ],
    },
  },
  ...consoleDirection,
  { files: ['apps/console/**/*.{ts,tsx}'], ...reactHooks.configs.flat.recommended },
  {
    files: ['**/*.mjs'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly' } },
    rules: imports([], childProcesses),
  },
  {
    files: ['test/**/*.mjs', ...STARTERS],
    rules: imports([], []),
  },
  {
    // Runs under mongosh.
    files: ['configs/**/*.js'],
    languageOptions: { globals: { process: 'readonly', db: 'readonly', rs: 'readonly', quit: 'readonly' } },
  },
  prettier,
);
