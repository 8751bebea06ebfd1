/** The lists of a form as sheets of its workbook, an entry a row, and their rows read again. */
import { briefWords, noBrief, shownIn, type BriefEntry } from '@waymark/collection'
import { keyedCells, type KeyedCell, type ReadSheet, type WrittenCell, type WrittenSheet } from '@waymark/exchange'
import { done, refused, type Result } from '@waymark/language'
import type { EntryRowRead, ListAsks, ListLine, Refusal } from '@waymark/operations'
import { newEntryId } from '@waymark/store'
import type { Words } from '#lib/words.ts'
import { listFields, type NamedField } from './answers-fields.ts'

const emptyRows = 10 // for new entries; whoever has more sends the workbook in and takes the next

const cell = (text: string, style: WrittenCell['style']): WrittenCell => ({ text, style })

/** A sheet for each list in which entries are typed. */
export const listSheets = (lists: readonly ListLine[], words: Words): readonly WrittenSheet[] =>
  lists.flatMap((list, at) => (list.asks ? [listSheet(list, { asks: list.asks, words, number: at + 1 })] : []))

type Around = { readonly asks: ListAsks; readonly words: Words; readonly number: number }

function listSheet({ kind, plural, counted, items }: ListLine, { asks, words, number }: Around): WrittenSheet {
  const { pick, speak } = words
  const fields = listFields(asks, words)
  const across = (first: string, texts: readonly string[], last: string, style: WrittenCell['style']) => ({
    cells: [cell(first, 'fixed'), ...texts.map(text => cell(text, style)), cell(last, 'fixed')],
  })
  const blank = fields.map(() => '')
  const open = items.flatMap(({ id, brief }) => (brief ? [{ key: `${kind} entry ${id}`, brief }] : []))
  const fresh = Array.from({ length: emptyRows }, () => ({ key: `${kind} new ${newEntryId()}`, brief: noBrief }))
  const others = items.filter(({ brief }) => !brief)
  return {
    name: `${number} ${pick(plural).text.replace(/[[\]:*?/\\']/g, ' ')}`.slice(0, 31),
    rightToLeft: words.direction === 'rtl',
    columns: [{ width: 4, hidden: true }, ...fields.map(() => ({ width: 28 })), { width: 4, hidden: true }],
    rows: [
      {
        ...across(
          'key',
          fields.map(({ field }) => field),
          'was',
          'heading',
        ),
        hidden: true,
      },
      across('', [pick(counted).text, ...blank.slice(1)], '', 'fixed'),
      across('', [speak('desk.sheet.entries'), ...blank.slice(1)], '', 'fixed'),
      across('', fields.map(label), '', 'heading'),
      ...others.map(({ title, day }) => across('', [title.body ?? '', day, ...blank.slice(2)], '', 'fixed')),
      ...[...open, ...fresh].map(({ key, brief }) => entryRow(key, brief, { asks, fields })),
    ],
  }
}

/** What a column is called; one of several choices names them, since a cell offers one alone. */
const label = ({ label: name, several, choices }: NamedField): string =>
  several ? `${name}\n${(choices ?? []).map(choice => choice.label).join(';\n')}` : name

function entryRow(
  key: string,
  brief: BriefEntry,
  of: { readonly asks: ListAsks; readonly fields: readonly NamedField[] },
) {
  const words = briefWords(brief, of.asks.fields)
  const shown = of.fields.map(field => [field.field, shownIn(words, field)] as const)
  const cells = of.fields.map(({ choices, several }, at): WrittenCell => {
    const entry = cell(shown[at]![1], 'entry')
    return choices && !several ? { ...entry, choices: choices.map(choice => choice.label) } : entry
  })
  const was = JSON.stringify(Object.fromEntries(shown.filter(([, text]) => text !== '')))
  return { cells: [cell(key, 'fixed'), ...cells, cell(was, 'fixed')] }
}

const keyOf = /^([a-z][a-z0-9-]*) (entry|new) ([0-9a-f-]{36})$/

/** The rows of the sheets that are lists; sheets of anything else are passed over. */
export function readListSheets(sheets: readonly ReadSheet[]): Result<readonly EntryRowRead[], Refusal> {
  const rows: EntryRowRead[] = []
  for (const sheet of sheets) {
    const [titles, was] = ['title', 'was'].map(column => keyedCells(sheet, { key: 'key', column })) as [
      ReturnType<typeof keyedCells>,
      ReturnType<typeof keyedCells>,
    ]
    if (!titles.ok && titles.refusal.kind !== 'workbook.not-ours') return refused(titles.refusal)
    if (titles.ok && was.ok) rows.push(...rowsOf(sheet, was.value))
  }
  return done(rows)
}

function rowsOf(sheet: ReadSheet, was: ReadonlyMap<string, KeyedCell>): readonly EntryRowRead[] {
  const columns = new Map<string, ReadonlyMap<string, KeyedCell> | undefined>()
  const columnOf = (field: string) => {
    if (!columns.has(field)) {
      const read = keyedCells(sheet, { key: 'key', column: field })
      columns.set(field, read.ok ? read.value : undefined)
    }
    return columns.get(field)
  }
  return [...was].flatMap(([key, before]) => {
    const [, kind = '', sort, entry = ''] = keyOf.exec(key) ?? []
    if (sort === undefined) return []
    const stood = textsIn(before.text)
    const cellOf: EntryRowRead['cellOf'] = field => {
      const found = columnOf(field)?.get(key)
      return found && { ...found, was: stood.get(field) ?? '' }
    }
    return [{ kind, entry, isNew: sort === 'new', cellOf }]
  })
}

/** What a row said when the workbook was made; nothing where somebody wrote over it. */
function textsIn(json: string): ReadonlyMap<string, string> {
  try {
    const read: unknown = JSON.parse(json)
    const pairs = typeof read === 'object' && read !== null ? Object.entries(read) : []
    return new Map(pairs.flatMap(([field, text]) => (typeof text === 'string' ? [[field, text] as const] : [])))
  } catch (cause) {
    if (cause instanceof SyntaxError) return new Map()
    throw cause
  }
}
