import { done, refused, type Result } from '@waymark/language'
import { readDay, readId, roleNames, type Day, type DayRefusal, type RoleName } from '@waymark/network'

/** Who sees to it that a decision is carried out: everybody with a role, or a member; and by when. */
export type Owned = { readonly owner: Owner; readonly due: Day }

export type Owner = { readonly role: RoleName } | { readonly member: string }

export type OwnedRefusal =
  | { readonly field: 'owner'; readonly kind: 'decision.owner-missing' }
  | { readonly field: 'owner'; readonly kind: 'decision.owner-unknown'; readonly given: string }
  | ({ readonly field: 'due' } & DayRefusal)
  | { readonly field: 'due'; readonly kind: 'decision.due-over'; readonly due: Day; readonly today: Day }

/**
 * Reads the owner (`role NAME` or `member ID`) and the day a decision is due. Refuses a decision that nobody owns, an owner that is neither
 * a role nor one of `members`, and a day that is none or already over. Source: models.md 6.
 */
export function readOwned(
  typed: { readonly owner: string; readonly due: string },
  members: ReadonlySet<string>,
  today: Day,
): Result<Owned, OwnedRefusal> {
  const given = typed.owner.trim()
  if (given === '') return refused({ field: 'owner', kind: 'decision.owner-missing' })
  const owner = ownerNamed(given, members)
  if (!owner) return refused({ field: 'owner', kind: 'decision.owner-unknown', given })
  const due = readDay(typed.due)
  if (!due.ok) return refused({ field: 'due', ...due.refusal })
  if (due.value < today) return refused({ field: 'due', kind: 'decision.due-over', due: due.value, today })
  return done({ owner, due: due.value })
}

/** The role or member that `given` names (`role NAME` or `member ID`); null where it is neither a role nor one of `members`. */
export function ownerNamed(given: string, members: ReadonlySet<string>): Owner | null {
  const [kind = '', name = ''] = given.trim().split(' ')
  const role = roleNames.find(roleName => kind === 'role' && roleName === name)
  if (role) return { role }
  return kind === 'member' && readId(name).ok && members.has(name) ? { member: name } : null
}
