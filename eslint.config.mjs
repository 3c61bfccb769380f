import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
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
  ['search', 'volume'],
  ['models', 'database', 'backup', 'health', 'metrics'],
];

const layerOf = (lib) => layers.findIndex((layer) => layer.includes(lib));

const deepImports = {
  group: ['@lucid/*/*', '**/libs/*/src/**'],
  message: 'Import a lib by its name: only its src/index.ts is public.',
};

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

const importDirection = readdirSync('libs').flatMap((lib) => {
  if (layerOf(lib) < 0) throw new Error(`libs/${lib} has no layer in eslint.config.mjs`);
  const forbidden = layers.flat().filter((other) => layerOf(other) >= layerOf(lib));
  const patterns = [
    deepImports,
    {
      regex: `^@lucid/(${forbidden.join('|')})$`,
      message: `libs/${lib} may import only the libs of the layers below its own.`,
    },
  ];
  return [
    { files: [`libs/${lib}/src/**/*.ts`], rules: imports(patterns, childProcesses) },
    { files: [`libs/${lib}/src/**/*spec.ts`], rules: imports(patterns, []) },
  ];
});

export default tseslint.config(
  { ignores: ['dist', 'node_modules', '.lucid', 'coverage', 'scripts/database', 'libs/client/src/api-types.ts'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
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
  { files: ['test/**/*.ts', '**/*spec.ts'], rules: imports([deepImports], []) },
  ...importDirection,
  {
    files: ['libs/config/**/*.ts', 'libs/engines/**/*.ts', 'apps/**/*.ts', 'test/**/*.ts', '**/*spec.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: 'CallExpression[callee.name="forwardRef"]', message: 'Turn the dependency round instead.' },
      ],
    },
  },
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
