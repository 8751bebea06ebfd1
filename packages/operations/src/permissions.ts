/** The one table of who may do what. Operations check it, pages hide by it, docs print it. */
import type { RoleName } from '@waymark/network'

const keepers = ['secretariat'] as const
const speakers = ['lead', 'contributor'] as const
const reviewers = ['reviewer', 'coordinator', 'secretariat'] as const
const planners = ['lead', 'contributor', 'coordinator', 'secretariat'] as const
const learners = ['lead', 'contributor', 'coordinator', 'reviewer', 'secretariat'] as const

export const permissions = {
  'open-round': keepers,
  'close-round': keepers,
  'save-answer': speakers,
  'save-entry': speakers,
  'close-list': speakers,
  submit: speakers,
  'correct-answer': speakers,
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
  'ask-redaction': learners,
  'agree-redaction': ['secretariat', 'administrator'],
  'adopt-framework': keepers,
  'record-agreement': keepers,
  'put-in-use': keepers,
  'revise-text': keepers,
  'record-dialogue': planners,
  'choose-priority': planners,
  'plan-action': planners,
  'report-update': planners,
  'record-finding': learners,
  'draw-lesson': learners,
  decide: learners,
  'record-change': learners,
} as const satisfies Readonly<Record<string, readonly RoleName[]>>

export type Deed = keyof typeof permissions

export const deeds = Object.keys(permissions) as readonly Deed[]

/** Whether one of these roles may do the deed at all; for which member or region is the operation's question. */
export function mayDo(roles: readonly { readonly name: RoleName }[], deed: Deed): boolean {
  const allowed: readonly RoleName[] = permissions[deed]
  return roles.some(role => allowed.includes(role.name))
}
