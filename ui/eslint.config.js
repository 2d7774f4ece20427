import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/** The slices, from the bottom up: a slice may use the `index.ts` of the slices it names, and nothing inside them. */
const SLICES_BELOW = {
  access: [],
  organisations: ['access'],
  premises: ['access', 'organisations'],
  bookings: ['access', 'organisations', 'premises'],
  agreements: ['access', 'organisations'],
  award: ['access', 'organisations'],
};

const ONLY_IN_BACKEND = {
  group: ['@tauri-apps/*'],
  message: 'Only src/backend speaks with the window; use call() or shell().',
};

function sliceRules([slice, below]) {
  const others = Object.keys(SLICES_BELOW).filter((name) => name !== slice);
  const forbidden = others.filter((name) => !below.includes(name)).flatMap((name) => [`**/${name}`, `**/${name}/**`]);
  const insides = below.flatMap((name) => [`../${name}/*`, `../../${name}/*`, `!../${name}/index`, `!../../${name}/index`]);
  return {
    files: [`src/${slice}/**`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            ONLY_IN_BACKEND,
            { group: ['**/pages/**', '**/App.svelte'], message: 'A slice does not know the pages above it.' },
            ...(forbidden.length > 0
              ? [{ group: forbidden.map((path) => `../${path.replace('**/', '')}`), message: `${slice} must not know this slice.` }]
              : []),
            ...(insides.length > 0 ? [{ group: insides, message: 'Import another slice through its index.ts only.' }] : []),
          ],
        },
      ],
    },
  };
}

export default ts.config(
  { ignores: ['dist/**', 'node_modules/**'] },
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-restricted-imports': ['error', { patterns: [ONLY_IN_BACKEND] }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-console': 'error',
      'no-undef': 'off',
      'no-restricted-syntax': [
        'error',
        {
          selector: 'SvelteAttribute[key.name="style"]',
          message: 'The content security policy blocks style attributes: use a class or a style: directive.',
        },
      ],
      'svelte/no-at-html-tags': 'error',
      'svelte/require-each-key': 'error',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
  },
  {
    files: ['src/shared/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            ONLY_IN_BACKEND,
            {
              group: ['../backend/**', '../pages/**', ...Object.keys(SLICES_BELOW).map((name) => `../${name}/**`)],
              message: 'Shared parts know no slice and no backend; pass values and callbacks in.',
            },
          ],
        },
      ],
    },
  },
  ...Object.entries(SLICES_BELOW).map(sliceRules),
  { files: ['src/backend/**'], rules: { 'no-restricted-imports': 'off' } },
  // Written by the engine, which has its own habits.
  { files: ['src/backend/generated/**'], rules: { '@typescript-eslint/no-empty-object-type': 'off' } },
  { files: ['*.js', '*.ts'], languageOptions: { globals: { ...globals.node } } },
);
