/** A form that leaves as a workbook, is filled in without a line, and comes back: through HTTP, without script. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { readTable, readWorkbook, writeWorkbook, type ReadSheet } from '@waymark/exchange'
import { readAs, saveAnswer, sectionPage } from '@waymark/operations'
import { submissionsInState } from '@waymark/store'
import { must } from '@waymark/testing'
import { desk, openDeskWorld, type DeskWorld } from './desk-world.ts'
import type { Shown, Visitor } from './visitor.ts'

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

/** The workbook of the form in a language, sheet by sheet. */
async function taken(visitor: Visitor, language = 'en'): Promise<readonly ReadSheet[]> {
  const answer = await fetched(visitor, `/${language}/test-network/desk/submissions/${own}/answers.xlsx`)
  assert.equal(answer.status, 200)
  assert.match(answer.headers.get('cache-control') ?? '', /no-store/)
  return must(readWorkbook(new Uint8Array(await answer.arrayBuffer())))
}

/** The same workbook with other texts in the cells of these keys; `moved`: as if somebody had sorted it and moved its columns. */
function filled(sheets: readonly ReadSheet[], texts: Readonly<Record<string, string>>, moved = false): Uint8Array {
  const rowsOf = ({ cells }: ReadSheet) =>
    [...Map.groupBy(cells, cell => cell.row)].map(([, row]) => {
      const at = (column: number) => row.find(cell => cell.column === column)?.text ?? ''
      const line = [1, 2, 3, 4, 5, 6].map(at)
      if (texts[line[0]!] !== undefined) line[4] = texts[line[0]!]!
      return moved ? line.toReversed() : line
    })
  return writeWorkbook(
    sheets.map(sheet => {
      const [head = [], ...rest] = rowsOf(sheet)
      const rows = sheet.name === 'about' || !moved ? [head, ...rest] : [head, ...rest.toReversed()]
      const cells = (line: readonly string[]) => ({ cells: line.map(text => ({ text, style: 'entry' as const })) })
      return { name: sheet.name, rightToLeft: false, columns: [], rows: rows.map(cells) }
    }),
  )
}

/** Sends a file to be tried. */
const tried = (visitor: Visitor, file: Uint8Array, { to = own, language = 'en' } = {}): Promise<Shown> =>
  visitor.sendFile(`/${language}/test-network/desk/submissions/${to}/sheet?/try`, file)

const answers = async () => {
  const page = (await sectionPage(await here.world.signInAs('arva'), { submission: own, section: null }))!
  return new Map(page.parts.flatMap(part => part.questions).map(({ indicator, answer }) => [indicator.code, answer]))
}

/** The reasons of an answer changed by another page meanwhile. */
async function changeAtDesk(rationale: string): Promise<void> {
  const desk = await here.world.signInAs('arva')
  const page = (await sectionPage(desk, { submission: own, section: null }))!
  const { answer, revision } = page.parts
    .flatMap(part => part.questions)
    .find(({ indicator }) => indicator.code === 'A2')!
  const said = { typed: answer!.typed, rationale, evidence: [], language: 'en', revision }
  must(await saveAnswer(desk, { submission: own, indicator: 'A2', ...said }))
}

