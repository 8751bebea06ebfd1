import { done, refused, type Result } from '@waymark/language'
import { latinDigits } from '@waymark/network'
import type { AnswerRule, Where } from './mapping.ts'
import { oddSigns } from './odd-signs.ts'
import type { Finding } from './problem.ts'
import type { Row } from './table.ts'

/** The little an import has to know of an indicator; an indicator of `@waymark/framework` fits as it is. */
export type KnownIndicator = {
  readonly code: string
  readonly answer: string
  readonly unit: string
  readonly criteria: { readonly partial: unknown } | null
  readonly steps: readonly { readonly code: string; readonly of: string }[]
  readonly phases: readonly { readonly code: string }[]
}

/** What a source says of a place: a state (with the step it is at), a count, or a share as its two counts. */
export type FactValue =
  | { readonly state: string; readonly step: string | null }
  | { readonly count: bigint }
  | { readonly numerator: bigint; readonly denominator: bigint }

/** Whether every named column of the row holds exactly the text the rule wants. */
export function fits(where: Where, cells: Readonly<Record<string, string>>): boolean {
  return Object.entries(where).every(([column, text]) => cells[column] === text)
}

/**
 * Reads the value of one row by the mapping's rule. Arabic-Indic digits are understood. Refuses a row no rule reads, a
 * number that is not whole, a share without its denominator, a numerator above it, and a unit that is not the indicator's.
 */
export function readValue({ cells }: Row, rule: AnswerRule): Result<FactValue, Finding> {
  if ('states' in rule) {
    const found = rule.states.find(state => fits(state.where, cells))
    return found
      ? done({ state: found.state, step: found.step })
      : refused(
          noRule(
            cells,
            rule.states.map(state => state.where),
          ),
        )
  }
  const { unit, unitColumn } = 'count' in rule ? rule.count : rule.share
  const given = unitColumn === null ? unit : (cells[unitColumn] ?? '')
  if (given !== unit) {
    const message = `The unit is "${given}", not ${unit}.`
    return refused({ path: unitColumn ?? '', kind: 'import.wrong-unit', message, values: { given, unit } })
  }
  if ('count' in rule) {
    const count = readCount(cells, rule.count.column)
    return count.ok ? done({ count: count.value }) : count
  }
  return readShare(cells, rule.share)
}

function readShare(
  cells: Readonly<Record<string, string>>,
  rule: { readonly numerator: string; readonly denominator: string },
): Result<FactValue, Finding> {
  if (cells[rule.numerator] !== '' && cells[rule.denominator] === '') {
    const message = 'A share needs both its counts: the denominator is empty.'
    return refused({ path: rule.denominator, kind: 'import.no-denominator', message })
  }
  const numerator = readCount(cells, rule.numerator)
  const denominator = readCount(cells, rule.denominator)
  if (!numerator.ok) return numerator
  if (!denominator.ok) return denominator
  if (numerator.value > denominator.value) {
    const values = { count: String(numerator.value), of: String(denominator.value) }
    const message = `${values.count} is more than the ${values.of} it is counted out of.`
    return refused({ path: rule.numerator, kind: 'import.above-denominator', message, values })
  }
  return done({ numerator: numerator.value, denominator: denominator.value })
}

function readCount(cells: Readonly<Record<string, string>>, column: string): Result<bigint, Finding> {
  const given = cells[column] ?? ''
  const text = latinDigits(given)
  if (/^\d{1,18}$/.test(text)) return done(BigInt(text))
  const message = `"${given}" is not a whole number; write digits without separators, or name why it is missing.`
  return refused({ path: column, kind: 'import.not-whole', message, values: { given } })
}

function noRule(cells: Readonly<Record<string, string>>, rules: readonly Where[]): Finding {
  const [column = '', ...others] = Object.keys(rules[0] ?? {})
  const given = [column, ...others].map(name => cells[name] ?? '').join(', ')
  const wanted = [...new Set(rules.flatMap(where => Object.values(where)))]
  const reads = wanted.slice(0, 8).map(text => `"${text}"`)
  const message = `No rule of the mapping reads "${given}".${oddSigns(given, wanted)} Rules read ${reads.join(', ')}${wanted.length > 8 ? ' and others' : ''}.`
  return { path: column, kind: 'import.no-rule', message, values: { given } }
}
