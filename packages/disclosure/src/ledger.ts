import type { Release } from './releases.ts'
import { done, refused, type Result } from './result.ts'
import { fields, flag, listOf, named, shapeFault, text, wholeFrom, type Shape } from './shape.ts'

const name: Shape = (value, at) => (typeof value === 'string' ? undefined : { at, wanted: 'a text' })
const cell = fields({ at: named(name), count: wholeFrom(0), contributors: wholeFrom(0), withheld: flag }, [
  'at',
  'count',
])
const dimension = fields({ name: text, members: named(listOf(name)) })
const table = fields({ id: text, dimensions: listOf(dimension), cells: listOf(cell), inner: listOf(cell) }, [
  'id',
  'dimensions',
  'cells',
])
const rules = fields({ smallest: wholeFrom(1), zerosShown: flag, complements: flag, width: wholeFrom(1) })
const ledger = listOf(fields({ table, hidden: listOf(flag), rules }))

/**
 * Everything published before about the same children, from a ledger's JSON, the oldest first. Refuses, naming the place,
 * what is no ledger: cut short, changed by hand, or without the rules that each table was printed under (whether its zeros
 * were shown decides what readers know for ever).
 */
export function readLedger(given: unknown): Result<readonly Release[]> {
  const fault = shapeFault(ledger, given)
  if (fault) return refused({ kind: 'release.malformed', ...fault })
  const releases = given as readonly Release[]
  const short = releases.findIndex(({ table: { cells }, hidden }) => cells.length !== hidden.length)
  if (short >= 0)
    return refused({ kind: 'release.malformed', at: `[${short}].hidden`, wanted: 'as long as the list of cells' })
  return done(releases)
}
