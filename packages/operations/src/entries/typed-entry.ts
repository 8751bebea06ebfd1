/** From what a form says about one countable thing to what can be kept, by the fields its register kind declares. */
import { readWholeNumber } from '@waymark/collection'
import type { RegisterField, RegisterKind } from '@waymark/framework'
import { done, refused, type Result, plainText } from '@waymark/language'
import { readDay, readDayIn, type Day, type Period } from '@waymark/network'
import type { CommonRefusal } from '../refusal.ts'
import {
  readEvidence,
  readLink,
  type EvidenceRefusal,
  type ReadEvidence,
  type TypedEvidence,
} from '../submissions/evidence-form.ts'

/** As typed. `fields` holds the kind's own fields by their codes; a choice of several is a list. */
export type TypedEntry = {
  readonly title: string
  readonly description?: string
  readonly day: string
  readonly until?: string
  readonly stage?: string
  readonly fields?: Readonly<Record<string, string | readonly string[]>>
  readonly places?: readonly string[]
  readonly members?: readonly string[]
  readonly themes?: readonly string[]
  readonly evidence?: readonly TypedEvidence[]
  /** A claim that the network contributed: `strength` documented, plausible or claimed; empty where there is none. */
  readonly strength?: string
  /** Who else contributed; goes with `strength`. */
  readonly others?: string
}

/** Texts are still words here: the operation gives them ids. */
export type ReadEntry = {
  readonly title: string
  readonly description: string
  readonly day: Day
  readonly until: Day | null
  readonly stage: string | null
  readonly numbers: Readonly<Record<string, string>>
  readonly choices: Readonly<Record<string, readonly string[]>>
  readonly links: Readonly<Record<string, string>>
  readonly texts: Readonly<Record<string, string>>
  readonly places: readonly string[]
  readonly members: readonly string[]
  readonly themes: readonly string[]
  readonly evidence: readonly ReadEvidence[]
  readonly contribution: { readonly strength: Strength; readonly others: string } | null
}

export type Strength = 'documented' | 'plausible' | 'claimed'
export const strengths: readonly Strength[] = ['documented', 'plausible', 'claimed']

/** `field` is the form's field: `title`, `day`, `until`, `stage`, `strength`, `others`, `evidence.N.*`, or `fields.CODE`. */
export type EntryRefusal =
  | EvidenceRefusal
  | CommonRefusal
  | { readonly kind: 'days.end-before-start'; readonly field: 'until'; readonly from: string; readonly until: string }
  | {
      readonly kind: 'day.outside-period'
      readonly field: string
      readonly given: string
      readonly period: string
      readonly first: string
      readonly last: string
    }
  | {
      readonly kind: 'stage.unknown' | 'strength.unknown' | 'choice.unknown' | 'field.unknown'
      readonly field: string
      readonly given: string
    }
  | { readonly kind: 'choice.only-one'; readonly field: string }
  | {
      readonly kind: 'count.not-whole' | 'count.ambiguous' | 'count.too-large' | 'count.missing'
      readonly field: string
      readonly given: string
    }

const longestTitle = 300 // characters; a line in a list
const longestText = 5000 // characters; about two printed pages

/**
 * Reads an entry as a draft may stand: a title and a day are needed, what else is there must be readable. The day that the
 * kind says decides (`periodBy`) must lie in the round's period. Stops at the first thing that cannot be read.
 */
export function readEntry(
  kind: RegisterKind,
  typed: TypedEntry,
  when: { readonly period: Period; readonly today: string },
): Result<ReadEntry, EntryRefusal> {
  const title = readText('title', typed.title, longestTitle)
  if (!title.ok) return title
  if (title.value === '') return refused({ kind: 'field.missing', field: 'title' })
  const description = readText('description', typed.description ?? '', longestText)
  if (!description.ok) return description
  const days = readEntryDays(kind, typed, when)
  if (!days.ok) return days
  const stage = (typed.stage ?? '').trim()
  if (stage !== '' && !kind.stages.some(one => one.code === stage))
    return refused({ kind: 'stage.unknown', field: 'stage', given: stage })
  const fields = readFields(kind, typed.fields ?? {})
  if (!fields.ok) return fields
  const evidence = readEvidence(typed.evidence ?? [], when.today)
  if (!evidence.ok) return evidence
  const contribution = readContribution(typed)
  if (!contribution.ok) return contribution
  const once = (all: readonly string[] | undefined) =>
    [...new Set((all ?? []).map(one => one.trim()).filter(one => one !== ''))].sort()
  return done({
    title: title.value,
    description: description.value,
    ...days.value,
    stage: stage === '' ? null : stage,
    ...fields.value,
    places: once(typed.places),
    members: once(typed.members),
    themes: once(typed.themes),
    evidence: evidence.value,
    contribution: contribution.value,
  })
}

function readText(field: string, given: string, most: number): Result<string, CommonRefusal> {
  const text = plainText(given)
  return text.length > most ? refused({ kind: 'field.too-long', field, most }) : done(text)
}

