/** From what a form says about one countable thing to what can be kept, by the fields its register kind declares. */
import { readEvidence, type EvidenceRefusal, type ReadEvidence, type TypedEvidence } from '@waymark/collection'
import type { Level, RegisterKind } from '@waymark/framework'
import { done, plainText, refused, type Result, longestText } from '@waymark/language'
import { readDay, type Day } from '@waymark/network'
import type { MoneyValue } from '@waymark/store'
import type { CommonRefusal } from '../refusal.ts'
import { readLink, type LinkRefusal } from '../submissions/link.ts'
import { readFields, type FieldRefusal, type Fields } from './typed-fields.ts'

/** As typed. `fields` holds the kind's own fields by their codes; several values are a list, money has `CODE.amount` and so on. */
export type TypedEntry = {
  readonly title: string
  readonly description?: string
  readonly level?: string
  readonly day: string
  readonly until?: string
  readonly stages?: readonly TypedStage[]
  readonly fields?: Readonly<Record<string, string | readonly string[]>>
  readonly places?: readonly string[]
  readonly members?: readonly string[]
  readonly themes?: readonly string[]
  /** `addressed`, `not-addressed`, or empty where nobody looked at the online dimension. */
  readonly online?: string
  /** `internal` keeps it out of releases. */
  readonly shown?: string
  readonly evidence?: readonly TypedEvidence[]
  /** A claim that the network contributed: `strength` documented, plausible or claimed; empty where there is none. */
  readonly strength?: string
  /** Who else contributed; goes with `strength`. */
  readonly others?: string
}

export type TypedStage = { readonly stage: string; readonly on: string; readonly source?: string }

/** Texts are still words here: the operation gives them ids. */
export type ReadEntry = Fields & {
  readonly title: string
  readonly description: string
  readonly level: Level
  readonly day: Day
  readonly until: Day | null
  readonly stages: readonly { readonly stage: string; readonly on: Day; readonly source: string }[]
  readonly places: readonly string[]
  readonly members: readonly string[]
  readonly themes: readonly string[]
  readonly online: 'addressed' | 'not-addressed' | null
  readonly public: boolean
  readonly evidence: readonly ReadEvidence[]
  readonly contribution: { readonly strength: Strength; readonly others: string } | null
}

export type Strength = 'documented' | 'plausible' | 'claimed'
export const strengths: readonly Strength[] = ['documented', 'plausible', 'claimed']
const onlines = ['addressed', 'not-addressed'] as const

/** `field` is the form's field: `title`, `day`, `until`, `stages.N.*`, `strength`, `others`, `evidence.N.*`, or `fields.CODE`. */
export type EntryRefusal =
  | EvidenceRefusal
  | LinkRefusal
  | CommonRefusal
  | FieldRefusal
  | { readonly kind: 'days.end-before-start'; readonly field: 'until'; readonly from: string; readonly until: string }
  | { readonly kind: 'stage.before-start'; readonly field: string; readonly from: string; readonly given: string }
  | {
      readonly kind: 'stage.unknown' | 'strength.unknown' | 'level.unknown' | 'choice.unknown' | 'field.unknown'
      readonly field: string
      readonly given: string
    }

const longestTitle = 300 // characters; a line in a list
const longestSource = 500 // characters; an address or the name of a document

/**
 * Reads an entry as a draft may stand: a title and a day are needed, what else is there must be readable. `latest` is the day
 * that holds somewhere on earth already: no day may lie after it. Stops at the first thing that cannot be read.
 */
export function readEntry(
  kind: RegisterKind,
  typed: TypedEntry,
  { latest }: { readonly latest: string },
): Result<ReadEntry, EntryRefusal> {
  const title = readText('title', typed.title, longestTitle)
  if (!title.ok) return title
  if (title.value === '') return refused({ kind: 'field.missing', field: 'title' })
  const description = readText('description', typed.description ?? '', longestText)
  if (!description.ok) return description
  const level = readLevel(kind, typed.level ?? '')
  if (!level.ok) return level
  const days = readEntryDays(kind, typed, latest)
  if (!days.ok) return days
  const stages = readStages(kind, typed.stages ?? [], { from: days.value.day, latest })
  if (!stages.ok) return stages
  const fields = readFields(kind, typed.fields ?? {}, latest)
  if (!fields.ok) return fields
  const evidence = readEvidence(typed.evidence ?? [], { today: latest, link: readLink })
  if (!evidence.ok) return evidence
  const contribution = readContribution(typed)
  if (!contribution.ok) return contribution
  return done({
    title: title.value,
    description: description.value,
    level: level.value,
    ...days.value,
    stages: stages.value,
    ...fields.value,
    places: once(typed.places),
    members: once(typed.members),
    themes: once(typed.themes),
    online: onlines.find(one => one === typed.online) ?? null,
    public: typed.shown !== 'internal',
    evidence: evidence.value,
    contribution: contribution.value,
  })
}

