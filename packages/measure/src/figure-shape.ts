import type { Figure } from './figure.ts'

const sets = ['inScope', 'asked', 'applicable', 'answered']
const lists = ['asked', 'closed', 'complete', 'nothing']
const ofSubjects = { sets, missing: [] }

// What each kind of figure holds: keys whose value is an object with these numbers in it, then keys with a plain value.
const shapes: Readonly<Record<Figure['kind'], { readonly parts: Parts; readonly plain: readonly string[] }>> = {
  states: { parts: { ...ofSubjects, states: [] }, plain: ['of', 'basis'] },
  sum: { parts: ofSubjects, plain: ['given', 'total'] },
  maximum: { parts: ofSubjects, plain: ['given', 'largest'] },
  share: { parts: ofSubjects, plain: ['given', 'numerator', 'denominator'] },
  given: { parts: ofSubjects, plain: ['of', 'given'] },
  entries: { parts: { lists }, plain: ['distinct'] },
  'entry-sum': { parts: { lists }, plain: ['entries', 'total', 'withoutNumber', 'mayCountTwice'] },
  withheld: { parts: {}, plain: ['rule'] },
}

type Parts = Readonly<Record<string, readonly string[]>>
type Unknown = Readonly<Record<string, unknown>>

/** What a value lacks to be a figure at all; empty if its law can be checked. More than a figure needs is no violation. */
export function shapeViolations(value: unknown): readonly string[] {
  if (!isObject(value)) return ['no figure']
  const shape = Object.hasOwn(shapes, String(value['kind'])) ? shapes[value['kind'] as Figure['kind']] : undefined
  if (!shape) return [`"${String(value['kind'])}" is no kind of figure`]
  return [
    ...shape.plain.filter(key => !(key in value)).map(key => `no "${key}"`),
    ...Object.entries(shape.parts).flatMap(([key, numbers]) => partViolations(key, value[key], numbers)),
    ...(isObject(value['lists']) ? partViolations('missing', value['lists']['missing'], []) : []),
    ...basisViolations(value),
  ]
}

function partViolations(key: string, part: unknown, numbers: readonly string[]): readonly string[] {
  if (!isObject(part)) return [`no "${key}"`]
  const lacking = numbers.filter(name => !(name in part)).map(name => `no "${name}" in "${key}"`)
  const wrong = Object.entries(part).filter(([name, n]) => typeof n !== 'number' && name !== 'missing')
  return [...lacking, ...wrong.map(([name]) => `"${name}" in "${key}" is no number`)]
}

function basisViolations({ basis }: Unknown): readonly string[] {
  return basis === undefined || basis === 'applicable' || basis === 'answered' ? [] : [`"${String(basis)}" is no basis`]
}

function isObject(value: unknown): value is Unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
