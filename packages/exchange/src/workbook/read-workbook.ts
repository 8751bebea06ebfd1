/** Reads an XLSX file as texts, cell by cell; nothing is computed, and nothing is left out in silence. Source: ECMA-376, part 1, 18. */
import { done, refused, type Result } from '@waymark/language'
import { Parser } from 'htmlparser2'
import { readPlace, type CellPlace } from './cell-place.ts'
import { asPerCent, dayOfSerial, numberShown, type NumberShown } from './number-formats.ts'
import { unpack, type UnpackRefusal } from './unpack.ts'
import { fromCell } from './xml-text.ts'

/**
 * A text as it was typed; a formula as `=...`, never its result; a number as it is written; a per cent as `50%`; a day as `2025-06-30`; what a program could not compute as
 * it says, such as `#N/A`.
 */
export type ReadCell = CellPlace & { readonly text: string }

export type ReadSheet = {
  readonly name: string
  /** Cells with something in them, row by row. */
  readonly cells: readonly ReadCell[]
  /** Ranges joined to one cell, such as `A1:B2`. */
  readonly merged: readonly string[]
}

export type WorkbookRefusal = UnpackRefusal | { readonly kind: 'workbook.too-many-cells'; readonly most: number }

const mostCells = 200_000

class Broken extends Error {}

/** Every sheet of the file, hidden ones too. Refuses what is no such file, was cut short, weighs too much, or holds more than sheets. Never throws. */
export function readWorkbook(bytes: Uint8Array): Result<readonly ReadSheet[], WorkbookRefusal> {
  const parts = unpack(bytes)
  if (!parts.ok) return parts
  try {
    return readParts(parts.value)
  } catch (cause) {
    if (cause instanceof Broken) return refused({ kind: 'workbook.not-one' })
    throw cause
  }
}

function readParts(parts: ReadonlyMap<string, string>): Result<readonly ReadSheet[], WorkbookRefusal> {
  const { sheets, from1904 } = sheetsNamed(parts)
  const reading = {
    strings: sharedStrings(parts.get('xl/sharedStrings.xml') ?? ''),
    shown: numberStyles(parts.get('xl/styles.xml') ?? ''),
    from1904,
  }
  const read: ReadSheet[] = []
  let count = 0
  for (const { name, part } of sheets) {
    const sheet = readSheet(parts.get(part) ?? broken(), reading)
    count += sheet.cells.length
    if (count > mostCells) return refused({ kind: 'workbook.too-many-cells', most: mostCells })
    read.push({ name, ...sheet })
  }
  return done(read)
}

type Attributes = Readonly<Record<string, string>>
type Handlers = {
  readonly open?: (name: string, attributes: Attributes) => void
  readonly text?: (text: string) => void
  readonly close?: (name: string) => void
}

function broken(): never {
  throw new Broken()
}

/**
 * Goes through XML; a name is told without its prefix, which programs choose as they like. Throws `Broken` where an element is
 * never closed, so that half a sheet is not taken for a whole one, and where a document type is declared.
 */
function through(xml: string, { open, text, close }: Handlers): void {
  const bare = (name: string) => name.slice(name.indexOf(':') + 1)
  let isEmpty = true
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        isEmpty = false
        open?.(bare(name), attributes)
      },
      ontext: words => text?.(words),
      onclosetag(name, isImplied) {
        // The parser calls the end of `<c/>` implied as well.
        if (isImplied && xml.slice(parser.endIndex - 1, parser.endIndex + 1) !== '/>') broken()
        close?.(bare(name))
      },
      onprocessinginstruction: name => (name.startsWith('!') ? broken() : undefined),
    },
    { xmlMode: true, decodeEntities: true },
  )
  parser.write(xml)
  parser.end()
  if (isEmpty && xml !== '') broken()
}

