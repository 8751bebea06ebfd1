/** Letting somebody in again who lost their ways in: one administrator asks, another agrees, and a new link is made. */
import { done, refused, type Result } from '@waymark/language'
import { readId } from '@waymark/network'
import {
  addSignInLink,
  clearWaysIn,
  hasRoleElsewhere,
  recoveriesAsked,
  rolesInNetwork,
  settleRecovery,
  writeRecovery,
} from '@waymark/store'
import { auditAccount } from '../audit/append.ts'
import { perform, type Desk } from '../desk.ts'
import { postLetter } from '../mail/letter.ts'
import { digestOf, newToken } from '../people/token.ts'
import type { Refusal } from '../refusal.ts'
import { nameOf } from './invite.ts'
import { isFresh } from './prove-again.ts'

const linkDays = 1 // a link that replaces every factor is open for a day, not a week

/** Asks. Nothing changes until another administrator agrees. Nobody asks for themselves. */
export async function askRecovery(desk: Desk, form: { readonly person: string }): Promise<Result<null, Refusal>> {
  return perform<null, Refusal>(desk, 'ask-recovery', async ({ t, at, today, about }) => {
    if (!isFresh(desk.runtime, desk.provedAt)) return refused({ kind: 'account.prove-again' })
    const found = readId(form.person).ok && (await rolesInNetwork(t, today)).find(role => role.person === form.person)
    if (!found || !desk.person) return refused({ kind: 'thing.not-found' })
    if (found.person === desk.person.id) return refused({ kind: 'recovery.not-oneself' })
    if (found.email === null) return refused({ kind: 'recovery.no-address' })
    const id = await writeRecovery(t, { person: found.person, by: desk.person.id, at })
    if (id === null) return refused({ kind: 'recovery.asked-already' })
    about(id, { person: found.person })
    return done(null)
  })
}

export type RecoveryForm = { readonly recovery: string; readonly origin: string }

/**
 * Agrees as a second administrator: password, factors, passkeys and sessions are gone, and a link goes to the person's address.
 * Refused where the account opens other networks too: then whoever runs the installation decides.
 */
export async function agreeRecovery(
  desk: Desk,
  form: RecoveryForm,
): Promise<Result<{ readonly mail: string }, Refusal>> {
  const { runtime } = desk
  return perform<{ readonly mail: string }, Refusal>(desk, 'agree-recovery', async ({ t, at, today, about }) => {
    if (!isFresh(runtime, desk.provedAt)) return refused({ kind: 'account.prove-again' })
    const asked = (await recoveriesAsked(t)).find(one => one.id === form.recovery)
    if (!asked || !desk.person) return refused({ kind: 'thing.not-found' })
    if (asked.askedBy === desk.person.id) return refused({ kind: 'recovery.same-person' })
    if (asked.person === desk.person.id) return refused({ kind: 'recovery.not-oneself' })
    const login = runtime.installation.login.db
    if (await hasRoleElsewhere(login, { person: asked.person, network: t.network, day: today }))
      return refused({ kind: 'recovery.by-the-installation' })
    const found = (await rolesInNetwork(t, today)).find(role => role.person === asked.person)
    if (!found?.email) return refused({ kind: 'thing.not-found' })
    await settleRecovery(t, { id: asked.id, by: desk.person.id, at })
    about(asked.id, { person: asked.person })
    const token = newToken()
    const endsAt = new Date(at.getTime() + linkDays * 24 * 3_600_000)
    const { name, email, language } = found
    const link = `${form.origin}/${language}/sign-in/${token}`
    const values = { name, network: nameOf(desk, language), link, day: endsAt.toISOString().slice(0, 10) }
    const letter = { kind: 'recovery', to: email, language, values } as const
    const mail = await postLetter(runtime, t, { letter, object: asked.id, at, endsAt })
    // Last, and in the other role's own transaction: if what follows fails, the person can be asked for again.
    await login.transaction().execute(async own => {
      await clearWaysIn(own, asked.person, at)
      await addSignInLink(own, { digest: digestOf(token), person: asked.person, at, endsAt })
      await auditAccount(runtime, own, { person: asked.person, actor: desk.person!.id, deed: 'recover-person' })
    })
    return done({ mail })
  })
}

/** Takes the question back; any administrator may. */
export async function withdrawRecovery(
  desk: Desk,
  form: { readonly recovery: string },
): Promise<Result<null, Refusal>> {
  return perform<null, Refusal>(desk, 'agree-recovery', async ({ t, at, about }) => {
    const settled = readId(form.recovery).ok && (await settleRecovery(t, { id: form.recovery, by: null, at }))
    if (!settled) return refused({ kind: 'thing.not-found' })
    about(form.recovery, { withdrawn: true })
    return done(null)
  })
}