const once = (all: readonly string[] | undefined) =>
  [...new Set((all ?? []).map(value => value.trim()).filter(value => value !== ''))].sort()

/** A text without a letter, digit or symbol is no text. */
export function readText(field: string, given: string, most: number): Result<string, CommonRefusal> {
  const text = plainText(given)
  return text.length > most ? refused({ kind: 'field.too-long', field, most }) : done(text)
}

function readLevel(kind: RegisterKind, typed: string): Result<Level, EntryRefusal> {
  const given = typed.trim()
  const level = kind.levels.find(one => one === given)
  if (level) return done(level)
  if (given !== '') return refused({ kind: 'level.unknown', field: 'level', given })
  return done(kind.levels.includes('national') ? 'national' : kind.levels[0]!)
}

function readEntryDays(
  kind: RegisterKind,
  typed: TypedEntry,
  latest: string,
): Result<{ readonly day: Day; readonly until: Day | null }, EntryRefusal> {
  const decides = kind.periodBy === 'last' ? 'until' : 'day'
  const typedUntil = (typed.until ?? '').trim()
  if (typedUntil !== '' && kind.dates.last === null)
    return refused({ kind: 'field.unknown', field: 'until', given: typedUntil })
  const read = (field: 'day' | 'until', given: string): Result<Day, EntryRefusal> => {
    if (given.trim() === '') return refused({ kind: 'field.missing', field })
    const found = readDay(given)
    if (!found.ok) return refused({ ...found.refusal, field, given })
    return field === decides && found.value > latest ? refused({ kind: 'day.in-future', field, given }) : found
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

/** The stages in the order of their days; a line without a stage is passed over, one that stands twice is kept once. */
function readStages(
  kind: RegisterKind,
  typed: readonly TypedStage[],
  { from, latest }: { readonly from: Day; readonly latest: string },
): Result<ReadEntry['stages'], EntryRefusal> {
  const read = new Map<string, ReadEntry['stages'][number]>()
  for (const [index, line] of typed.entries()) {
    const at = `stages.${index}`
    const stage = line.stage.trim()
    if (stage === '' && line.on.trim() === '') continue
    if (!kind.stages.some(one => one.code === stage))
      return refused({ kind: 'stage.unknown', field: `${at}.stage`, given: stage })
    if (line.on.trim() === '') return refused({ kind: 'field.missing', field: `${at}.on` })
    const on = readDay(line.on)
    if (!on.ok) return refused({ ...on.refusal, field: `${at}.on`, given: line.on })
    if (on.value > latest) return refused({ kind: 'day.in-future', field: `${at}.on`, given: line.on })
    if (on.value < from) return refused({ kind: 'stage.before-start', field: `${at}.on`, from, given: on.value })
    const source = readText(`${at}.source`, line.source ?? '', longestSource)
    if (!source.ok) return source
    read.set(`${on.value} ${stage}`, { stage, on: on.value, source: source.value })
  }
  return done([...read].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, stage]) => stage))
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

export type Complete = Pick<
  ReadEntry,
  'level' | 'numbers' | 'choices' | 'days' | 'relations' | 'partners' | 'places'
> & {
  readonly money: Readonly<Record<string, MoneyValue>>
  readonly stages: readonly unknown[]
  readonly texts: Readonly<Record<string, string>>
  readonly claims: boolean
  readonly evidence: number
}

/** What a stored entry must hold before it is handed in. */
export function completeEntry(kind: RegisterKind, entry: Complete): Result<true, EntryIncomplete> {
  const held = [entry.numbers, entry.choices, entry.texts, entry.days, entry.money, entry.relations, entry.partners]
  const without = kind.fields.find(field => field.required && !held.some(values => field.code in values))
  if (without) return refused({ kind: 'field.missing', field: `fields.${without.code}` })
  if (kind.stages.length > 0 && entry.stages.length === 0)
    return refused({ kind: 'field.missing', field: 'stages.0.stage' })
  if (entry.level !== 'international' && entry.places.length === 0)
    return refused({ kind: 'field.missing', field: 'places' })
  if (entry.claims && entry.evidence === 0)
    return refused({ kind: 'entry.claim-without-evidence', field: 'evidence.0.address' })
  return done(true)
}

export type EntryIncomplete =
  | { readonly kind: 'field.missing'; readonly field: string }
  | { readonly kind: 'entry.claim-without-evidence'; readonly field: string }
