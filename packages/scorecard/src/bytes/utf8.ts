/** Text as UTF-8 bytes; a lone surrogate becomes U+FFFD, as everywhere on the web. (Pure packages have no TextEncoder.) */
export function encodeUtf8(text: string): Uint8Array {
  const bytes = new Uint8Array(lengthOf(text))
  let at = 0
  for (let place = 0; place < text.length; place += 1) {
    const unit = text.charCodeAt(place)
    if (unit < 0x80) bytes[at++] = unit
    else {
      const point = pointFrom(text, place)
      if (point > 0xffff) place += 1
      at = putPoint(bytes, at, point)
    }
  }
  return bytes
}

/** The code point that begins here: two units where they are a pair, U+FFFD for half of one. */
function pointFrom(text: string, place: number): number {
  const point = text.codePointAt(place) as number
  return point >= 0xd800 && point <= 0xdfff ? 0xfffd : point
}

/** Bytes of a text as UTF-8. */
export function lengthOf(text: string): number {
  let length = 0
  for (let place = 0; place < text.length; place += 1) {
    const unit = text.charCodeAt(place)
    if (unit < 0x80) length += 1
    else if (unit < 0x800) length += 2
    else if (pointFrom(text, place) > 0xffff) {
      length += 4
      place += 1
    } else length += 3
  }
  return length
}

/** Writes the sign and gives the place after it. */
function putPoint(bytes: Uint8Array, at: number, point: number): number {
  let next = at
  if (point < 0x800) bytes[next++] = 0xc0 | (point >> 6)
  else {
    if (point < 0x10000) bytes[next++] = 0xe0 | (point >> 12)
    else {
      bytes[next++] = 0xf0 | (point >> 18)
      bytes[next++] = tail(point >> 12)
    }
    bytes[next++] = tail(point >> 6)
  }
  bytes[next++] = tail(point)
  return next
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
