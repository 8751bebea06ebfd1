/** What somebody changed in a sheet of their form, cell by cell: what a form would have sent, and what cannot be taken as it stands. */
import { folded, plainText } from '@waymark/language'
import { evidenceParts, noPiece, type EvidencePart } from './evidence.ts'
import type { AnswerWords } from './same-answer.ts'

/** A place to write in: its field as the form calls it, and what can be chosen in it; null where words, numbers or days are typed. */
export type SheetField = {
  readonly field: string
  readonly choices: readonly { readonly code: string; readonly label: string }[] | null
  /** Several of the choices can be chosen: each on a line of its cell, or parted by semicolons. */
  readonly several?: boolean
}

/** What stands in a cell now, and what stood there when the sheet was made. `at`: its place, as `E12`. */
export type SheetCell = { readonly text: string; readonly was: string; readonly at: string }

/** A cell that changes what is kept, in the words of the sheet. */
export type CellChange = { readonly field: string; readonly at: string; readonly was: string; readonly becomes: string }

export type CellProblem = {
  /** `sheet.changed-meanwhile`: the form says something else by now than when the sheet was made, and something else than the cell. */
  readonly kind: 'sheet.choice-unknown' | 'sheet.changed-meanwhile'
  readonly field: string
  readonly at: string
  readonly given: string
}

export type SheetRead = {
  /** What the form would send, wrong cells left as they stood. */
  readonly words: AnswerWords
  readonly changes: readonly CellChange[]
  readonly problems: readonly CellProblem[]
}

/**
 * One answer as the sheet has it. A cell that is as it was when the sheet was made, and one whose row is gone, leave what is kept by now;
 * what a sheet does not ask (what an answer is about) stays. A choice is known by its words in the sheet's language, or by its code.
 */
export function answerInSheet(
  kept: AnswerWords,
  fields: readonly SheetField[],
  cellOf: (field: string) => SheetCell | undefined,
): SheetRead {
  const changes: CellChange[] = []
  const problems: CellProblem[] = []
  let words = kept
  for (const known of fields) {
    const cell = cellOf(known.field)
    if (!cell || plainText(cell.text) === plainText(cell.was)) continue
    const { field } = known
    const now = plainText(wordsIn(kept, known))
    const code = codeOf(known, cell.text)
    const [at, given] = [cell.at, plainText(cell.text)]
    if (code === undefined) problems.push({ kind: 'sheet.choice-unknown', field, at, given })
    else if (code === now) continue
    else if (now !== codeOf(known, cell.was)) problems.push({ kind: 'sheet.changed-meanwhile', field, at, given })
    else {
      changes.push({ field, at, was: shownIn(kept, known), becomes: given })
      words = withField(words, field, code)
    }
  }
  return { words, changes, problems }
}

/** What a cell of the field shows of an answer: a choice in its words. */
export function shownIn(words: AnswerWords, known: SheetField): string {
  const text = wordsIn(words, known)
  const shown = (code: string) => known.choices?.find(choice => choice.code === code)?.label ?? code
  return known.several ? text.split('\n').map(shown).join('\n') : shown(text)
}

function wordsIn({ typed, rationale, evidence }: AnswerWords, { field }: SheetField): string {
  if (field === 'rationale') return rationale
  const piece = pieceOf(field)
  if (piece) return evidence[piece.line]?.[piece.part] ?? ''
  return typed[field] ?? (field === 'state' ? (typed['missing'] ?? '') : '')
}

/** The code of what was chosen; undefined where nothing, or more than one thing, is called so. Words are taken as they are. */
function codeOf({ choices, several = false }: SheetField, given: string): string | undefined {
  const text = plainText(given)
  if (!choices || text === '') return text
  if (several) return codesOf(choices, text)
  const found = choices.filter(({ code, label }) => code === text || folded(label) === folded(text))
  return found.length === 1 ? found[0]!.code : undefined
}

/** The codes of several choices in the order of a form, a line each; undefined where one of them is none. */
function codesOf(choices: NonNullable<SheetField['choices']>, text: string): string | undefined {
  const parts = text.split(/[\n;؛]/).filter(part => part.trim() !== '')
  const codes = parts.map(part => codeOf({ field: '', choices }, part))
  if (codes.includes(undefined)) return undefined
  return choices.flatMap(({ code }) => (codes.includes(code) ? [code] : [])).join('\n')
}

function pieceOf(field: string): { readonly line: number; readonly part: EvidencePart } | undefined {
  const [, line = '', name = ''] = /^evidence\.(\d{1,2})\.(\w+)$/.exec(field) ?? []
  const part = evidenceParts.find(known => known === name)
  return part && { line: Number(line), part }
}

function withField(words: AnswerWords, field: string, text: string): AnswerWords {
  if (field === 'rationale') return { ...words, rationale: text }
  const piece = pieceOf(field)
  if (!piece) {
    const { missing: _, ...others } = words.typed
    // A reason stands among the choices of the state: whoever chooses there says both.
    return { ...words, typed: { ...(field === 'state' ? others : words.typed), [field]: text } }
  }
  const { line, part } = piece
  const length = Math.max(words.evidence.length, line + 1)
  const evidence = Array.from({ length }, (_, at) => words.evidence[at] ?? noPiece)
  return { ...words, evidence: evidence.with(line, { ...evidence[line]!, [part]: text }) }
}
