/** A language added by content alone: its line in the list of languages, and its text beside the others of each message and each column. */
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Change, Edit } from './changes.ts'

const root = path.join(import.meta.dirname, '../..')
const read = (file: string): unknown => JSON.parse(readFileSync(path.join(root, file), 'utf8'))
const write = (file: string, value: unknown): Edit => ({ file, put: `${JSON.stringify(value, null, 2)}\n` })

const list = 'content/languages.json'
const esperanto = { code: 'eo', name: 'Esperanto', locale: 'eo', direction: 'ltr', complete: 'interface' }

/** Generated: what English says, marked, so that a page tells which of the two it shows. */
const marked = (messages: Readonly<Record<string, { readonly en: string }>>) =>
  Object.fromEntries(Object.entries(messages).map(([key, message]) => [key, { ...message, eo: `Eo: ${message.en}` }]))

const columns = 'content/open-data/columns.json'

const markedColumns = (groups: Readonly<Record<string, Parameters<typeof marked>[0]>>) =>
  Object.fromEntries(Object.entries(groups).map(([group, all]) => [group, marked(all)]))

export const language: Change = {
  name: 'a language',
  most: 0,
  edits: [
    write(list, [...(read(list) as readonly unknown[]), { ...esperanto, comma: ',', semicolon: ';' }]),
    write(columns, markedColumns(read(columns) as Parameters<typeof markedColumns>[0])),
    ...globSync('content/messages/*.json', { cwd: root })
      .sort()
      .map(file => write(file, marked(read(file) as Parameters<typeof marked>[0]))),
  ],
  test: `import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { languages } from '@waymark/language'
import { openRuntime, useRuntime, type Runtime } from '@waymark/operations'
import { fieldsFile } from '../../packages/scorecard/src/open-data/open-data-fields.ts'
import { siteFromSources, type SiteFromSources } from '../../apps/web/from-sources.ts'
import { serve, type Serving } from '../../apps/web/server.ts'
import { newFolder, repository, runToEnd } from '../../prove/start-product.ts'
import { whatStands } from '../../prove/upgrade/read.ts'
import { storedBackups } from '../../prove/upgrade/stored.ts'
import { brokenReleases } from '../../prove/upgrade/work.ts'

const folder = newFolder('language')
let runtime: Runtime, site: SiteFromSources, serving: Serving
before(async () => {
  const { file, key } = storedBackups()[0]! // of a version that did not know the language
  const restored = await runToEnd({ folder: folder.at, words: ['apps/cli/src/waymark.ts', 'restore', file, '--key', key] })
  assert.equal(restored.code, 0, restored.said)
  runtime = await openRuntime({ repository, folder: folder.at, withoutFsync: true })
  useRuntime(runtime)
  site = await siteFromSources(runtime)
  const settings = { hosts: ['127.0.0.1'], port: 0, origins: [], open: false, graceMs: 2000 }
  serving = await serve(settings, { site: async () => site.answer })
})
after(async () => {
  await serving?.close()
  await site?.end()
  await runtime?.installation.close()
  folder.forget()
})
const read = async (address: string) => {
  const answer = await fetch(\`http://localhost:\${serving.port}\${address}\`, { redirect: 'manual' })
  assert.equal(answer.status, 200, address)
  return (await answer.text()).replaceAll(/<!--.*?-->/g, '')
}

test('the language is listed, and chosen where a browser asks for it', async () => {
  assert.ok(languages.includes('eo'))
  const asked = await fetch(\`http://localhost:\${serving.port}/\`, { headers: { 'accept-language': 'eo' }, redirect: 'manual' })
  assert.equal(asked.headers.get('location'), '/eo')
  const page = await read('/eo/about')
  assert.match(page, /<html lang="eo" dir="ltr"/)
  assert.match(page, /<h1[^>]*>\\s*Eo: About Waymark/)
  assert.match(await read('/sv/about'), /lang="eo"[^>]*>Esperanto</)
})

test('the columns of open data say in it what they hold', () => {
  for (const { fields } of fieldsFile.files) for (const { name, meaning } of fields) assert.match(meaning['eo']!, /^Eo: /, name)
})

test('a release without the language has the bytes it had, verifies, and opens', async () => {
  const { releases } = storedBackups()[0]!.facts
  assert.deepEqual((await whatStands(runtime)).releases, releases)
  assert.deepEqual(await brokenReleases(runtime, releases), [])
  for (const { network, label } of releases) {
    const page = await read(\`/eo/\${network}/\${label}\`)
    assert.match(page, /<html lang="eo"/)
    assert.match(page, /Eo: /)
  }
})

test('what the release says in other languages alone stands in one of them, and says so', async () => {
  const page = await read('/eo/public-record/2026-1/countries/KEN')
  assert.match(page, /<h1><bdi lang="en">Kenya<\\/bdi>/)
  const [, indicator] = /href="(\\/eo\\/public-record\\/2026-1\\/framework\\/[^"#/]+\\/[^"#/]+)"/.exec(page) ?? []
  assert.ok(indicator, 'the page leads to an indicator')
  assert.match(await read(indicator), /<bdi lang="en" dir="ltr">[^<]+<\\/bdi>\\s*<span class="status">Eo: no English wording/)
})
`,
}
