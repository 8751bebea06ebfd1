/** Persons of an installation. What is kept of a person is a name and a language, nothing else. */
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { Db, InNetwork } from '../connect.ts'
import type { RoleReach } from './roles.ts'

export type StoredPerson = { readonly id: string; readonly name: string; readonly language: string }

/** Adds a person, with no role anywhere yet, and gives back the id. */
export async function addPerson(
  db: Db,
  person: { readonly name: string; readonly language: string; readonly at: Date },
): Promise<string> {
  const id = uuidv7()
  await sql`
    insert into auth.person (id, name, language, created_at)
    values (${id}, ${person.name}, ${person.language}, ${person.at})`.execute(db)
  return id
}

/** The person of an id, or null. */
export async function personById(db: Db, id: string): Promise<StoredPerson | null> {
  const { rows } = await sql<StoredPerson>`select id, name, language from auth.person where id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** A role somebody holds in one network. */
export type HeldRole = RoleReach & {
  readonly id: string
  readonly person: string
  readonly name: string
  readonly language: string
  readonly role: string
  readonly from: string
  readonly until: string | null
}

/** Everybody with a role in the network on a day, by name, once per role. Needs a role that may read persons. */
export async function peopleOf(t: InNetwork, day: string): Promise<readonly HeldRole[]> {
  const { rows } = await sql<HeldRole>`
    select
      r.id,
      p.id as person,
      p.name,
      p.language,
      r.role,
      r.member_id as member,
      r.group_id as "group",
      r.office_id as office,
      lower(r.days)::text as "from",
      upper(r.days)::text as until
    from auth.role_of r
      join auth.person p on p.id = r.person_id
    where r.network_id = ${t.network}
      and r.days @> ${day}::date
    order by p.name,
      r.id`.execute(t)
  return rows
}
