/** An administrator invites a person to the network: by mail, or by what the mail would say, shown in the app. */
import { done, isLanguage, refused, type Result, plainText } from '@waymark/language'
import { readId } from '@waymark/network'
import { renewInvitation, voidMails, withdrawInvitation, writeInvitation, type InvitationRow } from '@waymark/store'
import { perform, type Act, type Desk } from '../desk.ts'
import { postLetter } from '../mail/letter.ts'
import { digestOf, newToken } from '../people/token.ts'
import type { CommonRefusal } from '../refusal.ts'
import { plainEmail, type EmailRefusal } from './email.ts'
import { isFresh } from './prove-again.ts'
import { roleWished, type RoleWishRefusal, type WishedRole } from './role-wished.ts'

const openDays = 7

export type InvitationForm = WishedRole & {
  readonly name: string
  readonly email: string
  readonly language: string
  /** Where the site is, for the link in the mail: `https://waymark.example.org`. */
  readonly origin: string
}

export type InviteRefusal =
  | CommonRefusal
  | EmailRefusal
  | RoleWishRefusal
  | { readonly kind: 'account.prove-again' }
  | { readonly kind: 'language.unknown'; readonly field: 'language' }
  | { readonly kind: 'role.named-by-two'; readonly field: 'role' }
  | { readonly kind: 'invitation.open-already'; readonly field: 'email' }

export type InvitationMade = { readonly invitation: string; readonly mail: string }

/**
 * Nobody gets an account without one of these. Whether somebody with this address has an account already is not said. Refuses the role of
 * a focal point, which two administrators give to a person of the network.
 */
export async function invite(desk: Desk, form: InvitationForm): Promise<Result<InvitationMade, InviteRefusal>> {
  return perform<InvitationMade, InviteRefusal>(desk, 'invite-person', async act => {
    if (!isFresh(desk.runtime, desk.provedAt)) return refused({ kind: 'account.prove-again' })
    const name = plainText(form.name)
    if (name === '') return refused({ kind: 'field.missing', field: 'name' })
    if (name.length > 120) return refused({ kind: 'field.too-long', field: 'name', most: 120 })
    const email = plainEmail(form.email)
    if (!email.ok) return email
    if (!isLanguage(form.language)) return refused({ kind: 'language.unknown', field: 'language' })
    const role = await roleWished(act, form)
    if (!role.ok) return role
    if (role.value.role === 'focal-point') return refused({ kind: 'role.named-by-two', field: 'role' })
    const token = newToken()
    const invitation = {
      ...role.value,
      name,
      email: email.value,
      language: form.language,
      digest: digestOf(token),
      invitedBy: desk.person?.id ?? null,
      madeAt: act.at,
      endsAt: endOf(act.at),
    }
    const id = await writeInvitation(act.t, invitation)
    if (id === null) return refused({ kind: 'invitation.open-already', field: 'email' })
    act.about(id, role.value)
    return done({
      invitation: id,
      mail: await send(desk, act, { row: { ...invitation, id }, token, origin: form.origin }),
    })
  })
}

/** Sends an open invitation again with a new link; the old one works no more. */
export async function inviteAgain(
  desk: Desk,
  form: { readonly invitation: string; readonly origin: string },
): Promise<Result<InvitationMade, InviteRefusal>> {
  return perform<InvitationMade, InviteRefusal>(desk, 'invite-person', async act => {
    if (!isFresh(desk.runtime, desk.provedAt)) return refused({ kind: 'account.prove-again' })
    const token = newToken()
    const renewed = { id: form.invitation, digest: digestOf(token), endsAt: endOf(act.at) }
    const row = readId(form.invitation).ok ? await renewInvitation(act.t, renewed) : undefined
    if (!row) return refused({ kind: 'thing.not-found' })
    act.about(row.id, { again: true })
    return done({ invitation: row.id, mail: await send(desk, act, { row, token, origin: form.origin }) })
  })
}

/** Takes an open invitation back: its link works no more. */
export async function withdrawInvite(
  desk: Desk,
  form: { readonly invitation: string },
): Promise<Result<null, InviteRefusal>> {
  return perform<null, InviteRefusal>(desk, 'invite-person', async ({ t, at, about }) => {
    if (!readId(form.invitation).ok || !(await withdrawInvitation(t, form.invitation, at)))
      return refused({ kind: 'thing.not-found' })
    await voidMails(t, form.invitation, at)
    about(form.invitation, { withdrawn: true })
    return done(null)
  })
}

const endOf = (at: Date) => new Date(at.getTime() + openDays * 24 * 3_600_000)

type Sending = { readonly row: InvitationRow; readonly token: string; readonly origin: string }

async function send(desk: Desk, act: Act, { row, token, origin }: Sending): Promise<string> {
  const { name, email, language } = row
  const network = nameOf(desk, language)
  const link = `${origin}/${language}/sign-in/invitation/${token}`
  const values = { name, network, link, day: row.endsAt.toISOString().slice(0, 10) }
  const letter = { kind: 'invitation', to: email, language, values } as const
  return postLetter(desk.runtime, act.t, { letter, object: row.id, at: act.at, endsAt: row.endsAt })
}

/** The network by its name in a language, else in English, else by its slug. */
export const nameOf = (desk: Desk, language: string): string =>
  desk.network.names[language] ?? desk.network.names['en'] ?? desk.network.slug
