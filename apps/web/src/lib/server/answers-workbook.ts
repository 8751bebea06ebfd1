/** The form of a submission as a workbook, or as one table, in the language of its page. */
import { noWords, ratingStates, shownIn } from '@waymark/collection'
import { writeWorkbook, type WrittenCell, type WrittenRow } from '@waymark/exchange'
import type { IndicatorShown } from '@waymark/framework'
import { wordsOf, type SheetForm, type SheetQuestion } from '@waymark/operations'
import { csv } from '@waymark/scorecard'
import type { Words } from '#lib/words.ts'
import { sheetFields } from './answers-fields.ts'
import { listSheets } from './list-sheets.ts'

/** What a file says that it is, so that no other is taken for it. */
export const formName = 'waymark answers 1'
/** Before the names of facts about the form in a table, which has no sheet of its own for them. */
export const aboutKey = 'about '

const columns = [
  { width: 4, hidden: true },
  { width: 8 },
  { width: 60 },
  { width: 30 },
  { width: 50 },
  { width: 4, hidden: true },
]
const fixed = (text: string): WrittenCell => ({ text, style: 'fixed' })
const heading = (text: string): WrittenCell => ({ text, style: 'heading' })

/** The workbook of a form, in the language of `words`. */
export function answersWorkbook(form: SheetForm, words: Words): Uint8Array {
  const rightToLeft = words.direction === 'rtl'
  const facts = [['key', 'value'], ...factsOf(form, words)]
  return writeWorkbook([
    { name: words.speak('desk.sheet.name'), rightToLeft, columns, rows: rowsOfForm(form, words) },
    ...listSheets(form.lists, words),
    {
      name: 'about',
      rightToLeft: false,
      hidden: true,
      columns: [{ width: 12 }, { width: 40 }],
      rows: facts.map(line => ({ cells: line.map(fixed) })),
    },
  ])
}

/** The same as one table of CSV; what the workbook has on a sheet of its own stands in its last lines. */
export function answersCsv(form: SheetForm, words: Words): string {
  const [head = [], ...rows] = rowsOfForm(form, words).map(({ cells }) => cells.map(({ text }) => text))
  const facts = factsOf(form, words).map(([name, value]) => [`${aboutKey}${name}`, '', '', '', value, value])
  return `\ufeff${csv(head, [...rows, ...facts])}`
}

const factsOf = ({ submission }: SheetForm, { language }: Words) =>
  [
    ['form', formName],
    ['submission', submission.id],
    ['language', language],
  ] as const

function rowsOfForm({ questions }: SheetForm, words: Words): readonly WrittenRow[] {
  const { speak } = words
  const heads = ['desk.sheet.code', 'desk.column.question', 'desk.sheet.last', 'desk.answer']
  return [
    { cells: ['key', 'code', 'field', 'last', 'answer', 'was'].map(heading), hidden: true },
    { cells: ['', '', speak('desk.sheet.how'), '', '', ''].map(fixed) },
    { cells: ['', ...heads.map(key => speak(key)), ''].map(heading) },
    ...questions.flatMap(question => rowsOf(question, words)),
  ]
}

function rowsOf({ indicator, answer, last }: SheetQuestion, words: Words): readonly WrittenRow[] {
  const now = answer ? wordsOf(answer) : noWords
  const before = last ? wordsOf(last) : noWords
  const fields = sheetFields(indicator, now.evidence.length + 1, words)
  return [
    { cells: ['', indicator.code, askedIn(indicator, words), last?.period ?? '', '', ''].map(heading) },
    ...fields.map(field => {
      const text = shownIn(now, field)
      const entry = { text, style: 'entry' as const }
      const choices = field.choices?.map(({ label }) => label)
      return {
        cells: [
          fixed(`${indicator.code} ${field.field}`),
          fixed(''),
          fixed(field.label),
          fixed(shownIn(before, field)),
          choices ? { ...entry, choices } : entry,
          fixed(text),
        ],
      }
    }),
  ]
}

/** The question, with its criteria. */
function askedIn({ question, criteria }: IndicatorShown, { pick, speak }: Words): string {
  const lines = ratingStates.flatMap(state => {
    const criterion = criteria?.[state]
    return criterion ? [`${speak(`state.${state}`)}: ${pick(criterion).text}`] : []
  })
  return [pick(question).text, ...lines].join('\n')
}
