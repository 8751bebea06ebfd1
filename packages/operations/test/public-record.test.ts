/** The public record: loaded from content, published when it changes and only then, verified, exported without what is invented. */
import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { after, before, describe, test } from 'node:test'
import * as fc from 'fast-check'
import {
  runtimeOf,
  keepImport,
  loadContent,
  openRelease,
  publishAgain,
  publishPublicRecord,
  readContent,
  contentFolder,
  verifyWhole,
  withRelease,
  type Runtime,
} from '@waymark/operations'
import { placesNamed } from '@waymark/store'
import { shippedContent, testInstallation, wholeRelease } from '@waymark/testing'

let runtime: Runtime
before(async () => {
  runtime = runtimeOf(await testInstallation(), { now: () => new Date('2026-02-02T09:00:00.000Z') })
})
after(() => runtime.installation.close())

const published = async () =>
  (await wholeRelease(runtime, { network: 'public-record', label: 'latest', withSealed: true }))!

describe('the public record', () => {
  test('is published at the first start, and not again while it says the same', async () => {
    await loadContent(runtime, shippedContent())
    assert.equal(await publishPublicRecord(runtime, editionLabel()), '2026-1')
    await loadContent(runtime, shippedContent())
    assert.equal(await publishPublicRecord(runtime, editionLabel()), undefined)
  })

  test('is intact, sealed part included, under the key that signed it', async () => {
    const { publicKey } = runtime.keysOf('public-record')
    const report = verifyWhole({ ...(await published()), knownKeys: [publicKey] })
    assert.deepEqual(report.findings, [])
    assert.deepEqual(
      report.notes.map(note => note.kind),
      ['verify.signed-by-known-key'],
    )
    assert.ok(report.checked.figures > 100)
  })

  test('is looked at file by file, and nothing of it stays beside the data, whatever happened', async () => {
    const of = { network: 'public-record', label: 'latest', withSealed: true }
    const { folder } = runtime.installation
    const own = new RegExp(`^looked-at-(?:${process.pid}|999999999)-`) // other tests look at theirs
    const leftovers = () => fs.readdirSync(folder).filter(name => own.test(name))
    fs.mkdirSync(path.join(folder, 'looked-at-999999999-of-a-process-that-died/whole'), { recursive: true })
    const seen = await withRelease(runtime, of, ({ files }) => [leftovers().length, files.paths.length > 32] as const)
    assert.deepEqual(seen, [1, true], 'what a dead process left is gone, and more than one batch was read')
    await assert.rejects(
      withRelease(runtime, of, () => {
        throw new Error('seen enough')
      }),
      /seen enough/,
    )
    assert.equal(await withRelease(runtime, { ...of, label: '1999-1' }, () => 'there'), undefined)
    assert.deepEqual(leftovers(), [])
  })

  test('is not intact when any one byte of any one file is another', async () => {
    const { files, texts, redactions } = await published()
    const paths = Object.keys(files)
    await fc.assert(
      fc.asyncProperty(
        fc.nat(paths.length - 1),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        async (which, where, flip) => {
          const path = paths[which]!
          const bytes = Uint8Array.from(files[path]!)
          bytes[where % bytes.length]! ^= flip
          return !verifyWhole({ files: { ...files, [path]: bytes }, texts, redactions }).intact
        },
      ),
      { numRuns: 8 },
    )
  })

  test('takes the same import a second time without a change, and publishes a changed one anew', async () => {
    const plan = shippedContent().reference.facts.find(fact => fact.indicator === 'OPIC')!
    assert.equal(await keepImport(runtime, plan), false)
    assert.equal(await publishAgain(runtime), undefined)
    const later = {
      ...plan,
      facts: plan.facts.map(fact => (fact.place === 'GAB' ? { ...fact, value: { state: 'yes', step: null } } : fact)),
    }
    assert.equal(await keepImport(runtime, later), true)
    assert.equal(await publishAgain(runtime), '2026-2')
    const [before, now] = await Promise.all(
      ['2026-1', '2026-2'].map(async label => (await openRelease(runtime, 'public-record', label))!),
    )
    assert.equal(before?.release.label, '2026-1')
    const page = await now!.page<{ figures: { figure: { states: Record<string, number> } }[] }>(
      `indicators/public-record-${editionLabel()}/OPIC.json`,
    )
    assert.equal(page?.figures[0]?.figure.states['yes'], 47)
  })

  test('holds no invented place, and a start without the demonstration loads none', async () => {
    const release = await published()
    assert.equal(
      Object.keys(release.files).some(path => /countries\/Q[M-Z][A-Z]/.test(path)),
      false,
    )
    const content = readContent(contentFolder, false)
    assert.ok(content.ok)
    const bare = runtimeOf(await testInstallation())
    try {
      await loadContent(bare, content.value)
      assert.deepEqual(
        await placesNamed(bare.installation.app.db, ['QMA', 'SWE']).then(rows => rows.map(row => row.code)),
        ['SWE'],
      )
    } finally {
      await bare.installation.close()
    }
  })
})

function editionLabel(): string {
  return shippedContent().frameworks.find(framework => framework.edition.framework.code === 'public-record')!.edition
    .edition.label
}
