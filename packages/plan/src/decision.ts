import { done, refused, type Result } from '@waymark/language'
import { readDay, readId, roleNames, type Day, type DayRefusal, type RoleName } from '@waymark/network'

/** Who sees to it that a decision is carried out: everybody with a role, or a member; and by when. */
export type Owned = { readonly owner: { readonly role: RoleName } | { readonly member: string }; readonly due: Day }

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
  const [kind = '', name = ''] = given.split(' ')
  const role = roleNames.find(roleName => kind === 'role' && roleName === name)
  const isMember = kind === 'member' && readId(name).ok && members.has(name)
  if (!role && !isMember) return refused({ field: 'owner', kind: 'decision.owner-unknown', given })
  const due = readDay(typed.due)
  if (!due.ok) return refused({ field: 'due', ...due.refusal })
  if (due.value < today) return refused({ field: 'due', kind: 'decision.due-over', due: due.value, today })
  return done({ owner: role ? { role } : { member: name }, due: due.value })
}

/** Whether a decision that nothing came of yet is past its day. */
export const isLate = (due: string, changed: boolean, today: string): boolean => !changed && due < today
