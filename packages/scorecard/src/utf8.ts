/** Text as UTF-8 bytes; a lone surrogate becomes U+FFFD, as everywhere on the web. (Pure packages have no TextEncoder.) */
export function encodeUtf8(text: string): Uint8Array {
  const bytes: number[] = []
  for (const sign of text) {
    const point = sign.codePointAt(0) as number
    pushPoint(bytes, point >= 0xd800 && point <= 0xdfff ? 0xfffd : point)
  }
  return Uint8Array.from(bytes)
}

function pushPoint(bytes: number[], point: number): void {
  if (point < 0x80) bytes.push(point)
  else if (point < 0x800) bytes.push(0xc0 | (point >> 6), tail(point))
  else if (point < 0x10000) bytes.push(0xe0 | (point >> 12), tail(point >> 6), tail(point))
  else bytes.push(0xf0 | (point >> 18), tail(point >> 12), tail(point >> 6), tail(point))
}

function tail(bits: number): number {
  return 0x80 | (bits & 0x3f)
}

/** Reads UTF-8 back; `null` for bytes that are not UTF-8, which is what a damaged file looks like. */
export function decodeUtf8(bytes: Uint8Array): string | null {
  const parts: string[] = []
  let signs: number[] = []
  for (let at = 0; at < bytes.length;) {
    const length = lengthFrom(bytes[at] as number)
    const point = length === 0 ? -1 : pointAt(bytes, at, length)
    if (point < 0) return null
    signs.push(point)
    at += length
    if (signs.length === 4096) {
      parts.push(String.fromCodePoint(...signs))
      signs = []
    }
  }
  return parts.join('') + String.fromCodePoint(...signs)
}

/** How many bytes the sign that begins with this byte has; 0 where no sign begins so. */
function lengthFrom(first: number): number {
  if (first < 0x80) return 1
  if (first >= 0xc2 && first < 0xe0) return 2
  if (first >= 0xe0 && first < 0xf0) return 3
  return first >= 0xf0 && first < 0xf5 ? 4 : 0
}

const smallest = [0, 0, 0x80, 0x800, 0x10000] // a sign written longer than it must be is no UTF-8
const firstBits = [0, 0x7f, 0x1f, 0x0f, 0x07]

function pointAt(bytes: Uint8Array, at: number, length: number): number {
  let point = (bytes[at] as number) & (firstBits[length] as number)
  for (let next = at + 1; next < at + length; next += 1) {
    const byte = bytes[next]
    if (byte === undefined || (byte & 0xc0) !== 0x80) return -1
    point = (point << 6) | (byte & 0x3f)
  }
  const isSurrogate = point >= 0xd800 && point <= 0xdfff
  return point < (smallest[length] as number) || isSurrogate || point > 0x10ffff ? -1 : point
}
