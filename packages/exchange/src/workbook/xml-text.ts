/** Text as it stands in the XML of a workbook. */

// Signs that XML cannot hold, and halves of a sign.
const forbidden = /(?![\n\t])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/gu
const escapeLike = /_(x[0-9A-Fa-f]{4}_)/g
const escaped = /_x([0-9A-Fa-f]{4})_/g
const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Marks of XML alone, for names and attributes. */
export const inXml = (text: string): string => text.replace(forbidden, '').replace(/[&<>"]/g, mark => marks[mark]!)

/** The text of a cell: line ends are those of a workbook, and what only looks like a workbook's own escape (`_x0041_`) is kept as typed. */
export const inCell = (text: string): string => inXml(text.replace(/\r\n?/g, '\n').replace(escapeLike, '_x005F_$1'))

/** The same read again. Source: ECMA-376, 22.9.2.19 (ST_Xstring). */
export const fromCell = (text: string): string =>
  text.replace(escaped, (_, number: string) => String.fromCharCode(Number.parseInt(number, 16))).replace(/\r\n?/g, '\n')
