/** What stands between a session and its desks. */
import type { RoleName } from '@waymark/network'
import type { OpenSession } from '@waymark/store'
import { codeOfConduct } from './code-of-conduct.ts'

/** Roles that reach so far that a password alone must not open them. */
export const guardedRoles: readonly RoleName[] = ['administrator', 'secretariat', 'auditor']

/**
 * `code`: the second factor has not been given yet. `password`: a person let in by a link has none yet. `second-factor`: a role
 * asks for one and none is set up. `conduct`: the code of conduct in its present version is not accepted.
 */
export type SignInStep = 'code' | 'password' | 'second-factor' | 'conduct'

/** The first step still to take, or null where the desks are open. A session the installation began has none (docs/decisions/0081). */
export function nextStep(session: OpenSession, roles: readonly string[]): SignInStep | null {
  if (session.begunBy === 'installation') return null
  if (awaitsCode(session)) return 'code'
  if (!session.hasPassword && session.begunBy === 'link') return 'password'
  if (!session.hasCode && !session.hasPasskey && roles.some(role => (guardedRoles as readonly string[]).includes(role)))
    return 'second-factor'
  return session.conduct.includes(codeOfConduct().version) ? null : 'conduct'
}

/** Whether the session's person has a second factor that the session has not been given. */
export const awaitsCode = (session: OpenSession): boolean =>
  (session.begunBy === 'link' || session.begunBy === 'password') && (session.hasCode || session.hasPasskey)
