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

/**
 * What a reader of the written value has, fields in their order and without what is undefined. Words, and whatever is in order already, are
 * those of the value itself, so that nothing is held twice.
 */
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
  if (Array.isArray(value)) return orderedList(value)
  if (typeof value !== 'object') throw new Unfit(`nothing JSON can carry: ${typeof value}`)
  return orderedFields(value as Readonly<Record<string, unknown>>)
}

function orderedList(list: readonly unknown[]): readonly unknown[] {
  if (list.every(one => typeof one === 'string')) return list
  const made = list.map((one, position) => within(position, one))
  return made.every((one, position) => one === list[position]) ? list : made
}

function orderedFields(given: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const keys = Object.keys(given)
  let isSame = keys.every((key, at) => at === 0 || keys[at - 1]! < key) && Object.getPrototypeOf(given) === plain
  const made: Record<string, unknown> = {}
  for (const key of isSame ? keys : keys.sort(byCodeUnits)) {
    const field = given[key] === undefined ? undefined : within(key, given[key])
    isSame &&= field !== undefined && field === given[key]
    if (field === undefined) continue
    if (key === '__proto__')
      Object.defineProperty(made, key, { value: field, enumerable: true }) // an ordinary field here
    else made[key] = field
  }
  return isSame ? given : made
}

const plain: unknown = Object.prototype

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
