/** Whom a mail goes to. */
import { sql } from 'kysely'
import type { RoleName } from '@waymark/network'
import type { InNetwork } from '../connect.ts'

export type Addressee = { readonly name: string; readonly email: string; readonly language: string }

/** Where to write to those with one of these roles on a day, of one member where it is named; people without an address are left out. */
export async function addressesOf(
  t: InNetwork,
  of: { readonly roles: readonly RoleName[]; readonly member?: string },
  day: string,
): Promise<readonly Addressee[]> {
  const { rows } = await sql<Addressee>`
    select distinct
      p.name,
      p.email,
      p.language
    from auth.role_of r
    join auth.person p on p.id = r.person_id
    where r.network_id = ${t.network}
      and r.role = any (${of.roles}::text[])
      and (${of.member ?? null}::uuid is null or r.member_id = ${of.member ?? null}::uuid)
      and r.days @> ${day}::date
      and p.email is not null
    order by p.email`.execute(t)
  return rows
}
