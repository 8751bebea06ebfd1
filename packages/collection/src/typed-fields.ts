/** The kind's own fields as typed, read by what each declares. */
import type { RegisterField, RegisterKind } from '@waymark/framework'
import { done, folded, plainText, refused, saysSomething, type Result, longestText } from '@waymark/language'
import { readDay } from '@waymark/network'
import {
  gathering,
  readText,
  type FieldProblem,
  type LinkProblem,
  type Problems,
  type ReadLink,
} from './form-problems.ts'
import { readWholeNumber, type WholeNumberRefusal } from './whole-number.ts'

/** An amount of money as decimal text, its ISO 4217 currency and the year it is of; planned and spent are two things. */
export type MoneyValue = {
  readonly amount: string
  readonly currency: string
  readonly year: string
  readonly as: 'planned' | 'spent'
}

type ByField<T> = Readonly<Record<string, T>>

/** `numbers` hold numbers and years, `choices` choices, countries and indicators, `texts` texts and addresses, all by the code of their field. */
export type Fields = {
  readonly numbers: ByField<string>
  readonly choices: ByField<readonly string[]>
  readonly days: ByField<readonly string[]>
  readonly money: ByField<MoneyValue>
  readonly texts: ByField<string>
  readonly relations: ByField<readonly string[]>
  readonly partners: ByField<readonly string[]>
}

export type FieldsProblem =
  | FieldProblem
  | LinkProblem
  | {
      readonly kind:
        | 'choice.unknown'
        | 'field.unknown'
        | 'year.malformed'
        | 'money.amount-malformed'
        | 'money.currency-malformed'
        | 'money.as-unknown'
      readonly field: string
      readonly given: string
    }
  | {
      readonly kind: 'choice.only-one' | 'money.currency-missing' | 'money.year-missing' | 'money.as-missing'
      readonly field: string
    }
  | (WholeNumberRefusal & { readonly field: string })

const shelf = {
  number: 'numbers',
  year: 'numbers',
  choice: 'choices',
  country: 'choices',
  indicator: 'choices',
  day: 'days',
  money: 'money',
  link: 'texts',
  text: 'texts',
  relation: 'relations',
  member: 'partners',
} as const satisfies Readonly<Record<RegisterField['kind'], keyof Fields>>

type Typed = ByField<string | readonly string[]>
const moneyParts = ['amount', 'currency', 'year', 'as'] as const

type Reading = { readonly latest: string; readonly link: ReadLink }

/** Reads every field that says something. Refuses a field the kind does not have and a value its field cannot hold. */
export function readFields(
  kind: RegisterKind,
  typed: Typed,
  reading: Reading,
): Result<Fields, Problems<FieldsProblem>> {
  const all = gathering<FieldsProblem>()
  for (const name of Object.keys(typed))
    if (!belongsTo(kind, name)) all.add({ kind: 'field.unknown', field: `fields.${name}`, given: name })
  const read: Record<keyof Fields, Record<string, unknown>> = {
    numbers: {},
    choices: {},
    days: {},
    money: {},
    texts: {},
    relations: {},
    partners: {},
  }
  for (const field of kind.fields) {
    const value = all.take<unknown>(
      field.kind === 'money' ? readMoney(field, typed) : readField(field, linesOf(field, typed), reading),
    )
    if (value !== null) read[shelf[field.kind]][field.code] = value
  }
  return all.end(() => read as unknown as Fields)
}

function belongsTo(kind: RegisterKind, name: string): boolean {
  return kind.fields.some(
    field =>
      field.code === name || (field.kind === 'money' && moneyParts.some(part => name === `${field.code}.${part}`)),
  )
}

/** What was typed into a field: lists as they are, a text area of several values line by line. */
export function linesOf(field: RegisterField, typed: Typed): readonly string[] {
  const given = [typed[field.code] ?? []].flat()
  const lines =
    field.kind === 'text'
      ? [given.join('\n')]
      : given.flatMap(each => each.split(field.kind === 'day' ? /[\s;,،؛]/u : /\n/u))
  return (field.kind === 'link' || field.kind === 'number' ? given : lines)
    .map(line => line.trim())
    .filter(line => saysSomething(line))
}

type Value = string | readonly string[] | null

function readField(
  field: RegisterField,
  given: readonly string[],
  { latest, link }: Reading,
): Result<Value, FieldsProblem> {
  const at = `fields.${field.code}`
  if (given.length === 0) return done(null)
  const many = [...new Set(given)]
  if (['choice', 'day', 'country', 'member', 'relation', 'indicator'].includes(field.kind)) {
    if (many.length > 1 && !field.several) return refused({ kind: 'choice.only-one', field: at })
    if (field.kind === 'day') return readDays(at, many, latest)
    const unknown =
      field.kind === 'choice' ? many.find(code => !field.options.some(option => option.code === code)) : undefined
    return unknown === undefined ? done(many) : refused({ kind: 'choice.unknown', field: at, given: unknown })
  }
  const text = plainText(given.join('\n'))
  if (field.kind === 'year') return readYear(at, text)
  if (field.kind === 'link') return link(at, text)
  if (field.kind === 'text') return readText(at, text, longestText)
  const number = readWholeNumber(text)
  return number.ok ? done(String(number.value)) : refused({ ...number.refusal, field: at })
}

function readDays(field: string, given: readonly string[], latest: string): Result<readonly string[], FieldsProblem> {
  const days: string[] = []
  for (const each of given) {
    const day = readDay(each)
    if (!day.ok) return refused({ ...day.refusal, field })
    if (day.value > latest) return refused({ kind: 'day.in-future', field, given: each })
    days.push(day.value)
  }
  return done([...new Set(days)].sort())
}

function readYear(field: string, given: string): Result<string, FieldsProblem> {
  const year = folded(given)
  return /^(?:19|20)\d{2}$/.test(year) ? done(year) : refused({ kind: 'year.malformed', field, given })
}

/** An amount needs its currency, year, and whether it is planned or spent; without an amount the others say nothing. */
function readMoney(field: RegisterField, typed: Typed): Result<MoneyValue | null, Problems<FieldsProblem>> {
  const all = gathering<FieldsProblem>()
  const part = (name: (typeof moneyParts)[number]) => folded([typed[`${field.code}.${name}`] ?? ''].flat().join(''))
  const at = (name: (typeof moneyParts)[number]) => `fields.${field.code}.${name}`
  const amount = part('amount').replace(/(?<=\d)[ ’'](?=\d{3})/gu, '')
  if (amount === '') return done(null)
  if (!/^\d{1,15}(?:\.\d{1,2})?$/.test(amount))
    all.add({ kind: 'money.amount-malformed', field: at('amount'), given: part('amount') })
  const currency = part('currency').toUpperCase()
  if (currency === '') all.add({ kind: 'money.currency-missing', field: at('currency') })
  else if (!/^[A-Z]{3}$/.test(currency))
    all.add({ kind: 'money.currency-malformed', field: at('currency'), given: currency })
  if (part('year') === '') all.add({ kind: 'money.year-missing', field: at('year') })
  const year = part('year') === '' ? undefined : all.take(readYear(at('year'), part('year')))
  const as = (['planned', 'spent'] as const).find(one => one === part('as'))
  if (part('as') === '') all.add({ kind: 'money.as-missing', field: at('as') })
  else if (!as) all.add({ kind: 'money.as-unknown', field: at('as'), given: part('as') })
  return all.end(() => ({ amount, currency, year: year!, as: as! }))
}
