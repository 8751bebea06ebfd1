// The borders between the parts (ARCHITECTURE.md). Every rule has a planted violation in checks/borders.test.ts.
const layers = ['language', 'framework', 'network', 'collection', 'measure', 'scorecard', 'plan']
// The rooms of packages/scorecard/src: each imports from those before it, never from those after it.
const scorecardRooms = [
  'bytes',
  'candidate',
  'page-types',
  'base',
  'figures',
  'pages',
  'open-data',
  'release',
  'verify',
]
const engines = ['disclosure', 'terms']
const pure = [...layers, ...engines, 'exchange']
const serverOnly = ['store', 'operations']
const anyOf = names => `(?:${names.join('|')})`

// What reaches the browser: components, universal load functions, the client hook, and #lib outside lib/server.
const browserFiles = [
  '^apps/web/src/.+[.]svelte$',
  '^apps/web/src/routes/.*[+](page|layout)[.]ts$',
  '^apps/web/src/hooks[.](client[.])?ts$',
  '^apps/web/src/params[.]ts$',
  '^apps/web/src/lib/(?!server/)',
]

const layerRules = layers.slice(0, -1).map((name, index) => ({
  name: `${name}-comes-before-what-builds-on-it`,
  severity: 'error',
  from: { path: `^packages/${name}/src/` },
  to: { path: `^packages/${anyOf(layers.slice(index + 1))}/` },
}))

const roomRules = scorecardRooms.slice(0, -1).map((name, index) => ({
  name: `scorecard-${name}-comes-before-what-builds-on-it`,
  severity: 'error',
  from: { path: `^packages/scorecard/src/${name}/` },
  to: { path: `^packages/scorecard/src/${anyOf(scorecardRooms.slice(index + 1))}/` },
}))

const engineRules = engines.map(name => ({
  name: `${name}-stands-alone`,
  severity: 'error',
  from: { path: `^packages/${name}/src/` },
  to: { path: '^packages/', pathNot: `^packages/${name}/` },
}))

export default {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'every-import-resolves',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: ['^[$]app/', '^[.]/[$]types', '^[$]types', '^own-script:'] },
    },
    {
      name: 'packages-never-import-apps',
      severity: 'error',
      from: { path: '^packages/' },
      to: { path: '^apps/' },
    },
    {
      name: 'pure-packages-touch-nothing-outside',
      severity: 'error',
      from: { path: `^packages/${anyOf(pure)}/src/` },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'pure-packages-import-pure-packages',
      severity: 'error',
      from: { path: `^packages/${anyOf(pure)}/src/` },
      to: { path: `^packages/${anyOf(serverOnly)}/` },
    },
    {
      name: 'only-tests-use-testing',
      severity: 'error',
      from: { path: '^(packages/(?!testing/)[^/]+/src|apps/[^/]+/src|apps/web/server[.]ts)' },
      to: { path: '^packages/testing/' },
    },
    {
      name: 'store-knows-no-operation',
      severity: 'error',
      from: { path: '^packages/store/src/' },
      to: { path: '^packages/operations/' },
    },
    ...layerRules,
    ...engineRules,
    ...roomRules,
    {
      name: 'scorecard-files-lie-in-rooms',
      severity: 'error',
      from: { path: `^packages/scorecard/src/(?!index[.]ts$|${anyOf(scorecardRooms)}/)` },
      to: {},
    },
    {
      name: 'browser-code-never-reaches-the-server-side',
      severity: 'error',
      from: { path: browserFiles },
      to: { path: [`^packages/${anyOf(serverOnly)}/`, '^apps/web/src/lib/server/'], reachable: true },
    },
    {
      name: 'packages-are-imported-by-name',
      severity: 'error',
      from: { path: '^(packages|apps)/([^/]+)/src/' },
      to: { path: '^packages/[^/]+/', pathNot: '^$1/$2/', dependencyTypes: ['local'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(?:^|/)(?:build|[.]svelte-kit|test)/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.js', '.svelte'],
    },
  },
}
