/** An administrator invites many people at once from a list: one line each, tried before anybody is invited. */
import { done, refused, type Result } from '@waymark/language'
import { dayOf, readAs, type Desk } from '../desk.ts'
import { partOfForm } from '../form-parts.ts'
import { mayDo } from '../permissions/index.ts'
import { invite, type InviteRefusal } from './invite.ts'
import { readList, type InvitationLine, type InvitationLines, type InvitationListRefusal } from './invitation-lines.ts'

export type InvitationListForm = InvitationLines & { readonly origin: string }

export type InvitedByList = {
  readonly invited: number
  /** Those who were invited already or have the role: they were left as they are. */
  readonly stayed: number
}

export type InviteListRefusal =
  InviteRefusal | InvitationListRefusal | { readonly kind: 'field.missing'; readonly field: 'role' }

/** What a list would do, line by line; nobody is invited. Refuses as `inviteList` does, and says every wrong line at once. */
export async function tryInvitations(
  desk: Desk,
  form: InvitationLines,
): Promise<Result<readonly InvitationLine[], InviteListRefusal>> {
  if (desk.person && !mayDo(desk.roles, 'invite-person')) return refused({ kind: 'deed.not-permitted' })
  if (form.role !== 'contributor' && form.role !== 'lead') return refused({ kind: 'field.missing', field: 'role' })
  return readAs(desk, t => readList(t, form, dayOf(desk.runtime.now())))
}

/**
 * Reads every line before anybody is invited: a line that cannot be read, a member, region or office the network does not have today, an
 * address that is none or stands twice are refused, each with the number of its line, and nobody is invited. Then each is invited by
 * the rule of every invitation, but for those who have the role or are invited to it: the same list again changes nothing.
 */
export async function inviteList(
  desk: Desk,
  form: InvitationListForm,
): Promise<Result<InvitedByList, InviteListRefusal>> {
  const read = await tryInvitations(desk, form)
  if (!read.ok) return read
  let invited = 0
  for (const { stands, name, email, language, role, member, region, office } of read.value) {
    if (stands !== 'new') continue
    const wished = { name, email, language, role, member, region, office, until: '', origin: form.origin }
    const made = await invite(partOfForm(desk, email), wished)
    if (made.ok) invited += 1
    else if (made.refusal.kind !== 'invitation.open-already') return made
  }
  return done({ invited, stayed: read.value.length - invited })
}
