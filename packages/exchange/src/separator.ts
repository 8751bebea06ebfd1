/** The mark between fields, and where the table begins: after Excel's `sep=` line, which is no row of the sheet. */
export type Separator = { readonly delimiter: string; readonly from: number }

const said = /^"?sep=([,;\t|])"?(?:\r\n|\n|\r)/i

/**
 * What separates the fields of a CSV text: what its `sep=` line says, else whichever of comma, semicolon and tab stands
 * most often in the header outside quotes. Spreadsheets in Russian, Arabic and Swedish write semicolons, because the comma
 * is their decimal mark.
 */
export function separatorOf(text: string): Separator {
  const found = said.exec(text)
  if (found) return { delimiter: found[1]!, from: found[0].length }
  const header = bareHeader(text)
  const counts = [',', ';', '\t'].map(mark => ({ mark, n: header.split(mark).length }))
  return { delimiter: counts.reduce((best, count) => (count.n > best.n ? count : best)).mark, from: 0 }
}

/**
 * What separates the cells of a line of a list: what a `sep=` line before it says, else a tab where it has one outside
 * quotes, as pasted cells do, else a semicolon, else a comma: names hold commas.
 */
export function separatorOfList(text: string): Separator {
  const found = said.exec(text)
  if (found) return { delimiter: found[1]!, from: found[0].length }
  const first = bareHeader(text.replace(/^\s*[\r\n]/, ''))
  return { delimiter: ['\t', ';'].find(mark => first.includes(mark)) ?? ',', from: 0 }
}

/** The first row without what stands in quotes: a quoted name may hold marks and line ends. */
function bareHeader(text: string): string {
  let quoted = false
  let header = ''
  for (const sign of text) {
    if (sign === '"') quoted = !quoted
    else if (!quoted && (sign === '\n' || sign === '\r')) break
    else if (!quoted) header += sign
  }
  return header
}
