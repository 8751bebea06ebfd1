/** The documents keep up with the installation: every table has a page, every link leads somewhere, every command named exists. */
import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, test } from 'node:test'

const root = path.join(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(path.join(root, file), 'utf8')
const documents = [
  ...globSync('*.md', { cwd: root }),
  ...globSync('docs/**/*.md', { cwd: root }),
  ...globSync('packages/*/README.md', { cwd: root }),
]

describe('the documents', () => {
  test('every table has a page, and every page a table', () => {
    const sql = globSync('packages/store/migrations/*.sql', { cwd: root }).map(read).join('\n')
    const tables = [...sql.matchAll(/^create table ([a-z]+\.[a-z_]+)/gm)].map(found => found[1]!)
    const pages = globSync('docs/data/*.*.md', { cwd: root }).map(file => path.basename(file, '.md'))
    assert.deepEqual([...new Set(tables)].sort(), pages.sort())
  })

  test('the list of decisions has every decision, with the state that its page says', () => {
    const list = read('docs/decisions/README.md').replace(/ +/g, ' ')
    for (const file of globSync('docs/decisions/[0-9]*.md', { cwd: root })) {
      const state = /## Status\s+([\s\S]*?)\s+## /.exec(read(file))?.[1]?.replace(/\s+/g, ' ')
      const row = list.split('\n').find(line => line.includes(`(${path.basename(file)})`))
      assert.ok(row?.endsWith(` ${state} |`), `docs/decisions/README.md: ${path.basename(file)}: ${state}`)
    }
  })

  test('every link between documents leads to a file that is there', () => {
    const dead = documents.flatMap(file =>
      [...read(file).matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)]
        .map(found => found[1]!)
        .filter(to => !/^[a-z]+:/.test(to) && !existsSync(path.join(root, path.dirname(file), to)))
        .map(to => `${file} -> ${to}`),
    )
    assert.deepEqual(dead, [])
  })

  test('every path that a document names in code marks exists', () => {
    const named = /`((?:apps|packages|content|docs|checks|tests|prove|bench)\/[A-Za-z0-9_./-]+)`/g
    const dead = documents.flatMap(file =>
      [...read(file).matchAll(named)]
        .map(found => found[1]!)
        .filter(at => !existsSync(path.join(root, at)))
        .map(at => `${file} -> ${at}`),
    )
    assert.deepEqual(dead, [])
  })

  test('every waymark command a document names is one', () => {
    const known = [...read('apps/cli/src/waymark.ts').matchAll(/^ {2}([a-z]+): \(\) => import/gm)].map(
      found => found[1]!,
    )
    const used = documents.flatMap(file =>
      [...read(file).matchAll(/npm run waymark -- ([a-z]+)/g)].map(found => found[1]!),
    )
    assert.deepEqual(
      used.filter(name => name !== 'help' && !known.includes(name)),
      [],
    )
  })

  test('decisions have a number of their own and the four headings', () => {
    const files = globSync('docs/decisions/[0-9]*.md', { cwd: root })
    const numbers = files.map(file => path.basename(file).slice(0, 4))
    assert.equal(new Set(numbers).size, numbers.length, numbers.join(' '))
    for (const file of files)
      for (const heading of ['Status', 'Context', 'Decision', 'Consequences'])
        assert.match(read(file), new RegExp(`^## ${heading}$`, 'm'), file)
  })

  test('the map of the installation fits on 150 lines', () => {
    assert.ok(read('ARCHITECTURE.md').split('\n').length <= 150)
  })
})
