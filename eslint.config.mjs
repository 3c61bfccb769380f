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

const importDirection = readdirSync('libs').map((lib) => {
  if (layerOf(lib) < 0) throw new Error(`libs/${lib} has no layer in eslint.config.mjs`);
  const forbidden = layers.flat().filter((other) => layerOf(other) >= layerOf(lib));
  return {
    files: [`libs/${lib}/src/**/*.ts`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            deepImports,
            {
              regex: `^@lucid/(${forbidden.join('|')})$`,
              message: `libs/${lib} may import only the libs of the layers below its own.`,
            },
          ],
        },
      ],
    },
  };
});

export default tseslint.config(
  { ignores: ['dist', 'node_modules', '.lucid', 'coverage', 'scripts/database', 'libs/client/src/api-types.ts'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'no-restricted-imports': ['error', { patterns: [deepImports] }],
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
  },
  {
    // Runs under mongosh.
    files: ['configs/**/*.js'],
    languageOptions: { globals: { process: 'readonly', db: 'readonly', rs: 'readonly', quit: 'readonly' } },
  },
  prettier,
);
