/** Opens the archive that a workbook is, by allowance: what a sheet of texts has no use for is refused by its name. */
import { done, refused, type Result } from '@waymark/language'
import { strFromU8, unzipSync } from 'fflate'

export type UnpackRefusal =
  | { readonly kind: 'workbook.too-large'; readonly most: number }
  /** Not an XLSX file, whatever its name says; or one with a password. */
  | { readonly kind: 'workbook.not-one' }
  /** A picture, a comment, a macro, a link to another file: named as it stands in the file. */
  | { readonly kind: 'workbook.holds-more'; readonly part: string }

const mostBytes = 450_000 // of the file; more than a form may send at all, and ten times a form that is filled in
const mostUnpacked = 30_000_000

const allowed =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|docProps\/(?:app|core|custom)\.xml|xl\/(?:workbook|styles|sharedStrings|calcChain|metadata)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/theme\/theme\d*\.xml|xl\/worksheets\/[^/]+\.xml|xl\/worksheets\/_rels\/[^/]+\.rels|xl\/drawings\/drawing\d+\.xml|docMetadata\/LabelInfo\.xml|xl\/printerSettings\/[^/]+\.bin|customXml\/.*\.(?:xml|rels))$/
/** Some programs give every sheet a drawing, with nothing in it. */
const drawing = /^xl\/drawings\//
const read =
  /^xl\/drawings\/drawing\d+\.xml$|^xl\/(?:workbook|styles|sharedStrings)\.xml$|^xl\/_rels\/workbook\.xml\.rels$|^xl\/worksheets\/[^/]+\.xml$/

class TooMuch extends Error {}

/** The parts that hold sheets, words and formats, by name. Refuses before it unpacks: a small file may hold far more than it weighs. */
export function unpack(bytes: Uint8Array): Result<ReadonlyMap<string, string>, UnpackRefusal> {
  if (bytes.byteLength > mostBytes) return refused({ kind: 'workbook.too-large', most: mostBytes })
  let size = 0
  let more: string | undefined
  const filter = ({ name, originalSize }: { readonly name: string; readonly originalSize: number }) => {
    if (!name.endsWith('/') && !allowed.test(name)) more ??= name
    if (!read.test(name)) return false
    size += originalSize
    if (size > mostUnpacked) throw new TooMuch()
    return true
  }
  try {
    const parts = unzipSync(bytes, { filter })
    if (more !== undefined) return refused({ kind: 'workbook.holds-more', part: more })
    const drawn = Object.keys(parts).find(name => drawing.test(name) && /Anchor/i.test(strFromU8(parts[name]!)))
    if (drawn !== undefined) return refused({ kind: 'workbook.holds-more', part: drawn })
    if (!parts['xl/workbook.xml']) return refused({ kind: 'workbook.not-one' })
    return done(new Map(Object.entries(parts).map(([name, content]) => [name, strFromU8(content)])))
  } catch (cause) {
    return refused(
      cause instanceof TooMuch ? { kind: 'workbook.too-large', most: mostBytes } : { kind: 'workbook.not-one' },
    )
  }
}
