/** A focal point reads what others marked as worrying, so one administrator alone names none: a second one agrees. */
import { done, refused, type Result } from '@waymark/language'
import { readId } from '@waymark/network'
import { areProved, giveRole, namingsAsked, rolesInNetwork, settleNaming, writeNaming } from '@waymark/store'
import { perform, type Act, type Desk } from '../desk.ts'
import { notifyAdministrators } from '../mail/notify-administrators.ts'
import type { RolesRefusal } from './refusals.ts'
import { isFresh } from './prove-again.ts'

/** The role that was given; where it `waits`, the wish for one. */
export type RoleGiven = { readonly role: string; readonly waits: boolean }

/** Keeps the wish until another administrator agrees; all administrators are told. Refuses one that waits already. */
export async function askNaming(
  desk: Desk,
  act: Act,
  wish: { readonly person: string; readonly until: string | null },
): Promise<Result<RoleGiven, RolesRefusal>> {
  if (!desk.person) return refused({ kind: 'thing.not-found' })
  const id = await writeNaming(act.t, { ...wish, by: desk.person.id, at: act.at })
  if (id === null) return refused({ kind: 'naming.asked-already', field: 'role' })
  act.about(id, { role: 'focal-point', ...wish })
  await notifyAdministrators(desk, act, 'naming-asked')
  return done({ role: id, waits: true })
}

/**
 * Agrees as a second administrator, which gives the role; all administrators are told. Refuses who asked, the person who is named, one
 * whose proof is older than ten minutes, where one of the two is not proved to be a person of their own, where the person has left the
 * network since, and where the wish was settled at the same moment.
 */
export async function agreeNaming(desk: Desk, form: { readonly naming: string }): Promise<Result<null, RolesRefusal>> {
  return perform<null, RolesRefusal>(desk, 'agree-naming', async act => {
    const { t, at, today, about } = act
    if (!isFresh(desk.runtime, desk.provedAt)) return refused({ kind: 'account.prove-again' })
    const asked = (await namingsAsked(t)).find(naming => naming.id === form.naming)
    if (!asked || !desk.person) return refused({ kind: 'thing.not-found' })
    if (asked.askedBy === desk.person.id) return refused({ kind: 'naming.same-person' })
    if (asked.person === desk.person.id) return refused({ kind: 'naming.not-oneself' })
    if (!(await areProved(t, [desk.person.id, asked.askedBy]))) return refused({ kind: 'second.not-proved' })
    if (asked.until !== null && asked.until <= today) return refused({ kind: 'role.ends-before-it-begins' })
    const here = (await rolesInNetwork(t, today)).some(role => role.person === asked.person)
    if (!here || !(await settleNaming(t, { id: asked.id, by: desk.person.id, at })))
      return refused({ kind: 'thing.not-found' })
    const reach = { member: null, group: null, office: null }
    const role = await giveRole(t, {
      person: asked.person,
      role: 'focal-point',
      ...reach,
      from: today,
      until: asked.until,
    })
    about(asked.id, { person: asked.person, role })
    await notifyAdministrators(desk, act, 'naming-agreed')
    return done(null)
  })
}

/** Takes the wish back; any administrator may. */
export async function withdrawNaming(
  desk: Desk,
  form: { readonly naming: string },
): Promise<Result<null, RolesRefusal>> {
  return perform<null, RolesRefusal>(desk, 'agree-naming', async ({ t, at, about }) => {
    if (!readId(form.naming).ok || !(await settleNaming(t, { id: form.naming, by: null, at })))
      return refused({ kind: 'thing.not-found' })
    about(form.naming, { withdrawn: true })
    return done(null)
  })
}
