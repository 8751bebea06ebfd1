import { noAnswerPublished } from '@waymark/collection'
import type {
  Action,
  Call,
  Candidate,
  Entry,
  Exclusion,
  LearningChain,
  Member,
  Objection,
  Priority,
  SettledAnswer,
} from '../candidate/candidate.ts'
import type { Base, PublicMembers, PublicObjection } from './base.ts'
import type { EntryView } from '../page-types/pages-work.ts'
import { asRead } from '../bytes/canonical.ts'
import { editionKey } from '../candidate/edition-key.ts'
import { membershipIn } from './membership.ts'
import { countriesNotShown, hiddenCountries } from '../candidate/without-hidden.ts'

/**
 * What of an ordered candidate with public statuses the public may read. Left out: answers, closings, baselines and objections of members;
 * which members were asked; frameworks that are private, with their calls and everything about them; members that did
 * not choose to be named. Source: design 3.8 and 3.10.
 */
export function publicPart(candidate: Candidate, more: Pick<Base, 'memberFigures' | 'splits' | 'before'>): Base {
  const hidden = hiddenFrom(candidate)
  const isOpen = (about: { readonly call: string }) => !hidden.calls.has(about.call)
  const isNoMember = (about: { readonly subject: string }) => !hidden.members.has(about.subject)
  const learning = candidate.learning.flatMap(chain => publicChain(chain, hidden))
  const chains = new Set(learning.map(chain => chain.id))
  const answers = candidate.answers
    .filter(answer => isOpen(answer) && answer.subjectKind !== 'member')
    .map(answer => asRead(publicRow(answer)))
  return {
    header: headerOf(candidate),
    calls: candidate.calls.filter(call => !hidden.calls.has(call.id)).map(withoutMembers),
    editions: candidate.editions.filter(edition => !edition.edition.framework.private),
    registerKinds: candidate.registerKinds,
    answers,
    entries: candidate.entries.map(entry => asRead(entryView(entry, candidate.members))), // at once: there are many
    closings: candidate.closings.filter(closing => isOpen(closing) && isNoMember(closing)),
    places: candidate.places,
    groups: candidate.groups,
    sources: candidate.sources,
    members: publicMembers(candidate.members),
    ...more,
    baselines: candidate.baselines.filter(baseline => !hidden.frameworks.has(baseline.framework)),
    targets: (candidate.targets ?? []).filter(target => !hidden.frameworks.has(target.framework)),
    priorities: supportingEachOther(
      candidate.priorities
        .filter(priority => !hidden.editions.has(priority.edition ?? ''))
        .flatMap(priority => publicPriority(restingOn(priority, chains), { candidate, hidden })),
    ),
    learning,
    objections: openObjections(candidate),
    exclusions: candidate.exclusions.filter(isOpen).map(exclusion => withoutMember(exclusion, hidden)),
    surveys: candidate.surveys,
  }
}

/** An objection as everybody reads it: about which country is not said. */
function publicObjection(objection: Objection): PublicObjection {
  const { subject: _, ...rest } = objection
  return rest
}

type ObjectedTo = Pick<Candidate, 'objections' | 'editions' | 'members' | 'hidden' | 'hiddenLater'>

/**
 * The objections that the public may read: none about a member, a hidden country, one that is not shown, or a figure of a private
 * framework; and of none about whom. One that names no edition is left out where a private one has the indicator.
 */
export function openObjections(candidate: ObjectedTo): Base['objections'] {
  const { objections, members, editions } = candidate
  const unnamed = new Set([
    ...members.map(member => member.id),
    ...hiddenCountries(candidate),
    ...countriesNotShown(candidate),
  ])
  const about = (edition: string | undefined, indicator: string) =>
    editions.filter(({ edition: frameworkEdition }) =>
      edition === undefined
        ? frameworkEdition.indicators.some(({ code }) => code === indicator)
        : editionKey(frameworkEdition) === edition,
    )
  return objections
    .filter(({ subject, edition, indicator }) => {
      const all = about(edition, indicator)
      return (
        !unnamed.has(subject) &&
        all.length > 0 &&
        all.every(adoptedEdition => !adoptedEdition.edition.framework.private)
      )
    })
    .map(publicObjection)
}

type Hidden = {
  readonly frameworks: ReadonlySet<string>
  readonly editions: ReadonlySet<string>
  readonly calls: ReadonlySet<string>
  readonly members: ReadonlySet<string>
}

