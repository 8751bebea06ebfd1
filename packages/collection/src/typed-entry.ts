/** From what a form says about one countable thing to what can be kept, by the fields its register kind declares. */
import type { Level, OnlineSaid, RegisterKind } from '@waymark/framework'
import { done, refused, type Result, longestText } from '@waymark/language'
import { readDay, type Day } from '@waymark/network'
import { readEvidence, type EvidenceProblem, type ReadEvidence, type TypedEvidence } from './evidence.ts'
import {
  gathering,
  readText,
  type ChoiceProblem,
  type FieldProblem,
  type Problems,
  type ReadLink,
} from './form-problems.ts'
import { readOnline } from './online.ts'
import { readFields, type Fields, type FieldsProblem, type MoneyValue } from './typed-fields.ts'

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
  /** Outcomes for children, target groups and SDG targets, each as `facet/value`. */
  readonly serves?: readonly string[]
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
  readonly online: OnlineSaid | null
  readonly serves: readonly string[]
  readonly public: boolean
  readonly evidence: readonly ReadEvidence[]
  readonly contribution: { readonly strength: Strength; readonly others: string } | null
}

export type Strength = 'documented' | 'plausible' | 'claimed'
const strengths: readonly Strength[] = ['documented', 'plausible', 'claimed']

/** `field` is the form's field: `title`, `day`, `until`, `stages.N.*`, `strength`, `others`, `evidence.N.*`, or `fields.CODE`. */
export type EntryProblem =
  | ChoiceProblem
  | EvidenceProblem
  | FieldProblem
  | FieldsProblem
  | { readonly kind: 'days.end-before-start'; readonly field: 'until'; readonly from: string; readonly until: string }
  | { readonly kind: 'stage.before-start'; readonly field: string; readonly from: string; readonly given: string }
  | {
      readonly kind: 'stage.unknown' | 'strength.unknown' | 'level.unknown' | 'field.unknown'
      readonly field: string
      readonly given: string
    }

const longestTitle = 300 // characters; a line in a list
const longestSource = 500 // characters; an address or the name of a document

/** `latest`: the day that holds somewhere on earth already; no day may lie after it. */
type Reading = { readonly latest: string; readonly link: ReadLink }

/**
 * Reads an entry as a draft may stand: a title and a day are needed, what else is there must be readable. Refuses with everything
 * that cannot be read, field by field.
 */
export function readEntry(
  kind: RegisterKind,
  typed: TypedEntry,
  { latest, link }: Reading,
): Result<ReadEntry, Problems<EntryProblem>> {
  const all = gathering<EntryProblem>()
  const title = all.take(readText('title', typed.title, longestTitle))
  if (title === '') all.add({ kind: 'field.missing', field: 'title' })
  const description = all.take(readText('description', typed.description ?? '', longestText))
  const level = all.take(readLevel(kind, typed.level ?? ''))
  const days = all.take(readEntryDays(kind, typed, latest))
  const stages = all.take(readStages(kind, typed.stages ?? [], { from: days?.day, latest }))
  const fields = all.take(readFields(kind, typed.fields ?? {}, { latest, link }))
  const contribution = all.take(readContribution(typed))
  const online = all.take(readOnline(typed.online))
  const evidence = all.take(readEvidence(typed.evidence ?? [], { today: latest, link }))
  return all.end(() => ({
    title: title!,
    description: description!,
    level: level!,
    ...days!,
    stages: stages!,
    ...fields!,
    places: once(typed.places),
    members: once(typed.members),
    themes: once(typed.themes),
    online: online!,
    serves: once(typed.serves),
    public: typed.shown !== 'internal',
    evidence: evidence!,
    contribution: contribution!,
  }))
}

const once = (all: readonly string[] | undefined) =>
  [...new Set((all ?? []).map(value => value.trim()).filter(value => value !== ''))].sort()

function readLevel(kind: RegisterKind, typed: string): Result<Level, EntryProblem> {
  const given = typed.trim()
  const level = kind.levels.find(eachLevel => eachLevel === given)
  if (level) return done(level)
  if (given !== '') return refused({ kind: 'level.unknown', field: 'level', given })
  return done(kind.levels.includes('national') ? 'national' : kind.levels[0]!)
}

