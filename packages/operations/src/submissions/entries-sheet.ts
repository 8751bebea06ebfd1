/** The lists of a form that comes back as a workbook: its rows tried, entry by entry, against what stands by now. */
import {
  briefField,
  entryInSheet,
  noBrief,
  readEntry,
  warningsIn,
  type BriefEntry,
  type CellChange,
  type CellProblem,
  type SheetCell,
  type SheetField,
  type WarningShown,
} from '@waymark/collection'
import { registerKindsOf, type InNetwork } from '@waymark/store'
import { latestDay } from '../days.ts'
import { readAs, type Desk } from '../desk.ts'
import { filledIn } from '../entries/brief-entry.ts'
import type { Refusal } from '../refusal.ts'
import { readLink } from './link.ts'
import type { ListAsks, ListLine } from './submission-page.ts'

/** A row of a list: the entry it is about, by an id that the workbook brought along where it is new. */
export type EntryRowRead = {
  readonly kind: string
  readonly entry: string
  readonly isNew: boolean
  readonly cellOf: (field: string) => SheetCell | undefined
}

/** An entry that can be saved, against the revision it stands at now. */
export type EntryTried = {
  readonly kind: string
  readonly entry: string
  readonly revision: number
  readonly brief: BriefEntry
}

type InRow<Thing> = Thing & { readonly code: string; readonly at: string }
export type RowTried = {
  readonly changes: readonly InRow<CellChange>[]
  readonly problems: readonly InRow<CellProblem | Refusal>[]
  readonly warnings: readonly InRow<WarningShown>[]
  readonly entries: readonly EntryTried[]
}

export type RowsSheet = {
  readonly submission: string
  readonly lists: readonly ListLine[]
  readonly rows: readonly EntryRowRead[]
  readonly fieldsOfList: (asks: ListAsks) => readonly SheetField[]
}

const closed: Refusal = { kind: 'sheet.entry-closed' }
const mostRows = 2000 // of all lists; more than a workbook of a form can weigh

/** Rows of lists that the form does not have are passed over, as questions that it does not ask are. */
export function tryRows(desk: Desk, sheet: RowsSheet): Promise<readonly RowTried[]> {
  return readAs(desk, async t => {
    const tried: RowTried[] = []
    for (const row of sheet.rows.slice(0, mostRows)) {
      const list = sheet.lists.find(({ kind }) => kind === row.kind)
      if (list?.asks) tried.push(await tryRow(t, desk, { sheet, row, list, asks: list.asks }))
    }
    return tried
  })
}

type Trying = {
  readonly sheet: RowsSheet
  readonly row: EntryRowRead
  readonly list: ListLine
  readonly asks: ListAsks
}

async function tryRow(t: InNetwork, desk: Desk, { sheet, row, list, asks }: Trying): Promise<RowTried> {
  const item = list.items.find(({ id }) => id === row.entry)
  const fields = sheet.fieldsOfList(asks)
  const read = entryInSheet(item?.brief ?? noBrief, { asked: asks.fields, fields }, row.cellOf)
  const first = fields.flatMap(({ field }) => row.cellOf(field) ?? [])[0]
  const placed = <Thing extends { readonly field?: string }>(thing: Thing) => ({
    ...thing,
    code: list.kind,
    at: (row.cellOf(briefField(thing.field ?? '')) ?? first)?.at ?? '',
  })
  const none = { changes: [], problems: [], warnings: [], entries: [] }
  const isSaid = read.changes.length > 0 || read.problems.length > 0
  // What this file brought in before, and was handed in since, is done.
  if (!isSaid || (item && !item.brief && row.isNew)) return none
  if (item ? !item.brief : !row.isNew) return { ...none, problems: [placed(closed)] }
  const found = { ...none, changes: read.changes.map(placed), problems: read.problems.map(placed) }
  if (read.problems.length > 0) return found
  const entry = { kind: list.kind, entry: row.entry, revision: item?.revision ?? 0, brief: read.brief }
  const problems = await problemsOf(t, desk, { ...entry, submission: sheet.submission })
  if (problems.length > 0) return { ...found, problems: problems.map(placed) }
  const warnings = read.changes.flatMap(({ field, at, becomes }) =>
    warningsIn(becomes).map(({ kind, found }) => ({ kind, found, field, code: list.kind, at })),
  )
  return { ...found, warnings, entries: [entry] }
}

async function problemsOf(
  t: InNetwork,
  desk: Desk,
  entry: EntryTried & { readonly submission: string },
): Promise<readonly Refusal[]> {
  const filled = await filledIn(t, desk, { ...entry, finished: false, language: 'en' })
  const [kind] = await registerKindsOf(t, [entry.kind])
  if (!filled || !kind) return [closed]
  const read = readEntry(kind, filled, { latest: latestDay(desk.runtime.now()), link: readLink })
  return read.ok ? [] : read.refusal
}