/** Editions of private frameworks, the calls on them, and the ids of all members. */
export function hiddenFrom(candidate: Candidate): Hidden {
  const isPrivate = candidate.editions.filter(edition => edition.edition.framework.private)
  const editions = new Set(isPrivate.map(edition => editionKey(edition.edition)))
  return {
    frameworks: new Set(isPrivate.map(edition => edition.edition.framework.code)),
    editions,
    calls: new Set(candidate.calls.filter(call => editions.has(call.edition)).map(call => call.id)),
    members: new Set(candidate.members.map(member => member.id)),
  }
}

function headerOf(candidate: Candidate): Base['header'] {
  const { network, publicRecord } = candidate
  const membership = membershipIn(candidate)
  return { format: 1, network, ...(publicRecord ? { publicRecord } : {}), ...(membership ? { membership } : {}) }
}

function withoutMembers(call: Call): Call {
  const { member: _, ...scope } = call.scope
  return { ...call, scope, asked: call.asked.filter(version => version.subjectKind !== 'member') }
}

function withoutMember(exclusion: Exclusion, hidden: Hidden): Exclusion {
  return hidden.members.has(exclusion.subject) ? { ...exclusion, subject: 'member' } : exclusion
}

/** Of an answer that is not published the row holds what was asked of whom, and nothing else. Source: definitions 5a. */
function publicRow(answer: SettledAnswer): Base['answers'][number] {
  const { call, indicator, version, subjectKind, subject, respondentType, status } = answer
  const isOpen = !('missing' in status) || status.missing !== noAnswerPublished
  return isOpen ? answer : { call, indicator, version, subjectKind, subject, respondentType, status }
}

/**
 * What the network learned with a private framework is the network's to tell, without the framework; what was learned of one country or
 * region with it stays inside.
 */
function publicChain(chain: LearningChain, hidden: Hidden): readonly LearningChain[] {
  if (chain.edition === undefined || !hidden.editions.has(chain.edition)) return [chain]
  if (chain.place !== undefined || chain.region !== undefined) return []
  const { edition: _, indicator: __, change, ...kept } = chain
  if (!change) return [kept]
  const { indicator: ___, ...changed } = change
  return [{ ...kept, change: changed }]
}

/** A priority names the lesson it rests on where the public may read that lesson. */
function restingOn({ lesson, ...priority }: Priority, chains: ReadonlySet<string>): Priority {
  return lesson !== undefined && chains.has(lesson) ? { ...priority, lesson } : priority
}

/** Support of what is not public is left out. */
function supportingEachOther(priorities: readonly Priority[]): readonly Priority[] {
  const shown = new Set([
    ...priorities.filter(({ reason }) => reason !== undefined).map(({ id }) => `priority/${id}`),
    ...priorities.flatMap(({ actions }) => actions.map(({ id }) => `action/${id}`)),
  ])
  const left = ({ supports, ...action }: Action): Action =>
    supports !== undefined && shown.has(supports) ? { ...action, supports } : action
  return priorities.map(priority => ({ ...priority, actions: priority.actions.map(left) }))
}

type Among = { readonly candidate: Candidate; readonly hidden: Hidden }

/** What it is about stays inside where it is not published itself; then nothing of it stays without a published action. */
function publicPriority(priority: Priority, among: Among): readonly Priority[] {
  const actions = priority.actions.map(action => publicAction(action, among))
  if (priority.reason !== undefined) return [{ ...priority, actions }]
  const { indicator: _, edition: __, lesson: ___, ...rest } = priority
  return actions.length === 0 ? [] : [{ ...rest, actions }]
}

/** Names of members that made theirs public, of those that the network shows by name and that work in no hidden country; no ids. */
function publicAction({ members = [], expects, ...action }: Action, { candidate, hidden }: Among): Action {
  const places = hiddenCountries(candidate)
  const isNamed = ({ shown, places: own }: Member) => shown === 'name' && !own.some(place => places.has(place))
  const named = candidate.members
    .filter(member => members.includes(member.id) && isNamed(member))
    .map(member => member.name)
  return {
    ...action,
    ...(expects && !hidden.editions.has(expects.edition) ? { expects } : {}),
    ...(named.length === 0 ? {} : { named: named.sort() }),
  }
}

/** An entry with the names of the members that chose to be named, and no other trace of who took part. */
function entryView({ members, ...entry }: Entry, all: readonly Member[]): EntryView {
  const named = all.filter(member => member.shown === 'name' && members.includes(member.id)).map(member => member.name)
  return { ...entry, named: named.sort() }
}

function publicMembers(members: readonly Member[]): PublicMembers {
  const named = members.filter(member => member.shown === 'name').map(({ name, places }) => ({ name, places }))
  const present = members.filter(member => member.shown === 'country').flatMap(member => member.places)
  named.sort((one, other) => (one.name < other.name ? -1 : one.name > other.name ? 1 : 0))
  return { named, present: [...new Set(present)].sort() }
}
