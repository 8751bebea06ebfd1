/** SHA-256 in hexadecimal: of content files, rules of versions, and files of releases. */
import { createHash } from 'node:crypto'

/** The same of a text that comes in pieces. */
export function sha256OfPieces(pieces: Iterable<string>): string {
  const hash = createHash('sha256')
  for (const piece of pieces) hash.update(piece)
  return hash.digest('hex')
}

export const sha256Of = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex')
