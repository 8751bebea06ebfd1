import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { after, before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { serverOnly } from '../apps/web/server-only.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const { default: borders } = (await import(path.join(root, '.dependency-cruiser.js'))) as {
  default: { forbidden: readonly { readonly name: string }[] }
}

/** What breaks each rule: files by their path; the first one is the culprit that the rule must name. */
const plants: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'no-cycles': {
    'packages/plan/src/one.ts': "import { two } from './two.ts'\nexport const one = () => two\n",
    'packages/plan/src/two.ts': "import { one } from './one.ts'\nexport const two = () => one\n",
  },
  'every-import-resolves': { 'packages/plan/src/lost.ts': "import '@waymark/nowhere'\n" },
  'packages-never-import-apps': { 'packages/operations/src/up.ts': "import '../../../apps/cli/src/index.ts'\n" },
  'pure-packages-touch-nothing-outside': { 'packages/measure/src/file.ts': "import 'node:fs'\n" },
  'pure-packages-import-pure-packages': { 'packages/scorecard/src/rows.ts': "import '@waymark/store'\n" },
  'only-tests-use-testing': { 'packages/operations/src/world.ts': "import '@waymark/testing'\n" },
  'store-knows-no-operation': { 'packages/store/src/deed.ts': "import '@waymark/operations'\n" },
  'language-comes-before-what-builds-on-it': { 'packages/language/src/up.ts': "import '@waymark/framework'\n" },
  'framework-comes-before-what-builds-on-it': { 'packages/framework/src/up.ts': "import '@waymark/network'\n" },
  'network-comes-before-what-builds-on-it': { 'packages/network/src/up.ts': "import '@waymark/collection'\n" },
  'collection-comes-before-what-builds-on-it': { 'packages/collection/src/up.ts': "import '@waymark/measure'\n" },
  'measure-comes-before-what-builds-on-it': { 'packages/measure/src/up.ts': "import '@waymark/scorecard'\n" },
  'scorecard-comes-before-what-builds-on-it': { 'packages/scorecard/src/up.ts': "import '@waymark/plan'\n" },
  'scorecard-bytes-comes-before-what-builds-on-it': {
    'packages/scorecard/src/bytes/up.ts': "import '../candidate/above.ts'\n",
    'packages/scorecard/src/candidate/above.ts': 'export const above = true\n',
  },
  'scorecard-candidate-comes-before-what-builds-on-it': {
    'packages/scorecard/src/candidate/up.ts': "import '../page-types/above.ts'\n",
    'packages/scorecard/src/page-types/above.ts': 'export const above = true\n',
  },
  'scorecard-page-types-comes-before-what-builds-on-it': {
    'packages/scorecard/src/page-types/up.ts': "import '../base/above.ts'\n",
    'packages/scorecard/src/base/above.ts': 'export const above = true\n',
  },
  'scorecard-base-comes-before-what-builds-on-it': {
    'packages/scorecard/src/base/up.ts': "import '../figures/above.ts'\n",
    'packages/scorecard/src/figures/above.ts': 'export const above = true\n',
  },
  'scorecard-figures-comes-before-what-builds-on-it': {
    'packages/scorecard/src/figures/up.ts': "import '../pages/above.ts'\n",
    'packages/scorecard/src/pages/above.ts': 'export const above = true\n',
  },
  'scorecard-pages-comes-before-what-builds-on-it': {
    'packages/scorecard/src/pages/up.ts': "import '../open-data/above.ts'\n",
    'packages/scorecard/src/open-data/above.ts': 'export const above = true\n',
  },
  'scorecard-open-data-comes-before-what-builds-on-it': {
    'packages/scorecard/src/open-data/up.ts': "import '../release/above.ts'\n",
    'packages/scorecard/src/release/above.ts': 'export const above = true\n',
  },
  'scorecard-release-comes-before-what-builds-on-it': {
    'packages/scorecard/src/release/up.ts': "import '../verify/above.ts'\n",
    'packages/scorecard/src/verify/above.ts': 'export const above = true\n',
  },
  'scorecard-files-lie-in-rooms': { 'packages/scorecard/src/flat.ts': "import './index.ts'\n" },
  'disclosure-stands-alone': { 'packages/disclosure/src/lean.ts': "import '@waymark/language'\n" },
  'terms-stands-alone': { 'packages/terms/src/lean.ts': "import '@waymark/language'\n" },
  'browser-code-never-reaches-the-server-side': {
    'apps/web/src/lib/components/Planted.svelte': '<script lang="ts">\n  import \'@waymark/store\'\n</script>\n',
  },
  'packages-are-imported-by-name': { 'packages/plan/src/near.ts': "import '../../measure/src/index.ts'\n" },
}

