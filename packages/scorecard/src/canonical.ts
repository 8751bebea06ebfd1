import { encodeUtf8 } from './utf8.ts'

/**
 * The one way a value becomes bytes in a release: keys in code-unit order, two spaces of indentation, one final line break.
 * `undefined` fields are left out. Numbers must be whole and safe; large or fractional ones travel as text, because
 * floating point prints differently and would make the same release differ. Throws on anything JSON cannot carry: that is
 * a defect of ours, never of what a person typed.
 */
export function canonicalJson(value: unknown): string {
  return `${JSON.stringify(ordered(value, '$'), null, 1)}\n`
}

export function canonicalBytes(value: unknown): Uint8Array {
  return encodeUtf8(canonicalJson(value))
}

function ordered(value: unknown, at: string): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value) || Object.is(value, -0)) throw new TypeError(`no whole number at ${at}: ${value}`)
    return value
  }
  if (Array.isArray(value)) return value.map((one, position) => ordered(one, `${at}[${position}]`))
  if (typeof value !== 'object') throw new TypeError(`nothing JSON can carry at ${at}: ${typeof value}`)
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([one], [other]) => byCodeUnits(one, other))
  // A null prototype keeps a key such as `__proto__` an ordinary field.
  const made = Object.create(null) as Record<string, unknown>
  for (const [key, field] of fields) made[key] = ordered(field, `${at}.${key}`)
  return made
}

/** Order by UTF-16 code units: the same on every machine and in every language. */
export function byCodeUnits(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
