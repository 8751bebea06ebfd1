/** The form of a submission as a workbook in the language of its page, and a workbook that came back as its cells. */
import {
  evidenceParts,
  evidenceTypes,
  noWords,
  ratingStates,
  shownIn,
  type SheetCell,
  type SheetField,
} from '@waymark/collection'
import { keyedCells, readWorkbook, writeWorkbook, type KeyedCell, type WrittenCell } from '@waymark/exchange'
import { followsFromParts, type IndicatorShown } from '@waymark/framework'
import { done, isLanguage, refused, type Language, type Result } from '@waymark/language'
import { wordsOf, type Refusal, type SectionPage, type SectionQuestion } from '@waymark/operations'
import { nameChoices, partChoices, reasonChoices, stateChoices, stepChoices } from '#lib/answer-choices.ts'
import type { Words } from '#lib/words.ts'

const form = 'waymark answers 1'

/** A place to write in, with what it is called. */
type Named = SheetField & { readonly label: string }

/** The places to write in under a question, in the order of its form, with so many pieces of evidence. */
export function sheetFields(indicator: IndicatorShown, pieces: number, words: Words): readonly Named[] {
  return [...valueFields(indicator, words), ...evidenceFields(pieces, words)]
}

function valueFields(indicator: IndicatorShown, words: Words): readonly Named[] {
  const { pick, speak } = words
  const typed = (field: string): Named => ({ field, choices: null, label: speak(`label.${field}`) })
  const parts = indicator.parts.flatMap(({ code, question, names }): Named[] => [
    { field: `part.${code}`, label: pick(question).text, choices: partChoices(words) },
    ...(names ? [{ field: `names.${code}`, label: speak('label.names'), choices: nameChoices(names, words) }] : []),
  ])
  const reasons = reasonChoices(words)
  const missing = { field: 'missing', label: speak('label.missing'), choices: reasons }
  if (followsFromParts(indicator)) return [...parts, missing]
  if (indicator.answer === 'count') return [typed('count'), ...parts, missing]
  if (indicator.answer === 'share') return [typed('numerator'), typed('denominator'), ...parts, missing]
  if (indicator.answer === 'narrative') return [typed('text'), ...parts, missing]
  const states = [...stateChoices(indicator, words), ...reasons]
  const steps = stepChoices(indicator, words)
  return [
    { field: 'state', label: speak('label.state'), choices: states },
    ...(steps.length > 0 ? [{ field: 'step', label: speak('label.step'), choices: steps }] : []),
    ...parts,
  ]
}

function evidenceFields(pieces: number, { comma, speak }: Words): readonly Named[] {
  const types = evidenceTypes.map(code => ({ code: code as string, label: speak(`evidence.type.${code}`) }))
  const each = Array.from({ length: pieces }, (_, line) =>
    evidenceParts.map((part): Named => {
      const piece = speak('desk.evidence.piece', { n: line + 1 })
      const label = `${piece}${comma} ${speak(`label.evidence.${part === 'seenOn' ? 'seen-on' : part}`)}`
      return { field: `evidence.${line}.${part}`, label, choices: part === 'type' ? types : null }
    }),
  )
  return [{ field: 'rationale', label: speak('label.rationale'), choices: null }, ...each.flat()]
}

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
export function answersWorkbook({ submission, parts }: SectionPage, words: Words): Uint8Array {
  const { speak } = words
  const heads = ['desk.sheet.code', 'desk.column.question', 'desk.sheet.last', 'desk.answer']
  const rows = [
    { cells: ['key', 'code', 'field', 'last', 'answer', 'was'].map(heading), hidden: true },
    { cells: ['', '', speak('desk.sheet.how'), '', '', ''].map(fixed) },
    { cells: ['', ...heads.map(key => speak(key)), ''].map(heading) },
    ...parts.flatMap(part => part.questions.flatMap(question => rowsOf(question, words))),
  ]
  const facts = [
    ['key', 'value'],
    ['form', form],
    ['submission', submission.id],
    ['language', words.language],
  ]
  const rightToLeft = words.direction === 'rtl'
  return writeWorkbook([
    { name: speak('desk.sheet.name'), rightToLeft, columns, rows },
    {
      name: 'about',
      rightToLeft: false,
      hidden: true,
      columns: [{ width: 12 }, { width: 40 }],
      rows: facts.map(line => ({ cells: line.map(fixed) })),
    },
  ])
}

function rowsOf({ indicator, answer, last }: SectionQuestion, words: Words) {
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

export type AnswersRead = {
  readonly language: Language
  readonly cellOf: (code: string, field: string) => SheetCell | undefined
}

/** The cells of a workbook that was made for this submission. Refuses any other file. */
export function readAnswersWorkbook(bytes: Uint8Array, submission: string): Result<AnswersRead, Refusal> {
  const sheets = readWorkbook(bytes)
  if (!sheets.ok) return refused({ ...sheets.refusal, field: 'file' })
  const column = (at: number, name: string) => keyedCells(sheets.value[at]!, { key: 'key', column: name })
  const about = sheets.value.findIndex(({ name }) => name === 'about')
  const facts = about < 0 ? undefined : column(about, 'value')
  const fact = (name: string) => (facts?.ok ? (facts.value.get(name)?.text ?? '') : '')
  const language = fact('language')
  if (fact('form') !== form || !isLanguage(language)) return refused({ kind: 'workbook.not-ours', field: 'file' })
  if (fact('submission') !== submission) return refused({ kind: 'workbook.other-form', field: 'file' })
  for (const at of sheets.value.keys()) {
    const [answers, was] = [column(at, 'answer'), column(at, 'was')]
    if (answers.ok && was.ok) return done({ language, cellOf: cellsIn(answers.value, was.value) })
    if (!answers.ok && answers.refusal.kind !== 'workbook.not-ours')
      return refused({ ...answers.refusal, field: 'file' })
  }
  return refused({ kind: 'workbook.not-ours', field: 'file' })
}

type Cells = ReadonlyMap<string, KeyedCell>

const cellsIn =
  (answers: Cells, was: Cells): AnswersRead['cellOf'] =>
  (code, field) => {
    const cell = answers.get(`${code} ${field}`)
    return cell && { ...cell, was: was.get(`${code} ${field}`)?.text ?? '' }
  }
