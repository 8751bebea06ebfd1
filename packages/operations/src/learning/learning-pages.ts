/** The chains of learning, and what a next step can name. */
import { allMembers, editionsOf, membersOnDay, type InNetwork } from '@waymark/store'
import type { LocalText, Named, Servable } from '@waymark/framework'
import { dayOf, readAs, type Desk } from '../desk.ts'
import { learningOf, type ChainShown } from './for-desk.ts'
import { reachOf, reaches, type Reach } from '../people/reach.ts'
import { actionsFor, type ActionShown } from '../plans/for-desk.ts'
import { servableOf, themesOf, workAbout } from '../frameworks/themes.ts'
import { choices, type IndicatorChoice } from '../plans/choices.ts'
import { asReached, groupIds, subjectNames, type SubjectNames, type SubjectShown } from '../network/subjects-shown.ts'

export type LearningLine = ChainShown & {
  readonly subject: SubjectShown | null
  readonly indicatorName: LocalText | null
  /** What the finding serves, as an edition of the network words it. */
  readonly served: readonly Servable[]
  /** What the finding says that it is about, as facet/value. */
  readonly about: readonly string[]
  /** Whether this desk may add what is still wanted. */
  readonly mayGoOn: boolean
}

export function learningPage(desk: Desk): Promise<readonly LearningLine[]> {
  return readAs(desk, t => chains(desk, t))
}

async function chains(desk: Desk, t: InNetwork): Promise<readonly LearningLine[]> {
  const names = await subjectNames(desk, t)
  const reach = await reachOf(desk, 'record-finding', { t, today: dayOf(desk.runtime.now()) })
  const groups = await groupIds(desk, t)
  const editions = await editionsOf(t)
  const offered = await servableOf(t)
  return (await learningOf(t, dayOf(desk.runtime.now()))).map(chain => {
    const { subject, indicator } = chain.finding
    const edition = editions.find(edition => `${edition.code}/${edition.label}` === indicator?.edition)
    return {
      ...chain,
      subject: subject ? (names.get(subject) ?? null) : null,
      indicatorName:
        edition?.content.indicators.find(eachIndicator => eachIndicator.code === indicator?.code)?.name ?? null,
      served: offered.filter(servable => chain.finding.serves.includes(servable.key)),
      about: workAbout(chain.finding),
      mayGoOn: mayLearn({ reach, groups }, subject ? names.get(subject) : undefined),
    }
  })
}

/** Chains about a country need its reach; those about the network, a role that is not bound to one member. */
function mayLearn({ reach, groups }: Within, subject: SubjectShown | undefined): boolean {
  if (!subject) return reach === 'everything' || reach.regions.length > 0
  return reaches(reach, asReached(subject, groups))
}

type Within = { readonly reach: Reach; readonly groups: ReadonlyMap<string, string> }

export type FindingPage = {
  /** Countries and regions. */
  readonly subjects: readonly SubjectShown[]
  readonly wholeNetwork: boolean
  readonly themes: readonly Named[]
  readonly servable: readonly Servable[]
  readonly indicators: readonly IndicatorChoice[]
}

/** What a finding of this desk can be about. */
export function findingPage(desk: Desk): Promise<FindingPage> {
  return readAs(desk, async t => {
    const reach = await reachOf(desk, 'record-finding', { t, today: dayOf(desk.runtime.now()) })
    const within = { reach, groups: await groupIds(desk, t) }
    return {
      subjects: subjectsIn(await subjectNames(desk, t), within),
      wholeNetwork: mayLearn(within, undefined),
      themes: await themesOf(t),
      servable: await servableOf(t),
      indicators: await choices(t, null),
    }
  })
}

const subjectsIn = (names: SubjectNames, within: Within) =>
  [...names.values()].filter(name => (name.kind === 'country' || name.kind === 'group') && mayLearn(within, name))

export type NextStepPage = {
  readonly chain: LearningLine
  readonly indicators: readonly IndicatorChoice[]
  readonly actions: readonly Pick<ActionShown, 'id' | 'what'>[]
  /** Who can own a decision: members of today. */
  readonly members: readonly { readonly id: string; readonly name: string }[]
}

/** The chain that begins with this finding, for the form of its next step; null where nothing of it is wanted from this desk. */
export function nextStepPage(desk: Desk, finding: string): Promise<NextStepPage | null> {
  return readAs(desk, async t => {
    const chain = (await chains(desk, t)).find(chain => chain.finding.id === finding)
    if (!chain || chain.wanted === null || !chain.mayGoOn) return null
    const change = chain.wanted === 'change'
    const actions = change ? await actionsFor(t, chain.finding.subject, dayOf(desk.runtime.now())) : []
    return {
      chain,
      indicators: change ? await choices(t, null) : [],
      actions: actions.map(({ id, what }) => ({ id, what })),
      members: (await membersOnDay(t, dayOf(desk.runtime.now()))).map(({ id, name }) => ({ id, name })),
    }
  })
}

export type OutcomePage = {
  readonly chain: LearningLine
  /** Id of the step that is the decision, and the role or member that owns it as the form names it. */
  readonly decision: string
  readonly owner: string
  /** Who can have seen to it: members that are or were in the network. */
  readonly members: readonly { readonly id: string; readonly name: string }[]
}

/** The chain that begins with this finding, for the form of what came of its decision; null where this desk has none to follow up. */
export function outcomePage(desk: Desk, finding: string): Promise<OutcomePage | null> {
  return readAs(desk, async t => {
    const chain = (await chains(desk, t)).find(chain => chain.finding.id === finding)
    const decision = chain?.steps.find(step => step.kind === 'decision')
    if (!chain || !decision || !chain.mayGoOn) return null
    const members = (await allMembers(t)).map(({ id, name }) => ({ id, name }))
    const owner = !decision.owner
      ? ''
      : 'role' in decision.owner
        ? `role ${decision.owner.role}`
        : `member ${decision.owner.id}`
    return { chain, decision: decision.id, owner, members }
  })
}
