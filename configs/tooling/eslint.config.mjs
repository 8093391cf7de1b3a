import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';

const root = new URL('../..', import.meta.url).pathname;

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '**/*.json'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, prettier],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: root } },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: true }],
      'no-console': 'error',
      'max-lines': ['error', { max: 500, skipBlankLines: true }],
      // A process ends in its entry file and nowhere else; the environment is read in config/ and nowhere else.
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'exit', message: 'Only entry files (main.ts, cli) end the process.' },
      ],
    },
  },
  {
    // Numeric inner loops index typed arrays whose bounds the loop itself guarantees.
    files: [
      'packages/splat/**/*.ts',
      'packages/generation-server/src/{guidance,image-prompt,pictures,score}/**/*.ts',
      'packages/generation-server/src/test-support/*.ts',
    ],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    files: ['**/main.ts', '**/cli/**/*.ts', '**/*-main.ts', '**/bench/**/*.ts'],
    rules: { 'no-restricted-properties': 'off', 'no-console': 'off' },
  },
  {
    files: ['**/*.test.ts', 'test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/require-await': 'off',
      'max-lines': ['error', { max: 700, skipBlankLines: true }],
    },
  },
);
