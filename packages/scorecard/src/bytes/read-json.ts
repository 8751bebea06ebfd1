import { decodeUtf8 } from './utf8.ts'

/** Bytes as a JSON value; `undefined` for bytes that are not JSON, which is what a damaged file looks like. */
export function readJson(bytes: Uint8Array | undefined): unknown {
  const text = bytes && decodeUtf8(bytes)
  if (text === undefined || text === null) return undefined
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

/** Whether two runs of bytes are the same. */
export function sameBytes(bytes: Uint8Array, other: Uint8Array): boolean {
  if (bytes.length !== other.length) return false
  for (let at = 0; at < bytes.length; at += 1) if (bytes[at] !== other[at]) return false
  return true
}
