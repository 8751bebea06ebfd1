/** SHA-256 in hexadecimal: of content files, rules of versions, and files of releases. */
import { createHash } from 'node:crypto'

export const sha256Of = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex')
