/** `waymark terms --over-time`: how texts of a corpus word things, by date. */
import { type Compiled, type TermLanguage } from '@waymark/terms'
import type { Document } from '@waymark/terms/documents'
import { dateInName, type DatedText, overTime, type OverTimeRow, perTenThousand } from '@waymark/terms/over-time'

type Named = { readonly name: string; readonly value: Document }

/** Each document with its date: the one said in the command, else its own, else the one in its file's name. Without any it is among `undated`. */
export function dateDocuments(
  documents: readonly Named[],
  said: string | undefined,
): { readonly dated: readonly DatedText[]; readonly undated: readonly string[] } {
  const dated: DatedText[] = []
  const undated: string[] = []
  for (const { name, value } of documents) {
    const file = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
    const date = said ?? value.published ?? dateInName(file)
    if (date === undefined) undated.push(name)
    else dated.push({ date, text: value.text, quoted: value.quoted })
  }
  return { dated, undated }
}

const head = [
  'date',
  'language',
  'concept',
  'texts',
  'words',
  'discouraged',
  'discouraged_per_10000',
  'preferred',
  'preferred_per_10000',
]

/** The lines of the table, columns below each other, or of CSV (RFC 4180; no field holds a comma). */
export function linesOverTime(
  compiled: Compiled,
  dated: readonly DatedText[],
  how: { readonly csv: boolean; readonly language?: TermLanguage },
): readonly string[] {
  const rows = [head, ...overTime(compiled, dated, how.language).map(cellsOf)]
  if (how.csv) return rows.map(cells => cells.join(','))
  const widths = head.map((_, column) => Math.max(...rows.map(cells => cells[column]!.length)))
  const leftmost = 3 // columns of words; those of numbers stand right
  return rows.map(cells =>
    cells
      .map((cell, column) => (column < leftmost ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)))
      .join('  '),
  )
}

function cellsOf(row: OverTimeRow): readonly string[] {
  const { date, language, concept, texts, words, discouraged, preferred } = row
  const counted = (count: number) => [String(count), perTenThousand(count, words)]
  const about: readonly [string, TermLanguage, string] = [date, language, concept ?? 'all']
  return [...about, String(texts), String(words), ...counted(discouraged), ...counted(preferred)]
}
