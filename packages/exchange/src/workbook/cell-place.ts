/** The place of a cell as spreadsheets write it, such as `B12`. */
export type CellPlace = { readonly column: number; readonly row: number }

/** Column 1 is A, 27 is AA. */
export function columnName(column: number): string {
  const rest = (column - 1) % 26
  const before = (column - 1 - rest) / 26
  return (before === 0 ? '' : columnName(before)) + String.fromCharCode(65 + rest)
}

export const placeName = ({ column, row }: CellPlace): string => `${columnName(column)}${row}`

/** Reads `B12`; undefined where it is no place of a sheet, which has 16,384 columns and 1,048,576 rows at most. */
export function readPlace(name: string): CellPlace | undefined {
  const [, letters = '', digits = ''] = /^([A-Z]{1,3})([1-9]\d{0,6})$/.exec(name) ?? []
  if (letters === '') return undefined
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
  return column > 16_384 || Number(digits) > 1_048_576 ? undefined : { column, row: Number(digits) }
}