/** The sheets in their order, each with its part of the archive. */
function sheetsNamed(parts: ReadonlyMap<string, string>) {
  const targets = new Map<string, string>()
  through(parts.get('xl/_rels/workbook.xml.rels') ?? '', {
    open(name, { Id = '', Target = '' }) {
      if (name === 'Relationship') targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`)
    },
  })
  const sheets: { readonly name: string; readonly part: string }[] = []
  let from1904 = false
  through(parts.get('xl/workbook.xml')!, {
    open(name, attributes) {
      if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attributes['date1904'] ?? '')
      if (name !== 'sheet') return
      const [, id = ''] = Object.entries(attributes).find(([key]) => key.endsWith(':id')) ?? []
      sheets.push({ name: attributes['name'] ?? '', part: targets.get(id) ?? '' })
    },
  })
  return { sheets, from1904 }
}

/** The texts that cells point to; pieces of one text in different letters are one, and how it is spoken is left out. */
function sharedStrings(xml: string): readonly string[] {
  const strings: string[] = []
  let [reading, spoken] = [false, false]
  through(xml, {
    open(name) {
      if (name === 'si') strings.push('')
      if (name === 'rPh') spoken = true
      reading = name === 't' && !spoken
    },
    text(words) {
      if (reading) strings[strings.length - 1] += words
    },
    close(name) {
      if (name === 'rPh') spoken = false
      if (name === 't') reading = false
    },
  })
  return strings.map(fromCell)
}

/** For each style, by its number, how it shows a number. */
function numberStyles(xml: string): readonly NumberShown[] {
  const codes = new Map<number, string>()
  const shown: NumberShown[] = []
  let inCells = false
  through(xml, {
    open(name, { numFmtId = '0', formatCode }) {
      if (name === 'numFmt' && formatCode !== undefined) codes.set(Number(numFmtId), formatCode)
      if (name === 'cellXfs') inCells = true
      if (name === 'xf' && inCells) shown.push(numberShown(Number(numFmtId), codes.get(Number(numFmtId))))
    },
    close(name) {
      if (name === 'cellXfs') inCells = false
    },
  })
  return shown
}

type Reading = {
  readonly strings: readonly string[]
  readonly shown: readonly NumberShown[]
  readonly from1904: boolean
}

function readSheet(xml: string, reading: Reading): Omit<ReadSheet, 'name'> {
  const cells: ReadCell[] = []
  const merged: string[] = []
  let place: CellPlace | undefined
  let [type, style, row, column] = ['', 0, 0, 0]
  let said: Record<'v' | 'f' | 't', string | undefined> = { v: undefined, f: undefined, t: undefined }
  let into: 'v' | 'f' | 't' | null = null
  through(xml, {
    open(name, { r = '', t = 'n', s = '0', ref = '' }) {
      if (name === 'row') [row, column] = [/^\d+$/.test(r) ? Number(r) : row + 1, 0]
      if (name === 'mergeCell') merged.push(ref)
      if (name === 'c') {
        place = readPlace(r) ?? { column: column + 1, row }
        ;[type, style, column] = [t, Number(s), place.column]
        said = { v: undefined, f: undefined, t: undefined }
      }
      into = place && (name === 'v' || name === 'f' || name === 't') ? name : null
      if (into) said[into] ??= ''
    },
    text(words) {
      if (into) said[into] += words
    },
    close(name) {
      if (name === 'v' || name === 'f' || name === 't') into = null
      if (name !== 'c' || !place) return
      const text = textOf({ type, style, ...said }, reading)
      if (text !== '') cells.push({ ...place, text })
      place = undefined
    },
  })
  return { cells, merged }
}

type CellSaid = {
  readonly type: string
  readonly style: number
  readonly v: string | undefined
  readonly f: string | undefined
  readonly t: string | undefined
}

function textOf({ type, style, v, f, t }: CellSaid, { strings, shown, from1904 }: Reading): string {
  if (f !== undefined) return `=${fromCell(f)}`
  if (t !== undefined) return fromCell(t)
  if (v === undefined) return ''
  if (type === 's') return strings[Number(v)] ?? broken()
  if (type === 'str' || type === 'e') return fromCell(v)
  if (type === 'b') return v === '1' ? 'TRUE' : 'FALSE'
  if (type === 'd') return v.replace(/T00:00:00(?:\.0+)?Z?$/, '')
  const number = Number(v)
  if (shown[style] === 'day' && Number.isFinite(number)) return dayOfSerial(number, from1904)
  if (shown[style] === 'per-cent' && Number.isFinite(number)) return asPerCent(number)
  return /e/i.test(v) && Number.isSafeInteger(number) ? String(number) : v
}
