/** The forms of members as workbooks for whoever fills them in for them: one archive, one form, and a workbook that came back. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { readWorkbook, writeWorkbook, type ReadSheet } from '@waymark/exchange'
import { readAs } from '@waymark/operations'
import { submissionsInState } from '@waymark/store'
import { must } from '@waymark/testing'
import { unzipSync } from 'fflate'
import { desk, openDeskWorld, type DeskWorld } from './desk-world.ts'
import type { Visitor } from './visitor.ts'

let here: DeskWorld
let draft: string
let round: string
before(async () => {
  here = await openDeskWorld()
  const all = await readAs(here.world.system, t => submissionsInState(t, 'draft'))
  const found = all.find(
    ({ subjectKind, respondentName }) => subjectKind === 'country' && respondentName === 'Dogwood',
  )!
  draft = found.id
  round = found.round
})
after(() => here.close())

const fetched = (visitor: Visitor, path: string) =>
  fetch(`${here.origin}${path}`, { headers: { cookie: visitor.cookie() } })
const archive = (of = 'en') => `${desk}/on-behalf/forms.zip?round=${round}&of=${of}`
const textsIn = (sheets: readonly ReadSheet[]) => sheets.flatMap(({ cells }) => cells.map(({ text }) => text))

/** The workbooks of an archive by name. */
async function unpacked(visitor: Visitor, of?: string): Promise<ReadonlyMap<string, readonly ReadSheet[]>> {
  const answer = await fetched(visitor, archive(of))
  assert.equal(answer.status, 200)
  assert.match(answer.headers.get('content-disposition')!, /waymark-forms-\w\w\.zip/)
  const files = unzipSync(new Uint8Array(await answer.arrayBuffer()))
  return new Map(Object.entries(files).map(([name, bytes]) => [name, must(readWorkbook(bytes))]))
}

/** The workbook of the form with another text in the cell of a key. */
function filled(sheets: readonly ReadSheet[], key: string, text: string): Uint8Array {
  return writeWorkbook(
    sheets.map(({ name, cells }) => ({
      name,
      rightToLeft: false,
      columns: [],
      rows: [...Map.groupBy(cells, ({ row }) => row)].map(([, row]) => {
        const line = [1, 2, 3, 4, 5, 6].map(column => row.find(cell => cell.column === column)?.text ?? '')
        const cellsOf = line[0] === key ? line.with(4, text) : line
        return { cells: cellsOf.map(cell => ({ text: cell, style: 'entry' as const })) }
      }),
    })),
  )
}

describe('the forms of a round for whoever fills them in for members', () => {
  test('come as one archive of numbered workbooks in a language, with a list of whose is whose', async () => {
    const sigrid = await here.enter('sigrid')
    const page = await sigrid.open(`${desk}/on-behalf`)
    assert.match(page.text, /All forms of a round as workbooks/)
    assert.match(page.html, new RegExp(`value="${round}"`))
    const files = await unpacked(sigrid)
    const list = textsIn(files.get('0000.xlsx')!)
    const at = list.indexOf('Dogwood')
    const own = files.get(list[at - 1]!)!
    assert.ok(textsIn(own).includes(draft))
    assert.ok([...files.keys()].every(name => /^\d{4}\.xlsx$/.test(name)))
    const arabic = await unpacked(sigrid, 'ar')
    assert.equal(arabic.size, files.size)
    assert.ok(textsIn(arabic.get('0001.xlsx')!).includes('لا'))
  })

  test('are nobody’s who may not, and hold nothing of a round that is none', async () => {
    assert.equal((await fetched(await here.enter('arva'), archive())).status, 403)
    const sigrid = await here.enter('sigrid')
    assert.equal((await fetched(sigrid, `${desk}/on-behalf/forms.zip?round=7`)).status, 404)
    assert.equal((await fetched(await here.enter('arva'), `${desk}/on-behalf/${draft}/answers.xlsx`)).status, 403)
  })

  test('a workbook that came back is tried, asks how it came, and stands as entered for the member', async () => {
    const sigrid = await here.enter('sigrid')
    const taken = await fetched(sigrid, `${desk}/on-behalf/${draft}/answers.xlsx`)
    const sheets = must(readWorkbook(new Uint8Array(await taken.arrayBuffer())))
    const tried = await sigrid.sendFile(
      `${desk}/on-behalf/${draft}/sheet?/try`,
      filled(filledSheets(sheets), 'A2 rationale', 'As they wrote.'),
    )
    assert.equal(tried.status, 200, tried.text.slice(0, 300))
    assert.match(tried.text, /As they wrote\./)
    const silent = await sigrid.send(tried, {}, { action: '?/keep' })
    assert.equal(silent.status, 422)
    assert.match(silent.html, /As they wrote\./, 'what it would have saved is kept')
    const kept = await sigrid.send(tried, { enteredFrom: 'message', receivedOn: '2026-02-01' }, { action: '?/keep' })
    assert.equal(kept.status, 200, kept.text.slice(0, 300))
    assert.match(kept.text, /A2 .*pay for it\?entered for the member/)
    const dagny = await here.enter('dagny')
    assert.match((await dagny.open(`${desk}/submissions/${draft}`)).text, /Not confirmed by the member/)
  })

  test('holds no answer that the member confirmed, and writes over none', async () => {
    const [sigrid, dagny] = [await here.enter('sigrid'), await here.enter('dagny')]
    const path = `${desk}/on-behalf/${draft}`
    const before = must(
      readWorkbook(new Uint8Array(await (await fetched(sigrid, `${path}/answers.xlsx`)).arrayBuffer())),
    )
    await dagny.send(await dagny.open(`${desk}/submissions/${draft}`), {}, { action: '?/confirm' })
    const after = must(
      readWorkbook(new Uint8Array(await (await fetched(sigrid, `${path}/answers.xlsx`)).arrayBuffer())),
    )
    assert.ok(textsIn(before).includes('As they wrote.'))
    assert.ok(!textsIn(after).some(text => text.startsWith('A2 ') || text === 'As they wrote.'))
    const late = await sigrid.sendFile(`${path}/sheet?/try`, filled(before, 'A2 rationale', 'Otherwise.'))
    assert.doesNotMatch(late.text, /Otherwise\./)
  })
})

const filledSheets = (sheets: readonly ReadSheet[]): readonly ReadSheet[] =>
  must(readWorkbook(filled(sheets, 'A2 state', 'Yes')))
