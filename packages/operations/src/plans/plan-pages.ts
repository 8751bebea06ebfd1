/** The plan of a country, a region or the network: what a dialogue chose to work on, what is done about it, and what could be chosen. */
import type { Named, Servable } from '@waymark/framework'
import { statusAfter } from '@waymark/plan'
import {
  actionById,
  allMembers,
  dialogueById,
  groupsOnDay,
  learningSteps,
  membersAtSubject,
  membersOnDay,
  priorityById,
  textsOf,
  whatActionsAreAbout,
  type InNetwork,
  type LearningRow,
  type NamedIndicator,
  type StoredText,
} from '@waymark/store'
import { dayOf, readAs, type Desk } from '../desk.ts'
import { nationalShown, type NationalShown } from '../frameworks/national-pages.ts'
import { optionalShown } from './choose-optional.ts'
import { choices, isGap, type IndicatorChoice } from './choices.ts'
import { servableOf, themesOf, workAbout } from '../frameworks/themes.ts'
import { planOf, showActions, type ActionShown, type DialogueShown } from './for-desk.ts'
import { gapsShown, type GapShown } from './gaps.ts'
import { amendmentsShown, keptPlans, type AmendmentShown, type KeptPlan } from './kept-plans.ts'
import { updatesOf } from './report-update.ts'
import { reachesSubject } from '../people/reach-of-desk.ts'
import { subjectByCode, subjectNames, type SubjectShown } from '../network/subjects-shown.ts'
import { subjectsPlanned } from './actions-page.ts'
import { supportable, supportedShown, supportersShown, type Supportable, type Supporter } from './support.ts'

/** The countries and regions this desk plans for, and the network where it plans for all. */
export function plansPage(desk: Desk): Promise<readonly PlannedForShown[]> {
  return readAs(desk, async t => {
    const said = Map.groupBy(await whatActionsAreAbout(t), ({ subject }) => subject)
    return (await subjectsPlanned(desk, t)).map(subject => ({
      ...subject,
      about: [...new Set((said.get(subject.id) ?? []).flatMap(workAbout))],
    }))
  })
}

/** `about`: what any of its actions says that it is about, as facet/value. */
export type PlannedForShown = SubjectShown & { readonly about: readonly string[] }

export type PlansOfSubject = {
  readonly subject: SubjectShown
  /** Its plans, the one of the latest period first. */
  readonly plans: readonly KeptPlan[]
  /** Amendments of plans, priorities and actions by what was amended, the newest first. */
  readonly amendments: Readonly<Record<string, readonly AmendmentShown[]>>
  readonly dialogues: readonly DialogueShown[]
  /** What its actions support a level up, by key. */
  readonly supported: Readonly<Record<string, Supportable>>
  /** Actions of plans below that this desk plans for, by the key of what they support here. */
  readonly supporters: Readonly<Record<string, readonly Supporter[]>>
  readonly indicators: readonly IndicatorChoice[]
  /** Where each gap leads, by id of the indicator. */
  readonly gaps: Readonly<Record<string, GapShown>>
  /** By edition, the indicators that are optional there, with whether this country chose them. */
  readonly optional: Awaited<ReturnType<typeof optionalShown>>
  /** Indicators of this country alone: proposed, agreed, withdrawn or ended. */
  readonly national: readonly NationalShown[]
  /** Lessons that fit, those about the same country, region or indicators first: what a priority can rest on. */
  readonly lessons: readonly { readonly id: string; readonly text: StoredText }[]
  readonly themes: readonly Named[]
  readonly servable: readonly Servable[]
  /** Of a region or the network: the plans of its countries. */
  readonly within: readonly SubjectShown[]
  /** Names of members responsible for an action or concerned with a priority, also of those that have left. */
  readonly memberNames: Readonly<Record<string, string>>
  /** Members at work in the country or region today: who can have been present. */
  readonly members: readonly { readonly id: string; readonly name: string }[]
}

