import { canonicalBytes } from '../bytes/canonical.ts'
import { sameBytes } from '../bytes/read-json.ts'

/** Whether a value is a list of files or of commitments: a path or a name, and a hash. */
export const isList = (list: unknown): boolean => Array.isArray(list) && list.every(isLine)

function isLine(line: unknown): boolean {
  const fields = (line ?? {}) as Readonly<Record<string, unknown>>
  return [fields['path'] ?? fields['name'], fields['sha256'] ?? fields['hmac']].every(one => typeof one === 'string')
}

/** Whether these bytes are the one way in which the value is written. */
export function isCanonical(value: unknown, bytes: Uint8Array): boolean {
  try {
    return sameBytes(canonicalBytes(value), bytes)
  } catch {
    return false
  }
}
