import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { faultOfReadme } from './readmes.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'readme-'))
after(() => rmSync(folder, { recursive: true }))

const faultOf = (text: string) => {
  writeFileSync(path.join(folder, 'README.md'), text)
  return faultOfReadme(folder) ?? 'none'
}
const prints = (code: string, said: string) =>
  `# name\n\n\`\`\`ts\n${code}\n\`\`\`\n\nprints\n\n\`\`\`text\n${said}\n\`\`\`\n`

test('a package without a page, a name or an example is refused', () => {
  assert.equal(faultOfReadme(path.join(folder, 'nowhere')), 'has no README.md')
  assert.equal(faultOf('Some words.\n'), 'README.md begins with no name')
  assert.equal(faultOf('# name\n\nSome words.\n'), 'README.md shows no example')
})

test('an example that is longer than ten lines, prints something else or does not run is refused', () => {
  assert.match(faultOf(`# name\n\n\`\`\`ts\n${'step()\n'.repeat(11)}\`\`\`\n`), /has 11 lines/)
  assert.match(faultOf(prints('console.log(1 + 1)', '3')), /prints 2/)
  assert.match(faultOf(prints("import '@waymark/nowhere'", '3')), /does not run/)
})

test('an example that prints what its page says is taken', () => {
  assert.equal(faultOf(prints('console.log(1 + 1)', '2')), 'none')
})
