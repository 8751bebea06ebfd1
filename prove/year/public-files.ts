/** What a release's public files say, read as anybody who downloads them would: rows, figures, splits, figures by region. */

/** A row of a file with named columns. */
export type Line = Readonly<Record<string, string>>

/** Fields between commas; a field in quotes may hold commas, line ends and doubled quotes. */
export function csvLines(text: string): readonly Line[] {
  const rows: string[][] = [[]]
  const cells = /("(?:[^"]|"")*"|[^,\r\n]*)(,|\r?\n|$)/gy
  for (let at = text.charCodeAt(0) === 0xfeff ? 1 : 0; at < text.length;) {
    cells.lastIndex = at
    const [matched, cell = '', end = ''] = cells.exec(text)!
    rows.at(-1)!.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell)
    at += matched.length
    if (end !== ',' && at < text.length) rows.push([])
  }
  const [header = [], ...lines] = rows
  return lines.map(cells => Object.fromEntries(header.map((name, column) => [name, cells[column] ?? ''])))
}

export type Files = Readonly<Record<string, Uint8Array>>

export const textOf = (files: Files, path: string): string => {
  const bytes = files[path]
  if (!bytes) throw new Error(`The release has no ${path}.`)
  return Buffer.from(bytes).toString('utf8')
}

/** The lines of a table that may go on in further files: `data/figures.csv`, `data/figures-2.csv` and so on. */
export function tableOf(files: Files, path: string): readonly Line[] {
  const lines: Line[] = []
  for (let part = 1; ; part += 1) {
    const file = part === 1 ? path : path.replace('.csv', `-${part}.csv`)
    if (part > 1 && !files[file]) break
    lines.push(...csvLines(textOf(files, file)))
  }
  return lines
}

/** The lines of `data/figures.csv` about whole questions, without those about one part of one. */
export const wholesOf = (files: Files): readonly Line[] =>
  tableOf(files, 'data/figures.csv').filter(line => line['part'] === '')
