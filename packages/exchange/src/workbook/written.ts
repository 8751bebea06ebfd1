/** A workbook as it is written: sheets of rows of texts, with lists of choices. Everything in it is text, so that no program changes it. */

/** What a cell is for: a heading, words that stand, or a place to write in. */
export type CellStyle = 'heading' | 'fixed' | 'entry'

export type WrittenCell = {
  readonly text: string
  readonly style: CellStyle
  /** What can be chosen in it; nothing else can be typed then. */
  readonly choices?: readonly string[]
}

export type WrittenRow = { readonly cells: readonly WrittenCell[]; readonly hidden?: boolean }

export type WrittenSheet = {
  /** At most 31 characters, without any of `[ ] : * ? / \`. */
  readonly name: string
  readonly rightToLeft: boolean
  readonly hidden?: boolean
  /** In characters. */
  readonly columns: readonly { readonly width: number; readonly hidden?: boolean }[]
  readonly rows: readonly WrittenRow[]
}
