/** A form that comes back as a sheet: tried first, cell by cell, against what the form says by now; saved as a form would be. */
import {
  answerInSheet,
  mostEvidence,
  noWords,
  warningsIn,
  type AnswerWords,
  type CellChange,
  type CellProblem,
  type SheetCell,
  type SheetField,
  type WarningShown,
} from '@waymark/collection'
import type { IndicatorShown } from '@waymark/framework'
import { submissionById } from '@waymark/store'
import { latestDay } from '../days.ts'
import { readAs, type Desk } from '../desk.ts'
import type { Refusal } from '../refusal.ts'
import { wordsOf } from './answers-shown.ts'
import { readForm } from './save-answer.ts'
import type { ListAsks } from './submission-page.ts'
import { tryRows, type EntryRowRead, type EntryTried } from './entries-sheet.ts'
import { sheetForm, type SheetBy, type SheetQuestion } from './sheet-form.ts'
import { questionsAsked, type AskedQuestion } from './submission-page.ts'

/** A cell by its question and the form's name of its field. */
export type Of<Thing> = Thing & { readonly code: string; readonly at: string }

export type AnswersTried = {
  readonly changes: readonly Of<CellChange>[]
  /** What stops an answer: it is left as it stands, and the others are not. */
  readonly problems: readonly Of<CellProblem | Refusal>[]
  /** What in a changed text may point to a person. */
  readonly warnings: readonly Of<WarningShown>[]
  /** The answers that can be saved, by question, against the revisions they stand at now. */
  readonly answers: readonly { readonly code: string; readonly words: AnswerWords; readonly revision: number }[]
  /** The entries that can be saved; what is told of them above has the code of their register kind for its question's. */
  readonly entries: readonly EntryTried[]
}

export type AnswersSheet = {
  readonly submission: string
  readonly by: SheetBy
  /** The places to write in that the sheet has for a question, in its language; `pieces` of evidence have one each. */
  readonly fieldsOf: (indicator: IndicatorShown, pieces: number) => readonly SheetField[]
  readonly cellOf: (code: string, field: string) => SheetCell | undefined
  /** The rows of its lists, and the places to write in that a row has. */
  readonly rows: readonly EntryRowRead[]
  readonly fieldsOfList: (asks: ListAsks) => readonly SheetField[]
}

/** What would change were the sheet taken; nothing is kept. Null where the submission is not this desk's. */
export async function tryAnswersSheet(desk: Desk, sheet: AnswersSheet): Promise<AnswersTried | null> {
  const form = await sheetForm(desk, sheet)
  if (!form) return null
  const asked = await readAs(desk, async t => questionsAsked(t, (await submissionById(t, sheet.submission))!))
  const rules = new Map(asked.map(question => [question.indicator.code, question]))
  const latest = latestDay(desk.runtime.now())
  const each = form.questions.map(question =>
    tryOne(sheet, { question, asked: rules.get(question.indicator.code)!, latest }),
  )
  const rows = await tryRows(desk, { ...sheet, lists: form.lists })
  const all = [...each, ...rows]
  return {
    changes: all.flatMap(({ changes }) => changes),
    problems: all.flatMap(({ problems }) => problems),
    warnings: all.flatMap(({ warnings }) => warnings),
    answers: each.flatMap(({ answers }) => answers),
    entries: rows.flatMap(({ entries }) => entries),
  }
}

type Trying = { readonly question: SheetQuestion; readonly asked: AskedQuestion; readonly latest: string }

function tryOne(sheet: AnswersSheet, { question, asked, latest }: Trying): Omit<AnswersTried, 'entries'> {
  const { code } = question.indicator
  const kept = question.answer ? wordsOf(question.answer) : noWords
  const cellOf = (field: string) => sheet.cellOf(code, field)
  const fields = sheet.fieldsOf(question.indicator, mostEvidence)
  const read = answerInSheet(kept, fields, cellOf)
  const first = fields.flatMap(({ field }) => cellOf(field) ?? [])[0]
  const placed = <Thing extends { readonly field?: string }>(thing: Thing) => ({
    ...thing,
    code,
    at: (cellOf(thing.field ?? '') ?? first)?.at ?? '',
  })
  const none = { changes: read.changes.map(placed), problems: read.problems.map(placed), warnings: [], answers: [] }
  if (read.problems.length > 0 || read.changes.length === 0) return none
  const written = readForm(asked, read.words, latest)
  if (!written.ok) return { ...none, problems: written.refusal.map(placed) }
  const warnings = read.changes.flatMap(({ field, at, becomes }) =>
    warningsIn(becomes).map(({ kind, found }) => ({ kind, found, field, code, at })),
  )
  return { ...none, warnings, answers: [{ code, words: read.words, revision: question.revision }] }
}
