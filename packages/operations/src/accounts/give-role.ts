/** Giving a person of the network another role, and ending one. Both are dated and in the audit. */
import { done, refused, type Result } from '@waymark/language'
import { readId } from '@waymark/network'
import { endRole, giveRole as writeRole, holdsRole, lockHolders, rolesInNetwork } from '@waymark/store'
import { perform, type Desk } from '../desk.ts'
import type { RolesRefusal } from './refusals.ts'
import { askNaming, type RoleGiven } from './name-focal-point.ts'
import { isFresh } from './prove-again.ts'
import { roleWished, type WishedRole } from './role-wished.ts'

/**
 * Gives a role; that of a focal point waits until a second administrator agrees. Refuses a person of another network or none, a
 * role they hold already, and one whose proof is older than ten minutes.
 */
export async function giveAnotherRole(
  desk: Desk,
  form: WishedRole & { readonly person: string },
): Promise<Result<RoleGiven, RolesRefusal>> {
  return perform<RoleGiven, RolesRefusal>(desk, 'give-role', async act => {
    if (!isFresh(desk.runtime, desk.provedAt)) return refused({ kind: 'account.prove-again' })
    const { t, today, about } = act
    const here = readId(form.person).ok && (await rolesInNetwork(t, today)).some(role => role.person === form.person)
    if (!here) return refused({ kind: 'thing.not-found' })
    const wished = await roleWished(act, form)
    if (!wished.ok) return wished
    const { until, ...role } = wished.value
    if (await holdsRole(t, { person: form.person, ...role, day: today }))
      return refused({ kind: 'role.held-already', field: 'role' })
    if (role.role === 'focal-point') return askNaming(desk, act, { person: form.person, until })
    const made = { person: form.person, ...role, from: today, until }
    const id = await writeRole(t, made)
    about(id, made)
    return done({ role: id, waits: false })
  })
}

/** Ends a role from today on. Refuses to end the last administrator's: nobody could give one again. */
export async function endOneRole(desk: Desk, form: { readonly role: string }): Promise<Result<null, RolesRefusal>> {
  return perform<null, RolesRefusal>(desk, 'end-role', async ({ t, today, about }) => {
    if (!isFresh(desk.runtime, desk.provedAt)) return refused({ kind: 'account.prove-again' })
    if (!readId(form.role).ok) return refused({ kind: 'thing.not-found' })
    const holders = await lockHolders(t, 'administrator', today)
    if (holders.length === 1 && holders[0]!.id === form.role) return refused({ kind: 'role.last-administrator' })
    if (!(await endRole(t, form.role, today))) return refused({ kind: 'thing.not-found' })
    about(form.role, { until: today })
    return done(null)
  })
}