/** Null where the country or region is not this desk's to plan for. */
export function planPage(desk: Desk, about: string): Promise<PlansOfSubject | null> {
  return readAs(desk, async t => {
    const subject = await subjectPlanned(desk, t, about)
    if (!subject) return null
    const today = dayOf(desk.runtime.now())
    const there = await membersAtSubject(t, subject.id, today)
    const dialogues = await planOf(t, subject.id, today)
    const indicators = await choices(t, subject.id)
    return {
      subject,
      plans: await keptPlans(t, subject.id, today),
      amendments: await amendmentsShown(t, subject.id),
      dialogues,
      supported: await supportedShown(desk, t, actionsIn(dialogues)),
      supporters: await supportersShown(desk, t, subject),
      memberNames: await namesOfResponsible(t, dialogues),
      indicators,
      gaps: await gapsShown(t, {
        subject: subject.id,
        indicators: indicators.filter(isGap).map(indicator => indicator.id),
        dialogues,
      }),
      optional: subject.kind === 'country' ? await optionalShown(t, subject.id) : [],
      national: subject.kind === 'country' ? await nationalShown(desk, t, subject.id) : [],
      lessons: await lessonsFor(t, subject.id),
      themes: await themesOf(t),
      servable: await servableOf(t),
      within: await countriesWithin(desk, t, subject),
      members: (await membersOnDay(t, today))
        .filter(member => there.has(member.id))
        .map(({ id, name }) => ({ id, name })),
    }
  })
}

const actionsIn = (dialogues: readonly DialogueShown[]) =>
  dialogues.flatMap(dialogue => dialogue.priorities).flatMap(priority => priority.actions)

async function namesOfResponsible(t: InNetwork, dialogues: readonly DialogueShown[]) {
  const actions = actionsIn(dialogues)
  const priorities = dialogues.flatMap(dialogue => dialogue.priorities)
  const ids = new Set([...actions, ...priorities].flatMap(thing => thing.members))
  const all = ids.size === 0 ? [] : await allMembers(t)
  return Object.fromEntries(all.filter(member => ids.has(member.id)).map(({ id, name }) => [id, name]))
}

/** Lessons of the network, those about the subject first, the newest first within. */
async function lessonsFor(t: InNetwork, subject: string): Promise<PlansOfSubject['lessons']> {
  const steps = await learningSteps(t)
  const findings = new Map(steps.map(step => [step.id, step]))
  const lessons = steps.filter(step => step.kind === 'lesson').reverse()
  const isAbout = (lesson: LearningRow) => findings.get(lesson.after ?? '')?.subject === subject
  const ordered = [...lessons.filter(isAbout), ...lessons.filter(lesson => !isAbout(lesson))]
  const words = await textsOf(
    t,
    ordered.map(lesson => lesson.text),
  )
  return ordered.map(({ id, text }) => ({ id, text: words.get(text)! }))
}

async function countriesWithin(desk: Desk, t: InNetwork, subject: SubjectShown): Promise<readonly SubjectShown[]> {
  if (subject.kind === 'country') return []
  const groups = await groupsOnDay(t, dayOf(desk.runtime.now()))
  const places = new Set(groups.find(group => group.code === subject.code)?.places)
  return [...(await subjectNames(desk, t)).values()].filter(
    name => name.kind === 'country' && (subject.kind === 'network' || places.has(name.code)),
  )
}

async function subjectPlanned(desk: Desk, t: InNetwork, code: string): Promise<SubjectShown | null> {
  const subject = subjectByCode(await subjectNames(desk, t), code)
  if (!subject || subject.kind === 'member') return null
  return (await reachesSubject(desk, t, { subject: subject.id, deed: 'record-dialogue' })) ? subject : null
}

/** What an action of this country or region can support a level up; empty where the desk does not plan for it. */
export function supportableBy(
  desk: Desk,
  { country, kept }: { readonly country: string; readonly kept: ActionShown['supports'] },
): Promise<readonly Supportable[]> {
  return readAs(desk, async t => {
    const subject = await subjectPlanned(desk, t, country)
    return subject ? supportable(desk, t, { subject, kept: kept === null ? [] : [kept] }) : []
  })
}

/** A dialogue or a priority of this country or region, for the form that adds to it; null where it is not of it or of this desk. */
export function planThing(
  desk: Desk,
  of: { readonly country: string; readonly dialogue?: string; readonly priority?: string },
): Promise<{ readonly indicator: NamedIndicator | null } | null> {
  return readAs(desk, async t => {
    const subject = await subjectPlanned(desk, t, of.country)
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
  readonly action: ActionShown
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
    const subject = await subjectPlanned(desk, t, of.country)
    const action = subject && (await actionById(t, of.action))
    if (!subject || action?.subject !== subject.id) return null
    const [shown] = await showActions(t, [action], dayOf(desk.runtime.now()))
    return { subject, action: shown!, what: shown!.what, status: statusAfter(updatesOf(action)), dueOn: action.dueOn }
  })
}
