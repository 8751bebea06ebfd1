/** `npm run check`: format, types, lint, borders between the parts, content. Prints every step; ends at the first that fails. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import process from 'node:process'

type Step = {
  readonly name: string
  readonly words: readonly string[]
  readonly needs?: string
  readonly in?: string
  /** What it prints is wanted where it holds too. */
  readonly prints?: true
}

const bin = (name: string) => `node_modules/${name}`
const steps: readonly Step[] = [
  { name: 'lock file', words: ['checks/lock-file.ts'] },
  { name: 'format', words: [bin('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'] },
  { name: 'lint', words: [bin('oxlint/bin/oxlint'), '--deny-warnings'] },
  { name: 'exports', words: ['checks/exports.ts'] },
  { name: 'mirrored types', words: ['checks/mirrored-types.ts'] },
  { name: 'distinct names', words: ['checks/distinct-names.ts'] },
  { name: 'sizes', words: ['checks/sizes.ts'], prints: true },
  { name: 'retired words', words: ['checks/retired-words.ts'], prints: true },
  { name: 'refusals', words: ['checks/refusals.ts'] },
  { name: 'schema of releases', words: ['checks/release-schema.ts'] },
  { name: 'guides', words: ['checks/guides.ts'] },
  { name: 'readmes', words: ['checks/readmes.ts'] },
  {
    name: 'borders',
    words: [
      bin('dependency-cruiser/bin/dependency-cruiser.mjs'),
      '--config',
      '.dependency-cruiser.js',
      'packages',
      'apps/web/src',
      'apps/web/server.ts',
      'apps/cli/src',
    ],
  },
  { name: 'types of the pure packages', words: [bin('typescript/bin/tsc'), '-p', 'tsconfig.pure.json'] },
  { name: 'types of the rest', words: [bin('typescript/bin/tsc'), '-p', 'tsconfig.json'] },
  {
    name: 'types of the site (sync)',
    words: ['../../node_modules/@sveltejs/kit/svelte-kit.js', 'sync'],
    in: 'apps/web',
  },
  {
    name: 'types of the site',
    words: [
      '../../node_modules/svelte-check/bin/svelte-check',
      '--tsconfig',
      './tsconfig.json',
      '--fail-on-warnings',
      '--output',
      'human',
    ],
    in: 'apps/web',
  },
  // Every statement and its row type, as a database of its own describes it: planted faults stand in the same file.
  { name: 'statements', words: ['tests/run.ts', 'packages/store/test/statements/statements.test.ts'] },
  { name: 'content', words: ['apps/cli/src/waymark.ts', 'check'], needs: 'apps/cli/src/waymark.ts' },
]

const only = process.argv.slice(2)
for (const step of steps) {
  if (only.length > 0 && !only.some(word => step.name.includes(word))) continue
  if (step.needs && !existsSync(step.needs)) continue
  const began = Date.now()
  const done = spawnSync(process.execPath, step.words, { cwd: step.in ?? '.', encoding: 'utf8' })
  const failed = done.status !== 0
  console.log(`${failed ? 'FAIL' : 'ok  '} ${step.name} (${((Date.now() - began) / 1000).toFixed(1)} s)`)
  if (step.prints && !failed) console.log(`     ${done.stdout.trim()}`)
  if (failed) {
    console.log(done.stdout, done.stderr)
    process.exit(1)
  }
}
