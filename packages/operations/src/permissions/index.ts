/**
 * The one table of who may do what, and how far: operations check it, pages hide by it, `docs/data/permissions.md` prints it,
 * tests walk it. A deed that is not here cannot be done by anybody.
 */
import { roleNames, type RoleName } from '@waymark/network'
import { baselines } from './baselines.ts'
import { frameworks } from './frameworks.ts'
import { learning } from './learning.ts'
import { people } from './people.ts'
import { plans } from './plans.ts'
import { releases } from './releases.ts'
import { removal } from './removal.ts'
import { reviews } from './reviews.ts'
import { rounds } from './rounds.ts'
import { safeguarding } from './safeguarding.ts'
import { submissions } from './submissions.ts'
import type { AllowanceRow, Scope } from './scope.ts'

export type { Scope } from './scope.ts'

/** By deed, then by role; each area of the table in a file of its own. */
export const scopes = {
  ...rounds,
  ...submissions,
  ...reviews,
  ...releases,
  ...removal,
  ...frameworks,
  ...baselines,
  ...plans,
  ...learning,
  ...people,
  ...safeguarding,
} as const satisfies Readonly<Record<string, AllowanceRow>>

export type Deed = keyof typeof scopes

export const deeds = Object.keys(scopes) as readonly Deed[]

/** Which roles may do each deed at all, in the order in which pages list roles. */
export const permissions = Object.fromEntries(
  deeds.map(deed => [deed, roleNames.filter(role => role in scopes[deed])]),
) as unknown as Readonly<Record<Deed, readonly RoleName[]>>

/** How far a role goes with a deed; null where it may not do it. */
export const scopeOf = (deed: Deed, role: RoleName): Scope | null => (scopes[deed] as AllowanceRow)[role] ?? null

/** Whether one of these roles may do the deed at all; for which member or region is the operation's question. */
export function mayDo(roles: readonly { readonly name: RoleName }[], deed: Deed): boolean {
  return roles.some(role => scopeOf(deed, role.name) !== null)
}