describe('the workbook of a form', () => {
  test('comes back with columns and rows moved, is shown cell by cell, saved as drafts, and changes nothing again', async () => {
    const arva = await here.enter('arva')
    const sheets = await taken(arva)
    const file = filled(
      sheets,
      {
        'A2 state': 'Yes',
        'A2 rationale': '=1+1 is what the law says',
        'A2 evidence.0.type': 'Law or official document',
      },
      true,
    )
    const wrong = await tried(arva, file)
    assert.match(wrong.text, /where it can be consulted|address/i, 'evidence without a source is refused at its cell')
    assert.equal((await answers()).get('A2'), null, 'nothing is saved by trying')
    const good = filled(sheets, { 'A2 state': 'Yes', 'A2 rationale': '=1+1 is what the law says' }, true)
    const shown = await tried(arva, good)
    assert.equal(shown.status, 200)
    assert.match(shown.text, /=1\+1 is what the law says/)
    const kept = await arva.send(shown, {}, { action: '?/keep' })
    assert.match(kept.text, /saved as drafts/)
    const twice = await arva.send(shown, {}, { action: '?/keep' })
    assert.match(twice.text, /saved as drafts/, 'sent again, as after a line that broke, it is answered as it was')
    const saved = (await answers()).get('A2')!
    assert.deepEqual([saved.typed['state'], saved.rationale?.body], ['yes', '=1+1 is what the law says'])
    assert.match((await tried(arva, good)).text, /says what the form says already/)
  })

  test('writes over nothing that was changed at the desk meanwhile, and says where', async () => {
    const arva = await here.enter('arva')
    const sheets = await taken(arva)
    await changeAtDesk('Changed at the desk.')
    const shown = await tried(arva, filled(sheets, { 'A2 rationale': 'Changed in the sheet.' }))
    assert.match(shown.text, /was changed since this workbook was made/)
    assert.equal((await answers()).get('A2')!.rationale?.body, 'Changed at the desk.')
  })

  test('is refused where the answer changes between the trial and the saving, and keeps what it would have saved', async () => {
    const arva = await here.enter('arva')
    const change = { 'A2 rationale': 'From the sheet.', 'A2 evidence.0.type': 'Own observation' }
    const source = { 'A2 evidence.0.where': 'Archive, box 4', 'A2 evidence.0.seenOn': '2026-01-05' }
    const shown = await tried(arva, filled(await taken(arva), { ...change, ...source }))
    await changeAtDesk('Changed once more.')
    const late = await arva.send(shown, {}, { action: '?/keep' })
    assert.equal(late.status, 422)
    assert.match(late.html, /From the sheet\./)
    assert.equal((await answers()).get('A2')!.rationale?.body, 'Changed once more.')
    const again = await tried(arva, filled(await taken(arva), { ...change, ...source }))
    assert.equal((await arva.send(again, {}, { action: '?/keep' })).status, 200)
    const { rationale, evidence } = (await answers()).get('A2')!
    assert.deepEqual([rationale?.body, evidence[0]?.where?.body], ['From the sheet.', 'Archive, box 4'])
  })

  test('is in the language of its page, with choices in its words', async () => {
    const arva = await here.enter('arva')
    const sheets = await taken(arva, 'ar')
    assert.ok(sheets.at(-1)!.cells.some(({ text }) => text === 'لا'))
    const shown = await tried(arva, filled(sheets, { 'A2 state': 'لا' }), { language: 'ar' })
    const kept = await arva.send(shown, {}, { action: '?/keep' })
    assert.equal(kept.status, 200)
    assert.equal((await answers()).get('A2')!.typed['state'], 'no')
  })

  test('comes as a table too, back from a program that parts by semicolons and marks its rows otherwise', async () => {
    const arva = await here.enter('arva')
    const answer = await fetched(arva, `${desk}/submissions/${own}/answers.csv`)
    assert.match(answer.headers.get('content-disposition')!, /"waymark-form-en\.csv"/)
    const { columns, rows } = must(readTable({ file: '', text: await answer.text() }))
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
    const lines = rows.toReversed().map(({ cells }) => {
      if (cells['key'] === 'A2 rationale') return { ...cells, answer: 'From the table: 012; NA' }
      return cells
    })
    const order = columns.toReversed()
    const text = [order, ...lines.map(line => order.map(name => line[name]!))]
      .map(line => line.map(quoted).join(';'))
      .join('\r\n')
    const shown = await tried(arva, Buffer.from(text))
    assert.equal(shown.status, 200, shown.text.slice(0, 300))
    assert.equal((await arva.send(shown, {}, { action: '?/keep' })).status, 200)
    assert.equal((await answers()).get('A2')!.rationale?.body, 'From the table: 012; NA')
    const short = await tried(arva, Buffer.from(text.replace('"A2 rationale"', '"A2 rationale";"more"')))
    assert.match(short.text, /more or fewer fields/)
  })

  test('is refused in plain words where it is another file, and is nobody else’s', async () => {
    const arva = await here.enter('arva')
    for (const [file, words] of [
      [Buffer.from('state;yes'), /not a workbook of a form/],
      [Buffer.from('PK no archive'), /no XLSX workbook/],
      [writeWorkbook([{ name: 'one', rightToLeft: false, columns: [], rows: [] }]), /not a workbook of a form/],
      [new Uint8Array(), /Choose a file/],
    ] as const) {
      const shown = await tried(arva, file)
      assert.equal(shown.status, 422)
      assert.match(shown.text, words)
    }
    const rune = await here.enter('rune')
    assert.equal((await fetched(rune, `${desk}/submissions/${own}/answers.xlsx`)).status, 403)
    assert.equal((await fetched(arva, `${desk}/submissions/${birch}/answers.xlsx`)).status, 404)
    assert.equal((await tried(arva, filled(await taken(arva), {}), { to: birch })).status, 404)
    const keep = `${desk}/submissions/${own}/sheet?/keep`
    assert.equal((await arva.post(keep, 'question=Z9&Z9:state=yes&Z9:revision=0')).status, 404)
  })
})
