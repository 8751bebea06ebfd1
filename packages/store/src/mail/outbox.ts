/** Mails that wait, in the network they belong to. What they say is encrypted, and emptied once they are sent or too old. */
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { Db, InNetwork } from '../connect.ts'

export type MailRow = {
  readonly id: string
  readonly network: string
  readonly kind: string
  /** What it is about: an invitation, a recovery, a concern. */
  readonly object: string | null
  readonly sealed: Buffer | null
  readonly madeAt: Date
  readonly endsAt: Date
  readonly tries: number
  readonly sentAt: Date | null
  readonly givenUpAt: Date | null
  readonly fault: string | null
}

const columns = sql`id, network_id as network, kind, object, sealed, made_at as "madeAt", ends_at as "endsAt", tries,
  sent_at as "sentAt", given_up_at as "givenUpAt", fault`

export type NewMail = Pick<MailRow, 'kind' | 'object' | 'madeAt' | 'endsAt'> & {
  /** Encrypts for the id the mail gets. */
  readonly seal: (id: string) => Buffer
}

/** Writes a mail in the transaction of the change it tells of. */
export async function writeMail(t: InNetwork, mail: NewMail): Promise<string> {
  const id = uuidv7()
  await sql`
    insert into app.mail (network_id, id, kind, object, sealed, made_at, ends_at)
    values (
      ${t.network},
      ${id},
      ${mail.kind},
      ${mail.object},
      ${mail.seal(id)},
      ${mail.madeAt},
      ${mail.endsAt}
    )`.execute(t)
  return id
}

/** A newer mail about the same thing makes those that still wait void. */
export async function voidMails(t: InNetwork, object: string, at: Date): Promise<void> {
  await sql`
    update app.mail
    set
      given_up_at = ${at},
      sealed = null
    where network_id = ${t.network}
      and object = ${object}
      and sent_at is null
      and given_up_at is null`.execute(t)
}

/** The mails of the network, the newest first. */
export async function mailsOf(t: InNetwork, most: number): Promise<readonly MailRow[]> {
  const { rows } = await sql<MailRow>`
    select
      ${columns}
    from app.mail
    where network_id = ${t.network}
    order by made_at desc,
      id desc
    limit ${most}`.execute(t)
  return rows
}

export async function mailById(t: InNetwork, id: string): Promise<MailRow | undefined> {
  const { rows } =
    await sql<MailRow>`select ${columns} from app.mail where network_id = ${t.network} and id = ${id}`.execute(t)
  return rows[0]
}

const claimMinutes = 5 // after which another process may try a mail that one has claimed and not settled

/** Takes the next mail that waits, in whatever network, for a while; of two who ask at once each gets another one. */
export async function claimMail(jobs: Db, now: Date): Promise<MailRow | undefined> {
  const patience = new Date(now.getTime() - claimMinutes * 60_000)
  const { rows } = await sql<MailRow>`
    update app.mail
    set
      claimed_at = ${now},
      tries = tries + 1
    where (network_id, id) = (
        select
          network_id,
          id
        from app.mail
        where sent_at is null
          and given_up_at is null
          and (
            claimed_at is null
            or claimed_at < ${patience}
          )
          and made_at <= ${now}
        order by made_at,
          id
        for update
          skip locked
        limit 1
      )
    returning ${columns}`.execute(jobs)
  return rows[0]
}

/** Says what became of a claimed mail: sent, given up, or to be tried again after the claim ends. False where it was settled meanwhile. */
export async function settleMail(
  jobs: Db,
  of: {
    readonly mail: MailRow
    readonly outcome: 'sent' | 'given-up' | 'again'
    readonly fault: string | null
    readonly at: Date
  },
): Promise<boolean> {
  const { mail, outcome, fault, at } = of
  const { rows } = await sql`
    update app.mail
    set
      fault = ${fault},
      sent_at = ${outcome === 'sent' ? at : null},
      given_up_at = ${outcome === 'given-up' ? at : null},
      sealed = case
        when ${outcome === 'again'} then sealed
      end
    where network_id = ${mail.network}
      and id = ${mail.id}
      and sent_at is null
      and given_up_at is null
    returning id`.execute(jobs)
  return rows.length > 0
}
