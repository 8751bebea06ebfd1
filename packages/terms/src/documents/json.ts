import { filler, type Masked } from './markup.ts'

/**
 * Reads the texts of a JSON file. The quotation marks around them belong to JSON and quote nothing, so they end a paragraph instead; escaped marks inside
 * a text stay quotation marks. Every letter keeps its place.
 */
export function maskJson(source: string): Masked {
  const text = source
    .replace(
      /\\u([\da-f]{4})/gi,
      (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)) + filler.repeat(5),
    )
    .replace(/\\["\\/bfnrt]|"/g, sign => (sign === '"' ? '\u2029' : escaped(sign[1]!)))
  return { text, quoted: [] }
}

function escaped(sign: string): string {
  if (sign === '"') return `${filler}"`
  return sign === 'n' || sign === 'r' || sign === 't' ? '  ' : `${sign}${filler}`
}
