/** The lists of a form as sheets of its workbook, out and in again: through HTTP, without script. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { readWorkbook, writeWorkbook, type ReadSheet } from '@waymark/exchange'
import { readAs } from '@waymark/operations'
import { entriesOfSubmission, submissionById, submissionsInState } from '@waymark/store'
import { must } from '@waymark/testing'
import { desk, openDeskWorld, type DeskWorld } from './desk-world.ts'
import type { Shown, Visitor } from './visitor.ts'

let here: DeskWorld
let own: string
before(async () => {
  here = await openDeskWorld()
  const drafts = await readAs(here.world.system, t => submissionsInState(t, 'draft'))
  own = drafts.find(draft => draft.respondentName === 'Alder' && draft.subjectKind === 'country')!.id
})
after(() => here.close())

const path = () => `${desk}/submissions/${own}`
const standing = () => readAs(here.world.system, async t => entriesOfSubmission(t, (await submissionById(t, own))!))

async function taken(visitor: Visitor): Promise<readonly ReadSheet[]> {
  const answer = await fetch(`${here.origin}${path()}/answers.xlsx`, { headers: { cookie: visitor.cookie() } })
  return must(readWorkbook(new Uint8Array(await answer.arrayBuffer())))
}

const rowsIn = ({ cells }: ReadSheet) => [...Map.groupBy(cells, ({ row }) => row).values()]
const keysIn = (sheets: readonly ReadSheet[], sort: string) =>
  sheets.flatMap(({ cells }) => cells.flatMap(({ text }) => (text.startsWith(`training ${sort} `) ? [text] : [])))

/** The workbook with these texts in the row of a key, by the names of its columns. */
function filled(sheets: readonly ReadSheet[], rows: Readonly<Record<string, Readonly<Record<string, string>>>>) {
  return writeWorkbook(
    sheets.map(sheet => {
      const width = Math.max(...sheet.cells.map(({ column }) => column))
      const heads = rowsIn(sheet)[0]!
      return {
        name: sheet.name,
        rightToLeft: false,
        columns: [],
        rows: rowsIn(sheet).map(cells => {
          const key = cells.find(({ column }) => column === 1)?.text ?? ''
          const texts = Array.from({ length: width }, (_, at) => {
            const name = heads.find(({ column }) => column === at + 1)?.text ?? ''
            return rows[key]?.[name] ?? cells.find(({ column }) => column === at + 1)?.text ?? ''
          })
          return { cells: texts.map(text => ({ text, style: 'entry' as const })) }
        }),
      }
    }),
  )
}

const tried = (visitor: Visitor, file: Uint8Array): Promise<Shown> => visitor.sendFile(`${path()}/sheet?/try`, file)

describe('the lists of a form in its workbook', () => {
  test('bring in new entries row by row, a wrong row stops no other, and the same file changes nothing again', async () => {
    const arva = await here.enter('arva')
    const sheets = await taken(arva)
    const [first = '', second = '', third = ''] = keysIn(sheets, 'new')
    const file = filled(sheets, {
      [first]: { title: '=Course for judges', day: '2025-05-01' },
      [second]: { title: 'Course of no day', day: 'in spring' },
      [third]: { title: 'Course of another time', day: '2019-05-01' },
    })
    const shown = await tried(arva, file)
    assert.equal(shown.status, 200, shown.text.slice(0, 300))
    assert.match(shown.text, /=Course for judges/)
    assert.match(shown.text, /One cell that cannot be taken/)
    const kept = await arva.send(shown, {}, { action: '?/keep' })
    assert.equal(kept.status, 422, 'a day outside the round is known once it is saved')
    assert.match(kept.text, /does not stand on the list of this round/)
    const all = await standing()
    assert.deepEqual(
      all.map(({ title, state, day, places }) => [title.body, state, day, places]),
      [['=Course for judges', 'draft', '2025-05-01', ['QMA']]],
    )
    const again = filled(sheets, { [first]: { title: '=Course for judges', day: '2025-05-01' } })
    assert.match((await tried(arva, again)).text, /says what the form says already/)
  })

  test('change an entry by its row, moved or not, and write over nothing that was changed meanwhile', async () => {
    const arva = await here.enter('arva')
    const sheets = await taken(arva)
    const [key = ''] = keysIn(sheets, 'entry')
    const [entry] = await standing()
    assert.equal(key, `training entry ${entry!.id}`)
    const shown = await tried(arva, filled(sheets, { [key]: { title: 'Course for judges and clerks' } }))
    assert.equal((await arva.send(shown, {}, { action: '?/keep' })).status, 200)
    assert.equal((await standing())[0]!.title.body, 'Course for judges and clerks')
    const late = await tried(arva, filled(sheets, { [key]: { title: 'Course for clerks' } }))
    assert.match(late.text, /was changed since this workbook was made/)
    assert.equal((await standing())[0]!.title.body, 'Course for judges and clerks')
  })

  test('choose one of a list by its words, several by lines, and tell of a word that is no choice', async () => {
    const arva = await here.enter('arva')
    const sheets = await taken(arva)
    const [key = ''] = keysIn(sheets, 'entry')
    const sheet = sheets.find(({ cells }) => cells.some(({ text }) => text === key))!
    const choice = rowsIn(sheet)[0]!.find(({ text }) => text.startsWith('fields.'))!
    const [, ...options] = rowsIn(sheet)
      .flat()
      .find(({ row, column }) => row === 4 && column === choice.column)!
      .text.split(/;?\n/)
    const wrong = await tried(arva, filled(sheets, { [key]: { [choice.text]: 'Nothing of this kind' } }))
    assert.match(wrong.text, /cannot be taken/)
    const two = await tried(arva, filled(sheets, { [key]: { [choice.text]: `${options[1]};${options[0]}` } }))
    assert.equal((await arva.send(two, {}, { action: '?/keep' })).status, 200)
    const [entry] = await standing()
    assert.equal(Object.values(entry!.choices).flat().length, 2)
    const shown = await taken(arva)
    assert.ok(shown.some(({ cells }) => cells.some(({ text }) => text === `${options[0]}\n${options[1]}`)))
  })
})
