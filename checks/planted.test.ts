/** What `npm run check` refuses, each planted in a copy of the checkout and seen to fail there, by the step that is for it. */
import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { after, before, describe, test } from 'node:test'
import { copyCheckout } from './copy-of-checkout.ts'

type Fault = {
  readonly name: string
  readonly step: string
  readonly files: Readonly<Record<string, string>>
  /** What the step prints of it. */
  readonly said: RegExp
}

const type = 'export type Planted = { readonly sown: string; readonly grown: number; readonly reaped: boolean }\n'
const guide = 'docs/guide/reader.md'

const faults: readonly Fault[] = [
  {
    name: 'an export only tests use',
    step: 'exports',
    files: {
      'packages/plan/src/planted.ts': 'export const planted = () => 1\n',
      'packages/plan/test/planted.test.ts': "import { planted } from '../src/planted.ts'\nplanted()\n",
    },
    said: /packages\/plan\/src\/planted\.ts.*planted.*only tests use it/,
  },
  {
    name: 'a statement whose row type differs from the schema',
    step: 'statements',
    files: {
      'packages/store/src/planted.ts':
        "import { sql, type Kysely } from 'kysely'\nexport const planted = (t: Kysely<any>) =>\n  sql<{ label: number }>`select label from app.round`.execute(t)\n",
    },
    said: /planted\.ts:3 .*label/,
  },
  {
    name: 'a mirrored type',
    step: 'mirrored types',
    files: { 'packages/plan/src/planted.ts': type, 'apps/web/src/lib/planted.ts': type.replace('Planted', 'Again') },
    said: /planted\.ts.*planted\.ts/s,
  },
  {
    name: 'a name of two types',
    step: 'distinct names',
    files: {
      'packages/plan/src/planted.ts': type,
      'apps/web/src/lib/planted.ts': 'export type Planted = string\n',
    },
    said: /Planted names types in .*planted\.ts:1, .*planted\.ts:1/,
  },
  {
    name: 'a word of the old list',
    step: 'retired words',
    files: { 'packages/plan/src/planted.ts': 'export const house = 1\n' },
    said: /packages\/plan\/src\/planted\.ts:1: house/,
  },
  {
    name: 'a package without README',
    step: 'readmes',
    files: { 'packages/planted/package.json': '{ "name": "@waymark/planted" }\n' },
    said: /packages\/planted: has no README\.md/,
  },
  {
    name: 'a stale guide step',
    step: 'guides',
    files: { [guide]: `${readFileSync(guide, 'utf8')}\n1. **Go there.**\n   <!-- desk/planted: Nothing -->\n` },
    said: /docs\/guide\/reader\.md:\d+: there is no page desk\/planted/,
  },
]

describe('npm run check', () => {
  let copy: string
  before(() => {
    copy = mkdtempSync(path.join(tmpdir(), 'planted-'))
    copyCheckout(copy)
    const author = ['-c', 'user.name=planted', '-c', 'user.email=planted@example.org']
    git(['init', '-q'])
    git(['add', '-A'])
    git([...author, 'commit', '-q', '--no-verify', '-m', 'As it stands'])
  })
  after(() => rmSync(copy, { recursive: true, force: true }))

  const git = (words: readonly string[]) => execFileSync('git', words, { cwd: copy, encoding: 'utf8' })

  /** Plants the files, runs the step, and takes them away again. */
  function checked({ step, files }: Fault) {
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(path.join(copy, path.dirname(file)), { recursive: true })
      writeFileSync(path.join(copy, file), text)
    }
    git(['add', '-A'])
    const { NODE_TEST_CONTEXT: _, ...env } = process.env // the steps that run tests are no part of this one
    const done = spawnSync(process.execPath, ['checks/run.ts', step], { cwd: copy, env, encoding: 'utf8' })
    git(['reset', '-q', '--hard'])
    return done
  }

  for (const fault of faults)
    test(`fails for ${fault.name}`, () => {
      const { status, stdout } = checked(fault)
      assert.match(stdout, new RegExp(`^FAIL ${fault.step}`))
      assert.match(stdout, fault.said)
      assert.equal(status, 1)
    })
})