function readEntryDays(
  kind: RegisterKind,
  typed: TypedEntry,
  { period, today }: { readonly period: Period; readonly today: string },
): Result<{ readonly day: Day; readonly until: Day | null }, EntryRefusal> {
  const decides = kind.periodBy === 'last' ? 'until' : 'day'
  const typedUntil = (typed.until ?? '').trim()
  if (typedUntil !== '' && kind.dates.last === null)
    return refused({ kind: 'field.unknown', field: 'until', given: typedUntil })
  const read = (field: 'day' | 'until', given: string): Result<Day, EntryRefusal> => {
    if (given.trim() === '') return refused({ kind: 'field.missing', field })
    const found = field === decides ? readDayIn(period, given) : readDay(given)
    if (!found.ok) return refused({ ...found.refusal, field, given })
    return field === decides && found.value > today ? refused({ kind: 'day.in-future', field, given }) : found
  }
  const day = read('day', typed.day)
  if (!day.ok) return day
  if (typedUntil === '' && decides !== 'until') return done({ day: day.value, until: null })
  const until = read('until', typedUntil)
  if (!until.ok) return until
  if (until.value < day.value)
    return refused({ kind: 'days.end-before-start', field: 'until', from: day.value, until: until.value })
  return done({ day: day.value, until: until.value })
}

type Fields = Pick<ReadEntry, 'numbers' | 'choices' | 'links' | 'texts'>

function readFields(
  kind: RegisterKind,
  typed: Readonly<Record<string, string | readonly string[]>>,
): Result<Fields, EntryRefusal> {
  const stranger = Object.keys(typed).find(code => !kind.fields.some(field => field.code === code))
  if (stranger !== undefined) return refused({ kind: 'field.unknown', field: `fields.${stranger}`, given: stranger })
  const read = { numbers: {}, choices: {}, links: {}, texts: {} } as Record<keyof Fields, Record<string, unknown>>
  const shelf = { number: 'numbers', choice: 'choices', link: 'links', text: 'texts' } as const
  for (const field of kind.fields) {
    const given = [typed[field.code] ?? []]
      .flat()
      .map(one => one.trim())
      .filter(one => one !== '')
    if (given.length === 0) continue
    const value = readField(field, given)
    if (!value.ok) return value
    read[shelf[field.kind]][field.code] = value.value
  }
  return done(read as Fields)
}

function readField(field: RegisterField, given: readonly string[]): Result<string | readonly string[], EntryRefusal> {
  const at = `fields.${field.code}`
  if (field.kind === 'choice') {
    const stranger = given.find(one => !field.options.some(option => option.code === one))
    if (stranger !== undefined) return refused({ kind: 'choice.unknown', field: at, given: stranger })
    return given.length > 1 && !field.several
      ? refused({ kind: 'choice.only-one', field: at })
      : done([...new Set(given)])
  }
  const text = given.join('\n')
  if (field.kind === 'link') return readLink(at, text)
  if (field.kind === 'text') return readText(at, text, longestText)
  const number = readWholeNumber(text)
  return number.ok ? done(String(number.value)) : refused({ ...number.refusal, field: at })
}

function readContribution(typed: TypedEntry): Result<ReadEntry['contribution'], EntryRefusal> {
  const given = (typed.strength ?? '').trim()
  const others = readText('others', typed.others ?? '', longestText)
  if (!others.ok) return others
  if (given === '') return others.value === '' ? done(null) : refused({ kind: 'field.missing', field: 'strength' })
  const strength = strengths.find(strength => strength === given)
  if (!strength) return refused({ kind: 'strength.unknown', field: 'strength', given })
  return others.value === ''
    ? refused({ kind: 'field.missing', field: 'others' })
    : done({ strength, others: others.value })
}

/** What a stored entry must hold before it is handed in. `place`: the country of its subject, where that is a country. */
export function completeEntry(
  kind: RegisterKind,
  entry: Pick<ReadEntry, 'stage' | 'numbers' | 'choices' | 'links' | 'places'> & {
    readonly texts: Readonly<Record<string, string>>
    readonly claims: boolean
    readonly evidence: number
  },
  place: string | null,
): Result<true, EntryIncomplete> {
  const has = ({ code }: RegisterField) =>
    [entry.numbers, entry.choices, entry.links, entry.texts].some(held => code in held)
  const without = kind.fields.find(field => field.required && !has(field))
  if (without) return refused({ kind: 'field.missing', field: `fields.${without.code}` })
  if (kind.stages.length > 0 && entry.stage === null) return refused({ kind: 'field.missing', field: 'stage' })
  if (place !== null && !entry.places.includes(place))
    return refused({ kind: 'entry.own-place-missing', field: 'places', place })
  if (entry.claims && entry.evidence === 0)
    return refused({ kind: 'entry.claim-without-evidence', field: 'evidence.0.address' })
  return done(true)
}

export type EntryIncomplete =
  | { readonly kind: 'field.missing'; readonly field: string }
  | { readonly kind: 'entry.own-place-missing'; readonly field: 'places'; readonly place: string }
  | { readonly kind: 'entry.claim-without-evidence'; readonly field: string }
