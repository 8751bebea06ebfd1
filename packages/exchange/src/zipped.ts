/** An archive that is sent while it is made, so that one file of it is held at a time. */
import { Zip, ZipDeflate } from 'fflate'

export type FileToZip = { readonly name: string; readonly bytes: Uint8Array }

/**
 * The files as a ZIP archive, in pieces, in their order; names of ASCII signs. The same files give the same bytes: no time of theirs is kept.
 * Source: APPNOTE 6.3.
 */
export async function* zipped(files: AsyncIterable<FileToZip>): AsyncGenerator<Uint8Array, undefined> {
  const pieces: Uint8Array[] = []
  const zip = new Zip((problem, piece) => {
    if (problem) throw problem
    pieces.push(piece)
  })
  for await (const { name, bytes } of files) {
    const file = new ZipDeflate(name, { level: 1 }) // a workbook is packed already
    file.mtime = new Date(1980, 0, 1)
    zip.add(file)
    file.push(bytes, true)
    yield* pieces.splice(0)
  }
  zip.end()
  yield* pieces.splice(0)
}
