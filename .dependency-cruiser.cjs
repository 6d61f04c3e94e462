/** The import law of the house: who may import whom. Run by `npm run check`. */

/** Libraries that compute and do no input or output. */
const PURE = ['yjs', 'lib0', 'zod', 'fractional-indexing', 'uuid', 'papaparse', 'htmlparser2', 'diff'];
const pureLibraries = `^node_modules/(${PURE.join('|')})/`;

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'domain-is-pure',
      comment:
        'domain runs in the browser and on the server: it imports domain and a few pure libraries only.',
      severity: 'error',
      from: { path: '^domain/' },
      to: { pathNot: ['^domain/', pureLibraries] },
    },
    {
      name: 'server-knows-no-app',
      comment: 'The server would otherwise depend on the screens.',
      severity: 'error',
      from: { path: '^server/' },
      to: { path: '^app/' },
    },
    {
      name: 'app-takes-only-types-of-server',
      comment: 'Pages reach the server through the context of their loaders and through tRPC.',
      severity: 'error',
      from: { path: '^app/' },
      to: { path: '^server/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'locales-import-nothing-of-ours',
      comment: 'The texts are read by both sides.',
      severity: 'error',
      from: { path: '^locales/' },
      to: { path: '^(app|server|tests)/' },
    },
    {
      name: 'nobody-imports-tests',
      comment: 'What both need belongs to neither.',
      severity: 'error',
      from: { path: '^(app|domain|server|locales|prisma)/' },
      to: { path: '^tests/' },
    },
    {
      name: 'no-development-packages',
      comment: 'They are not there after npm ci --omit=dev.',
      severity: 'error',
      from: { path: '^(app|domain|server|locales|prisma)/' },
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only'],
        pathNot: '^node_modules/@types/',
      },
    },
    {
      name: 'no-cycles',
      comment: 'A circle of files has no first one to read. Types alone may refer to each other.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'everything-resolves',
      comment: 'An import that leads nowhere escapes every other rule.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^server/database/generated'] },
    exclude: { path: ['^build/', '^server/database/generated/(internal|models)'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json', '.d.ts'],
    },
  },
};
