/** What the page of each State says of recommendations to it, against counts made here from the shared list alone. */
import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { loadContent, recommendationsPages, runtimeOf, type Runtime } from '@waymark/operations'
import { shippedContent, testInstallation } from '@waymark/testing'

const file = path.join(
  import.meta.dirname,
  '../../../shared/data/upr-recommendations/upr_recommendations_2008_2014.csv',
)
const absent = fs.existsSync(file) ? false : 'shared reference files are absent: ../shared/data/upr-recommendations'
let runtime: Runtime
before(async () => {
  runtime = runtimeOf(await testInstallation(), { now: () => new Date('2026-12-01T09:00:00.000Z') })
  await loadContent(runtime, shippedContent())
})
after(() => runtime.installation.close())

test('each State has as many accepted and noted as the shared list names', { skip: absent }, async () => {
  const [head, ...lines] = fs.readFileSync(file, 'utf8').replace('\uFEFF', '').trim().split(/\r?\n/)
  const at = (name: string) => head!.split(',').indexOf(name)
  const [state, response] = [at('state_under_review_iso3'), at('response')]
  const counted = new Map<string, number>()
  for (const line of lines) {
    const cells = line.match(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)!.map(cell => cell.replace(/,$/, ''))
    const key = `${cells[state]} ${cells[response]!.toLowerCase()}`
    counted.set(key, (counted.get(key) ?? 0) + 1)
  }
  const [page] = await recommendationsPages(runtime)
  for (const { place, accepted, noted } of page!.states)
    assert.deepEqual(
      [place, accepted, noted],
      [place, counted.get(`${place} accepted`) ?? 0, counted.get(`${place} noted`) ?? 0],
    )
  const said = page!.states.reduce((sum, { accepted, noted }) => sum + accepted + noted, 0)
  assert.equal(said, lines.length)
})
