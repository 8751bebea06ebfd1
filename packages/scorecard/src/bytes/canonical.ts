import { encodeUtf8 } from './utf8.ts'

/**
 * The one way a value becomes bytes in a release: keys in code-unit order, two spaces of indentation, one final line break.
 * `undefined` fields are left out. Numbers must be whole and safe; large or fractional ones travel as text, because
 * floating point prints differently and would make the same release differ. Throws on anything JSON cannot carry: that is
 * a defect of ours, never of what a person typed.
 */
export function canonicalJson(value: unknown): string {
  return `${JSON.stringify(ordered(value), null, 1)}\n`
}

/** `canonicalJson` in pieces, a list item by item: what is hashed or written at once needs nobody to hold it whole. */
export function* canonicalPieces(value: unknown): Generator<string> {
  if (!Array.isArray(value) || value.length === 0) {
    yield canonicalJson(value)
    return
  }
  for (const [at, one] of value.entries())
    yield `${at === 0 ? '[' : ','}\n ${JSON.stringify(within(at, one), null, 1).replaceAll('\n', '\n ')}`
  yield '\n]\n'
}

/** What a reader of the written value has, fields in their order and without what is undefined; lists of words and words are those of the value. */
export const asRead = <T>(value: T): T => ordered(value) as T

export function canonicalBytes(value: unknown): Uint8Array {
  return encodeUtf8(canonicalJson(value))
}

class Unfit extends TypeError {
  /** Where it lies, innermost first: only a value that cannot be carried pays for its path. */
  readonly path: (string | number)[] = []
}

function ordered(value: unknown): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value) || Object.is(value, -0)) throw new Unfit(`no whole number: ${value}`)
    return value
  }
  if (Array.isArray(value))
    return value.every(one => typeof one === 'string') ? value : value.map((one, position) => within(position, one))
  if (typeof value !== 'object') throw new Unfit(`nothing JSON can carry: ${typeof value}`)
  const given = value as Readonly<Record<string, unknown>>
  const made: Record<string, unknown> = {}
  for (const key of Object.keys(given).sort(byCodeUnits)) {
    if (given[key] === undefined) continue
    const field = within(key, given[key])
    if (key === '__proto__')
      Object.defineProperty(made, key, { value: field, enumerable: true }) // an ordinary field here
    else made[key] = field
  }
  return made
}

function within(step: string | number, value: unknown): unknown {
  try {
    return ordered(value)
  } catch (problem) {
    if (problem instanceof Unfit) {
      problem.path.unshift(step)
      problem.message = `${problem.message.split(' at $')[0]} at $${problem.path.map(stepName).join('')}`
    }
    throw problem
  }
}

const stepName = (step: string | number): string => (typeof step === 'number' ? `[${step}]` : `.${step}`)

/** Order by UTF-16 code units: the same on every machine and in every language. */
export function byCodeUnits(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
