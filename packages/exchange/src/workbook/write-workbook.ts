/** Writes sheets as an XLSX file that spreadsheet programs open and give back unchanged. Source: ECMA-376, parts 1 and 2. */
import { strToU8, zipSync } from 'fflate'
import { columnName, placeName } from './cell-place.ts'
import { inCell, inXml } from './xml-text.ts'
import type { CellStyle, WrittenSheet } from './written.ts'

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const inPackage = 'http://schemas.openxmlformats.org/package/2006'
const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** Every cell is formatted as text (49): "012" stays three signs, and "=1+1" is no formula. */
const styles = `${head}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Arial"/></font><font><b/><sz val="11"/><name val="Arial"/></font></fonts><fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE8EEF4"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFFF8DC"/></patternFill></fill></fills><borders count="2"><border/><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf numFmtId="49"/>${[
  [1, 2, 0],
  [0, 0, 0],
  [0, 3, 1],
]
  .map(
    ([font, fill, border]) =>
      `<xf numFmtId="49" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0" quotePrefix="1" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>`,
  )
  .join('')}</cellXfs></styleSheet>`
const styleOf: Readonly<Record<CellStyle, number>> = { heading: 1, fixed: 2, entry: 3 }

/** The same sheets give the same bytes. Choices stand on a last sheet, hidden, each list once. */
export function writeWorkbook(sheets: readonly WrittenSheet[]): Uint8Array {
  const lists = listsOf(sheets)
  const all = lists.size === 0 ? sheets : [...sheets, listsSheet(lists)]
  const parts = {
    '[Content_Types].xml': contentTypes(all.length),
    '_rels/.rels': relationships([`${relations}/officeDocument" Target="xl/workbook.xml`]),
    'xl/workbook.xml': workbook(all),
    'xl/_rels/workbook.xml.rels': relationships([
      ...all.map((_, at) => `${relations}/worksheet" Target="worksheets/sheet${at + 1}.xml`),
      `${relations}/styles" Target="styles.xml`,
    ]),
    'xl/styles.xml': styles,
    ...Object.fromEntries(all.map((sheet, at) => [`xl/worksheets/sheet${at + 1}.xml`, sheetXml(sheet, lists)])),
  }
  const bytes = Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]))
  return zipSync(bytes, { mtime: new Date(1980, 0, 1), level: 6 })
}

const listsName = 'lists'
const lineOf = (choices: readonly string[]) => JSON.stringify(choices)

/** Each list of choices, by what it holds, with its column on the sheet of lists. */
function listsOf(sheets: readonly WrittenSheet[]): ReadonlyMap<string, number> {
  const cells = sheets.flatMap(sheet => sheet.rows.flatMap(row => row.cells))
  const lines = new Set(cells.flatMap(({ choices }) => (choices ? [lineOf(choices)] : [])))
  return new Map([...lines].map((line, at) => [line, at + 1]))
}

function listsSheet(lists: ReadonlyMap<string, number>): WrittenSheet {
  const columns = [...lists.keys()].map(line => JSON.parse(line) as readonly string[])
  const longest = Math.max(...columns.map(list => list.length))
  const rows = Array.from({ length: longest }, (_, row) => ({
    cells: columns.map(list => ({ text: list[row] ?? '', style: 'fixed' as const })),
  }))
  return { name: listsName, rightToLeft: false, hidden: true, columns: columns.map(() => ({ width: 20 })), rows }
}

function sheetXml(sheet: WrittenSheet, lists: ReadonlyMap<string, number>): string {
  const view = `<sheetViews><sheetView workbookViewId="0"${sheet.rightToLeft ? ' rightToLeft="1"' : ''}/></sheetViews>`
  const columns = sheet.columns
    .map(
      ({ width, hidden }, at) =>
        `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"${hidden ? ' hidden="1"' : ''}/>`,
    )
    .join('')
  const rows = sheet.rows.map((row, at) => rowXml(row, at + 1)).join('')
  return `${head}<worksheet xmlns="${main}">${view}<cols>${columns}</cols><sheetData>${rows}</sheetData>${validations(sheet, lists)}</worksheet>`
}

function rowXml({ cells, hidden }: WrittenSheet['rows'][number], row: number): string {
  const written = cells
    .map(({ text, style }, at) => {
      const place = `r="${placeName({ column: at + 1, row })}" s="${styleOf[style]}"`
      return text === ''
        ? `<c ${place}/>`
        : `<c ${place} t="inlineStr"><is><t xml:space="preserve">${inCell(text)}</t></is></c>`
    })
    .join('')
  return `<row r="${row}"${hidden ? ' hidden="1"' : ''}>${written}</row>`
}

function validations({ rows }: WrittenSheet, lists: ReadonlyMap<string, number>): string {
  const places = rows.flatMap(({ cells }, row) =>
    cells.flatMap(({ choices }, column) =>
      choices ? [{ choices, place: placeName({ column: column + 1, row: row + 1 }) }] : [],
    ),
  )
  const byList = new Map<string, typeof places>()
  for (const one of places) byList.set(lineOf(one.choices), [...(byList.get(lineOf(one.choices)) ?? []), one])
  if (byList.size === 0) return ''
  const rules = [...byList].map(([line, own]) => {
    const column = columnName(lists.get(line)!)
    const from = `${listsName}!$${column}$1:$${column}$${own[0]!.choices.length}`
    const at = own.map(({ place }) => place).join(' ')
    return `<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="${at}"><formula1>${from}</formula1></dataValidation>`
  })
  return `<dataValidations count="${rules.length}">${rules.join('')}</dataValidations>`
}

function workbook(sheets: readonly WrittenSheet[]): string {
  const named = sheets
    .map(
      ({ name, hidden }, at) =>
        `<sheet name="${inXml(name)}" sheetId="${at + 1}"${hidden ? ' state="hidden"' : ''} r:id="rId${at + 1}"/>`,
    )
    .join('')
  return `${head}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${named}</sheets></workbook>`
}

/** Each as its type, the closing quote and the target: the ids count up from 1. */
const relationships = (all: readonly string[]): string =>
  `${head}<Relationships xmlns="${inPackage}/relationships">${all.map((one, at) => `<Relationship Id="rId${at + 1}" Type="${one}"/>`).join('')}</Relationships>`

function contentTypes(sheets: number): string {
  const each = Array.from(
    { length: sheets },
    (_, at) => `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${type}.worksheet+xml"/>`,
  ).join('')
  return `${head}<Types xmlns="${inPackage}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/>${each}</Types>`
}
