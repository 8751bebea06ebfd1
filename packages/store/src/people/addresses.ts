/** Whom a mail goes to. */
import { sql } from 'kysely'
import type { RoleName } from '@waymark/network'
import type { InNetwork } from '../connect.ts'

export type Addressee = { readonly name: string; readonly email: string; readonly language: string }

/** Somebody who answers for a form that is not handed in, and may be written to about it. */
export type PersonToRemind = Addressee & {
  readonly person: string
  readonly submission: string
  readonly dueOn: string
  /** The last reminder to them in this network, of whatever form; null where none was. */
  readonly remindedAt: Date | null
}

/**
 * Who answers for forms of open rounds that are not handed in, of these submissions or of all: one row by person and form. Left out are
 * people without an address and those who do not want to be reminded.
 */
export async function peopleToRemind(
  t: InNetwork,
  of: { readonly submissions: readonly string[] | null; readonly day: string },
): Promise<readonly PersonToRemind[]> {
  const { rows } = await sql<PersonToRemind>`
    select distinct on (p.email, s.id)
      p.id as person,
      p.name,
      p.email,
      p.language,
      s.id as submission,
      to_char(greatest(s.due_on, d.due_on), 'YYYY-MM-DD') as "dueOn",
      (
        select max(m.made_at)
        from app.mail m
        where m.network_id = s.network_id
          and m.object = p.id
          and m.kind = 'reminder'
      ) as "remindedAt"
    from app.submission s
    join app.round d on d.network_id = s.network_id
      and d.id = s.round_id
    join app.respondent q on q.network_id = s.network_id
      and q.id = s.respondent_id
    join auth.role_of o on o.network_id = s.network_id
      and o.days @> ${of.day}::date
      and ((o.role in ('lead', 'contributor') and o.member_id = q.member_id)
        or (o.role = 'respondent' and o.office_id = q.office_id))
    join auth.person p on p.id = o.person_id
    where s.network_id = ${t.network}
      and (${of.submissions}::uuid[] is null or s.id = any (${of.submissions}::uuid[]))
      and s.state in ('draft', 'returned')
      and d.closed_on is null
      and d.voided_on is null
      and p.email is not null
      and p.reminders
    order by p.email,
      s.id`.execute(t)
  return rows
}

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
