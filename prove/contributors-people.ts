/** Who saves in the contributors' proof and what, and what stands in the database afterwards. */
import { sql } from 'kysely'
import { readAs, type Desk, type Runtime } from '@waymark/operations'
import { allMembers, inNetwork, sealAudit, verifyAudit, type AuditReport } from '@waymark/store'
import { newPerson } from '@waymark/testing'
import { askRound, questionsOf, scaleWorld } from '../bench/scale-world.ts'
import { withRuntimeAt } from './runtime-at.ts'

const slug = 'contributors'
const members = 122 // as the network whose size is the measure
const beginning = 'Contributors proof'

/** One answer that a contributor saves: where it is sent, as whom, and the text that tells it from every other. */
export type Save = {
  readonly cookie: string
  readonly place: string
  readonly text: string
  readonly fields: Readonly<Record<string, string>>
}

/** Founds a network, opens a round and seats so many contributors in it; what each of them can save, every question by one of them. */
export function seatContributors(folder: string, count: number): Promise<readonly Save[]> {
  return withRuntimeAt(folder, async runtime => {
    const { desk, edition } = await scaleWorld(runtime, members, { slug })
    const round = await askRound(desk, edition, '2025')
    // Without one no free text is taken.
    await newPerson(runtime, { network: slug, name: 'Focal point', role: 'focal-point' })
    const cookies = await cookiesOf(runtime, desk, count)
    const asked = await questionsOf(desk, round, Infinity)
    const saves = [...Map.groupBy(asked, ({ member }) => member!)].map(([member, questions]) =>
      questions.map(({ submission, indicator }, at) => {
        const own = cookies.get(member) ?? []
        return own.length === 0 ? undefined : saveOf({ submission, indicator, cookie: own[at % own.length]! })
      }),
    )
    // Question by question through all members, so that neighbours in time are different people.
    const most = Math.max(...saves.map(all => all.length))
    return Array.from({ length: most }, (_, at) => saves.flatMap(all => all[at] ?? [])).flat()
  })
}

async function cookiesOf(runtime: Runtime, desk: Desk, count: number): Promise<ReadonlyMap<string, string[]>> {
  const all = await readAs(desk, t => allMembers(t))
  const cookies = new Map<string, string[]>()
  for (let at = 0; at < count; at++) {
    const { id, name: member } = all[at % all.length]!
    const person = { network: slug, name: `Contributor ${at}`, role: 'contributor', member } as const
    const { session } = await newPerson(runtime, person)
    cookies.set(id, [...(cookies.get(id) ?? []), `waymark=${session}`])
  }
  return cookies
}

type Question = { readonly submission: string; readonly indicator: string; readonly cookie: string }

function saveOf({ submission, indicator, cookie }: Question): Save {
  const text = `${beginning} ${submission} ${indicator}`
  const fields = {
    language: 'en',
    question: indicator,
    [`${indicator}:missing`]: 'unknown',
    [`${indicator}:rationale`]: text,
    [`${indicator}:revision`]: '0',
  }
  return { cookie, place: `/en/${slug}/desk/submissions/${submission}/save`, text, fields }
}

/** How often something is there, by the text that was typed. */
type Times = ReadonlyMap<string, number>

export type Kept = {
  /** Texts, and those of them to which an answer points that was saved once and never changed. */
  readonly texts: Times
  readonly answers: Times
  /** What the audit tells of saving them. */
  readonly audited: Times
  readonly audit: AuditReport
}

/** Reads what is there once everything has ended, with the audit sealed and verified. */
export function readKept(folder: string): Promise<Kept> {
  return withRuntimeAt(folder, async ({ installation: { app, owner, jobs } }) => {
    await sealAudit(jobs.db)
    const { rows } = await sql<{ id: string }>`select id from app.network where slug = ${slug}`.execute(app.db)
    const network = rows[0]!.id
    const kept = await inNetwork(owner.db, network, async t => {
      const times = async (beside: ReturnType<typeof sql>) =>
        new Map(
          (
            await sql<{ body: string; n: number }>`
              select
                x.body,
                count(*)::int as n
              from app.free_text x
              ${beside}
              where x.network_id = ${network}
                and x.body like ${`${beginning} %`}
              group by x.body`.execute(t)
          ).rows.map(({ body, n }) => [body, n]),
        )
      const answer = sql`
        join app.answer a on a.network_id = x.network_id
        and a.rationale_id = x.id
        and a.revision = 1`
      const audited = sql`
        ${answer}
        join app.audit_entry e on e.network_id = a.network_id
        and e.object = a.id
        and e.action = 'save-answer'`
      return { texts: await times(sql``), answers: await times(answer), audited: await times(audited) }
    })
    return { ...kept, audit: await verifyAudit(jobs.db, network) }
  })
}