/** Other ways to break the same rules, each a way in which it has been or could be overlooked. */
const more: readonly (readonly [rule: string, file: string, text: string])[] = [
  ['browser-code-never-reaches-the-server-side', 'apps/web/src/routes/+page.ts', "import '@waymark/operations'\n"],
  [
    'browser-code-never-reaches-the-server-side',
    'apps/web/src/routes/+layout.svelte',
    "<script>\n  import '#lib/by-way.ts'\n</script>\n",
  ],
  ['browser-code-never-reaches-the-server-side', 'apps/web/src/lib/by-way.ts', "import './server/secret.ts'\n"],
  [
    'browser-code-never-reaches-the-server-side',
    'apps/web/src/lib/types-too.ts',
    "import type {} from '@waymark/store'\n",
  ],
]

describe('the borders of the installation', () => {
  let runtime: string
  before(() => {
    runtime = mkdtempSync(path.join(tmpdir(), 'borders-'))
    buildRepository(runtime)
  })
  after(() => rmSync(runtime, { recursive: true, force: true }))

  test('every rule has a planted violation, and every plant a rule', () => {
    assert.deepEqual(Object.keys(plants).sort(), borders.forbidden.map(rule => rule.name).sort())
  })

  test('a installation without plants breaks no rule', () => {
    assert.deepEqual(violations(runtime), [])
  })

  test('every planted violation is caught by its rule, at its file', () => {
    const planted = [
      ...Object.entries(plants).flatMap(([rule, files]) =>
        Object.entries(files).map(([file, text]) => [rule, file, text] as const),
      ),
      ...more,
    ]
    for (const [, file, text] of planted) put(runtime, file, text)
    const caught = violations(runtime)
    for (const [rule, files] of Object.entries(plants)) {
      const culprit = Object.keys(files)[0] ?? ''
      assert.ok(caught.includes(`${rule}: ${culprit}`), `${rule} did not see ${culprit}; seen: ${caught.join(', ')}`)
    }
    for (const [rule, file] of more) assert.ok(caught.includes(`${rule}: ${file}`), `${rule} did not see ${file}`)
  })
})

describe('the build of the site', () => {
  async function built(text: string): Promise<void> {
    const folder = mkdtempSync(path.join(tmpdir(), 'server-only-'))
    try {
      put(folder, 'page.js', text)
      const rolldownOptions = { input: path.join(folder, 'page.js'), external: [/^@waymark\/language/] }
      const plugins = [serverOnly(['@waymark/store', '@waymark/operations'])]
      await build({
        root: folder,
        configFile: false,
        logLevel: 'silent',
        plugins,
        build: { write: false, rolldownOptions },
      })
    } finally {
      rmSync(folder, { recursive: true })
    }
  }

  test('stops when a package of the server would reach the browser, and names who takes it there', async () => {
    await assert.rejects(built("import '@waymark/store'\n"), /@waymark\/store runs on the server only, but .*page\.js/)
    await assert.rejects(built("import('@waymark/operations/deep')\n"), /runs on the server only/)
  })

  test('takes the other packages', async () => {
    await built("import '@waymark/language'\nconsole.log(1)\n")
  })
})

/** A installation with all packages of this one, each empty, linked as npm links them. */
function buildRepository(runtime: string): void {
  for (const name of readdirSync(path.join(root, 'packages'))) {
    put(runtime, `packages/${name}/src/index.ts`, 'export const here = true\n')
    copyFileSync(
      path.join(root, 'packages', name, 'package.json'),
      path.join(runtime, 'packages', name, 'package.json'),
    )
    mkdirSync(path.join(runtime, 'node_modules/@waymark'), { recursive: true })
    symlinkSync(path.join(runtime, 'packages', name), path.join(runtime, 'node_modules/@waymark', name))
  }
  put(runtime, 'apps/cli/src/index.ts', "import '@waymark/operations'\n")
  put(
    runtime,
    'apps/web/package.json',
    '{ "name": "@waymark/web", "type": "module", "imports": { "#lib/*": "./src/lib/*" } }\n',
  )
  put(runtime, 'apps/web/src/lib/server/secret.ts', "import '@waymark/store'\nexport const secret = 1\n")
  put(runtime, 'apps/web/src/routes/+page.server.ts', "import '#lib/server/secret.ts'\n")
}

function put(folder: string, file: string, text: string): void {
  mkdirSync(path.join(folder, path.dirname(file)), { recursive: true })
  writeFileSync(path.join(folder, file), text)
}

/** "rule: file" for each violation that the project's own configuration finds in a installation. */
function violations(runtime: string): readonly string[] {
  const program = path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs')
  const words = ['--config', path.join(root, '.dependency-cruiser.js'), '--output-type', 'json', 'packages', 'apps']
  const ran = spawnSync(process.execPath, [program, ...words], {
    cwd: runtime,
    encoding: 'utf8',
    maxBuffer: 64_000_000,
  })
  assert.ok(
    ran.stdout.startsWith('{'),
    `dependency-cruiser said: ${ran.stdout.slice(0, 500)} ${ran.stderr.slice(0, 1000)}`,
  )
  const { summary } = JSON.parse(ran.stdout) as { summary: { violations: { rule: { name: string }; from: string }[] } }
  return [...new Set(summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`))].sort()
}
