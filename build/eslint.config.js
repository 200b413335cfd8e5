import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import { importTable } from './import-table.js';
import { translatedWords } from './translated-words.js';

const root = new URL('..', import.meta.url).pathname;

export default defineConfig(
  globalIgnores(['dist/', 'release/', 'test-results/', 'renderer/i18n/paraglide/']),
  js.configs.recommended,
  ts.configs.strictTypeChecked,
  ts.configs.stylisticTypeChecked,
  svelte.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    languageOptions: {
      parserOptions: {
        // One program over all parts: eight would take four times as long. Who may use which runtime's globals
        // is held by the tsconfig of each part.
        project: 'build/tsconfig.lint.json',
        tsconfigRootDir: root,
        extraFileExtensions: ['.svelte'],
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'as' }],
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/prefer-includes': 'off',
      // An empty string in the environment means "not set".
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { string: true } }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: {
      globals: globals.browser,
      parserOptions: { parser: ts.parser },
    },
    // Dates here are values that never change.
    rules: { 'svelte/prefer-svelte-reactivity': 'off' },
  },
  {
    // Linted without types, which would build a program for each component; svelte-check holds their types.
    files: ['**/*.svelte'],
    extends: [ts.configs.disableTypeChecked],
    languageOptions: { parserOptions: { project: null } },
  },
  { files: ['build/**', 'tests/**/*.{mjs,cjs}'], languageOptions: { globals: globals.node } },
  {
    // The casts of JSDoc are invisible to these; tsc checks the types.
    files: ['**/*.{js,mjs,cjs}'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  {
    // Playwright's fixtures take their dependencies by destructuring, `{}` where there are none.
    files: ['tests/**'],
    rules: { 'no-empty-pattern': 'off' },
  },
  importTable,
  translatedWords,
);
