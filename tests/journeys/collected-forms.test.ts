/** A form that other programs ask without a line, and what they exported of it: through HTTP, without script. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { readWorkbook, type ReadSheet } from '@waymark/exchange'
import { readAs, sectionPage } from '@waymark/operations'
import { submissionsInState } from '@waymark/store'
import { must } from '@waymark/testing'
import { wrongInXform, wrongInXlsform } from '../../packages/exchange/test/odk-checks.ts'
import { desk, openDeskWorld, type DeskWorld } from './desk-world.ts'
import type { Visitor } from './visitor.ts'

let here: DeskWorld
let own: string
let birch: string
before(async () => {
  here = await openDeskWorld()
  const drafts = await readAs(here.world.system, t => submissionsInState(t, 'draft'))
  const of = (name: string) =>
    drafts.find(draft => draft.respondentName === name && draft.subjectKind === 'country')!.id
  own = of('Alder')
  birch = of('Birch')
})
after(() => here.close())

const fetched = (visitor: Visitor, path: string) =>
  fetch(`${here.origin}${path}`, { headers: { cookie: visitor.cookie() } })
const textsIn = ({ cells }: ReadSheet) => cells.map(({ text }) => text)

/** What a server of ODK exports: names of groups before names of fields, and what it adds of its own. */
const exported = (rows: readonly Readonly<Record<string, string>>[]): Buffer => {
  const heads = Object.keys(rows[0]!)
  const lines = [heads, ...rows.map(row => heads.map(head => row[head]!))]
  return Buffer.from(lines.map(line => line.map(cell => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n'))
}
const row = (of: string, day: string, rationale: string) => ({
  SubmissionDate: `${day}T10:00:00.000Z`,
  waymark_form: 'waymark answers 1',
  waymark_submission: of,
  'A2_question-A2_state': 'yes',
  'A2_question-A2_rationale': rationale,
  'A2_question-A2_evidence_0_type': 'law',
  'A2_question-A2_evidence_0_where': 'Official gazette 7',
  'A2_question-A2_evidence_0_seenOn': '2026-01-05',
  'meta-instanceID': `uuid:${day}`,
})

describe('a form for Kobo and ODK', () => {
  test('goes out by their specifications, in every language, the page’s first, and with nothing that was answered', async () => {
    const arva = await here.enter('arva')
    const path = `/ar/test-network/desk/submissions/${own}`
    const shown = await arva.open(`${path}/sheet`)
    assert.match(shown.html, /xlsform\.xlsx/)
    const xml = await (await fetched(arva, `${path}/xform.xml`)).text()
    assert.deepEqual(wrongInXform(xml), [])
    assert.match(xml, /<translation lang="العربية \(ar\)" default="true\(\)">/)
    assert.equal(xml.match(/<translation /g)!.length, 4)
    const file = await fetched(arva, `${path}/xlsform.xlsx`)
    const sheets = must(readWorkbook(new Uint8Array(await file.arrayBuffer())))
    assert.deepEqual(wrongInXlsform(sheets), [])
    assert.ok(textsIn(sheets[0]!).includes('A2_evidence_0_seenOn'))
  })

  test('comes back as their export, of several rows the last, and changes nothing the second time', async () => {
    const arva = await here.enter('arva')
    const to = `${desk}/submissions/${own}/sheet?/try`
    const [first, last] = [row(own, '2026-02-01', 'At first.'), row(own, '2026-02-03', '=As sent in last.')]
    const file = exported([last, first, row(birch, '2026-02-04', 'Of others.')])
    const tried = await arva.sendFile(to, file)
    assert.equal(tried.status, 200, tried.text.slice(0, 300))
    assert.match(tried.text, /As sent in last\./)
    assert.doesNotMatch(tried.text, /At first\.|Of others\./)
    assert.equal((await arva.send(tried, {}, { action: '?/keep' })).status, 200)
    const page = (await sectionPage(await here.world.signInAs('arva'), { submission: own, section: null }))!
    const { answer } = page.parts.flatMap(part => part.questions).find(({ indicator }) => indicator.code === 'A2')!
    assert.deepEqual([answer!.typed['state'], answer!.rationale?.body], ['yes', '=As sent in last.'])
    assert.equal(answer!.evidence[0]!.where?.body, 'Official gazette 7')
    assert.match((await arva.sendFile(to, file)).text, /says what the form says already/)
  })

  test('of another form is refused, and is nobody’s who may not', async () => {
    const arva = await here.enter('arva')
    const other = await arva.sendFile(`${desk}/submissions/${own}/sheet?/try`, exported([row(birch, '2026-02-01', '')]))
    assert.equal(other.status, 422)
    assert.match(other.text, /workbook of another form/)
    const rune = await here.enter('rune')
    for (const name of ['xform.xml', 'xlsform.xlsx', 'answers.csv']) {
      assert.equal((await fetched(rune, `${desk}/submissions/${own}/${name}`)).status, 403)
      assert.equal((await fetched(arva, `${desk}/submissions/${birch}/${name}`)).status, 404)
      assert.equal((await fetched(arva, `${desk}/on-behalf/${own}/${name}`)).status, 403)
      assert.equal((await fetched(await here.enter('sigrid'), `${desk}/on-behalf/${own}/${name}`)).status, 200)
    }
  })
})
