/** Letting somebody in again who lost their ways in: one administrator asks, another agrees, and a new link is made. */
import { done, refused, type Result } from '@waymark/language'
import { readId } from '@waymark/network'
import {
  addressesOf,
  addSignInLink,
  areProved,
  clearWaysIn,
  hasRoleElsewhere,
  hasSignedInSince,
  recoveriesAsked,
  rolesInNetwork,
  settleRecovery,
  writeRecovery,
} from '@waymark/store'
import { auditAccount } from '../audit/append.ts'
import { dayOf, perform, type Act, type Desk } from '../desk.ts'
import { postLetter } from '../mail/letter.ts'
import { digestOf, newToken } from '../people/token.ts'
import type { RolesRefusal } from './refusals.ts'
import { nameOf } from './invite.ts'
import { isFresh } from './prove-again.ts'

const waitDays = 3 // between asking and agreeing: time for the person and the other administrators to say no
const linkDays = 1 // a link that replaces every factor is open for a day, not a week

/**
 * Asks. Nothing changes until another administrator agrees, three days later at the earliest. The person and all administrators are
 * told. Nobody asks for themselves.
 */
export async function askRecovery(desk: Desk, form: { readonly person: string }): Promise<Result<null, RolesRefusal>> {
  return perform<null, RolesRefusal>(desk, 'ask-recovery', async ({ t, at, today, about }) => {
    if (!isFresh(desk.runtime, desk.provedAt)) return refused({ kind: 'account.prove-again' })
    const found = readId(form.person).ok && (await rolesInNetwork(t, today)).find(role => role.person === form.person)
    if (!found || !desk.person) return refused({ kind: 'thing.not-found' })
    if (found.person === desk.person.id) return refused({ kind: 'recovery.not-oneself' })
    if (found.email === null) return refused({ kind: 'recovery.no-address' })
    const id = await writeRecovery(t, { person: found.person, by: desk.person.id, at })
    if (id === null) return refused({ kind: 'recovery.asked-already' })
    about(id, { person: found.person })
    await notifyAll(desk, { t, at, today }, { kind: 'recovery-asked', person: found, day: agreeFrom(at) })
    return done(null)
  })
}

/** `day`: the first on which a second administrator may agree. */
type Waits = { readonly kind: 'recovery.waits'; readonly day: string }

export type RecoveryForm = { readonly recovery: string; readonly origin: string }

/**
 * Agrees as a second administrator, three days after the first asked: password, factors, passkeys and sessions are gone, and a link goes to the person's address.
 * Refused where the account opens other networks too: then whoever runs the installation decides; where one of the two is not proved to be
 * a person of their own; and where the person has signed in since. The person and all administrators are told.
 */
export async function agreeRecovery(
  desk: Desk,
  form: RecoveryForm,
): Promise<Result<{ readonly mail: string }, RolesRefusal>> {
  const { runtime } = desk
  return perform<{ readonly mail: string }, RolesRefusal>(desk, 'agree-recovery', async ({ t, at, today, about }) => {
    if (!isFresh(runtime, desk.provedAt)) return refused({ kind: 'account.prove-again' })
    const asked = (await recoveriesAsked(t)).find(recovery => recovery.id === form.recovery)
    if (!asked || !desk.person) return refused({ kind: 'thing.not-found' })
    if (asked.askedBy === desk.person.id) return refused({ kind: 'recovery.same-person' })
    if (asked.person === desk.person.id) return refused({ kind: 'recovery.not-oneself' })
    if (!(await areProved(t, [desk.person.id, asked.askedBy]))) return refused({ kind: 'second.not-proved' })
    const from = agreeFrom(asked.askedAt)
    if (dayOf(at) < from) return refused<Waits>({ kind: 'recovery.waits', day: from })
    const login = runtime.installation.login.db
    if (await hasSignedInSince(login, { person: asked.person, since: asked.askedAt }))
      return refused({ kind: 'recovery.person-is-in' })
    if (await hasRoleElsewhere(login, { person: asked.person, network: t.network, day: today }))
      return refused({ kind: 'recovery.by-the-installation' })
    const found = (await rolesInNetwork(t, today)).find(role => role.person === asked.person)
    if (!found?.email) return refused({ kind: 'thing.not-found' })
    const settled = await settleRecovery(t, { id: asked.id, by: desk.person.id, at })
    if (!settled) return refused({ kind: 'thing.not-found' })
    about(asked.id, { person: asked.person })
    const token = newToken()
    const endsAt = new Date(at.getTime() + linkDays * 24 * 3_600_000)
    const { name, email, language } = found
    const link = `${form.origin}/${language}/sign-in/${token}`
    const values = { name, network: nameOf(desk, language), link, day: endsAt.toISOString().slice(0, 10) }
    const letter = { kind: 'recovery', to: email, language, values } as const
    const mail = await postLetter(runtime, t, { letter, object: asked.id, at, endsAt })
    await notifyAll(desk, { t, at, today }, { kind: 'recovery-agreed', person: found, day: dayOf(at) })
    // Last, and in the other role's own transaction: if what follows fails, the person can be asked for again.
    await login.transaction().execute(async own => {
      await clearWaysIn(own, asked.person, at)
      await addSignInLink(own, { digest: digestOf(token), person: asked.person, at, endsAt })
      await auditAccount(runtime, own, { person: asked.person, actor: desk.person!.id, deed: 'recover-person' })
    })
    return done({ mail })
  })
}

/** The first day on which a second administrator may agree to what was asked then. */
export const agreeFrom = (askedAt: Date): string => dayOf(new Date(askedAt.getTime() + waitDays * 24 * 3_600_000))

type Telling = {
  readonly kind: 'recovery-asked' | 'recovery-agreed'
  readonly person: {
    readonly person: string
    readonly name: string
    readonly email: string | null
    readonly language: string
  }
  readonly day: string
}

/** Tells the person and every administrator; no link that lets anybody in is in it. */
async function notifyAll(desk: Desk, { t, at, today }: Pick<Act, 't' | 'at' | 'today'>, of: Telling): Promise<void> {
  const { person, kind, day } = of
  const own = person.email === null ? [] : [{ name: person.name, email: person.email, language: person.language }]
  const others = (await addressesOf(t, { roles: ['administrator'] }, today)).filter(
    address => address.email !== person.email,
  )
  const endsAt = new Date(at.getTime() + 14 * 24 * 3_600_000)
  for (const { name, email, language } of [...own, ...others]) {
    const values = { name, person: person.name, network: nameOf(desk, language), day }
    await postLetter(desk.runtime, t, { letter: { kind, to: email, language, values }, object: null, at, endsAt })
  }
}

/** Takes the question back; any administrator may. */
export async function withdrawRecovery(
  desk: Desk,
  form: { readonly recovery: string },
): Promise<Result<null, RolesRefusal>> {
  return perform<null, RolesRefusal>(desk, 'agree-recovery', async ({ t, at, about }) => {
    const settled = readId(form.recovery).ok && (await settleRecovery(t, { id: form.recovery, by: null, at }))
    if (!settled) return refused({ kind: 'thing.not-found' })
    about(form.recovery, { withdrawn: true })
    return done(null)
  })
}
