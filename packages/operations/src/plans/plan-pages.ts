/** The plan of a country: what a dialogue chose to work on, what is done about it, and what could be chosen. */
import type { LocalText } from '@waymark/framework'
import { standingBaselines, statusAfter } from '@waymark/plan'
import {
  actionById,
  baselinesOf,
  dialogueById,
  editionsOf,
  indicatorsInUse,
  latestObservations,
  membersAtSubject,
  membersOnDay,
  priorityById,
  roundsOf,
  textsOf,
  versionsByNumber,
  type InNetwork,
  type NamedIndicator,
  type StoredText,
} from '@waymark/store'
import type { Status } from '@waymark/scorecard'
import { dayOf, readAs, type Desk } from '../desk.ts'
import { reachOf, reaches } from '../people/reach.ts'
import { nationalShown, type NationalShown } from '../frameworks/national-pages.ts'
import { optionalShown } from './choose-optional.ts'
import { planOf, type DialogueShown } from './for-desk.ts'
import { updatesOf } from './report-update.ts'
import { reachesSubject } from '../people/reach-of-desk.ts'
import { subjectByCode, subjectNames, type SubjectShown } from '../network/subjects-shown.ts'

/** The countries this desk plans for. */
export function plansPage(desk: Desk): Promise<readonly SubjectShown[]> {
  return readAs(desk, async t => {
    const today = dayOf(desk.runtime.now())
    const reach = await reachOf(desk, 'record-dialogue', { t, today })
    const countries = [...(await subjectNames(desk, t)).values()].filter(name => name.kind === 'country')
    return countries.filter(country =>
      reaches(reach, { ...country, place: country.code, member: null, group: null, places: [] }),
    )
  })
}

export type IndicatorChoice = {
  readonly id: string
  readonly code: string
  readonly name: LocalText
  /** What is known of the country: its newest published status, and its baseline. */
  readonly status: Status | null
}

export type PlanPage = {
  readonly subject: SubjectShown
  readonly dialogues: readonly DialogueShown[]
  readonly indicators: readonly IndicatorChoice[]
  /** By edition, the indicators that are optional there, with whether this country chose them. */
  readonly optional: Awaited<ReturnType<typeof optionalShown>>
  /** Indicators of this country alone: proposed, agreed, withdrawn or ended. */
  readonly national: readonly NationalShown[]
  /** Members at work in the country today: who can have been present. */
  readonly members: readonly { readonly id: string; readonly name: string }[]
}

/** Null where the country is not this desk's to plan for. */
export function planPage(desk: Desk, country: string): Promise<PlanPage | null> {
  return readAs(desk, async t => {
    const subject = await countryReached(desk, t, country)
    if (!subject) return null
    const today = dayOf(desk.runtime.now())
    const there = await membersAtSubject(t, subject.id, today)
    return {
      subject,
      dialogues: await planOf(t, subject.id, today),
      indicators: await choices(t, subject.id),
      optional: await optionalShown(t, subject.id),
      national: await nationalShown(desk, t, subject.id),
      members: (await membersOnDay(t, today))
        .filter(member => there.has(member.id))
        .map(({ id, name }) => ({ id, name })),
    }
  })
}

async function countryReached(desk: Desk, t: InNetwork, country: string): Promise<SubjectShown | null> {
  const subject = subjectByCode(await subjectNames(desk, t), country)
  if (!subject || subject.kind !== 'country') return null
  return (await reachesSubject(desk, t, { subject: subject.id, deed: 'record-dialogue' })) ? subject : null
}

/** Indicators that can be chosen, each with its wording and what is known of the subject. */
export async function choices(t: InNetwork, subject: string | null): Promise<readonly IndicatorChoice[]> {
  const editions = await editionsOf(t)
  const known = new Map<string, Status>()
  if (subject) {
    for (const baseline of standingBaselines(await baselinesOf(t, subject)))
      for (const value of baseline.values) known.set(value.code, value.status as Status)
    const published = await latestObservations(
      t,
      (await roundsOf(t)).map(round => round.id),
    )
    const codes = await codesOfVersions(t)
    for (const one of published) {
      const code = codes.get(one.version)
      if (one.subject === subject && code) known.set(code, one.status as Status)
    }
  }
  return (await indicatorsInUse(t, subject ?? undefined))
    .map(({ id, code, edition }) => ({
      id,
      code,
      name: nameIn(editions, edition, code),
      status: known.get(code) ?? null,
    }))
    .toSorted((one, other) => (one.code < other.code ? -1 : 1))
}

async function codesOfVersions(t: InNetwork): Promise<ReadonlyMap<string, string>> {
  const all = await versionsByNumber(t)
  return new Map([...all].map(([key, { id }]) => [id, key.split(' ')[1]!]))
}

type Editions = Awaited<ReturnType<typeof editionsOf>>

function nameIn(editions: Editions, key: string, code: string): LocalText {
  const edition = editions.find(edition => `${edition.code}/${edition.label}` === key)
  return edition?.content.indicators.find(indicator => indicator.code === code)?.name ?? {}
}

/** A dialogue or a priority of this country, for the form that adds to it; null where it is not of this country or desk. */
export function planThing(
  desk: Desk,
  of: { readonly country: string; readonly dialogue?: string; readonly priority?: string },
): Promise<{ readonly indicator: NamedIndicator | null } | null> {
  return readAs(desk, async t => {
    const subject = await countryReached(desk, t, of.country)
    if (!subject) return null
    if (of.dialogue !== undefined) {
      const dialogue = await dialogueById(t, of.dialogue)
      return dialogue?.subject === subject.id ? { indicator: null } : null
    }
    const priority = of.priority === undefined ? undefined : await priorityById(t, of.priority)
    return priority?.subject === subject.id ? { indicator: priority.indicator } : null
  })
}

export type ActionPage = {
  readonly subject: SubjectShown
  readonly what: StoredText
  readonly status: 'planned' | 'under-way' | 'done' | 'stopped'
  readonly dueOn: string
}

/** An action of this country, for the form that says where it stands; null as above. */
export function actionPage(
  desk: Desk,
  of: { readonly country: string; readonly action: string },
): Promise<ActionPage | null> {
  return readAs(desk, async t => {
    const subject = await countryReached(desk, t, of.country)
    const action = subject && (await actionById(t, of.action))
    if (!subject || action?.subject !== subject.id) return null
    const what = (await textsOf(t, [action.what])).get(action.what)!
    return { subject, what, status: statusAfter(updatesOf(action)), dueOn: action.dueOn }
  })
}
