import type { RoleWishRefusal } from './role-wished.ts'
import type { CommonRefusal, RefusalOf } from '../refusal.ts'

/** Why a change of roles, focal points and lost ways in is refused. */
export type RolesRefusal = RefusalOf<
  | CommonRefusal['kind']
  | RoleWishRefusal['kind']
  | 'account.prove-again'
  | 'naming.asked-already'
  | 'naming.not-oneself'
  | 'naming.same-person'
  | 'recovery.asked-already'
  | 'recovery.by-the-installation'
  | 'recovery.no-address'
  | 'recovery.not-oneself'
  | 'recovery.person-is-in'
  | 'recovery.same-person'
  | 'recovery.waits'
  | 'role.ends-before-it-begins'
  | 'role.held-already'
  | 'role.last-administrator'
  | 'second.not-proved'
  | 'thing.not-found'
>
