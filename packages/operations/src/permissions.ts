/**
 * The one table of who may do what, and how far: operations check it, pages hide by it, `docs/data/permissions.md` prints it,
 * tests walk it. A deed that is not here cannot be done by anybody.
 */
import { roleNames, type RoleName } from '@waymark/network'

/**
 * How far a role goes with a deed. `network`: everything of the network. `region`: what is about a country or group of the
 * role's region. `countries`: the role's member and the countries it works in. `member`: the submissions and entries of the
 * role's own member. `office`: those of the role's own office, the secretariat's for the secretariat. `others`: everything but the work of oneself and of one's own member or office; `others-in-region`: the same within
 * the region. `shown`: every text that a page of the person's own desk shows, or that stands beside a release anybody can read.
 * `second`: what another person has asked for.
 */
export type Scope =
  'network' | 'region' | 'countries' | 'member' | 'office' | 'others' | 'others-in-region' | 'shown' | 'second'

type Row = Readonly<Partial<Record<RoleName, Scope>>>

const keepers = { secretariat: 'network' } as const
const speakers = { lead: 'member', contributor: 'member', respondent: 'office', secretariat: 'office' } as const
// A coordinator keeps entries and lists of the region, the secretariat the network's and its office's.
const registrars = { ...speakers, coordinator: 'region' } as const
const reviewers = { reviewer: 'others', coordinator: 'others-in-region', secretariat: 'others' } as const
const planners = { lead: 'countries', contributor: 'countries', coordinator: 'region', secretariat: 'network' } as const
const learners = { ...planners, reviewer: 'network' } as const
const readers = {
  lead: 'shown',
  contributor: 'shown',
  respondent: 'shown',
  coordinator: 'shown',
  reviewer: 'shown',
  secretariat: 'shown',
} as const
const managers = { administrator: 'network' } as const

export const scopes = {
  'open-round': keepers,
  'close-round': keepers,
  'void-round': keepers,
  'extend-due': keepers,
  'say-why-late': keepers,
  'reopen-round': keepers,
  remind: { secretariat: 'network', coordinator: 'region' },
  'save-answer': speakers,
  'save-entry': registrars,
  'close-list': registrars,
  submit: speakers,
  'submit-entry': registrars,
  'correct-answer': speakers,
  'answer-for-member': { secretariat: 'network', coordinator: 'region' },
  'submit-for-member': { secretariat: 'network', coordinator: 'region' },
  'confirm-answers': { lead: 'member', contributor: 'member' },
  'hold-answer': { ...speakers, 'focal-point': 'network' },
  'hold-list': { ...speakers, 'focal-point': 'network' },
  'review-submission': reviewers,
  'review-entry': reviewers,
  'review-correction': reviewers,
  'settle-answer': reviewers,
  'start-preview': keepers,
  'freeze-again': keepers,
  'answer-preview': speakers,
  'reply-objection': keepers,
  'publish-release': keepers,
  'withdraw-release': keepers,
  'ask-redaction': readers,
  'agree-redaction': { secretariat: 'second', administrator: 'second' },
  'leave-text': { secretariat: 'second', administrator: 'second' },
  'ask-hiding': { secretariat: 'network', administrator: 'network', 'focal-point': 'network' },
  'agree-hiding': { secretariat: 'second', administrator: 'second', 'focal-point': 'second' },
  'adopt-framework': keepers,
  'record-agreement': keepers,
  'place-indicators': keepers,
  'put-in-use': keepers,
  'revise-text': keepers,
  'save-baseline': { lead: 'countries', contributor: 'countries', secretariat: 'network' },
  'agree-baseline': keepers,
  'agree-target': keepers,
  'record-contribution': { lead: 'member', contributor: 'member' },
  'keep-contributions': { lead: 'member', contributor: 'member' },
  'record-dialogue': planners,
  'choose-priority': planners,
  'choose-optional': planners,
  'propose-national': planners,
  'agree-national': { coordinator: 'region', secretariat: 'network' },
  'decide-not-to-act': planners,
  'plan-action': planners,
  'keep-plan': planners,
  'agree-plan': { lead: 'countries', coordinator: 'region', secretariat: 'network' },
  'amend-priority': planners,
  'amend-action': planners,
  'keep-milestone': planners,
  'keep-resource': planners,
  'report-update': planners,
  'make-public': { lead: 'member', contributor: 'member' },
  'record-finding': learners,
  'draw-lesson': learners,
  decide: learners,
  'record-change': learners,
  'keep-registry': { administrator: 'network', secretariat: 'network' },
  'invite-person': managers,
  'give-role': managers,
  'end-role': managers,
  'ask-recovery': managers,
  'agree-recovery': { administrator: 'second' },
  'agree-naming': { administrator: 'second' },
  'search-audit': { auditor: 'network' },
  'mark-concern': { ...readers, administrator: 'shown', 'focal-point': 'shown' },
  'decide-concern': { 'focal-point': 'network' },
  'set-safeguarding': managers,
} as const satisfies Readonly<Record<string, Row>>

export type Deed = keyof typeof scopes

export const deeds = Object.keys(scopes) as readonly Deed[]

/** Which roles may do each deed at all, in the order in which pages list roles. */
export const permissions = Object.fromEntries(
  deeds.map(deed => [deed, roleNames.filter(role => role in scopes[deed])]),
) as unknown as Readonly<Record<Deed, readonly RoleName[]>>

/** How far a role goes with a deed; null where it may not do it. */
export const scopeOf = (deed: Deed, role: RoleName): Scope | null => (scopes[deed] as Row)[role] ?? null

/** Whether one of these roles may do the deed at all; for which member or region is the operation's question. */
export function mayDo(roles: readonly { readonly name: RoleName }[], deed: Deed): boolean {
  return roles.some(role => scopeOf(deed, role.name) !== null)
}