function readEntryDays(
  kind: RegisterKind,
  typed: TypedEntry,
  latest: string,
): Result<{ readonly day: Day; readonly until: Day | null }, Problems<EntryProblem>> {
  const all = gathering<EntryProblem>()
  const decides = kind.periodBy === 'last' ? 'until' : 'day'
  const typedUntil = (typed.until ?? '').trim()
  const read = (field: 'day' | 'until', given: string): Result<Day, EntryProblem> => {
    const found = readDay(given)
    if (!found.ok) return refused({ ...found.refusal, field })
    return field === decides && found.value > latest ? refused({ kind: 'day.in-future', field, given }) : found
  }
  const day = all.take(read('day', typed.day))
  if (typedUntil !== '' && kind.dates.last === null)
    all.add({ kind: 'field.unknown', field: 'until', given: typedUntil })
  else if (typedUntil !== '' || decides === 'until') {
    const until = all.take(read('until', typedUntil))
    if (day && until && until < day) all.add({ kind: 'days.end-before-start', field: 'until', from: day, until })
    return all.end(() => ({ day: day!, until: until! }))
  }
  return all.end(() => ({ day: day!, until: null }))
}

type Bounds = { readonly from: Day | undefined; readonly latest: string }

/** The stages in the order of their days; a line without a stage is passed over, one that stands twice is kept once. */
function readStages(
  kind: RegisterKind,
  typed: readonly TypedStage[],
  bounds: Bounds,
): Result<ReadEntry['stages'], Problems<EntryProblem>> {
  const all = gathering<EntryProblem>()
  const read = new Map<string, ReadEntry['stages'][number]>()
  for (const [index, line] of typed.entries()) {
    if (line.stage.trim() === '' && line.on.trim() === '') continue
    const stage = all.take(readStage(kind, `stages.${index}`, line, bounds))
    if (stage) read.set(`${stage.on} ${stage.stage}`, stage)
  }
  return all.end(() => [...read].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, stage]) => stage))
}

function readStage(
  kind: RegisterKind,
  at: string,
  line: TypedStage,
  bounds: Bounds,
): Result<ReadEntry['stages'][number], Problems<EntryProblem>> {
  const all = gathering<EntryProblem>()
  const stage = line.stage.trim()
  if (!kind.stages.some(registerStage => registerStage.code === stage))
    all.add({ kind: 'stage.unknown', field: `${at}.stage`, given: stage })
  const on = all.take(readStageDay(`${at}.on`, line.on, bounds))
  const source = all.take(readText(`${at}.source`, line.source ?? '', longestSource))
  return all.end(() => ({ stage, on: on!, source: source! }))
}

function readStageDay(field: string, given: string, { from, latest }: Bounds): Result<Day, EntryProblem> {
  const on = readDay(given)
  if (!on.ok) return refused({ ...on.refusal, field })
  if (on.value > latest) return refused({ kind: 'day.in-future', field, given })
  return from && on.value < from ? refused({ kind: 'stage.before-start', field, from, given: on.value }) : on
}

function readContribution(typed: TypedEntry): Result<ReadEntry['contribution'], EntryProblem> {
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

/** What a stored entry must hold before it is handed in; refuses with everything that it lacks. */
export function completeEntry(kind: RegisterKind, entry: Complete): Result<true, Problems<EntryIncomplete>> {
  const all = gathering<EntryIncomplete>()
  const { numbers, choices, texts, days, money, relations, partners } = entry
  const held = [numbers, choices, texts, days, money, relations, partners]
  for (const { code, required } of kind.fields)
    if (required && !held.some(values => code in values)) all.add({ kind: 'field.missing', field: `fields.${code}` })
  if (kind.stages.length > 0 && entry.stages.length === 0) all.add({ kind: 'field.missing', field: 'stages.0.stage' })
  if (entry.level !== 'international' && entry.places.length === 0) all.add({ kind: 'field.missing', field: 'places' })
  if (entry.claims && entry.evidence === 0)
    all.add({ kind: 'entry.claim-without-evidence', field: 'evidence.0.address' })
  return all.end(() => true)
}

export type EntryIncomplete =
  | { readonly kind: 'field.missing'; readonly field: string }
  | { readonly kind: 'entry.claim-without-evidence'; readonly field: string }
