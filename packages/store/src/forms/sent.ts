/** Forms that were sent: what each one did, so that the same form sent twice is one deed. */
import { sql } from 'kysely'
import type { InNetwork } from '../connect.ts'

export type SentForm = {
  /** Digest of the form's key and of everything typed into it. */
  readonly mark: string
  readonly deed: string
  readonly person: string
}

/** What this form did when this person sent it before; undefined where they did not. A second one sent meanwhile waits here. */
export async function sentBefore(t: InNetwork, form: SentForm): Promise<{ readonly result: unknown } | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${t.network} ${form.mark}`}, 0))`.execute(t)
  const { rows } = await sql<{ result: unknown }>`
    select
      result
    from app.form_sent
    where network_id = ${t.network}
      and mark = ${form.mark}
      and deed = ${form.deed}
      and person_id = ${form.person}`.execute(t)
  return rows[0]
}

const daysKept = 2 // longer than any session lasts: nobody sends a form again later

/** Keeps what the form did, ids and counts and no words; forgets those of days ago. */
export async function keepSent(
  t: InNetwork,
  form: SentForm & { readonly at: Date; readonly result: unknown },
): Promise<void> {
  const { mark, deed, person, at, result } = form
  await sql`
    insert into app.form_sent (network_id, mark, deed, person_id, at, result)
    values (${t.network}, ${mark}, ${deed}, ${person}, ${at}, ${JSON.stringify(result ?? null)})`.execute(t)
  await sql`
    delete from app.form_sent
    where network_id = ${t.network}
      and at < ${at}::timestamptz - make_interval(days => ${daysKept})`.execute(t)
}
